"""The timeline: where a sign stands, what it shows, and that nothing is lost between picture and table."""

import re
from dataclasses import replace
from datetime import date

import pytest
from tests.drawing.world import HOSTILE, SVG, gazetteer, lines, parsed, situation, words

from wederhoor.drawing import timeline
from wederhoor.drawing.chronology import DAYS, MOST, chronology, happened
from wederhoor.drawing.words import NAMED
from wederhoor.model.period import Period
from wederhoor.model.vocabulary import Status


def told(where=None):
    return chronology(where or situation(), words().theatre, gazetteer())


@pytest.mark.parametrize("code", ["nl", "en"])
def test_golden(code, golden):
    picture = timeline.picture(situation(), words(code))
    golden(f"drawing/timeline.{code}.svg", lines(picture.wide))
    golden(f"drawing/timeline-narrow.{code}.svg", lines(picture.narrow))


def test_a_short_period_is_shown_with_the_days_before_it():
    found = told()
    assert (found.first, found.begins, found.last) == (date(2022, 9, 2), date(2022, 9, 11), date(2022, 9, 11))
    assert len(found.days) == DAYS


def test_of_a_long_period_its_last_days_are_shown():
    found = told(replace(situation(), period=Period.parse("2022-07-01/2022-09-11")))
    assert len(found.days) == MOST
    assert found.begins == found.first
    assert found.last == date(2022, 9, 11)


def test_a_claim_stands_on_the_day_it_tells_of_else_on_that_of_its_report():
    where = situation()
    claim = next(claim for claim in where.claims.values() if claim.story in where.inside)
    dated = replace(claim, when=Period.parse("2022-09-08"))
    wide = replace(claim, when=Period.parse("2022-09-01/2022-09-11"))
    assert happened(dated, where) == date(2022, 9, 8)
    assert happened(wide, where) == date(2022, 9, 11)
    assert happened(replace(claim, when=None), where) == date(2022, 9, 11)


def test_every_matter_of_these_days_is_counted_once_a_day():
    found, where = told(), situation()
    wanted = set()
    for matter in where.weighed.matters:
        for line in matter.lines:
            days = {happened(where.claims[claim], where) for claim in line.claims}
            wanted |= {(matter.place, day, line.claims[0]) for day in days if day and found.first <= day <= found.last}
    assert wanted
    assert sum(event.number for lane in found.lanes for event in lane.events) == len(wanted)
    assert found.matters == len({line for _, _, line in wanted})
    assert found.places == len({place for place, _, _ in wanted if place})


def test_an_event_shows_what_a_reader_must_know_first():
    for lane in told().lanes:
        for event in lane.events:
            statuses = [status for status, _ in event.statuses]
            assert Status.CONTESTED not in statuses[1:]
            assert Status.CLAIMED not in statuses[:1] or not {Status.CONFIRMED, Status.CORROBORATED} & set(statuses)


def test_lanes_without_room_are_named():
    found = told()
    drawn, left = timeline.chosen(found, 2)
    assert len(drawn) == 2
    assert {lane.place for lane in drawn} | {lane.place for lane in left} == {lane.place for lane in found.lanes}
    assert min(lane.fresh for lane in drawn if lane.place) >= max(
        (lane.fresh for lane in left if lane.place), default=0
    )
    svg = timeline.picture(situation(), words()).narrow
    assert "Niet getekend" not in svg


def test_of_many_names_the_first_are_listed():
    assert words().listed(["Lyman", "Soemy"]) == "Lyman, Soemy"
    assert words().listed(["Lyman"] * (NAMED + 5)).endswith("Lyman en 5 andere")


def test_the_table_has_a_row_for_each_day_of_a_drawn_lane():
    drawn, _ = timeline.chosen(told(), timeline.LANES[timeline.WIDE])
    picture = timeline.picture(situation(), words())
    assert len(picture.rows) == len({(lane.place, event.day) for lane in drawn for event in lane.events})
    assert all(len(row) == len(picture.head) for row in picture.rows)


def test_signs_stay_on_the_sheet_and_under_their_day():
    picture = timeline.picture(situation(), words())
    for svg in (picture.wide, picture.narrow):
        root = parsed(svg)
        axis = {text.text: float(text.get("x", "0")) for text in root.iter(f"{SVG}text") if text.get("text-anchor")}
        column = (axis["zo 11"] - axis["vr 9"]) / 2
        for group in root.iter(f"{SVG}g"):
            told = group.find(f"{SVG}title")
            shape = group.find(f"{SVG}path")
            if told is not None and shape is not None and "11 september" in (told.text or ""):
                start = re.findall(r"^M(-?[\d.]+)", shape.get("d", ""))
                assert abs(float(start[0]) - axis["zo 11"]) <= column / 2 + 5


def test_a_period_without_claims_says_so():
    empty = replace(situation(), weighed=replace(situation().weighed, matters=()))
    picture = timeline.picture(empty, words())
    assert picture.summary == "Geen claims in deze dagen."
    assert picture.summary in picture.wide
    assert picture.rows == ()


def test_hostile_names_stay_text():
    picture = timeline.picture(situation(), words(places=gazetteer(HOSTILE)))
    for svg in (picture.wide, picture.narrow):
        assert not list(parsed(svg).iter(f"{SVG}script"))
        assert "\x1b" not in svg


def test_a_long_name_is_cut_visibly():
    assert timeline.shortened("Oleksijevo-Droezjkivka", 60).endswith("…")
    assert timeline.shortened("Lyman", 60) == "Lyman"
