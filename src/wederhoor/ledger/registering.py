"""Writing a ledger's register. Rule: derived and disposable; it knows the stories that count, as they were last read.

Like the catalogue, which must be caught up first, it is written apart from the entries and step by step. What people
judged is not in it: whoever lists looks at those stories themselves.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select

from wederhoor.ledger import schema
from wederhoor.ledger.catalogue import with_text
from wederhoor.ledger.cataloguing import told_of
from wederhoor.ledger.rows import purged_hash
from wederhoor.ledger.sqlite import SqliteStore, in_batches
from wederhoor.ledger.views import read_payload
from wederhoor.model.claims import Reading
from wederhoor.model.entries import Entry, EntryKind
from wederhoor.model.register import Register, Registered
from wederhoor.model.stories import Story

STEP = 400  # recordings in one transaction
TELLING = frozenset({EntryKind.STORY, EntryKind.READING, EntryKind.WITHDRAWAL})
ROOM = 20  # bits of a claim's number for its place in the reading; the others are its story's

TABLES = (
    schema.register_findings,
    schema.register_marks,
    schema.register_values,
    schema.register_claims,
    schema.register_stories,
    schema.register,
)
REMOVE = (
    "DELETE FROM register_marks WHERE claim BETWEEN ? AND ?",
    "DELETE FROM register_claims WHERE number BETWEEN ? AND ?",
)
COUNTED = (
    "SELECT m.value, count(DISTINCT c.line), count(*) FROM register_claims AS c "
    "JOIN register_marks AS m ON m.claim = c.number WHERE c.number BETWEEN ? AND ? GROUP BY m.value"
)
NAME = "INSERT INTO register_values (sort, value, lines, claims) VALUES (?, ?, 0, 0) ON CONFLICT DO NOTHING"
COUNT = "UPDATE register_values SET lines = lines + ?, claims = claims + ? WHERE number = ?"
CLAIM = 'INSERT INTO register_claims (number, line, "first", "last", also) VALUES (?, ?, ?, ?, ?)'
MARK = "INSERT INTO register_marks (value, claim) VALUES (?, ?)"
FINDING = "INSERT INTO register_findings (sort, weight, story, times) VALUES (?, ?, ?, ?)"

Progress = Callable[[int, int], None]  # recordings known, and all of them


def behind(store: SqliteStore, version: str) -> int:
    """How many recordings the register does not know; all of them where another version made it."""
    with store.reading() as connection:
        made_by, position = _state(connection)
        return _last(connection) - (position if made_by == version else 0)


def catch_up(store: SqliteStore, make: Register, version: str, progress: Progress | None = None) -> None:
    """Learn what was recorded since, step by step; the catalogue must be caught up. Raises LedgerError.

    `make` says what is registered of a story, and `version` which make it is.
    """
    while missing := behind(store, version):
        with store.writing() as connection:
            if _state(connection)[0] != version:
                for table in TABLES:
                    connection.execute(delete(table))
            last = _last(connection)
            if progress is not None:
                progress(last - missing, last)
            _step(connection, _state(connection)[1], make, version)


def _step(connection: Connection, position: int, make: Register, version: str) -> None:
    recordings, entries = schema.recordings.c, schema.entries.c
    query = (
        select(recordings.position, schema.entries)
        .join(schema.entries, entries.id == recordings.entry)
        .where(recordings.position > position, recordings.position <= position + STEP)
        .order_by(recordings.position)
    )
    rows = connection.execute(query).all()
    kept = [Entry(row.id, EntryKind(row.kind), row.payload) for row in rows]
    stories = _purged(connection, kept)
    told = schema.told.c
    for batch in in_batches(entry.id for entry in kept if entry.kind in TELLING):
        stories.update(connection.execute(select(told.story).where(told.entry.in_(batch))).scalars())
    for batch in in_batches(sorted(stories)):
        _write(connection, make, batch)
    reached = rows[-1].position if rows else position
    connection.execute(delete(schema.register))
    connection.execute(insert(schema.register), {"one": 1, "version": version, "position": reached})


def _write(connection: Connection, make: Register, stories: Sequence[str]) -> None:
    """The rows of some stories, each made from all that the ledger says of it."""
    _remove(connection, stories)
    told = told_of(connection, stories)
    held = [(entry, told[name].reading) for name in stories if (entry := told[name].story)]
    values = [read_payload(Story, entry) for entry, _ in held]
    texts = _texts(connection, [value.text_hash for value in values])
    table = schema.register_stories
    number: int = connection.execute(select(func.coalesce(func.max(table.c.number), 0))).scalar_one()
    found = []
    for value, (_, reading) in zip(values, held, strict=True):
        number += 1
        made = make(with_text(value, texts), read_payload(Reading, reading) if reading else None)
        found.append((number, value, made))
    if found:
        connection.execute(insert(table), [_story_row(*one) for one in found])
        _write_claims(connection, [(name, made) for name, _, made in found])


def _texts(connection: Connection, hashes: Sequence[str]) -> Mapping[str, str]:
    texts = schema.texts.c
    rows = connection.execute(select(texts.hash, texts.bytes).where(texts.hash.in_(hashes)))
    return {row.hash: bytes(row.bytes).decode("utf-8") for row in rows}


def _write_claims(connection: Connection, found: Iterable[tuple[int, Registered]]) -> None:
    driver: Any = connection.connection.driver_connection  # Any: SQLAlchemy names no type for it
    numbers = _numbers(driver, {value for _, made in found for claim in made.claims for value in claim.values})
    for story, made in found:
        first: dict[tuple[int, int], int] = {}
        claims, marks = list[tuple[object, ...]](), list[tuple[int, int]]()
        for place, claim in enumerate(made.claims):
            number = (story << ROOM) + place
            line = first.setdefault((claim.first, claim.last), number)
            also = json.dumps(claim.also, separators=(",", ":")) if claim.also else None
            claims.append((number, line, claim.first, claim.last, also))
            marks.extend((numbers[value], number) for value in claim.values)
        driver.executemany(CLAIM, claims)
        driver.executemany(MARK, marks)
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
    driver.executemany(COUNT, ((sign * lines, sign * claims, value) for value, lines, claims in told))


def _remove(connection: Connection, stories: Sequence[str]) -> None:
    table = schema.register_stories
    numbers: Sequence[int] = (
        connection.execute(select(table.c.number).where(table.c.story.in_(stories))).scalars().all()
    )
    driver: Any = connection.connection.driver_connection  # Any: as above
    for number in numbers:
        _count(driver, number, -1)
        for query in REMOVE:
            driver.execute(query, _claims_of(number))
        driver.execute("DELETE FROM register_findings WHERE story = ?", (number,))
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
        "lines": len({(claim.first, claim.last) for claim in made.claims}),
    }


def _purged(connection: Connection, entries: Iterable[Entry]) -> set[str]:
    """The stories whose text went."""
    hashes = [text_hash for entry in entries if (text_hash := purged_hash(entry))]
    stories = schema.register_stories.c
    query = select(stories.story).where(stories.text_hash.in_(hashes))
    return set(connection.execute(query).scalars()) if hashes else set()


def _state(connection: Connection) -> tuple[str, int]:
    row = connection.execute(select(schema.register.c.version, schema.register.c.position)).first()
    return (row.version, row.position) if row else ("", 0)


def _last(connection: Connection) -> int:
    last: int = connection.execute(select(func.coalesce(func.max(schema.recordings.c.position), 0))).scalar_one()
    return last
