"""SVG as text: numbers are short, paths say where they go, and no text becomes markup."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.drawing.world import parsed

from wederhoor.drawing import svg
from wederhoor.drawing.legend import broken

COORDINATES = st.floats(-2000, 2000)


@pytest.mark.parametrize(
    ("value", "text"), [(0.0, "0"), (-0.04, "0"), (12.0, "12"), (12.34, "12.3"), (-7.06, "-7.1"), (1234.56, "1234.6")]
)
def test_numbers_are_tenths(value, text):
    assert svg.number(value) == text


@given(st.lists(st.tuples(COORDINATES, COORDINATES), min_size=2, max_size=20))
def test_a_path_ends_where_its_line_does(line):
    data = svg.path([line])
    if not data:  # all within a tenth of a pixel
        assert len({(round(x * 10), round(y * 10)) for x, y in line}) == 1
        return
    start, steps = data[1:].split("l")
    numbers = [float(part) for part in (start + " " + steps).replace("-", " -").split()]
    assert sum(numbers[::2]) == pytest.approx(line[-1][0], abs=0.06)
    assert sum(numbers[1::2]) == pytest.approx(line[-1][1], abs=0.06)


@given(st.text(max_size=40))
def test_any_text_survives_as_text_without_control_marks(text):
    root = parsed(svg.element("text", svg.plain(text), id=text))
    assert root.text in {svg.visible(text), None}
    assert "".join(root.itertext()) == svg.visible(text)
    assert root.get("id") == svg.visible(text)


def test_an_attribute_that_is_none_is_left_out():
    assert svg.element("path", d="M0 0", class_="a", text_anchor=None) == '<path d="M0 0" class="a"/>'


@given(st.text("abc mW", max_size=80), st.floats(40, 300))
def test_broken_lines_hold_every_word_and_fit(text, width):
    lines = broken(text, width)
    assert " ".join(lines).split() == text.split()
    assert all(svg.width(line, 11.0) <= width or " " not in line for line in lines)
