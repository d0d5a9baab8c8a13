"""The ledger in an SQLite file. Rule: what `add` has returned is on disk; what it has not is not there."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, Select, delete, insert, select, text

from wederhoor.ledger import schema
from wederhoor.ledger.errors import LedgerError, Overtaken, clear_errors, refusal
from wederhoor.ledger.rows import (
    RESTORE,
    EntryRow,
    RecordingRow,
    broken_chain,
    broken_entries,
    broken_texts,
    chain,
    check_tombstone,
    distinct,
    purged_hash,
    stamp,
)
from wederhoor.model.entries import DECIDED, Entry, EntryKind, Recording
from wederhoor.model.ids import digest
from wederhoor.model.problems import Problem

WRITES = "wederhoor_writes"  # an execution option: this transaction takes the write lock at once
BATCH = 500  # rows in one statement: under SQLite's limit on variables

T = TypeVar("T")


class SqliteStore:
    """A Store in one file, shared by any number of readers and one writer at a time; made by `open_ledger`."""

    def __init__(self, engine: Engine, source: str) -> None:
        self._engine = engine
        self._writer = engine.execution_options(**{WRITES: True})
        self._source = source
        with self._reading() as connection:
            self._ledger_id: str = connection.execute(select(schema.meta.c.ledger)).scalar_one()

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
        stamp(recorded_at)
        wanted = distinct(entries, self._source)
        with clear_errors(self._source), self._writer.begin() as connection:
            if since is not None and connection.execute(_decided(since).limit(1)).first():
                raise Overtaken(self._source)
            new = _unknown(connection, wanted)
            _insert_entries(connection, new)
            _insert_texts(connection, texts)
            links = chain(new, self._ledger_id, recorded_at, _last(connection))
            _insert(connection, schema.recordings, (_link_values(link) for link in links))
            purged = [text_hash for entry in new if (text_hash := purged_hash(entry))]
            _delete_texts(connection, purged)
        if purged:
            self._forget()
        return new

    def decisions(self) -> Iterator[tuple[Recording, Entry]]:
        with self._reading() as connection:
            for row in connection.execution_options(yield_per=BATCH).execute(_decided()):
                yield _link(row), Entry(row.entry, EntryKind(row.kind), row.payload)

    def entries(self, kind: EntryKind | None = None, *, recorded_as_of: datetime | None = None) -> Iterator[Entry]:
        query = select(schema.entries.c.id, schema.entries.c.kind, schema.entries.c.payload).order_by(
            schema.entries.c.id
        )
        if kind is not None:
            query = query.where(schema.entries.c.kind == kind.value)
        if recorded_as_of is not None:
            query = query.join(schema.recordings, schema.recordings.c.entry == schema.entries.c.id)
            query = query.where(schema.recordings.c.recorded_at <= stamp(recorded_as_of))
        with self._reading() as connection:
            for row in connection.execution_options(yield_per=BATCH).execute(query):
                yield Entry(row.id, EntryKind(row.kind), row.payload)

    def recordings(self) -> Iterator[Recording]:
        query = select(schema.recordings).order_by(schema.recordings.c.position)
        with self._reading() as connection:
            for row in connection.execution_options(yield_per=BATCH).execute(query):
                yield _link(row)

    def last(self) -> Recording | None:
        with self._reading() as connection:
            return _last(connection)

    def text(self, text_hash: str) -> str | None:
        with self._reading() as connection:
            found = connection.execute(select(schema.texts.c.bytes).where(schema.texts.c.hash == text_hash)).scalar()
            return None if found is None else bytes(found).decode("utf-8")

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
        self._engine.dispose()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with clear_errors(self._source), self._engine.connect() as connection:
            try:
                yield connection
            except ValueError as error:
                fact = f"The ledger holds a value that no Wederhoor writes: {error}."
                raise refusal(self._source, fact, "Run `wederhoor verify` to see where.") from error

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection for tables beside the entries, such as the catalogue's."""
        with self._reading() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction on such tables, stored when the block ends without an error."""
        with clear_errors(self._source), self._writer.begin() as connection:
            yield connection

    def _forget(self) -> None:
        # The log still holds the pages from before the purge; a reader that is busy leaves this to the last close.
        with clear_errors(self._source):
            checkpoint(self._engine)

    def _damage(self) -> Iterator[Problem]:
        with self._reading() as connection:
            for (line,) in connection.exec_driver_sql("PRAGMA integrity_check"):
                if line != "ok":
                    yield Problem(self._source, "", f"The file is damaged: {line}.", RESTORE)

    def _guards(self) -> Iterator[Problem]:
        with self._reading() as connection:
            rows = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            present = {name for (name,) in rows}
        for name in schema.GUARDS:
            if name not in present:
                yield Problem(self._source, f"guard {name}", "A guard against changes was removed.", RESTORE)

    def _entries_and_chain(self) -> Iterator[Problem]:
        with self._reading() as connection:
            rows = connection.execute(select(schema.entries).order_by(schema.entries.c.id))
            yield from broken_entries(self._source, map(EntryRow._make, rows))
            known: set[str] = set(connection.execute(select(schema.entries.c.id)).scalars())
            links = connection.execute(select(schema.recordings).order_by(schema.recordings.c.position))
            yield from broken_chain(self._source, self._ledger_id, map(RecordingRow._make, links), known)

    def _texts(self) -> Iterator[Problem]:
        with self._reading() as connection:
            rows = connection.execute(select(schema.texts.c.hash, schema.texts.c.bytes).order_by(schema.texts.c.hash))
            yield from broken_texts(self._source, ((row.hash, row.bytes) for row in rows))


def checkpoint(engine: Engine) -> None:
    """Moves what is in the write-ahead log into the ledger file and empties the log, unless a reader is busy."""
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()


def in_batches(items: Iterable[T]) -> Iterator[list[T]]:
    """Items by as many as one statement takes."""
    waiting = iter(items)
    while batch := list(islice(waiting, BATCH)):
        yield batch


def _unknown(connection: Connection, wanted: tuple[Entry, ...]) -> tuple[Entry, ...]:
    known: set[str] = set()
    for batch in in_batches(entry.id for entry in wanted):
        known.update(connection.execute(select(schema.entries.c.id).where(schema.entries.c.id.in_(batch))).scalars())
    return tuple(entry for entry in wanted if entry.id not in known)


def _last(connection: Connection) -> Recording | None:
    row = connection.execute(select(schema.recordings).order_by(schema.recordings.c.position.desc()).limit(1)).first()
    return None if row is None else _link(row)


def _link(row: Any) -> Recording:  # Any: a row of the recordings
    moment = datetime.fromisoformat(row.recorded_at)
    return Recording(row.position, row.entry, row.ledger, moment, row.previous, row.hash)


def _decided(since: int = 0) -> Select[Any]:  # Any: the types of its columns
    """The recordings after a position of what people decided, with kind and payload, by position."""
    chosen = select(schema.recordings, schema.entries.c.kind, schema.entries.c.payload)
    joined = chosen.join(schema.entries, schema.recordings.c.entry == schema.entries.c.id)
    position, kinds = schema.recordings.c.position, sorted(kind.value for kind in DECIDED)
    return joined.where(schema.entries.c.kind.in_(kinds), position > since).order_by(position)


def _insert(connection: Connection, table: Any, rows: Iterable[dict[str, Any]]) -> None:  # Any: a Table, a row's values
    for batch in in_batches(rows):
        connection.execute(insert(table), batch)


def _insert_entries(connection: Connection, new: tuple[Entry, ...]) -> None:
    _insert(connection, schema.entries, ({"id": e.id, "kind": e.kind.value, "payload": e.payload} for e in new))


def _insert_texts(connection: Connection, found: Iterable[str]) -> None:
    # A text that is known, or purged, is left out by a guard of the table itself.
    _insert(connection, schema.texts, ({"hash": digest(text), "bytes": text.encode("utf-8")} for text in found))


def _delete_texts(connection: Connection, hashes: list[str]) -> None:
    sentences = schema.sentences.c
    for text_hash in hashes:
        connection.execute(delete(schema.texts).where(schema.texts.c.hash == text_hash))
        numbers = select(sentences.number).where(sentences.text_hash == text_hash)
        found: Sequence[int] = connection.execute(numbers).scalars().all()
        words = [{"number": number} for number in found]
        if words:
            connection.execute(text("DELETE FROM words WHERE rowid = :number"), words)
            connection.execute(delete(schema.sentences).where(sentences.text_hash == text_hash))
            connection.execute(text("INSERT INTO words (words) VALUES ('optimize')"))  # else a segment keeps them


def _link_values(link: Recording) -> dict[str, Any]:
    return {
        "position": link.position,
        "entry": link.entry,
        "ledger": link.ledger,
        "recorded_at": stamp(link.recorded_at),
        "previous": link.previous,
        "hash": link.hash,
    }
