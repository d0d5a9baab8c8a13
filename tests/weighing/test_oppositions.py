"""Who contradicts and who confirms whom, and what is neither."""

from dataclasses import replace
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st
from tests.weighing.making import (
    ARMY,
    GAZETTEER,
    ISW,
    LONDON,
    MOSCOW,
    POPOVA,
    PUSHILIN,
    RUSSIANS,
    STAFF,
    THEATRE,
    ZELENSKY,
    claim,
    related,
    relations,
    story,
    weighed,
)

from wederhoor.model.claims import with_id
from wederhoor.model.vocabulary import Aspect, Certainty, Extent, Kind, Status
from wederhoor.weighing.facts import gather
from wederhoor.weighing.oppositions import find_oppositions

EIGHTH, TENTH, LATE = "2022-09-08T20:00", "2022-09-10T20:00", "2022-10-20T20:00"


def joined(stories, a, b):
    return related(weighed(stories, (a, b)).relations, a, b)


def test_a_withdrawal_admits_what_the_other_side_claims():
    one, two = story(EIGHTH, outlet="A"), story(TENTH, outlet="B")
    a = claim(one, ZELENSKY, Kind.RECAPTURE, "Balakliia", by=ARMY)
    b = claim(two, MOSCOW, Kind.WITHDRAWAL, "Balakliia", by=RUSSIANS)
    assert ("confirms", "admission", b.id, a.id) in relations((one, two), (a, b))


def test_a_withdrawal_alone_admits_nothing():
    one, two = story(EIGHTH, outlet="A"), story(TENTH, outlet="B")
    entering = claim(one, ZELENSKY, Kind.ADVANCE, "Izium", by=ARMY)
    elsewhere = claim(one, ZELENSKY, Kind.RECAPTURE, "Lyman", by=ARMY)
    leaving = claim(two, MOSCOW, Kind.WITHDRAWAL, "Izium", by=RUSSIANS)
    assert joined((one, two), entering, leaving) == set()
    assert joined((one, two), elsewhere, leaving) == set()


def test_a_withdrawal_bears_out_nothing_near_the_town_nor_what_is_under_way():
    one, two = story(EIGHTH, outlet="A"), story(TENTH, outlet="B")
    leaving = claim(two, MOSCOW, Kind.WITHDRAWAL, "Izium", by=RUSSIANS)
    near = with_id(replace(claim(one, ZELENSKY, Kind.RECAPTURE, "Izium", by=ARMY), target=()))
    partly = claim(one, ZELENSKY, Kind.RECAPTURE, "Izium", by=ARMY, extent=Extent.PART)
    begun = claim(one, ZELENSKY, Kind.RECAPTURE, "Izium", by=ARMY, aspect=Aspect.UNDER_WAY)
    for told in (near, partly, begun):
        assert joined((one, two), told, leaving) == set()


def test_a_withdrawal_weeks_later_admits_nothing_of_then():
    one, two = story(EIGHTH, outlet="A"), story(LATE, outlet="B")
    a = claim(one, ZELENSKY, Kind.RECAPTURE, "Balakliia", by=ARMY)
    b = claim(two, MOSCOW, Kind.WITHDRAWAL, "Balakliia", by=RUSSIANS)
    assert joined((one, two), a, b) == set()


def test_one_side_confirms_nothing_of_its_own():
    one = story(EIGHTH)
    a = claim(one, ZELENSKY, Kind.RECAPTURE, "Balakliia", by=ARMY)
    b = claim(one, POPOVA, Kind.CONTROL, "Balakliia", by=ARMY)
    assert joined((one,), a, b) == set()


def test_footage_is_not_what_an_admission_confirms():
    one, two = story(EIGHTH, outlet="A"), story(TENTH, outlet="B")
    a = claim(one, POPOVA, Kind.CONTROL, "Balakliia", by=ARMY, via=("photo",))
    b = claim(two, MOSCOW, Kind.WITHDRAWAL, "Balakliia", by=RUSSIANS)
    assert joined((one, two), a, b) == set()


def test_a_third_party_that_agrees_confirms_as_a_third_party():
    one = story(TENTH)
    a = claim(one, PUSHILIN, Kind.CONTROL, "Lyman", by=RUSSIANS)
    b = claim(one, ISW, Kind.CONTROL, "Lyman", by=RUSSIANS)
    assert {rule for _, rule, _, _ in relations((one,), (a, b))} == {"third_party"}


def test_a_denial_contradicts_the_nearest_claim_of_the_other_side():
    one = story(TENTH, "Het leger is in Lyman.", "Hij ontkent dat.")
    said = claim(one, ZELENSKY, Kind.ADVANCE, "Lyman", by=ARMY, at="Het leger")
    denied = claim(one, PUSHILIN, Kind.ADVANCE, "Lyman", by=ARMY, at="Hij ontkent", certainty=Certainty.DENIED)
    assert joined((one,), said, denied) == {"contradicts"}


def test_a_denial_is_no_claim_for_the_other_side():
    one, two = story(EIGHTH, outlet="A"), story(TENTH, outlet="B")
    denied = claim(one, MOSCOW, Kind.RECAPTURE, "Lyman", by=ARMY, certainty=Certainty.DENIED)
    held = claim(two, MOSCOW, Kind.CONTROL, "Lyman", by=RUSSIANS)
    assert joined((one, two), denied, held) == set()


def test_two_holders_of_one_town_on_one_day():
    one = story(TENTH)
    a = claim(one, PUSHILIN, Kind.CONTROL, "Lyman", by=RUSSIANS)
    b = claim(one, ZELENSKY, Kind.RECAPTURE, "Lyman", by=ARMY)
    assert joined((one,), a, b) == {"contradicts"}


def test_a_town_that_changed_hands_since_is_no_contradiction():
    one, two = story(EIGHTH, outlet="A"), story(TENTH, outlet="B")
    a = claim(one, MOSCOW, Kind.CONTROL, "Lyman", by=RUSSIANS, when="2022-09-08")
    b = claim(two, ZELENSKY, Kind.RECAPTURE, "Lyman", by=ARMY, when="2022-09-10")
    assert joined((one, two), a, b) == set()


def test_numbers_that_differ_are_not_contested_until_someone_rejects_one():
    one = story(TENTH)
    a = claim(one, ZELENSKY, Kind.RECAPTURE, number=(3000, "km2"))
    b = claim(one, ISW, Kind.RECAPTURE, number=(2500, "km2"))
    assert joined((one,), a, b) == set()


def test_attacks_repelled_against_ground_gained_only_between_belligerents_and_at_one_place():
    one = story(TENTH, "Er is gebied heroverd.", "Alles is afgeslagen.")
    gained = claim(one, ZELENSKY, Kind.RECAPTURE, by=ARMY, at="Er is", number=(500, "km2"))
    analyst = claim(one, ISW, Kind.RECAPTURE, by=ARMY, at="Er is", number=(400, "km2"))
    other = claim(one, ZELENSKY, Kind.RECAPTURE, "Izium", by=ARMY, at="Er is")
    repelled = claim(one, MOSCOW, Kind.REPELLED_ATTACK, "Kherson", by=RUSSIANS, at="Alles")
    assert joined((one,), gained, repelled) == {"contradicts"}
    assert joined((one,), analyst, repelled) == set()
    assert joined((one,), other, repelled) == set()


def test_neither_a_number_put_right_nor_what_an_onlooker_expects_answers_a_claim():
    one = story(TENTH, "Het dorp is ingenomen.", "Er zijn 13 aanvallen afgeslagen.", "De stad valt binnenkort.")
    taken = claim(one, MOSCOW, Kind.CAPTURE, by=RUSSIANS, at="Het dorp")
    repelled = claim(one, STAFF, Kind.REPELLED_ATTACK, "Lyman", by=ARMY, at="Er zijn", number=(13, "attacks"))
    corrected = replace(repelled, certainty=Certainty.CORRECTED)
    expected = claim(one, LONDON, Kind.CAPTURE, "Lyman", at="De stad", certainty=Certainty.HEDGED)
    assert joined((one,), taken, repelled) == {"contradicts"}
    assert joined((one,), taken, corrected) == set()
    assert joined((one,), repelled, expected) == set()


def test_an_unknown_speaker_is_no_third_party():
    one = story(TENTH)
    a = claim(one, PUSHILIN, Kind.CONTROL, "Lyman", by=RUSSIANS)
    b = claim(one, "Iemand Onbekend", Kind.CONTROL, "Lyman", by=ARMY)
    assert joined((one,), a, b) == set()


def test_a_withdrawal_bears_out_no_number():
    one, two = story(EIGHTH, outlet="A"), story(TENTH, outlet="B")
    a = claim(one, ZELENSKY, Kind.RECAPTURE, "Kharkiv Oblast", by=ARMY, number=(300, "settlements"))
    b = claim(two, MOSCOW, Kind.WITHDRAWAL, "Kharkiv Oblast", by=RUSSIANS)
    assert joined((one, two), a, b) == set()


def test_a_denial_far_from_a_claim_that_shares_only_its_kind_denies_something_else():
    one = story(TENTH, "Er wordt gevochten bij Koepjansk.", "De president reist naar zee.", "Hij ontkent een plan.")
    said = claim(one, ZELENSKY, Kind.BATTLE, "Kupiansk", at="Er wordt")
    denied = claim(one, PUSHILIN, Kind.BATTLE, at="Hij ontkent", certainty=Certainty.DENIED)
    assert joined((one,), said, denied) == set()


def strike(told, who, aim, at, **more):
    return claim(told, who, Kind.STRIKE, (aim, "Kharkiv"), by=RUSSIANS, at=at, when="2022-09-10", **more)


def test_what_the_denier_says_was_hit_instead():
    one = story(TENTH, "Een school is geraakt.", "Alleen een depot is geraakt en dat van die school klopt niet.")
    said = strike(one, ZELENSKY, "a school", "Een school")
    denied = strike(one, MOSCOW, "a school", "Alleen", certainty=Certainty.DENIED, about=said.id)
    instead = strike(one, MOSCOW, "a depot", "Alleen")
    found = relations((one,), (said, denied, instead))
    assert ("contradicts", "denial", denied.id, said.id) in found
    lines = {
        line.claims[0]: line.standing.reasons[0]
        for matter in weighed((one,), (said, denied, instead)).matters
        for line in matter.lines
    }
    assert lines[instead.id].rule == "told_instead"
    other = strike(one, MOSCOW, "a school", "Alleen")
    assert "told_instead" not in {rule for _, rule, _, _ in relations((one,), (said, denied, other))}
    alone = {rule for _, rule, _, _ in relations((one,), (said, instead))}
    assert alone == set()  # two places hit on one day contradict nobody


def test_an_outlets_own_sentence_stands_between_no_two_speakers():
    one = story(TENTH, "Er is gebied heroverd.", "Het regende er.", "Alles is afgeslagen.")
    gained = claim(one, ZELENSKY, Kind.RECAPTURE, by=ARMY, at="Er is", number=(500, "km2"))
    aside = claim(one, "unattributed", Kind.BATTLE, at="Het regende")
    between = claim(one, ISW, Kind.BATTLE, at="Het regende")
    repelled = claim(one, MOSCOW, Kind.REPELLED_ATTACK, "Kherson", by=RUSSIANS, at="Alles", aspect=Aspect.FAILED)
    assert related(weighed((one,), (gained, aside, repelled)).relations, gained, repelled) == {"contradicts"}
    assert related(weighed((one,), (gained, between, repelled)).relations, gained, repelled) == set()


def test_two_positions_meet_once_and_each_line_of_them_is_contested():
    one = story(TENTH, "Er is 500 km2 heroverd, met vijf dorpen.", "Dat is niet zo: alles is afgeslagen.")
    area = claim(one, ZELENSKY, Kind.RECAPTURE, by=ARMY, at="Er is", number=(500, "km2"))
    count = claim(one, ZELENSKY, Kind.RECAPTURE, by=ARMY, at="Er is", number=(5, "villages"))
    denied = claim(one, MOSCOW, Kind.RECAPTURE, by=ARMY, at="Dat is", certainty=Certainty.DENIED, about=area.id)
    repelled = claim(one, MOSCOW, Kind.REPELLED_ATTACK, by=RUSSIANS, at="Dat is")
    found = weighed((one,), (area, count, denied, repelled))
    shown = [relation for relation in found.relations if relation.opposes]
    assert [relation.rule for relation in shown] == ["denial"]
    status = {line.claims[0]: line.standing.status for matter in found.matters for line in matter.lines}
    assert status == dict.fromkeys((area.id, count.id, denied.id, repelled.id), Status.CONTESTED)


def test_two_towns_in_one_breath_are_two_contradictions():
    one = story(TENTH, "Lyman en Izium zijn van ons.", "Ze zijn bezet.")
    ours = [claim(one, ZELENSKY, Kind.CONTROL, town, by=ARMY, at="Lyman") for town in ("Lyman", "Izium")]
    theirs = [claim(one, MOSCOW, Kind.CONTROL, town, by=RUSSIANS, at="Ze zijn") for town in ("Lyman", "Izium")]
    shown = [relation for relation in weighed((one,), (*ours, *theirs)).relations if relation.opposes]
    assert {(r.a, r.b) for r in shown} == set(zip((c.id for c in theirs), (c.id for c in ours), strict=True))


def test_a_third_party_that_sees_one_side_leave_bears_out_the_other_and_never_confirms():
    one, two = story(EIGHTH, outlet="A"), story(TENTH, outlet="B")
    taken = claim(one, ZELENSKY, Kind.RECAPTURE, "Izium", by=ARMY)
    seen = claim(two, LONDON, Kind.WITHDRAWAL, "Izium", by=RUSSIANS)
    found = relations((one, two), (taken, seen))
    assert found == {("confirms", "third_party", seen.id, taken.id)}
    statuses = {line.standing.status for matter in weighed((one, two), (taken, seen)).matters for line in matter.lines}
    assert statuses == {Status.CORROBORATED}
    for other in (
        claim(two, LONDON, Kind.WITHDRAWAL, "Lyman", by=RUSSIANS),
        claim(two, LONDON, Kind.WITHDRAWAL, "Izium", by=ARMY),
        claim(two, LONDON, Kind.WITHDRAWAL, "Izium", by=RUSSIANS, certainty=Certainty.HEDGED),
        claim(two, LONDON, Kind.WITHDRAWAL, "Izium", by=RUSSIANS, negative=True),
        claim(two, "unattributed", Kind.WITHDRAWAL, "Izium", by=RUSSIANS),
    ):
        assert joined((one, two), taken, other) == set()
    part = claim(one, ZELENSKY, Kind.RECAPTURE, "Izium", by=ARMY, extent=Extent.PART)
    assert joined((one, two), part, seen) == set()


SAID = st.tuples(
    st.sampled_from((ZELENSKY, MOSCOW)),
    st.sampled_from((Kind.RECAPTURE, Kind.WITHDRAWAL, Kind.REPELLED_ATTACK)),
    st.sampled_from((ARMY, RUSSIANS)),
    st.sampled_from((Certainty.ASSERTED, Certainty.HEDGED, Certainty.DENIED)),
    st.sampled_from((EIGHTH, LATE)),
    st.sampled_from((None, Extent.PART)),
    st.sampled_from((None, (20.0, "soldiers"))),
)


@given(st.lists(SAID, min_size=8, max_size=16))
def test_what_two_claims_of_two_reports_say_of_each_other_hangs_on_no_third(told):
    stories, claims = [], []
    for number, (who, kind, by, certainty, moment, extent, value) in enumerate(told):
        one = story(moment, f"Bericht {number}.", outlet=f"Krant {number}")
        stories.append(one)
        claims.append(claim(one, who, kind, "Izium", by=by, certainty=certainty, extent=extent, number=value))
    published = {one.id: one.published.period for one in stories if one.published}

    def found(some):
        return set(find_oppositions(gather(stories, some, THEATRE, GAZETTEER, published), {}))

    assert found(claims) == {relation for pair in combinations(claims, 2) for relation in found(pair)}
