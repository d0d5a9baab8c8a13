import csv
import io
import json

import pytest
from tests.cli.examples import ADDRESS, AREA, DENIED, TAKEN, small_ledger, typed

from wederhoor.situation.listing import COLUMNS, safe_for_spreadsheets


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    return small_ledger(tmp_path_factory.mktemp("ledger") / "l.sqlite")


def sentences(ledger, *words):
    answer = typed("claims", *words, "--format", "json", ledger=ledger)
    assert answer.code == 0, answer.err
    return [claim["words"]["sentence"] for claim in json.loads(answer.out)]


def test_all_claims_by_publication_with_undated_ones_last(ledger):
    assert sentences(ledger) == [TAKEN, DENIED, AREA]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("--text", "ONTKENT"), [DENIED]),
        (("--place", "Izjoem"), [TAKEN, DENIED]),
        (("--place", "Izium", "--certainty", "denied"), [DENIED]),
        (("--claimant", "Valerii Zaluzhnyi"), [AREA]),
        (("--kind", "recapture", "--kind", "visit"), [TAKEN, DENIED, AREA]),
        (("--kind", "visit"), []),
        (("--certainty", "denied", "--certainty", "hedged"), [DENIED, AREA]),
        (("--period", "2022-09"), [TAKEN, DENIED]),
        (("--period", "2022-09-10"), []),
        (("--known-at", "2022-09-11T07:59"), []),
        (("--known-at", "2022-09-11T08:00"), [TAKEN, DENIED]),
        (("--undated",), [AREA]),
    ],
)
def test_filters(ledger, words, found):
    assert sentences(ledger, *words) == found


def test_the_table_shows_who_says_what_where(ledger):
    answer = typed("claims", ledger=ledger)
    columns = [line.split("  ")[0] for line in answer.out.splitlines()]
    words = " ".join(answer.out.split())
    assert columns[0] == "claim"
    assert all(
        word in words for word in ("Ministry", "recapture, denied", "Izium", "undated", "3000 km2", "2022-09-11")
    )
    assert answer.err == "3 claims\n"


def test_csv_has_every_column_and_no_formula(ledger):
    rows = list(csv.DictReader(io.StringIO(typed("claims", "--format", "csv", ledger=ledger).out)))
    assert tuple(rows[0]) == COLUMNS
    assert [row["sentence"] for row in rows] == [TAKEN, DENIED, f"'{AREA}"]
    assert (rows[2]["value"], rows[2]["unit"], rows[0]["places"]) == ("3000", "km2", "Izium")
    assert (rows[0]["address"], rows[2]["published"]) == (ADDRESS, "")


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\r=1"])
def test_a_cell_that_a_spreadsheet_would_run_gets_an_apostrophe(cell):
    assert safe_for_spreadsheets(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "Izjoem", "1-2", "a=b"])
def test_other_cells_stay_as_they_are(cell):
    assert safe_for_spreadsheets(cell) == cell


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--place", "Nergenshuizen"), "The atlas knows no place 'Nergenshuizen'"),
        (("--period", "gisteren"), "'gisteren' is no EDTF date"),
        (("--period", "2022-09-01/.."), "has no such end"),
        (("--undated", "--period", "2022"), "--undated does not go with --period"),
        (("--kind", "dance"), "dance"),
    ],
)
def test_wrong_usage_is_told_in_one_message(ledger, words, told):
    answer = typed("claims", *words, ledger=ledger)
    assert answer.code == 2
    assert told in " ".join(answer.err.split())
    assert answer.out == ""
