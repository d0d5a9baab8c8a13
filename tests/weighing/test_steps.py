"""What goes further than an earlier claim, and what settles a side's own doubt."""

from dataclasses import replace

import pytest
from tests.weighing.making import ARMY, ISW, MOSCOW, POPOVA, RUSSIANS, STAFF, ZELENSKY, claim, relations, story

from wederhoor.model.claims import with_id
from wederhoor.model.places import PlaceRef
from wederhoor.model.vocabulary import Certainty, Extent, Kind

EIGHTH = story("2022-09-08T20:00", "Lyman, een dorp bij Izium.", outlet="A")
TENTH = story("2022-09-10T20:00", outlet="B")
LATE = story("2022-10-20T20:00", outlet="C")
ALL = (EIGHTH, TENTH, LATE)


def steps(*claims):
    return {(rule, a, b) for kind, rule, a, b in relations(ALL, claims) if kind == "updates"}


def near(kind=Kind.ADVANCE, by=ARMY, town="Izium", told=EIGHTH, **more):
    """An advance to a village, which the report says lies by a town."""
    made = claim(told, ISW, kind, "Lyman", by=by, **more)
    return with_id(replace(made, places=(*made.places, PlaceRef(town, made.sentence))))


def test_a_capture_goes_further_than_an_entry_of_the_same_town():
    entered = claim(EIGHTH, POPOVA, Kind.ADVANCE, "Izium", by=ARMY)
    taken = claim(TENTH, ZELENSKY, Kind.RECAPTURE, "Izium", by=ARMY)
    assert steps(entered, taken) == {("further_step", taken.id, entered.id)}
    assert steps(taken, claim(EIGHTH, POPOVA, Kind.ADVANCE, "Kupiansk", by=ARMY)) == set()


def test_the_first_step_at_a_town_goes_further_than_an_advance_near_it():
    beside = near()
    ringed = claim(TENTH, STAFF, Kind.ENCIRCLEMENT, "Izium", by=ARMY)
    taken = claim(TENTH, STAFF, Kind.RECAPTURE, "Izium", by=ARMY)
    assert steps(beside, ringed) == {("step_from_near", ringed.id, beside.id)}
    assert steps(beside, taken) == {("step_from_near", taken.id, beside.id)}


@pytest.mark.parametrize(
    "beside",
    [near(by=RUSSIANS), near(town="Kupiansk"), near(kind=Kind.BATTLE), near(negative=True), near(told=TENTH)],
    ids=["other doer", "other town", "no advance", "negative", "same day"],
)
def test_what_is_no_step_towards_a_town(beside):
    assert steps(beside, claim(TENTH, STAFF, Kind.ENCIRCLEMENT, "Izium", by=ARMY)) == set()


def test_an_advance_into_a_town_is_no_step_beyond_one_near_it_and_weeks_later_a_new_attempt_begins():
    assert steps(near(), claim(TENTH, POPOVA, Kind.ADVANCE, "Izium", by=ARMY)) == set()
    assert steps(near(), claim(LATE, STAFF, Kind.RECAPTURE, "Izium", by=ARMY)) == set()


def doubt(who=STAFF, by=ARMY):
    return claim(EIGHTH, who, Kind.RECAPTURE, "Izium", by=by, certainty=Certainty.UNCONFIRMED)


@pytest.mark.parametrize(
    "word",
    [
        claim(TENTH, ZELENSKY, Kind.RECAPTURE, "Izium", by=ARMY),
        claim(TENTH, "unattributed", Kind.VISIT, "Izium", by=ZELENSKY),
        claim(TENTH, POPOVA, Kind.CONTROL, "Izium", by="Ukraine"),
    ],
    ids=["its own claim", "a visit", "its hold"],
)
def test_a_side_settles_its_own_doubt_about_a_town(word):
    open_end = doubt()
    assert ("settled", word.id, open_end.id) in steps(open_end, word)


@pytest.mark.parametrize(
    "word",
    [
        claim(TENTH, ISW, Kind.RECAPTURE, "Izium", by=ARMY),
        claim(TENTH, ZELENSKY, Kind.RECAPTURE, "Lyman", by=ARMY),
        claim(TENTH, ZELENSKY, Kind.RECAPTURE, "Izium", by=ARMY, extent=Extent.PART),
        claim(TENTH, ZELENSKY, Kind.RECAPTURE, "Izium", by=ARMY, certainty=Certainty.HEDGED),
        claim(TENTH, "unattributed", Kind.VISIT, "Izium", by="Vladimir Putin"),
        claim(TENTH, "unattributed", Kind.CONTROL, "Izium", by=ARMY),
        claim(LATE, ZELENSKY, Kind.RECAPTURE, "Izium", by=ARMY),
    ],
    ids=["a third party", "another town", "a part", "hedged", "the other side's visit", "own voice", "weeks later"],
)
def test_what_settles_no_doubt(word):
    assert "settled" not in {rule for rule, _, _ in steps(doubt(), word)}


def test_an_outlets_or_the_other_sides_doubt_is_not_settled_by_the_claimant():
    word = claim(TENTH, ZELENSKY, Kind.RECAPTURE, "Izium", by=ARMY)
    for who in ("unattributed", MOSCOW, ISW):
        assert "settled" not in {rule for rule, _, _ in steps(doubt(who), word)}
