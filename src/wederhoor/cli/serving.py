"""A ledger and its packs as the pages see them. Rule: the ledger is opened for reading only, anew for each question."""

from collections.abc import Iterable, Mapping
from copy import copy
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from wederhoor.cli import refused
from wederhoor.cli.compose import Program, opened
from wederhoor.cli.failures import Failure
from wederhoor.cli.lens import caught_up, glance, look
from wederhoor.cli.seeking import hits, seeker
from wederhoor.cli.shelf import Shelf, shelf
from wederhoor.ledger import LedgerError, views
from wederhoor.ledger.catalogue import SqliteCatalogue
from wederhoor.ledger.sqlite import SqliteStore
from wederhoor.model.claims import Reading
from wederhoor.model.maps import BaseMap
from wederhoor.model.packs import LanguagePack, Theatre
from wederhoor.model.places import Gazetteer
from wederhoor.model.problems import Problem
from wederhoor.model.search import Hit, Sought
from wederhoor.model.stories import Story
from wederhoor.situation.periods import best_readings, dated
from wederhoor.theatres.mapping import load_map
from wederhoor.web.desk import Kept
from wederhoor.web.source import Asked, Glance, Library, NothingDated, Seen, Unreadable

if TYPE_CHECKING:
    from wederhoor.situation.seeking import Seeker

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

    def seek(self, typed: str) -> Sought:
        return self._seeker.sought(typed)

    def reports(self) -> LanguagePack:
        return self._program.language

    def near_names(self, name: str) -> tuple[str, ...]:
        found = (candidate.place for candidate in self._program.gazetteer.similar(name))
        return tuple(dict.fromkeys(place.name(self._program.language.code) for place in found))

    def hits(self, asked: Asked, sought: Sought) -> tuple[Hit, ...]:
        def kept() -> tuple[tuple[Story, ...], Mapping[str, Reading]]:
            library = self.library(asked)
            return tuple(library.stories.values()), library.readings

        try:
            return hits(self._program, self._path, sought, asked.recorded, kept)
        except LedgerError as error:
            raise Unreadable(str(error)) from error

    def refused(self) -> tuple[Problem, ...]:
        return (*filter(None, (self._program.gazetteer.problem,)), *refused.load(self._path))

    def learned(self, stories: Iterable[str]) -> Mapping[str, datetime]:
        try:
            if not caught_up(self._path):
                return {}
            with opened(self._path) as store:
                found = SqliteCatalogue(store).learned(stories) if isinstance(store, SqliteStore) else {}
        except LedgerError as error:
            raise Unreadable(str(error)) from error
        return {story: datetime.fromisoformat(moment) for story, moment in found.items()}

    @cached_property
    def _seeker(self) -> "Seeker":
        return seeker(self._program)

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
