"""Distances, bearings and dead reckoning."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wederhoor.model.geometry import away, bearing, distance, turn
from wederhoor.model.places import reckoned

POKROVSK, KUPIANSK = (48.28, 37.177), (49.71, 37.616)
POINTS = st.tuples(st.floats(44, 53), st.floats(22, 41))


def test_the_road_from_kupiansk_to_pokrovsk():
    assert distance(POKROVSK, KUPIANSK) == pytest.approx(162, abs=2)
    assert bearing(POKROVSK, KUPIANSK) == pytest.approx(11, abs=2)


@given(POINTS, st.floats(0, 359), st.floats(0.5, 200))
def test_going_somewhere_and_looking_back(start, direction, kilometres):
    there = away(start, direction, kilometres)
    assert distance(start, there) == pytest.approx(kilometres, rel=1e-6)
    assert turn(bearing(start, there), direction) < 0.01


@given(POINTS, POINTS)
def test_distance_has_no_direction(first, second):
    assert distance(first, second) == pytest.approx(distance(second, first))


def test_a_turn_is_at_most_half_a_circle():
    assert turn(350, 10) == 20
    assert turn(0, 180) == 180


def test_a_reckoned_place_says_how_sure_it_is():
    place = reckoned("Zeltorske", (48.17201, 37.177), 4)
    assert place.id == "Zeltorske (48.17, 37.18 ± 4 km)"
    assert place.radius == 4
