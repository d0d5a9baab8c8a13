"""A source's record as it is shown: each number with the claims behind it."""

from tests.briefing.sheets.making import notes, reference, rows, seen
from tests.weighing.making import MOSCOW, ZELENSKY
from tests.weighing.test_record import LEFT, ONE, TAKEN, TWO, many

from wederhoor.briefing.sheets import record
from wederhoor.briefing.sheets.sheet import Grid

SAID = reference(seen((ONE, TWO), (TAKEN, LEFT), "2022-09-10"), "en")


def test_every_number_has_its_list():
    for one in record.records(SAID):
        page = record.sheet(one, SAID)
        grids = [part for part in page.parts if isinstance(part, Grid)]
        assert sum(len(grid.rows) for grid in grids) == page.record["claims"] == len(one.outcomes)
        for grid in grids:
            status, number = grid.title.split(": ")
            assert page.record[status] == int(number) == len(grid.rows)


def test_the_list_names_those_who_speak_and_how_early_they_were():
    found = {row[0]: row for row in rows(record.list_sheet(record.records(SAID), SAID))}
    assert set(found) == {ZELENSKY, MOSCOW}
    assert found[ZELENSKY][-1] == "first in 1 of 1, mostly 2 days earlier"
    assert found[MOSCOW][-1] == "first in 0 of 1, mostly 2 days later"


def test_one_who_does_not_speak_himself_is_shown_when_asked():
    (side,) = record.records(SAID, frozenset({"Russia"}))
    assert [item.claim for item in side.outcomes] == [LEFT.id]


def test_the_rule_of_the_letters_stands_below_with_the_numbers_of_the_code():
    (last,) = [lines for title, lines in notes(record.list_sheet((), SAID)).items() if title]
    assert "F until 10 claims were judged" in last[1]
    assert "A: at least 50 borne out and 98% of what was judged" in last[1]


def test_a_letter_is_of_the_moment_asked():
    stories, claims = many(24)
    letters = []
    for day in ("2022-03-05", "2022-03-15", "2022-12-01"):
        said = reference(seen(stories, claims, day))
        letters.append({one.actor: one.letter for one in record.records(said)}[ZELENSKY])
    assert letters == ["F", "C", "B"]


def test_every_row_has_every_column():
    page = record.list_sheet(record.records(SAID), SAID)
    assert all(len(row) == len(page.columns) for row in page.rows)
