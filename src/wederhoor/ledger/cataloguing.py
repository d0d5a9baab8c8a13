"""Writing a ledger's catalogue. Rule: it follows from the entries; what is behind is caught up, what is old made anew.

It is written apart from the entries, in transactions of its own: a program that stops in between leaves a catalogue
that knows less than the ledger, and says so.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select

from wederhoor.ledger import schema
from wederhoor.ledger.catalogue import DAYS, Keys, behind, read_keys, texts_of, with_text
from wederhoor.ledger.rows import purged_hash
from wederhoor.ledger.sqlite import SqliteStore, in_batches
from wederhoor.ledger.views import fields, read_payload
from wederhoor.ledger.writing import driver_of
from wederhoor.model.catalogue import EVER, NEVER, Card, MakeCard, number_of
from wederhoor.model.claims import Reading
from wederhoor.model.entries import Entry, EntryKind
from wederhoor.model.ids import canonical
from wederhoor.model.stories import Story

STEP = 2000  # recordings in one transaction
WIDEST = 40  # the width of a Period without a beginning
TELLING = frozenset({EntryKind.STORY, EntryKind.READING, EntryKind.WITHDRAWAL})
TAKE_OUT = "DELETE FROM card_keys WHERE key = ? AND known = ? AND number = ? AND story = ?"


@dataclass(frozen=True, slots=True)
class Told:
    """What the entries say of one story: the entry and the reading that count, or neither once it is withdrawn."""

    story: Entry | None
    reading: Entry | None


def catch_up(store: SqliteStore, make: MakeCard, version: str) -> None:
    """Learn what was recorded since, step by step; raises LedgerError where the ledger may not be written.

    `make` says what a card holds, and `version` which make it is.
    """
    while behind(store, version):
        with store.writing() as connection:
            if _state(connection)[0] != version:
                _empty(connection)
            _step(connection, _state(connection)[1], make, version)


def forget(store: SqliteStore) -> None:
    """Empty every table of the catalogue; the next catching up writes it anew."""
    with store.writing() as connection:
        _empty(connection)


def _step(connection: Connection, position: int, make: MakeCard, version: str) -> None:
    recordings = schema.recordings.c
    query = (
        select(recordings.position, schema.entries)
        .join(schema.entries, schema.entries.c.id == recordings.entry)
        .where(recordings.position > position, recordings.position <= position + STEP)
        .order_by(recordings.position)
    )
    rows = connection.execute(query).all()
    entries = [Entry(row.id, EntryKind(row.kind), row.payload) for row in rows]
    told = sorted({(_about(entry), entry.id) for entry in entries if entry.kind in TELLING})
    _put(connection, schema.told, [{"story": story, "entry": entry} for story, entry in told])
    _write(connection, make, sorted({story for story, _ in told} | _purged(connection, entries)))
    reached = rows[-1].position if rows else position
    connection.execute(delete(schema.catalogue))
    connection.execute(insert(schema.catalogue), {"one": 1, "version": version, "position": reached})


def _write(connection: Connection, make: MakeCard, stories: Sequence[str]) -> None:
    """The cards of some stories, each made from all that the ledger says of it."""
    for batch in in_batches(stories):
        _remove(connection, batch)
        told = told_of(connection, batch)
        held = [(entry, told[name].reading) for name in batch if (entry := told[name].story)]
        values = [read_payload(Story, entry) for entry, _ in held]
        texts = texts_of(driver_of(connection), [value.text_hash for value in values])
        cards: list[dict[str, Any]] = []  # Any: a row's values
        keys: list[dict[str, Any]] = []
        for value, (entry, reading) in zip(values, held, strict=True):
            made = make(with_text(value, texts), read_payload(Reading, reading) if reading else None)
            cards.append(_card_row(made, entry, reading, value.text_hash))
            keys.extend(_key_rows(made))
        _put(connection, schema.cards, cards)
        _put(connection, schema.card_keys, keys)


def _state(connection: Connection) -> tuple[str, int]:
    """Which version made the catalogue, and the last recording that it knows."""
    row = connection.execute(select(schema.catalogue.c.version, schema.catalogue.c.position)).first()
    return (row.version, row.position) if row else ("", 0)


def _empty(connection: Connection) -> None:
    for table in schema.DERIVED:
        connection.execute(delete(table))


def _about(entry: Entry) -> str:
    """The story of which an entry tells."""
    (story,) = fields(entry, "id" if entry.kind is EntryKind.STORY else "story")
    return story


def _purged(connection: Connection, entries: Iterable[Entry]) -> set[str]:
    """The stories whose text went."""
    hashes = [text_hash for entry in entries if (text_hash := purged_hash(entry))]
    cards = schema.cards.c
    return (
        set(connection.execute(select(cards.story).where(cards.text_hash.in_(hashes))).scalars()) if hashes else set()
    )


def told_of(connection: Connection, stories: Sequence[str], *, withdrawn: bool = False) -> dict[str, Told]:
    """The entries that count: of equal stories the smaller id, of readings the last recorded.

    Of a story that was withdrawn there are none, unless asked for.
    """
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
        story: Told(None, None)
        if EntryKind.WITHDRAWAL in told and not withdrawn
        else Told(_entry(told, EntryKind.STORY), _entry(told, EntryKind.READING))
        for story, told in found.items()
    }


def _entry(told: Mapping[EntryKind, tuple[str, Entry]], kind: EntryKind) -> Entry | None:
    return told[kind][1] if kind in told else None


def _remove(connection: Connection, stories: Sequence[str]) -> None:
    """Take the cards of some stories out, with their keys."""
    cards = schema.cards.c
    rows = connection.execute(select(cards.story, cards.known, cards.key_list).where(cards.story.in_(stories))).all()
    driver = driver_of(connection)
    for row in rows:
        known = NEVER if row.known is None else row.known
        where = ((key, known, number_of(row.story), row.story) for _, key in read_keys(row.key_list))
        driver.executemany(TAKE_OUT, where)
    connection.execute(delete(schema.cards).where(cards.story.in_(stories)))


def _put(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:  # Any: a row's values
    if rows:
        connection.execute(insert(table).prefix_with("OR IGNORE"), rows)


def _card_row(card: Card, story: Entry, reading: Entry | None, text_hash: str) -> dict[str, Any]:  # Any: as above
    lasts = EVER if card.first is None or card.known is None else card.known - card.first
    return {
        "story": card.story,
        "entry": story.id,
        "reading": reading.id if reading else None,
        "text_hash": text_hash,
        "outlet": card.outlet,
        "first": card.first,
        "known": card.known,
        "day": card.day,
        "wide": 0 if card.known is None else min(WIDEST, (lasts // DAYS).bit_length()),
        "open": int(card.open),
        "key_list": _written_keys(card.keys),
    }


def _key_rows(card: Card) -> Iterator[dict[str, Any]]:  # Any: as above
    known, number = NEVER if card.known is None else card.known, number_of(card.story)
    for _, key in card.keys:
        yield {"key": key, "known": known, "number": number, "story": card.story}


def _written_keys(keys: Keys) -> str:
    by_kind: dict[str, list[int]] = {}
    for kind, key in keys:
        by_kind.setdefault(kind.value, []).append(key)
    return canonical(by_kind)
