"""What the ledger holds. Rule: an entry's id says what it says; a recording says when and where it was learned."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol

from wederhoor.model.ids import canonical, digest, make_id
from wederhoor.model.problems import Problem


class EntryKind(StrEnum):
    """What an entry is."""

    STORY = "story"  # payload: a Story without its text
    READING = "reading"  # payload: a Reading
    REVIEW = "review"  # a person's judgement on a claim or a pair of claims
    PIN = "pin"  # a person's choice of a place's sense
    WITHDRAWAL = "withdrawal"  # a story is withdrawn, with a name and a reason
    PURGE = "purge"  # a text was removed, with a name and a reason; the spans stay


DECIDED = frozenset({EntryKind.REVIEW, EntryKind.PIN, EntryKind.WITHDRAWAL, EntryKind.PURGE})  # by people


@dataclass(frozen=True, slots=True)
class Entry:
    """One immutable statement of the ledger."""

    id: str
    kind: EntryKind
    payload: str  # canonical JSON

    @classmethod
    def make(cls, kind: EntryKind, payload: Any) -> "Entry":
        """The entry for a JSON payload, under the id that its content gives."""
        text = canonical(payload)
        return cls(make_id("e", kind.value, digest(text)), kind, text)


@dataclass(frozen=True, slots=True)
class Recording:
    """That an entry was learned by a ledger: a link in that ledger's chain."""

    position: int  # from 1, without gaps
    entry: str  # Entry.id
    ledger: str  # id of the ledger that recorded it
    recorded_at: datetime  # aware, UTC
    previous: str  # hash of the recording before, or ""
    hash: str

    @classmethod
    def link(cls, position: int, entry: str, ledger: str, recorded_at: datetime, previous: str) -> "Recording":
        """The next link after one with the given hash."""
        moment = recorded_at.isoformat(timespec="microseconds")
        link = digest(canonical([position, entry, ledger, moment, previous]))
        return cls(position, entry, ledger, recorded_at, previous, link)


class Store(Protocol):
    """An append-only ledger. All stores pass one contract suite."""

    @property
    def ledger_id(self) -> str:
        """The id of this ledger."""
        ...

    def add(self, entries: Iterable[Entry], texts: Iterable[str] = (), *, recorded_at: datetime) -> tuple[Entry, ...]:
        """Store entries and texts in one transaction; gives those that were new. A known entry adds nothing."""
        ...

    def decide(self, entries: Iterable[Entry], *, since: int, recorded_at: datetime) -> tuple[Entry, ...]:
        """As `add`, in one transaction with a look at what others decided meanwhile.

        Raises Overtaken, and stores nothing, where a decision of a person was recorded after position `since`.
        """
        ...

    def decisions(self) -> Iterator[tuple[Recording, Entry]]:
        """What people decided, by position."""
        ...

    def entries(self, kind: EntryKind | None = None, *, recorded_as_of: datetime | None = None) -> Iterator[Entry]:
        """Entries by id, optionally of one kind and only those recorded up to a moment."""
        ...

    def recordings(self) -> Iterator[Recording]:
        """The chain, by position."""
        ...

    def last(self) -> Recording | None:
        """The end of the chain; None for an empty ledger."""
        ...

    def text(self, text_hash: str) -> str | None:
        """A text by its SHA-256, or None if it is not there or was purged."""
        ...

    def drop_text(self, text_hash: str, tombstone: Entry, *, recorded_at: datetime) -> None:
        """Remove a text for good and record the tombstone, in one transaction."""
        ...

    def verify(self) -> tuple[Problem, ...]:
        """What is broken: a hash, a link, a gap, a text that does not match; empty when all is well."""
        ...

    def close(self) -> None:
        """Let go of files and connections."""
        ...
