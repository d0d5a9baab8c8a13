"""A ledger and its packs as the pages see them. Rule: the ledger is opened for reading only, anew for each question."""

from copy import copy
from datetime import datetime
from pathlib import Path

from wederhoor.cli.compose import Program, opened
from wederhoor.cli.days import filed, shelved
from wederhoor.cli.failures import Failure
from wederhoor.cli.lens import glance, look
from wederhoor.cli.shelf import Shelf, shelf
from wederhoor.ledger import LedgerError, views
from wederhoor.model.maps import BaseMap
from wederhoor.model.packs import LanguagePack, Theatre
from wederhoor.model.places import Gazetteer
from wederhoor.situation.periods import best_readings, dated
from wederhoor.theatres.mapping import load_map
from wederhoor.web.days import Days, days_of
from wederhoor.web.desk import Kept
from wederhoor.web.source import Asked, Glance, Library, NothingDated, Seen, Unreadable

SHELVES = 2  # whole ledgers in memory: as it is, and as recorded up to some moment
LOG = "-wal"  # what SQLite writes beside a ledger first


class LedgerSource:
    """A Source over one ledger file, which another process may write to meanwhile."""

    def __init__(self, program: Program, path: Path) -> None:
        self._program, self._path = program, path
        self._head: tuple[object, str] = (None, "")
        self._shelves = Kept(SHELVES)

    @property
    def theatre(self) -> Theatre:
        return self._program.theatre

    @property
    def gazetteer(self) -> Gazetteer:
        return self._program.gazetteer

    @property
    def base(self) -> BaseMap | None:
        return load_map(self._program.theatre.id)

    def language(self, code: str) -> LanguagePack:
        return self._program.wording(code)

    def version(self) -> str:
        """The hash of the last recording, which stands for all before it; read again when a file has changed."""
        marks = tuple(self._mark(name) for name in (self._path, self._path.with_name(f"{self._path.name}{LOG}")))
        if marks != self._head[0]:
            try:
                with opened(self._path) as store:
                    last = views.head(store)
            except LedgerError as error:
                raise Unreadable(str(error)) from error
            self._head = (marks, last.hash if last else "")
        return self._head[1]

    def days(self, recorded: datetime | None) -> Days:
        try:
            known = filed(self._path) if recorded is None else None
        except LedgerError as error:
            raise Unreadable(str(error)) from error
        return days_of(shelved(self._shelf(Asked(recorded=recorded))) if known is None else known)

    def seen(self, asked: Asked) -> Seen:
        program = copy(self._program)  # looking gives it the theatre of that moment
        try:
            view = look(program, self._shelf(asked), asked.period, asked.known_at)
        except Failure as error:
            raise NothingDated from error
        return Seen(view.situation, view.previous, program.theatre)

    def glance(self, asked: Asked) -> Glance:
        program = copy(self._program)
        try:
            situation = glance(program, self._shelf(asked), asked.period, asked.known_at)
        except Failure as error:
            raise NothingDated from error
        return Glance(situation, program.theatre)

    def library(self, asked: Asked) -> Library:
        kept = self._shelf(asked).known_by(asked.known_at)
        readings = best_readings(kept.readings)
        return Library({story.id: story for story in kept.stories}, readings, dated(kept.stories, kept.readings))

    def _shelf(self, asked: Asked) -> Shelf:
        def read() -> Shelf:
            try:
                with opened(self._path) as store:
                    return shelf(store, asked.recorded)
            except LedgerError as error:
                raise Unreadable(str(error)) from error

        return self._shelves.get((self.version(), asked.recorded), read)

    @staticmethod
    def _mark(path: Path) -> tuple[int, int] | None:
        try:
            found = path.stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size
