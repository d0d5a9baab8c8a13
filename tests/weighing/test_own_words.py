"""A side that says what it had denied; what only looks like it."""

import pytest
from tests.weighing.making import ARMY, KREMLIN, MOSCOW, PUSHILIN, RUSSIANS, ZELENSKY, claim, relations, story, weighed

from wederhoor.model.vocabulary import Certainty, Kind, Status

EARLY, LATE = story("2022-09-13T20:00", outlet="A"), story("2022-09-21T20:00", outlet="B")
ONE = story(
    "2022-09-13T20:00", "De Oekraïners zijn door de linie.", "Maandag was er nog niets aan de hand.", outlet="A"
)


def own(*claims):
    return {(a, b) for _, rule, a, b in relations((EARLY, LATE, ONE), claims) if rule == "own_denial"}


def denial(told, who, kind, place=(), by="Russia", **more):
    return claim(told, who, kind, place, by=by, certainty=Certainty.DENIED, **more)


def test_what_one_body_denied_another_of_its_side_does():
    denied = denial(EARLY, KREMLIN, Kind.MOBILISATION)
    called_up = claim(LATE, "Vladimir Putin", Kind.MOBILISATION, "reservists", by="Russia")
    assert own(denied, called_up) == {(called_up.id, denied.id)}


def test_a_place_that_was_not_given_up_and_then_was():
    denied = denial(EARLY, MOSCOW, Kind.WITHDRAWAL, "Lyman", by=RUSSIANS)
    left = claim(LATE, MOSCOW, Kind.WITHDRAWAL, "Lyman", by=RUSSIANS)
    assert own(denied, left) == {(left.id, denied.id)}
    assert own(denied, claim(LATE, MOSCOW, Kind.WITHDRAWAL, "Izium", by=RUSSIANS)) == set()
    assert own(denial(EARLY, MOSCOW, Kind.WITHDRAWAL, by=RUSSIANS), left) == set()


def test_a_denial_about_several_towns_meets_what_is_said_of_any_of_them():
    denied = denial(EARLY, MOSCOW, Kind.WITHDRAWAL, ("Izium", "Lyman"), by=RUSSIANS)
    left = claim(LATE, MOSCOW, Kind.WITHDRAWAL, ("Izium", "Lyman"), by=RUSSIANS)
    assert own(denied, left) == {(left.id, denied.id)}


def test_in_one_story_ground_lost_goes_against_an_attack_denied():
    denied = denial(ONE, PUSHILIN, Kind.ATTACK, by="Ukraine", at="Maandag", when="2022-09-12")
    broken = claim(ONE, MOSCOW, Kind.ADVANCE, "Lyman", by=ARMY, at="De Oekra")
    assert own(denied, broken) == {(broken.id, denied.id)}
    assert own(denied, claim(LATE, MOSCOW, Kind.ADVANCE, "Lyman", by=ARMY)) == set()


@pytest.mark.parametrize(
    "said",
    [
        claim(LATE, ZELENSKY, Kind.MOBILISATION, by="Russia"),
        claim(LATE, "Vladimir Putin", Kind.MOBILISATION, by="Ukraine"),
        claim(LATE, "Vladimir Putin", Kind.MOBILISATION, by="Russia", certainty=Certainty.HEDGED),
        claim(LATE, "unattributed", Kind.MOBILISATION, by="Russia"),
        claim(EARLY, KREMLIN, Kind.MOBILISATION, by="Russia"),  # beside the denial: only what sort is denied
        claim(LATE, "Vladimir Putin", Kind.MOBILISATION, by="Russia", when="2022-11-30"),
    ],
    ids=["other side", "other doer", "hedged", "own voice", "same breath", "long after"],
)
def test_what_is_no_word_against_ones_own_denial(said):
    assert own(denial(EARLY, KREMLIN, Kind.MOBILISATION), said) == set()


def test_a_position_changes_once_and_contests_nothing():
    denied = denial(EARLY, KREMLIN, Kind.MOBILISATION)
    first = claim(LATE, "Vladimir Putin", Kind.MOBILISATION, by="Russia")
    again = claim(LATE, MOSCOW, Kind.MOBILISATION, by="Russia", number=(300000, "soldiers"))
    assert len(own(denied, first, again)) == 1
    lines = [line for matter in weighed((EARLY, LATE), (denied, first)).matters for line in matter.lines]
    assert {line.standing.status for line in lines} == {Status.CLAIMED}
