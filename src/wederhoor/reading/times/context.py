"""What a time expression leans on: the Period of the story and the time told before. Rule: a wide anchor is no day.

With an anchor of one day days can be counted; with a month (or any longer stretch) what counts from a day gives the
anchor itself; without an anchor nothing that counts from it can be placed.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from wederhoor.model.period import HOME, Period
from wederhoor.reading.times.calendar import period

MONTH = timedelta(days=32)


@dataclass(frozen=True, slots=True)
class Context:
    """The anchor, and the time told before."""

    anchor: Period | None
    before: Period | None = None  # of the expression before, no more than two sentences back
    beside: Period | None = None  # of the expression before in the same sentence

    @property
    def zone(self) -> str:
        """The zone in which days are counted."""
        return self.anchor.zone if self.anchor else HOME

    @property
    def day(self) -> date | None:
        """The day of publication, where it is known."""
        return self.anchor.day if self.anchor else None

    @property
    def wide(self) -> Period | None:
        """The anchor, where it is bounded and longer than a day."""
        return self.anchor if self.anchor and self.anchor.bounded and self.day is None else None

    @property
    def ends(self) -> tuple[date, date] | None:
        """The first and the last day of publication that are possible."""
        if self.anchor is None or self.anchor.first_day is None or self.anchor.last_day is None:
            return None
        return self.anchor.first_day, self.anchor.last_day

    @property
    def narrow(self) -> bool:
        """Whether the anchor is no longer than a month."""
        width = self.anchor.width if self.anchor else None
        return width is not None and width <= MONTH

    def of(self, text: str) -> Period | None:
        """The Period of an EDTF text in the anchor's zone."""
        return period(text, self.zone)

    def on(self, day: date) -> Period:
        """The Period of one day in the anchor's zone."""
        return Period.of_day(day, self.zone)

    def between(self, first: date, last: date) -> Period:
        """The Period from one day up to and including another."""
        return Period.of_days(first, last, self.zone)
