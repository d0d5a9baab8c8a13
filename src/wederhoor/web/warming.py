"""What readers are likely to open next, worked out before they do. Rule: in steps, so that a question comes between."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from wederhoor.model.period import Period
from wederhoor.web.apart import Sort
from wederhoor.web.desk import ROOM
from wederhoor.web.pages.timeline import DAYS as STRETCH
from wederhoor.web.screen import CODES, Screen
from wederhoor.web.sifting import sifter_of
from wederhoor.web.source import Asked

DAYS = 10  # the last ones with a report
STEADY = frozenset({"update", "control", "numbers", "silence", "record", "sources"})  # rest on their day alone
PLAIN = ("update", "map", "control", "numbers", "silence", "record", "sources")  # as the menu has them


@dataclass(frozen=True, slots=True)
class Page:
    """A page whose parts are at hand."""

    address: str
    rests_on: str | None = None  # as long as this is the same, so is the page; None where nothing says that


Step = Page | None  # None where something was worked out that pages rest on


def ahead(screen: Screen) -> Iterator[Step]:
    """Work out what pages of the last days rest on, the last day first, then their timelines, as the desk has room.

    One thing is worked out at each step. Raises NothingDated and Unreadable.
    """
    code, desk = CODES[0], screen.desk
    days = desk.days(Asked()).all[-DAYS:]
    taken = 0
    for asked in (Asked(), *(Asked(Period.of_day(day)) for day in reversed(days[:-1]))):
        claims = 2 * len(desk.seen(asked).situation.claims)  # with those of the day before
        yield None
        for step in (desk.update, screen.reference, desk.pictures, desk.inset):
            step(asked, code)
            yield None
        yield from _pages(screen, code, asked, days[-1])
        taken += claims if asked.period else 2 * claims  # the last day is kept under its name too
        if taken + claims > ROOM:
            return
    taken //= 2  # what pages about one thing rest on holds no day before
    for day in reversed(days):
        taken += len(desk.glance(Asked(Period.of_days(day - timedelta(days=STRETCH - 1), day))).situation.claims)
        yield None
        yield Page(f"/{code}/timeline?last={day}")
        if day == days[-1]:
            yield Page(f"/{code}/timeline")
        if taken > ROOM:
            return


def _pages(screen: Screen, code: str, asked: Asked, last: date) -> Iterator[Page]:
    """The pages of a day under the addresses that menus and other pages have, those that are opened most first."""
    seen = screen.desk.seen(asked)
    rests_on = f"{seen.basis} {screen.desk.source.demonstration()}" if seen.basis else None

    def page(name: str, address: str) -> Page:
        return Page(address, rests_on if name in STEADY else None)

    if asked.period is None:
        yield from (page(name, f"/{code}/{name}") for name in PLAIN)
    day = asked.period.day if asked.period else last
    yield page("update", f"/{code}/update/{day}")
    yield from (page(name, f"/{code}/{name}?date={day}") for name in ("map", "control", "numbers", "silence", "record"))
    yield page("sources", f"/{code}/sources?known_at={day}")
    yield page("timeline", f"/{code}/timeline?first={day}&last={day}")
    yield page("update", f"/api/v1/updates/{day}")


def lists_ahead(screen: Screen) -> Iterator[Step]:
    """Look at the reports that lists look at themselves, and count all that a search can find; raises Unreadable."""
    if screen.desk.lists(Asked()) is None:
        return
    yield None
    sifter_of(screen.desk, Asked(), "", bare=False).sifted({}, None, 0, newest=False)
    yield None


AHEAD: Mapping[Sort, Callable[[Screen], Iterator[Step]]] = {Sort.DAYS: ahead, Sort.REPORTS: lists_ahead}
