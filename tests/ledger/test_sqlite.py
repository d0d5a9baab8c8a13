import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from sqlalchemy import event
from tests.ledger.examples import NOON, at, make_reading, make_story, note, texts_of

from wederhoor.ledger import LedgerError, open_ledger, opening
from wederhoor.ledger.format import GUARDS, HEAD
from wederhoor.ledger.opening import MIGRATIONS, open_sqlite
from wederhoor.ledger.removing import purge
from wederhoor.ledger.saving import save
from wederhoor.ledger.verifying import verify
from wederhoor.model.entries import Store
from wederhoor.model.ids import digest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "een map" / "krant 100%.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    store = open_ledger(path)
    yield store
    store.close()


@pytest.fixture
def raw(store: Store, path: Path) -> Iterator[sqlite3.Connection]:
    """Another program at the same file, with one story, reading and text in it."""
    story = make_story()
    save(store, [story], [make_reading(story)], recorded_at=NOON)
    connection = sqlite3.connect(path, isolation_level=None)
    yield connection
    connection.close()


def problem_of(path: Path, **options: bool) -> str:
    with pytest.raises(LedgerError) as caught:
        open_ledger(path, **options)
    assert caught.value.problem.source == str(path)
    assert caught.value.problem.remedy
    return caught.value.problem.message


def writer(path: Path, first: int, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.ledger.writer", str(path), str(first), str(count)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def writing(path: Path) -> None:
    store = open_ledger(path)
    try:
        store.add([note(2)], recorded_at=NOON)
    finally:
        store.close()


@contextmanager
def open_rights(folder: Path) -> Iterator[None]:
    """Lets anybody look into a folder, and its owner remove it afterwards."""
    folder.chmod(0o755)
    try:
        yield
    finally:
        folder.chmod(0o700)


@contextmanager
def unprivileged() -> Iterator[None]:
    """What is done inside is done by a user whom permissions hold, even where the tests run as root."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


class TestGuards:
    @pytest.mark.parametrize(
        "statement",
        [
            "UPDATE entries SET payload = '{}'",
            "DELETE FROM entries",
            "UPDATE recordings SET recorded_at = ''",
            "DELETE FROM recordings",
            "INSERT OR REPLACE INTO recordings SELECT position, entry, ledger, '', previous, hash FROM recordings",
            "INSERT INTO recordings SELECT 9, 'e-1', ledger, recorded_at, hash, 'x' FROM recordings LIMIT 1",
            "UPDATE texts SET bytes = x'00'",
            "DELETE FROM texts",
            "UPDATE meta SET ledger = 'l-other'",
            "DELETE FROM meta",
        ],
    )
    def test_refuse_every_change(self, raw: sqlite3.Connection, store: Store, statement: str):
        with pytest.raises(sqlite3.IntegrityError):
            raw.execute(statement)
        assert verify(store) == ()

    @pytest.mark.parametrize(
        "statement",
        [
            "INSERT OR REPLACE INTO entries SELECT id, kind, '{}' FROM entries",
            "INSERT OR REPLACE INTO texts SELECT hash, x'00' FROM texts",
        ],
    )
    def test_replacing_replaces_nothing(self, raw: sqlite3.Connection, store: Store, statement: str):
        raw.execute(statement)
        assert verify(store) == ()

    def test_a_purge_lets_one_text_go_and_keeps_it_away(self, raw: sqlite3.Connection, store: Store):
        other = make_story("Een ander bericht.", "krant|/2")
        save(store, [other], recorded_at=NOON)
        purge(store, other.id, by="Anna", why="privacy", recorded_at=at(1))
        raw.execute("INSERT INTO texts VALUES (?, ?)", (other.text_hash, other.text.encode()))
        assert store.text(other.text_hash) is None
        with pytest.raises(sqlite3.IntegrityError, match="by a purge only"):
            raw.execute("DELETE FROM texts")
        assert texts_of(store, make_story().text) == [make_story().text]

    def test_every_guard_is_in_the_list_that_verify_goes_by(self, raw: sqlite3.Connection):
        names = {name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
        assert names == set(GUARDS)


class TestVerify:
    @pytest.mark.parametrize(
        ("guard", "statement", "found"),
        [
            (
                "entries_never_change",
                "UPDATE entries SET payload = replace(payload, 'capture', 'control')",
                "does not match",
            ),
            ("entries_never_change", "UPDATE entries SET kind = 'gossip'", "does not match"),
            ("entries_never_change", "UPDATE entries SET payload = '{'", "does not match"),
            ("entries_never_go", "DELETE FROM entries WHERE kind = 'reading'", "is missing"),
            (
                "recordings_never_change",
                "UPDATE recordings SET recorded_at = replace(recorded_at, '2022', '2021')",
                "does not match",
            ),
            ("recordings_never_change", "UPDATE recordings SET previous = 'x' WHERE position = 2", "does not follow"),
            ("recordings_never_change", "UPDATE recordings SET ledger = 'l-other'", "belongs to another ledger"),
            (
                "recordings_never_change",
                "UPDATE recordings SET position = 7 WHERE position = 2",
                "Recordings 2 to 6 are missing",
            ),
            ("recordings_never_go", "DELETE FROM recordings WHERE position = 1", "Recordings 1 to 1 are missing"),
            ("recordings_never_go", "DELETE FROM recordings WHERE position = 2", "never recorded"),
            ("texts_never_change", "UPDATE texts SET bytes = x'ff'", "text"),
            ("texts_go_by_purge_only", "DELETE FROM texts", "text is missing and was not purged"),
        ],
    )
    def test_finds_what_was_changed_behind_the_guards(
        self, raw: sqlite3.Connection, store: Store, guard: str, statement: str, found: str
    ):
        raw.execute("PRAGMA foreign_keys = OFF")
        kept = raw.execute("SELECT sql FROM sqlite_master WHERE name = ?", (guard,)).fetchone()[0]
        raw.execute(f"DROP TRIGGER {guard}")
        raw.execute(statement)
        raw.execute(kept)
        problems = verify(store)
        assert any(found in str(problem) for problem in problems), problems
        assert all(problem.source and problem.remedy for problem in problems)

    def test_finds_a_guard_that_was_removed(self, raw: sqlite3.Connection, store: Store):
        raw.execute("DROP TRIGGER texts_never_change")
        assert [problem.place for problem in verify(store)] == ["guard texts_never_change"]

    def test_finds_one_changed_byte_of_a_text_in_the_file(self, raw: sqlite3.Connection, store: Store, path: Path):
        text = make_story().text.encode()
        raw.close()
        store.close()
        data = path.read_bytes()
        assert data.count(text) == 1
        path.write_bytes(data.replace(text, b"X" + text[1:]))
        again = open_ledger(path)
        assert [problem.place for problem in verify(again)] == [f"text {digest(text)[:16]}"]
        again.close()

    def test_finds_a_page_of_the_file_that_was_wiped(self, store: Store, path: Path):
        for number in range(200):
            store.add([note(number)], [f"tekst {number} " * 50], recorded_at=NOON)
        store.close()
        data = bytearray(path.read_bytes())
        place = data.rindex(b"tekst 150 ") // 4096 * 4096
        data[place : place + 4096] = b"\xaa" * 4096
        path.write_bytes(data)
        again = open_ledger(path)
        problems = verify(again)
        assert any("damaged" in problem.message for problem in problems), problems
        again.close()


class TestErrors:
    def test_a_file_that_is_no_database_is_left_as_it_was(self, tmp_path: Path):
        path = tmp_path / "brief.txt"
        path.write_text("Geachte redactie, " * 100)
        assert "is not a ledger" in problem_of(path)
        assert path.read_text() == "Geachte redactie, " * 100

    def test_a_database_of_another_program_is_left_as_it_was(self, tmp_path: Path):
        path = tmp_path / "agenda.db"
        with sqlite3.connect(path) as connection:
            connection.execute("CREATE TABLE entries (id TEXT)")
        connection.close()
        before = path.read_bytes()
        assert "another program" in problem_of(path)
        assert path.read_bytes() == before
        assert list(tmp_path.iterdir()) == [path]

    def test_a_newer_schema_is_left_as_it_was(self, store: Store, path: Path):
        store.close()
        with sqlite3.connect(path) as connection:
            connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.close()
        before = path.read_bytes()
        for read_only in (False, True):
            assert "newer Wederhoor (schema 9999" in problem_of(path, read_only=read_only)
        assert path.read_bytes() == before

    def test_a_folder_is_no_ledger(self, tmp_path: Path):
        assert "folder" in problem_of(tmp_path)

    def test_reading_makes_no_ledger(self, tmp_path: Path):
        assert "no ledger here yet" in problem_of(tmp_path / "geen.db", read_only=True)
        (tmp_path / "leeg.db").touch()
        assert "no ledger here yet" in problem_of(tmp_path / "leeg.db", read_only=True)
        assert (tmp_path / "leeg.db").read_bytes() == b""
        assert not (tmp_path / "geen.db").exists()

    def test_a_folder_that_cannot_be_made_is_named(self, tmp_path: Path):
        (tmp_path / "bestand").touch()
        assert "folder cannot be used" in problem_of(tmp_path / "bestand" / "map" / "ledger.db")
        assert "folder cannot be used" in problem_of(tmp_path / "nul\0" / "ledger.db")

    def test_a_ledger_opened_for_reading_refuses_writing(self, store: Store, path: Path):
        store.add([note(1)], recorded_at=NOON)
        reader = open_ledger(path, read_only=True)
        with pytest.raises(LedgerError, match="may only be read"):
            reader.add([note(2)], recorded_at=NOON)
        assert list(reader.entries()) == [note(1)]
        assert verify(reader) == ()
        reader.close()

    def test_a_write_protected_ledger_can_be_read_and_not_written(self):
        with TemporaryDirectory() as folder, open_rights(Path(folder)):
            path = Path(folder) / "ledger.db"
            store = open_ledger(path)
            store.add([note(1)], recorded_at=NOON)
            store.close()
            path.chmod(0o444)
            Path(folder).chmod(0o555)
            with unprivileged():
                if os.access(path, os.W_OK, effective_ids=True):
                    pytest.skip("this user may write whatever the permissions say")
                with pytest.raises(LedgerError, match="may only be read"):
                    writing(path)
                reader = open_ledger(path, read_only=True)
                assert list(reader.entries()) == [note(1)]
                assert verify(reader) == ()
                reader.close()

    def test_a_full_disk_stops_one_addition_and_no_other(self, store: Store, path: Path):
        store.add([note(1)], ["een"], recorded_at=NOON)
        store.close()
        full = open_sqlite(path)
        full._engine.dispose()
        event.listen(full._engine, "connect", lambda connection, _: connection.execute("PRAGMA max_page_count = 1"))
        with pytest.raises(LedgerError, match="disk is full"):
            full.add([note(2)], ["twee " * 100_000], recorded_at=at(1))
        assert list(full.entries()) == [note(1)]
        assert verify(full) == ()
        full.close()
        again = open_ledger(path)
        assert again.add([note(2)], ["twee"], recorded_at=at(2)) == (note(2),)
        again.close()

    def test_another_writer_is_waited_for_and_then_named(self, raw: sqlite3.Connection, path: Path):
        raw.execute("BEGIN IMMEDIATE")
        store = open_sqlite(path, patience=0.2)
        before = list(store.entries())
        with pytest.raises(LedgerError, match="Another program is writing"):
            store.add([note(1)], recorded_at=NOON)
        assert list(store.entries()) == before
        raw.execute("COMMIT")
        assert store.add([note(1)], recorded_at=NOON) == (note(1),)
        store.close()


class TestProcesses:
    @pytest.mark.parametrize("seconds", [0.0, 0.013, 0.05, 0.11, 0.3])
    def test_what_was_reported_as_stored_outlives_a_kill(self, path: Path, seconds: float):
        with writer(path, 0, 100_000) as child:
            assert child.stdout is not None
            reported = [child.stdout.readline()]
            time.sleep(seconds)
            child.kill()
            reported += child.stdout.readlines()
        numbers = [int(line) for line in reported if line.endswith("\n")]
        store = open_ledger(path)
        kept = set(store.entries())
        assert {note(number) for number in numbers} <= kept
        assert len(kept) <= len(numbers) + 1  # the last may have been stored and not yet reported
        assert all(store.text(digest(f"tekst {number} " * 200)) for number in numbers)
        assert verify(store) == ()
        assert store.add([note(999_999)], recorded_at=NOON) == (note(999_999),)
        assert verify(store) == ()
        store.close()

    def test_a_kill_while_the_ledger_is_made_leaves_a_ledger_or_nothing(self, path: Path):
        for pause in (0.25, 0.35, 0.45, 0.6):
            shutil.rmtree(path.parent, ignore_errors=True)
            with writer(path, 0, 100_000) as child:
                time.sleep(pause)
                child.kill()
            store = open_ledger(path)
            assert verify(store) == ()
            assert store.add([note(999_999)], recorded_at=NOON)
            store.close()

    def test_two_writers_at_once_make_one_chain(self, path: Path):
        children = [writer(path, 0, 60), writer(path, 1000, 60), writer(path, 30, 60)]
        for child in children:
            child.communicate(timeout=60)
        assert [child.returncode for child in children] == [0, 0, 0]
        store = open_ledger(path)
        assert {e.id for e in store.entries()} == {note(n).id for n in [*range(90), *range(1000, 1060)]}
        assert len(list(store.recordings())) == 150
        assert verify(store) == ()
        store.close()


def test_a_purged_text_is_nowhere_in_the_folder(store: Store, path: Path):
    story = make_story("Een getuige die Mevrouw Onvindbaar heet, zag het gebeuren. " * 300)
    for number in range(20):
        save(store, [make_story(f"Bericht {number}.", f"krant|/{number}")], recorded_at=NOON)
    save(store, [story], recorded_at=NOON)
    purge(store, story.id, by="Anna", why="privacy", recorded_at=at(1))
    for closed in (False, True):
        if closed:
            store.close()
        left = [file.name for file in path.parent.iterdir() if b"Onvindbaar" in file.read_bytes()]
        assert left == []


def test_a_ledger_keeps_its_id_and_two_ledgers_have_two(store: Store, path: Path, tmp_path: Path):
    again = open_ledger(path)
    other = open_ledger(tmp_path / "other.db")
    assert again.ledger_id == store.ledger_id != other.ledger_id
    again.close()
    other.close()


def test_the_newest_migration_is_the_one_the_program_expects(store: Store, path: Path):
    assert max(file.stem.split("_")[0] for file in (MIGRATIONS / "versions").glob("[0-9]*.py")) == HEAD
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [(HEAD,)]
    connection.close()


ANOTHER = """
from alembic import op

revision = "9999"
down_revision = {head!r}


def upgrade():
    op.execute("CREATE TABLE more (id TEXT) STRICT")
    op.execute({last!r})
"""


@pytest.fixture
def second(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Makes another migration, ending with a statement, the newest that the program knows."""

    def make(last: str) -> None:
        folder = tmp_path / "migrations"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(MIGRATIONS, folder)
        (folder / "versions" / "9999_another.py").write_text(ANOTHER.format(last=last, head=HEAD))
        monkeypatch.setattr(opening, "MIGRATIONS", folder)
        monkeypatch.setattr(opening, "HEAD", "9999")

    return make


def tables(path: Path) -> set[str]:
    connection = sqlite3.connect(path)
    found = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    connection.close()
    return found


def test_an_older_ledger_is_brought_up_to_date_with_all_that_it_holds(
    store: Store, path: Path, second: Callable[[str], None]
):
    store.add([note(1)], ["een"], recorded_at=NOON)
    store.close()
    second("SELECT 1")
    assert f"older schema ({HEAD})" in problem_of(path, read_only=True)
    assert "more" not in tables(path)
    newer = open_ledger(path)
    assert newer.ledger_id == store.ledger_id
    assert newer.add([note(1), note(2)], recorded_at=at(1)) == (note(2),)
    assert texts_of(newer, "een") == ["een"]
    assert verify(newer) == ()
    newer.close()
    assert "more" in tables(path)


def test_a_migration_that_fails_leaves_the_older_ledger(store: Store, path: Path, second: Callable[[str], None]):
    store.add([note(1)], recorded_at=NOON)
    store.close()
    second("SELECT * FROM nothing_of_that_name")
    assert "no such table" in problem_of(path)
    assert "more" not in tables(path)
    second("SELECT 1")
    repaired = open_ledger(path)
    assert list(repaired.entries()) == [note(1)]
    repaired.close()


def test_the_tables_of_queries_are_the_tables_of_the_file(store: Store):
    from sqlalchemy import inspect

    from wederhoor.ledger.schema import metadata

    inspector = inspect(store._engine)  # type: ignore[attr-defined]  # the file's own view of itself
    for table in metadata.sorted_tables:
        present = [(column["name"], column["nullable"]) for column in inspector.get_columns(table.name)]
        assert present == [(column.name, column.nullable) for column in table.columns]
    own = {name for name in inspector.get_table_names() if name.partition("_")[0] != "words"}  # FTS5 makes its own
    assert own == {*metadata.tables, "alembic_version"}
