"""What the chronicle has otherwise stands beside a story and its claim, and nowhere else. Demonstration text."""

import json

import pytest
from tests.cli.examples import typed

TEXT = " date 2022-06-15 Strijd om Izjoem\nDe Russen willen Izjoem innemen, iets dat eerder niet lukte.\n"
STATE, ANCHOR = "izium-held-by-russia", "2022-03-17-izium-capture"


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    folder = tmp_path_factory.mktemp("remarks")
    (folder / "bericht.txt").write_text(TEXT, "utf-8")
    assert typed("read", str(folder / "bericht.txt"), ledger=folder / "l.sqlite").code == 0
    return folder / "l.sqlite"


@pytest.fixture(scope="module")
def claim(ledger):
    listed = typed("claims", "--kind", "capture", "--format", "json", ledger=ledger)
    (found,) = json.loads(listed.out)
    return found


@pytest.mark.parametrize("command", ["story", "explain"])
def test_the_remark_is_shown_with_its_words_and_sources(command, ledger, claim):
    told = typed(command, claim["story"] if command == "story" else claim["id"], ledger=ledger)
    assert told.code == 0, told.err
    lines = [line for line in told.out.splitlines() if "The chronicle has" in line]
    assert len(lines) == 1
    assert '"iets dat eerder niet lukte": Izium held by russia' in lines[0]
    assert STATE in lines[0]
    assert ANCHOR in told.out
    assert "source: https://" in told.out


@pytest.mark.parametrize("command", ["story", "explain"])
def test_the_remark_is_in_the_json(command, ledger, claim):
    told = typed(command, claim["story"] if command == "story" else claim["id"], "--json", ledger=ledger)
    (remark,) = json.loads(told.out)["remarks"]
    assert (remark["claim"], remark["rule"]) == (claim["id"], "taken_before")
    assert remark["words"] == "iets dat eerder niet lukte"
    assert [entry["id"] for entry in remark["chronicle"]] == [STATE, ANCHOR]
    assert all(entry["sources"] and entry["date"] and entry["what"] for entry in remark["chronicle"])


@pytest.mark.parametrize("form", ["terminal", "markdown", "html", "json"])
def test_no_update_holds_it(form, ledger):
    told = typed("update", "2022-06-15", "--format", form, ledger=ledger)
    assert told.code == 0, told.err
    assert "Izjoem" in told.out
    assert STATE not in told.out
    assert ANCHOR not in told.out
