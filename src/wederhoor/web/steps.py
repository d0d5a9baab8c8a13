"""The positions of the sliders for days and moments of knowledge. Rule: each is an address, and one is chosen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from wederhoor.briefing.book import Book
from wederhoor.model.period import Period
from wederhoor.web.days import Days
from wederhoor.web.lens import Lens, local

MANY = 120  # days of which each has its step; of more only those around the day that is looked at
BEFORE, AFTER = 30, 60  # such days


@dataclass(frozen=True, slots=True)
class Step:
    """One position of a slider, and one line of the list that says the same."""

    value: str  # as an address has it; '' for what is shown without asking
    text: str
    chosen: bool


def day_steps(days: Days, day: date, book: Book) -> list[Step]:
    """A position for each day with a report, and for the one that is looked at."""
    return [Step(other.isoformat(), book.day(other, "weekday"), other == day) for other in sorted({*days.all, day})]


def known_steps(days: Days, day: date, lens: Lens, book: Book, pattern: str) -> list[Step]:
    """Moments of knowledge: the end of each day, and when each report of the day that is looked at became known.

    `pattern` says the end of a day.
    """
    found = {_end(other): (other.isoformat(), pattern.format(day=book.day(other))) for other in _near(days.all, day)}
    for moment in days.moments.get(day, ()):
        found.setdefault(moment, (local(moment), book.moment(moment)))
    found[_end(day)] = "", pattern.format(day=book.day(day))
    asked = lens.asked().known_at
    if asked is not None and asked not in found:
        found[asked] = lens.known_at or "", book.moment(asked)
    chosen = asked or _end(day)
    return [Step(value, text, moment == chosen) for moment, (value, text) in sorted(found.items())]


def _end(day: date) -> datetime:
    """The moment up to which a report of a day is known on that day."""
    moment = Period.of_day(day).known_at
    assert moment is not None  # a day has two ends
    return moment


def _near(days: Sequence[date], day: date) -> Sequence[date]:
    if len(days) <= MANY:
        return days
    before = [other for other in days if other < day]
    after = [other for other in days if other > day]
    return [*before[-BEFORE:], *after[:AFTER], days[-1]]
