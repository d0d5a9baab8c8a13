"""`map`: the day, the stretch and the form that were asked for, the same bytes each time, and what is refused."""

import json
import sys
import types

import pytest
from tests.cli.examples import small_ledger, typed
from tests.drawing.world import parsed


@pytest.fixture
def ledger(tmp_path):
    return small_ledger(tmp_path / "l.sqlite")


def test_a_map_is_written_to_a_file_by_its_name(ledger, tmp_path):
    path = tmp_path / "maps" / "day.svg"
    answer = typed("map", "--date", "2022-09-11", "--output", str(path), ledger=ledger)
    assert (answer.code, str(path) in answer.err) == (0, True)
    root = parsed(path.read_text("utf-8"))
    assert "zondag 11 september 2022" in "".join(root.itertext())


def test_the_same_question_gives_the_same_bytes(ledger):
    first, second = (typed("map", "--language", "en", ledger=ledger).out for _ in range(2))
    assert first == second
    assert "Sunday 11 September 2022" in first


def test_geojson_names_the_places_of_the_day(ledger):
    found = json.loads(typed("map", "--format", "geojson", ledger=ledger).out)
    (izium,) = [feature for feature in found["features"] if feature["id"] == "Izium"]
    assert izium["geometry"]["coordinates"] == pytest.approx([37.25, 49.2], abs=0.1)
    assert izium["properties"]["name"] == "Izjoem"


def test_what_was_not_known_is_not_shown(ledger):
    words = ("map", "--date", "2022-09-11", "--format", "geojson", "--known-at", "2022-09-11T07:00")
    assert json.loads(typed(*words, ledger=ledger).out)["features"] == []


@pytest.mark.parametrize(
    ("words", "title"),
    [
        (("--sector", "donetsk"), "Donetsk: wie"),
        (("--sector", "Charkiv en het noordoosten"), "Charkiv en het noordoosten: wie"),
        (("--place", "Kherson Oblast"), "Regio Cherson: wie"),
        (("--place", "Isium"), "Izjoem: wie"),
    ],
)
def test_a_stretch_is_shown_by_sector_or_place(ledger, words, title):
    assert title in typed("map", *words, ledger=ledger).out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--sector", "nergens"), "There is no sector 'nergens'; there are: kharkiv, luhansk"),
        (("--place", "Nergenshuizen"), "The atlas knows no place 'Nergenshuizen'"),
        (("--place", "Oekraïne"), "no point"),
        (("--place", "Izjoem", "--sector", "kharkiv"), "either --sector or --place"),
        (("--date", "2022-09"), "A map shows one day"),
        (("--date", "2022-13"), "2022-13"),
        (("--format", "png"), "Name a file with --output"),
    ],
)
def test_what_cannot_be_shown_is_said(ledger, words, told):
    answer = typed("map", *words, ledger=ledger)
    assert (answer.code, told in answer.err) == (2, True)


def test_a_png_without_its_painter_says_what_to_install(ledger, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    answer = typed("map", "--output", str(tmp_path / "day.png"), ledger=ledger)
    assert (answer.code, "wederhoor[png]" in answer.err) == (1, True)
    assert not (tmp_path / "day.png").exists()


def test_a_png_is_painted_from_set_colours(ledger, tmp_path, monkeypatch):
    asked = {}

    def svg_to_bytes(**words):
        asked.update(words)
        return b"\x89PNG"

    monkeypatch.setitem(sys.modules, "resvg_py", types.SimpleNamespace(svg_to_bytes=svg_to_bytes))
    path = tmp_path / "day.png"
    assert typed("map", "--output", str(path), ledger=ledger).code == 0
    assert path.read_bytes() == b"\x89PNG"
    assert "var(" not in asked["svg_string"]
    parsed(asked["svg_string"])


def test_the_painter_that_is_named_paints(ledger, tmp_path):
    pytest.importorskip("resvg_py", reason="the extra png is not installed")
    path = tmp_path / "day.png"
    assert typed("map", "--output", str(path), ledger=ledger).code == 0
    assert path.read_bytes().startswith(b"\x89PNG\r\n")
