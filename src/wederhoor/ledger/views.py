"""What the entries say, as values. Rule: a view is a pure function of the entries and of when they were recorded."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from typing import Any, TypeAlias, TypeVar, cast

from wederhoor.ledger.acts import read_act, undone
from wederhoor.ledger.errors import refusal
from wederhoor.model.claims import Reading
from wederhoor.model.codec import decode
from wederhoor.model.entries import Entry, EntryKind, Recording, Store
from wederhoor.model.reviews import Act, Pin
from wederhoor.model.stories import Story
from wederhoor.model.vocabulary import FAMILY_OF, Family

GROUND = frozenset(kind.value for kind, family in FAMILY_OF.items() if family is Family.GROUND)
KEPT = 6_000  # values of entries, which never change: those of two months of a busy desk

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """That a story counts no longer."""

    story: str  # Story.id
    by: str
    why: str
    at: str = ""  # UTC, ISO 8601: a story withdrawn again after that was undone is another entry


@dataclass(frozen=True, slots=True)
class Purge:
    """That a text was removed; the tombstone of every story that had it."""

    story: str  # Story.id, as the user named it
    stories: tuple[str, ...]  # every story with that text, this one among them
    text_hash: str
    by: str
    why: str


Decision: TypeAlias = Act | Pin | Withdrawal | Purge


def read_decision(entry: Entry) -> Decision:
    """What a person decided, as an entry of theirs says it; raises LedgerError where it says nothing of the kind."""
    if entry.kind is EntryKind.REVIEW:
        return read_act(entry)
    kinds = {EntryKind.PIN: Pin, EntryKind.WITHDRAWAL: Withdrawal, EntryKind.PURGE: Purge}
    return read_payload(kinds[entry.kind], entry)


def stories(store: Store, recorded_as_of: datetime | None = None, *, withdrawn: bool = False) -> tuple[Story, ...]:
    """Stories by id with their texts, '' where purged; those withdrawn only if asked for.

    The same story found on two pages gives two entries and one story: that of the smaller entry id, so that the order
    of reading does not matter.
    """
    out = frozenset[str]() if withdrawn else _withdrawn(store, recorded_as_of)
    found: dict[str, Story] = {}
    for entry in store.entries(EntryKind.STORY, recorded_as_of=recorded_as_of):
        story = read_payload(Story, entry)
        if story.id not in out:
            found.setdefault(story.id, story)
    return tuple(_with_text(store, found[story]) for story in sorted(found))


def readings(store: Store, recorded_as_of: datetime | None = None, reader: str | None = None) -> tuple[Reading, ...]:
    """One reading per story that is not withdrawn, by story: the newest recorded, or that of the reader named.

    Readings recorded at the same moment go by entry id, the smaller first.
    """
    out = _withdrawn(store, recorded_as_of)
    candidates: dict[str, list[Entry]] = {}
    for entry in store.entries(EntryKind.READING, recorded_as_of=recorded_as_of):
        of, by = fields(entry, "story", "reader")
        if of not in out and reader in (None, by):
            candidates.setdefault(of, []).append(entry)
    moments = _moments(store) if any(len(entries) > 1 for entries in candidates.values()) else {}
    chosen = (_newest(candidates[story], moments) for story in sorted(candidates))
    return tuple(read_payload(Reading, entry) for entry in chosen)


def story(store: Store, prefix: str) -> Story:
    """The one story whose id begins so, with or without 's-', withdrawn or not; raises LedgerError for none or many."""
    wanted = prefix if prefix.startswith("s-") else f"s-{prefix}"
    found: dict[str, Story] = {}
    for entry in store.entries(EntryKind.STORY):
        value = read_payload(Story, entry)
        if value.id.startswith(wanted):
            found.setdefault(value.id, value)
    if wanted in found:
        return _with_text(store, found[wanted])
    if not found:
        raise refusal("ledger", f"No story has the id {prefix}.", "List ids with `wederhoor claims`.")
    if len(found) > 1:
        listed = ", ".join(sorted(found)[:5])
        raise refusal("ledger", f"{len(found)} stories begin with {prefix}: {listed}.", "Give more of the id.")
    return _with_text(store, next(iter(found.values())))


def purges(store: Store, recorded_as_of: datetime | None = None) -> tuple[Purge, ...]:
    """The tombstones, by entry id."""
    return tuple(read_payload(Purge, e) for e in store.entries(EntryKind.PURGE, recorded_as_of=recorded_as_of))


def withdrawals(store: Store, recorded_as_of: datetime | None = None) -> tuple[Withdrawal, ...]:
    """The withdrawals of stories that were not undone, by entry id."""
    found = tuple(store.entries(EntryKind.WITHDRAWAL, recorded_as_of=recorded_as_of))
    gone = undone(store, recorded_as_of) if found else frozenset[str]()
    return tuple(read_payload(Withdrawal, entry) for entry in found if entry.id not in gone)


def head(store: Store) -> Recording | None:
    """The last recording: its hash stands for the whole chain; None for an empty ledger."""
    return store.last()


def stories_known(store: Store) -> Iterator[tuple[str, str, str]]:
    """Id, key and text hash of each story entry, without making values."""
    for entry in store.entries(EntryKind.STORY):
        story_id, key, text_hash = fields(entry, "id", "key", "text_hash")
        yield story_id, key, text_hash


def claims_known(store: Store) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Story, reader and claim ids of each reading, without making values."""
    for entry in store.entries(EntryKind.READING):
        yield claims_of(entry)


def claims_of(entry: Entry) -> tuple[str, str, tuple[str, ...]]:
    """Story, reader and claim ids of one reading, without making values."""
    of, by = fields(entry, "story", "reader")
    return of, by, tuple(claim.get("id", "") for claim in _parsed(entry).get("claims", ()))


def fields(entry: Entry, *names: str) -> tuple[str, ...]:
    """Texts of an entry, without making it a value; raises LedgerError where it lacks one."""
    payload = _parsed(entry)
    found = [payload.get(name) for name in names]
    texts = tuple(item for item in found if isinstance(item, str))
    if len(texts) < len(names):
        raise refusal("ledger", f"It lacks {' or '.join(names)}.", "Run `wederhoor verify`.", f"entry {entry.id}")
    return texts


def read_payload(kind: type[T], entry: Entry) -> T:
    """The value that an entry holds; raises LedgerError where it holds no such value."""
    with _readable(kind, entry):
        return cast("T", _decoded(kind, entry.payload))  # type: ignore[arg-type]  # mypy: no type[T] is hashable


def read_ground(entry: Entry) -> Reading:
    """The reading that an entry holds with its claims about ground alone; raises LedgerError where it holds none."""
    with _readable(Reading, entry):
        return _on_ground(entry.payload)


@contextmanager
def _readable(kind: type, entry: Entry) -> Iterator[None]:
    try:
        yield
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        fact = f"It cannot be read as a {kind.__name__.lower()}: {error}."
        raise refusal("ledger", fact, "Run `wederhoor verify`.", f"entry {entry.id}") from error


@lru_cache(maxsize=KEPT)  # days that lie near each other look at the same stories
def _decoded(kind: type, payload: str) -> object:
    return decode(kind, json.loads(payload))


@lru_cache(maxsize=KEPT)  # those near each other remember the same towns
def _on_ground(payload: str) -> Reading:
    data = json.loads(payload)
    claims = [claim for claim in data.get("claims", ()) if claim.get("kind") in GROUND]
    return decode(Reading, {**data, "claims": claims, "missed": ()})


def _parsed(entry: Entry) -> Mapping[str, Any]:  # Any: JSON
    """The fields of an entry; none where it is no object. Raises LedgerError where it is no JSON."""
    try:
        payload = json.loads(entry.payload)
    except ValueError as error:
        fact = f"It cannot be read: {error}."
        raise refusal("ledger", fact, "Run `wederhoor verify`.", f"entry {entry.id}") from error
    return payload if isinstance(payload, dict) else {}


def _withdrawn(store: Store, recorded_as_of: datetime | None) -> frozenset[str]:
    return frozenset(item.story for item in withdrawals(store, recorded_as_of))


def _with_text(store: Store, value: Story) -> Story:
    return replace(value, text=store.text(value.text_hash) or "")


def _moments(store: Store) -> Mapping[str, datetime]:
    return {link.entry: link.recorded_at for link in store.recordings()}


def _newest(entries: list[Entry], moments: Mapping[str, datetime]) -> Entry:
    latest = max((moments[entry.id] for entry in entries), default=None) if len(entries) > 1 else None
    return min((e for e in entries if latest is None or moments[e.id] == latest), key=lambda entry: entry.id)
