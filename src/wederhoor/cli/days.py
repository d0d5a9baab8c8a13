"""When a ledger's reports came out. Rule: the catalogue says it, where it knows; else every report is looked at."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path

from wederhoor.cli.lens import catalogued
from wederhoor.cli.shelf import Shelf
from wederhoor.ledger.catalogue import SqliteCatalogue
from wederhoor.situation.periods import best_readings, own_dates

Known = tuple[date | None, datetime]  # the day of a report, where it is one, and the moment at which it is known


def filed(path: Path) -> Iterable[Known] | None:
    """The dates of all reports of a ledger; None where its catalogue is behind. Raises LedgerError."""
    with catalogued(path) as store:
        if store is None:
            return None
        found = SqliteCatalogue(store).dated()
    return [(date.fromordinal(day) if day else None, datetime.fromtimestamp(known, UTC)) for day, known in found]


def shelved(kept: Shelf) -> Iterable[Known]:
    """The same, of the reports on a shelf."""
    given = own_dates(kept.stories, best_readings(kept.readings)).values()
    return [(one.period.day, known) for one in given if (known := one.period.known_at)]
