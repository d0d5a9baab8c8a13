"""The days that a ledger tells of, and the moments at which that was known. Rule: no clock; the reports say it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from wederhoor.model.period import at_home


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


def days_of(known: Iterable[tuple[date | None, datetime]]) -> Days:
    """The days and moments of reports: the day of each, where it is one, and the moment at which it is known."""
    found: dict[date, set[datetime]] = defaultdict(set)
    counts: Counter[date] = Counter()
    for day, moment in known:
        found[at_home(moment).date()].add(_minute(moment))
        if day is not None:
            counts[day] += 1
    return Days(tuple(sorted(counts.items())), {day: tuple(sorted(moments)) for day, moments in found.items()})


def _minute(moment: datetime) -> datetime:
    """The first whole minute that is not before a moment."""
    whole = moment.replace(second=0, microsecond=0)
    return whole if whole == moment else whole + timedelta(minutes=1)
