import json
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.ledger.examples import at

from wederhoor.intake import find_files, read_deliveries, take_file
from wederhoor.ledger import LedgerError, open_ledger
from wederhoor.ledger.memory import MemoryStore
from wederhoor.ledger.merging import merge
from wederhoor.ledger.removing import purge
from wederhoor.ledger.verifying import verify
from wederhoor.ledger.views import readings, stories
from wederhoor.model.claims import Claim, ReadDate, Reading, with_id
from wederhoor.model.entries import EntryKind, Store
from wederhoor.model.packs import LanguagePack, Theatre
from wederhoor.model.problems import Problem
from wederhoor.model.stories import Story
from wederhoor.model.texts import Span
from wederhoor.model.vocabulary import Kind, Part
from wederhoor.pipeline import FileOutcome, ReadReport, TwoStepReader, fold, read_files, read_into, read_taken
from wederhoor.reading.mentions import Name, TimeExpression
from wederhoor.reading.parsed import Document, Sentence

THEATRE = Theatre("test", {"en": "test"}, date(2022, 2, 24), "Europe/Kyiv", (), {}, {}, {}, "")
REPORTS = {
    "een.txt": "Het leger zegt dat de stad is ingenomen.\n\nDe gouverneur zwijgt.",
    "twee.txt": "De gouverneur zegt dat er nog wordt gevochten.\n\nHet ministerie zegt dat het niet klopt.",
    "drie.txt": "Er is niets te melden.",
    "vier.txt": "Het leger zegt dat het dorp is bereikt.",
}


@dataclass(frozen=True)
class Split:
    """A story cut into lines."""

    story: Story
    document: Document
    times: tuple[TimeExpression, ...] = ()
    names: tuple[Name, ...] = ()


def editions(text: str, sentences: Iterable[Sentence]) -> Iterator[TimeExpression]:
    """The words that say of which day a report is."""
    for sentence in sentences:
        for match in re.finditer("nieuws van 6 september", sentence.span.of(text)):
            span = Span(sentence.span.start + match.start(), sentence.span.start + match.end())
            yield TimeExpression(sentence.number, span, "date(2022-09-06)", "edition")


class LineReader:
    """Takes every line that holds the word 'zegt' for a claim; a word in `fails_on` makes it raise."""

    def __init__(self, name: str = "lines 1", fails_on: str | None = None) -> None:
        self.name = name
        self.fails_on = fails_on
        self.prepared: list[str] = []
        self.anchors: list[ReadDate | None] = []

    @property
    def language(self) -> LanguagePack:
        return LanguagePack("nl", {}, "")

    def begin(self, story: Story) -> Split:
        if self.fails_on and self.fails_on in story.text:
            raise ZeroDivisionError
        self.prepared.append(story.id)
        spans, start = [], 0
        for line in story.text.split("\n"):
            if line.strip():
                spans.append(Span(start, start + len(line)))
            start += len(line) + 1
        sentences = tuple(Sentence(number, span, Part.BODY, number + 1) for number, span in enumerate(spans))
        return Split(story, Document(story.text, sentences), tuple(editions(story.text, sentences)))

    def finish(self, prepared: Split, published: ReadDate | None) -> Reading:
        self.anchors.append(published)
        claims = tuple(
            with_id(Claim(prepared.story.id, sentence.span, sentence.span, ("army",), Kind.STATEMENT, "line"))
            for sentence in prepared.document.sentences
            if "zegt" in sentence.span.of(prepared.story.text)
        )
        return Reading(prepared.story.id, self.name, claims)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "berichten"
    folder.mkdir()
    for name, text in REPORTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    deliver(folder, *REPORTS)
    return folder


def deliver(folder: Path, *names: str) -> None:
    lines = [
        json.dumps(
            {"file": name, "outlet": "De Krant", "url": f"https://krant.example/{name}", "published": "2022-09-11"}
        )
        for name in names
    ]
    (folder / "deliveries.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


def collect(outcomes: Iterable[FileOutcome], done: list[FileOutcome]) -> None:
    for outcome in outcomes:
        done.append(outcome)


def clock(start: int = 0) -> Callable[[], datetime]:
    """A clock that goes on by a minute whenever it is asked."""
    minutes = count(start)
    return lambda: at(next(minutes))


def read(store: Store, *paths: Path, reader: TwoStepReader[Split] | None = None, start: int = 0) -> ReadReport:
    return read_into(store, paths, reader or LineReader(), theatre=THEATRE, now=clock(start))


def counts(report: ReadReport) -> tuple[int, ...]:
    return report.pages, report.stories, report.new_stories, report.copies, report.claims, report.new_claims


def test_a_folder_is_read_into_the_ledger(folder: Path):
    store = MemoryStore()
    report = read(store, folder)
    assert counts(report) == (4, 4, 4, 0, 4, 4)
    assert report.problems == ()
    assert [Path(file.source).name for file in report.files] == sorted(REPORTS)
    assert {story.outlet for story in stories(store)} == {"De Krant"}
    assert sum(len(reading.claims) for reading in readings(store)) == 4
    assert verify(store) == ()


def test_the_same_thing_twice_adds_nothing_and_parses_nothing(folder: Path):
    store, reader = MemoryStore(), LineReader()
    read(store, folder, reader=reader)
    entries, parsed = list(store.recordings()), list(reader.prepared)
    report = read(store, folder, folder / "een.txt", reader=reader)
    assert counts(report) == (4, 4, 0, 0, 4, 0)
    assert not any(story.new or story.read for file in report.files for story in file.stories)
    assert list(store.recordings()) == entries
    assert reader.prepared == parsed


def test_a_story_is_dated_between_parsing_and_finishing(tmp_path: Path):
    path = tmp_path / "overzicht.txt"
    path.write_text("Dit is het nieuws van 6 september.\n\nHet leger zegt dat de stad is ingenomen.", encoding="utf-8")
    delivery = {"file": path.name, "outlet": "De Krant", "published": "2022-09"}
    (tmp_path / "deliveries.jsonl").write_text(json.dumps(delivery), encoding="utf-8")
    store, reader = MemoryStore(), LineReader()
    read(store, path, reader=reader)
    (reading,) = readings(store)
    assert reading.published is not None
    assert reading.published.period.edtf == "2022-09-06"
    assert reader.anchors == [reading.published]
    (story,) = stories(store)
    assert story.published is not None
    assert story.published.period.edtf == "2022-09"
    assert verify(store) == ()


def test_another_reader_reads_again_and_counts_only_its_own_finds_as_new(folder: Path):
    store = MemoryStore()
    read(store, folder, reader=LineReader("lines 1"))
    report = read(store, folder, reader=LineReader("lines 2"), start=60)
    assert counts(report) == (4, 4, 0, 0, 4, 0)
    assert {reading.reader for reading in readings(store)} == {"lines 2"}
    assert len(list(store.entries(EntryKind.READING))) == 8


def test_exactly_the_same_text_under_another_key_is_a_copy(folder: Path):
    shutil.copy(folder / "een.txt", folder / "kopie.txt")
    deliver(folder, *REPORTS, "kopie.txt")
    store = MemoryStore()
    first, second = read(store, folder), read(store, folder)
    assert (first.stories, first.copies) == (second.stories, second.copies) == (5, 1)
    assert [story.copy for file in first.files for story in file.stories].count(True) == 1


def test_one_bad_file_is_a_problem_and_the_rest_is_read(folder: Path, tmp_path: Path):
    (folder / "leeg.txt").write_bytes(b"")
    (folder / "foto.txt").write_bytes(bytes(range(256)) * 20)
    store = MemoryStore()
    report = read(store, folder, tmp_path / "nergens.txt")
    assert report.stories == 4
    assert {Path(problem.source).name for problem in report.problems} == {"leeg.txt", "foto.txt", "nergens.txt"}
    assert all(problem.remedy for problem in report.problems)


def test_a_reader_that_fails_on_one_story_costs_its_reading_only(folder: Path):
    store = MemoryStore()
    report = read(store, folder, reader=LineReader(fails_on="gouverneur zwijgt"))
    (problem,) = report.problems
    assert problem == Problem(str(folder / "een.txt"), "story 1", "Reading failed: ZeroDivisionError.", problem.remedy)
    assert counts(report) == (4, 4, 4, 0, 3, 3)
    assert len(stories(store)) == 4
    assert len(readings(store)) == 3
    assert verify(store) == ()
    repaired = read(store, folder)
    assert counts(repaired) == (4, 4, 0, 0, 4, 1)
    assert len(readings(store)) == 4


def test_pages_that_were_taken_already_are_read_as_files_are(folder: Path):
    files, taken = MemoryStore(), MemoryStore()
    report = read(files, folder)
    found, _ = find_files([folder])
    deliveries, _ = read_deliveries(found)
    outcomes = [
        read_taken(taken, take_file(path, deliveries), str(path), LineReader(), theatre=THEATRE, now=clock())
        for path in found
    ]
    assert fold(outcomes) == report
    assert list(taken.entries()) == list(files.entries())


class FailingStore(MemoryStore):
    """A store whose disk is full after so many additions."""

    def __init__(self, room: int) -> None:
        super().__init__()
        self.room = room

    def add(self, entries, texts=(), *, recorded_at):
        if not self.room:
            raise LedgerError(Problem("ledger.db", "", "The disk is full.", "Make room."))
        self.room -= 1
        return super().add(entries, texts, recorded_at=recorded_at)


def test_a_ledger_that_fails_stops_the_run_and_keeps_what_was_reported(folder: Path):
    store, done = FailingStore(room=2), list[FileOutcome]()
    outcomes = read_files(store, [folder], LineReader(), theatre=THEATRE, now=clock())
    with pytest.raises(LedgerError, match="disk is full"):
        collect(outcomes, done)
    assert len(done) == 2
    assert fold(done).stories == len(stories(store)) == 2


class InterruptedReader(LineReader):
    """Ctrl-C comes while it reads its third story."""

    def begin(self, story: Story) -> Split:
        if len(self.prepared) == 2:
            raise KeyboardInterrupt
        return super().begin(story)


def test_an_interrupted_run_keeps_what_it_reported_and_goes_on_later(folder: Path, tmp_path: Path):
    store, done = open_ledger(tmp_path / "ledger.db"), list[FileOutcome]()
    outcomes = read_files(store, [folder], InterruptedReader(), theatre=THEATRE, now=clock())
    with pytest.raises(KeyboardInterrupt):
        collect(outcomes, done)
    store.close()
    store = open_ledger(tmp_path / "ledger.db")
    assert {story.story for file in done for story in file.stories} == {story.id for story in stories(store)}
    assert len(done) == 2
    rest = LineReader()
    report = read(store, folder, reader=rest)
    assert (report.stories, report.new_stories) == (4, 2)
    assert len(rest.prepared) == 2
    assert verify(store) == ()
    store.close()


def test_progress_names_the_file_being_read_and_ends_with_all(folder: Path):
    told: list[tuple[int, int, str]] = []
    read_into(
        MemoryStore(), [folder], LineReader(), theatre=THEATRE, now=clock(), progress=lambda *now: told.append(now)
    )
    names = sorted(REPORTS)
    assert told == [*((number, 4, name) for number, name in enumerate(names)), (4, 4, "")]


def test_a_purged_text_does_not_come_back_by_reading_it_again(folder: Path):
    store = MemoryStore()
    read(store, folder)
    victim = stories(store)[0]
    purge(store, victim.id, by="Anna", why="privacy", recorded_at=at(99))
    read(store, folder, reader=LineReader("lines 2"))
    assert [story.text for story in stories(store) if story.id == victim.id] == [""]
    assert verify(store) == ()


def test_each_file_is_recorded_when_it_was_stored(folder: Path):
    store = MemoryStore()
    read(store, folder)
    assert {recording.recorded_at for recording in store.recordings()} == {at(minute) for minute in range(4)}


@settings(max_examples=10)
@given(order=st.permutations(sorted(REPORTS)), cut=st.integers(0, len(REPORTS)))
def test_order_and_merging_do_not_matter(tmp_path_factory: pytest.TempPathFactory, order: list[str], cut: int):
    folder = tmp_path_factory.mktemp("berichten")
    for name, text in REPORTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    deliver(folder, *REPORTS)
    paths = [folder / name for name in order]
    whole, one, two = MemoryStore("l-whole"), MemoryStore("l-one"), MemoryStore("l-two")
    read(whole, folder)
    read(one, *paths[:cut])
    read(two, *paths[cut:])
    merge(one, two, recorded_at=at(99))
    assert list(one.entries()) == list(whole.entries())
    assert stories(one) == stories(whole)
    assert readings(one) == readings(whole)


def test_a_report_is_counted_by_story_and_not_by_file():
    assert fold([FileOutcome("a"), FileOutcome("b")]) == ReadReport(
        0, 0, 0, 0, 0, 0, (), (FileOutcome("a"), FileOutcome("b"))
    )
