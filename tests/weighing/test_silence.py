"""A silence stays open until the one who was silent speaks of that matter."""

import pytest
from tests.weighing.making import ARMY, MOSCOW, RUSSIANS, ZELENSKY, claim, story, weighed

from wederhoor.model.vocabulary import Certainty, Kind, Status

FIRST, LATER = (
    story("2022-09-08T20:00", "Izjoem is heroverd.", "Moskou zwijgt.", outlet="A"),
    story("2022-09-10T20:00", outlet="B"),
)
TAKEN = claim(FIRST, ZELENSKY, Kind.RECAPTURE, "Izium", by=ARMY, at="Izjoem")
SILENT = claim(FIRST, "Russia", Kind.RECAPTURE, by=ARMY, at="Moskou", certainty=Certainty.NO_COMMENT)


def answered(*later):
    (silence,) = weighed((FIRST, LATER), (TAKEN, SILENT, *later)).silences
    return silence.answered_by


def test_a_silence_is_about_the_nearest_claim_of_its_kind():
    (silence,) = weighed((FIRST,), (TAKEN, SILENT)).silences
    assert (silence.claim, silence.claimants, silence.about) == (SILENT.id, ("Russia",), TAKEN.id)


def test_nobody_leaves_unanswered_what_another_of_his_own_side_says():
    told = story(
        "2022-09-13T20:00", "Er zijn 250 doden, zegt het leger.", "Moskou zweeg over de aanklacht.", outlet="A"
    )
    dead = claim(told, MOSCOW, Kind.CASUALTIES, by=ARMY, at="Er zijn", number=(250, "killed"))
    for given in (dead.id, None):
        silent = claim(
            told, "Russia", Kind.CASUALTIES, by=ARMY, at="Moskou", certainty=Certainty.NO_COMMENT, about=given
        )
        (silence,) = weighed((told,), (dead, silent)).silences
        assert silence.about is None


def test_whoever_adds_nothing_to_his_own_words_leaves_them_not_unanswered():
    told = story("2022-09-13T20:00", "Er is 500 km2 heroverd, zegt hij.", "Uitleg gaf hij niet.", outlet="A")
    area = claim(told, ZELENSKY, Kind.RECAPTURE, by=ARMY, at="Er is", number=(500, "km2"))
    silent = claim(told, ZELENSKY, Kind.RECAPTURE, at="Uitleg", certainty=Certainty.NO_COMMENT)
    found = weighed((told,), (area, silent))
    assert [silence.about for silence in found.silences] == [area.id]
    remarks = {line.claims[0]: line.standing.remarks for matter in found.matters for line in matter.lines}
    assert remarks[area.id] == ()


def test_a_silence_on_words_is_only_about_what_was_said_just_before():
    told = story(
        "2022-09-13T20:00", "Er zijn mijnen.", "Het weer is er goed, en droog ook.", "Moskou zwijgt.", outlet="A"
    )
    mines = claim(told, ZELENSKY, Kind.ACCUSATION, at="Er zijn")
    silent = claim(told, "Russia", Kind.ACCUSATION, at="Moskou", certainty=Certainty.NO_COMMENT)
    (silence,) = weighed((told,), (mines, silent)).silences
    assert silence.about is None


@pytest.mark.parametrize(("kind", "about"), [(Kind.ACCUSATION, True), (Kind.OTHER, False)])
def test_a_silence_of_no_kind_is_not_about_what_just_stands_before_it(kind, about):
    told = story(
        "2022-09-14T20:00", "Er zijn mijnen gevonden.", "Moskou gaf nooit toe dat het de stad verloor.", outlet="A"
    )
    mines = claim(told, ZELENSKY, kind, at="Er zijn")
    silent = claim(told, "Russia", kind, at="Moskou", certainty=Certainty.NO_COMMENT)
    (silence,) = weighed((told,), (mines, silent)).silences
    assert silence.about == (mines.id if about else None)


def test_a_body_below_the_silent_one_ends_it():
    word = claim(LATER, MOSCOW, Kind.WITHDRAWAL, "Izium", by=RUSSIANS)
    assert answered(word) == word.id


def test_another_place_another_side_or_another_silence_leave_it_open():
    assert answered(claim(LATER, MOSCOW, Kind.WITHDRAWAL, "Lyman", by=RUSSIANS)) is None
    assert answered(claim(LATER, ZELENSKY, Kind.CONTROL, "Izium", by=ARMY)) is None
    assert answered(claim(LATER, MOSCOW, Kind.VISIT, "Izium", by=RUSSIANS)) is None


def test_the_claim_bears_the_remark_and_the_matter_the_silence():
    (matter,) = weighed((FIRST,), (TAKEN, SILENT)).matters
    statuses = {line.claims: (line.standing.status, [r.rule for r in line.standing.remarks]) for line in matter.lines}
    assert statuses == {(TAKEN.id,): (Status.CLAIMED, ["unanswered"]), (SILENT.id,): (Status.UNANSWERED, [])}
    assert (matter.id, matter.place, matter.standing.status) == (TAKEN.id, "Izium", Status.CLAIMED)


def test_a_matter_of_nothing_but_silence_is_unanswered():
    (matter,) = weighed((FIRST,), (SILENT,)).matters
    assert matter.standing.status is Status.UNANSWERED


def test_not_a_word_about_a_town_is_ended_by_a_word_about_the_fighting_there():
    silent = claim(FIRST, "Russia", Kind.STATEMENT, "Izium", at="Moskou", certainty=Certainty.NO_COMMENT)
    word = claim(LATER, MOSCOW, Kind.WITHDRAWAL, "Izium", by=RUSSIANS)
    (silence,) = weighed((FIRST, LATER), (silent, word)).silences
    assert silence.answered_by == word.id


def test_a_silence_on_a_town_is_not_about_a_claim_that_names_none():
    area = claim(FIRST, ZELENSKY, Kind.RECAPTURE, by=ARMY, at="Izjoem")
    on_lyman = claim(FIRST, "Russia", Kind.RECAPTURE, "Lyman", at="Moskou", certainty=Certainty.NO_COMMENT)
    (silence,) = weighed((FIRST,), (area, on_lyman)).silences
    assert silence.about is None


def test_a_silence_on_what_a_party_told_itself_is_not_ended_by_another_deed_of_that_day():
    struck = claim(FIRST, MOSCOW, Kind.STRIKE, by=RUSSIANS, when="2022-09-10", at="Izjoem")
    unnamed = claim(FIRST, MOSCOW, Kind.STRIKE, by=RUSSIANS, at="Moskou", certainty=Certainty.NO_COMMENT)
    more = claim(LATER, MOSCOW, Kind.STRIKE, by=RUSSIANS, when="2022-09-10")
    (silence,) = weighed((FIRST, LATER), (struck, unnamed, more)).silences
    assert silence.about == struck.id
    assert silence.answered_by is None
