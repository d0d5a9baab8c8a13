"""The situation that a command looks at, and the one before it. Rule: no clock; the default follows from the ledger."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from wederhoor.cli import moments
from wederhoor.cli.compose import Program, opened
from wederhoor.cli.failures import NOT_DONE, Failure
from wederhoor.cli.shelf import Shelf, shelf
from wederhoor.ledger import LedgerError
from wederhoor.ledger.catalogue import SqliteCatalogue
from wederhoor.ledger.cataloguing import behind, catch_up
from wederhoor.ledger.opening import PATIENCE, open_sqlite
from wederhoor.ledger.sqlite import SqliteStore
from wederhoor.model.entries import EntryKind
from wederhoor.model.period import HOME, Period
from wederhoor.situation import cards
from wederhoor.situation.assembly import assemble
from wederhoor.situation.finding import Asked, find
from wederhoor.situation.near import Reach, reach_of
from wederhoor.situation.periods import default_period, previous
from wederhoor.situation.reviewed import renamed
from wederhoor.situation.value import Situation
from wederhoor.weighing.copies import find_twins
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
    period = asked or kept.period or default_period(kept.stories, kept.readings)
    if period is None:
        raise Failure(EMPTY, NOT_DONE)

    judged = judgements(program, kept)

    def seen(stretch: Period, moment: datetime | None) -> Situation:
        return assemble(
            kept.stories, kept.readings, program.theatre, program.gazetteer, stretch, moment, kept.reach, judged
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
    return assemble(kept.stories, kept.readings, program.theatre, program.gazetteer, period, known_at, judged=judged)


def glanced(
    program: Program, path: Path, asked: Period | None, known_at: str | None, recorded_as_of: str | None
) -> Situation:
    """The situation of a period alone, from a ledger and moments as a user types them; raises Failure."""
    moment, recorded = moments.known_at(known_at), moments.recorded_as_of(recorded_as_of)
    with opened(path) as store:
        kept = shelf(store, recorded)
    return glance(program, kept, asked, moment)


def judgements(program: Program, kept: Shelf) -> Judged:
    """What people said of pairs of claims; from here on the program's theatre knows merged actors by one name."""
    if kept.reviewed is None:
        return UNJUDGED
    program.theatre = renamed(program.theatre, kept.reviewed.actors)
    return kept.reviewed.judged


def near(path: Path, asked: Period | None, known_at: datetime | None, recorded_as_of: datetime | None) -> Shelf:
    """What `look` needs of a ledger for one period and no more; all of it where the ledger cannot say.

    It cannot as it was recorded up to a moment, nor where people overruled anything, nor where its catalogue is behind
    and may not be written. Raises LedgerError.
    """
    found = None
    known = recorded_as_of is None and caught_up(path)
    with opened(path) as store:
        overruled = next(iter(store.entries(EntryKind.REVIEW)), None) is not None
        if known and not overruled and isinstance(store, SqliteStore):
            found = _near(SqliteCatalogue(store), asked, known_at)
        return found or shelf(store, recorded_as_of)


def caught_up(path: Path, patience: float = PATIENCE) -> bool:
    """Whether the catalogue of a ledger knows all that was recorded, or does so now.

    A ledger of an older schema is brought up to date; none is made where there is none. `patience` is how many seconds
    to wait for another program that writes.
    """
    try:
        with opened(path) as store:
            if not isinstance(store, SqliteStore) or not behind(store, cards.VERSION):
                return isinstance(store, SqliteStore)
    except LedgerError:
        if not path.is_file():
            return False
    try:
        writer = open_sqlite(path, patience=patience)
        try:
            catch_up(writer, cards.card, cards.VERSION)
        finally:
            writer.close()
    except LedgerError:
        return False
    return True


def _near(catalogue: SqliteCatalogue, asked: Period | None, known_at: datetime | None) -> Shelf | None:
    day = catalogue.last_day()
    period = asked or (Period.of_day(date.fromordinal(day)) if day is not None else None)
    if period is None or period.known_at is None or period.first_day is None:
        return None
    before = previous(period)
    moments = (known_at or period.known_at).astimezone(UTC), before.known_at or period.known_at
    asks = (Asked(period, moments[0]), Asked(before, moments[1]))
    found = find(catalogue, asks, Reach(reach_of(before)))
    stories, readings = catalogue.load(found.stories)
    reach = replace(found.reach, twins=find_twins(stories, found.leads))
    return Shelf(stories, readings, reach=reach, period=period)
