"""Lines and rings: cutting keeps what lies inside, thinning keeps the shape, joining loses nothing."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wederhoor.model.lines import aside, cut_line, cut_ring, joined, surface, thinned, within

BOX = (0.0, 0.0, 10.0, 10.0)
NUMBERS = st.floats(-20, 20).map(lambda value: round(value, 3))
POINTS = st.tuples(NUMBERS, NUMBERS)
LINES = st.lists(POINTS, min_size=2, max_size=12, unique=True)
SQUARE = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0), (0.0, 0.0)]


def inside(point, margin=1e-6):
    return all(low - margin <= value <= high + margin for value, low, high in zip(point, BOX[:2], BOX[2:], strict=True))


@given(LINES)
def test_a_cut_line_lies_in_the_box_and_on_the_line(line):
    for piece in cut_line(line, BOX):
        assert len(piece) >= 2
        for point in piece:
            assert inside(point)
            assert min(aside(point, *step) for step in pairwise(line)) < 1e-6


@given(LINES)
def test_no_point_in_the_box_is_lost(line):
    kept = {point for piece in cut_line(line, BOX) for point in piece}
    assert {point for point in line if inside(point, -1e-6)} <= kept


@given(st.lists(POINTS, min_size=3, max_size=10, unique=True))
def test_a_cut_ring_is_closed_and_lies_in_the_box(points):
    ring = cut_ring([*points, points[0]], BOX)
    assert all(inside(point) for point in ring)
    assert not ring or ring[0] == ring[-1]


@pytest.mark.parametrize(
    ("ring", "area"),
    [
        (SQUARE, 16.0),
        ([(x - 2, y) for x, y in SQUARE], 8.0),
        ([(x - 2, y - 2) for x, y in SQUARE], 4.0),
        ([(x + 20, y) for x, y in SQUARE], 0.0),
        ([(5 * x - 5, 5 * y - 5) for x, y in SQUARE], 100.0),
    ],
)
def test_what_is_left_of_a_square(ring, area):
    assert abs(surface(cut_ring(ring, BOX))) == pytest.approx(area)


@given(LINES, st.floats(0.01, 5))
def test_a_thinned_line_keeps_its_ends_and_its_shape(line, tolerance):
    found = thinned(line, tolerance)
    assert (found[0], found[-1]) == (line[0], line[-1])
    assert set(found) <= set(line)
    for point in line:
        assert min((aside(point, *step) for step in pairwise(found)), default=0.0) <= tolerance + 1e-9


def test_a_straight_line_needs_two_points():
    assert thinned([(0, 0), (1, 0.001), (2, 0), (3, 0)], 0.01) == [(0, 0), (3, 0)]


def test_lines_that_meet_become_one():
    assert joined([[(0, 0), (1, 0)], [(2, 0), (1, 0)], [(2, 0), (3, 1)]]) == [[(0, 0), (1, 0), (2, 0), (3, 1)]]


def test_three_lines_in_a_knot_stay_apart():
    knot = [[(0, 0), (1, 0)], [(1, 0), (2, 1)], [(1, 0), (2, -1)]]
    assert sorted(map(tuple, joined(knot))) == sorted(map(tuple, knot))


@given(st.lists(LINES, max_size=5))
def test_joining_keeps_every_step(lines):
    def steps(found):
        return sorted(tuple(sorted(step)) for line in found for step in pairwise(line))

    assert steps(joined(lines)) == steps(lines)


def test_within_counts_rings():
    hole = [(1.0, 1.0), (2.0, 1.0), (2.0, 2.0), (1.0, 2.0), (1.0, 1.0)]
    assert within((3.0, 3.0), [SQUARE, hole])
    assert not within((1.5, 1.5), [SQUARE, hole])
    assert not within((5.0, 5.0), [SQUARE])
