"""From files to a ledger: intake, dating, reading, storing. Rule: one file is one transaction, and no file stops a run.

What was reported of a file is stored; a run that was stopped goes on when it is started again, for a story that this
very reader has read is not read twice.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, Protocol, TypeVar

from wederhoor.dating import date_story, infer
from wederhoor.intake import Taken, find_files, read_deliveries, take_file
from wederhoor.ledger import LedgerError, views
from wederhoor.ledger.saving import save
from wederhoor.model.catalogue import Lookup
from wederhoor.model.claims import ReadDate, Reading
from wederhoor.model.entries import EntryKind, Store
from wederhoor.model.packs import LanguagePack, Theatre
from wederhoor.model.problems import Problem
from wederhoor.model.stories import Story
from wederhoor.reading.mentions import Name, TimeExpression
from wederhoor.reading.parsed import Document

T = TypeVar("T")


class Prepared(Protocol):
    """A story that is parsed, or passed over, and not yet dated."""

    @property
    def document(self) -> Document:
        """The parsed text."""
        ...

    @property
    def times(self) -> tuple[TimeExpression, ...]:
        """Its time expressions, not yet anchored."""
        ...

    @property
    def names(self) -> tuple[Name, ...]:
        """Its names of persons, bodies and places."""
        ...


P = TypeVar("P", bound=Prepared)


class TwoStepReader(Protocol[P]):
    """A Reader that stops halfway, so that the story can be dated from what was parsed."""

    @property
    def name(self) -> str:
        """Name, version and digest."""
        ...

    @property
    def language(self) -> LanguagePack:
        """The language that it reads."""
        ...

    def begin(self, story: Story) -> P:
        """The story, parsed unless no word of it can name the war."""
        ...

    def finish(self, prepared: P, published: ReadDate | None) -> Reading:
        """Its claims, anchored on the Period that the text proved."""
        ...


class Progress(Protocol):
    """Told how far a run is."""

    def __call__(self, done: int, total: int, label: str) -> None:
        """So many files of so many are done; the label names the next, or is empty at the end."""
        ...


@dataclass(frozen=True, slots=True)
class StoryOutcome:
    """What became of one story."""

    story: str  # Story.id
    new: bool  # the ledger did not have it
    copy: bool  # another key has exactly this text
    claims: int
    new_claims: int  # those that no earlier reading made
    read: bool  # False where this reader had read it before, or failed


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """What became of one file, already stored."""

    source: str  # the file as the user named it
    page: str | None = None  # Page.id; None where nothing could be read
    stories: tuple[StoryOutcome, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadReport:
    """What a run did, each story counted once."""

    pages: int
    stories: int
    new_stories: int
    copies: int
    claims: int
    new_claims: int
    problems: tuple[Problem, ...]
    files: tuple[FileOutcome, ...]


@dataclass(slots=True)
class _Known:
    """What the ledger holds of the stories that a run meets, kept up to date during it."""

    reader: str
    lookup: Lookup | None  # None: all is known from the start
    stories: set[str] = field(default_factory=set)
    keys: dict[str, str] = field(default_factory=dict)  # by text hash: the key that had the text first
    read: dict[str, int] = field(default_factory=dict)  # by story: the number of claims that this reader found
    claims: set[str] = field(default_factory=set)
    met: set[str] = field(default_factory=set)  # stories that were looked up

    def meet(self, story: Story) -> None:
        """Look a story up before it is read."""
        if self.lookup is None or story.id in self.met:
            return
        self.met.add(story.id)
        key = self.lookup.first_key(story.text_hash)
        if key is not None:
            self.keys.setdefault(story.text_hash, key)
        for entry in self.lookup.told(story.id):
            if entry.kind is EntryKind.STORY:
                self.stories.add(story.id)
            elif entry.kind is EntryKind.READING:
                self.note(*views.claims_of(entry))

    def note(self, story: str, reader: str, claims: Iterable[str]) -> None:
        """That a reader found these claims in a story."""
        found = tuple(claims)
        self.claims.update(found)
        if reader == self.reader:
            self.read[story] = len(found)


def read_into(
    store: Store,
    paths: Iterable[Path],
    reader: TwoStepReader[P],
    *,
    theatre: Theatre,
    now: Callable[[], datetime],
    words: Mapping[str, Any] | None = None,
    progress: Progress | None = None,
) -> ReadReport:
    """Reads files and folders into a ledger and says what that did; raises LedgerError where the ledger fails."""
    return fold(read_files(store, paths, reader, theatre=theatre, now=now, words=words, progress=progress))


def read_files(
    store: Store,
    paths: Iterable[Path],
    reader: TwoStepReader[P],
    *,
    theatre: Theatre,
    now: Callable[[], datetime],
    words: Mapping[str, Any] | None = None,  # a language's page table
    progress: Progress | None = None,
    lookup: Lookup | None = None,  # of that ledger, knowing all that it holds; without one it is read whole first
) -> Iterator[FileOutcome]:
    """The outcome of each file, given once it is stored, so that whoever stops halfway knows how far it came.

    Problems with the paths and with what came with the files are given first. Raises LedgerError.
    """
    files, missing = find_files(paths)
    deliveries, wrong = read_deliveries(files)
    yield from (FileOutcome(problem.source, problems=(problem,)) for problem in (*missing, *wrong))
    known = _look_up(store, reader.name, lookup)
    read = partial(read_story, reader=reader, theatre=theatre)
    for number, path in enumerate(files):
        if progress:
            progress(number, len(files), path.name)
        taken = _attempt(str(path), "", partial(take_file, path, deliveries, words))
        if isinstance(taken, Problem):
            yield FileOutcome(str(path), problems=(taken,))
        else:
            yield _store_file(store, str(path), taken, read, now, known)
    if progress:
        progress(len(files), len(files), "")


def read_taken(
    store: Store,
    taken: Taken,
    source: str,
    reader: TwoStepReader[P],
    *,
    theatre: Theatre,
    now: Callable[[], datetime],
    lookup: Lookup | None = None,  # as for `read_files`
) -> FileOutcome:
    """The outcome of one page that intake has taken, stored in one transaction; raises LedgerError."""
    read = partial(read_story, reader=reader, theatre=theatre)
    return _store_file(store, source, taken, read, now, _look_up(store, reader.name, lookup))


def read_story(story: Story, reader: TwoStepReader[P], theatre: Theatre) -> Reading:
    """One story parsed, dated and read, without any ledger.

    Claims are anchored on what the page gives or the text proves, never on a Period that is only inferred.
    """
    prepared = reader.begin(story)
    dated = date_story(story, prepared.document, prepared.times, theatre)
    reading = replace(reader.finish(prepared, dated), published=dated)
    likely = infer(story, prepared.document, prepared.names, prepared.times, reading, reader.language, theatre)
    return replace(reading, published=likely) if likely else reading


def fold(outcomes: Iterable[FileOutcome]) -> ReadReport:
    """The outcomes so far as one report; a story met twice counts once."""
    files = tuple(outcomes)
    stories: dict[str, StoryOutcome] = {}
    for file in files:
        for story in file.stories:
            stories.setdefault(story.story, story)
    return ReadReport(
        pages=len({file.page for file in files if file.page}),
        stories=len(stories),
        new_stories=sum(story.new for story in stories.values()),
        copies=sum(story.copy for story in stories.values()),
        claims=sum(story.claims for story in stories.values()),
        new_claims=sum(story.new_claims for story in stories.values()),
        problems=tuple(problem for file in files for problem in file.problems),
        files=files,
    )


def _look_up(store: Store, reader: str, lookup: Lookup | None) -> _Known:
    known = _Known(reader, lookup)
    if lookup is not None:
        return known
    for story, key, text_hash in views.stories_known(store):
        known.stories.add(story)
        known.keys[text_hash] = min(key, known.keys.get(text_hash, key))
    for story, by, claims in views.claims_known(store):
        known.note(story, by, claims)
    return known


def _store_file(
    store: Store,
    source: str,
    taken: Taken,
    read: Callable[[Story], Reading],
    now: Callable[[], datetime],
    known: _Known,
) -> FileOutcome:
    problems = list(taken.problems)
    readings: dict[str, Reading] = {}
    for story in taken.stories:
        known.meet(story)
        if story.id in known.read or story.id in readings:
            continue
        reading = _attempt(source, f"story {story.number + 1}", partial(read, story))
        if isinstance(reading, Problem):
            problems.append(reading)
        else:
            readings[story.id] = reading
    stored = _attempt(source, "", lambda: save(store, taken.stories, readings.values(), recorded_at=now()))
    if isinstance(stored, Problem):
        return FileOutcome(source, problems=(*problems, stored))
    outcomes = tuple(_note(story, readings.get(story.id), known) for story in taken.stories)
    return FileOutcome(source, taken.page.id if taken.page else None, outcomes, tuple(problems))


def _note(story: Story, reading: Reading | None, known: _Known) -> StoryOutcome:
    claims = [claim.id for claim in reading.claims] if reading else []
    outcome = StoryOutcome(
        story=story.id,
        new=story.id not in known.stories,
        copy=known.keys.setdefault(story.text_hash, story.key) != story.key,
        claims=len(claims) if reading else known.read.get(story.id, 0),
        new_claims=len(set(claims) - known.claims),
        read=reading is not None,
    )
    known.stories.add(story.id)
    known.claims.update(claims)
    if reading:
        known.read[story.id] = len(claims)
    return outcome


def _attempt(source: str, place: str, step: Callable[[], T]) -> T | Problem:
    try:
        return step()
    except LedgerError:  # no other file would fare better
        raise
    except Exception as error:  # whatever a room did not foresee costs one story or file, never the run
        fact = f"Reading failed: {type(error).__name__}."
        return Problem(source, place, fact, "Report this with the file; everything else was read.")
