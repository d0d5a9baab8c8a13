"""One piece of evidence as a weight for each day. Rule: a clue says how well it fits a day, never which day it was.

Days are counted as `date.toordinal` counts them. A weight is relative: only its ratio to that of other days matters.
"""

from dataclasses import dataclass
from datetime import date

from wederhoor.model.texts import Span

FAR = date(9999, 12, 31).toordinal()  # later than any day that is looked at


@dataclass(frozen=True, slots=True, order=True)
class Slope:
    """A weight that rises from one day to another, holds, and falls again; outside it is nothing."""

    rise: int  # the last day without weight
    first: int  # of the full weight
    last: int  # of the full weight
    fall: int  # the first day without weight
    height: float

    @classmethod
    def of(cls, first: int, last: int, height: float, before: int = 0, after: int = 0) -> "Slope":
        """Full from the first to the last day, rising for so many days before and falling for so many after."""
        return cls(first - before - 1, first, last, last + after + 1, height)

    def at(self, day: int) -> float:
        """The weight of a day."""
        if self.first <= day <= self.last:
            return self.height
        if self.rise < day < self.first:
            return self.height * (day - self.rise) / (self.first - self.rise)
        if self.last < day < self.fall:
            return self.height * (self.fall - day) / (self.fall - self.last)
        return 0.0


@dataclass(frozen=True, slots=True)
class Clue:
    """How well some words fit each day: the highest of its slopes, or the floor."""

    rule: str
    slopes: tuple[Slope, ...]
    floor: float = 1.0  # 0 for a hard bound
    span: Span | None = None  # the words
    about: str = ""  # the anchor, state or office that gives the days

    def at(self, day: int) -> float:
        """The weight of a day."""
        return max(self.floor, max((slope.at(day) for slope in self.slopes), default=0.0))

    @property
    def order(self) -> tuple[str, str, int, float, tuple[Slope, ...]]:
        """What decides the order in which clues are multiplied, so that their own order changes nothing."""
        return self.rule, self.about, self.span.start if self.span else -1, self.floor, self.slopes


def since(day: int, rule: str, span: Span | None = None, about: str = "", floor: float = 0.0) -> Clue:
    """No day before this one; with a floor, hardly any."""
    return Clue(rule, (Slope.of(day, FAR, 1.0),), floor, span, about)
