"""What became of a source's claims, and the letter that follows."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.weighing.making import (
    ARMY,
    ISW,
    KREMLIN,
    MOSCOW,
    POPOVA,
    RUSSIANS,
    THEATRE,
    ZELENSKY,
    claim,
    story,
    weighed,
)

from wederhoor.model.vocabulary import Certainty, Kind, Status
from wederhoor.weighing.grades import grade, letter_of
from wederhoor.weighing.grading import graded
from wederhoor.weighing.record import Record, find_records

ONE, TWO = story("2022-09-08T20:00:00+02:00", outlet="A"), story("2022-09-10T22:00:00+02:00", outlet="B")
TAKEN = claim(ONE, ZELENSKY, Kind.RECAPTURE, "Izium", by=ARMY, when="2022-09-08")
LEFT = claim(TWO, MOSCOW, Kind.WITHDRAWAL, "Izium", by=RUSSIANS, when="2022-09-08")
RANK = "ABCDEF"


def records(stories, *claims):
    published = {one.id: one.published.period for one in stories}
    return find_records(weighed(stories, claims), {one.id: one for one in claims}, published, THEATRE)


def test_an_admission_by_the_side_that_it_hurts_bears_a_claim_out():
    found = records((ONE, TWO), TAKEN, LEFT)
    (mine,) = found[ZELENSKY].outcomes
    assert (mine.status, mine.borne_out_by, mine.lead) == (Status.CONFIRMED, LEFT.id, timedelta(hours=50))
    (theirs,) = found[MOSCOW].outcomes
    assert (theirs.borne_out_by, theirs.lead) == (TAKEN.id, timedelta(hours=-50))


def test_before_the_admission_is_known_nothing_is_judged():
    (mine,) = records((ONE,), TAKEN)[ZELENSKY].outcomes
    assert (mine.status, mine.judged) == (Status.CLAIMED, False)


def test_a_contradiction_judges_neither_side():
    denied = claim(TWO, MOSCOW, Kind.RECAPTURE, "Izium", by=ARMY, when="2022-09-08", certainty=Certainty.DENIED)
    found = records((ONE, TWO), TAKEN, denied)
    assert [record.outcomes[0].status for record in (found[ZELENSKY], found[MOSCOW])] == [Status.CONTESTED] * 2
    assert not any(item.judged for record in found.values() for item in record.outcomes)


def test_ones_own_side_bears_nothing_out_and_a_third_party_does():
    other = claim(TWO, POPOVA, Kind.RECAPTURE, "Izium", by=ARMY, when="2022-09-08")
    (mine,) = records((ONE, TWO), TAKEN, other)[ZELENSKY].outcomes
    assert (mine.status, mine.judged) == (Status.CORROBORATED, False)
    third = claim(TWO, ISW, Kind.RECAPTURE, "Izium", by=ARMY, when="2022-09-08")
    (mine,) = records((ONE, TWO), TAKEN, third)[ZELENSKY].outcomes
    assert (mine.status, mine.borne_out_by) == (Status.CORROBORATED, third.id)


def test_what_was_corrected_counts_against_who_said_it():
    first = claim(ONE, ZELENSKY, Kind.RECAPTURE, by=ARMY, number=(2000.0, "km"))
    fixed = claim(TWO, ZELENSKY, Kind.RECAPTURE, by=ARMY, number=(2000.0, "km2"), certainty=Certainty.CORRECTED)
    found = records((ONE, TWO), first, fixed)[ZELENSKY]
    assert {item.claim: item.taken_back_by for item in found.outcomes} == {first.id: fixed.id, fixed.id: None}
    assert (found.borne_out, found.taken_back) == (0, 1)


@pytest.mark.parametrize(("first", "second", "counts"), [(8.0, 10.0, False), (10.0, 8.0, True)])
def test_a_toll_that_only_rose_was_not_wrong(first, second, counts):
    words = ("Er zijn gewonden.", "Het aantal is bijgesteld.")
    told = story("2022-09-09T20:00", *words, outlet="A")
    old = claim(told, ZELENSKY, Kind.CASUALTIES, at="Er", number=(first, "wounded"), when="2022-09-09")
    new = claim(
        told,
        ZELENSKY,
        Kind.CASUALTIES,
        at="Het",
        number=(second, "wounded"),
        when="2022-09-09",
        certainty=Certainty.CORRECTED,
        about=old.id,
    )
    outcome = next(item for item in records((told,), old, new)[ZELENSKY].outcomes if item.claim == old.id)
    assert (outcome.status, outcome.judged) == (Status.WITHDRAWN, counts)


def test_a_bodys_record_holds_the_claims_of_those_beneath_it():
    (parent,) = set(THEATRE.ancestors(KREMLIN)[1:2])
    said = claim(ONE, KREMLIN, Kind.STATEMENT)
    found = records((ONE,), said)
    assert [item.claim for item in found[parent].outcomes] == [said.id]


def test_an_outlets_own_voice_and_silences_have_no_record():
    own = claim(ONE, "unattributed", Kind.RECAPTURE, "Izium", by=ARMY)
    silent = claim(ONE, MOSCOW, Kind.RECAPTURE, "Izium", certainty=Certainty.NO_COMMENT)
    assert records((ONE,), own, silent) == {}


def test_a_claim_about_two_towns_counts_once_by_what_weighs_most():
    both = claim(ONE, ZELENSKY, Kind.RECAPTURE, ("Izium", "Balakliia"), by=ARMY, when="2022-09-08")
    (mine,) = records((ONE, TWO), both, LEFT)[ZELENSKY].outcomes
    assert mine.borne_out_by == LEFT.id


@pytest.mark.parametrize(
    ("borne_out", "taken_back", "letter"),
    [
        (0, 0, "F"),
        (9, 0, "F"),
        (0, 9, "F"),
        (10, 0, "C"),
        (20, 0, "B"),
        (49, 0, "B"),
        (50, 0, "A"),
        (49, 1, "B"),
        (50, 1, "A"),
        (19, 1, "C"),
        (20, 2, "B"),
        (17, 3, "C"),
        (8, 2, "D"),
        (7, 3, "D"),
        (5, 5, "D"),
        (4, 6, "E"),
        (0, 10, "E"),
    ],
)
def test_the_letter_follows_from_how_much_was_judged_and_how_it_went(borne_out, taken_back, letter):
    assert letter_of(borne_out, taken_back) == letter


@given(st.integers(0, 200), st.integers(0, 200))
def test_one_more_claim_that_was_taken_back_never_betters_a_letter_that_was_given(borne_out, taken_back):
    letter = letter_of(borne_out, taken_back)
    if letter != "F":
        assert RANK.index(letter_of(borne_out, taken_back + 1)) >= RANK.index(letter)


@given(st.integers(0, 200), st.integers(0, 200))
def test_one_more_claim_that_was_borne_out_never_worsens_a_letter_that_was_given(borne_out, taken_back):
    letter = letter_of(borne_out, taken_back)
    if letter != "F":
        assert RANK.index(letter_of(borne_out + 1, taken_back)) <= RANK.index(letter)


def test_only_what_one_reliable_source_claims_gets_a_better_digit():
    assert [grade(Status.CLAIMED, letter) for letter in RANK] == ["A3", "B3", "C6", "D6", "E6", "F6"]
    assert [grade(status, "A") for status in (Status.CONFIRMED, Status.CONTESTED, Status.EXPECTED)] == [
        "A1",
        "A4",
        "A6",
    ]


def many(number: int):
    """As many captures by one speaker as that, each admitted by the other side, and one that nobody answered."""
    towns = ("Izium", "Balakliia", "Kupiansk", "Lyman")
    stories, claims = [], []
    for place in range(number):
        day, town = f"2022-{3 + place // 20:02}-{1 + place % 20:02}", towns[place % len(towns)]
        mine, theirs = story(f"{day}T08:00", outlet=f"A{place}"), story(f"{day}T20:00", outlet=f"B{place}")
        claims.append(claim(mine, ZELENSKY, Kind.RECAPTURE, town, by=ARMY, when=day))
        claims.append(claim(theirs, MOSCOW, Kind.WITHDRAWAL, town, by=RUSSIANS, when=day))
        stories += [mine, theirs]
    alone = story("2022-12-01T08:00", outlet="C")
    return (*stories, alone), (*claims, claim(alone, ZELENSKY, Kind.RECAPTURE, "Lyman", by=ARMY, when="2022-12-01"))


def grades(stories, claims):
    published = {one.id: one.published.period for one in stories}
    found = graded(weighed(stories, claims), {one.id: one for one in claims}, published, THEATRE)
    return {line.claims[0]: line.standing.grade for matter in found.matters for line in matter.lines}


def test_with_enough_borne_out_a_lone_claim_becomes_possible():
    stories, claims = many(24)
    found = grades(stories, claims)
    assert found[claims[-1].id] == "B3"
    assert found[claims[0].id] == "B1"


def test_with_too_few_it_stays_as_it_was():
    stories, claims = many(3)
    assert grades(stories, claims)[claims[-1].id] == "F6"


def test_grading_changes_no_status():
    stories, claims = many(24)
    before = weighed(stories, claims)
    published = {one.id: one.published.period for one in stories}
    after = graded(before, {one.id: one for one in claims}, published, THEATRE)
    assert [[line.standing.status for line in matter.lines] for matter in before.matters] == [
        [line.standing.status for line in matter.lines] for matter in after.matters
    ]


def test_a_record_without_outcomes_is_unrated():
    assert Record(ZELENSKY, ()).letter == "F"
