"""A matter laid out: who says what on which day, what is agreed, and what nobody said."""

from tests.briefing.sheets.making import notes, reference, rows, seen
from tests.weighing.making import ARMY, ISW, MOSCOW, POPOVA, RUSSIANS, ZELENSKY, claim, story

from wederhoor.briefing.sheets import matter_words
from wederhoor.briefing.sheets.matter import find_matters, lay_out, matters_at, row_of
from wederhoor.model.vocabulary import UNATTRIBUTED, Certainty, Kind

FIRST = story("2022-09-08T20:00", "Izium is bevrijd, zegt Zelensky.", outlet="A")
SECOND = story("2022-09-09T20:00", "Niet waar, zegt Moskou. Izium is bevrijd, zegt Zelensky.", outlet="B")
THIRD_DAY = story("2022-09-10T20:00", "Geen antwoord van Moskou. Izium is bevrijd, ziet het ISW.", outlet="C")

TAKEN = claim(FIRST, ZELENSKY, Kind.RECAPTURE, "Izium", by=ARMY, when="2022-09-08")
AGAIN = claim(SECOND, ZELENSKY, Kind.RECAPTURE, "Izium", by=ARMY, at="Izium", when="2022-09-08")
DENIED = claim(
    SECOND, MOSCOW, Kind.RECAPTURE, "Izium", by=ARMY, at="Niet", when="2022-09-08", certainty=Certainty.DENIED
)
SILENT = claim(THIRD_DAY, MOSCOW, Kind.RECAPTURE, "Izium", at="Geen", certainty=Certainty.NO_COMMENT)
SEEN = claim(THIRD_DAY, ISW, Kind.RECAPTURE, "Izium", by=ARMY, at="Izium", when="2022-09-08")
STORIES = (FIRST, SECOND, THIRD_DAY)


def page(stories=STORIES, claims=(TAKEN, AGAIN, DENIED, SILENT, SEEN), period="2022-09-10", code="nl"):
    said = reference(seen(stories, claims, period), code)
    (matter,) = find_matters(said.situation, TAKEN.id)
    return lay_out(matter, said), said


def cell(found, day, party):
    return [entry.claims for entry in row_of(found, found.days[day], party)]


def test_a_row_is_a_day_and_a_column_a_party():
    found, _ = page()
    assert found.parties == ("russia", "ukraine", "third")
    assert [str(day.day) for day in found.days] == ["2022-09-08", "2022-09-09", "2022-09-10"]
    assert cell(found, 0, "ukraine") == [(TAKEN.id,)]
    assert cell(found, 1, "russia") == [(DENIED.id,)]
    assert cell(found, 2, "third") == [(SEEN.id,)]


def test_what_a_party_says_again_is_marked():
    found, said = page()
    (again,) = row_of(found, found.days[1], "ukraine")
    assert again.again
    assert "opnieuw" in rows(matter_words.sheet(found, (), said))[1][2]


def test_an_empty_cell_says_that_nothing_was_said_and_the_last_day_is_marked():
    found, said = page()
    shown = rows(matter_words.sheet(found, (), said))
    assert shown[0][1] == shown[0][3] == "niets"
    assert [row[0].endswith("NIEUWSTE") for row in shown] == [False, False, True]


def test_an_outlets_own_voice_stands_apart_from_third_parties():
    own = claim(FIRST, UNATTRIBUTED, Kind.RECAPTURE, "Izium", by=ARMY, when="2022-09-08")
    found, _ = page((FIRST,), (TAKEN, own), "2022-09-08")
    assert found.parties == ("russia", "ukraine", "third", "")


def test_somebody_whom_no_list_knows_is_made_nobodys_party():
    stranger = claim(FIRST, "Jan Zonderland", Kind.RECAPTURE, "Izium", by=ARMY, when="2022-09-08")
    found, _ = page((FIRST,), (TAKEN, stranger), "2022-09-08")
    assert found.parties[-1] == "unknown"


def test_relations_are_said_with_their_rule_and_claims():
    found, said = page()
    lines = notes(matter_words.sheet(found, (), said))["Hoe de claims zich verhouden"]
    (denied,) = [line for line in lines if " tegen." in line and TAKEN.id[:10] in line and DENIED.id[:10] in line]
    assert "Regel denial: de een ontkent wat de ander stelt." in denied
    assert any("herhaling" in line for line in lines)


def test_what_is_contested_is_not_agreed():
    found, said = page()
    parts = notes(matter_words.sheet(found, (), said))
    assert all("betwist" not in line for line in parts["Eens"])
    assert any("betwist" in line for line in parts["Oneens"])


def test_a_silence_is_an_open_question_until_its_speaker_answers():
    found, _ = page()
    assert [item.claim for item in found.questions] == [SILENT.id]
    later = story("2022-09-11T20:00", "Izium is niet gevallen, zegt Moskou.", outlet="D")
    answer = claim(later, MOSCOW, Kind.CONTROL, "Izium", by=RUSSIANS)
    found, _ = page((*STORIES, later), (TAKEN, AGAIN, DENIED, SILENT, SEEN, answer), "2022-09-11")
    assert found.questions == ()


def test_what_nobody_has_claimed_is_counted():
    found, said = page()
    assert found.unclaimed == ("russia",)
    assert any("heel Izium" in line and "Rusland" in line for line in matter_words.sheet(found, (), said).lead)


def test_only_the_party_that_is_hurt_speaks_against_its_interest():
    admits = claim(SECOND, MOSCOW, Kind.CONTROL, "Izium", by=ARMY, at="Niet", when="2022-09-08")
    held = claim(SECOND, ZELENSKY, Kind.CONTROL, "Izium", by=ARMY, at="Izium", when="2022-09-08")
    found, _ = page((FIRST, SECOND), (TAKEN, admits, held), "2022-09-09")
    by_party = {entry.party: {remark.rule for remark in entry.remarks} for entry in found.entries}
    assert "against_interest" in by_party["russia"]
    assert "against_interest" not in by_party["ukraine"]


def test_later_knowledge_adds_rows_and_rewrites_none():
    early, _ = page(period="2022-09-09")
    late, _ = page()
    assert late.days[: len(early.days)] == early.days
    for day, _ in enumerate(early.days):
        for party in ("ukraine", "russia"):
            assert cell(late, day, party) == cell(early, day, party)


def test_any_claim_of_a_matter_leads_to_it():
    situation = seen(STORIES, (TAKEN, DENIED, SEEN), "2022-09-10")
    assert find_matters(situation, SEEN.id) == find_matters(situation, TAKEN.id)


def test_the_matters_of_a_place_come_latest_first():
    early = claim(FIRST, POPOVA, Kind.CASUALTIES, "Izium", number=(3, "killed"), when="2022-09-01")
    situation = seen(STORIES, (TAKEN, SEEN, early), "2022-09-10")
    found = matters_at(situation, frozenset({"Izium"}))
    assert [matter.id for matter in found] == [TAKEN.id, early.id]
    assert matters_at(situation, frozenset({"Lyman"})) == ()
    page = matter_words.list_sheet(found, reference(situation, "en"))
    assert page.record["matters"][0]["matter"] == TAKEN.id


def test_both_languages_lay_out_the_same_cells():
    dutch, english = (matter_words.sheet(found, (), said) for found, said in (page(), page(code="en")))
    assert [row[2:6] for row in dutch.rows] == [row[2:6] for row in english.rows]
    assert len(rows(dutch)) == len(rows(english))
