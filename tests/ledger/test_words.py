"""The index of words finds what looking through every report finds, and keeps nothing that was purged."""

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.cli.examples import FRONT, NUMBERS, small_ledger, story

from wederhoor.cli.compose import Program
from wederhoor.cli.seeking import hits, indexed, seeker
from wederhoor.cli.shelf import shelf
from wederhoor.ledger import open_ledger, words
from wederhoor.ledger.registering import TABLES
from wederhoor.ledger.removing import purge, withdraw
from wederhoor.ledger.saving import save
from wederhoor.ledger.sqlite import SqliteStore
from wederhoor.model.search import Part, Sought
from wederhoor.model.texts import BlockKind
from wederhoor.situation.found import scan, sentences
from wederhoor.situation.periods import best_readings

LATER = datetime(2022, 10, 1, tzinfo=UTC)
QUESTIONS = ("Izjoem", "Izyum gevallen", '"is ingenomen"', "kilometer", "zegt -Izjoem", "gev*", "niets", "Zaloezjny")


@pytest.fixture(scope="module")
def program() -> Program:
    return Program()


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return small_ledger(tmp_path / "l.sqlite")


def asked(program: Program, path: Path, typed: str, recorded: datetime | None = None) -> set[tuple[str, int]]:
    sought = seeker(program).sought(typed)
    return {(hit.story, hit.span.start) for hit in hits(program, path, sought, recorded, lambda: everything(path))}


def everything(path: Path):
    store = open_ledger(path)
    kept = shelf(store)
    store.close()
    return kept.stories, best_readings(kept.readings)


def looked_through(program: Program, path: Path, typed: str) -> set[tuple[str, int]]:
    stories, readings = everything(path)
    found = scan(stories, readings, seeker(program).sought(typed), program.language)
    return {(hit.story, hit.span.start) for hit in found}


def test_the_index_finds_what_looking_through_everything_finds(program, ledger):
    for typed in QUESTIONS:
        assert asked(program, ledger, typed) == looked_through(program, ledger, typed), typed
    assert len(asked(program, ledger, "Izjoem")) == 3


def test_what_is_added_later_is_found_and_a_new_reading_replaces_the_old(program, ledger):
    assert asked(program, ledger, "brug") == set()
    more = story(
        [("De brug bij Izjoem is kapot.", BlockKind.BODY)], "Omroep Delta", "https://d.example/2", "2022-09-12"
    )
    store = open_ledger(ledger)
    save(store, (more,), (), recorded_at=LATER)
    store.close()
    assert asked(program, ledger, "bruggen") == {(more.id, 0)}
    assert asked(program, ledger, "Izjoem") == looked_through(program, ledger, "Izjoem")


def test_emptied_or_of_another_make_it_is_written_anew(program, ledger):
    before = asked(program, ledger, "Izjoem")
    connection = sqlite3.connect(ledger)
    connection.execute("UPDATE word_index SET version = 'of old'")
    connection.commit()
    connection.close()
    assert asked(program, ledger, "Izjoem") == before
    connection = sqlite3.connect(ledger)
    (rows,) = connection.execute("SELECT count(*) FROM words").fetchone()
    (told,) = connection.execute("SELECT count(*) FROM sentences").fetchone()
    connection.close()
    assert rows == told == 4


def test_a_ledger_of_an_older_schema_is_brought_up_to_date_and_holds_what_it_held(program, ledger):
    before = everything(ledger)
    connection = sqlite3.connect(ledger, isolation_level=None)
    for table in ("words", "sentences", "word_index", *(table.name for table in TABLES)):
        connection.execute(f"DROP TABLE {table}")
    connection.execute("UPDATE alembic_version SET version_num = '0002'")
    connection.close()
    assert len(asked(program, ledger, "Izjoem")) == 3
    assert everything(ledger) == before


def test_a_purge_leaves_no_word_in_the_file(program, tmp_path):
    rare = "Xanthippopolis"
    gone = story([(f"Hier staat {rare} in.", BlockKind.BODY)], "Omroep Delta", "https://d.example/3", "2022-09-12")
    path = small_ledger(tmp_path / "l.sqlite")
    store = open_ledger(path)
    save(store, (replace(gone, title=None),), (), recorded_at=LATER)
    store.close()
    assert asked(program, path, rare) == {(gone.id, 0)}
    assert rare.lower()[:12].encode() in path.read_bytes().lower()
    store = open_ledger(path)
    purge(store, gone.id, by="Anna", why="op verzoek", recorded_at=LATER + timedelta(days=1))
    store.close()
    for file in path.parent.iterdir():
        assert rare.lower()[:12].encode() not in file.read_bytes().lower(), file.name
    assert asked(program, path, rare) == set()
    assert len(asked(program, path, "Izjoem")) == 3


def test_a_withdrawn_story_is_found_by_the_index_and_shown_to_nobody(program, ledger):
    store = open_ledger(ledger)
    withdraw(store, NUMBERS.id, by="Anna", why="fout", recorded_at=LATER)
    store.close()
    sought = seeker(program).sought("kilometer")
    rough = hits(program, ledger, sought, None, lambda: everything(ledger))
    assert [hit.story for hit in rough] == [NUMBERS.id]
    stories, readings = everything(ledger)
    named = {one.id: one for one in stories}
    shown = sentences(named, readings, {}, hits=rough, sought=sought, bare=True)
    assert shown == ()


def test_without_leave_to_write_every_report_is_looked_through(program, ledger, monkeypatch):
    monkeypatch.setattr("wederhoor.cli.lens.caught_up", lambda _path: False)
    assert not indexed(program, ledger)
    for typed in QUESTIONS:
        assert asked(program, ledger, typed) == looked_through(program, ledger, typed)


def test_the_better_match_has_the_smaller_rank(program, ledger):
    assert indexed(program, ledger)
    store = open_ledger(ledger, read_only=True)
    assert isinstance(store, SqliteStore)
    found = words.search(store, Sought((Part("izjoem", (("izjoem",), ("geveccht",))),)))
    ranks = {hit.span: hit.rank for hit in found if hit.story == FRONT.id}
    store.close()
    headline = min(ranks)
    assert ranks[headline] == min(ranks.values())
    assert ranks[headline] < max(ranks.values())


def test_progress_counts_up_to_the_last_recording(program, ledger):
    told: list[tuple[int, int]] = []
    assert indexed(program, ledger, lambda done, total: told.append((done, total)))
    assert told
    assert all(done < total for done, total in told)
