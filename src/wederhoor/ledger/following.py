"""What a ledger learned, in order. Rule: a position is given once, so that whoever follows along misses nothing."""

# ruff: noqa: S608  queries are put together from this module's own words; what is asked for is bound to them

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, select

from wederhoor.ledger import schema
from wederhoor.ledger.knowing import last_recording
from wederhoor.ledger.rows import stamp
from wederhoor.ledger.sqlite import SqliteStore, in_batches
from wederhoor.model.entries import DECIDED, Entry, EntryKind

ABOUT = {  # where in an entry's payload the stories stand that it changes
    EntryKind.STORY: ("$.id",),
    EntryKind.READING: ("$.story",),
    EntryKind.REVIEW: ("$.seen.claim.story", "$.a.claim.story", "$.b.claim.story"),
    EntryKind.WITHDRAWAL: ("$.story",),
    EntryKind.PURGE: ("$.story",),
}


@dataclass(frozen=True, slots=True)
class Learned:
    """An entry with its place in the ledger's chain."""

    position: int
    recorded_at: datetime
    entry: Entry


def last_position(store: SqliteStore) -> int:
    """The position of the last recording; 0 for none."""
    with store.asking() as connection:
        return last_recording(connection)


def learned(store: SqliteStore, after: int, most: int, recorded_as_of: datetime | None = None) -> tuple[Learned, ...]:
    """The entries recorded after a position, in order, at most so many."""
    recordings = schema.recordings.c
    query = (
        select(recordings.position, recordings.recorded_at, schema.entries)
        .join(schema.entries, schema.entries.c.id == recordings.entry)
        .where(recordings.position > after)
        .order_by(recordings.position)
        .limit(most)
    )
    if recorded_as_of is not None:
        query = query.where(recordings.recorded_at <= stamp(recorded_as_of))
    with store.reading() as connection:
        return tuple(
            Learned(
                row.position, datetime.fromisoformat(row.recorded_at), Entry(row.id, EntryKind(row.kind), row.payload)
            )
            for row in connection.execute(query)
        )


def addresses(store: SqliteStore, part: str, after: int = 0) -> Iterator[str]:
    """The addresses with some part in them, of the stories recorded after a position, withdrawn or not."""
    entries, recordings = schema.entries.c, schema.recordings.c
    address = func.json_extract(entries.payload, "$.address")
    query = select(address).where(entries.kind == EntryKind.STORY.value, address.contains(part, autoescape=True))
    if after:
        query = query.join(schema.recordings, recordings.entry == entries.id).where(recordings.position > after)
    with store.reading() as connection:
        for (found,) in connection.execute(query):
            yield str(found)


def held(store: SqliteStore, stories: Iterable[str]) -> frozenset[str]:
    """Those of some stories that the ledger has, withdrawn or not."""
    entries, found = schema.entries.c, set[str]()
    named = func.json_extract(entries.payload, "$.id")
    with store.reading() as connection:
        for batch in in_batches(sorted(set(stories))):
            query = select(named).where(entries.kind == EntryKind.STORY.value, named.in_(batch))
            found.update(str(name) for (name,) in connection.execute(query))
    return frozenset(found)


def latest(store: SqliteStore, stories: Iterable[str]) -> datetime | None:
    """When anything about some stories was recorded last; the catalogue must be caught up."""
    asked = (json.dumps(sorted(set(stories))),)
    wanted = "IN (SELECT value FROM json_each(?))"
    queries = [
        f"SELECT max(r.recorded_at) FROM told AS t JOIN recordings AS r ON r.entry = t.entry WHERE t.story {wanted}"
    ]
    queries.extend(
        "SELECT max(r.recorded_at) FROM entries AS e JOIN recordings AS r ON r.entry = e.id "
        f"WHERE e.kind = '{kind.value}' AND json_extract(e.payload, '{place}') {wanted}"
        for kind in sorted(ABOUT.keys() & DECIDED)
        for place in ABOUT[kind]
    )
    with store.asking() as connection:
        found = [moment for query in queries for (moment,) in connection.execute(query, asked) if moment]
    return datetime.fromisoformat(max(found)) if found else None


def last_learned(store: SqliteStore, recorded_as_of: datetime | None = None) -> Mapping[str, datetime]:
    """When anything about each story was recorded last, by story."""
    entries, recordings = schema.entries.c, schema.recordings.c
    found: dict[str, str] = {}
    with store.reading() as connection:
        for kind, places in ABOUT.items():
            for place in places:
                story: ColumnElement[str] = func.json_extract(entries.payload, place)
                query = (
                    select(story, func.max(recordings.recorded_at))
                    .join(schema.recordings, recordings.entry == entries.id)
                    .where(entries.kind == kind.value, story.is_not(None))
                    .group_by(story)
                )
                if recorded_as_of is not None:
                    query = query.where(recordings.recorded_at <= stamp(recorded_as_of))
                for row in connection.execute(query):
                    name, moment = str(row[0]), str(row[1])
                    found[name] = max(moment, found.get(name, ""))
    return {name: datetime.fromisoformat(moment) for name, moment in sorted(found.items())}
