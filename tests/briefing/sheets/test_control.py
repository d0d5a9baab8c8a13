"""Who holds what, as it is shown: holder, extent, since, claimed by, admitted by, and the age of the last word."""

from datetime import date

from tests.briefing.sheets.making import reference, rows, seen
from tests.weighing.making import ARMY, GAZETTEER, MOSCOW, RUSSIANS, THEATRE, ZELENSKY, claim, story

from wederhoor.briefing.sheets import control
from wederhoor.model.vocabulary import Certainty, Extent, Kind
from wederhoor.situation.history import control_history

FIFTH = story("2022-08-05T20:00", "Izium is van ons, zegt Moskou.", outlet="A")
SIXTH = story("2022-08-06T20:00", "Nee, zegt Kyiv. Wij namen Izium.", outlet="B")
TENTH = story("2022-08-10T20:00", "Izium is van Oekraïne, geeft Moskou toe.", outlet="A")


def ours(told=FIFTH, **more):
    return claim(told, MOSCOW, Kind.CAPTURE, "Izium", by=RUSSIANS, **more)


def theirs(told=SIXTH, who=ZELENSKY, **more):
    return claim(told, who, Kind.RECAPTURE, "Izium", by=ARMY, at="Wij" if told is SIXTH else "", **more)


def held(stories, claims, day):
    found = control.held_on(reference(seen(stories, claims, day)))
    return {item.cell.place: item for item in found}


def row(stories, claims, day, code="nl"):
    said = reference(seen(stories, claims, day), code)
    return rows(control.sheet(control.held_on(said), said))[0]


def test_an_old_claim_shows_its_age_and_that_nobody_else_says_it():
    item = held((FIFTH,), (ours(),), "2022-10-07")["Izium"]
    assert (item.cell.holder, item.age, item.origins, item.stale) == ("russia", 63, 1, True)
    last = row((FIFTH,), (ours(),), "2022-10-07", "en")[-1]
    assert last == "OLD: 5 Aug, 63 days old, no other origin"


def test_a_claim_of_two_weeks_is_not_yet_marked_as_old():
    item = held((FIFTH,), (ours(),), "2022-08-19")["Izium"]
    assert (item.age, item.stale) == (14, False)


def test_a_settled_place_is_held_as_a_whole_and_an_entrance_is_only_that():
    assert held((FIFTH,), (ours(),), "2022-08-06")["Izium"].extents == (("russia", Extent.WHOLE),)
    entered = claim(SIXTH, ZELENSKY, Kind.ADVANCE, "Izium", by=ARMY, extent=Extent.ENTRANCE)
    item = held((SIXTH,), (entered,), "2022-08-06")["Izium"]
    assert (item.cell.holder, item.extents) == ("contested", (("ukraine", Extent.ENTRANCE),))


def test_a_part_gives_no_holder_and_says_whose_part_it_is():
    item = held((FIFTH,), (ours(extent=Extent.PART),), "2022-08-06")["Izium"]
    assert (item.cell.holder, item.extents, item.cell.status) == (
        "unknown",
        (("russia", Extent.PART),),
        None,
    )


def test_the_first_claim_counts_from_when_the_holder_last_changed():
    again = story("2022-08-12T20:00", "Izium is van ons, herhaalt Kyiv.", outlet="C")
    claims = (ours(), theirs(), theirs(again))
    first = held((FIFTH, SIXTH, again), claims, "2022-08-12")["Izium"].first
    assert first is not None
    assert first.day == date(2022, 8, 6)


def test_an_admission_stands_in_its_own_column():
    admits = claim(TENTH, MOSCOW, Kind.CONTROL, "Izium", by=ARMY)
    item = held((SIXTH, TENTH), (theirs(), admits), "2022-08-10")["Izium"]
    assert (item.cell.admitted_by, item.cell.status) == ((admits.id,), "confirmed")
    shown = row((SIXTH, TENTH), (theirs(), admits), "2022-08-10")
    assert admits.id[:10] in shown[4]
    assert admits.id[:10] not in shown[3]


def test_a_denial_is_shown_with_who_denies_it():
    denies = ours(SIXTH, certainty=Certainty.DENIED)
    shown = row((FIFTH, SIXTH), (ours(), denies), "2022-08-06", "en")
    assert f"denied by {MOSCOW}" in shown[3]
    assert denies.id[:10] in shown[3]


def test_the_history_has_one_row_for_each_day_that_changed_something():
    situation = seen((FIFTH, SIXTH, TENTH), (ours(), theirs(when="2022-08-06")), "2022-08-31")
    cells = control_history(situation, "Izium", date(2022, 8, 31), THEATRE, GAZETTEER)
    assert [(cell.day, cell.holder) for cell in cells] == [("2022-08-05", "russia"), ("2022-08-06", "ukraine")]


def test_the_history_of_a_place_that_nobody_names_is_empty():
    situation = seen((FIFTH,), (ours(),), "2022-08-31")
    assert control_history(situation, "Lyman", date(2022, 8, 31), THEATRE, GAZETTEER) == ()


def test_each_day_of_the_history_is_the_cell_of_that_day():
    stories, claims = (FIFTH, SIXTH, TENTH), (ours(), theirs(), claim(TENTH, MOSCOW, Kind.CONTROL, "Izium", by=ARMY))
    cells = control_history(seen(stories, claims, "2022-08-31"), "Izium", date(2022, 8, 31), THEATRE, GAZETTEER)
    for cell in cells:
        assert cell in seen(stories, claims, cell.day).cells


def test_rows_for_a_spreadsheet_have_every_column():
    said = reference(seen((FIFTH, SIXTH), (ours(), theirs()), "2022-08-06"))
    page = control.sheet(control.held_on(said), said)
    assert all(len(cells) == len(page.columns) for cells in page.rows)
    assert page.record["cells"][0]["claimed_by"]
