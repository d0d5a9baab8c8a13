"""Rows of numbers as they are shown: each value with its source, its correction, and a fall."""

from tests.briefing.sheets.making import reference, rows, seen
from tests.weighing.making import ARMY, ISW, ZELENSKY, claim, story

from wederhoor.briefing.sheets import series
from wederhoor.model.vocabulary import Kind

DAYS = tuple(story(f"2022-09-{day:02}T20:00", f"Het zijn er {day}.", outlet=f"Krant {day}") for day in (8, 9, 10))


def area(told, value, who=ZELENSKY, since="2022-09-01", **more):
    when = f"{since}/{told.published.period.day}" if since else None
    return claim(told, who, Kind.RECAPTURE, by=ARMY, number=(float(value), "km2"), when=when, **more)


def chosen(claims, subject=None, day="2022-09-10", places=frozenset()):
    said = reference(seen(DAYS, claims, day))
    return series.choose(said.situation, subject, places), said


def test_a_series_is_found_by_kind_unit_both_and_the_beginning_of_its_id():
    claims = [area(told, value) for told, value in zip(DAYS, (1000, 2000, 3000), strict=True)]
    (only,), _ = chosen(claims)
    for subject in ("recapture", "km2", "recapture:km2", only.series.id, only.series.id[:6]):
        assert [item.series.id for item in chosen(claims, subject)[0]] == [only.series.id]
    for subject in ("casualties", "n-none", "recapture:km"):
        assert chosen(claims, subject)[0] == ()


def test_a_total_that_falls_is_flagged_beside_the_value_it_stays_below():
    claims = [area(told, value) for told, value in zip(DAYS, (1000, 3000, 2000), strict=True)]
    (only,), said = chosen(claims)
    assert only.below == {claims[2].id: claims[1].id}
    notes = [row[-1] for row in rows(series.sheet(only, said))]
    assert ["LAGER" in note for note in notes] == [False, False, True]
    assert claims[1].id[:10] in notes[2]
    assert "1 totaal dat daalt" in rows(series.list_sheet((only,), said))[0][-1]


def test_the_longest_row_comes_first_and_speakers_do_not_mix():
    claims = [area(DAYS[0], 1000), area(DAYS[1], 2000), area(DAYS[0], 400, ISW)]
    found, _ = chosen(claims)
    assert [len(item.points) for item in found] == [2, 1]


def test_a_spreadsheet_gets_every_value_and_a_program_too():
    claims = [area(told, value) for told, value in zip(DAYS, (1000, 2000, 3000), strict=True)]
    found, said = chosen(claims)
    page = series.list_sheet(found, said)
    assert [row[6] for row in page.rows] == ["1000", "2000", "3000"]
    assert [point["claim"] for point in page.record["series"][0]["points"]] == [one.id for one in claims]
    assert all(len(row) == len(page.columns) for row in page.rows)


def test_a_value_known_later_is_not_in_an_earlier_row():
    claims = [area(told, value) for told, value in zip(DAYS, (1000, 2000, 3000), strict=True)]
    (only,), _ = chosen(claims, day="2022-09-09")
    assert [point.claim for point in only.points] == [claims[0].id, claims[1].id]
