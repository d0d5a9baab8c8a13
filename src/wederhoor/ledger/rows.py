"""Entries and recordings as rows, and what makes them sound. Rule: every store uses these; none makes its own.

A row keeps what stands in the file, however broken, so that `verify` can look at what no value could hold.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import NamedTuple

from wederhoor.ledger.errors import refusal
from wederhoor.model.entries import Entry, EntryKind, Recording
from wederhoor.model.ids import canonical, digest, make_id
from wederhoor.model.problems import Problem

RESTORE = "Go back to a backup, or read the reports into a new ledger."


class EntryRow(NamedTuple):
    """An entry as stored."""

    id: str
    kind: str
    payload: str


class RecordingRow(NamedTuple):
    """A recording as stored."""

    position: int
    entry: str
    ledger: str
    recorded_at: str
    previous: str
    hash: str


def stamp(moment: datetime) -> str:
    """An aware moment as UTC text that sorts by time; raises ValueError for a naive one."""
    if moment.tzinfo is None:
        raise ValueError(f"{moment.isoformat()} has no time zone")
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def distinct(entries: Iterable[Entry], source: str) -> tuple[Entry, ...]:
    """Each entry once, in order; raises LedgerError for one whose id is not the hash of what it says."""
    found = {entry.id: entry for entry in entries}
    for entry in found.values():
        if entry.id != _entry_id(entry.kind.value, entry.payload):
            remedy = "Run `wederhoor verify` on the ledger that it comes from."
            raise refusal(source, "An entry does not match its id and was not stored.", remedy, f"entry {entry.id}")
    return tuple(found.values())


def chain(entries: Iterable[Entry], ledger: str, recorded_at: datetime, last: Recording | None) -> Iterator[Recording]:
    """The recordings that follow the last one."""
    moment = recorded_at.astimezone(UTC)
    position, previous = (last.position, last.hash) if last else (0, "")
    for entry in entries:
        position += 1
        link = Recording.link(position, entry.id, ledger, moment, previous)
        previous = link.hash
        yield link


def purged_hash(entry: Entry) -> str | None:
    """The hash of the text that a purge entry removes; None for any other entry."""
    if entry.kind is not EntryKind.PURGE:
        return None
    found = json.loads(entry.payload).get("text_hash")
    return found if isinstance(found, str) else None


def check_tombstone(text_hash: str, tombstone: Entry) -> None:
    """Raises ValueError if the entry is no purge of that text."""
    if purged_hash(tombstone) != text_hash:
        raise ValueError(f"entry {tombstone.id} is no purge of text {text_hash}")


def broken_entries(source: str, rows: Iterable[EntryRow]) -> Iterator[Problem]:
    """Entries whose id is not the hash of what they say, or whose kind or JSON is not of this ledger."""
    kinds = {kind.value for kind in EntryKind}
    for row in rows:
        if row.id != _entry_id(row.kind, row.payload):
            yield Problem(source, f"entry {row.id}", "It was changed: its hash does not match.", RESTORE)
        elif row.kind not in kinds or not _is_canonical(row.payload):
            yield Problem(source, f"entry {row.id}", "It is no entry that this program writes.", RESTORE)


def broken_chain(source: str, ledger: str, rows: Iterable[RecordingRow], entries: set[str]) -> Iterator[Problem]:
    """Gaps, broken links, wrong hashes and foreign or unrecorded entries; positions must come in order."""
    previous, expected, recorded = "", 1, set[str]()
    for row in rows:
        place = f"recording {row.position}"
        if row.position != expected:
            yield Problem(source, place, f"Recordings {expected} to {row.position - 1} are missing.", RESTORE)
        elif row.previous != previous:
            yield Problem(source, place, "It does not follow from the one before.", RESTORE)
        if row.hash != digest(canonical([row.position, row.entry, row.ledger, row.recorded_at, row.previous])):
            yield Problem(source, place, "It was changed: its hash does not match.", RESTORE)
        if row.ledger != ledger:
            yield Problem(source, place, f"It belongs to another ledger, {row.ledger}.", RESTORE)
        if row.entry not in entries:
            yield Problem(source, place, f"Its entry {row.entry} is missing.", RESTORE)
        recorded.add(row.entry)
        previous, expected = row.hash, row.position + 1
    for entry in sorted(entries - recorded):
        yield Problem(source, f"entry {entry}", "It was never recorded.", RESTORE)


def broken_texts(source: str, texts: Iterable[tuple[str, bytes]]) -> Iterator[Problem]:
    """Texts that do not match their hash."""
    for text_hash, data in texts:
        if digest(data) != text_hash:
            yield Problem(source, f"text {text_hash[:16]}", "It was changed: its hash does not match.", RESTORE)


def _entry_id(kind: str, payload: str) -> str:
    return make_id("e", kind, digest(payload))


def _is_canonical(payload: str) -> bool:
    try:
        return canonical(json.loads(payload)) == payload
    except ValueError:
        return False
