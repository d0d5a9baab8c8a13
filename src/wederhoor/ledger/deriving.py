"""Writing what is derived from a ledger's entries. Rule: in steps, each one transaction that says how far it is.

A program that stops in between leaves what knows less than the ledger, and says so.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Table, delete, insert, select

from wederhoor.ledger import schema
from wederhoor.ledger.catalogue import texts_of, with_text
from wederhoor.ledger.knowing import behind, last_recording, state
from wederhoor.ledger.rows import purged_hash
from wederhoor.ledger.sqlite import SqliteStore
from wederhoor.ledger.views import read_payload
from wederhoor.ledger.writing import driver_of
from wederhoor.model.claims import Reading
from wederhoor.model.entries import Entry, EntryKind
from wederhoor.model.stories import Story

TELLING = frozenset({EntryKind.STORY, EntryKind.READING, EntryKind.WITHDRAWAL})

Progress = Callable[[int, int], None]  # recordings known, and all of them


@dataclass(frozen=True, slots=True)
class Derived:
    """What follows from the entries: how it learns of some of them, and how it is emptied."""

    table: Table  # of one row: which version made it, and the last recording that it knows
    step: int  # recordings in one transaction
    learn: Callable[[Connection, Sequence[Entry]], None]
    empty: Callable[[Connection], None]  # that row too


@dataclass(frozen=True, slots=True)
class Counting:
    """A story with the reading of it that counts, and their entries."""

    story: Story
    reading: Reading | None
    entry: Entry
    read: Entry | None
    purged: bool  # then it has no text


def catch_up(store: SqliteStore, derived: Derived, version: str, progress: Progress | None = None) -> None:
    """Learn what was recorded since, step by step; raises LedgerError where the ledger may not be written."""
    name = derived.table.name
    while missing := behind(store, name, version):
        with store.writing() as connection:
            driver = driver_of(connection)
            if state(driver, name)[0] != version:
                derived.empty(connection)
            if progress is not None:
                last = last_recording(driver)
                progress(last - missing, last)
            _step(connection, derived, state(driver, name)[1], version)


def _step(connection: Connection, derived: Derived, position: int, version: str) -> None:
    recordings = schema.recordings.c
    query = (
        select(recordings.position, schema.entries)
        .join(schema.entries, schema.entries.c.id == recordings.entry)
        .where(recordings.position > position, recordings.position <= position + derived.step)
        .order_by(recordings.position)
    )
    rows = connection.execute(query).all()
    derived.learn(connection, [Entry(row.id, EntryKind(row.kind), row.payload) for row in rows])
    reached = rows[-1].position if rows else position
    connection.execute(delete(derived.table))
    connection.execute(insert(derived.table), {"one": 1, "version": version, "position": reached})


def counting(connection: Connection, stories: Sequence[str], *, withdrawn: bool = False) -> Iterator[Counting]:
    """Some stories in their order: of equal ones that with the smaller id, of its readings the last recorded.

    Of a story that was withdrawn there is none, unless asked for.
    """
    told = _told(connection, stories, withdrawn)
    held = [
        (entry, told[name].get(EntryKind.READING)) for name in stories if (entry := told[name].get(EntryKind.STORY))
    ]
    values = [read_payload(Story, entry) for entry, _ in held]
    texts = texts_of(driver_of(connection), [value.text_hash for value in values])
    for value, (entry, read) in zip(values, held, strict=True):
        reading = read_payload(Reading, read) if read else None
        yield Counting(with_text(value, texts), reading, entry, read, value.text_hash not in texts)


def _told(connection: Connection, stories: Sequence[str], withdrawn: bool) -> Mapping[str, Mapping[EntryKind, Entry]]:
    query = (
        select(schema.told.c.story, schema.entries, schema.recordings.c.recorded_at)
        .join(schema.entries, schema.entries.c.id == schema.told.c.entry)
        .join(schema.recordings, schema.recordings.c.entry == schema.entries.c.id)
        .where(schema.told.c.story.in_(stories))
        .order_by(schema.entries.c.id.desc())
    )
    found: dict[str, dict[EntryKind, tuple[str, Entry]]] = {story: {} for story in stories}
    for row in connection.execute(query):
        entry = Entry(row.id, EntryKind(row.kind), row.payload)
        held = found[row.story].get(entry.kind)
        if held is None or entry.kind is not EntryKind.READING or row.recorded_at >= held[0]:
            found[row.story][entry.kind] = (row.recorded_at, entry)
    return {
        story: {kind: entry for kind, (_, entry) in told.items()}
        if withdrawn or EntryKind.WITHDRAWAL not in told
        else {}
        for story, told in found.items()
    }


def purged(connection: Connection, table: Table, entries: Iterable[Entry]) -> set[str]:
    """The stories of a table whose text went by some entries."""
    hashes = [text_hash for entry in entries if (text_hash := purged_hash(entry))]
    query = select(table.c.story).where(table.c.text_hash.in_(hashes))
    return set(connection.execute(query).scalars()) if hashes else set()
