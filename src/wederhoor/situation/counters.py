"""A story's Period from running counts. Rule: a total between two dated totals was told between their days.

Only an exact total of one speaker counts, since a named day and of one target, and only while dated ones never fall.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from wederhoor.model.claims import Claim
from wederhoor.model.vocabulary import UNATTRIBUTED, Certainty, Polarity

EXACT = 3  # figures before closing zeros from which a total is no round number, which is printed for weeks

Days = tuple[date, date]  # the first day and the last
Total = tuple[object, ...]  # what is counted, by whom, where and since when


@dataclass(frozen=True, slots=True)
class Between:
    """The days between two dated totals, and the stories that give them."""

    first: date
    last: date
    stories: tuple[str, ...]


def between_totals(
    claims: Iterable[Claim], wanted: Iterable[str], days: Mapping[str, Days]
) -> Mapping[str, tuple[Between, ...]]:
    """For each wanted story the stretches in which its totals lie; days are those of the dated stories."""
    given = _totals(claims)
    found: dict[str, list[Between]] = defaultdict(list)
    asked = frozenset(wanted)
    for told in (given[key] for key in sorted(given, key=repr)):
        steps = _steps({story: value for story, value in told.items() if story in days}, days)
        for story in sorted(asked & told.keys()):
            stretch = _stretch(told[story], steps)
            if stretch:
                found[story].append(stretch)
    return {story: tuple(stretches) for story, stretches in found.items()}


def total_of(claim: Claim) -> Total | None:
    """What a claim's total counts, by whom, where and since when; None where it gives no exact total."""
    return _counted(claim) if _is_total(claim) else None


def _totals(claims: Iterable[Claim]) -> dict[Total, dict[str, float]]:
    """Totals by what they count and by story; a story that gives two of them leaves open which is meant."""
    found: dict[Total, dict[str, set[float]]] = defaultdict(lambda: defaultdict(set))
    for claim in claims:
        if _is_total(claim) and claim.quantity and claim.quantity.value is not None:
            found[_counted(claim)][claim.story].add(claim.quantity.value)
    return {
        key: {story: value for story, values in told.items() if len(values) == 1 for value in values}
        for key, told in found.items()
    }


def _is_total(claim: Claim) -> bool:
    number = claim.quantity
    return (
        number is not None
        and number.value is not None
        and (number.high, number.comparison, number.vague) == (None, None, None)
        and len(f"{number.value:.0f}".rstrip("0")) >= EXACT
        and (claim.when_symbol or "").startswith("since(")
        and claim.when is not None
        and claim.when.start is not None
        and claim.said is None
        and bool(claim.target)
        and UNATTRIBUTED not in claim.claimants
        and (claim.certainty, claim.polarity) == (Certainty.ASSERTED, Polarity.POSITIVE)
    )


def _counted(claim: Claim) -> Total:
    assert claim.quantity is not None  # _is_total() leaves out claims without a number
    assert claim.when is not None  # and those without a first day
    unit, since = claim.quantity.unit, claim.when.start
    return tuple(sorted(claim.claimants)), claim.kind.value, unit, claim.target, claim.agent, claim.place_ids, since


def _steps(told: Mapping[str, float], days: Mapping[str, Days]) -> list[tuple[float, Days, str]]:
    """Each dated total where it was told first, from the lowest on; none where a later one is lower."""
    first: dict[float, tuple[Days, str]] = {}
    for story, value in told.items():
        first[value] = min(first.get(value, (days[story], story)), (days[story], story))
    steps = [(value, *first[value]) for value in sorted(first)]
    rising = all(low[1][0] <= high[1][1] for low, high in pairwise(steps))
    return steps if rising else []


def _stretch(value: float, steps: Sequence[tuple[float, Days, str]]) -> Between | None:
    """From the nearest lower total up to the nearest higher one."""
    lower, higher = [s for s in steps if s[0] < value], [s for s in steps if s[0] > value]
    if not lower or not higher:
        return None
    (_, (first, _), below), (_, (_, last), above) = lower[-1], higher[0]
    return Between(first, last, tuple(sorted((below, above))))
