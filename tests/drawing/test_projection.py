"""The cone over the theatre: angles stay, lengths are true on two parallels, and the sheet shows what it must."""

from math import atan2, cos, degrees, hypot, radians, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wederhoor.drawing.frame import FLATTEST, TALLEST, corners, frame_of
from wederhoor.drawing.projection import conic
from wederhoor.model.geometry import EARTH, bearing, distance

FRONT = (30.0, 44.0, 41.0, 51.0)
CONE = conic(FRONT)
POINTS = st.tuples(st.floats(22.0, 41.0), st.floats(44.0, 53.0))
STEP = 0.001


def stretch(point: tuple[float, float], east: float, north: float) -> float:
    """Kilometres on the sheet for a kilometre on the globe, along a small step."""
    other = point[0] + east, point[1] + north
    (x1, y1), (x2, y2) = CONE.at(point), CONE.at(other)
    flat = EARTH * sqrt(radians(north) ** 2 + (radians(east) * cos(radians(point[1] + north / 2))) ** 2)
    return hypot(x2 - x1, y2 - y1) / flat


@given(POINTS)
def test_a_step_is_as_long_in_every_direction(point):
    assert stretch(point, STEP, 0) == pytest.approx(stretch(point, 0, STEP), rel=1e-4)


@given(POINTS)
def test_directions_turn_together(point):
    (x, y), (east_x, east_y), (north_x, north_y) = (
        CONE.at((point[0] + right, point[1] + up)) for right, up in ((0, 0), (STEP, 0), (0, STEP))
    )
    east, north = atan2(east_y - y, east_x - x), atan2(north_y - y, north_x - x)
    assert degrees(east - north) % 360 == pytest.approx(90, abs=0.01)


@pytest.mark.parametrize("latitude", [44 + 7 / 6, 44 + 35 / 6])
def test_two_parallels_are_true(latitude):
    assert stretch((36.0, latitude), STEP, 0) == pytest.approx(1.0, abs=1e-4)


@given(POINTS)
def test_no_length_is_off_by_more_than_a_hundredth(point):
    assert stretch(point, STEP, STEP) == pytest.approx(1.0, abs=0.01)


def test_the_middle_of_the_front_is_the_origin_and_north_is_up():
    assert CONE.at((35.5, 47.5)) == pytest.approx((0, 0), abs=1e-6)
    assert CONE.at((35.5, 48.5))[1] < 0
    assert CONE.at((36.5, 47.5))[0] > 0


def test_far_apart_towns_lie_as_far_apart_as_on_the_globe():
    kharkiv, kherson = (36.25, 49.98), (32.61, 46.64)
    (x1, y1), (x2, y2) = CONE.at(kharkiv), CONE.at(kherson)
    real = distance(kharkiv[::-1], kherson[::-1])
    assert hypot(x2 - x1, y2 - y1) == pytest.approx(real, rel=0.005)
    assert degrees(atan2(x2 - x1, y1 - y2)) % 360 == pytest.approx(bearing(kharkiv[::-1], kherson[::-1]), abs=2)


@given(st.lists(POINTS, min_size=1, max_size=6), st.floats(200, 1200))
def test_a_sheet_holds_every_point_and_keeps_its_proportions(points, width):
    frame = frame_of(CONE, points, width)
    assert all(frame.holds(frame.at(point), -0.2) for point in points)
    assert FLATTEST - 0.01 <= frame.height / frame.width <= TALLEST + 0.01
    length, pixels = frame.bar
    assert pixels == pytest.approx(length * frame.scale)
    assert pixels < width / 2


def test_a_sheet_of_one_place_is_no_smaller_than_asked():
    frame = frame_of(CONE, [(37.25, 49.2)], 760, least=140)
    assert frame.width / frame.scale == pytest.approx(140)


def test_corners_go_round_a_box():
    found = corners((30.0, 44.0, 41.0, 51.0))
    assert {(30.0, 44.0), (41.0, 51.0), (30.0, 51.0), (41.0, 44.0)} <= set(found)
