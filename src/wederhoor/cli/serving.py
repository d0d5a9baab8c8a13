"""A ledger and its packs as the pages see them. Rule: the ledger is opened for reading only, anew for each question."""

from collections.abc import Mapping
from copy import copy
from pathlib import Path

from wederhoor.cli.compose import Program, opened
from wederhoor.cli.failures import Failure
from wederhoor.cli.lens import around, glance, holders_of_claim, look, nearby
from wederhoor.cli.shelf import Shelf, shelf
from wederhoor.ledger import LedgerError, views
from wederhoor.model.maps import BaseMap
from wederhoor.model.packs import LanguagePack, Theatre
from wederhoor.model.places import Gazetteer
from wederhoor.situation.derived import Evidence
from wederhoor.situation.periods import best_readings, dated
from wederhoor.theatres.mapping import load_map
from wederhoor.web.desk import Kept
from wederhoor.web.source import Asked, Glance, Library, NothingDated, Seen, Unreadable

SHELVES = 2  # whole ledgers in memory: as it is, and as recorded up to some moment
WHOLE = 1_000  # recordings, two a report, up to which pages about one thing weigh a whole ledger, as commands do
LOG = "-wal"  # what SQLite writes beside a ledger first


class LedgerSource:
    """A Source over one ledger file, which another process may write to meanwhile."""

    def __init__(self, program: Program, path: Path) -> None:
        self._program, self._path = program, path
        self._head: tuple[object, str, int] = (None, "", 0)
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
            self._head = (marks, last.hash, last.position) if last else (marks, "", 0)
        return self._head[1]

    def seen(self, asked: Asked) -> Seen:
        program = copy(self._program)  # looking gives it the theatre of that moment
        try:
            view = look(program, self._near(asked), asked.period, asked.known_at)
        except Failure as error:
            raise NothingDated from error
        return Seen(view.situation, view.previous, program.theatre)

    def glance(self, asked: Asked) -> Glance:
        program = copy(self._program)
        try:
            kept = self._shelf(asked) if self._is_small() else self._near(asked, alone=True)
            situation = glance(program, kept, asked.period, asked.known_at)
        except Failure as error:
            raise NothingDated from error
        return Glance(situation, program.theatre)

    def library(self, asked: Asked) -> Library:
        kept = self._shelf(asked).known_by(asked.known_at)
        readings = best_readings(kept.readings)
        return Library({story.id: story for story in kept.stories}, readings, dated(kept.stories, kept.readings))

    def report(self, asked: Asked, story: str) -> Library:
        try:
            kept = None if asked.recorded is not None or self._is_small() else around(self._path, story)
        except LedgerError as error:
            raise Unreadable(str(error)) from error
        if kept is None or kept.reach is None:
            return self.library(asked) if kept is None else Library({}, {}, {}, whole=False)
        evidence = Evidence(None, kept.reach.twins)
        periods = dated(kept.stories, kept.readings, asked.known_at, evidence)
        known = {
            story.id: story
            for story in kept.stories
            if asked.known_at is None
            or ((given := periods.get(story.id)) is not None and given.period.known_by(asked.known_at))
        }
        readings = {name: one for name, one in best_readings(kept.readings).items() if name in known}
        return Library(known, readings, {name: periods[name] for name in known if name in periods}, whole=False)

    def holders(self, claim: str) -> Mapping[str, str]:
        try:
            found = holders_of_claim(self._path, claim)
        except LedgerError as error:
            raise Unreadable(str(error)) from error
        if found is not None:
            return found
        kept = self._shelf(Asked())
        return {one.id: one.story for reading in kept.readings for one in reading.claims if one.id.startswith(claim)}

    def _near(self, asked: Asked, *, alone: bool = False) -> Shelf:
        """What the command `update` takes of the ledger for the same period, and no more."""
        try:
            found = nearby(self._path, asked.period, asked.known_at, alone=alone) if asked.recorded is None else None
        except LedgerError as error:
            raise Unreadable(str(error)) from error
        return found or self._shelf(asked)

    def _is_small(self) -> bool:
        self.version()
        return self._head[2] <= WHOLE

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
