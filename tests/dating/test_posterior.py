"""What clues say together does not depend on their order, and a hard bound bars days and nothing else."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from wederhoor.dating.clue import Clue, Slope, since
from wederhoor.dating.posterior import weigh

FIRST, COUNT = date(2022, 2, 24).toordinal(), 120
EVEN = [1.0] * COUNT
DAYS = st.integers(FIRST - 20, FIRST + COUNT + 20)
SLOPES = st.builds(
    lambda day, length, height, before, after: Slope.of(day, day + length, height, before, after),
    DAYS,
    st.integers(0, 40),
    st.floats(0.5, 500),
    st.integers(0, 20),
    st.integers(0, 20),
)
CLUES = st.builds(
    Clue, st.sampled_from(["fight", "taken", "office"]), st.lists(SLOPES, max_size=3).map(tuple), st.floats(0.05, 2)
)


@given(st.lists(CLUES, max_size=6), st.randoms())
def test_the_order_of_clues_changes_nothing(clues, chance):
    mixed = list(clues)
    chance.shuffle(mixed)
    assert weigh(mixed, FIRST, EVEN) == weigh(clues, FIRST, EVEN)


@given(st.lists(CLUES, max_size=4), DAYS)
def test_a_hard_bound_bars_days_and_leaves_the_others_as_they_were(clues, day):
    before, after = weigh(clues, FIRST, EVEN), weigh([*clues, since(day, "date")], FIRST, EVEN)
    if after.shares:
        barred = max(0, min(COUNT, day - FIRST))
        assert not any(after.shares[:barred])
        assert {number for number, share in enumerate(after.shares) if share} <= set(range(barred, COUNT))
        assert [a >= b for a, b in zip(after.shares[barred:], before.shares[barred:], strict=True)].count(False) == 0


@given(st.lists(CLUES, max_size=5), st.sampled_from([0.5, 0.75, 0.9]))
def test_the_smallest_stretch_holds_its_mass_and_no_shorter_one_does(clues, mass):
    days = weigh(clues, FIRST, EVEN)
    stretch = days.smallest(mass)
    assert stretch is not None
    assert days.share(*stretch) >= mass - 1e-6
    length = stretch[1] - stretch[0]
    assert all(days.share(start, start + length - 1) < mass + 1e-6 for start in range(FIRST, FIRST + COUNT))


def test_where_every_day_is_barred_there_is_no_answer():
    assert weigh([since(FIRST + COUNT, "date")], FIRST, EVEN).smallest(0.75) is None


def test_a_slope_rises_holds_and_falls():
    slope = Slope.of(FIRST, FIRST + 2, 10.0, before=4, after=1)
    heights = [slope.at(FIRST + day) for day in range(-6, 6)]
    assert heights == [0, 0, 2.0, 4.0, 6.0, 8.0, 10.0, 10.0, 10.0, 5.0, 0, 0]


def test_days_beside_a_stretch_belong_to_it_up_to_a_width():
    days = weigh([Clue("fight", (Slope.of(FIRST + 50, FIRST + 52, 100.0, 10, 10),), 0.01)], FIRST, EVEN)
    core = (FIRST + 50, FIRST + 52)
    wide, narrow = days.around(*core, 0.05, 60), days.around(*core, 0.05, 7)
    assert wide[0] < FIRST + 50 < FIRST + 52 < wide[1]
    assert narrow[1] - narrow[0] == 6
    assert wide[0] <= narrow[0]
    assert narrow[1] <= wide[1]
