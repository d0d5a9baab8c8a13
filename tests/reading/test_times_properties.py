"""Properties of words: what is found never lies outside what the words allow, whatever the day of publication."""

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reading.documents import plain
from tests.reading.test_times import DUTCH, WAR
from tests.reading.test_times_resolving import DAYS, SYMBOLS

from wederhoor.model.period import Period
from wederhoor.model.texts import Span
from wederhoor.reading.mentions import TimeExpression
from wederhoor.reading.times import candidates, find_times, resolve

SETS = DUTCH.tables["times"]["sets"]
WEEKDAYS = list(SETS["weekday"])
MONTHS = list(SETS["month"])
COUNTED = st.sampled_from(
    ["weekday(1,past)", "weekday(5,ahead)", "weekday(3,last)", "weekday(7,next)", "inweek(-1,4)", "day(-2)", "day(0)", "day(1)",
     "week(-1)", "week(0)", "week(1)", "weekend(past)", "weekend(next)", "tonight(past)", "tonight(ahead)", "ago(2,day)",
     "ago(3,week)", "hence(5,day)", "past(24,hour)", "past(3,day)", "coming(3,day)", "night(weekday(6,past))", "into(weekday(7,past))",
     "at(day(-1),08:30)", "since(weekday(2,past))"]
)  # fmt: skip


def placed(text: str, published: str | None) -> Period | None:
    """The Period of the only time in a text."""
    expressions = find_times(plain(text), DUTCH, WAR)
    assert len(expressions) == 1, (text, expressions)
    return resolve(expressions, Period.parse(published) if published else None)[0]


def the(text: str, published: date | None) -> Period:
    time = placed(text, str(published) if published else None)
    assert time is not None, text
    return time


@given(DAYS, st.sampled_from(WEEKDAYS), st.sampled_from(["", "ochtend", "middag", "namiddag", "avond"]))
def test_a_weekday_follows_the_tense(day, weekday, part):
    past = the(f"Het dorp viel {weekday}{part}.", day).day
    ahead = the(f"Het dorp zal {weekday}{part} vallen.", day).day
    assert past is not None
    assert ahead is not None
    assert past.isoweekday() == ahead.isoweekday() == SETS["weekday"][weekday]
    assert timedelta(0) <= day - past < timedelta(7)
    assert timedelta(0) <= ahead - day < timedelta(7)


@given(DAYS, st.integers(0, 6))
def test_a_night_lies_on_its_two_days(day, number):
    first, last = WEEKDAYS[number], WEEKDAYS[(number + 1) % 7]
    night = the(f"In de nacht van {first} op {last} viel het dorp.", day)
    assert night.first_day is not None
    assert night.last_day is not None
    assert night.last_day - night.first_day == timedelta(1)
    assert night.first_day.isoweekday() == number + 1
    assert timedelta(0) <= day - night.last_day < timedelta(7)


@pytest.mark.parametrize(
    ("sunday", "hours"),
    [
        ("2022-03-27", 47), ("2022-10-30", 49), ("2023-03-26", 47), ("2023-10-29", 49), ("2024-03-31", 47),
        ("2024-10-27", 49), ("2024-10-20", 48),
    ],
)  # fmt: skip
def test_a_night_in_which_the_clock_changes_is_an_hour_shorter_or_longer(sunday, hours):
    for text in (
        "In de nacht van zaterdag op zondag viel het dorp.",
        "Vannacht viel het dorp.",
        "In de nacht naar zondag viel het dorp.",
        "De afgelopen nacht viel het dorp.",
        f"In de nacht van {date.fromisoformat(sunday).day - 1} op {date.fromisoformat(sunday).day} {MONTHS[int(sunday[5:7]) - 1]} viel het dorp.",
    ):
        night = the(text, date.fromisoformat(sunday))
        assert night.width == timedelta(hours=hours), text
        assert str(night.last_day) == sunday


@given(DAYS, DAYS)
def test_a_written_date_is_that_day(day, named):
    month = MONTHS[named.month - 1]
    for text in (f"Op {named.day} {month} {named.year} viel het dorp.", f"Het dorp viel op {named:%d-%m-%Y}."):
        assert the(text, day).day == named
        assert the(text, None).day == named
    whole = the(f"In {month} {named.year} viel het dorp.", day)
    assert whole.contains(Period.of_day(named))
    assert whole.precision == "month"


@given(DAYS, DAYS)
def test_a_date_without_its_year_is_the_last_one_where_it_looks_back(day, named):
    found = the(f"Op {named.day} {MONTHS[named.month - 1]} viel het dorp.", day).day
    assert found is not None
    assert (found.month, found.day) == (named.month, named.day)
    assert found <= day
    leap = 4 * 366 if (named.month, named.day) == (2, 29) else 366
    assert (day - found).days <= leap


@given(
    st.sampled_from(MONTHS),
    st.integers(2000, 2060),
    st.sampled_from(["Begin", "Half", "Medio", "Eind", "Halverwege"]),
    DAYS,
)
def test_a_part_of_a_month_lies_in_it(month, year, piece, day):
    number = SETS["month"][month]
    part, whole = the(f"{piece} {month} {year} viel het dorp.", day), Period.parse(f"{year}-{number:02d}")
    assert whole.contains(part)
    assert part.width is not None
    assert timedelta(days=7) < part.width < timedelta(days=12)


@given(
    st.sampled_from(MONTHS),
    st.integers(2000, 2060),
    st.sampled_from(["eerste", "tweede", "derde", "vierde", "laatste"]),
)
def test_a_week_of_a_month_lies_in_it(month, year, rank):
    number = SETS["month"][month]
    week, whole = (
        the(f"In de {rank} week van {month} {year} viel het dorp.", None),
        Period.parse(f"{year}-{number:02d}"),
    )
    assert whole.contains(week)
    assert week.first_day is not None
    assert week.last_day is not None
    assert (week.last_day - week.first_day).days == 6
    if rank == "laatste":
        assert week.last_day.day == calendar.monthrange(year, number)[1]


@given(st.integers(1, 4000))
def test_a_day_of_the_war_is_counted_from_its_first(number):
    for text in (f"Op de {number}e dag van de oorlog viel het dorp.", f"Op dag {number} van de invasie viel het dorp."):
        assert the(text, None).day == WAR.started + timedelta(days=number - 1)


@given(DAYS, st.integers(1, 60))
def test_so_many_days_away_is_that_day(day, number):
    word = "dag" if number == 1 else "dagen"
    assert the(f"{number} {word} geleden viel het dorp.", day).day == day - timedelta(days=number)
    assert the(f"Over {number} {word} valt het dorp.", day).day == day + timedelta(days=number)
    stretch = the(f"De afgelopen {number} {word} vielen er doden.", day)
    assert (stretch.first_day, stretch.last_day) == (day - timedelta(days=number), day)


@given(DAYS, DAYS, st.integers(1, 27))
def test_between_two_days_of_a_month_both_are_in(day, named, other):
    first, last = sorted((named.day if named.day < 28 else 28, other))
    if first == last:
        last += 1
    month = MONTHS[named.month - 1]
    stretch = the(f"Tussen {first} en {last} {month} {named.year} viel het dorp.", day)
    assert stretch.first_day == date(named.year, named.month, first)
    assert stretch.last_day == date(named.year, named.month, last)


@given(DAYS, st.integers(0, 23), st.integers(0, 59))
def test_a_clock_time_stands_on_its_day_or_in_its_night(day, hour, minute):
    moment = the(f"Gisteren om {hour}.{minute:02d} uur viel het dorp.", day)
    assert moment.edtf == f"{day - timedelta(days=1)}T{hour:02d}:{minute:02d}"
    night = the("Vannacht viel het dorp.", day)
    within = the(f"Vannacht om {hour}.{minute:02d} uur viel het dorp.", day)
    assert within.precision == "minute"
    assert night.contains(within)


@given(DAYS, st.sampled_from(WEEKDAYS))
def test_since_a_day_runs_from_it_to_publication(day, weekday):
    stretch = the(f"Sinds {weekday} is het dorp leeg.", day)
    assert stretch.first_day == the(f"Het dorp viel {weekday}.", day).day
    assert stretch.last_day == day


def one(symbol: str) -> TimeExpression:
    return TimeExpression(0, Span(0, 1), symbol)


@given(DAYS, COUNTED)
def test_a_month_holds_every_day_that_may_be_meant_in_it(day, symbol):
    """What the month of publication gives contains what each of its days would give, as far as that lies in the month."""
    month = Period.parse(f"{day:%Y-%m}")
    (whole,), (narrow,) = resolve([one(symbol)], month), resolve([one(symbol)], Period.of_day(day))
    assert whole is not None
    assert narrow is not None
    (readings,) = candidates([one(symbol)], month)
    assert narrow in readings
    assert not month.contains(narrow) or whole.contains(narrow)
    assert all(month.overlaps(reading) or _near(month, reading) for reading in readings)


def _near(month: Period, reading: Period) -> bool:
    """Whether a reading lies no more than three weeks outside the month: nothing here counts further."""
    assert month.start is not None
    assert month.end is not None
    assert reading.start is not None
    assert reading.end is not None
    far = timedelta(days=22)
    return month.start - far <= reading.start <= reading.end <= month.end + far


@given(st.lists(SYMBOLS, min_size=1, max_size=3), DAYS)
def test_candidates_are_what_the_days_of_the_month_give(symbols, day):
    expressions = [TimeExpression(number, Span(0, 1), symbol) for number, symbol in enumerate(symbols)]
    month = Period.parse(f"{day:%Y-%m}")
    found = candidates(expressions, month)
    narrow = resolve(expressions, Period.of_day(day))
    assert len(found) == len(expressions)
    for readings, time in zip(found, narrow, strict=True):
        assert len(readings) != 1
        assert len({reading.edtf for reading in readings}) == len(readings)
        assert not readings or time in readings


@pytest.mark.parametrize("published", [None, "2023-05-10", "2023-05-10T08:00", "2023", "XXXX-05", "../2023-05"])
def test_a_day_a_year_and_no_date_have_no_candidates(published):
    anchor = Period.parse(published) if published else None
    assert candidates([one("day(-1)"), one("weekday(2,past)")], anchor) == ((), ())


def test_what_does_not_hang_on_the_day_has_no_candidates():
    assert candidates([one("relmonth(-1)"), one("date(2023-05-03)"), one("recent(day)")], Period.parse("2023-05")) == (
        (),
        (),
        (),
    )
