"""Writing a ledger's catalogue. Rule: it follows from the entries; what is behind is caught up, what is old made anew.

It is written apart from the entries, in transactions of its own: a program that stops in between leaves a catalogue
that knows less than the ledger, and says so.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select

from wederhoor.ledger import deriving, schema
from wederhoor.ledger.catalogue import DAYS, Keys, read_keys
from wederhoor.ledger.deriving import TELLING, Counting, Derived, counting, purged
from wederhoor.ledger.sqlite import SqliteStore, in_batches
from wederhoor.ledger.views import fields
from wederhoor.ledger.writing import driver_of
from wederhoor.model.catalogue import EVER, NEVER, Card, MakeCard, number_of
from wederhoor.model.entries import Entry, EntryKind
from wederhoor.model.ids import canonical

STEP = 2000  # recordings in one transaction
WIDEST = 40  # the width of a Period without a beginning
TAKE_OUT = "DELETE FROM card_keys WHERE key = ? AND known = ? AND number = ? AND story = ?"


def catch_up(store: SqliteStore, make: MakeCard, version: str) -> None:
    """Learn what was recorded since, step by step; raises LedgerError where the ledger may not be written.

    `make` says what a card holds, and `version` which make it is.
    """
    derived = Derived(schema.catalogue, STEP, partial(_learn, make), _empty)
    deriving.catch_up(store, derived, version)


def forget(store: SqliteStore) -> None:
    """Empty every table of the catalogue; the next catching up writes it anew."""
    with store.writing() as connection:
        _empty(connection)


def _learn(make: MakeCard, connection: Connection, entries: Sequence[Entry]) -> None:
    told = sorted({(_about(entry), entry.id) for entry in entries if entry.kind in TELLING})
    _put(connection, schema.told, [{"story": story, "entry": entry} for story, entry in told])
    _write(connection, make, sorted({story for story, _ in told} | purged(connection, schema.cards, entries)))


def _write(connection: Connection, make: MakeCard, stories: Sequence[str]) -> None:
    """The cards of some stories, each made from all that the ledger says of it."""
    for batch in in_batches(stories):
        _remove(connection, batch)
        cards: list[dict[str, Any]] = []  # Any: a row's values
        keys: list[dict[str, Any]] = []
        for one in counting(connection, batch):
            made = make(one.story, one.reading)
            cards.append(_card_row(made, one))
            keys.extend(_key_rows(made))
        _put(connection, schema.cards, cards)
        _put(connection, schema.card_keys, keys)


def _empty(connection: Connection) -> None:
    for table in schema.DERIVED:
        connection.execute(delete(table))


def _about(entry: Entry) -> str:
    """The story of which an entry tells."""
    (story,) = fields(entry, "id" if entry.kind is EntryKind.STORY else "story")
    return story


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


def _card_row(card: Card, one: Counting) -> dict[str, Any]:  # Any: as above
    lasts = EVER if card.first is None or card.known is None else card.known - card.first
    return {
        "story": card.story,
        "entry": one.entry.id,
        "reading": one.read.id if one.read else None,
        "text_hash": one.story.text_hash,
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
