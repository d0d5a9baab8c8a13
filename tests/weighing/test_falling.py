"""Which totals fall: only sums over a time, only where no reading of the words lets them rise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wederhoor.model.vocabulary import Comparison
from wederhoor.model.weights import Series, SeriesPoint
from wederhoor.weighing.falling import falls


def point(number, value, **more):
    return SeriesPoint(f"c-{number}", f"2022-09-{number:02}", value, "km2", **more)


def row(*points, window="since 2022-09-01"):
    return Series("n-1", "recapture:km2", "km2", window, ("Volodymyr Zelensky",), tuple(points))


def test_a_lower_total_is_flagged_with_the_one_that_it_stays_below():
    assert falls(row(point(1, 1000.0), point(2, 3000.0), point(3, 2000.0))) == {"c-3": "c-2"}


@pytest.mark.parametrize("window", ["", "per day", "in 24 hour", "on 2022-09-01"])
def test_only_sums_over_a_time_can_fall(window):
    assert falls(row(point(1, 3000.0), point(2, 2000.0), window=window)) == {}


def test_a_total_without_a_first_day_is_a_sum_too():
    assert falls(row(point(1, 3000.0), point(2, 2000.0), window="total")) == {"c-2": "c-1"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({}, {"comparison": Comparison.AT_LEAST}),
        ({}, {"comparison": Comparison.MORE_THAN}),
        ({}, {"high": 3500.0}),
        ({"comparison": Comparison.AT_MOST}, {}),
        ({"comparison": Comparison.ALMOST}, {}),
        ({"corrected_by": "c-9"}, {}),
        ({}, {"corrected_by": "c-9"}),
        ({}, {"repeats": "c-1"}),
    ],
)
def test_what_can_still_be_true_together_is_no_fall(before, after):
    assert falls(row(point(1, 3000.0, **before), point(2, 2500.0, **after))) == {}


def test_about_may_be_a_tenth_off():
    about = {"comparison": Comparison.ABOUT}
    assert falls(row(point(1, 3000.0), point(2, 2750.0, **about))) == {}
    assert falls(row(point(1, 3000.0), point(2, 2500.0, **about))) == {"c-2": "c-1"}


def test_two_totals_of_one_day_are_not_a_fall():
    first, second = point(1, 3000.0), SeriesPoint("c-2", "2022-09-01", 2000.0, "km2")
    assert falls(row(first, second)) == {}


@given(st.lists(st.integers(0, 10_000), max_size=20))
def test_a_row_that_never_falls_is_never_flagged(values):
    assert falls(row(*(point(day, float(value)) for day, value in enumerate(sorted(values), 1)))) == {}
