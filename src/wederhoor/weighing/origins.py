"""Where claims first came from. Rule: origins are counted, not outlets; an outlet's own voice lifts no status."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from wederhoor.model.ids import make_id
from wederhoor.model.packs import Theatre
from wederhoor.model.vocabulary import UNATTRIBUTED
from wederhoor.model.weights import Origin, Relation
from wederhoor.weighing.facts import Fact, party_of
from wederhoor.weighing.links import Families, heads

ONE_SOURCE = frozenset({"copy", "version", "same_claimant", "headline"})
UMBRELLAS = frozenset({"government", "group"})  # kinds of actor that speak for others of their side


def find_origins(facts: Sequence[Fact], repeats: Iterable[Relation]) -> tuple[Origin, ...]:
    """Origins by id: a speaker and the story in which the words first stood, with every claim from there."""
    families = Families((relation.a, relation.b) for relation in repeats if relation.rule in ONE_SOURCE)
    first = heads(facts, families)
    by_id = {fact.id: fact for fact in facts}
    claims: dict[tuple[tuple[str, ...], str], list[str]] = defaultdict(list)
    for fact in facts:
        head = by_id[first[fact.id]].claim
        claims[(head.claimants, head.story)].append(fact.id)
    return tuple(
        sorted(
            (
                Origin(_named(claimants, story), claimants, story, tuple(sorted(told)))
                for (claimants, story), told in claims.items()
            ),
            key=lambda origin: origin.id,
        )
    )


@lru_cache(maxsize=65_536)  # days that lie near each other have most of their origins in common
def _named(claimants: tuple[str, ...], story: str) -> str:
    return make_id("o", list(claimants), story)


def independent(origins: Iterable[Origin], theatre: Theatre) -> tuple[Origin, ...]:
    """Origins of known actors, one for each set of actors of which one is the other's parent or speaks for its side."""
    kept: list[Origin] = []
    for origin in sorted(origins, key=lambda origin: origin.id):
        if UNATTRIBUTED in origin.claimants or any(party_of(theatre, actor) is None for actor in origin.claimants):
            continue
        if not any(_one_source(theatre, origin.claimants, other.claimants) for other in kept):
            kept.append(origin)
    return tuple(kept)


def outlets_of(facts: Iterable[Fact]) -> tuple[str, ...]:
    """The known outlets of some claims; a story without one counts for none."""
    return tuple(sorted({fact.outlet for fact in facts if fact.outlet}))


def _one_source(theatre: Theatre, a: Sequence[str], b: Sequence[str]) -> bool:
    return any(_kin(theatre, x, y) for x in a for y in b)


def _kin(theatre: Theatre, a: str, b: str) -> bool:
    if a in theatre.ancestors(b) or b in theatre.ancestors(a):
        return True
    return party_of(theatre, a) == party_of(theatre, b) and any(_umbrella(theatre, name) for name in (a, b))


def _umbrella(theatre: Theatre, name: str) -> bool:
    known = theatre.actors.get(name)
    return known is not None and known.kind in UMBRELLAS and known.party in theatre.parties


def by_claim(origins: Iterable[Origin]) -> Mapping[str, Origin]:
    """The origin of each claim."""
    return {claim: origin for origin in origins for claim in origin.claims}
