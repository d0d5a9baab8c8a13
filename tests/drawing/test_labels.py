"""Names beside signs: they never touch, never leave the sheet, and the same wishes give the same places."""

from hypothesis import given
from hypothesis import strategies as st

from wederhoor.drawing.labels import Room, Wish, around, touch

SHEET = (0.0, 0.0, 400.0, 300.0)
WISHES = st.lists(
    st.builds(
        Wish,
        key=st.text("abcdefgh", min_size=1, max_size=6),
        spot=st.tuples(st.floats(0, 400), st.floats(0, 300)),
        reach=st.floats(1, 8),
        width=st.floats(5, 120),
        size=st.sampled_from([11.0, 12.0]),
        centred=st.booleans(),
    ),
    max_size=30,
)


def placed(wishes):
    """Where the names stand in the end: those that may press before those that take what is left."""
    room = Room(SHEET)
    for wish in wishes:
        if not wish.centred:
            room.take(around(wish.spot, wish.reach))
    for wish in wishes:
        if wish.key not in room.names:
            room.place(wish) if wish.centred else room.press(wish)
    return [found for _, found in room.names.values()]


@given(WISHES)
def test_no_two_names_touch_and_none_leaves_the_sheet(wishes):
    boxes = [found.box for found in placed(wishes)]
    for place, box in enumerate(boxes):
        assert box[0] >= SHEET[0]
        assert box[1] >= SHEET[1]
        assert box[2] <= SHEET[2]
        assert box[3] <= SHEET[3]
        assert not any(touch(box, other) for other in boxes[:place])


@given(WISHES)
def test_no_name_covers_a_sign(wishes):
    signs = [around(wish.spot, wish.reach) for wish in wishes if not wish.centred]
    assert not any(touch(found.box, sign) for found in placed(wishes) for sign in signs)


@given(WISHES)
def test_the_same_wishes_give_the_same_places(wishes):
    assert placed(wishes) == placed(wishes)


def test_a_name_stands_at_the_right_where_it_can_and_elsewhere_where_it_cannot():
    room = Room(SHEET)
    wish = Wish("a", (100.0, 100.0), 5.0, 40.0, 12.0)
    near_the_edge = Wish("b", (395.0, 200.0), 5.0, 40.0, 12.0)
    found = [room.place(wish), room.place(near_the_edge)]
    assert [placed.anchor for placed in found if placed] == ["start", "end"]


def test_a_name_without_room_is_left_out():
    room = Room((0.0, 0.0, 30.0, 30.0))
    assert room.place(Wish("a", (15.0, 15.0), 5.0, 60.0, 12.0)) is None


def test_a_name_moves_aside_for_another_that_has_no_other_place():
    room = Room((0.0, 0.0, 200.0, 40.0))
    first, second = (Wish(key, (x, 20.0), 4.0, 60.0, 12.0) for key, x in (("a", 70.0), ("b", 150.0)))
    for wish in (first, second):
        room.take(around(wish.spot, wish.reach))
    room.take((0.0, 0.0, 200.0, 10.0))  # nothing above and below
    room.take((0.0, 30.0, 200.0, 40.0))
    assert room.place(first)
    assert room.names["a"][1].anchor == "start"  # where alone the other can stand
    assert room.place(second) is None
    assert room.press(second)
    assert (room.names["a"][1].anchor, room.names["b"][1].anchor) == ("end", "end")
    assert not touch(room.names["a"][1].box, room.names["b"][1].box)


def test_pressing_in_vain_changes_nothing():
    room = Room((0.0, 0.0, 90.0, 18.0))
    first = Wish("a", (10.0, 8.0), 4.0, 60.0, 12.0)
    assert room.place(first)
    before = dict(room.names)
    assert not room.press(Wish("b", (20.0, 8.0), 4.0, 60.0, 12.0))
    assert room.names == before
