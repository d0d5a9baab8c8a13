"""The first status that holds, its reasons, remarks and grade."""

from hypothesis import given
from hypothesis import strategies as st
from tests.weighing.making import (
    ARMY,
    ISW,
    LONDON,
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

from wederhoor.model.vocabulary import Certainty, Extent, Kind, Part, Status

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


def test_a_denial_that_its_own_side_goes_against_contests_nothing_any_more():
    said = claim(ONE, ZELENSKY, Kind.MOBILISATION, by="Russia")
    denied = claim(ONE, MOSCOW, Kind.MOBILISATION, by="Russia", certainty=Certainty.DENIED, about=said.id)
    done = claim(TWO, "Vladimir Putin", Kind.MOBILISATION, by="Russia")
    assert status(said, denied)[0] is Status.CONTESTED
    assert status(said, denied, done)[0] is not Status.CONTESTED


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


def test_what_all_its_speakers_took_back_is_withdrawn_and_what_another_body_corrects_names_it():
    said = claim(ONE, ZELENSKY, Kind.RECAPTURE, by=ARMY, number=(2000, "km"))
    put_right = claim(TWO, STAFF, Kind.RECAPTURE, by=ARMY, number=(2000, "km2"), certainty=Certainty.CORRECTED)
    standing = lines(said, put_right)[said.id]
    assert standing.status is Status.WITHDRAWN
    assert [(remark.rule, remark.claims) for remark in standing.remarks] == [("taken_back_by", (put_right.id,))]


def test_what_one_speaker_took_back_stands_while_another_says_the_same():
    said = claim(ONE, STAFF, Kind.CASUALTIES, "Izium", number=(20, "killed"), when="2022-09-09")
    found = claim(ONE, ISW, Kind.CASUALTIES, "Izium", number=(20, "killed"), when="2022-09-09")
    right = claim(
        TWO, STAFF, Kind.CASUALTIES, "Izium", number=(12, "killed"), certainty=Certainty.CORRECTED, about=said.id
    )
    assert lines(said, right)[said.id].status is Status.WITHDRAWN
    line = lines(said, found, right)[said.id]
    assert line.status is Status.CLAIMED
    assert [remark.rule for remark in line.remarks] == ["taken_back_by"]


def test_a_denial_by_who_reports_the_same_deed_disputes_only_how_it_went():
    told = story("2022-09-10T20:00", "Londen ziet een aftocht.", "Ordelijk is die niet.", outlet="B")
    leaving = claim(ONE, MOSCOW, Kind.WITHDRAWAL, "Izium", by=RUSSIANS)
    seen = claim(told, LONDON, Kind.WITHDRAWAL, "Izium", by=RUSSIANS, at="Londen")
    denied = claim(
        told, LONDON, Kind.WITHDRAWAL, by=RUSSIANS, at="Ordelijk", certainty=Certainty.DENIED, about=leaving.id
    )
    found = {
        line.claims[0]: line.standing
        for matter in weighed((ONE, told), (leaving, seen, denied)).matters
        for line in matter.lines
    }
    assert found[leaving.id].status is Status.CLAIMED
    assert "manner_contested" in [remark.rule for remark in found[leaving.id].remarks]
    assert found[denied.id].status is Status.CONTESTED  # what it disputes, it disputes with somebody
    assert (
        status(leaving, claim(TWO, LONDON, Kind.WITHDRAWAL, by=RUSSIANS, certainty=Certainty.DENIED, about=leaving.id))[
            0
        ]
        is Status.CONTESTED
    )


def test_a_hedged_word_admits_nothing_and_two_hedged_words_only_corroborate():
    leaving = claim(TWO, MOSCOW, Kind.WITHDRAWAL, "Izium", by=RUSSIANS, certainty=Certainty.HEDGED)
    assert status(taken(), leaving)[0] is Status.CLAIMED
    hedged = taken(when="2022-09-09", certainty=Certainty.HEDGED)
    agreed = claim(TWO, MOSCOW, Kind.RECAPTURE, "Izium", by=ARMY, when="2022-09-09", certainty=Certainty.HEDGED)
    assert status(hedged, agreed)[0] is Status.CORROBORATED


WHO = st.sampled_from([ZELENSKY, MOSCOW, ISW, PUSHILIN, "unattributed"])
PLAIN = [Kind.RECAPTURE, Kind.CAPTURE, Kind.CONTROL, Kind.WITHDRAWAL, Kind.ADVANCE, Kind.REPELLED_ATTACK]
SAYABLE = st.builds(
    lambda told, who, kind, side, place, certainty, number, part: claim(
        told, who, kind, place, by=side, certainty=certainty, number=number, part=part
    ),
    st.sampled_from([ONE, TWO]),
    WHO,
    st.sampled_from(PLAIN),
    st.sampled_from([ARMY, RUSSIANS]),
    st.sampled_from(["Izium", ()]),
    st.sampled_from([Certainty.ASSERTED, Certainty.HEDGED, Certainty.DENIED, Certainty.CORRECTED]),
    st.sampled_from([None, (20, "villages")]),
    st.sampled_from([Part.BODY, Part.HEADLINE]),
)
LIFTED = {Status.CONFIRMED, Status.CORROBORATED}


@given(st.lists(SAYABLE, max_size=6, unique_by=lambda one: one.id))
def test_an_outlets_own_voice_lifts_no_line_and_none_is_lifted_or_contested(claims):
    named = [one for one in claims if one.claimants != ("unattributed",)]
    ids = {one.id for one in named}

    def lifted(told):
        made = [line for matter in weighed((ONE, TWO), told).matters for line in matter.lines]
        own = [line.standing.status for line in made if not ids & set(line.claims)]
        assert not set(own) & (LIFTED | {Status.CONTESTED})
        return {name for line in made if line.standing.status in LIFTED for name in line.claims if name in ids}

    assert lifted(claims) == lifted(named)


def test_a_denial_of_nobodys_deed_in_particular_by_who_reports_one_disputes_only_how_it_went():
    told = story("2022-09-10T20:00", "Londen ziet een aftocht.", "Moskou spreekt Londen tegen.", outlet="B")
    leaving = claim(ONE, MOSCOW, Kind.WITHDRAWAL, "Izium", by=RUSSIANS)
    seen = claim(told, LONDON, Kind.WITHDRAWAL, "Izium", by=RUSSIANS, at="Londen")
    denied = claim(told, LONDON, Kind.WITHDRAWAL, at="Moskou", certainty=Certainty.DENIED, about=leaving.id)
    rules = {one.rule for one in weighed((ONE, told), (leaving, seen, denied)).relations if one.opposes}
    assert rules == {"denial_of_manner"}
    alone = {one.rule for one in weighed((ONE, told), (leaving, denied)).relations if one.opposes}
    assert alone == {"denial"}


def test_to_hold_no_more_than_a_place_is_against_ones_interest():
    only = claim(ONE, MOSCOW, Kind.CONTROL, "Izium", by=RUSSIANS, extent=Extent.ONLY)
    whole = claim(TWO, MOSCOW, Kind.CONTROL, "Izium", by=RUSSIANS)
    assert [remark.rule for remark in lines(only)[only.id].remarks] == ["against_interest"]
    assert lines(whole)[whole.id].remarks == ()
