"""Whether a predicted claim says what an annotated one says. Rule: one to one per document.

Claims are paired so that most fields agree, then most words; with less than half of them shared they never pair.
"""

from collections.abc import Sequence

from wederhoor.evaluation.answers import Amount, ClaimAnswer
from wederhoor.evaluation.assignment import Pairs, assign
from wederhoor.evaluation.clock import same
from wederhoor.evaluation.gold import GoldClaim
from wederhoor.evaluation.measures import overlap

HALF = 0.5  # of the words of two sentences
FIELD = 10_000  # one agreeing field outweighs any overlap


def align(gold: Sequence[GoldClaim], given: Sequence[ClaimAnswer]) -> Pairs:
    """Pairs (index in the gold, index among the given)."""
    return assign([[_weight(wanted, said) for said in given] for wanted in gold])


def _weight(wanted: GoldClaim, said: ClaimAnswer) -> int:
    shared = overlap(wanted.sentence, said.sentence)
    return agreeing(wanted, said) * FIELD + round(shared * 100) if shared >= HALF else 0


def agreeing(wanted: GoldClaim, said: ClaimAnswer) -> int:
    """How many of the seven fields agree: kind, claimants, certainty, polarity, places, when, quantity."""
    return sum(
        (
            wanted.kind == said.kind,
            claimants_agree(wanted, said),
            wanted.certainty == said.certainty,
            wanted.polarity == said.polarity,
            set(wanted.places) == set(said.places),
            when_agrees(wanted, said),
            quantities_agree(wanted.quantity, said.quantity),
        )
    )


def claimants_agree(wanted: GoldClaim, said: ClaimAnswer) -> bool:
    """Whether the names are the gold's, or all are among those that count with further ones allowed."""
    names, also = set(said.claimants), set(wanted.claimants_also)
    return names == set(wanted.claimants) or bool(names and also and names <= also | set(wanted.claimants))


def when_agrees(wanted: GoldClaim, said: ClaimAnswer) -> bool:
    """Whether the time is one of those that count."""
    return any(same(said.when, reading) for reading in (wanted.when, *wanted.when_also))


def quantities_agree(wanted: Amount | None, said: Amount | None) -> bool:
    """Whether value and unit are the same, or there is no quantity on either side."""
    if wanted is None or said is None:
        return wanted is said
    return (wanted.value, wanted.unit, _vague(wanted)) == (said.value, said.unit, _vague(said))


def _vague(amount: Amount) -> str:
    return (amount.vague or "").lower() if amount.value is None else ""
