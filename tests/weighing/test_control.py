"""Who holds a town: nothing is settled that nobody firmly claims."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as some
from tests.weighing.making import (
    ARMY,
    GAZETTEER,
    ISW,
    MOSCOW,
    POPOVA,
    PUSHILIN,
    RUSSIANS,
    THEATRE,
    ZELENSKY,
    cell,
    claim,
    story,
)

from wederhoor.model.vocabulary import Aspect, Certainty, Extent, HedgedBy, Kind, Status
from wederhoor.weighing.control import STALE, control, survey, turns

EIGHTH, TENTH = story("2022-09-08T20:00", outlet="A"), story("2022-09-10T20:00", outlet="B")
BOTH = (EIGHTH, TENTH)


def holder(*claims, place="Izium", day="2022-09-10"):
    return cell(BOTH, claims, place, day).holder


def taken(told=EIGHTH, who=ZELENSKY, place="Izium", **more):
    return claim(told, who, Kind.RECAPTURE, place, by=ARMY, **more)


def test_a_firm_claim_of_a_side_holds_and_says_since_when():
    found = cell(BOTH, (taken(when="2022-09-08"),), "Izium", "2022-09-10")
    assert (found.holder, str(found.since), found.reasons[0].rule) == ("ukraine", "2022-09-08", "claimed")


def test_nothing_is_known_before_it_is_published():
    assert holder(taken(TENTH), day="2022-09-09") == "unknown"


def test_hedges_footage_parts_and_plans_settle_nothing():
    weak = (
        taken(certainty=Certainty.HEDGED, hedged_by=HedgedBy.CLAIMANT),
        taken(via=("video",)),
        taken(extent=Extent.PART),
        taken(aspect=Aspect.UNDER_WAY),
        taken(certainty=Certainty.INTENTION),
        taken(certainty=Certainty.CONDITIONAL),
        taken(number=(20, "villages")),
        taken(who="unattributed"),
        taken(place="Izium Raion"),
    )
    assert [holder(one) for one in weak] == ["unknown"] * len(weak)


def test_a_district_has_no_cell():
    assert cell(BOTH, (taken(place="Izium Raion"),), "Izium Raion", "2022-09-10").holder == "unknown"


def test_entering_contests_at_most():
    assert holder(claim(EIGHTH, POPOVA, Kind.ADVANCE, "Izium", by=ARMY)) == "contested"


def test_leaving_admits_leaving_only():
    leaving = claim(TENTH, MOSCOW, Kind.WITHDRAWAL, "Izium", by=RUSSIANS)
    assert holder(leaving) == "contested"
    found = cell(BOTH, (leaving, taken()), "Izium", "2022-09-10")
    assert (found.holder, found.admitted_by, found.reasons[0].rule) == ("ukraine", (leaving.id,), "admitted")


def test_a_denied_loss_is_no_hold():
    assert holder(claim(TENTH, MOSCOW, Kind.RECAPTURE, "Izium", by=ARMY, certainty=Certainty.DENIED)) == "unknown"


def test_a_denial_contests_the_claim():
    denied = claim(TENTH, MOSCOW, Kind.RECAPTURE, "Izium", by=ARMY, certainty=Certainty.DENIED)
    found = cell(BOTH, (taken(), denied), "Izium", "2022-09-10")
    assert (found.holder, found.denied_by) == ("contested", (denied.id,))


def test_a_denial_that_names_no_taker_contests_what_the_other_side_claims():
    def denied(who):
        return claim(TENTH, who, Kind.CAPTURE, "Izium", certainty=Certainty.DENIED)

    assert holder(taken(TENTH), denied(MOSCOW)) == "contested"
    assert holder(taken(TENTH), denied(ISW)) == "ukraine"  # no side of the war
    assert holder(taken(TENTH), denied(ZELENSKY)) == "ukraine"  # what he denies is not his own side's gain


def test_a_side_that_leaves_after_all_no_longer_denies_the_loss():
    named = claim(EIGHTH, MOSCOW, Kind.RECAPTURE, "Izium", by=ARMY, certainty=Certainty.DENIED)
    bare = claim(EIGHTH, MOSCOW, Kind.RECAPTURE, "Izium", certainty=Certainty.DENIED)
    left = claim(TENTH, MOSCOW, Kind.WITHDRAWAL, "Izium", by=RUSSIANS)
    for denied in (named, bare):
        assert holder(taken(), denied, day="2022-09-09") == "contested"
        found = cell(BOTH, (taken(), denied, left), "Izium", "2022-09-10")
        assert (found.holder, found.status, found.admitted_by) == ("ukraine", Status.CONFIRMED, (left.id,))


def test_two_sides_that_both_hold_it_contest_it_whoever_spoke_last():
    ours = claim(EIGHTH, ZELENSKY, Kind.CONTROL, "Izium", by=ARMY)
    theirs = claim(TENTH, MOSCOW, Kind.CONTROL, "Izium", by=RUSSIANS)
    assert holder(ours, theirs) == "contested"
    assert holder(taken(), theirs) == "contested"


def test_a_capture_after_it_answers_an_older_hold():
    theirs = claim(EIGHTH, MOSCOW, Kind.CONTROL, "Izium", by=RUSSIANS)
    assert holder(theirs, taken(TENTH)) == "ukraine"


def test_fighting_since_contests_and_fighting_before_does_not():
    battle = claim(TENTH, ISW, Kind.BATTLE, "Izium", by=(ARMY, RUSSIANS))
    assert holder(taken(), battle) == "contested"
    assert holder(claim(EIGHTH, ISW, Kind.BATTLE, "Izium", by=(ARMY, RUSSIANS)), taken(TENTH)) == "ukraine"


def test_an_entry_still_contests_weeks_later_and_fighting_that_nobody_mentions_does_not():
    held = claim(EIGHTH, PUSHILIN, Kind.CONTROL, "Izium", by=RUSSIANS)
    entry = claim(TENTH, POPOVA, Kind.ADVANCE, "Izium", by=ARMY)
    battle = claim(TENTH, ISW, Kind.BATTLE, "Izium", by=(ARMY, RUSSIANS))
    assert holder(held, entry, day="2022-09-30") == "contested"
    assert holder(held, battle, day="2022-09-30") == "russia"


def test_a_doubt_about_the_town_leaves_it_open_and_a_doubt_about_footage_does_not():
    held = claim(EIGHTH, POPOVA, Kind.CONTROL, "Izium", by=ARMY)
    film = claim(EIGHTH, "unattributed", Kind.CONTROL, "Izium", by=ARMY, via=("video",))
    about_film = claim(TENTH, "unattributed", Kind.CONTROL, certainty=Certainty.UNCONFIRMED, about=film.id)
    about_town = claim(TENTH, "unattributed", Kind.RECAPTURE, "Izium", certainty=Certainty.UNCONFIRMED)
    assert holder(held, film, about_film) == "ukraine"
    assert holder(held, about_town) == "contested"


def test_a_side_that_says_it_still_holds_is_believed_to_say_so_though_the_outlet_reports_it_at_a_distance():
    def still(by):
        return claim(EIGHTH, PUSHILIN, Kind.CONTROL, "Lyman", by=RUSSIANS, certainty=Certainty.HEDGED, hedged_by=by)

    assert holder(still(HedgedBy.OUTLET), place="Lyman") == "russia"
    assert holder(still(HedgedBy.CLAIMANT), place="Lyman") == "unknown"


def test_fighting_near_a_town_is_not_enough_to_call_it_contested():
    battle = claim(TENTH, ISW, Kind.BATTLE, "Izium", by=(ARMY, RUSSIANS))
    assert holder(battle) == "unknown"
    assert holder(battle, claim(EIGHTH, POPOVA, Kind.ADVANCE, "Izium", by=ARMY)) == "contested"


def test_fighting_near_a_town_held_for_months_contests_nothing():
    lasting = claim(EIGHTH, "unattributed", Kind.CONTROL, "Kharkiv", by=ARMY, when="2022-02-24/2022-09-08")
    battle = claim(TENTH, ISW, Kind.BATTLE, "Kharkiv", by=(ARMY, RUSSIANS))
    assert holder(lasting, battle, place="Kharkiv") == "ukraine"


def test_a_hearsay_departure_contests_nothing():
    gone = claim(TENTH, "unattributed", Kind.WITHDRAWAL, "Izium", by=RUSSIANS, certainty=Certainty.HEDGED)
    assert holder(gone) == "unknown"


def test_an_admission_needs_what_the_other_side_claims_and_an_outlets_own_voice_is_none():
    leaving = claim(EIGHTH, MOSCOW, Kind.WITHDRAWAL, "Izium", by=RUSSIANS)
    own = claim(TENTH, "unattributed", Kind.CONTROL, "Izium", by=ARMY)
    analyst = claim(TENTH, ISW, Kind.CONTROL, "Izium", by=ARMY)
    for held in (own, analyst):
        found = cell(BOTH, (leaving, held), "Izium", "2022-09-10")
        assert (found.holder, found.admitted_by) == ("ukraine", ())
        assert [reason.rule for reason in found.reasons] == ["claimed", "left"]
    said = cell(BOTH, (leaving, own, taken(TENTH)), "Izium", "2022-09-10")
    assert (said.admitted_by, said.reasons[0].rule) == ((leaving.id,), "admitted")


def test_a_weak_claim_of_the_other_side_is_nothing_to_admit():
    leaving = claim(EIGHTH, MOSCOW, Kind.WITHDRAWAL, "Izium", by=RUSSIANS)
    own = claim(TENTH, "unattributed", Kind.CONTROL, "Izium", by=ARMY)
    for weak in (taken(TENTH, extent=Extent.PART), taken(TENTH, via=("map",)), taken(TENTH, place="Izium Raion")):
        assert cell(BOTH, (leaving, own, weak), "Izium", "2022-09-10").admitted_by == ()


def test_an_admission_counts_only_as_long_as_the_side_stands_by_it():
    left = claim(EIGHTH, MOSCOW, Kind.WITHDRAWAL, "Izium", by=RUSSIANS, when="2022-06-01")
    before = claim(EIGHTH, MOSCOW, Kind.CONTROL, "Izium", by=RUSSIANS, when="2022-05-01")
    back = claim(EIGHTH, MOSCOW, Kind.CAPTURE, "Izium", by=RUSSIANS, when="2022-07-01")
    again = taken(TENTH, when="2022-09-10")
    assert cell(BOTH, (before, left, again), "Izium", "2022-09-10").admitted_by == (left.id,)
    found = cell(BOTH, (left, back, again), "Izium", "2022-09-10")
    assert (found.holder, found.admitted_by) == ("ukraine", ())


DAYS = tuple(story(f"2022-09-{day:02}T20:00", outlet=f"Krant {day}") for day in (1, 3, 20))
TOLD = some.builds(
    lambda told, who, kind, by, certainty, when: claim(
        told, who, kind, "Izium", by=by, certainty=certainty, when=f"2022-{when}" if when else None
    ),
    some.sampled_from(DAYS),
    some.sampled_from((ZELENSKY, MOSCOW, ISW)),
    some.sampled_from((Kind.CAPTURE, Kind.RECAPTURE, Kind.BATTLE, Kind.ADVANCE, Kind.WITHDRAWAL, Kind.CONTROL)),
    some.sampled_from((ARMY, RUSSIANS)),
    some.sampled_from((Certainty.ASSERTED, Certainty.DENIED, Certainty.UNCONFIRMED, Certainty.INTENTION)),
    some.sampled_from(("", "08-30", "09-02", "09-25")),
)


@given(some.lists(TOLD, max_size=5, unique_by=lambda one: one.id))
@settings(max_examples=60, deadline=None)
def test_between_its_turns_a_town_is_as_on_the_day_before(claims):
    published = {one.id: one.published.period for one in DAYS if one.published}
    ground = survey(DAYS, claims, THEATRE, GAZETTEER, published)
    first = date(2022, 8, 25).toordinal()
    days = range(first, first + 40 + 2 * STALE)
    cells = [replace(control(ground, "Izium", date.fromordinal(day)), day="") for day in days]
    changed = {day for day, before, now in zip(days[1:], cells, cells[1:], strict=False) if before != now}
    assert changed <= set(turns(ground, "Izium"))
