"""Writing a ledger's register. Rule: derived and disposable; it knows the stories that count, as they were last read.

Like the catalogue, which must be caught up first, it is written apart from the entries and step by step. What people
judged is not in it: whoever lists looks at those stories themselves.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select

from wederhoor.ledger import deriving, knowing, schema
from wederhoor.ledger.deriving import TELLING, Derived, Progress, counting, purged
from wederhoor.ledger.register import ROOM
from wederhoor.ledger.sqlite import SqliteStore, in_batches
from wederhoor.ledger.writing import driver_of
from wederhoor.model.entries import Entry
from wederhoor.model.packing import pack
from wederhoor.model.register import Register, Registered
from wederhoor.model.stories import Story

STEP = 400  # recordings in one transaction

TABLES = (
    schema.register_findings,
    schema.register_marks,
    schema.register_values,
    schema.register_sheets,
    schema.register_stories,
    schema.register,
)
REMOVE = "DELETE FROM register_marks WHERE claim BETWEEN ? AND ?"
REMOVE_OF = ("DELETE FROM register_sheets WHERE story = ?", "DELETE FROM register_findings WHERE story = ?")
COUNTED = "SELECT value, count(*) FROM register_marks WHERE claim BETWEEN ? AND ? GROUP BY value"
NAME = "INSERT INTO register_values (sort, value, claims) VALUES (?, ?, 0) ON CONFLICT DO NOTHING"
COUNT = "UPDATE register_values SET claims = claims + ? WHERE number = ?"
SHEET = "INSERT INTO register_sheets (story, packed, several) VALUES (?, ?, ?)"
MARK = "INSERT INTO register_marks (value, claim) VALUES (?, ?)"
FINDING = "INSERT INTO register_findings (sort, weight, story, times) VALUES (?, ?, ?, ?)"


def behind(store: SqliteStore, version: str) -> int:
    """How many recordings the register does not know; all of them where another version made it."""
    return knowing.behind(store, schema.register.name, version)


def catch_up(store: SqliteStore, make: Register, version: str, progress: Progress | None = None) -> None:
    """Learn what was recorded since, step by step; the catalogue must be caught up. Raises LedgerError.

    `make` says what is registered of a story, and `version` which make it is.
    """
    derived = Derived(schema.register, STEP, partial(_learn, make), _empty)
    deriving.catch_up(store, derived, version, progress)


def _empty(connection: Connection) -> None:
    for table in TABLES:
        connection.execute(delete(table))


def _learn(make: Register, connection: Connection, entries: Sequence[Entry]) -> None:
    stories = purged(connection, schema.register_stories, entries)
    told = schema.told.c
    for batch in in_batches(entry.id for entry in entries if entry.kind in TELLING):
        stories.update(connection.execute(select(told.story).where(told.entry.in_(batch))).scalars())
    for batch in in_batches(sorted(stories)):
        _write(connection, make, batch)


def _write(connection: Connection, make: Register, stories: Sequence[str]) -> None:
    """The rows of some stories, each made from all that the ledger says of it."""
    _remove(connection, stories)
    table = schema.register_stories
    number: int = connection.execute(select(func.coalesce(func.max(table.c.number), 0))).scalar_one()
    found = []
    for one in counting(connection, stories):
        number += 1
        found.append((number, one.story, make(one.story, one.reading)))
    if found:
        connection.execute(insert(table), [_story_row(*one) for one in found])
        _write_claims(connection, [(name, made) for name, _, made in found])


def _write_claims(connection: Connection, found: Iterable[tuple[int, Registered]]) -> None:
    driver = driver_of(connection)
    numbers = _numbers(driver, {value for _, made in found for claim in made.claims for value in claim.values})
    for story, made in found:
        if made.claims:
            driver.execute(SHEET, (story, *pack(made.claims, numbers)))
        each = enumerate(made.claims, story << ROOM)
        driver.executemany(MARK, ((numbers[value], number) for number, claim in each for value in claim.values))
        driver.executemany(FINDING, ((*key, story, times) for key, times in made.findings.items()))
        _count(driver, story, 1)


def _numbers(driver: Any, values: Iterable[tuple[str, str]]) -> Mapping[tuple[str, str], int]:  # Any: as above
    """The number of each value; of a new one it is given now."""
    asked = sorted(values)
    driver.executemany(NAME, asked)
    query = "SELECT number FROM register_values WHERE sort = ? AND value = ?"
    return {one: driver.execute(query, one).fetchone()[0] for one in asked}


def _count(driver: Any, story: int, sign: int) -> None:  # Any: as above
    """Add the claims of a story to the counts of their values, or take them off."""
    told = driver.execute(COUNTED, _claims_of(story)).fetchall()
    driver.executemany(COUNT, ((sign * claims, value) for value, claims in told))


def _remove(connection: Connection, stories: Sequence[str]) -> None:
    table = schema.register_stories
    numbers: Sequence[int] = (
        connection.execute(select(table.c.number).where(table.c.story.in_(stories))).scalars().all()
    )
    driver = driver_of(connection)
    for number in numbers:
        _count(driver, number, -1)
        driver.execute(REMOVE, _claims_of(number))
        for query in REMOVE_OF:
            driver.execute(query, (number,))
    connection.execute(delete(table).where(table.c.story.in_(stories)))


def _claims_of(story: int) -> tuple[int, int]:
    """The first and the last number that a claim of a story may have."""
    return story << ROOM, ((story + 1) << ROOM) - 1


def _story_row(number: int, story: Story, made: Registered) -> dict[str, Any]:  # Any: a row's values
    return {
        "number": number,
        "story": story.id,
        "text_hash": story.text_hash,
        "open": int(made.open),
        "moment": made.moment,
        "newest": made.newest,
        "edtf": made.edtf,
        "outlet": story.outlet,
        "day": made.day,
        "month": made.month,
        "date": made.date,
        "last_day": made.last_day,
        "claims": len(made.claims),
    }
