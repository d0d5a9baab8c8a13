"""`times`: the time expressions of a text, as a table, as JSON and as TIMEX3."""

import json
import re
import shlex
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from tests.cli.examples import Answer, typed
from typer.testing import CliRunner

from wederhoor.reading.times.resolving import OPERATORS

TEXT = "De brug viel dinsdag, in de nacht van maandag op dinsdag.\nSinds mei vielen er dagelijks doden."


def records(*words: str) -> list[dict[str, object]]:
    answer = typed("times", *words, "--format", "json")
    assert answer.code == 0, answer.err
    found: list[dict[str, object]] = json.loads(answer.out)
    return found


def test_the_times_of_a_text():
    found = records(TEXT, "--date", "2022-09-08")
    assert [(item["words"], item["role"], item["edtf"]) for item in found] == [
        ("dinsdag", "time", "2022-09-06"),
        ("in de nacht van maandag op dinsdag", "time", "2022-09-05/2022-09-06"),
        ("Sinds mei", "since", "2022-05/2022-09-08"),
        ("dagelijks", "frequency", None),
    ]
    assert [item["symbol"] for item in found][:2] == ["weekday(2,past)", "into(weekday(2,past))"]
    assert all(TEXT[int(str(item["start"])) :].startswith(str(item["words"])) for item in found)


def test_a_month_keeps_the_days_beside_it():
    (found,) = records("Woensdag werd het dorp ontruimd.", "--date", "2023-05")
    assert found["edtf"] == "2023-05"
    assert found["candidates"] == ["2023-04-26", "2023-05-03", "2023-05-10", "2023-05-17", "2023-05-24", "2023-05-31"]
    shown = typed("times", "Gisteren werd het dorp ontruimd.", "--date", "2023-05").out
    assert "2023-04-30..2023-05-30" in shown


def test_without_a_date_what_counts_from_it_stays_open():
    (tuesday, war) = records("Dinsdag, op de 200ste dag van de oorlog, viel het dorp.")
    assert (tuesday["edtf"], tuesday["candidates"], war["edtf"]) == (None, [], "2022-09-11")
    assert "open" in typed("times", "Dinsdag viel het dorp.").out


def test_a_table_with_words_role_time_and_symbol():
    answer = typed("times", "Het dorp viel dinsdag.", "--date", "2022-09-08")
    assert answer.code == 0
    assert answer.out.split() == ["words", "role", "when", "symbol", "dinsdag", "time", "2022-09-06", "weekday(2,past)"]
    assert "No time is named." in typed("times", "Het regent.").out


def test_the_zone_decides_on_which_day_a_minute_of_publication_lies():
    minute = "2022-09-07T23:30:00+02:00"
    (home,) = records("Het dorp viel gisteren.", "--date", minute)
    (there,) = records("Het dorp viel gisteren.", "--date", minute, "--zone", "Europe/Kyiv")
    assert (home["edtf"], there["edtf"]) == ("2022-09-06", "2022-09-07")


def test_timex3_is_a_document_of_the_whole_text():
    tree = ET.fromstring(typed("times", TEXT, "--date", "2022-09-08", "--format", "timex3").out)  # noqa: S314 -- written by this program
    body = tree.find("TEXT")
    assert body is not None
    assert "".join(body.itertext()) == TEXT
    assert [tag.attrib["value"] for tag in tree.iter("TIMEX3")][:3] == ["2022-09-08", "2022-09-06", "2022-09-05TNI"]


def test_a_text_from_a_file_and_from_standard_input(tmp_path):
    from wederhoor.cli.app import app

    file = tmp_path / "bericht.txt"
    file.write_bytes("Het dorp viel gisteren, één uur na de aanval.\r\n".encode("cp1252"))
    (day, *_) = records("--file", str(file), "--date", "2022-09-08")
    assert day["edtf"] == "2022-09-07"
    told = CliRunner().invoke(
        app, ["times", "-", "--date", "2022-09-08", "--format", "json"], input="Het viel gisteren."
    )
    assert [item["edtf"] for item in json.loads(told.stdout)] == ["2022-09-07"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("gisteren", "--date", "2022-13"), "'2022-13' is no EDTF date or interval, such as 2022-09-08"),
        (("gisteren", "--date", "2022-13"), "Leave --date out where nobody knows it."),
        (("gisteren", "--date", "../2022-09"), "has an open or unknown end. Give both."),
        (("gisteren", "--date", "XXXX-09-08"), "has an open or unknown end. Give both."),
        (("gisteren", "--zone", "Europe/Amstrdam"), "There is no time zone 'Europe/Amstrdam'. Give a name of the tz"),
        (("gisteren", "--zone", "../etc"), "There is no time zone '../etc'."),
        ((), "Give one text: TEXT in quotation marks, - for standard input, or --file FILE."),
        (("gisteren", "--file", "bericht.txt"), "Give one text"),
        (("gisteren", "--format", "xml"), "Invalid value for '--format'"),
    ],
)
def test_what_cannot_be_asked(words: tuple[str, ...], told: str):
    answer: Answer = typed("times", *words)
    assert answer.code == 2
    assert told in answer.err
    assert answer.out == ""


def test_a_file_that_is_not_there(tmp_path):
    answer = typed("times", "--file", str(tmp_path / "nergens.txt"))
    assert answer.code == 1
    assert "nergens.txt: No such file or directory" in answer.err


def shown_in_the_docs() -> list[tuple[str, str]]:
    text = (Path(__file__).parents[2] / "docs" / "times.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```console\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    return [
        found
        for block in blocks
        for found in re.findall(r"^\$ wederhoor (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)
    ]


@pytest.mark.parametrize(("command", "told"), shown_in_the_docs())
def test_an_example_of_the_docs_answers_as_it_stands_there(command: str, told: str):
    answer = typed(*shlex.split(command))
    assert [line.rstrip() for line in answer.out.splitlines()] == told.splitlines()


def test_the_docs_list_every_symbol():
    text = (Path(__file__).parents[2] / "docs" / "times.md").read_text(encoding="utf-8")
    assert len(shown_in_the_docs()) >= 6
    assert set(OPERATORS) <= set(re.findall(r"`([a-z]+)\(", text)) | set(re.findall(r", ([a-z]+)\(", text))
