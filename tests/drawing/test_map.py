"""The map: what it draws of marks, what it leaves out, and that it is the same bytes each time."""

import json
import random
from dataclasses import replace
from datetime import date

import pytest
from tests.briefing.demonstration import Map
from tests.drawing.world import DRY, HOSTILE, SVG, base, cell, gazetteer, lines, parsed, situation, words

from wederhoor.drawing import mapping, style
from wederhoor.drawing.chart import draw
from wederhoor.drawing.flat import flatten
from wederhoor.drawing.geojson import collection
from wederhoor.drawing.mapping import FRONT, Sight, crowded, plan, summary
from wederhoor.drawing.marks import OLD, survey
from wederhoor.drawing.sheet import Leads
from wederhoor.model.places import Place
from wederhoor.model.vocabulary import PlaceKind, Status


def drawn(told=None, places=None, *, code="nl", sight=FRONT, width=480.0, styled=False):
    told, spoken = told or situation(), words(code, places)
    marks = survey(told, spoken.gazetteer)
    seen = plan(told, marks, flatten(base()), spoken, sight, width=width)
    return draw(seen, spoken, style.flexible() if styled else "")


def texts(svg):
    return ["".join(node.itertext()) for node in parsed(svg).iter(f"{SVG}text")]


def marks_of(told):
    return {mark.place.id: mark for mark in survey(told, gazetteer())}


@pytest.mark.parametrize("code", ["nl", "en"])
def test_golden(code, golden):
    golden(f"drawing/map.{code}.svg", lines(drawn(code=code)))


def test_what_stands_on_a_river_or_on_borders_keeps_its_lines_away():
    haloed = {
        "".join(node.itertext()): "wm-halo" in (node.get("class") or "") for node in parsed(drawn()).iter(f"{SVG}text")
    }
    assert haloed["Oskil"]
    assert haloed["regio Charkiv"]


def test_marks_say_holder_status_and_change():
    marks = marks_of(situation())
    assert (marks["Balakliia"].holder, marks["Balakliia"].status) == ("ukraine", Status.CONFIRMED)
    assert (marks["Lyman"].holder, marks["Lyman"].status) == ("russia", Status.CLAIMED)
    assert (marks["Izium"].status, marks["Izium"].change) == (Status.CONTESTED, "none")
    assert (marks["Kupiansk"].change, marks["Kupiansk"].before) == ("changed", "russia")
    assert marks["Kharkiv"].change == "silent"


def test_a_town_that_was_only_left_is_drawn_as_disputed_by_nobody():
    gone = "c-1"
    marks = marks_of(situation(cells=(cell("Lyman", "contested", claimed=(gone,), admitted=(gone,)),)))
    assert (marks["Lyman"].known, marks["Lyman"].status) == (False, None)
    entered = marks_of(situation(cells=(cell("Lyman", "contested", claimed=("c-2",), admitted=(gone,)),)))
    assert entered["Lyman"].status is Status.CONTESTED


def test_a_place_that_is_spoken_of_has_a_mark_without_a_holder():
    told = situation(cells=())
    spoken = {place for claim in told.new for place in told.claims[claim].place_ids}
    towns = {place for place in spoken if (known := gazetteer().get(place)) and known.kind is PlaceKind.SETTLEMENT}
    assert towns
    assert {name for name, mark in marks_of(told).items() if not mark.known} == towns


def test_marks_and_the_table_of_the_update_agree(demo_update):
    situation_, update, places = demo_update
    marks = {mark.place.id: mark for mark in survey(situation_, places) if mark.known}
    rows = {row.place: row for row in update.holders if row.place in marks}
    assert rows
    for name, row in rows.items():
        mark = marks[name]
        assert (mark.holder, mark.status, mark.change) == (row.holder, row.status, row.change)


def test_a_place_off_the_sheet_or_without_a_point_is_named_below():
    below = " ".join(texts(drawn()))
    assert "Buiten de kaart: Ver weg." in below
    assert "Zonder plek op de kaart: Nergens." in below


def test_a_date_stands_beside_what_is_not_of_the_day():
    found = texts(drawn())
    assert "Izjoem" in found
    assert any(text.startswith("Charkiv") and text != "Charkiv" for text in found)


def test_an_old_word_breaks_the_outline():
    told = situation(cells=(cell("Kharkiv", "ukraine", claimed=situation().cells[3].claimed_by),))
    young = drawn(told)
    assert "wm-old" not in young
    (mark,) = (mark for mark in survey(told, gazetteer()) if mark.known)
    spoken = words()
    seen = plan(told, (replace(mark, word=date(2022, 8, 20)),), flatten(base()), spoken, width=480.0)
    assert (seen.day - date(2022, 8, 20)).days > OLD
    assert "wm-old" in draw(seen, spoken)


def test_a_map_says_as_of_when_it_holds_and_that_its_reports_are_made_up():
    below = texts(drawn())
    assert any(text.startswith("Bekend op 11 september 2022, 23.59 uur. Ondergrond: nowhere.") for text in below)
    assert "Demonstratietekst: media en berichten zijn verzonnen." in below
    told = situation()
    real = {name: replace(story, address="https://dagblad.nl/x") for name, story in told.stories.items()}
    assert not any("verzonnen" in text for text in texts(drawn(replace(told, stories=real))))


def test_a_map_that_stands_alone_tells_all_to_who_cannot_see_it():
    (told,) = (node.text or "" for node in parsed(drawn(styled=True)).findall(f"{SVG}desc"))
    assert "Balaklija: Oekraïne, bevestigd; laatste woord 10 september 2022." in told
    assert "Izjoem: betwist" in told
    (beside,) = (node.text or "" for node in parsed(drawn()).findall(f"{SVG}desc"))
    assert "De tabel bij de kaart" in beside


def test_status_is_told_by_filling_and_holder_by_shape():
    svg = drawn(situation(cells=(cell("Balakliia", "ukraine", admitted=("x",)), cell("Lyman", "russia"))))
    signs = [node.get("class", "") for node in parsed(svg).iter(f"{SVG}path")]
    assert any("wm-p0" in name and "wm-full" in name for name in signs)
    assert any("wm-p1" in name and "wm-full" not in name for name in signs)
    shapes = {name: node for node in parsed(svg).iter(f"{SVG}path") if (name := node.get("class"))}
    assert shapes["wm-sign wm-p0 wm-full"].get("d") != shapes["wm-sign wm-p1"].get("d")


def test_a_lake_that_ran_dry_is_neither_drawn_nor_named():
    told = situation()
    spoken, marks = words(), survey(told, gazetteer())
    before = plan(told, marks, flatten(base()), spoken, width=480.0)
    wet = replace(before, day=DRY.replace(day=9))
    assert "het droge meer" in texts(draw(wet, spoken))
    assert "wm-lake" in draw(wet, spoken)
    assert "het droge meer" not in texts(draw(before, spoken))
    assert "wm-lake" not in draw(before, spoken)


def test_occupied_land_is_hatched_and_explained():
    svg = drawn(sight=Sight("de Krim", ("Crimea",)))
    assert svg.count("<pattern") == 2  # on the sheet and in the legend
    assert "De Krim: deel van Oekraïne, sinds 2014 bezet door Rusland" in texts(svg)


@pytest.mark.parametrize("styled", [False, True])
def test_hostile_names_stay_text(styled):
    told, places = situation(), gazetteer(HOSTILE)
    svg = drawn(told, places, styled=styled)
    root = parsed(svg)
    assert not list(root.iter(f"{SVG}script"))
    assert any("<script>" in text for text in texts(svg))
    assert not {"\x1b", "\u202e"} & set(svg)
    json.loads(collection(told, survey(told, places), base(), words(places=places)))


def test_whatever_order_marks_come_in_the_map_is_the_same():
    told, spoken = situation(), words()
    marks = list(survey(told, gazetteer()))
    found = set()
    for seed in range(5):
        random.Random(seed).shuffle(marks)  # noqa: S311 - no secret
        found.add(draw(plan(told, tuple(marks), flatten(base()), spoken), spoken))
    assert len(found) == 1


def test_a_sector_shows_its_own_marks_larger():
    told, spoken = situation(), words()
    marks = survey(told, gazetteer())
    wide = plan(told, marks, flatten(base()), spoken)
    near = plan(told, marks, flatten(base()), spoken, Sight("Charkiv", ("Kharkiv Oblast",), "kharkiv"))
    assert near.frame.scale > wide.frame.scale
    assert near.title.startswith("Charkiv: ")


def test_signs_that_crowd_ask_for_a_closer_map():
    told, spoken = situation(), words()
    chart = plan(told, survey(told, gazetteer()), flatten(base()), spoken)
    assert crowded(chart, spoken) is None
    beside = [
        Place(f"Village {number}", PlaceKind.SETTLEMENT, (), 48.28, 37.2 + number / 100, within="Donetsk Oblast")
        for number in range(5)
    ]
    places = Map({**gazetteer().places, **{place.id: place for place in beside}})
    spoken = words(places=places)
    marks = survey(situation(cells=tuple(cell(place.id, "russia") for place in beside)), spoken.gazetteer)
    close = crowded(plan(told, marks, flatten(base()), spoken), spoken)
    assert close is not None
    assert (close.sector, close.name) == ("donetsk", "Donetsk")


def test_the_summary_counts():
    told = words()
    marks = survey(situation(), gazetteer())
    said = summary(marks, told)
    assert "Oekraïne: 1 bevestigd, 3 gesteld" in said
    assert "betwist: 1" in said
    assert summary((), told) == "Geen claims over wie een plaats in handen heeft."


def test_a_picture_has_the_same_in_words():
    (picture,) = mapping.pictures(situation(), base(), words())
    assert [row[0] for row in picture.rows] == [
        "Balaklija",
        "Ver weg",
        "Izjoem",
        "Charkiv",
        "Koepjansk",
        "Lyman",
        "Nergens",
    ]
    assert all(len(row) == len(picture.head) for row in picture.rows)
    assert picture.rows[4][2] == "gewisseld (Rusland)"
    wide, narrow = (parsed(svg) for svg in (picture.wide, picture.narrow))
    assert float(narrow.get("width", "0")) < 390 < float(wide.get("width", "0"))
    ids = [node.get("id") for svg in (wide, narrow) for node in svg.iter() if node.get("id")]
    assert len(ids) == len(set(ids))


def test_geojson_gives_each_mark_with_its_claims():
    told = situation()
    found = json.loads(collection(told, survey(told, gazetteer()), base(), words("en")))
    features = {feature["id"]: feature for feature in found["features"]}
    assert (found["day"], found["language"]) == ("2022-09-11", "en")
    assert features["Lyman"]["geometry"] == {"type": "Point", "coordinates": [37.8, 48.98]}
    assert features["Nowhere"]["geometry"] is None
    kupiansk = features["Kupiansk"]["properties"]
    assert (kupiansk["holder"], kupiansk["status"], kupiansk["before"]) == ("ukraine", "claimed", "russia")
    assert [said["claim"] for said in kupiansk["claimed_by"]] == list(told.cells[4].claimed_by)
    assert all(said["claimants"] for said in kupiansk["claimed_by"])


def led(chosen="Izium"):
    told = situation()
    marks = survey(told, words().gazetteer)
    leads = Leads(
        {mark.place.id: f"/nl/map?place={mark.place.id}&a=1" for mark in marks}, {"Kharkiv Oblast": "/z"}, chosen
    )
    return parsed(draw(replace(plan(told, marks, flatten(base()), words(), width=480.0), leads=leads), words()))


def test_on_a_page_each_sign_is_a_link_in_words_and_a_picture_has_none():
    tree = led()
    links = {link.get("data-place"): link for link in tree.iter(f"{SVG}a") if link.get("data-place")}
    assert links["Izium"].get("href") == "/nl/map?place=Izium&a=1"
    assert "betwist" in links["Izium"].get("aria-label")
    assert [place for place, link in links.items() if link.get("aria-current")] == ["Izium"]
    assert tree.get("role") == "group"
    assert not list(parsed(drawn()).iter(f"{SVG}a"))
    assert parsed(drawn()).get("role") == "img"


def test_only_signs_stop_the_tab_key_and_names_and_regions_lead_too():
    silent = [link for link in led().iter(f"{SVG}a") if link.get("tabindex") == "-1"]
    assert all(link.get("aria-hidden") == "true" for link in silent)
    assert "/z" in {link.get("href") for link in silent}
    assert "/nl/map?place=Izium&a=1" in {link.get("href") for link in silent}
