"""Citation marks: of many that follow each other the first and the last are printed, and none is lost."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wederhoor.briefing.page import Style, marks, plain


@pytest.mark.parametrize(
    ("numbers", "printed"),
    [
        ((), ""),
        ((3,), " [3]"),
        ((1, 2, 3, 4), " [1][2][3][4]"),
        ((1, 2, 3, 4, 5), " [1]–[5]"),
        ((9, 1, 2, 3, 4, 5, 6, 8), " [9][1]–[6][8]"),
        ((5, 4, 3, 2, 1), " [5][4][3][2][1]"),
    ],
)
def test_a_stretch_is_printed_by_its_ends(numbers, printed):
    assert plain(marks(numbers)) == printed


@given(st.lists(st.integers(1, 40), unique=True, max_size=30).map(tuple))
def test_what_is_printed_names_every_number_in_its_order(numbers):
    runs = marks(numbers)
    found: list[int] = []
    for first, last in re.findall(r"\[(\d+)\](?:–\[(\d+)\])?", plain(runs)):
        found += range(int(first), int(last or first) + 1)
    assert tuple(found) == numbers
    assert all(run.text == f"[{run.key}]" for run in runs if run.style is Style.MARK)
