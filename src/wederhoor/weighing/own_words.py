"""A side that says what it had denied. Rule: such a pair shows a change of position and contests nothing.

What was denied and what is said must be one deed: of the same doer, and at the same place or in the same story.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from wederhoor.model.vocabulary import Certainty, Family, Kind, RelationKind
from wederhoor.model.weights import OWN_DENIAL, Relation
from wederhoor.weighing.about import compatible
from wederhoor.weighing.facts import Fact, related, same_side

DAYS = 31  # after which a side's word is a new matter
ATTACKING = frozenset({Kind.ADVANCE, Kind.BATTLE, Kind.CAPTURE, Kind.RECAPTURE, Kind.ENCIRCLEMENT})
FOUGHT = frozenset({Family.GROUND, Family.STRIKES})  # there is much of it at once: only a shared place makes it one


def find_own_denials(facts: Sequence[Fact]) -> tuple[Relation, ...]:
    """Pairs (what a side says first, its denial before); facts come in canonical order. A position changes once."""
    denied: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.claim.certainty is Certainty.DENIED and fact.attributed and fact.doers and fact.number is None:
            for kind in _denied_kinds(fact):
                denied[kind, fact.doers, fact.parties].append(fact)
    first: dict[str, Relation] = {}
    for fact in facts:
        for relation in _taken_up(fact, denied):
            first.setdefault(relation.b, relation)
    return tuple(sorted(first.values()))


def _denied_kinds(fact: Fact) -> frozenset[Kind]:
    """What a denial says did not happen; who was not attacked has lost no ground either."""
    kind = fact.claim.kind
    return frozenset({kind, *(ATTACKING if kind is Kind.ATTACK else ())})


def _taken_up(fact: Fact, denied: dict[tuple[object, ...], list[Fact]]) -> Iterator[Relation]:
    """The last denial that a claim goes against."""
    firm = fact.attributed and fact.claim.certainty is Certainty.ASSERTED and not fact.negative
    if not firm or fact.family is Family.WORDS:
        return
    before = [other for other in denied.get((fact.claim.kind, fact.doers, fact.parties), ()) if _against(fact, other)]
    if before:
        last = max(before, key=lambda other: (other.last or 0, other.order))
        yield Relation(RelationKind.CONTRADICTS, fact.id, last.id, OWN_DENIAL)


def _against(fact: Fact, denial: Fact) -> bool:
    if not (related(fact, denial) or same_side(fact, denial)) or not compatible(fact, denial):
        return False
    if fact.last is None or denial.last is None or not 0 <= fact.last - denial.last <= DAYS:
        return False
    one_story = fact.claim.story == denial.claim.story
    if not one_story and fact.known < denial.known:
        return False
    if one_story and fact.claim.kind is denial.claim.kind and fact.claim.claimants == denial.claim.claimants:
        return False  # who reports a deed and denies a claim of it in one breath disputes how it went
    if one_story or fact.family not in FOUGHT:
        return not fact.aims or not denial.aims or fact.aims == denial.aims
    return fact.claim.kind is denial.claim.kind and bool(set(fact.scope) & set(denial.scope)) and _one_aim(fact, denial)


def _one_aim(fact: Fact, denial: Fact) -> bool:
    """Whether both are done to the same, or to nothing but the place."""
    return fact.aims == denial.aims or not (set(fact.aims) - set(fact.scope) or set(denial.aims) - set(denial.scope))
