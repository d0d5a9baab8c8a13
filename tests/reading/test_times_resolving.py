"""Properties of resolving: whatever the symbol and the day of publication, the answer keeps its promises."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wederhoor import languages
from wederhoor.model.period import Period
from wederhoor.model.texts import Span
from wederhoor.reading import times
from wederhoor.reading.mentions import TimeExpression
from wederhoor.reading.times import parse_symbol, resolve
from wederhoor.reading.times.resolving import OPERATORS
from wederhoor.reading.times.symbols import BadSymbol, Symbol

DAYS = st.dates(date(2000, 1, 1), date(2060, 12, 31))
DIRECTIONS = st.sampled_from(["past", "ahead", "any", "last", "next"])
UNITS = st.sampled_from(["minute", "hour", "day", "week", "month", "year"])
NUMBERS = st.sampled_from(["few", "0.5", "1", "2", "24", "200"])
WEEKDAYS = st.integers(1, 7)
ANCHORS = st.one_of(
    st.none(),
    DAYS.map(str),
    DAYS.map(lambda day: f"{day:%Y-%m}"),
    DAYS.map(lambda day: f"{day:%Y}"),
    DAYS.map(lambda day: f"{day}T08:30:00+02:00"),
    DAYS.map(lambda day: f"{day}/{day + timedelta(days=2)}"),
    DAYS.map(lambda day: f"../{day}"),
    DAYS.map(lambda day: f"XXXX-{day:%m-%d}"),
).map(lambda text: Period.parse(text) if text else None)
SIMPLE = st.one_of(
    DAYS.map(lambda day: f"date({day})"),
    st.builds("date(XXXX-{:%m-%d},{})".format, DAYS, DIRECTIONS),
    st.builds("date(XXXX-{:%m-%d},{},{})".format, DAYS, DIRECTIONS, WEEKDAYS),
    st.builds("date(XXXX-{:%m},{})".format, DAYS, DIRECTIONS),
    st.builds("weekday({},{})".format, WEEKDAYS, DIRECTIONS),
    st.builds("inweek({},{})".format, st.integers(-1, 1), WEEKDAYS),
    st.builds("day({})".format, st.integers(-2, 2)),
    st.builds("{}({})".format, st.sampled_from(["week", "relmonth", "relyear"]), st.integers(-1, 1)),
    st.builds("{}({})".format, st.sampled_from(["weekend", "tonight", "newyear"]), DIRECTIONS),
    st.builds("season({},{})".format, st.integers(21, 24), st.sampled_from(["past", "last", "next", "this", "ahead", "2023"])),
    st.builds("warday({},2022-02-24)".format, st.integers(0, 2000)),
    st.builds("{}({},{})".format, st.sampled_from(["ago", "hence", "past", "coming", "lasting", "later", "earlier"]), NUMBERS, UNITS),
    st.builds("inside({},{},{})".format, NUMBERS, UNITS, DIRECTIONS),
    st.sampled_from(["sameday()", "thatday()", "sofar()", "recent(day)", "each(night)", "clock(07:30)"]),
)  # fmt: skip
SYMBOLS = st.recursive(
    SIMPLE,
    lambda inner: st.one_of(
        st.builds("{}({})".format, st.sampled_from(["since", "from", "until", "night", "into", "earlierin", "laterin", "weekof"]), inner),
        st.builds("range({},{})".format, inner, inner),
        st.builds("part({},{})".format, st.sampled_from(["begin", "mid", "end"]), inner),
        st.builds("half({},{})".format, st.integers(1, 2), inner),
        st.builds("nth({},{},{})".format, st.integers(1, 4), UNITS, inner),
        st.builds("{}({},{},{})".format, st.sampled_from(["opening", "closing"]), st.integers(1, 40), UNITS, inner),
        st.builds("quarter({},{})".format, st.integers(1, 4), inner),
        st.builds("plus({},7)".format, inner),
        st.builds("at({},20:00)".format, inner),
        st.builds("thus({},{})".format, inner, DIRECTIONS),
        st.builds("inyear({},relyear(-1))".format, inner),
        st.builds("after({},{},{})".format, inner, NUMBERS, UNITS),
    ),
    max_leaves=3,
)  # fmt: skip


def placed(symbol: str, anchor: Period | None) -> Period | None:
    (found,) = resolve((TimeExpression(0, Span(0, 1), symbol),), anchor)
    return found


@given(st.lists(SYMBOLS, min_size=1, max_size=4), ANCHORS)
def test_any_symbol_with_any_anchor_is_resolved_or_left_open(symbols, anchor):
    expressions = [TimeExpression(number, Span(0, 1), symbol) for number, symbol in enumerate(symbols)]
    found = resolve(expressions, anchor)
    assert len(found) == len(symbols)
    assert found == resolve(expressions, anchor)


@given(DAYS, WEEKDAYS, DIRECTIONS)
def test_a_weekday_lies_in_its_direction_within_a_week(day, weekday, direction):
    found = placed(f"weekday({weekday},{direction})", Period.of_day(day))
    assert found is not None
    assert found.day is not None
    assert found.day.isoweekday() == weekday
    away = (found.day - day).days
    assert {"ahead": 0 <= away <= 6, "next": 1 <= away <= 7, "last": -7 <= away <= -1}.get(direction, -6 <= away <= 0)


@given(DAYS, DAYS)
def test_a_date_without_a_year_keeps_its_month_and_day(day, named):
    for direction in ("past", "ahead", "any"):
        found = placed(f"date(XXXX-{named:%m-%d},{direction})", Period.of_day(day))
        assert found is not None
        assert found.day is not None
        assert (found.day.month, found.day.day) == (named.month, named.day)
        if direction == "past":
            assert found.day <= day


@given(DAYS, SIMPLE)
def test_what_goes_on_since_something_ends_with_publication(day, symbol):
    found = placed(f"since({symbol})", Period.of_day(day))
    if found is not None and found.end is not None:
        assert found.last_day == day


@given(DAYS, WEEKDAYS)
def test_a_month_as_anchor_gives_the_month_for_what_counts_from_a_day(day, weekday):
    month = Period.parse(f"{day:%Y-%m}")
    for symbol in (f"weekday({weekday},past)", "day(-1)", "week(-1)", "tonight(past)", "past(24,hour)", "ago(2,day)"):
        assert placed(symbol, month) == month


@given(WEEKDAYS)
def test_without_an_anchor_nothing_that_counts_from_it_is_placed(weekday):
    for symbol in (
        f"weekday({weekday},past)",
        "day(0)",
        "week(0)",
        "relmonth(-1)",
        "ago(2,day)",
        "sofar()",
        "sameday()",
    ):
        assert placed(symbol, None) is None


def test_an_anchor_of_a_few_days_gives_all_days_in_question():
    anchor = Period.parse("2022-06-02/2022-06-04")
    assert placed("weekday(3,past)", anchor) == Period.parse("2022-06-01")
    assert placed("day(-1)", anchor) == Period.parse("2022-06-01/2022-06-03")


def test_a_vague_number_of_units_leaves_the_stretch_or_nothing():
    assert placed("opening(few,week,warday(1,2022-02-24))", None) is None
    assert placed("opening(few,day,date(2023-05))", None) == Period.parse("2023-05")
    assert placed("closing(few,day,date(2023-05))", None) == Period.parse("2023-05")


def test_what_was_told_before_is_forgotten_after_two_sentences():
    told = (TimeExpression(0, Span(0, 1), "date(2022-08-06)"), TimeExpression(0, Span(2, 3), "date(2022-09-06)"))
    for sentence, wanted in ((2, "2022-09-09"), (3, None)):
        later = TimeExpression(sentence, Span(5, 6), "later(3,day)")
        found = resolve((*told, later), None)[2]
        assert (found.edtf if found else None) == wanted


def test_the_only_time_of_a_text_is_remembered_longer():
    told = TimeExpression(0, Span(0, 1), "date(2022-09-06)")
    for sentence, wanted in ((6, "2022-09-05"), (7, None)):
        before = TimeExpression(sentence, Span(5, 6), "earlier(1,day)")
        found = resolve((told, before), None)[1]
        assert (found.edtf if found else None) == wanted


def test_a_deadline_or_frequency_is_nothing_to_count_from():
    for role in ("deadline", "frequency", "duration"):
        told = TimeExpression(0, Span(0, 1), "date(2022-09-06)", role)
        assert resolve((told, TimeExpression(0, Span(5, 6), "later(3,day)")), None)[1] is None


@given(SYMBOLS)
def test_a_symbol_reads_as_the_tree_that_it_writes(text):
    def written(symbol: Symbol) -> str:
        return symbol.name if symbol.arguments is None else f"{symbol.name}({','.join(map(written, symbol.arguments))})"

    assert written(parse_symbol(text)) == text


@pytest.mark.parametrize("text", ["", "(", "since(", "since(day(-1)", "day(-1))", "a,b"])
def test_what_is_no_symbol(text):
    with pytest.raises(BadSymbol):
        parse_symbol(text)
    assert placed(text, Period.parse("2022-09-08")) is None


def test_every_operator_is_described_and_every_rule_uses_known_ones():
    described = set(re.findall(r"([a-z]+)\(", times.__doc__ or ""))
    assert set(OPERATORS) <= described
    table = languages.load("nl").tables["times"]
    used = {
        name
        for layer in ("day", "span", "part", "outer")
        for rule in table[layer]
        for name in re.findall(r"([a-z]+)\(", rule["symbol"])
    }
    assert used <= described
    assert used - set(OPERATORS) == {"recent", "each"}
