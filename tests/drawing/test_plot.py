"""A plot has every value where it belongs, says how it is meant, and lets no text be markup."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from wederhoor.atlas import wide
from wederhoor.drawing.plot import Plot, Spot, named_days, ticks
from wederhoor.drawing.plotting import NARROW, WIDE, draw, spark
from wederhoor.drawing.words import Words, words_of
from wederhoor.languages import load as language
from wederhoor.model.vocabulary import Comparison
from wederhoor.theatres import load as theatre

DAY = date(2022, 9, 8)
SVG = "{http://www.w3.org/2000/svg}"


WORDS = words_of(language("nl"), theatre("ukraine"), wide(None))


@pytest.fixture
def words() -> Words:
    return WORDS


def spot(name: str, days: int, value: float | None, **more) -> Spot:
    day = DAY + timedelta(days=days)
    return Spot(name, day, day, value, f"{value} km", f"{value} km, {day}, {name}", **more)


def drawn(words: Words, *spots: Spot, width: float = WIDE):
    return etree.fromstring(draw(Plot("Heroverd", "Grafiek", spots, "p"), words, width, lambda v: f"{v:g}").encode())


def circles(tree, sort):
    return [tuple(float(c.get(k)) for k in ("cx", "cy")) for c in tree.iter(f"{SVG}circle") if c.get("class") == sort]


def test_a_higher_number_stands_higher_and_a_later_day_further_right(words):
    found = circles(drawn(words, spot("a", 0, 1000.0), spot("b", 3, 6000.0), spot("c", 4, 3000.0)), "wm-dot")[:3]
    (ax, ay), (bx, by), (cx, cy) = found
    assert ax < bx < cx
    assert by < cy < ay


def test_values_of_one_day_stand_beside_each_other(words):
    found = circles(drawn(words, spot("a", 0, 10.0), spot("b", 0, 10.0), spot("c", 1, 10.0)), "wm-dot")[:3]
    assert len(set(found)) == 3


def test_a_corrected_value_is_struck_and_joined_to_its_correction(words):
    tree = drawn(words, spot("a", 0, 2000.0, corrected_by="b"), spot("b", 1, 2500.0), spot("c", 2, 3000.0))
    (mended,) = tree.findall(f".//{SVG}path[@class='plot-mended']")
    start = mended.get("d").partition("l")[0].removeprefix("M")
    assert tuple(map(float, start.split())) == pytest.approx(circles(tree, "wm-sign")[0], abs=0.1)
    (struck,) = [text for text in tree.iter(f"{SVG}text") if "plot-struck" in text.get("class")]
    assert struck.text == "2000.0 km"
    course = tree.find(f".//{SVG}path[@class='plot-line']").get("d")
    assert course.count("M") == 1  # the corrected value is no part of the course


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"comparison": Comparison.AT_LEAST}, "minstens of meer dan"),
        ({"comparison": Comparison.LESS_THAN}, "hoogstens of minder dan"),
        ({"comparison": Comparison.ABOUT}, "ongeveer of bijna"),
        ({"high": 40.0}, "van-tot"),
        ({"repeats": True}, "herhaalt een eerdere bron"),
    ],
)
def test_the_legend_has_what_is_there_and_nothing_else(words, more, told):
    tree = drawn(words, spot("a", 0, 20.0, **more))
    texts = [text.text for text in tree.iter(f"{SVG}text")]
    assert told in texts
    assert "genoemd getal" not in texts


def test_a_word_without_a_number_stands_on_the_axis_and_is_said(words):
    tree = drawn(words, spot("a", 0, None), spot("b", 1, 10.0))
    assert any("Zonder getal" in (text.text or "") for text in tree.iter(f"{SVG}text"))


def test_hostile_text_is_text(words):
    bad = '"><script>alert(1)</script>'
    one = Spot(bad, DAY, DAY, 1.0, bad, bad, link="/nl/claim/" + bad)
    text = draw(Plot(bad, bad, (one,), "p"), words, NARROW, lambda _: bad)
    assert not list(etree.fromstring(text.encode()).iter(f"{SVG}script"))


@given(st.integers(0, 10**13).map(lambda parts: parts / 100))
def test_an_axis_begins_at_zero_holds_the_highest_and_has_few_lines(top):
    found = ticks(top)
    assert found[0] == 0
    assert found[-1] >= top * 0.999
    assert 2 <= len(found) <= 7


@given(st.integers(0, 5000))
def test_few_days_are_named_and_the_last_is_one_of_them(length):
    found = named_days(DAY, DAY + timedelta(days=length))
    assert found[-1] == DAY + timedelta(days=length)
    assert len(found) <= 10
    assert min(found) >= DAY


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(0, 400),
            st.none() | st.floats(0, 1e9),
            st.none() | st.sampled_from(list(Comparison)),
            st.booleans(),
        ),
        min_size=1,
        max_size=8,
    )
)
def test_everything_stands_inside_the_sheet(told):
    spots = tuple(
        spot(str(place), days, value, comparison=how, repeats=repeats)
        for place, (days, value, how, repeats) in enumerate(told)
    )
    for width in (WIDE, NARROW):
        for sort in ("wm-dot", "wm-sign", "wm-new"):
            for x, y in circles(drawn(WORDS, *spots, width=width), sort):
                assert -1 <= x <= width
                assert -10 <= y <= 260


def test_a_small_plot_needs_two_values():
    assert spark([1.0]) == spark([None, None]) == spark([]) == spark([0.0, 0.0]) == ""
    assert len(list(etree.fromstring(spark([1.0, None, 3.0]).encode()).iter("circle"))) == 2
