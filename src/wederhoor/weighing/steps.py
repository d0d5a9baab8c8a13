"""What goes further than an earlier claim. Rule: only the same doer at the same place takes a further step."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from wederhoor.model.vocabulary import Aspect, Certainty, Kind, RelationKind
from wederhoor.model.weights import Relation, Silence
from wederhoor.weighing.facts import SAID, Fact

RANK = {Kind.ADVANCE: 1, Kind.ENCIRCLEMENT: 2, Kind.CAPTURE: 3, Kind.RECAPTURE: 3}
STRETCH = 7  # days after which a new attempt begins


def find_steps(facts: Sequence[Fact]) -> tuple[Relation, ...]:
    """A later advance, encirclement or capture updates the step before it; facts come in canonical order."""
    blocks: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        if _is_step(fact):
            for place in fact.scope:
                blocks[(place, fact.doers[0])].append(fact)
    return tuple(sorted({step for block in blocks.values() for step in _steps(block)}))


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


def _steps(block: Sequence[Fact]) -> Iterator[Relation]:
    def day(fact: Fact) -> int:
        assert fact.last is not None  # a step has a day
        return fact.last

    before: Fact | None = None
    for fact in sorted(block, key=lambda fact: (day(fact), fact.order)):
        if before is not None and day(before) == day(fact):
            continue
        if (
            before is not None
            and day(fact) - day(before) <= STRETCH
            and RANK[fact.claim.kind] >= RANK[before.claim.kind]
        ):
            yield Relation(RelationKind.UPDATES, fact.id, before.id, "further_step")
        before = fact


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
