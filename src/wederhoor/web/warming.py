"""What readers are likely to open next, worked out before they do. Rule: in steps, so that a question comes between."""

from collections.abc import Iterator
from datetime import timedelta

from wederhoor.model.period import Period
from wederhoor.web.desk import ROOM
from wederhoor.web.pages.timeline import DAYS as STRETCH
from wederhoor.web.screen import CODES, Screen
from wederhoor.web.source import Asked

DAYS = 10  # the last ones with a report


def ahead(screen: Screen) -> Iterator[None]:
    """Work out what pages of the last days rest on, the last day first, then their timelines, as the desk has room.

    One thing is worked out at each step. Raises NothingDated and Unreadable.
    """
    code, desk = CODES[0], screen.desk
    days = desk.days(Asked()).all[-DAYS:]
    taken = 0
    for asked in (Asked(), *(Asked(Period.of_day(day)) for day in reversed(days[:-1]))):
        claims = 2 * len(desk.seen(asked).situation.claims)  # with those of the day before
        yield
        for step in (desk.update, screen.reference, desk.pictures, desk.inset):
            step(asked, code)
            yield
        taken += claims if asked.period else 2 * claims  # the last day is kept under its name too
        if taken + claims > ROOM:
            return
    taken //= 2  # what pages about one thing rest on holds no day before
    for day in reversed(days):
        taken += len(desk.glance(Asked(Period.of_days(day - timedelta(days=STRETCH - 1), day))).situation.claims)
        yield
        if taken > ROOM:
            return
