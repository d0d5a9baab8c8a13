"""The ledger in an SQLite file. Rule: what `add` has returned is on disk; what it has not is not there."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from wederhoor.ledger.connecting import Readers
from wederhoor.ledger.errors import LedgerError, clear_errors, refusal
from wederhoor.ledger.format import GUARDS
from wederhoor.ledger.rows import (
    RESTORE,
    EntryRow,
    RecordingRow,
    broken_chain,
    broken_entries,
    broken_texts,
    check_tombstone,
    distinct,
    stamp,
)
from wederhoor.model.entries import DECIDED, Entry, EntryKind, Recording
from wederhoor.model.problems import Problem

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

BATCH = 500  # rows in one statement: under SQLite's limit on variables
LINK = "r.position, r.entry, r.ledger, r.recorded_at, r.previous, r.hash"
LINKS = f"SELECT {LINK} FROM recordings AS r"  # noqa: S608  no words of a user, here and below
PEOPLES = ", ".join(f"'{kind.value}'" for kind in sorted(DECIDED))
DECISIONS = (
    f"SELECT {LINK}, e.kind, e.payload FROM recordings AS r JOIN entries AS e ON e.id = r.entry "  # noqa: S608
    f"WHERE e.kind IN ({PEOPLES}) AND r.position > ? ORDER BY r.position"
)

T = TypeVar("T")


class SqliteStore:
    """A Store in one file, shared by any number of readers and one writer at a time; made by `open_ledger`.

    It reads by the driver itself: SQLAlchemy takes as long to load as a small day takes to weigh, and is loaded by who
    writes, or asks for `reading`.
    """

    def __init__(self, readers: Readers, source: str) -> None:
        self._readers = readers
        self._source = source
        with self.asking() as connection:
            self._ledger_id: str = connection.execute("SELECT ledger FROM meta").fetchone()[0]

    @property
    def ledger_id(self) -> str:
        return self._ledger_id

    def add(self, entries: Iterable[Entry], texts: Iterable[str] = (), *, recorded_at: datetime) -> tuple[Entry, ...]:
        return self._add(entries, texts, recorded_at, None)

    def decide(self, entries: Iterable[Entry], *, since: int, recorded_at: datetime) -> tuple[Entry, ...]:
        return self._add(entries, (), recorded_at, since)

    def _add(
        self, entries: Iterable[Entry], texts: Iterable[str], recorded_at: datetime, since: int | None
    ) -> tuple[Entry, ...]:
        from wederhoor.ledger.writing import store_entries

        stamp(recorded_at)
        wanted = distinct(entries, self._source)
        with self.writing() as connection:
            new, purged = store_entries(connection, wanted, texts, self._ledger_id, self._source, since, recorded_at)
        if purged:
            self._forget()
        return new

    def decisions(self) -> Iterator[tuple[Recording, Entry]]:
        with self.asking() as connection:
            for *link, kind, payload in connection.execute(DECISIONS, (0,)):
                yield (recording := _link(*link)), Entry(recording.entry, EntryKind(kind), payload)

    def entries(self, kind: EntryKind | None = None, *, recorded_as_of: datetime | None = None) -> Iterator[Entry]:
        query, where, named = "SELECT e.id, e.kind, e.payload FROM entries AS e", [], []
        if kind is not None:
            where.append("e.kind = ?")
            named.append(kind.value)
        if recorded_as_of is not None:
            query += " JOIN recordings AS r ON r.entry = e.id"
            where.append("r.recorded_at <= ?")
            named.append(stamp(recorded_as_of))
        asked = f" WHERE {' AND '.join(where)}" if where else ""
        with self.asking() as connection:
            for name, sort, payload in connection.execute(f"{query}{asked} ORDER BY e.id", named):
                yield Entry(name, EntryKind(sort), payload)

    def recordings(self) -> Iterator[Recording]:
        with self.asking() as connection:
            for row in connection.execute(f"{LINKS} ORDER BY r.position"):
                yield _link(*row)

    def last(self) -> Recording | None:
        with self.asking() as connection:
            return last_link(connection)

    def text(self, text_hash: str) -> str | None:
        with self.asking() as connection:
            found = connection.execute("SELECT bytes FROM texts WHERE hash = ?", (text_hash,)).fetchone()
            return None if found is None else bytes(found[0]).decode("utf-8")

    def drop_text(self, text_hash: str, tombstone: Entry, *, recorded_at: datetime) -> None:
        check_tombstone(text_hash, tombstone)
        self.add((tombstone,), recorded_at=recorded_at)

    def verify(self) -> tuple[Problem, ...]:
        found: list[Problem] = []
        for check in (self._damage, self._guards, self._entries_and_chain, self._texts):
            try:
                found.extend(check())
            except LedgerError as error:  # a page that cannot be read hides no other finding
                found.append(error.problem)
        return tuple(dict.fromkeys(found))

    def close(self) -> None:
        self._readers.close()
        if "_engine" in self.__dict__:
            self._engine.dispose()

    @contextmanager
    def asking(self) -> Iterator[sqlite3.Connection]:
        """A connection of the driver for reading; all that is asked in the block is answered from one state."""
        with clear_errors(self._source):
            try:
                with self._readers.lent() as connection:
                    yield connection
            except ValueError as error:
                fact = f"The ledger holds a value that no Wederhoor writes: {error}."
                raise refusal(self._source, fact, "Run `wederhoor verify` to see where.") from error

    @contextmanager
    def reading(self) -> "Iterator[Connection]":
        """A connection of SQLAlchemy for reading tables beside the entries."""
        with clear_errors(self._source), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> "Iterator[Connection]":
        """One transaction of SQLAlchemy, stored when the block ends without an error."""
        from wederhoor.ledger.writing import writer

        with clear_errors(self._source), writer(self._engine).begin() as connection:
            yield connection

    @cached_property
    def _engine(self) -> "Engine":
        from wederhoor.ledger.writing import make_engine

        return make_engine(self._readers.connect)

    def _forget(self) -> None:
        from wederhoor.ledger.writing import checkpoint

        # The log still holds the pages from before the purge; a reader that is busy leaves this to the last close.
        with clear_errors(self._source):
            checkpoint(self._engine)

    def _damage(self) -> Iterator[Problem]:
        with self.asking() as connection:
            for (line,) in connection.execute("PRAGMA integrity_check"):
                if line != "ok":
                    yield Problem(self._source, "", f"The file is damaged: {line}.", RESTORE)

    def _guards(self) -> Iterator[Problem]:
        with self.asking() as connection:
            rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            present = {name for (name,) in rows}
        for name in GUARDS:
            if name not in present:
                yield Problem(self._source, f"guard {name}", "A guard against changes was removed.", RESTORE)

    def _entries_and_chain(self) -> Iterator[Problem]:
        with self.asking() as connection:
            rows = connection.execute("SELECT id, kind, payload FROM entries ORDER BY id")
            yield from broken_entries(self._source, map(EntryRow._make, rows))
            known: set[str] = {name for (name,) in connection.execute("SELECT id FROM entries")}
            links = connection.execute(f"{LINKS} ORDER BY r.position")
            yield from broken_chain(self._source, self._ledger_id, map(RecordingRow._make, links), known)

    def _texts(self) -> Iterator[Problem]:
        with self.asking() as connection:
            yield from broken_texts(self._source, connection.execute("SELECT hash, bytes FROM texts ORDER BY hash"))


def in_batches(items: Iterable[T]) -> Iterator[list[T]]:
    """Items by as many as one statement takes."""
    waiting = iter(items)
    while batch := list(islice(waiting, BATCH)):
        yield batch


def marks_for(items: Iterable[object]) -> str:
    """A question mark for each item, as SQL lists them."""
    return ", ".join("?" for _ in items)


def last_link(connection: sqlite3.Connection) -> Recording | None:
    """The last recording, as the driver reads it; None in an empty ledger."""
    row = connection.execute(f"{LINKS} ORDER BY r.position DESC LIMIT 1").fetchone()
    return None if row is None else _link(*row)


def any_decided(connection: sqlite3.Connection, since: int) -> bool:
    """Whether people decided something after a recording, as the driver reads it."""
    return connection.execute(f"{DECISIONS} LIMIT 1", (since,)).fetchone() is not None


def _link(position: int, entry: str, ledger: str, recorded_at: str, previous: str, hash_: str) -> Recording:
    return Recording(position, entry, ledger, datetime.fromisoformat(recorded_at), previous, hash_)
