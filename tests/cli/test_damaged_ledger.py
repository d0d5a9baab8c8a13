"""A ledger file that was hit: every command says so in one line and changes nothing, and `verify` says where."""

import sqlite3
from pathlib import Path

import pytest
from tests.cli.examples import FRONT, TAKEN, claim_taken, small_ledger, typed

PAGE = 4096  # bytes
REPORT = "Russische troepen hebben zaterdag het dorp verlaten, meldt het Oekraïense leger."
LISTED = [["update"], ["claims"], ["story", FRONT.id], ["explain", claim_taken(FRONT).id]]


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """Its write-ahead log is in the file, so that a test may change bytes."""
    path = small_ledger(tmp_path / "l.sqlite")
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    return path


def hit(path: Path, words: bytes, instead: bytes) -> None:
    """Overwrites the bytes from some words on."""
    data = bytearray(path.read_bytes())
    assert data.count(words) >= 1
    at = data.index(words)
    data[at : at + len(instead)] = instead
    path.write_bytes(data)


def entries_of(path: Path) -> set[tuple[bytes, ...]]:
    """What can be read of the entries; none where the file is broken so far that nobody can say."""
    connection = sqlite3.connect(path)
    connection.text_factory = bytes
    try:
        return set(connection.execute("SELECT id, kind, payload FROM entries NOT INDEXED"))
    except sqlite3.DatabaseError:
        return set()
    finally:
        connection.close()


def wiped(path: Path) -> None:
    data = bytearray(path.read_bytes())
    at = data.index(TAKEN.encode()) // PAGE * PAGE
    data[at : at + PAGE] = b"\xaa" * PAGE
    path.write_bytes(data)


def cut_off(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // PAGE // 2 * PAGE])


def no_json(path: Path) -> None:
    hit(path, b'{"claims":[{', b"{)claims")


def no_letters(path: Path) -> None:
    hit(path, b'"rule":"denial"', b'"rule":"\xff\xfe')


def no_claim(path: Path) -> None:
    hit(path, b'"kind":"recapture"', b'"kind":"recupture"')


HARMS = [wiped, cut_off, no_json, no_letters, no_claim]


@pytest.mark.parametrize("harm", HARMS)
@pytest.mark.parametrize("words", LISTED, ids=lambda words: words[0])
def test_a_command_that_reads_names_file_and_remedy_and_changes_nothing(ledger, harm, words):
    harm(ledger)
    before = ledger.read_bytes()
    answer = typed(*words, ledger=ledger)
    assert ledger.read_bytes() == before
    assert answer.code == 1
    assert answer.out == ""
    assert str(ledger) in answer.err
    assert "wederhoor verify" in answer.err


@pytest.mark.parametrize("harm", HARMS)
def test_a_command_that_writes_names_file_and_remedy_and_takes_nothing_away(ledger, tmp_path, harm):
    harm(ledger)
    before = ledger.read_bytes()
    entries = entries_of(ledger)
    answer = typed("read", str(tmp_path / "report.txt"), ledger=ledger)
    assert answer.code == 1
    assert str(ledger) in answer.err
    assert "wederhoor verify" in answer.err
    assert ledger.read_bytes() == before or entries <= entries_of(ledger)


@pytest.mark.parametrize("harm", HARMS)
def test_verify_says_what_was_hit(ledger, harm):
    harm(ledger)
    answer = typed("verify", ledger=ledger)
    assert answer.code == 1
    assert "damaged" in answer.err or "does not match" in answer.err
    assert "Traceback" not in answer.err


def test_verify_names_the_entry_that_cannot_be_read_and_goes_on(ledger):
    no_json(ledger)
    answer = typed("verify", ledger=ledger)
    assert "entry e-" in answer.err
    assert "no update was checked" in answer.out


@pytest.mark.parametrize("words", [*LISTED, ["read", "."], ["verify"]], ids=lambda words: words[0])
def test_a_ledger_of_a_newer_program_is_left_as_it_was(ledger, words):
    with sqlite3.connect(ledger) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    before = ledger.read_bytes()
    answer = typed(*words, ledger=ledger)
    assert (answer.code, answer.out) == (1, "")
    assert "newer Wederhoor" in answer.err
    assert "Install the newer version" in answer.err
    assert ledger.read_bytes() == before
