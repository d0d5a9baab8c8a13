"""The small map: it looks at places with a holder, is never tall, and says its result."""

import pytest
from tests.drawing.world import SVG, base, parsed, situation, words

from wederhoor.drawing.inset import TALLEST, WIDTH, inset, low
from wederhoor.drawing.mapping import summary
from wederhoor.drawing.marks import survey


@pytest.mark.parametrize("code", ["nl", "en"])
def test_it_shows_the_places_with_a_holder_and_says_the_result(code):
    told, spoken = situation(), words(code)
    made = inset(told, base(), spoken)
    shown = " ".join("".join(node.itertext()) for node in parsed(made.markup).iter(f"{SVG}text"))
    assert spoken.place("Balakliia") in shown
    assert spoken.place("Lyman") in shown
    assert made.summary == summary(survey(told, spoken.gazetteer), spoken)


def test_it_has_no_heading_and_no_notes_of_its_own():
    tree = parsed(inset(situation(), base(), words("nl")).markup)
    assert not [node for node in tree.iter(f"{SVG}text") if node.get("class") == "wm-head"]
    assert float(tree.attrib["height"]) < WIDTH * TALLEST + 90


def test_what_is_too_tall_shows_more_on_both_sides():
    from wederhoor.drawing.flat import flatten
    from wederhoor.drawing.frame import Frame

    tall = Frame(flatten(base()).cone, 100.0, 0.0, 2.0, 400.0, 500.0)
    made = low(tall)
    assert made.height == TALLEST * 400
    assert made.height / made.scale == pytest.approx(500 / 2)
    middle = (tall.left + 400 / 2 / 2, made.left + 400 / made.scale / 2)
    assert middle[0] == pytest.approx(middle[1])
    assert low(made) == made
