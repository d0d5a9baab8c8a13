"""Floors only go up."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wederhoor.evaluation import floors
from wederhoor.evaluation.floors import AT_LEAST, AT_MOST, Floors

SHARES = st.floats(0, 1).map(lambda value: round(value, 4))
FIGURES = st.fixed_dictionaries(dict.fromkeys((*AT_LEAST, *AT_MOST), SHARES))


@given(st.lists(FIGURES, min_size=1, max_size=3))
def test_no_floor_is_lowered_and_no_ceiling_lifted(runs: list[dict[str, float]]):
    held = Floors()
    for figures in runs:
        raised = floors.raised(held, figures, "x")
        assert all(raised.at_least[name] >= floor for name, floor in held.at_least.items())
        assert all(raised.at_most[name] <= most for name, most in held.at_most.items())
        held = raised


@given(FIGURES)
def test_what_was_measured_holds_against_the_floors_it_sets(figures: dict[str, float]):
    held = floors.raised(Floors(), figures, "x")
    assert floors.broken(held, figures) == ()
    assert all(0 <= figures[name] - floor < 0.0201 for name, floor in held.at_least.items())


def test_a_figure_that_falls_or_goes_is_named():
    held = Floors("x", {"zou.accuracy": 0.8, "times.exact": 0.5}, {"places.wrong": 0.02})
    assert floors.broken(held, {"zou.accuracy": 0.79, "places.wrong": 0.03}) == (
        "zou.accuracy is 0.79, must be at least 0.8",
        "times.exact is None, must be at least 0.5",
        "places.wrong is 0.03, must be at most 0.02",
    )


def test_floors_survive_writing_and_reading(tmp_path: Path):
    held = Floors("x", {"zou.accuracy": 0.8}, {"places.wrong": 0.02})
    floors.write(tmp_path / "floors.json", held)
    assert floors.read(tmp_path / "floors.json") == held
    assert floors.read(tmp_path / "none.json") == Floors()


@pytest.mark.parametrize("name", ["gold/x.json", "reports/x.txt", "index.json"])
def test_the_digest_follows_every_file_of_the_gold(tmp_path: Path, name: str):
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    before = floors.gold_digest(tmp_path)
    path.write_text(json.dumps([]))
    assert floors.gold_digest(tmp_path) != before


def test_the_digest_leaves_floors_and_explanations_out(tmp_path: Path):
    before = floors.gold_digest(tmp_path)
    (tmp_path / "floors.json").write_text("{}")
    (tmp_path / "README.md").write_text("words")
    assert floors.gold_digest(tmp_path) == before
