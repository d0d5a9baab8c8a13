"""Totals that fall. Rule: a running total can only rise, so a lower one is flagged, and nobody is said to be wrong."""

from collections.abc import Mapping
from math import inf

from wederhoor.model.vocabulary import Comparison
from wederhoor.model.weights import Series, SeriesPoint

ABOUT = 0.1  # share by which "about" may be off
OPEN_ABOVE = frozenset({Comparison.AT_LEAST, Comparison.MORE_THAN})
OPEN_BELOW = frozenset({Comparison.AT_MOST, Comparison.LESS_THAN, Comparison.ALMOST})


def falls(series: Series) -> Mapping[str, str]:
    """Claim -> the earlier claim of the series with a total that it stays below; empty where nothing is summed.

    Values that were corrected or that repeat another count on neither side. "At least 2,500" is not below 3,000, and
    "about" may be a tenth off.
    """
    if series.window != "total" and not series.window.startswith("since "):
        return {}
    found: dict[str, str] = {}
    highest: SeriesPoint | None = None
    for point in series.points:
        if point.value is None or point.corrected_by is not None or point.repeats is not None:
            continue
        if highest is not None and point.date > highest.date and _most(point) < _least(highest):
            found[point.claim] = highest.claim
        if highest is None or _least(point) > _least(highest):
            highest = point
    return found


def _least(point: SeriesPoint) -> float:
    assert point.value is not None  # falls() leaves out points without a value
    if point.comparison in OPEN_BELOW:
        return 0.0
    return round(point.value * (1 - ABOUT), 6) if point.comparison is Comparison.ABOUT else point.value


def _most(point: SeriesPoint) -> float:
    assert point.value is not None  # falls() leaves out points without a value
    upper = point.high if point.high is not None else point.value
    if point.comparison in OPEN_ABOVE:
        return inf
    return round(upper * (1 + ABOUT), 6) if point.comparison is Comparison.ABOUT else upper
