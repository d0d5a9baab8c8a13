"""The positions of the sliders: none is missed, and there are never too many."""

from datetime import UTC, date, datetime, timedelta

from wederhoor import languages
from wederhoor.briefing.book import make_book
from wederhoor.model.period import Period
from wederhoor.model.stories import Published
from wederhoor.model.vocabulary import Basis
from wederhoor.web.days import AFTER, BEFORE, MANY, Days, day_steps, days_of, known_steps
from wederhoor.web.lens import Lens
from wederhoor.web.source import Library

BOOK = make_book(languages.load("nl"), (), (), {}, {})
FIRST = date(2022, 9, 1)


def library(*periods):
    dated = {f"s-{place}": Published(Period.parse(text), Basis.TEXT) for place, text in enumerate(periods)}
    return Library({}, {}, dated)


def steps(days, day, **lens):
    return known_steps(days, day, Lens(**lens), BOOK, "einde van {day}")


def test_a_report_counts_on_its_day_and_is_known_at_its_minute_or_at_the_days_end():
    days = days_of(library("2022-09-01T10:00:30+02:00", "2022-09-01T10:00:40+02:00", "2022-09-02", "2022-09"))
    assert days.reports == ((FIRST, 2), (date(2022, 9, 2), 1))
    assert days.moments[FIRST] == (datetime(2022, 9, 1, 8, 1, tzinfo=UTC),)  # the minute after: then it was known
    assert [step.value for step in steps(days, FIRST)] == ["2022-09-01T10:01", "", "2022-09-02"]


def test_a_step_at_a_report_knows_it():
    days = days_of(library("2022-09-01T10:00:30+02:00"))
    value = next(step.value for step in steps(days, FIRST) if "T" in step.value)
    known = Lens(known_at=value).asked().known_at
    assert known is not None
    assert Period.parse("2022-09-01T10:00:30+02:00").known_by(known)


def test_one_position_is_chosen():
    days = days_of(library("2022-09-01", "2022-09-03"))
    for lens in ({}, {"known_at": "2022-09-01"}, {"known_at": "2022-09-02"}, {"known_at": "2022-09-03T05:00"}):
        assert sum(step.chosen for step in steps(days, FIRST, **lens)) == 1
    assert [step.value for step in day_steps(days, date(2022, 9, 2), BOOK) if step.chosen] == ["2022-09-02"]


def test_of_very_many_days_those_around_and_the_last_are_steps():
    every = tuple((FIRST + timedelta(days=step), 1) for step in range(MANY + 100))
    found = steps(Days(every, {}), every[100][0])
    assert len(found) == BEFORE + 1 + AFTER + 1
    assert found[0].value == every[100 - BEFORE][0].isoformat()
    assert found[-1].value == every[-1][0].isoformat()
