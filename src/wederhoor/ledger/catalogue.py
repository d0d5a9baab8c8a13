"""Looking stories up in a ledger's catalogue. Rule: it costs what is found, not what the ledger holds."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, and_, func, select

from wederhoor.ledger import schema
from wederhoor.ledger.sqlite import SqliteStore, in_batches
from wederhoor.ledger.views import fields, read_payload
from wederhoor.model.catalogue import NEVER, Filed, KeyKind
from wederhoor.model.claims import Reading
from wederhoor.model.entries import Entry, EntryKind
from wederhoor.model.stories import Story

STEP = 2000  # recordings in one transaction
DAYS = 2 * 24 * 3600  # seconds; a Period shorter than that is of width 0
WIDEST = 40  # the width of a Period without a beginning

TELLING = frozenset({EntryKind.STORY, EntryKind.READING, EntryKind.WITHDRAWAL})
HOLDERS = "SELECT story FROM card_keys WHERE key = ? AND known >= ? AND known <= ? LIMIT ?"
LAST = (
    "SELECT story FROM card_keys WHERE key = ? AND known > ? AND known <= ? "
    "ORDER BY known DESC, number DESC, story DESC LIMIT ?"
)

Keys = tuple[tuple[KeyKind, int], ...]


class SqliteCatalogue:
    """The Catalogue in the file of a ledger; it knows what `cataloguing.catch_up` last wrote."""

    def __init__(self, store: SqliteStore) -> None:
        self._store = store

    def known(self, first: int, last: int) -> Sequence[Filed]:
        return self._filed(schema.cards.c.known.between(first, last))

    def waiting(self, after: int, before: int) -> Sequence[Filed]:
        cards = schema.cards.c
        with self._store.reading() as connection:
            widths: Sequence[int] = (
                connection.execute(select(cards.wide).where(cards.wide > 0).distinct()).scalars().all()
            )
        begun = func.coalesce(cards.first, NEVER) < before
        found: list[Filed] = []
        for wide in (0, *sorted(widths)):
            latest = before + (DAYS << wide)
            found.extend(self._filed(and_(cards.wide == wide, cards.known > after, cards.known <= latest, begun)))
        return found

    def filed(self, stories: Iterable[str]) -> Sequence[Filed]:
        found: list[Filed] = []
        for batch in in_batches(sorted(set(stories))):
            found.extend(self._filed(schema.cards.c.story.in_(batch)))
        return found

    def last(self, keys: Iterable[int], before: int, most: int) -> Iterable[str]:
        rows = self._by_key(LAST, ((key, NEVER, before, most) for key in keys))
        return [story for told in rows for story in told]

    def holders(self, keys: Iterable[int], first: int, last: int, most: int) -> Mapping[int, Sequence[str]]:
        wanted = sorted(set(keys))
        rows = self._by_key(HOLDERS, ((key, first, last, most) for key in wanted))
        return {key: told for key, told in zip(wanted, rows, strict=True) if told}

    def counts(self, moment: int) -> tuple[int, frozenset[str], int]:
        cards = schema.cards.c
        with self._store.reading() as connection:
            known: int = connection.execute(select(func.count()).where(cards.known <= moment)).scalar_one()
            bare: int = connection.execute(select(func.count()).where(cards.known.is_(None))).scalar_one()
            outlets = frozenset(_outlets(connection, moment))
        return known, outlets, bare

    def last_day(self) -> int | None:
        with self._store.reading() as connection:
            found: int | None = connection.execute(select(func.max(schema.cards.c.day))).scalar_one()
        return found

    def dated(self) -> Sequence[tuple[int | None, int]]:
        """Of each story with a date of its own: its day, where it is one, and the second at which it is known."""
        cards = schema.cards.c
        with self._store.reading() as connection:
            rows = connection.execute(select(cards.day, cards.known).where(cards.known.is_not(None)))
            return [(row.day, row.known) for row in rows]

    def told(self, story: str) -> Sequence[Entry]:
        with self._store.reading() as connection:
            names: Sequence[str] = (
                connection.execute(select(schema.told.c.entry).where(schema.told.c.story == story)).scalars().all()
            )
            found = _entries(connection, names)
        return [found[name] for name in sorted(found)]

    def first_key(self, text_hash: str) -> str | None:
        with self._store.reading() as connection:
            query = select(schema.cards.c.entry).where(schema.cards.c.text_hash == text_hash)
            keyed: Sequence[str] = connection.execute(query).scalars().all()
            found = _entries(connection, keyed)
        return min((key for entry in found.values() for key in fields(entry, "key")), default=None)

    def load(self, stories: Iterable[str]) -> tuple[tuple[Story, ...], tuple[Reading, ...]]:
        """Stories with their texts, and the readings of them that count, by story; raises LedgerError."""
        cards = schema.cards.c
        query = select(cards.story, cards.entry, cards.reading)
        told: list[Story] = []
        read: list[Reading] = []
        with self._store.reading() as connection:
            for batch in in_batches(sorted(set(stories))):
                rows = connection.execute(query.where(cards.story.in_(batch)).order_by(cards.story)).all()
                entries = _entries(connection, [name for row in rows for name in (row.entry, row.reading) if name])
                values = [read_payload(Story, entries[row.entry]) for row in rows]
                texts = texts_of(connection, [value.text_hash for value in values])
                told.extend(with_text(value, texts) for value in values)
                read.extend(read_payload(Reading, entries[row.reading]) for row in rows if row.reading)
        return tuple(told), tuple(read)

    def learned(self, stories: Iterable[str]) -> Mapping[str, str]:
        """When the ledger first learned of each of these stories: UTC, as text that sorts by time."""
        told, recordings, entries = schema.told.c, schema.recordings.c, schema.entries.c
        first = func.min(recordings.recorded_at).label("first")
        query = (
            select(told.story, first)
            .join(schema.recordings, recordings.entry == told.entry)
            .join(schema.entries, entries.id == told.entry)
            .where(entries.kind == EntryKind.STORY.value)
            .group_by(told.story)
        )
        with self._store.reading() as connection:
            rows = [
                row
                for part in in_batches(sorted(set(stories)))
                for row in connection.execute(query.where(told.story.in_(part)))
            ]
            return {row.story: row.first for row in rows}

    def _by_key(self, query: str, asked: Iterable[tuple[int, int, int, int]]) -> Iterator[list[str]]:
        """The stories of each key; asked of the driver itself, for there are thousands of keys."""
        with self._store.reading() as connection:
            driver: Any = connection.connection.driver_connection  # Any: SQLAlchemy names no type for it
            for one in asked:
                yield [story for (story,) in driver.execute(query, one)]

    def _filed(self, where: Any) -> list[Filed]:
        cards = schema.cards.c
        query = select(cards.story, cards.known, cards.open, cards.key_list).where(where)
        with self._store.reading() as connection:
            return [
                Filed(row.story, row.known, bool(row.open), read_keys(row.key_list))
                for row in connection.execute(query)
            ]


@lru_cache(maxsize=4096)  # one search for what is near comes by the same card some times
def read_keys(written: str) -> Keys:
    """Keys as they stand in a card."""
    return tuple((kind, key) for name, keys in json.loads(written).items() for kind in (KeyKind(name),) for key in keys)


def _entries(connection: Connection, ids: Sequence[str]) -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    for batch in in_batches(ids):
        for row in connection.execute(select(schema.entries).where(schema.entries.c.id.in_(batch))):
            found[row.id] = Entry(row.id, EntryKind(row.kind), row.payload)
    return found


def texts_of(connection: Connection, hashes: Sequence[str]) -> dict[str, str]:
    """Texts by their hash, those that are there."""
    texts = schema.texts.c
    rows = connection.execute(select(texts.hash, texts.bytes).where(texts.hash.in_(hashes)))
    return {row.hash: bytes(row.bytes).decode("utf-8") for row in rows}


def with_text(story: Story, texts: Mapping[str, str]) -> Story:
    """A story with its text; empty once it was purged."""
    return replace(story, text=texts.get(story.text_hash, ""))


def _outlets(connection: Connection, moment: int) -> Iterator[str]:
    """The outlets of stories known at a moment, each looked up once however many stories it has."""
    cards, after = schema.cards.c, ""
    while True:
        query = select(cards.outlet).where(cards.outlet > after).order_by(cards.outlet).limit(1)
        outlet: str | None = connection.execute(query).scalar()
        if outlet is None:
            return
        known = select(cards.known).where(cards.outlet == outlet, cards.known <= moment).limit(1)
        if connection.execute(known).first():
            yield outlet
        after = outlet
