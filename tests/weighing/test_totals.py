"""Which number goes further than an earlier one by somebody else, or over a longer time."""

from hypothesis import given
from hypothesis import strategies as st
from tests.weighing.making import (
    ARMY,
    ISW,
    LONDON,
    MOSCOW,
    RUSSIANS,
    STAFF,
    ZELENSKY,
    claim,
    relations,
    story,
)

from wederhoor.model.vocabulary import Certainty, Kind, Part

EIGHTH = story("2022-09-08T20:00", outlet="A")
TENTH = story("2022-09-10T20:00", outlet="B")
TWELFTH = story("2022-09-12T20:00", outlet="C")
ALL = (EIGHTH, TENTH, TWELFTH)


def gained(told, who, value, unit="km2", **more):
    return claim(told, who, more.pop("kind", Kind.RECAPTURE), by=more.pop("by", ARMY), number=(value, unit), **more)


def steps(*claims):
    """(rule, later, earlier) of the numbers that go further."""
    return {(rule, a, b) for kind, rule, a, b in relations(ALL, claims) if kind == "updates"}


def test_a_higher_total_of_another_speaker_goes_further():
    a, b = gained(EIGHTH, ISW, 400), gained(TENTH, ZELENSKY, 1000, when="2022-09-01/2022-09-10")
    assert steps(a, b) == {("higher_total", b.id, a.id)}


def test_villages_and_settlements_are_one_count_and_an_advance_in_kilometres_is_its_own():
    villages, places = gained(EIGHTH, STAFF, 20, "villages"), gained(TENTH, LONDON, 30, "settlements")
    assert steps(villages, places) == {("higher_total", places.id, villages.id)}
    deep = gained(EIGHTH, ISW, 20, "km", kind=Kind.ADVANCE)
    deeper, ground = gained(TENTH, STAFF, 50, "km", kind=Kind.ADVANCE), gained(TENTH, STAFF, 60, "km")
    assert steps(deep, deeper) == {("higher_total", deeper.id, deep.id)}
    assert steps(deep, ground) == set()


def test_the_highest_of_what_was_said_before_is_surpassed_and_a_lower_number_counts_something_else():
    low, high = gained(EIGHTH, LONDON, 400), gained(EIGHTH, STAFF, 1000)
    assert ("higher_total", high.id, low.id) not in steps(low, high)  # one day's estimates of one report
    more, less = gained(TENTH, ISW, 2500), gained(TENTH, ISW, 500)
    assert steps(low, high, more) == {("higher_total", more.id, high.id)}
    assert steps(low, high, less) == set()


def test_no_side_surpasses_the_numbers_of_the_other_and_no_doer_those_of_another():
    assert steps(gained(EIGHTH, MOSCOW, 400), gained(TENTH, ZELENSKY, 1000)) == set()
    assert steps(gained(EIGHTH, ISW, 400, by=RUSSIANS), gained(TENTH, ZELENSKY, 1000)) == set()
    assert steps(gained(EIGHTH, ISW, 400, by=()), gained(TENTH, ZELENSKY, 1000, by=())) == set()


def test_a_time_that_begins_after_the_earlier_number_or_a_single_day_adds_nothing_up():
    before = gained(EIGHTH, STAFF, 20, "villages")
    for when in ("2022-09-11/2022-09-12", "2022-09-12"):
        assert steps(before, gained(TWELFTH, ZELENSKY, 30, "villages", when=when)) == set()


def test_a_part_is_not_surpassed_by_the_whole_but_a_whole_by_a_part():
    whole, part = gained(EIGHTH, ISW, 400), gained(TENTH, ZELENSKY, 1000, place="Kharkiv Oblast")
    assert steps(whole, part) == {("higher_total", part.id, whole.id)}
    part, whole = gained(EIGHTH, ISW, 400, place="Kharkiv Oblast"), gained(TENTH, ZELENSKY, 1000)
    assert steps(part, whole) == set()


def test_headlines_denials_plans_and_an_outlets_own_number_are_surpassed_by_none():
    later = gained(TENTH, ZELENSKY, 1000)
    for before in (
        gained(EIGHTH, ISW, 400, part=Part.HEADLINE),
        gained(EIGHTH, ISW, 400, negative=True),
        gained(EIGHTH, ISW, 400, certainty=Certainty.INTENTION),
        gained(EIGHTH, "unattributed", 400),
    ):
        assert steps(before, later) == set()


def test_a_number_over_a_time_that_holds_the_earlier_time():
    def lost(told, value, when, who=MOSCOW):
        return claim(told, who, Kind.CASUALTIES, "Ukrainian army", number=(value, "soldiers"), when=when)

    few, many = lost(EIGHTH, 280, "2022-09-06/2022-09-08"), lost(TWELFTH, 4000, "2022-08-29/2022-09-12")
    assert steps(few, many) == {("longer_time", many.id, few.id)}
    assert steps(few, lost(TWELFTH, 4000, "2022-09-07/2022-09-12")) == set()
    assert steps(few, lost(TWELFTH, 4000, "2022-08-29/2022-09-12", STAFF)) == set()
    assert steps(few, lost(TWELFTH, 200, "2022-08-29/2022-09-12")) == set()


def test_a_number_whose_unit_was_put_right_counts_in_the_right_one():
    first = gained(EIGHTH, ZELENSKY, 1000, when="2022-09-01/2022-09-08")
    slip = gained(TENTH, ZELENSKY, 2000, "km", when="2022-09-01/2022-09-10")
    right = gained(TWELFTH, STAFF, 2000, when="2022-09-10", certainty=Certainty.CORRECTED)
    later = gained(TWELFTH, ZELENSKY, 3000, when="2022-09-01/2022-09-12")
    assert ("higher_total", slip.id, first.id) in steps(first, slip, right, later)
    assert ("higher_total", slip.id, first.id) not in steps(first, slip, later)


def test_a_number_that_corrects_another_is_no_step_beyond_a_third():
    first = gained(EIGHTH, ZELENSKY, 30, "settlements", when="../2022-09-08")
    toll = gained(TENTH, STAFF, 300, "settlements", when="2022-09-06/2022-09-10")
    right = gained(
        TWELFTH, STAFF, 388, "settlements", when="../2022-09-12", certainty=Certainty.CORRECTED, about=toll.id
    )
    assert {a for _, a, _ in steps(first, toll, right)} == {toll.id}


@given(
    st.lists(
        st.tuples(
            st.sampled_from(ALL), st.sampled_from([ISW, LONDON, STAFF, ZELENSKY, MOSCOW]), st.integers(1, 9).map(float)
        ),
        max_size=8,
    )
)
def test_a_step_is_always_upward_and_later_and_each_number_takes_one_at_most(told):
    made = {one.id: (one, when) for when, who, value in told for one in (gained(when, who, value * 100),)}
    found = steps(*(one for one, _ in made.values()))
    higher = [(a, b) for rule, a, b in found if rule == "higher_total"]
    assert len({a for a, _ in higher}) == len(higher)
    for a, b in higher:
        (later, said), (earlier, before) = made[a], made[b]
        assert later.quantity.value > earlier.quantity.value
        assert said.published.period.start > before.published.period.start
