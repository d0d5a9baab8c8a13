"""Looking stories up in a ledger's catalogue. Rule: it costs what is found, not what the ledger holds."""

import json
import sqlite3
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from wederhoor.ledger import knowing
from wederhoor.ledger.sqlite import SqliteStore, in_batches, marks_for
from wederhoor.ledger.views import fields, read_ground, read_payload
from wederhoor.model.catalogue import NEVER, Filed, KeyKind
from wederhoor.model.claims import Reading
from wederhoor.model.entries import Entry, EntryKind
from wederhoor.model.stories import Story

DAYS = 2 * 24 * 3600  # seconds; a Period shorter than that is of width 0
FILED = "SELECT story, known, open, key_list FROM cards WHERE "
HELD = "SELECT story, entry, reading FROM cards WHERE story IN ({}) ORDER BY story"
MARKS = (
    "SELECT story, entry, reading, EXISTS (SELECT 1 FROM texts WHERE hash = cards.text_hash) FROM cards "
    "WHERE story IN ({})"
)
HOLDERS = "SELECT story FROM card_keys WHERE key = ? AND known >= ? AND known <= ? LIMIT ?"
LAST = (
    "SELECT story FROM card_keys WHERE key = ? AND known > ? AND known <= ? "
    "ORDER BY known DESC, number DESC, story DESC LIMIT ?"
)
OUTLETS = """
WITH RECURSIVE named(outlet) AS (
    SELECT min(outlet) FROM cards WHERE outlet > ''
    UNION ALL
    SELECT (SELECT min(outlet) FROM cards WHERE outlet > named.outlet) FROM named WHERE outlet IS NOT NULL
)
SELECT outlet FROM named WHERE EXISTS (SELECT 1 FROM cards WHERE cards.outlet = named.outlet AND known <= ?)
"""  # from one outlet to the next by the index: it costs what outlets there are
LEARNED = """
SELECT told.story, min(recordings.recorded_at)
FROM told JOIN recordings ON recordings.entry = told.entry JOIN entries ON entries.id = told.entry
WHERE entries.kind = ? AND told.story IN ({}) GROUP BY told.story
"""

Keys = tuple[tuple[KeyKind, int], ...]


class SqliteCatalogue:
    """The Catalogue in the file of a ledger; it knows what `cataloguing.catch_up` last wrote."""

    def __init__(self, store: SqliteStore) -> None:
        self._store = store

    def known(self, first: int, last: int) -> Sequence[Filed]:
        return self._filed("known BETWEEN ? AND ?", first, last)

    def waiting(self, after: int, before: int) -> Sequence[Filed]:
        with self._store.asking() as connection:
            widths = [wide for (wide,) in connection.execute("SELECT DISTINCT wide FROM cards WHERE wide > 0")]
        where = "wide = ? AND known > ? AND known <= ? AND coalesce(first, ?) < ?"
        found: list[Filed] = []
        for wide in (0, *sorted(widths)):
            found.extend(self._filed(where, wide, after, before + (DAYS << wide), NEVER, before))
        return found

    def filed(self, stories: Iterable[str]) -> Sequence[Filed]:
        found: list[Filed] = []
        for batch in in_batches(sorted(set(stories))):
            found.extend(self._filed(f"story IN ({marks_for(batch)})", *batch))
        return found

    def open_among(self, stories: Iterable[str]) -> Sequence[Filed]:
        found: list[Filed] = []
        for batch in in_batches(sorted(set(stories))):
            found.extend(self._filed(f"open = 1 AND story IN ({marks_for(batch)})", *batch))
        return found

    def undated(self) -> Sequence[Filed]:
        """The stories whose Period may follow from others."""
        return self._filed("open = 1")

    def last(self, keys: Iterable[int], before: int, most: int) -> Iterable[str]:
        rows = self._by_key(LAST, ((key, NEVER, before, most) for key in keys))
        return [story for told in rows for story in told]

    def holders(self, keys: Iterable[int], first: int, last: int, most: int) -> Mapping[int, Sequence[str]]:
        wanted = sorted(set(keys))
        rows = self._by_key(HOLDERS, ((key, first, last, most) for key in wanted))
        return {key: told for key, told in zip(wanted, rows, strict=True) if told}

    def counts(self, moment: int) -> tuple[int, frozenset[str], int]:
        with self._store.asking() as connection:
            (known,) = connection.execute("SELECT count(*) FROM cards WHERE known <= ?", (moment,)).fetchone()
            (bare,) = connection.execute("SELECT count(*) FROM cards WHERE known IS NULL").fetchone()
            outlets = frozenset(outlet for (outlet,) in connection.execute(OUTLETS, (moment,)))
        return known, outlets, bare

    def last_day(self) -> int | None:
        with self._store.asking() as connection:
            found: int | None = connection.execute("SELECT max(day) FROM cards").fetchone()[0]
        return found

    def dated(self) -> Sequence[tuple[int | None, int]]:
        """Of each story with a date of its own: its day, where it is one, and the second at which it is known."""
        with self._store.asking() as connection:
            return connection.execute("SELECT day, known FROM cards WHERE known IS NOT NULL").fetchall()

    def told(self, story: str) -> Sequence[Entry]:
        with self._store.asking() as connection:
            names = [name for (name,) in connection.execute("SELECT entry FROM told WHERE story = ?", (story,))]
            found = _entries(connection, names)
        return [found[name] for name in sorted(found)]

    def first_key(self, text_hash: str) -> str | None:
        with self._store.asking() as connection:
            keyed = connection.execute("SELECT entry FROM cards WHERE text_hash = ?", (text_hash,))
            found = _entries(connection, [name for (name,) in keyed])
        return min((key for entry in found.values() for key in fields(entry, "key")), default=None)

    def load(
        self, stories: Iterable[str], ground: Container[str] = ()
    ) -> tuple[tuple[Story, ...], tuple[Reading, ...]]:
        """Stories with their texts, and the readings of them that count, by story; raises LedgerError.

        Of those in `ground` a reading has its claims about ground alone.
        """
        told: list[Story] = []
        read: list[Reading] = []
        with self._store.asking() as connection:
            for batch in in_batches(sorted(set(stories))):
                rows = connection.execute(HELD.format(marks_for(batch)), batch).fetchall()
                entries = _entries(connection, [name for _, *names in rows for name in names if name])
                values = [read_payload(Story, entries[entry]) for _, entry, _ in rows]
                texts = texts_of(connection, [value.text_hash for value in values])
                told.extend(with_text(value, texts) for value in values)
                for story, _, reading in rows:
                    if reading:
                        entry = entries[reading]
                        read.append(read_ground(entry) if story in ground else read_payload(Reading, entry))
        return tuple(told), tuple(read)

    def held(self, stories: Iterable[str]) -> Sequence[tuple[str, str, str | None]]:
        """Stories, each with the entry that it is in and the one of the reading that counts, by story."""
        found: list[tuple[str, str, str | None]] = []
        with self._store.asking() as connection:
            for batch in in_batches(sorted(set(stories))):
                found.extend(connection.execute(HELD.format(marks_for(batch)), batch))
        return found

    def marks(self, stories: Iterable[str]) -> Mapping[str, tuple[object, ...]]:
        """For each of some stories what is another once `load` gives another story, or another reading of it."""
        found: dict[str, tuple[object, ...]] = {}
        with self._store.asking() as connection:
            for batch in in_batches(sorted(set(stories))):
                rows = connection.execute(MARKS.format(marks_for(batch)), batch)
                found.update((story, tuple(mark)) for story, *mark in rows)
        return found

    def learned(self, stories: Iterable[str]) -> Mapping[str, str]:
        """When the ledger first learned of each of these stories: UTC, as text that sorts by time."""
        with self._store.asking() as connection:
            return {
                story: first
                for part in in_batches(sorted(set(stories)))
                for story, first in connection.execute(LEARNED.format(marks_for(part)), (EntryKind.STORY.value, *part))
            }

    def _by_key(self, query: str, asked: Iterable[tuple[int, int, int, int]]) -> Iterator[list[str]]:
        """The stories of each key."""
        with self._store.asking() as connection:
            for one in asked:
                yield [story for (story,) in connection.execute(query, one)]

    def _filed(self, where: str, *named: int | str) -> list[Filed]:
        with self._store.asking() as connection:
            return [
                Filed(story, known, bool(open_), read_keys(keys))
                for story, known, open_, keys in connection.execute(FILED + where, named)
            ]


def behind(store: SqliteStore, version: str) -> int:
    """How many recordings the catalogue does not know; all of them where another version made it."""
    return knowing.behind(store, "catalogue", version)


@lru_cache(maxsize=4096)  # one search for what is near comes by the same card some times
def read_keys(written: str) -> Keys:
    """Keys as they stand in a card."""
    return tuple((kind, key) for name, keys in json.loads(written).items() for kind in (KeyKind(name),) for key in keys)


def _entries(connection: sqlite3.Connection, ids: Sequence[str]) -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    for batch in in_batches(ids):
        query = f"SELECT id, kind, payload FROM entries WHERE id IN ({marks_for(batch)})"  # noqa: S608  marks alone
        for name, kind, payload in connection.execute(query, batch):
            found[name] = Entry(name, EntryKind(kind), payload)
    return found


def texts_of(connection: sqlite3.Connection, hashes: Sequence[str]) -> dict[str, str]:
    """Texts by their hash, those that are there, as the driver reads them."""
    query = f"SELECT hash, bytes FROM texts WHERE hash IN ({marks_for(hashes)})"  # noqa: S608  marks alone
    return {name: bytes(text).decode("utf-8") for name, text in connection.execute(query, list(hashes))}


def with_text(story: Story, texts: Mapping[str, str]) -> Story:
    """A story with its text; empty once it was purged."""
    return replace(story, text=texts.get(story.text_hash, ""))
