"""Reports that are sent to a server. Rule: read as `wederhoor read` does, one at a time, whole or not at all."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from sqlite3 import SQLITE_BUSY, SQLITE_LOCKED
from threading import Lock
from typing import TYPE_CHECKING

from wederhoor.cli import moments
from wederhoor.cli.compose import Program
from wederhoor.cli.reused import catalogue
from wederhoor.intake import Taken, take_bytes
from wederhoor.ledger import LedgerError, following
from wederhoor.ledger.acts import standing
from wederhoor.ledger.memory import MemoryStore
from wederhoor.ledger.opening import open_sqlite
from wederhoor.ledger.sqlite import SqliteStore
from wederhoor.ledger.views import readings
from wederhoor.model.claims import Reading
from wederhoor.model.problems import Problem
from wederhoor.model.stories import Story
from wederhoor.pipeline import FileOutcome, read_taken
from wederhoor.situation.periods import published_of
from wederhoor.situation.reviewed import apply
from wederhoor.web.receiving import Engaged, Learned, Receipt, Received, Recorded, Report, TooLong
from wederhoor.web.source import Unreadable

if TYPE_CHECKING:
    from wederhoor.reading.reader import RuleReader

SOURCE = "the report"
PATIENCE = 3.0  # seconds to wait for another report that is read, and for another program that writes
LONGEST = 200_000  # characters of text on a page: some 30,000 words
WAIT = "Another report is being read, or another program writes to the ledger. Nothing was kept; send it again."
WITHDRAWN = Problem(
    SOURCE, "", "The report was withdrawn by the newsroom.", "Undo that first: `wederhoor log` lists it."
)


class LedgerReceiver:
    """A Receiver over one ledger file, which another process may write to meanwhile."""

    def __init__(self, program: Program, path: Path) -> None:
        self._program, self._path = program, path
        self._reading = Lock()
        self._reader: tuple[Mapping[str, str], RuleReader] | None = None  # with the choices of places that it follows

    def receive(self, report: Report, *, keep: bool) -> Receipt:
        if not self._reading.acquire(timeout=PATIENCE):
            raise Engaged(WAIT)
        try:
            taken = take_bytes(report.data, SOURCE, report.delivery, self._program.language.tables.get("page"))
            if sum(len(story.text) for story in taken.stories) > LONGEST:
                raise TooLong(f"Its text is longer than {LONGEST} characters. Send one report at a time.")
            if not taken.stories:
                return Receipt(problems=taken.problems)
            with self._opened(write=keep) as store:
                return self._kept(store, taken) if keep else self._tried(store, taken)
        finally:
            self._reading.release()

    def learned(self, after: int, most: int, recorded: datetime | None) -> Learned:
        with self._opened() as store:
            found = following.learned(store, after, most, recorded)
            items = tuple(Recorded(item.position, item.recorded_at, item.entry) for item in found)
            return Learned(store.ledger_id, following.last_position(store), items)

    def last_learned(self, recorded: datetime | None) -> tuple[str, Mapping[str, datetime]]:
        with self._opened() as store:
            return store.ledger_id, following.last_learned(store, recorded)

    def _kept(self, store: SqliteStore, taken: Taken) -> Receipt:
        """Read and stored; what was there before is answered as it stands there."""
        outcome = self._read(store, taken, store)
        held = catalogue(store)  # what was stored just now is in it
        assert held is not None  # an SQLite ledger has one
        stories, read = held.load(story.id for story in taken.stories)
        new = {story.story for story in outcome.stories if story.new}
        gone = (WITHDRAWN,) if len(stories) < len(taken.stories) else ()
        return _receipt(stories, apply(read, standing(store)).readings, new, (*outcome.problems, *gone))

    def _tried(self, store: SqliteStore, taken: Taken) -> Receipt:
        """Read into a ledger in memory, which is gone with the answer."""
        memory = MemoryStore()
        outcome = self._read(store, taken, memory)
        wanted = {story.id for story in taken.stories}
        new = wanted - following.held(store, wanted)
        return _receipt(taken.stories, readings(memory), new, outcome.problems)

    def _read(self, store: SqliteStore, taken: Taken, into: SqliteStore | MemoryStore) -> FileOutcome:
        program = self._program.following(store)
        if self._reader is None or self._reader[0] != program.pins:
            self._reader = (program.pins, program.reader)
        return read_taken(
            into, taken, SOURCE, self._reader[1], theatre=program.theatre, now=moments.now, lookup=catalogue(into)
        )

    @contextmanager
    def _opened(self, *, write: bool = False) -> Iterator[SqliteStore]:
        """The ledger; raises Unreadable, or Engaged where another program writes."""
        try:
            store = open_sqlite(self._path, read_only=not write, patience=PATIENCE)
            try:
                yield store
            finally:
                store.close()
        except LedgerError as error:
            raise (Engaged(WAIT) if _is_busy(error) else Unreadable(str(error))) from error


def _receipt(stories: Iterable[Story], read: Iterable[Reading], new: set[str], problems: Iterable[Problem]) -> Receipt:
    by_story = {reading.story: reading for reading in read}
    return Receipt(
        tuple(
            Received(story, found := by_story.get(story.id), published_of(story, found), story.id in new)
            for story in stories
        ),
        tuple(problems),
    )


def _is_busy(error: LedgerError) -> bool:
    """Whether the ledger could be written to a moment later."""
    cause = error.__cause__
    code = getattr(getattr(cause, "orig", cause), "sqlite_errorcode", None)
    return isinstance(code, int) and code & 0xFF in {SQLITE_BUSY, SQLITE_LOCKED}
