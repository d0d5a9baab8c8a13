"""A number over time, before it is drawn. Rule: the axis begins at zero, and a value stands on the day it was given."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, floor, log10

from wederhoor.model.vocabulary import Comparison

UP = frozenset({Comparison.AT_LEAST, Comparison.MORE_THAN})
DOWN = frozenset({Comparison.AT_MOST, Comparison.LESS_THAN})
STEPS = (1, 2, 5, 10)  # of an axis, times a power of ten
LINES = 5  # of an axis, about
MOST_DAYS = 9  # that are named under a plot


@dataclass(frozen=True, slots=True)
class Spot:
    """One value as it was given."""

    name: str  # what it is known by, such as the id of its claim
    first: date
    last: date  # the same, but for a value of which only a longer time is known
    value: float | None  # None for a word such as "hundreds"
    printed: str  # the value in words, for its label
    said: str  # all of it in words: value, who, when
    high: float | None = None
    comparison: Comparison | None = None
    corrected_by: str | None = None  # another spot
    repeats: bool = False  # it only says again what another says
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Plot:
    """One number over time."""

    title: str
    about: str
    spots: tuple[Spot, ...]
    prefix: str  # of its names in the document

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day on the axis; never the same, so that there is a width."""
        first = min(spot.first for spot in self.spots)
        last = max(spot.last for spot in self.spots)
        return (first, last) if first < last else (first - timedelta(days=1), last + timedelta(days=1))

    @property
    def top(self) -> float:
        """The highest number that has to fit."""
        known = [value for spot in self.spots for value in (spot.value, spot.high) if value is not None]
        return max(known, default=0.0)

    @property
    def line(self) -> tuple[Spot, ...]:
        """The values that stand: with a number, not corrected, and no mere repetition."""
        return tuple(s for s in self.spots if s.value is not None and s.corrected_by is None and not s.repeats)


def ticks(top: float) -> tuple[float, ...]:
    """Round numbers from zero to at least the highest; 0 and 1 where there is nothing to measure."""
    if top <= 0:
        return 0.0, 1.0
    power = 10.0 ** floor(log10(top / LINES))
    step = next(power * times for times in STEPS if power * times * LINES >= top * 0.999)
    return tuple(round(step * place, 9) for place in range(ceil(top / step - 1e-9) + 1))


def named_days(first: date, last: date) -> Sequence[date]:
    """The days that are named on an axis, evenly apart, the last among them."""
    length = (last - first).days
    step = ceil(length / (MOST_DAYS - 1)) if length else 1
    return [last - timedelta(days=back) for back in range(length - length % step, -1, -step)]
