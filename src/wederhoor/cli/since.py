"""What changed since a moment. Rule: the period is looked at twice, as known then and as known now."""

from datetime import datetime

from wederhoor.cli.compose import Program
from wederhoor.cli.failures import WRONG_USAGE, Failure
from wederhoor.cli.lens import View, look
from wederhoor.cli.shelf import Shelf
from wederhoor.model.period import Period, at_home
from wederhoor.situation.periods import default_period
from wederhoor.situation.since import news_since


def look_since(
    program: Program, kept: Shelf, moment: datetime, asked: Period | None = None, known_at: datetime | None = None
) -> View:
    """What is new in a period since a moment, beside what was known then; raises Failure.

    Without a period it runs from the day of the moment up to the last day with a dated story.
    """
    view = look(program, kept, asked or _from_then(kept, moment), known_at)
    now = view.situation
    if moment >= now.known_at:
        raise Failure(
            "Nothing can be new since then: the update itself is of an earlier moment. Name a later --known-at.",
            WRONG_USAGE,
        )
    before = look(program, kept, now.period, moment).situation
    return View(news_since(now, before), before)


def _from_then(kept: Shelf, moment: datetime) -> Period | None:
    last = default_period(kept.stories, kept.readings)
    day = at_home(moment).date()
    if last is None or last.last_day is None or last.last_day < day:
        return last
    return Period.of_days(day, last.last_day)
