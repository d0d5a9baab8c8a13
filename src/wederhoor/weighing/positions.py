"""One contradiction for two positions. Rule: what one speaker says in one go meets what another says in one go once.

Standing is judged by every pair; these are the pairs that are shown and counted.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from wederhoor.model.vocabulary import RelationKind
from wederhoor.model.weights import OWN_DENIAL, Relation
from wederhoor.weighing.denials import DENIAL, MANNER
from wederhoor.weighing.facts import Fact

Voice = tuple[str, int, tuple[str, ...], str]  # a story, the number of a turn in it, who speaks, of which family


def represent(relations: Iterable[Relation], facts: Sequence[Fact]) -> tuple[Relation, ...]:
    """The relations with one contradiction for each two turns, family and place: a denial, else the nearest in text.

    They come in no order.
    """
    by_id = {fact.id: fact for fact in facts}
    voices = _voices(facts)
    stands = {fact.id: (voices[fact.id], fact.scope) for fact in facts}
    chosen: dict[object, Relation] = {}
    kept: list[Relation] = []
    for relation in relations:
        if relation.kind is RelationKind.CONTRADICTS and relation.rule != OWN_DENIAL:  # `opposes`, of a great many
            key = _key(stands[relation.a], stands[relation.b])
            held = chosen.setdefault(key, relation)
            if held is not relation and _rank(relation, by_id) < _rank(held, by_id):
                chosen[key] = relation
        else:
            kept.append(relation)
    return (*kept, *chosen.values())


def _voices(facts: Iterable[Fact]) -> Mapping[str, int]:
    """For each claim a number that stands for its turn, its speaker and its family.

    A turn is the claims of one speaker in a story with no other speaker between.
    """
    told: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        told[fact.claim.story].append(fact)
    voices: dict[str, int] = {}
    known: dict[Voice, int] = {}
    for story, claims in told.items():
        number, speaker = 0, None
        for fact in claims:
            if fact.attributed and fact.claim.claimants != speaker:
                number, speaker = number + 1, fact.claim.claimants
            voice = (story, number, fact.claim.claimants, fact.family.value)
            voices[fact.id] = known.setdefault(voice, len(known))
    return voices


def _key(a: tuple[int, tuple[str, ...]], b: tuple[int, tuple[str, ...]]) -> object:
    """Two voices, in whatever order they come, and the places of which both speak."""
    (one, here), (other, there) = a, b
    shared = here if here == there else tuple(sorted(set(here) & set(there)))
    return (one, other, shared) if one <= other else (other, one, shared)


def _rank(relation: Relation, by_id: Mapping[str, Fact]) -> tuple[object, ...]:
    a, b = by_id[relation.a], by_id[relation.b]
    first, second = sorted((a, b), key=lambda fact: fact.order)
    apart = second.claim.sentence.start - first.claim.sentence.end if a.claim.story == b.claim.story else 0
    return relation.rule not in {DENIAL, MANNER}, apart, _place(first), _place(second), relation


def _place(fact: Fact) -> tuple[object, ...]:
    """Where a claim stands: claims of one clause in the order of their numbers."""
    number = fact.claim.quantity.span if fact.claim.quantity else None
    known, story, sentence, content, name = fact.order
    return known, story, sentence, content, number.start if number else 0, name
