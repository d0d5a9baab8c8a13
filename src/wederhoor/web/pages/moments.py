"""Ways in time on a page: days beside the one that is shown, and moments of knowledge. Rule: each is an address."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from wederhoor.briefing.book import Book
from wederhoor.model.period import Period, at_home
from wederhoor.situation.value import Situation
from wederhoor.web.lens import Lens, local, update_path

BEFORE, AFTER = 7, 2  # days beside the one shown
MOST = 40  # moments that are offered; a busy day offers its hours only


@dataclass(frozen=True, slots=True)
class Day:
    """A day beside the one shown."""

    name: str  # short: Sun 11 Sep
    weekday: str  # Sun
    number: int  # 11
    path: str
    reports: int | None  # known now; None for a day that had not begun then
    here: bool


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment of knowledge to choose."""

    value: str  # as the address carries it
    name: str
    chosen: bool


def days(period: Period, situation: Situation, book: Book, code: str, lens: Lens) -> tuple[Day, ...]:
    """The days around a single day, with their reports as known now; none around a longer period."""
    day = period.day
    if day is None:
        return ()
    told = told_by(situation)
    counts = Counter(
        when for story, published in situation.published.items() if story in told and (when := published.day)
    )
    known = at_home(situation.known_at).date()
    plain = Lens(recorded_as_of=lens.recorded_as_of).query()
    around = (day + timedelta(days=step) for step in range(-BEFORE, AFTER + 1))
    return tuple(
        Day(
            book.day(each, "day_short"),
            book.day(each, "weekday_short"),
            each.day,
            update_path(code, each.isoformat()) + plain,
            counts[each] if each <= known else None,
            each == day,
        )
        for each in around
    )


def told_by(situation: Situation) -> frozenset[str]:
    """The stories that say something of the war: an update counts no others."""
    return frozenset(claim.story for claim in situation.claims.values())


def offered(period: Period, whole: Situation, known_at: datetime, book: Book) -> tuple[Moment, ...]:
    """The moments at which something became known in a period, its hours or days, its end, and the one chosen."""
    ends = [moment for moment in _steps(period) if moment]
    reports: dict[datetime, list[str]] = {}
    told = told_by(whole)
    for name in whole.inside:
        moment = whole.published[name].known_at
        if moment and name in told:
            reports.setdefault(moment, []).append(whole.stories[name].outlet or "")
    shown = {*ends, *reports, known_at} if len({*ends, *reports}) <= MOST else {*ends, known_at}
    return tuple(Moment(local(at), _named(at, reports.get(at, ()), book), at == known_at) for at in sorted(shown))


def _named(moment: datetime, outlets: Iterable[str], book: Book) -> str:
    names = ", ".join(dict.fromkeys(outlet for outlet in outlets if outlet))
    return f"{book.moment(moment, form='moment_short')}{f' · {names}' if names else ''}"


def _steps(period: Period) -> Iterable[datetime | None]:
    """Each hour of a day, or the end of each day of a longer period, and the end of all."""
    first, last = period.first_day, period.last_day
    if period.day and period.start and period.end:
        hours = round((period.end - period.start).total_seconds() / 3600)
        yield from (period.start + timedelta(hours=hour) for hour in range(1, hours))
    elif first and last and (last - first).days < MOST:
        yield from (Period.of_day(day).known_at for day in _days(first, last))
    yield period.known_at


def _days(first: date, last: date) -> Iterable[date]:
    return (first + timedelta(days=step) for step in range((last - first).days + 1))
