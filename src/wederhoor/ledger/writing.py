"""Writing to a ledger file. Rule: a writer takes the lock before it reads, and what belongs together is one step."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, delete, event, insert, select, text
from sqlalchemy.pool import QueuePool

from wederhoor.ledger import schema
from wederhoor.ledger.connecting import Connect
from wederhoor.ledger.errors import Overtaken
from wederhoor.ledger.rows import chain, purged_hash, stamp
from wederhoor.ledger.sqlite import any_decided, in_batches, last_link
from wederhoor.model.entries import Entry, Recording
from wederhoor.model.ids import digest

WRITES = "wederhoor_writes"  # an execution option: this transaction takes the write lock at once


def make_engine(connect: Connect) -> Engine:
    """SQLAlchemy's view of a file; its transactions begin when told."""
    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool)
    event.listen(engine, "begin", _begin)
    return engine


def writer(engine: Engine) -> Engine:
    """The same engine, whose transactions take the write lock at once."""
    return engine.execution_options(**{WRITES: True})


def _begin(connection: Connection) -> None:
    # A writer takes the lock before it reads: two that read first could both fail.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get(WRITES) else "BEGIN")


def driver_of(connection: Connection) -> Any:  # Any: SQLAlchemy names no type for it
    """The driver's own connection behind one of SQLAlchemy's."""
    return connection.connection.driver_connection


def store_entries(
    connection: Connection,
    wanted: Sequence[Entry],
    texts: Iterable[str],
    ledger: str,
    source: str,
    since: int | None,
    recorded_at: datetime,
) -> tuple[tuple[Entry, ...], bool]:
    """Those of some entries that are new, stored with their texts, and whether a text went.

    Raises Overtaken where somebody decided something after the recording `since`.
    """
    driver = driver_of(connection)
    if since is not None and any_decided(driver, since):
        raise Overtaken(source)
    new = _unknown(connection, wanted)
    _insert(connection, schema.entries, ({"id": e.id, "kind": e.kind.value, "payload": e.payload} for e in new))
    # A text that is known, or purged, is left out by a guard of the table itself.
    _insert(connection, schema.texts, ({"hash": digest(told), "bytes": told.encode("utf-8")} for told in texts))
    links = chain(new, ledger, recorded_at, last_link(driver))
    _insert(connection, schema.recordings, (_link_values(link) for link in links))
    purged = [text_hash for entry in new if (text_hash := purged_hash(entry))]
    _delete_texts(connection, purged)
    return new, bool(purged)


def checkpoint(engine: Engine) -> None:
    """Moves what is in the write-ahead log into the ledger file and empties the log, unless a reader is busy."""
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()


def _unknown(connection: Connection, wanted: Sequence[Entry]) -> tuple[Entry, ...]:
    known: set[str] = set()
    for batch in in_batches(entry.id for entry in wanted):
        known.update(connection.execute(select(schema.entries.c.id).where(schema.entries.c.id.in_(batch))).scalars())
    return tuple(entry for entry in wanted if entry.id not in known)


def _insert(connection: Connection, table: Any, rows: Iterable[dict[str, Any]]) -> None:  # Any: a Table, a row's values
    for batch in in_batches(rows):
        connection.execute(insert(table), batch)


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
