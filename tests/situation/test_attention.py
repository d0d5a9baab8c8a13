"""What needs an eye is found, once each, and nothing that is as it should be."""

from dataclasses import replace

from tests.cli.examples import FRONT, NUMBERS, claim_area, claim_denied, claim_taken, find

from wederhoor.atlas import build
from wederhoor.model.claims import Missed, Reading, Sign, with_id
from wederhoor.model.period import Period
from wederhoor.model.places import Place, PlaceRef
from wederhoor.model.stories import Published
from wederhoor.model.vocabulary import UNATTRIBUTED, Basis, Kind, PlaceKind, Signal
from wederhoor.situation import attention

STORIES = {FRONT.id: FRONT, NUMBERS.id: NUMBERS}
READINGS = {
    FRONT.id: Reading(FRONT.id, "rules 1", (claim_taken(FRONT), claim_denied(FRONT))),
    NUMBERS.id: Reading(NUMBERS.id, "rules 1", (claim_area(NUMBERS),)),
}
DAY = Published(Period.parse("2022-09-11"), Basis.DELIVERY)
ATLAS = build(
    [
        Place("Izium", PlaceKind.SETTLEMENT),
        Place("Izium Raion", PlaceKind.REGION),
        Place("Izium (village)", PlaceKind.SETTLEMENT),
    ],
    [("Izjoem", "Izium"), ("Izjoem", "Izium Raion"), ("Gevechten", "Izium"), ("Gevechten", "Izium (village)")],
)


def test_reports_without_a_date_and_those_without_a_day():
    assert [spot.story for spot in attention.undated(STORIES, {FRONT.id: DAY})] == [NUMBERS.id]
    month = Published(Period.parse("2022-09"), Basis.HEADER)
    guessed = Published(Period.parse("2022-09-11"), Basis.INFERRED)
    assert [spot.story for spot in attention.loose(STORIES, {FRONT.id: DAY, NUMBERS.id: month})] == [NUMBERS.id]
    assert [spot.note for spot in attention.loose(STORIES, {FRONT.id: guessed})] == ["inferred"]


def test_reports_without_a_reading_without_a_text_and_those_passed_over():
    gone = replace(FRONT, text="")
    assert [spot.note for spot in attention.unread({FRONT.id: gone}, READINGS)] == ["removed"]
    assert [spot.story for spot in attention.unread(STORIES, {FRONT.id: READINGS[FRONT.id]})] == [NUMBERS.id]
    assert attention.unread(STORIES, READINGS) == ()
    sport = Reading(FRONT.id, "rules 1", passed_over="no word names the war")
    assert [spot.note for spot in attention.passed_over(STORIES, {FRONT.id: sport})] == ["no word names the war"]


def test_sentences_that_may_be_missed_come_with_their_signs_the_surest_first():
    one, two = find(FRONT, "Gevechten"), find(FRONT, "Izjoem is ingenomen")
    signs = (Sign(Signal.NUMBER, two), Sign(Signal.MODAL, two), Sign(Signal.NUMBER, two))
    reading = Reading(
        FRONT.id,
        "rules 1",
        missed=(Missed(one.start, one.end, (Sign(Signal.NUMBER, one),)), Missed(two.start, two.end, signs)),
    )
    found = attention.missed(STORIES, {FRONT.id: reading})
    assert [spot.span for spot in found] == [two, one]
    assert found[0].signals == (Signal.NUMBER, Signal.MODAL)
    assert not any(spot.cited for spot in found)


def test_claims_without_a_source_and_without_a_place():
    own = with_id(replace(claim_taken(FRONT), claimants=(UNATTRIBUTED,), places=()))
    visit = with_id(replace(own, kind=Kind.VISIT))
    readings = {FRONT.id: Reading(FRONT.id, "rules 1", (own, visit, claim_denied(FRONT)))}
    assert len(attention.unattributed(STORIES, readings)) == 2
    assert [spot.span for spot in attention.placeless(STORIES, readings)] == [own.sentence]


def test_a_name_that_two_towns_bear_is_a_doubt_and_a_town_in_its_own_region_is_none():
    town, unknown = claim_taken(FRONT), find(FRONT, "Russische")
    fallen = with_id(replace(town, places=(PlaceRef("Izium", find(FRONT, "Gevechten")),)))
    nowhere = with_id(replace(town, places=(PlaceRef("Nergens (1.00, 2.00 ± 12 km)", unknown),)))

    def names(*claims):
        readings = {FRONT.id: Reading(FRONT.id, "rules 1", claims)}
        return [(doubt.name, doubt.others) for doubt in attention.doubtful(STORIES, readings, ATLAS)]

    assert names(town) == []
    assert names(fallen) == [("Gevechten", ("Izium (village)",))]
    assert names(nowhere) == [("Russische", ())]
