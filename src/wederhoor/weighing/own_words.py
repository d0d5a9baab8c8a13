"""A side that says what it had denied. Rule: such a pair shows a change of position and contests nothing.

What was denied and what is said must be one deed: of the same doer, and at the same place or in the same story.
"""

from collections import defaultdict
from collections.abc import Sequence

from wederhoor.model.vocabulary import Certainty, Family, Kind, RelationKind
from wederhoor.model.weights import OWN_DENIAL, Relation
from wederhoor.weighing.about import compatible
from wederhoor.weighing.facts import Fact, lately, related, same_side, shared

DAYS = 31  # after which a side's word is a new matter
ATTACKING = frozenset({Kind.ADVANCE, Kind.BATTLE, Kind.CAPTURE, Kind.RECAPTURE, Kind.ENCIRCLEMENT})
FOUGHT = frozenset({Family.GROUND, Family.STRIKES})  # there is much of it at once: only a shared place makes it one


def find_own_denials(facts: Sequence[Fact]) -> tuple[Relation, ...]:
    """Pairs (what a side says first, its denial before); facts come in canonical order. A position changes once."""
    stories: dict[object, list[Fact]] = defaultdict(list)
    for fact in facts:
        for subject in _denied(fact):
            stories[fact.claim.story, subject].append(fact)
    earlier: dict[object, list[Fact]] = defaultdict(list)
    first: dict[str, Relation] = {}
    for fact in facts:
        if _firm(fact):
            subject = _subject(fact.claim.kind, fact)
            beside = stories.get((fact.claim.story, subject), ())
            rows = [earlier[subject, place] for place in _where(fact)]
            told = (one for row in rows for one in lately(fact, row, 2 * DAYS))
            before = [one for one in (*beside, *told) if _against(fact, one)]
            if before:
                last = max(before, key=lambda one: (one.last or 0, one.order))
                first.setdefault(last.id, Relation(RelationKind.CONTRADICTS, fact.id, last.id, OWN_DENIAL))
        for subject in _denied(fact):
            for place in (None, *fact.scope):
                earlier[subject, place].append(fact)
    return tuple(sorted(first.values()))


def _where(fact: Fact) -> Sequence[str | None]:
    """Where denials in other stories are looked for: at its places, or anywhere."""
    return fact.scope if fact.family in FOUGHT else (None,)


def _subject(kind: Kind, fact: Fact) -> tuple[object, ...]:
    return kind, fact.doers, fact.parties


def _firm(fact: Fact) -> bool:
    said = fact.attributed and fact.claim.certainty is Certainty.ASSERTED and not fact.negative
    return said and fact.family is not Family.WORDS


def _denied(fact: Fact) -> list[tuple[object, ...]]:
    """What a claim denies, if it is a denial."""
    denies = fact.claim.certainty is Certainty.DENIED and fact.attributed and bool(fact.doers) and fact.number is None
    return [_subject(kind, fact) for kind in sorted(_denied_kinds(fact))] if denies else []


def _denied_kinds(fact: Fact) -> frozenset[Kind]:
    """What a denial says did not happen; who was not attacked has lost no ground either."""
    kind = fact.claim.kind
    return frozenset({kind, *(ATTACKING if kind is Kind.ATTACK else ())})


def _against(fact: Fact, denial: Fact) -> bool:
    if fact.last is None or denial.last is None or not 0 <= fact.last - denial.last <= DAYS:
        return False
    if not (related(fact, denial) or same_side(fact, denial)) or not compatible(fact, denial):
        return False
    one_story = fact.claim.story == denial.claim.story
    if not one_story and fact.known < denial.known:
        return False
    if one_story and fact.claim.kind is denial.claim.kind and fact.claim.claimants == denial.claim.claimants:
        return False  # who reports a deed and denies a claim of it in one breath disputes how it went
    if one_story or fact.family not in FOUGHT:
        return not fact.aims or not denial.aims or fact.aims == denial.aims
    return fact.claim.kind is denial.claim.kind and shared(fact.scope, denial.scope) and _one_aim(fact, denial)


def _one_aim(fact: Fact, denial: Fact) -> bool:
    """Whether both are done to the same, or to nothing but the place."""
    return fact.aims == denial.aims or not (fact.things or denial.things)
