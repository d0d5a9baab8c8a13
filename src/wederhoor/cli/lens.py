"""The situation that a command looks at, and the one before it. Rule: no clock; the default follows from the ledger."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from wederhoor.cli.compose import Program
from wederhoor.cli.failures import NOT_DONE, Failure
from wederhoor.cli.shelf import Shelf
from wederhoor.model.period import Period
from wederhoor.situation import Situation, assemble


@dataclass(frozen=True, slots=True)
class View:
    """What an update is composed from."""

    situation: Situation
    previous: Situation


def look(program: Program, kept: Shelf, period: Period, known_at: datetime | None = None) -> View:
    """The situation of a period and that of the equally long one before it, as known when that one ended."""

    def seen(stretch: Period, moment: datetime | None) -> Situation:
        return assemble(
            kept.stories, kept.readings, program.theatre, program.gazetteer, program.language, stretch, moment
        )

    return View(seen(period, known_at), seen(before(period), None))


def default_period(periods: Iterable[Period]) -> Period:
    """The last single day on which a story is dated, else the last month; raises Failure without any."""
    known = [period for period in periods if period.bounded]
    days = [day for period in known if (day := period.day) is not None]
    if days:
        return Period.of_day(max(days))
    last = max((day for period in known if (day := period.last_day) is not None), default=None)
    if last is None:
        raise Failure("The ledger holds no dated story. Read some with `wederhoor read PATH`.", NOT_DONE)
    return Period.parse(f"{last:%Y-%m}")


def before(period: Period) -> Period:
    """The stretch of the same kind that ends where a bounded period starts: the day, month or number of days before."""
    first, last = period.first_day, period.last_day
    assert first is not None
    assert last is not None
    eve = first - timedelta(days=1)
    if period.precision == "month":
        return Period.parse(f"{eve:%Y-%m}", period.zone)
    return Period.of_days(eve - (last - first), eve, period.zone)
