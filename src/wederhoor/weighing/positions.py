"""One contradiction for two positions. Rule: what one speaker says in one go meets what another says in one go once.

Standing is judged by every pair; these are the pairs that are shown and counted.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from wederhoor.model.weights import Relation
from wederhoor.weighing.denials import DENIAL, MANNER
from wederhoor.weighing.facts import Fact

Turn = tuple[str, int]  # a story and the number of the turn in it


def represent(relations: Iterable[Relation], facts: Sequence[Fact]) -> tuple[Relation, ...]:
    """The relations with one contradiction for each two turns, family and place: a denial, else the nearest in text."""
    by_id = {fact.id: fact for fact in facts}
    turns = _turns(facts)
    groups: dict[object, list[Relation]] = defaultdict(list)
    kept: list[Relation] = []
    for relation in relations:
        if relation.opposes:
            groups[_key(by_id[relation.a], by_id[relation.b], turns)].append(relation)
        else:
            kept.append(relation)
    kept += [min(group, key=lambda one: _rank(one, by_id)) for group in groups.values()]
    return tuple(sorted(kept))


def _turns(facts: Iterable[Fact]) -> Mapping[str, Turn]:
    """For each claim the turn it belongs to: claims of one speaker in a story with no other speaker between."""
    told: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        told[fact.claim.story].append(fact)
    turns: dict[str, Turn] = {}
    for story, claims in told.items():
        number, speaker = 0, None
        for fact in claims:
            if fact.attributed and fact.claim.claimants != speaker:
                number, speaker = number + 1, fact.claim.claimants
            turns[fact.id] = (story, number)
    return turns


def _key(a: Fact, b: Fact, turns: Mapping[str, Turn]) -> object:
    shared = tuple(sorted(set(a.scope) & set(b.scope)))
    voices = sorted((turns[one.id], one.claim.claimants, one.family.value) for one in (a, b))
    return *voices, shared


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
