"""Pages as tables, JSON and CSV: no report can steer a terminal or a spreadsheet."""

import csv
import io
import json

import pytest

from wederhoor.briefing.sheets.sheet import Grid, Notes, Sheet
from wederhoor.cli.forms import Form, write

HOSTILE = "=1+1 [bold]vet[/bold] [/] \x1b[31mrood\x07"


def page(*rows: tuple[str, ...]) -> Sheet:
    grid = Grid("Tabel", ("een", "twee"), rows, (1, 2), "Niets.")
    columns = ("one", "two")
    return Sheet("Titel", ("Regel",), (grid, Notes("Noten", (HOSTILE,))), columns, rows, {"rows": len(rows)})


def written(capsys: pytest.CaptureFixture[str], sheets: list[Sheet], form: Form, *, as_json: bool = False) -> str:
    write(sheets, form, as_json=as_json)
    return capsys.readouterr().out


def test_what_a_report_says_is_printed_as_it_is_and_steers_nothing(capsys):
    shown = written(capsys, [page((HOSTILE, "b"))], Form.TABLE)
    assert "[bold]vet[/bold] [/]" in " ".join(shown.split())
    assert "\x1b" not in shown
    assert "\x07" not in shown


def test_a_spreadsheet_gets_no_formula(capsys):
    (row,) = csv.DictReader(io.StringIO(written(capsys, [page((HOSTILE, "b"))], Form.CSV)))
    assert row["one"].startswith("'=")


def test_a_table_without_rows_says_so(capsys):
    assert "Niets." in written(capsys, [page()], Form.TABLE)


def test_several_pages_are_one_list_and_one_file(capsys):
    two = [page(("a", "b")), page(("c", "d"))]
    assert json.loads(written(capsys, two, Form.TABLE, as_json=True)) == [{"rows": 1}, {"rows": 1}]
    assert json.loads(written(capsys, two[:1], Form.JSON)) == {"rows": 1}
    assert written(capsys, two, Form.CSV) == "one,two\na,b\nc,d\n"
    assert written(capsys, two, Form.TABLE).count("Titel") == 2
