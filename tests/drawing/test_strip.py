"""The strip of hours: where bars and dots lie, that names stay apart, and that every word is escaped."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests.drawing.world import HOSTILE, SVG, parsed

from wederhoor.drawing.strip import NARROWEST, Bar, Dot, Strip, Tick, draw, joined, share, stacked
from wederhoor.drawing.svg import width

START = datetime(2022, 9, 10, tzinfo=UTC)
END = START + timedelta(days=2)


def hours(number):
    return START + timedelta(hours=number)


def strip(happened=(), said=(), known=(), ticks=(), until=END):
    return Strip(START, END, tuple(happened), tuple(said), tuple(known), tuple(ticks), until, "T", "A", ("h", "s", "k"))


def test_a_bar_lies_where_its_stretch_does_and_says_its_name():
    tree = parsed(draw(strip(happened=[Bar(hours(12), hours(36), "1 Charkiv")])).markup)
    (box,) = tree.iter(f"{SVG}rect")
    assert (box.get("x"), box.get("width")) == ("25%", "50%")
    assert "1 Charkiv" in [node.text for node in tree.iter(f"{SVG}text")]


def test_a_report_is_a_link_to_its_moment_hollow_where_it_is_a_copy_and_pale_where_it_came_later():
    known = [
        Dot(hours(24), "02.00", "A, 2 uur", "/a", copy=False),
        Dot(hours(30), "08.00", "B, 8 uur", "/b", copy=True),
        Dot(hours(40), "18.00", "C, 18 uur", "/c", copy=False),
    ]
    tree = parsed(draw(strip(known=known, until=hours(32))).markup)
    links = {
        link.get("href"): circle.get("class") for link in tree.iter(f"{SVG}a") for circle in link.iter(f"{SVG}circle")
    }
    assert links == {"/a": "wm-report", "/b": "wm-report wm-copy", "/c": "wm-report wm-later"}


def test_hours_of_reports_close_to_each_other_are_named_once():
    known = [Dot(hours(24) + timedelta(minutes=5 * step), f"x{step}", f"{step}", "/", copy=False) for step in range(3)]
    texts = [node.text for node in parsed(draw(strip(known=known)).markup).iter(f"{SVG}text")]
    assert [text for text in texts if text and text.startswith("x")] == ["x0"]


def test_a_moment_outside_stands_at_the_edge():
    assert share(START - timedelta(days=3), strip()) == 0.0
    assert share(END + timedelta(days=3), strip()) == 1.0


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 8), st.text("abc ", max_size=40)), max_size=12))
def test_bars_of_one_row_never_overlap(given_bars):
    bars = sorted((Bar(hours(at), hours(at + long), name) for at, long, name in given_bars), key=lambda bar: bar.start)
    value = strip(happened=bars)
    rows = stacked(bars, value)
    for place, (bar, row) in enumerate(zip(bars, rows, strict=True)):
        for other, same in list(zip(bars, rows, strict=True))[place + 1 :]:
            if row == same:
                assert share(bar.end, value) <= share(other.start, value) + 1 / NARROWEST


@given(st.integers(0, 40), st.integers(1, 8), st.integers(1, 60))
def test_the_name_of_a_bar_ends_inside_the_strip_also_on_paper(at, long, letters):
    bar = Bar(hours(at), hours(at + long), "n" * letters)
    (text,) = [node for node in parsed(draw(strip([bar])).markup).iter(f"{SVG}text") if node.text == bar.name]
    stands = float(str(text.get("x")).rstrip("%")) / 100 * NARROWEST + float(str(text.get("dx")))
    wide = width(bar.name, 11.0)
    first, last = (stands - wide, stands) if text.get("text-anchor") == "end" else (stands, stands + wide)
    assert last <= NARROWEST or share(bar.end, strip()) * NARROWEST < wide + 12
    assert first >= 0


def test_bars_of_one_stretch_join_as_far_as_their_names_fit():
    half = [Bar(START, hours(24), f"{number} {'x' * 20}") for number in range(4)]
    found = joined(half, START, END)
    assert 1 < len(found) < 4
    assert all(width(bar.name, 11.0) < NARROWEST / 2 for bar in found)
    assert joined(half[:1], START, END) == tuple(half[:1])


def test_words_stay_words():
    text = HOSTILE
    bar, tick = Bar(START, END, text), Tick(START, text, f"/{text}")
    tree = parsed(draw(strip([bar], [bar], [Dot(START, text, text, f"/{text}", copy=False)], [tick])).markup)
    known = {"svg", "title", "desc", "line", "text", "rect", "a", "circle"}
    assert {node.tag.removeprefix(SVG) for node in tree.iter()} <= known
