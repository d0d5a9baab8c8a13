"""What goes further than an earlier claim. Rule: only the same doer at the same place takes a further step."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from wederhoor.model.vocabulary import Aspect, Certainty, Kind, RelationKind
from wederhoor.model.weights import Relation, Silence
from wederhoor.weighing.facts import SAID, Fact, lately
from wederhoor.weighing.oppositions import HOLDS

RANK = {Kind.ADVANCE: 1, Kind.ENCIRCLEMENT: 2, Kind.CAPTURE: 3, Kind.RECAPTURE: 3}
DOUBT = 14  # days after which a claim settles no doubt any more
STRETCH = 7  # days after which a new attempt begins


def find_steps(facts: Sequence[Fact]) -> tuple[Relation, ...]:
    """A later advance, encirclement or capture updates the step before it; facts come in canonical order.

    The first step of an attempt at a place goes further than an advance near it.
    """
    blocks: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    near: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        if _is_step(fact):
            for place in fact.scope:
                blocks[(place, fact.doers[0])].append(fact)
            if fact.claim.kind is Kind.ADVANCE:
                for place in set(fact.claim.place_ids) - set(fact.scope):
                    near[(place, fact.doers[0])].append(fact)
    return tuple(sorted({step for key, block in blocks.items() for step in _steps(block, near.get(key, ()))}))


def _is_step(fact: Fact) -> bool:
    claim = fact.claim
    return (
        claim.kind in RANK
        and fact.attributed
        and len(fact.doers) == 1
        and fact.number is None
        and fact.last is not None
        and not fact.negative
        and claim.certainty in SAID - {Certainty.CORRECTED}
        and claim.aspect is not Aspect.FAILED
        and bool(set(fact.scope) & set(fact.aims))
    )


def _day(fact: Fact) -> int:
    assert fact.last is not None  # a step has a day
    return fact.last


def _steps(block: Sequence[Fact], near: Sequence[Fact]) -> Iterator[Relation]:
    beside = sorted(near, key=_by_day)
    before: Fact | None = None
    for fact in sorted(block, key=_by_day):
        if before is not None and _day(before) == _day(fact):
            continue
        if before is None or _day(fact) - _day(before) > STRETCH:
            yield from _from_near(fact, beside)
        elif RANK[fact.claim.kind] >= RANK[before.claim.kind]:
            yield Relation(RelationKind.UPDATES, fact.id, before.id, "further_step")
        before = fact


def _by_day(fact: Fact) -> tuple[object, ...]:
    return _day(fact), fact.order


def _from_near(first: Fact, beside: Sequence[Fact]) -> Iterator[Relation]:
    """The first step of an attempt, if it is more than an advance, and the last advance near the place before it."""
    earlier = bisect_left(beside, _day(first), key=_day)
    if earlier and RANK[first.claim.kind] > RANK[Kind.ADVANCE] and _day(first) - _day(beside[earlier - 1]) <= STRETCH:
        yield Relation(RelationKind.UPDATES, first.id, beside[earlier - 1].id, "step_from_near")


def find_settled(facts: Sequence[Fact]) -> tuple[Relation, ...]:
    """The first claim by which a side settles its own doubt whether it took a town: its word, or a visit by one of it.

    Facts come in canonical order.
    """
    doubts: dict[tuple[str, tuple[str, ...]], list[Fact]] = defaultdict(list)
    found: dict[str, Relation] = {}
    for fact in facts:
        claim = fact.claim
        for place in fact.scope if fact.town else ():
            if claim.certainty is Certainty.UNCONFIRMED and claim.kind in HOLDS and set(fact.doers) == fact.parties:
                doubts[place, fact.doers].append(fact)
            elif _settles(fact):
                for doubt in lately(fact, doubts[place, fact.doers], DOUBT):
                    if doubt.known < fact.known:
                        found.setdefault(doubt.id, Relation(RelationKind.UPDATES, fact.id, doubt.id, "settled"))
    return tuple(sorted(found.values()))


def _settles(fact: Fact) -> bool:
    """Whether a side says that it holds or took a town, or any report says that somebody of it was there."""
    if fact.negative or fact.claim.certainty is not Certainty.ASSERTED:
        return False
    taken = fact.claim.kind in HOLDS and fact.entire and not fact.shown and set(fact.doers) == fact.parties
    return taken or fact.claim.kind is Kind.VISIT


def find_answers(silences: Sequence[Silence], by_id: Mapping[str, Fact]) -> tuple[Relation, ...]:
    """A claim that ends a silence on the same kind of deed updates it."""
    ended = ((silence.answered_by, silence.claim) for silence in silences if silence.answered_by is not None)
    return tuple(
        sorted(
            Relation(RelationKind.UPDATES, answer, silent, "answer")
            for answer, silent in ended
            if by_id[answer].claim.kind is by_id[silent].claim.kind
        )
    )
