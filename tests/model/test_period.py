"""Periods: what EDTF covers, what contains what, and when a story is known, also in nights of 23 and 25 hours."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wederhoor.model.period import HOME, BadPeriod, Period

DAYS = st.dates(date(1990, 1, 1), date(2080, 12, 30))
MOMENTS = DAYS.flatmap(lambda day: st.builds(datetime.combine, st.just(day), st.times(), st.just(UTC)))
ZONES = st.sampled_from([HOME, "Europe/Kyiv", "America/New_York", "UTC"])
POINTS = st.one_of(
    DAYS.map(str),
    DAYS.map(lambda day: f"{day:%Y-%m}"),
    DAYS.map(lambda day: f"{day:%Y}"),
    st.builds(lambda day, season: f"{day:%Y}-{season}", DAYS, st.integers(21, 24)),
    st.builds(
        lambda day, hour, minute: f"{day}T{hour:02d}:{minute:02d}Z", DAYS, st.integers(0, 23), st.integers(0, 59)
    ),
)


@st.composite
def periods(draw):
    one, other = Period.parse(draw(POINTS)), Period.parse(draw(POINTS))
    shape = draw(st.sampled_from(["point", "interval", "open start", "open end"]))
    if shape == "point":
        return one
    if shape == "open start":
        return Period.parse(f"../{one}")
    if shape == "open end":
        return Period.parse(f"{one}/..")
    assert one.start is not None
    assert other.end is not None
    return Period.parse(f"{one}/{other}") if one.start < other.end else one


@given(periods())
def test_reading_what_was_written_changes_nothing(period):
    assert Period.parse(str(period), period.zone) == period


@given(periods())
def test_a_period_starts_before_it_ends_and_holds_itself(period):
    assert period.start is None or period.end is None or period.start < period.end
    assert period.contains(period)
    assert period.overlaps(period)


@given(periods(), periods(), periods())
def test_containment_is_an_order(a, b, c):
    if a.contains(b) and b.contains(c):
        assert a.contains(c)
    if a.contains(b) and b.contains(a):
        assert (a.start, a.end) == (b.start, b.end)


@given(periods(), periods())
def test_what_contains_overlaps_and_overlap_is_mutual(a, b):
    assert a.overlaps(b) == b.overlaps(a)
    if a.contains(b):
        assert a.overlaps(b)


@given(DAYS, ZONES)
def test_a_day_lies_in_its_month_and_year_and_is_known_in_its_last_minute(day, zone):
    period = Period.of_day(day, zone)
    assert period.day == period.first_day == period.last_day == day
    assert Period.parse(f"{day:%Y-%m}", zone).contains(period)
    assert Period.parse(f"{day:%Y}", zone).contains(period)
    assert period.end is not None
    assert period.known_at == period.end - timedelta(minutes=1)


@given(DAYS, st.integers(0, 400), ZONES)
def test_days_follow_each_other_without_a_gap(day, number, zone):
    last = min(day + timedelta(days=number), date(2080, 12, 31))
    span = Period.of_days(day, last, zone)
    assert (span.first_day, span.last_day) == (day, last)
    assert (span.start, span.end) == (Period.of_day(day, zone).start, Period.of_day(last, zone).end)
    assert Period.of_day(day, zone).end == Period.of_day(day + timedelta(days=1), zone).start


@given(MOMENTS, ZONES)
def test_an_instant_is_known_at_once_and_lies_on_its_day(moment, zone):
    period = Period.of_instant(moment, zone)
    assert period.precision == "minute"
    assert period.known_at == period.start
    local = moment.astimezone(ZoneInfo(zone)).date()
    assert period.day == local
    assert Period.of_day(local, zone).contains(period)


@pytest.mark.parametrize(
    ("text", "hours"),
    [("2022-03-26", 24), ("2022-03-27", 23), ("2022-10-29", 24), ("2022-10-30", 25), ("2022-03-26/2022-03-27", 47)],
)
def test_a_night_in_which_the_clock_changes(text, hours):
    assert Period.parse(text).width == timedelta(hours=hours)


def test_an_hour_that_comes_twice_is_told_apart_by_its_offset():
    first, second = Period.parse("2022-10-30T02:30+02:00"), Period.parse("2022-10-30T02:30+01:00")
    assert first.start is not None
    assert second.start == first.start + timedelta(hours=1)
    assert Period.parse("2022-10-30T02:30").start == first.start
    assert first.day == second.day == date(2022, 10, 30)


@pytest.mark.parametrize(
    ("text", "precision", "start", "end"),
    [
        ("2022-09-08", "day", "2022-09-07T22:00", "2022-09-08T22:00"),
        ("2022-09", "month", "2022-08-31T22:00", "2022-09-30T22:00"),
        ("2022-12", "month", "2022-11-30T23:00", "2022-12-31T23:00"),
        ("2022", "year", "2021-12-31T23:00", "2022-12-31T23:00"),
        ("2022-24", "season", "2022-11-30T23:00", "2023-02-28T23:00"),
        ("2022-09-08T14:00", "minute", "2022-09-08T12:00", "2022-09-08T12:01"),
        ("2022-09-08T14:00:30+03:00", "minute", "2022-09-08T11:00:30", "2022-09-08T11:01:30"),
        ("2022-08~/2022-09-08", "interval", "2022-07-31T22:00", "2022-09-08T22:00"),
        ("../2022-09-08", "open", None, "2022-09-08T22:00"),
        ("2022-09-08/..", "open", "2022-09-07T22:00", None),
        ("XXXX-04-01", "unplaced", None, None),
        ("XXXX-04/XXXX-05", "unplaced", None, None),
    ],
)
def test_what_an_edtf_text_covers(text, precision, start, end):
    period = Period.parse(text)
    instants = [datetime.fromisoformat(moment).replace(tzinfo=UTC) if moment else None for moment in (start, end)]
    assert (period.precision, [period.start, period.end]) == (precision, instants)


@pytest.mark.parametrize(
    "text",
    ["", "yesterday", "2022-13", "2022-02-30", "2022-9-8", "2022-09-08/2022-09-07", "../..", "2022-09-08T25:00", "22", "2022-09-08/"],
)  # fmt: skip
def test_what_is_no_period(text):
    with pytest.raises(BadPeriod, match="is no EDTF date"):
        Period.parse(text)


def test_an_instant_needs_an_offset():
    with pytest.raises(BadPeriod):
        Period.of_instant(datetime(2022, 9, 8, 14, 0))  # noqa: DTZ001 - that it is naive is what is tested


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("2022-09-10", "2022-09-10T21:59"),
        ("2022-09", "2022-09-30T21:59"),
        ("2022-09-10T08:00:00+02:00", "2022-09-10T06:00"),
        ("2022-09-10/..", None),
        ("XXXX-09-10", None),
    ],
)
def test_when_a_story_is_known(text, known):
    assert Period.parse(text).known_at == (datetime.fromisoformat(known).replace(tzinfo=UTC) if known else None)


def test_an_open_end_contains_everything_on_its_side():
    since, until = Period.parse("2022-09-08/.."), Period.parse("../2022-09-08")
    assert since.contains(Period.parse("2030"))
    assert until.contains(Period.parse("1990"))
    assert not since.contains(until)
    assert since.overlaps(until)
    assert not Period.parse("2022").contains(since)


def test_a_period_without_a_place_touches_nothing():
    unplaced, day = Period.parse("XXXX-04-01"), Period.parse("2022-04-01")
    assert not unplaced.placed
    assert not unplaced.contains(day)
    assert not day.contains(unplaced)
    assert not unplaced.overlaps(day)


def test_zones_set_the_same_day_at_different_instants():
    home, there = Period.parse("2022-09-08"), Period.parse("2022-09-08", "Europe/Kyiv")
    assert home.start is not None
    assert there.start == home.start - timedelta(hours=1)
    assert home.overlaps(there)
    assert not home.contains(there)
