"""The days that a ledger tells of, and the moments at which it could be known. Rule: no clock; the reports say it."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from wederhoor.briefing.book import Book
from wederhoor.model.period import HOME, Period
from wederhoor.web.lens import Lens
from wederhoor.web.source import Library

MANY = 120  # days of which each has its step; of more only those around the day that is looked at
BEFORE, AFTER = 30, 60  # such days


@dataclass(frozen=True, slots=True)
class Days:
    """When the dated reports of a ledger came out."""

    reports: tuple[tuple[date, int], ...]  # days with the number of reports that are dated to them, in order
    moments: Mapping[date, tuple[datetime, ...]]  # by day: when its reports became known, in order

    @property
    def all(self) -> tuple[date, ...]:
        """The days."""
        return tuple(day for day, _ in self.reports)

    def around(self, day: date) -> tuple[date | None, date | None]:
        """The nearest days before and after one; None where there is none."""
        before = [other for other in self.all if other < day]
        after = [other for other in self.all if other > day]
        return (before[-1] if before else None), (after[0] if after else None)


@dataclass(frozen=True, slots=True)
class Step:
    """One position of a slider, and one line of the list that says the same."""

    value: str  # as an address has it; '' for what is shown without asking
    text: str
    chosen: bool


def days_of(kept: Library) -> Days:
    """The days and moments of a ledger's reports."""
    periods = [given.period for given in kept.dated.values()]
    found: dict[date, set[datetime]] = defaultdict(set)
    for period in periods:
        if period.known_at:
            found[period.known_at.astimezone(ZoneInfo(HOME)).date()].add(_minute(period.known_at))
    counts = Counter(day for period in periods if (day := period.day))
    return Days(tuple(sorted(counts.items())), {day: tuple(sorted(moments)) for day, moments in found.items()})


def _minute(moment: datetime) -> datetime:
    """The first whole minute that is not before a moment."""
    whole = moment.replace(second=0, microsecond=0)
    return whole if whole == moment else whole + timedelta(minutes=1)


def day_steps(days: Days, day: date, book: Book) -> list[Step]:
    """A position for each day with a report, and for the one that is looked at."""
    return [Step(other.isoformat(), book.day(other, "weekday"), other == day) for other in sorted({*days.all, day})]


def known_steps(days: Days, day: date, lens: Lens, book: Book, pattern: str) -> list[Step]:
    """Moments of knowledge: the end of each day, and when each report of the day that is looked at became known.

    `pattern` says the end of a day.
    """
    found = {_end(other): (other.isoformat(), pattern.format(day=book.day(other))) for other in _near(days.all, day)}
    for moment in days.moments.get(day, ()):
        local = moment.astimezone(ZoneInfo(HOME))
        found.setdefault(moment, (f"{local:%Y-%m-%dT%H:%M}", book.moment(moment)))
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
