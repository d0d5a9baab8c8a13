"""The situation that a command looks at, and the one before it. Rule: no clock; the default follows from the ledger."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from wederhoor.cli.compose import Program, opened
from wederhoor.cli.failures import NOT_DONE, Failure
from wederhoor.cli.shelf import Shelf, shelf
from wederhoor.ledger import LedgerError
from wederhoor.ledger.catalogue import SqliteCatalogue
from wederhoor.model.entries import Store
from wederhoor.model.period import Period
from wederhoor.situation import assemble, cards
from wederhoor.situation.finding import Asked, find
from wederhoor.situation.near import Reach, reach_of
from wederhoor.situation.periods import default_period, previous
from wederhoor.situation.value import Situation


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
        raise Failure("The ledger holds no dated story. Read some with `wederhoor read PATH`.", NOT_DONE)

    def seen(stretch: Period, moment: datetime | None) -> Situation:
        return assemble(
            kept.stories,
            kept.readings,
            program.theatre,
            program.gazetteer,
            program.language,
            stretch,
            moment,
            kept.reach,
        )

    return View(seen(period, known_at), seen(previous(period), None))


def near(path: Path, asked: Period | None, known_at: datetime | None, recorded_as_of: datetime | None) -> Shelf:
    """What `look` needs of a ledger for one period and no more; all of it where the ledger cannot say.

    It cannot as it was recorded up to a moment, nor where its catalogue is behind and may not be written. Raises
    LedgerError.
    """
    if recorded_as_of is None and caught_up(path):
        with opened(path) as store:
            found = _near(store, asked, known_at)
            if found is not None:
                return found
    with opened(path) as store:
        return shelf(store, recorded_as_of)


def _near(store: Store, asked: Period | None, known_at: datetime | None) -> Shelf | None:
    from wederhoor.ledger.catalogue import open_catalogue

    catalogue = open_catalogue(store)
    period = asked or (_last_day(catalogue) if catalogue else None)
    if catalogue is None or period is None or period.known_at is None or period.first_day is None:
        return None
    before = previous(period)
    moments = (known_at or period.known_at).astimezone(UTC), before.known_at or period.known_at
    reach = Reach(reach_of(before))
    found = find(catalogue, [Asked(period, moments[0]), Asked(before, moments[1])], reach)
    return Shelf(*catalogue.load(found.stories), found.reach, period)


def _last_day(catalogue: SqliteCatalogue) -> Period | None:
    day = catalogue.last_day()
    return None if day is None else Period.of_day(datetime.fromordinal(day).date())


def caught_up(path: Path) -> bool:
    """Whether the ledger's catalogue knows all that was recorded, or does so now."""
    from wederhoor.ledger.cataloguing import behind, catch_up
    from wederhoor.ledger.sqlite import SqliteStore

    with opened(path) as store:
        if not isinstance(store, SqliteStore):
            return False
        if not behind(store, cards.VERSION):
            return True
    try:
        with opened(path, write=True) as store:
            if isinstance(store, SqliteStore):
                catch_up(store, cards.card, cards.VERSION)
    except LedgerError:
        return False
    return True
