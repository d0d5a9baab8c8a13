"""Which claim replaces which. Rule: only the same speaker, a body of the same side, or the same outlet corrects."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from wederhoor.model.vocabulary import Certainty, RelationKind
from wederhoor.model.weights import Relation
from wederhoor.weighing.facts import SILENT, Fact, related, same_side

REPLACING = SILENT | {Certainty.CORRECTED}
DAYS = 7  # after which a correction no longer finds what it corrects by its number alone


def find_corrections(facts: Sequence[Fact], about: Mapping[str, str], heads: Mapping[str, str]) -> tuple[Relation, ...]:
    """Pairs (correction, corrected); facts come in canonical order, heads are those of families of repeats."""
    stories: dict[str, list[Fact]] = defaultdict(list)
    numbers: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
    for fact in facts:
        stories[fact.claim.story].append(fact)
        if fact.number is not None and fact.number[0] is not None:
            numbers[(fact.claim.kind, fact.number[0])].append(fact)
    by_id = {fact.id: fact for fact in facts}
    found: set[Relation] = set()
    for fact in facts:
        if fact.claim.certainty is Certainty.CORRECTED:
            old = heads[fact.id] != fact.id  # it names a number that was given before
            found.update(_in_story(fact, stories[fact.claim.story], old))
            if not old:
                found.update(_meant(fact, by_id.get(about.get(fact.id, ""))))
            if fact.number is not None and not fact.negative:
                found.update(_other_unit(fact, numbers[(fact.claim.kind, fact.number[0])]))
    return tuple(sorted(found))


def _corrects(a: Fact, b: Fact, rule: str) -> Relation:
    return Relation(RelationKind.CORRECTS, a.id, b.id, rule)


def _meant(fact: Fact, target: Fact | None) -> Iterator[Relation]:
    """A correction takes back the claim that it is about: by another number, by none of its own, or as not so."""
    if target is None or not _may(fact, target):
        return
    if fact.number is not None and target.number is not None:
        other = fact.number != target.number and fact.number[3] == target.number[3] and fact.negative == target.negative
        if other and (related(fact, target) or not fact.attributed) and not _recalls(fact, target):
            yield _corrects(fact, target, "other_number")
    elif fact.number is None and target.number is not None and fact.negative == target.negative:
        yield _corrects(fact, target, "put_right")
    elif fact.negative != target.negative and fact.number == target.number:
        yield _corrects(fact, target, "taken_back")


def _in_story(fact: Fact, told: Sequence[Fact], old: bool) -> Iterator[Relation]:
    """What stands beside a correction in its story: the right number for an old one, the right unit for a wrong one."""
    for other in told:
        if other is fact or other.number is None or fact.number is None or other.negative:
            continue
        if fact.negative:
            unit_only = other.number[0] == fact.number[0] and other.number[3] != fact.number[3]
            if other.claim.certainty is Certainty.CORRECTED and unit_only and _may(other, fact):
                yield _corrects(other, fact, "unit_replaced")
        elif _new_for_old(other, fact) and (old or _recalls(fact, other)):
            yield _corrects(other, fact, "new_number")


def _new_for_old(other: Fact, fact: Fact) -> bool:
    """Whether what the same speaker said earlier in the story is the new number of what a correction recalls."""
    if fact.number is None or other.number is None:
        return False
    return (
        other.claim.certainty is Certainty.ASSERTED
        and other.order < fact.order
        and other.claim.kind is fact.claim.kind
        and other.number[3] == fact.number[3]
        and other.number != fact.number
        and other.claim.claimants == fact.claim.claimants
        and fact.attributed
    )


def _recalls(fact: Fact, other: Fact) -> bool:
    """Whether a correction speaks of an earlier day than the number beside it: then it names the old value."""
    return fact.last is not None and other.last is not None and fact.last < other.last


def _other_unit(fact: Fact, same_value: Sequence[Fact]) -> Iterator[Relation]:
    """The same value in another unit, said before by the same side."""
    for other in same_value:
        if other.number is None or fact.number is None or other.number[3] == fact.number[3]:
            continue
        recent = other.known <= fact.known and (fact.known - other.known).days <= DAYS
        if recent and not other.negative and other.claim.certainty not in REPLACING and _may(fact, other):
            yield _corrects(fact, other, "other_unit")


def _may(fact: Fact, target: Fact) -> bool:
    """Whether one may correct the other: the same speaker, side or outlet."""
    if not fact.attributed:
        return not target.attributed and fact.outlet is not None and fact.outlet == target.outlet
    return related(fact, target) or same_side(fact, target)
