"""What readers are likely to open next, worked out before they do. Rule: in steps, so that a question comes between."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta

from wederhoor.model.period import Period
from wederhoor.web.apart import Sort
from wederhoor.web.desk import ROOM
from wederhoor.web.pages.timeline import DAYS as STRETCH
from wederhoor.web.screen import CODES, Screen
from wederhoor.web.source import Asked

DAYS = 10  # the last ones with a report
PLAIN = ("update", "map", "control", "numbers", "silence", "record", "sources")  # as the menu has them


def ahead(screen: Screen) -> Iterator[str]:
    """Work out what pages of the last days rest on, the last day first, then their timelines, as the desk has room.

    One thing is worked out at each step. It gives the address of a page whose parts are at hand, or ''. Raises
    NothingDated and Unreadable.
    """
    code, desk = CODES[0], screen.desk
    days = desk.days(Asked()).all[-DAYS:]
    taken = 0
    for asked in (Asked(), *(Asked(Period.of_day(day)) for day in reversed(days[:-1]))):
        claims = 2 * len(desk.seen(asked).situation.claims)  # with those of the day before
        yield ""
        for step in (desk.update, screen.reference, desk.pictures, desk.inset):
            step(asked, code)
            yield ""
        yield from _pages(code, asked, days[-1])
        taken += claims if asked.period else 2 * claims  # the last day is kept under its name too
        if taken + claims > ROOM:
            return
    taken //= 2  # what pages about one thing rest on holds no day before
    for day in reversed(days):
        taken += len(desk.glance(Asked(Period.of_days(day - timedelta(days=STRETCH - 1), day))).situation.claims)
        yield ""
        yield from (f"/{code}/timeline?last={day}", *([f"/{code}/timeline"] if day == days[-1] else ()))
        if taken > ROOM:
            return


def _pages(code: str, asked: Asked, last: date) -> Iterator[str]:
    """The addresses of a day, as menus and other pages have them, those that are opened most first."""
    if asked.period is None:
        yield from (f"/{code}/{name}" for name in PLAIN)
    day = asked.period.day if asked.period else last
    yield f"/{code}/update/{day}"
    yield from (f"/{code}/{name}?date={day}" for name in ("map", "control", "numbers", "silence", "record"))
    yield f"/{code}/sources?known_at={day}"
    yield f"/{code}/timeline?first={day}&last={day}"
    yield f"/api/v1/updates/{day}"


def lists_ahead(screen: Screen) -> Iterator[str]:
    """Look at the reports that lists look at themselves; raises Unreadable."""
    screen.desk.lists(Asked())
    yield ""


AHEAD: Mapping[Sort, Callable[[Screen], Iterator[str]]] = {Sort.DAYS: ahead, Sort.REPORTS: lists_ahead}
