"""The situation that a command looks at, and the one before it. Rule: no clock; the default follows from the ledger."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from wederhoor.cli.compose import Program
from wederhoor.cli.failures import NOT_DONE, Failure
from wederhoor.cli.shelf import Shelf
from wederhoor.model.period import HOME, Period
from wederhoor.situation.assembly import assemble
from wederhoor.situation.periods import default_period, previous
from wederhoor.situation.reviewed import renamed
from wederhoor.situation.value import Situation
from wederhoor.weighing.judged import UNJUDGED, Judged

EMPTY = "The ledger holds no dated story. Read some with `wederhoor read PATH`."


@dataclass(frozen=True, slots=True)
class View:
    """What an update is composed from."""

    situation: Situation
    previous: Situation


def look(program: Program, kept: Shelf, asked: Period | None = None, known_at: datetime | None = None) -> View:
    """The situation of a period, and that of the one before it as known at its end; raises Failure.

    Without a period it is the last single day with a dated story, else the last month.
    """
    period = asked or default_period(kept.stories, kept.readings)
    if period is None:
        raise Failure(EMPTY, NOT_DONE)

    judged = judgements(program, kept)

    def seen(stretch: Period, moment: datetime | None) -> Situation:
        return assemble(
            kept.stories, kept.readings, program.theatre, program.gazetteer, program.language, stretch, moment, judged
        )

    return View(seen(period, known_at), seen(previous(period), None))


def glance(program: Program, kept: Shelf, asked: Period | None = None, known_at: datetime | None = None) -> Situation:
    """The situation of a period alone, for a page about one thing; raises Failure.

    Without a period it is the day of the moment asked, else what the update takes without one.
    """
    day = Period.of_day(known_at.astimezone(ZoneInfo(HOME)).date()) if known_at else None
    period = asked or day or default_period(kept.stories, kept.readings)
    if period is None:
        raise Failure(EMPTY, NOT_DONE)
    judged = judgements(program, kept)
    return assemble(
        kept.stories, kept.readings, program.theatre, program.gazetteer, program.language, period, known_at, judged
    )


def judgements(program: Program, kept: Shelf) -> Judged:
    """What people said of pairs of claims; from here on the program's theatre knows merged actors by one name."""
    if kept.reviewed is None:
        return UNJUDGED
    program.theatre = renamed(program.theatre, kept.reviewed.actors)
    return kept.reviewed.judged
