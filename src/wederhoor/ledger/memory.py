"""The ledger in memory. Rule: this is the reference; every other store does exactly what it does."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from wederhoor.ledger.errors import Overtaken
from wederhoor.ledger.rows import (
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

SOURCE = "ledger in memory"


class MemoryStore:
    """A Store that is gone when the program ends."""

    def __init__(self, ledger_id: str = "l-memory") -> None:
        self._ledger_id = ledger_id
        self._entries: dict[str, Entry] = {}
        self._recordings: list[Recording] = []
        self._texts: dict[str, str] = {}
        self._purged: set[str] = set()

    @property
    def ledger_id(self) -> str:
        return self._ledger_id

    def add(self, entries: Iterable[Entry], texts: Iterable[str] = (), *, recorded_at: datetime) -> tuple[Entry, ...]:
        stamp(recorded_at)
        new = tuple(entry for entry in distinct(entries, SOURCE) if entry.id not in self._entries)
        found = {digest(text): text for text in texts}
        links = list(chain(new, self._ledger_id, recorded_at, self._recordings[-1] if self._recordings else None))
        purged = {text_hash for entry in new if (text_hash := purged_hash(entry))}
        self._entries.update({entry.id: entry for entry in new})
        self._recordings.extend(links)
        self._purged |= purged
        merged = self._texts | found
        self._texts = {text_hash: text for text_hash, text in merged.items() if text_hash not in self._purged}
        return new

    def decide(self, entries: Iterable[Entry], *, since: int, recorded_at: datetime) -> tuple[Entry, ...]:
        if any(link.position > since for link, _ in self.decisions()):
            raise Overtaken(SOURCE)
        return self.add(entries, recorded_at=recorded_at)

    def decisions(self) -> Iterator[tuple[Recording, Entry]]:
        for link in tuple(self._recordings):
            if self._entries[link.entry].kind in DECIDED:
                yield link, self._entries[link.entry]

    def entries(self, kind: EntryKind | None = None, *, recorded_as_of: datetime | None = None) -> Iterator[Entry]:
        known = self._known(recorded_as_of)
        for entry_id in sorted(known):
            entry = self._entries[entry_id]
            if kind is None or entry.kind is kind:
                yield entry

    def recordings(self) -> Iterator[Recording]:
        yield from tuple(self._recordings)

    def last(self) -> Recording | None:
        return self._recordings[-1] if self._recordings else None

    def text(self, text_hash: str) -> str | None:
        return self._texts.get(text_hash)

    def drop_text(self, text_hash: str, tombstone: Entry, *, recorded_at: datetime) -> None:
        check_tombstone(text_hash, tombstone)
        self.add((tombstone,), recorded_at=recorded_at)

    def verify(self) -> tuple[Problem, ...]:
        entries = [EntryRow(entry.id, entry.kind.value, entry.payload) for entry in self._entries.values()]
        links = [
            RecordingRow(r.position, r.entry, r.ledger, stamp(r.recorded_at), r.previous, r.hash)
            for r in self._recordings
        ]
        texts = [(text_hash, text.encode()) for text_hash, text in self._texts.items()]
        return (
            *broken_entries(SOURCE, entries),
            *broken_chain(SOURCE, self._ledger_id, links, set(self._entries)),
            *broken_texts(SOURCE, texts),
        )

    def close(self) -> None:
        """Nothing is held open."""

    def _known(self, recorded_as_of: datetime | None) -> list[str]:
        if recorded_as_of is None:
            return list(self._entries)
        limit = stamp(recorded_as_of)
        return [link.entry for link in self._recordings if stamp(link.recorded_at) <= limit]
