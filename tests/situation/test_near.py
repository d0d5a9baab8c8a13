"""What is near a period is weighed; who last held a town is remembered; the rest is only counted."""

from dataclasses import replace
from datetime import date

import pytest
from tests.weighing.making import ARMY, GAZETTEER, MOSCOW, RUSSIANS, THEATRE, ZELENSKY, claim, story

from wederhoor.model.claims import Claim, Reading
from wederhoor.model.period import BadPeriod, Period
from wederhoor.model.stories import Story
from wederhoor.model.vocabulary import Kind
from wederhoor.situation.assembly import assemble
from wederhoor.situation.near import HORIZON, Reach, reach_of
from wederhoor.situation.value import Beyond, Situation

DAY = Period.parse("2022-09-11")


def told(day: str, who: str, kind: Kind, town: str, by: str) -> tuple[Story, Claim]:
    made = story(day, f"{who} over {town}.", outlet=who)
    return made, claim(made, who, kind, town, by=by)


def seen(*pairs: tuple[Story, Claim], reach: Reach | None = None) -> Situation:
    stories = tuple(one for one, _ in pairs)
    readings = tuple(Reading(one.id, "test 1", (made,)) for one, made in pairs)
    near = reach or Reach(reach_of(DAY))
    return assemble(stories, readings, THEATRE, GAZETTEER, DAY, None, near)


def test_the_month_before_a_period_is_weighed_and_no_more():
    first = told("2022-08-11", ZELENSKY, Kind.STRIKE, "Izium", RUSSIANS)
    before = told("2022-08-10", ZELENSKY, Kind.STRIKE, "Kupiansk", RUSSIANS)
    found = seen(first, before)
    assert reach_of(DAY) == date(2022, 8, 11) == date(2022, 9, 11) - HORIZON
    assert set(found.stories) == {first[0].id}
    assert [matter.id for matter in found.weighed.matters] == [first[1].id]
    assert found.beyond == Beyond(reports=2, outlets=1)


def test_a_situation_that_holds_every_report_is_the_same_with_a_reach_and_without():
    pairs = [told(f"2022-09-{day:02}", MOSCOW, Kind.CAPTURE, "Izium", RUSSIANS) for day in (2, 9, 11)]
    stories, claims = zip(*pairs, strict=True)
    readings = tuple(Reading(one.id, "test 1", (made,)) for one, made in zip(stories, claims, strict=True))
    assert seen(*pairs) == assemble(stories, readings, THEATRE, GAZETTEER, DAY)


def test_who_took_a_town_long_ago_is_remembered_where_somebody_spoke_of_it_lately():
    taken = told("2022-03-01", MOSCOW, Kind.CAPTURE, "Izium", RUSSIANS)
    lately = told("2022-07-01", MOSCOW, Kind.CONTROL, "Izium", RUSSIANS)
    silent = told("2022-03-01", MOSCOW, Kind.CAPTURE, "Kherson", RUSSIANS)
    found = seen(taken, lately, silent)
    (cell,) = found.cells
    assert (cell.place, cell.holder) == ("Izium", "russia")
    assert set(cell.claimed_by) <= set(found.claims) <= {taken[1].id, lately[1].id}
    assert found.weighed.matters == ()
    assert found.new == ()


def test_a_later_word_about_the_town_weighs_more_than_what_is_remembered():
    taken = told("2022-06-20", MOSCOW, Kind.CAPTURE, "Izium", RUSSIANS)
    back = told("2022-09-10", ZELENSKY, Kind.RECAPTURE, "Izium", ARMY)
    (cell,) = seen(taken, back).cells
    assert cell.holder == "ukraine"
    (before,) = seen(taken).cells
    assert before.holder == "russia"


def test_undated_reports_are_counted_wherever_they_are():
    dated = told("2022-09-10", ZELENSKY, Kind.STRIKE, "Izium", RUSSIANS)
    open_ = told("2022-01-01", ZELENSKY, Kind.STRIKE, "Kherson", RUSSIANS)
    undated = (replace(open_[0], published=None), open_[1])
    assert seen(dated, undated).undated == 1


def test_an_open_period_has_no_month_before_it():
    with pytest.raises(BadPeriod):
        reach_of(Period.parse("../2022-09-11"))
