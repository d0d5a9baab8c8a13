"""A ledger and its packs as the pages see them. Rule: the ledger is opened anew for each question, and soon closed."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from copy import copy
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from wederhoor.cli import refused
from wederhoor.cli.aparts import Aparts, known_by, registered_up
from wederhoor.cli.compose import Program, opened
from wederhoor.cli.days import filed, shelved
from wederhoor.cli.failures import WRONG_USAGE, Failure
from wederhoor.cli.lens import around, catalogued, glance, holders_of_claim, look, near_copies, planned
from wederhoor.cli.lists import LedgerLists
from wederhoor.cli.placing import senses
from wederhoor.cli.receiving import LedgerReceiver
from wederhoor.cli.reshelving import reshelved
from wederhoor.cli.seeking import Progress, hits, seeker
from wederhoor.cli.shelf import Shelf, shelf
from wederhoor.cli.sifting import Sheets
from wederhoor.cli.since import look_since
from wederhoor.cli.standing import docket
from wederhoor.cli.waiting import deeds
from wederhoor.ledger import LedgerError, reviewing, views
from wederhoor.ledger.catalogue import SqliteCatalogue
from wederhoor.ledger.errors import Busy, Overtaken
from wederhoor.ledger.following import addresses
from wederhoor.ledger.opening import open_sqlite
from wederhoor.model.claims import Reading
from wederhoor.model.maps import BaseMap
from wederhoor.model.packs import LanguagePack, Theatre
from wederhoor.model.places import Gazetteer, Place
from wederhoor.model.problems import Problem
from wederhoor.model.reviews import Act, Pin
from wederhoor.model.search import Hit, Sought
from wederhoor.model.stories import Story
from wederhoor.situation.correcting import Packs
from wederhoor.situation.demonstration import RESERVED, any_made_up
from wederhoor.situation.derived import ALL, Evidence
from wederhoor.situation.periods import best_readings, dated
from wederhoor.theatres.mapping import load_map
from wederhoor.web.days import Days, days_of
from wederhoor.web.desk import Kept
from wederhoor.web.source import (
    Asked,
    Bench,
    Glance,
    Library,
    Lists,
    Meanwhile,
    NothingDated,
    NothingNew,
    Occupied,
    Seen,
    Unreadable,
)

if TYPE_CHECKING:
    from wederhoor.situation.seeking import Seeker

SHELVES = 2  # whole ledgers in memory: as it is, and as recorded up to some moment
PATIENCE = 5.0  # seconds for which somebody who judges waits for another program that writes
WHOLE = 1_000  # recordings, two a report, up to which pages about one thing weigh a whole ledger, as commands do
LOG = "-wal"  # what SQLite writes beside a ledger first


@contextmanager
def _readable(*, writing: bool = False) -> Iterator[None]:
    """Whatever goes wrong with the ledger, in the words of the pages; in writing also who else is at it."""
    try:
        yield
    except LedgerError as error:
        if writing and isinstance(error, Busy):
            raise Occupied(str(error)) from error
        if writing and isinstance(error, Overtaken):
            raise Meanwhile(str(error)) from error
        raise Unreadable(str(error)) from error


@contextmanager
def _dated() -> Iterator[None]:
    """Where no story has a date, in the words of the pages."""
    try:
        yield
    except Failure as error:
        raise NothingDated from error


class LedgerSource:
    """A Source over one ledger file, which another process may write to meanwhile."""

    def __init__(self, program: Program, path: Path) -> None:
        self._program, self._path = program, path
        self._head: tuple[object, str, int] = (None, "", 0)
        self._shelves = Kept(SHELVES)
        self._newest: tuple[Shelf, int] | None = None  # with the position up to which it was read
        self._demonstration = (0, False)  # the position up to which reports were looked at, and what was found
        self._receiver = LedgerReceiver(program, path)
        self._sheets, self._aparts = Sheets(path), Aparts(program, path)

    def prepare(self, progress: Progress) -> None:
        """Write the register of a large ledger, so that the first list waits for nothing; raises Unreadable."""
        if not self._is_small():
            registered_up(self._program, self._path, progress=progress)

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
            with _readable(), opened(self._path) as store:
                last = views.head(store)
            self._head = (marks, last.hash, last.position) if last else (marks, "", 0)
        return self._head[1]

    def receiver(self) -> LedgerReceiver:
        return self._receiver

    def days(self, recorded: datetime | None) -> Days:
        with _readable():
            known = filed(self._path) if recorded is None else None
        return days_of(shelved(self._shelf(Asked(recorded=recorded))) if known is None else known)

    def seen(self, asked: Asked, before: Seen | None = None) -> Seen:
        program = copy(self._program)  # looking gives it the theatre of that moment
        if asked.since is not None:
            return self._compared(program, asked)
        with self._near(asked) as (rests_on, read), _dated():
            if before is not None and rests_on is not None and before.basis == rests_on:
                return before
            view = look(program, read(), asked.period, asked.known_at)
        return Seen(view.situation, view.previous, program.theatre, rests_on)

    def _compared(self, program: Program, asked: Asked) -> Seen:
        assert asked.since is not None
        try:
            view = look_since(program, self._shelf(asked), asked.since, asked.period, asked.known_at)
        except Failure as error:
            if error.code == WRONG_USAGE:
                raise NothingNew from error
            raise NothingDated from error
        return Seen(view.situation, view.previous, program.theatre)

    def glance(self, asked: Asked, seen: Seen | None = None, before: Glance | None = None) -> Glance:
        if seen and asked.period and asked.period.day and asked.since is None and not self._is_small():
            return Glance(seen.situation, seen.theatre, seen.basis)  # both are weighed with what is near the day
        program = copy(self._program)
        with self._near(asked, alone=True) as (rests_on, read), _dated():
            if before is not None and rests_on is not None and before.basis == rests_on:
                return before
            return Glance(glance(program, read(), asked.period, asked.known_at), program.theatre, rests_on)

    def library(self, asked: Asked) -> Library:
        kept = self._shelf(asked)
        evidence = self._evidence(asked, kept)
        known = kept.known_by(asked.known_at, evidence)
        readings = best_readings(known.readings)
        return Library(
            {story.id: story for story in known.stories},
            readings,
            dated(known.stories, known.readings, evidence=evidence),
        )

    def _evidence(self, asked: Asked, kept: Shelf) -> Evidence:
        """Which stories date others: of a large ledger its catalogue says which may, and need not be compared."""
        if asked.recorded is not None or self._is_small():
            return ALL

        def made() -> Evidence:
            with _readable():
                return Evidence(None, near_copies(self._path, kept.stories))

        return self._shelves.get(("evidence", self.version()), made)

    def lists(self, asked: Asked) -> Lists | None:
        if asked.recorded is not None or self._is_small():
            return None
        with _readable():
            apart = self._shelves.get(("apart", self.version()), self._aparts.get)
            if apart is None:
                return None
            return LedgerLists(self._program, self._path, self._sheets, apart, asked.known_at)

    def bench(self) -> Bench:
        with _readable(), opened(self._path) as store:  # before the claims, so that what comes between is seen in time
            found = deeds(store)
        return Bench(docket(self._shelf(Asked())), found)

    def packs(self) -> Packs:
        return Packs(self._program.language, self._program.theatre, self._program.gazetteer)

    def senses(self, name: str) -> tuple[Place, ...]:
        return tuple(sense.place for sense in senses(self._program, name))

    def decide(self, found: Sequence[Act | Pin], since: int, now: datetime) -> tuple[str, ...]:
        with _readable(writing=True), closing(open_sqlite(self._path, patience=PATIENCE)) as store:
            return tuple(entry.id for entry in reviewing.decide(store, found, since=since, recorded_at=now))

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

        with _readable():
            return hits(self._program, self._path, sought, asked.recorded, kept)

    def refused(self) -> tuple[Problem, ...]:
        return (*filter(None, (self._program.gazetteer.problem,)), *refused.load(self._path))

    def learned(self, stories: Iterable[str]) -> Mapping[str, datetime]:
        with _readable(), catalogued(self._path) as store:
            found = SqliteCatalogue(store).learned(stories) if store is not None else {}
        return {story: datetime.fromisoformat(moment) for story, moment in found.items()}

    def demonstration(self) -> bool:
        self.version()
        checked, found = self._demonstration
        if not found and self._head[2] != checked:  # a ledger only grows: what was looked at stays as it is
            with _readable(), closing(open_sqlite(self._path, read_only=True)) as store:
                found = any_made_up(addresses(store, RESERVED, checked))
            self._demonstration = self._head[2], found
        return self._demonstration[1]

    @cached_property
    def _seeker(self) -> "Seeker":
        return seeker(self._program)

    def report(self, asked: Asked, story: str) -> Library:
        with _readable():
            kept = None if asked.recorded is not None or self._is_small() else around(self._path, story)
        if kept is None or kept.reach is None:
            return self.library(asked) if kept is None else Library({}, {}, {}, whole=False)
        evidence = Evidence(None, kept.reach.twins)
        periods = dated(kept.stories, kept.readings, asked.known_at, evidence)
        return known_by(kept.stories, kept.readings, periods, asked.known_at)

    def holders(self, claim: str) -> Mapping[str, str]:
        with _readable():
            found = holders_of_claim(self._path, claim)
        if found is not None:
            return found
        kept = self._shelf(Asked())
        return {one.id: one.story for reading in kept.readings for one in reading.claims if one.id.startswith(claim)}

    @contextmanager
    def _near(self, asked: Asked, *, alone: bool = False) -> Iterator[tuple[str | None, Callable[[], Shelf]]]:
        """What the command `update` takes of the ledger for the same period, and no more: on what it rests, to read.

        It rests on None where it may be other as soon as anything is recorded.
        """
        if asked.recorded is not None or (alone and self._is_small()):
            yield None, lambda: self._shelf(asked)
            return
        with _readable(), planned(self._path, asked.period, asked.known_at, alone=alone) as plan:
            if plan is None:
                yield None, lambda: self._shelf(asked)
            else:
                yield f"{'day' if alone else 'days'} {plan.basis()}", plan.shelf

    def is_large(self) -> bool:
        """Whether pages weigh only what is near a day; raises Unreadable."""
        return not self._is_small()

    def _is_small(self) -> bool:
        self.version()
        return self._head[2] <= WHOLE

    def _shelf(self, asked: Asked) -> Shelf:
        def read() -> Shelf:
            with _readable(), opened(self._path) as store:
                if asked.recorded is not None:
                    return shelf(store, asked.recorded)
                last = views.head(store)
                position = last.position if last else 0
                known = reshelved(store, *self._newest, position) if self._newest else None
                self._newest = (known or shelf(store), position)
                return self._newest[0]

        return self._shelves.get(("shelf", self.version(), asked.recorded), read)

    @staticmethod
    def _mark(path: Path) -> tuple[int, int] | None:
        try:
            found = path.stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size
