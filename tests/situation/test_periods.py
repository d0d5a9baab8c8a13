"""Which period is asked by default, what lies before it, and when a story came out."""

import pytest
from tests.weighing.making import story

from wederhoor.model.claims import ReadDate, Reading
from wederhoor.model.period import BadPeriod, Period
from wederhoor.model.vocabulary import Basis
from wederhoor.situation.periods import default_period, previous, published_of


@pytest.mark.parametrize(
    ("period", "before"),
    [
        ("2022-09-11", "2022-09-10"),
        ("2022-03-01", "2022-02-28"),
        ("2022-09", "2022-08"),
        ("2022-01", "2021-12"),
        ("2022", "2021"),
        ("2022-09-08/2022-09-10", "2022-09-05/2022-09-07"),
        ("2022-22", "2022-03-01/2022-05-31"),
        ("2022-21", "2021-12-01/2022-02-28"),
    ],
)
def test_the_period_before_is_as_long(period: str, before: str):
    assert previous(Period.parse(period)).edtf == before


def test_an_open_period_has_none_before_it():
    with pytest.raises(BadPeriod):
        previous(Period.parse("../2022-09-11"))


def read(one, edtf, basis=Basis.TEXT):
    return Reading(one.id, "test 1", published=ReadDate(Period.parse(edtf), basis, "rule"))


def test_the_last_single_day_with_a_story_is_asked():
    stories = [story("2022-09-10T20:00"), story("2022-09-12"), story("2022-10")]
    default = default_period(stories, ())
    assert default is not None
    assert default.edtf == "2022-09-12"


def test_else_the_last_month_and_else_nothing():
    months = default_period([story("2022-09"), story("2022-10")], ())
    assert months is not None
    assert months.edtf == "2022-10"
    assert default_period([], ()) is None


def test_the_text_narrows_what_the_page_gives_and_never_moves_it():
    month = story("2022-09")
    narrowed = published_of(month, read(month, "2022-09-11"))
    assert narrowed is not None
    assert (narrowed.period.edtf, narrowed.basis) == ("2022-09-11", Basis.TEXT)
    kept = published_of(month, read(month, "2022-10-11"))
    assert kept is not None
    assert (kept.period.edtf, kept.basis) == ("2022-09", Basis.DELIVERY)
