"""Numbers over time: windows, units, sides and places never mix."""

from tests.weighing.making import ARMY, ISW, STAFF, ZELENSKY, claim, story, weighed

from wederhoor.model.vocabulary import Kind

DAYS = ("2022-09-08T20:00", "2022-09-09T20:00", "2022-09-10T20:00", "2022-09-11T20:00")


def rows(*numbers):
    """Series of claims on successive days, each as its values in order; a number is (speaker, value, unit, when)."""
    stories = [story(DAYS[day], outlet=f"O{day}") for day in range(len(numbers))]
    claims = [
        claim(stories[day], who, Kind.RECAPTURE, number=(value, unit), when=when)
        for day, (who, value, unit, when) in enumerate(numbers)
    ]
    return sorted(tuple(point.value for point in series.points) for series in weighed(stories, claims).series)


def test_one_side_counts_on_since_the_same_day():
    assert rows(
        (ZELENSKY, 1000, "km2", "2022-09-01/2022-09-08"),
        (ZELENSKY, 2000, "km2", "2022-09-01/2022-09-09"),
        (STAFF, 3000, "km2", "2022-09-01/2022-09-10"),
    ) == [(1000, 2000, 3000)]


def test_other_windows_and_units_begin_other_series():
    assert rows(
        (ZELENSKY, 1000, "km2", "2022-09-01/2022-09-08"),
        (ZELENSKY, 1500, "km2", "2022-09-06/2022-09-09"),
        (ZELENSKY, 2000, "km", "2022-09-01/2022-09-10"),
    ) == [(1000,), (1500,), (2000,)]


def test_a_rate_is_no_total():
    assert rows((STAFF, 100, "battles_per_day", None), (STAFF, 261, "battles", "2022-09-09")) == [(100,), (261,)]


def test_parties_count_apart():
    assert rows((ZELENSKY, 1000, "km2", None), (ISW, 1500, "km2", None)) == [(1000,), (1500,)]


def test_a_total_goes_on_but_never_down():
    assert rows(
        (ZELENSKY, 3000, "km2", "2022-09-01/2022-09-08"),
        (ZELENSKY, 6000, "km2", "../2022-09-09"),
        (ZELENSKY, 500, "km2", "../2022-09-10"),
    ) == [(500,), (3000, 6000)]


def test_without_a_window_only_the_same_speaker_goes_on():
    assert rows((ZELENSKY, 1000, "km2", "2022-09-01/2022-09-08"), (ZELENSKY, 2000, "km2", None)) == [(1000, 2000)]
    assert rows((ZELENSKY, 1000, "km2", "2022-09-01/2022-09-08"), (STAFF, 2000, "km2", None)) == [(1000,), (2000,)]


def test_a_repeat_is_folded_and_keeps_the_day_on_which_it_was_first_given():
    stories = [story(DAYS[0], outlet="A"), story(DAYS[1], outlet="B")]
    first = claim(stories[0], ZELENSKY, Kind.RECAPTURE, number=(1000, "km2"), when="2022-09-01/2022-09-08")
    again = claim(stories[1], ZELENSKY, Kind.RECAPTURE, number=(1000, "km2"))
    (series,) = weighed(stories, (first, again)).series
    assert [(point.claim, point.date, point.repeats) for point in series.points] == [
        (first.id, "2022-09-08", None),
        (again.id, "2022-09-08", first.id),
    ]
    assert (series.window, series.unit, series.subject) == ("since 2022-09-01", "km2", "recapture:km2")


def test_a_higher_number_updates_the_one_before():
    stories = [story(DAYS[0], outlet="A"), story(DAYS[1], outlet="B")]
    low = claim(stories[0], ZELENSKY, Kind.RECAPTURE, number=(1000, "km2"), when="2022-09-01/2022-09-08")
    high = claim(stories[1], ZELENSKY, Kind.RECAPTURE, number=(2000, "km2"), when="2022-09-01/2022-09-09")
    found = {(r.kind.value, r.rule, r.a, r.b) for r in weighed(stories, (low, high)).relations}
    assert found == {("updates", "rising_number", high.id, low.id)}


def test_victims_are_counted_apart():
    one = story(DAYS[0])
    claims = [
        claim(one, STAFF, Kind.CASUALTIES, who, number=(value, "killed"), when="2022-09-08")
        for who, value in (("civilians", 20), (ARMY, 30))
    ]
    assert len(weighed((one,), claims).series) == 2


def test_two_numbers_in_one_sentence_count_different_things():
    one = story(DAYS[0], "Tien gewonden, onder wie drie kinderen.")
    claims = [claim(one, STAFF, Kind.CASUALTIES, number=(value, "wounded"), when="2022-09-08") for value in (10, 3)]
    found = weighed((one,), claims)
    assert len(found.series) == 2
    assert found.relations == ()


def test_numbers_in_windows_of_one_length_stand_beside_each_other_and_update_nothing():
    stories = [story(DAYS[0], outlet="A"), story(DAYS[1], outlet="B"), story(DAYS[2], outlet="C")]
    daily = [
        claim(one, STAFF, Kind.BATTLE, number=(value, "battles"), when=when, when_symbol=symbol)
        for one, value, when, symbol in (
            (stories[0], 100, None, "inside(24,hour,past)"),
            (stories[1], 261, "2022-09-08/2022-09-09", "inside(24,hour,past)"),
            (stories[2], 400, "2022-09-07/2022-09-10", "inside(3,day,past)"),
        )
    ]
    found = weighed(stories, daily)
    assert sorted((series.window, len(series.points)) for series in found.series) == [("in 1 day", 2), ("in 3 day", 1)]
    assert found.relations == ()
