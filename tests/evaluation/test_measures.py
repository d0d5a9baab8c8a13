"""Small measures, and the pairing against every possible pairing."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wederhoor.evaluation.assignment import assign
from wederhoor.evaluation.clock import near, same, stretch
from wederhoor.evaluation.measures import kilometres, overlap, word_f1

TABLES = st.integers(0, 4).flatmap(
    lambda columns: st.lists(st.lists(st.integers(0, 9), min_size=columns, max_size=columns), max_size=4)
)


def best(weights: list[list[int]]) -> int:
    """The greatest total by trying everything."""
    rows, columns = len(weights), len(weights[0]) if weights else 0
    if rows > columns:
        return best([[row[c] for row in weights] for c in range(columns)])
    return max((sum(weights[r][c] for r, c in enumerate(p)) for p in permutations(range(columns), rows)), default=0)


@given(TABLES)
def test_the_pairing_has_the_greatest_weight_and_uses_nothing_twice(weights: list[list[int]]):
    pairs = assign(weights)
    assert sum(weights[r][c] for r, c in pairs) == best(weights)
    assert len({r for r, _ in pairs}) == len({c for _, c in pairs}) == len(pairs)
    assert all(weights[r][c] for r, c in pairs)


@given(st.text(), st.text())
def test_overlap_is_symmetric_and_a_share(a: str, b: str):
    assert overlap(a, b) == overlap(b, a)
    assert 0 <= overlap(a, b) <= word_f1(a, b) <= 1


def test_overlap_sets_capitals_and_punctuation_aside():
    assert overlap("Een drone, zegt hij.", "een drone zegt hij") == 1


@pytest.mark.parametrize(
    "text", [None, "", "XXXX-09-14", "2022-13", "2022-02-30", "2022-09-10/2022-09-09", "..", "9999"]
)
def test_what_cannot_be_placed_has_no_stretch(text: str | None):
    assert stretch(text) is None


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("2022-08-29~", "2022-08-29"),
        ("2022-09", "2022-09-01/2022-09-30"),
        ("2022-22", "2022-06/2022-08"),
        ("2022-09-07T20:00:00+02:00", "2022-09-07T20:00"),
        ("XXXX-09-14", "XXXX-09-14"),
    ],
)
def test_two_spellings_of_one_time_are_the_same(a: str, b: str):
    assert same(a, b)


@pytest.mark.parametrize(
    ("a", "b", "is_near"),
    [
        ("2022-09", "2022-09-11", True),
        ("2022", "2022-09-11", False),
        ("2022", "2022-05/2022-10", True),
        ("2022-09-10", "2022-09-11", False),
        ("../2022-09", "2022-09", False),
        (None, "2022", False),
    ],
)
def test_near_is_containing_without_being_far_wider(a: str | None, b: str | None, is_near: bool):
    assert near(a, b) is near(b, a) is is_near


def test_distance():
    assert kilometres((50.0, 36.0), (50.0, 36.0)) == 0
    assert kilometres((0.0, 0.0), (0.0, 1.0)) == pytest.approx(111.19, abs=0.02)
