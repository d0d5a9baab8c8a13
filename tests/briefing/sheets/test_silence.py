"""The open list: who gave no answer, on what, since when, and what closed it."""

from tests.briefing.sheets.making import reference, rows, seen
from tests.weighing.making import ARMY, MOSCOW, RUSSIANS, ZELENSKY, claim, story

from wederhoor.briefing.sheets import silence
from wederhoor.model.vocabulary import Certainty, Kind

TOLD = (
    "Izium is bevrijd, zegt Zelensky.",
    "Moskou zwijgt over wat er die nacht in en rond de stad is gebeurd.",
    "Aan de rand van de stad hangt rook boven de weg, en in de dorpen langs de rivier is het licht uitgevallen.",
)
MORNING = story("2022-09-08T08:15:00+02:00", *TOLD, outlet="A")
COPY = story("2022-09-08T12:00:00+02:00", *TOLD, outlet="B")
LATER = story("2022-09-10T20:00:00+02:00", "Izium is niet gevallen, zegt Moskou.", outlet="C")

TAKEN = claim(MORNING, ZELENSKY, Kind.RECAPTURE, "Izium", by=ARMY, at="Izium")
SILENT = claim(MORNING, MOSCOW, Kind.RECAPTURE, "Izium", at="Moskou", certainty=Certainty.NO_COMMENT)
SILENT_TOO = claim(COPY, MOSCOW, Kind.RECAPTURE, "Izium", at="Moskou", certainty=Certainty.NO_COMMENT)
ANSWER = claim(LATER, MOSCOW, Kind.CONTROL, "Izium", by=RUSSIANS)


def found(stories, claims, day="2022-09-11", places=frozenset()):
    return silence.silences(reference(seen(stories, claims, day)), frozenset(places))


def test_a_silence_stands_open_with_its_minute_and_what_it_is_about():
    (item,) = found((MORNING,), (TAKEN, SILENT))
    assert (item.about, item.closed_by, item.days) == (TAKEN.id, None, 3)
    assert item.since.edtf.startswith("2022-09-08T08:15")


def test_what_papers_took_from_each_other_stands_once_with_its_first_minute():
    (item,) = found((MORNING, COPY), (TAKEN, SILENT, SILENT_TOO))
    assert (item.claim.id, item.outlets) == (SILENT.id, ("A", "B"))


def test_an_answer_closes_it_and_counts_the_days_until_then():
    (item,) = found((MORNING, LATER), (TAKEN, SILENT, ANSWER), "2022-09-30")
    assert (item.closed_by, item.days) == (ANSWER.id, 2)


def test_before_the_answer_is_known_it_is_open():
    (item,) = found((MORNING, LATER), (TAKEN, SILENT, ANSWER), "2022-09-09")
    assert item.closed_by is None


def test_a_doubt_is_no_silence_but_stands_in_the_list():
    doubt = claim(MORNING, MOSCOW, Kind.RECAPTURE, "Izium", at="Moskou", certainty=Certainty.UNCONFIRMED)
    assert [item.manner for item in found((MORNING,), (TAKEN, doubt))] == ["doubt"]
    assert [item.manner for item in found((MORNING,), (TAKEN, SILENT))] == ["silence"]


def test_a_place_chooses_also_by_what_the_silence_is_about():
    bare = claim(MORNING, MOSCOW, Kind.RECAPTURE, at="Moskou", certainty=Certainty.NO_COMMENT)
    assert [item.claim.id for item in found((MORNING,), (TAKEN, bare), places={"Izium"})] == [bare.id]
    assert found((MORNING,), (TAKEN, bare), places={"Lyman"}) == ()


def test_open_ones_come_first_and_each_list_has_its_rows():
    other = claim(LATER, ZELENSKY, Kind.RECAPTURE, "Lyman", certainty=Certainty.NO_COMMENT)
    said = reference(seen((MORNING, LATER), (TAKEN, SILENT, ANSWER, other), "2022-09-11"), "en")
    items = silence.silences(said)
    assert [bool(item.closed_by) for item in items] == [False, True]
    page = silence.sheet(items, said)
    assert len(rows(page)) == 1
    assert [len(page.record[key]) for key in ("open", "closed")] == [1, 1]
    assert page.record["closed"][0]["closed_by"] == ANSWER.id


def test_a_report_that_names_nobody_makes_nobody_silent():
    doubt = claim(MORNING, "unattributed", Kind.RECAPTURE, "Izium", certainty=Certainty.UNCONFIRMED)
    said = reference(seen((MORNING,), (TAKEN, doubt), "2022-09-08"), "en")
    assert rows(silence.sheet(silence.silences(said), said))[0][0].startswith("not named")
