"""The situation that a command looks at, and the one before it. Rule: no clock; the default follows from the ledger."""

from dataclasses import dataclass
from datetime import datetime

from wederhoor.cli.compose import Program
from wederhoor.cli.failures import NOT_DONE, Failure
from wederhoor.cli.shelf import Shelf
from wederhoor.model.period import Period
from wederhoor.situation.assembly import assemble
from wederhoor.situation.periods import default_period, previous
from wederhoor.situation.reviewed import renamed
from wederhoor.situation.value import Situation
from wederhoor.weighing.judged import UNJUDGED


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
        raise Failure("The ledger holds no dated story. Read some with `wederhoor read PATH`.", NOT_DONE)

    judged = UNJUDGED
    if kept.reviewed is not None:
        judged = kept.reviewed.judged
        program.theatre = renamed(program.theatre, kept.reviewed.actors)

    def seen(stretch: Period, moment: datetime | None) -> Situation:
        return assemble(
            kept.stories, kept.readings, program.theatre, program.gazetteer, program.language, stretch, moment, judged
        )

    return View(seen(period, known_at), seen(previous(period), None))
