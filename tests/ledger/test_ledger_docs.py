import re
import sqlite3
from pathlib import Path

import pytest

from wederhoor.ledger import open_ledger, views
from wederhoor.ledger.errors import explain
from wederhoor.model.entries import EntryKind

DOCS = Path(__file__).parents[2] / "docs" / "ledger.md"


@pytest.fixture(scope="module")
def docs() -> str:
    return DOCS.read_text(encoding="utf-8")


def test_every_table_has_its_row(docs: str, tmp_path: Path):
    open_ledger(tmp_path / "ledger.db").close()
    connection = sqlite3.connect(tmp_path / "ledger.db")
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    connection.close()
    assert set(re.findall(r"^\| `(\w+)` \|", docs, re.MULTILINE)) == tables


@pytest.mark.parametrize("kind", EntryKind)
def test_every_kind_of_entry_is_named(docs: str, kind: EntryKind):
    row = next(line for line in docs.splitlines() if line.startswith("| `entries`"))
    assert f"a {kind.value}" in row


@pytest.mark.parametrize("name", ["SQLITE_NOTADB", "SQLITE_READONLY", "SQLITE_FULL", "SQLITE_BUSY", "SQLITE_CORRUPT"])
def test_every_error_of_the_database_is_explained(docs: str, name: str):
    error = sqlite3.OperationalError("in SQLite's own words")
    error.sqlite_errorcode = getattr(sqlite3, name)
    message = explain("ledger.db", error).message.lower()
    rows = re.findall(r"^\| ([a-z ,]+) \|", docs[docs.index("| it says |") :], re.MULTILINE)
    assert any(row in message for row in rows if row != "it says"), message


def test_an_error_that_nobody_foresaw_keeps_its_own_words():
    problem = explain("ledger.db", sqlite3.OperationalError("no such table: entries"))
    assert problem.message == "The ledger failed: no such table: entries."


def test_functions_named_in_the_docs_exist(docs: str):
    assert "views.head" in docs
    assert callable(views.head)
