"""The first status that holds, its reasons, remarks and grade."""

from tests.weighing.making import (
    ARMY,
    ISW,
    MOSCOW,
    POPOVA,
    PUSHILIN,
    RUSSIANS,
    STAFF,
    ZELENSKY,
    claim,
    story,
    weighed,
)

from wederhoor.model.vocabulary import Certainty, Kind, Status

ONE, TWO = story("2022-09-09T20:00", outlet="A"), story("2022-09-10T20:00", outlet="B")


def lines(*claims):
    """Standing by the first claim of each line."""
    found = weighed((ONE, TWO), claims)
    return {line.claims[0]: line.standing for matter in found.matters for line in matter.lines}


def status(wanted, *others):
    standing = lines(wanted, *others)[wanted.id]
    return standing.status, standing.grade


def taken(told=ONE, who=ZELENSKY, **more):
    return claim(told, who, Kind.RECAPTURE, "Izium", by=ARMY, **more)


def test_one_origin_is_claimed():
    assert status(taken()) == (Status.CLAIMED, "F6")


def test_an_outlets_own_voice_lifts_nothing():
    own = taken(who="unattributed")
    assert status(own) == (Status.CLAIMED, "F6")
    assert lines(own)[own.id].reasons[0].rule == "no_known_source"


def test_two_papers_with_one_speaker_are_one_origin():
    a, b = taken(when="2022-09-09"), taken(TWO, when="2022-09-09")
    (line,) = [line for matter in weighed((ONE, TWO), (a, b)).matters for line in matter.lines]
    assert (line.standing.status, len(line.origins), line.outlets) == (Status.CLAIMED, 1, ("A", "B"))


def test_two_bodies_of_one_side_corroborate_and_the_line_says_so():
    a, b = taken(who=POPOVA, when="2022-09-09"), taken(TWO, STAFF, when="2022-09-09")
    standing = lines(a, b)[a.id]
    assert (standing.status, standing.grade) == (Status.CORROBORATED, "F2")
    assert [remark.rule for remark in standing.remarks] == ["one_side"]


def test_a_parent_beside_its_own_body_is_no_second_origin():
    assert status(taken(who=STAFF, when="2022-09-09"), taken(TWO, ARMY, when="2022-09-09"))[0] is Status.CLAIMED


def test_an_unknown_speaker_corroborates_nobody():
    assert status(taken(when="2022-09-09"), taken(TWO, "Iemand Onbekend", when="2022-09-09"))[0] is Status.CLAIMED


def test_a_third_party_corroborates_and_never_confirms():
    assert status(taken(when="2022-09-09"), taken(TWO, ISW, when="2022-09-09"))[0] is Status.CORROBORATED


def test_the_side_that_it_hurts_confirms():
    leaving = claim(TWO, MOSCOW, Kind.WITHDRAWAL, "Izium", by=RUSSIANS)
    standing = lines(taken(), leaving)
    assert {one.status for one in standing.values()} == {Status.CONFIRMED}
    assert [remark.rule for remark in standing[leaving.id].remarks] == ["against_interest"]


def test_a_withdrawal_from_two_towns_is_confirmed_for_the_one_that_the_other_side_claims():
    leaving = claim(TWO, MOSCOW, Kind.WITHDRAWAL, ("Izium", "Lyman"), by=RUSSIANS)
    places = {matter.place: matter.standing.status for matter in weighed((ONE, TWO), (taken(), leaving)).matters}
    assert places == {"Izium": Status.CONFIRMED, "Lyman": Status.CLAIMED}


def test_belligerents_who_contradict_each_other_contest():
    held = claim(ONE, PUSHILIN, Kind.CONTROL, "Izium", by=RUSSIANS)
    assert status(taken(), held) == (Status.CONTESTED, "F4")


def test_only_the_latest_position_counts():
    said = taken()
    denied = claim(ONE, MOSCOW, Kind.RECAPTURE, "Izium", by=ARMY, certainty=Certainty.DENIED, about=said.id)
    admitted = claim(TWO, MOSCOW, Kind.WITHDRAWAL, "Izium", by=RUSSIANS)
    assert status(said, denied)[0] is Status.CONTESTED
    assert status(said, denied, admitted)[0] is Status.CONFIRMED


def test_an_intention_is_expected_and_a_condition_only_for_ones_own_act():
    assert status(taken(certainty=Certainty.INTENTION)) == (Status.EXPECTED, "F6")
    assert status(taken(certainty=Certainty.CONDITIONAL))[0] is Status.EXPECTED
    assert status(taken(who=ISW, certainty=Certainty.CONDITIONAL))[0] is Status.CLAIMED


def test_a_doubt_is_a_remark():
    said = taken()
    doubt = claim(TWO, "unattributed", Kind.RECAPTURE, certainty=Certainty.UNCONFIRMED, about=said.id)
    assert [remark.rule for remark in lines(said, doubt)[said.id].remarks] == ["not_confirmed"]


def test_different_assessments_never_share_a_line():
    a, b = (claim(ONE, who, Kind.ASSESSMENT, by=RUSSIANS) for who in (MOSCOW, PUSHILIN))
    assert len(lines(a, b)) == 2


def test_deeds_without_place_or_number_never_share_a_line():
    a, b = (claim(ONE, who, Kind.WITHDRAWAL, by=RUSSIANS) for who in (MOSCOW, PUSHILIN))
    assert {standing.status for standing in lines(a, b).values()} == {Status.CLAIMED}


def test_days_apart_are_lines_apart_and_months_apart_are_matters_apart():
    entered, again = (taken(told, when=day) for told, day in ((ONE, "2022-09-09"), (TWO, "2022-09-10")))
    fallen = claim(ONE, "unattributed", Kind.CAPTURE, "Izium", by=RUSSIANS, when="2022-04-01")
    found = weighed((ONE, TWO), (entered, again, fallen)).matters
    assert sorted(len(matter.lines) for matter in found) == [1, 2]
