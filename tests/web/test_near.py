"""A page weighs what the command weighs for the same period, and no page weighs a large ledger whole."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from tests.briefing.many import put, reports
from tests.cli.examples import typed

from wederhoor.cli import serving
from wederhoor.model.claims import with_id
from wederhoor.model.period import Period
from wederhoor.web.source import Asked

DAY = "2022-09-11"


@pytest.fixture(scope="module")
def years(tmp_path_factory):
    """A ledger of four days, of which the first two lie months before the last."""
    days = ("2022-03-01", "2022-05-01", "2022-09-10", DAY)
    found = [pair for number, day in enumerate(days) for pair in reports(16, day)[4 * number : 4 * number + 4]]
    return put(tmp_path_factory.mktemp("near") / "years.sqlite", found)


@pytest.mark.parametrize("period", [DAY, "2022-09", "2022-05-01"])
def test_the_update_page_and_the_command_say_the_same_of_a_ledger_of_years(visit, years, period):
    told = typed("update", period, "--format", "json", ledger=years)
    assert told.code == 0, told.err
    assert json.loads(visit(years).get(f"/api/v1/updates/{period}").text) == json.loads(told.out)


@pytest.mark.parametrize("path", ["control", "numbers", "record", "silence", "place/Izium", "sources"])
def test_a_page_over_a_large_ledger_says_that_it_weighs_only_what_is_near(visit, years, tree, path, monkeypatch):
    small = tree(visit(years).get(f"/nl/{path}").text).text_content()
    monkeypatch.setattr(serving, "WHOLE", 0)
    large = tree(visit(years).get(f"/nl/{path}").text).text_content()
    assert "alleen gewogen" not in small
    assert "Van de 16 berichten in het grootboek is hier alleen gewogen" in large


@pytest.mark.parametrize(
    "path", ["api/v1/stories?limit=500", "api/v1/stories?known_at=2022-09-10", "nl/search?known_at=2022-09-11"]
)
def test_undated_copies_are_dated_alike_in_a_small_and_a_large_ledger(visit, tmp_path, path, monkeypatch):
    dated = [pair for day in ("2022-05-01", DAY) for pair in reports(16, day)][::3]
    copied = [moved(one, number) for number, one in enumerate(dated[::2])]
    ledger = put(tmp_path / "copies.sqlite", [*dated, *copied])
    small = visit(ledger).get(f"/{path}")
    monkeypatch.setattr(serving, "WHOLE", 0)
    assert visit(ledger).get(f"/{path}").text == small.text
    assert "De Kopie" in small.text


@pytest.mark.parametrize(
    "known_at", [None, datetime(2022, 9, 11, 6, tzinfo=UTC), datetime(2022, 9, 10, 23, tzinfo=UTC)]
)
@pytest.mark.parametrize("day", [DAY, "2022-05-01"])
def test_a_day_alone_in_a_large_ledger_is_weighed_as_its_update_is(program, years, day, known_at, monkeypatch):
    monkeypatch.setattr(serving, "WHOLE", 0)
    source, asked = serving.LedgerSource(program, years), Asked(Period.parse(day), known_at)
    seen = source.seen(asked)
    assert source.glance(asked).situation == seen.situation
    assert source.glance(asked, seen).situation is seen.situation


def moved(told, number):
    """The same report in another outlet, without a date."""
    story, reading = told
    key = f"De Kopie https://kopie.example/{number}"
    copy = replace(story, id=f"s-9{number:03}", key=key, outlet="De Kopie", published=None)
    claims = tuple(with_id(replace(claim, story=copy.id)) for claim in reading.claims)
    return copy, replace(reading, story=copy.id, claims=claims)


def old_claim(years):
    """A claim of the first day, with its story."""
    rows = json.loads(typed("claims", "--format", "json", ledger=years).out)
    found = sorted((row["report"]["published"], row["id"], row["story"]) for row in rows if row["places"])
    assert found[0][0] == "2022-03-01"
    return found[0][1:]


def test_an_old_claim_is_found_with_its_report_and_its_matter_in_a_large_ledger(visit, years, tree, monkeypatch):
    claim, story = old_claim(years)
    whole = tree(visit(years).get(f"/nl/story/{story}").text)
    monkeypatch.setattr(serving, "WHOLE", 0)
    pages = visit(years)
    assert pages.get(f"/nl/claim/{claim}").headers["location"].startswith(f"/nl/story/{story}#at")
    assert pages.get(f"/nl/claim/{claim[:10]}").status_code == 303
    found = tree(pages.get(f"/nl/story/{story}").text)
    assert found.xpath("//mark/@id") == whole.xpath("//mark/@id")
    near, ties = (set(page.xpath("//li[@class='depth1']//a/@href")) for page in (found, whole))
    assert near
    assert near <= ties  # of a chain a large ledger shows the reports next to this one
    led = pages.get(f"/nl/matter/{claim}")
    assert (led.status_code, led.headers["location"]) == (303, f"/nl/matter/{claim}?date=2022-04-01")
    assert "Izjoem" in tree(pages.get(led.headers["location"]).text).text_content()


def test_two_reports_of_a_large_ledger_beside_each_other_are_as_in_a_small_one(visit, years, tree, monkeypatch):
    _, story = old_claim(years)
    small = visit(years)
    others = [item["id"] for item in small.get("/api/v1/stories").json()["items"] if item["id"] != story]
    tied = tree(small.get(f"/nl/story/{story}").text).xpath("//a[contains(@href, '/beside/')]/@href")
    assert tied
    paths = (*tied, *(f"/nl/story/{story}/beside/{other}" for other in (others[0], others[-1])))
    whole = [small.get(path).text for path in paths]
    monkeypatch.setattr(serving, "WHOLE", 0)
    pages = visit(years)
    monkeypatch.setattr(pages.app.state.screen.desk.source, "library", None)  # nothing asks for the whole ledger
    assert [pages.get(path).text for path in paths] == whole
    assert pages.get(f"/nl/story/{story}/beside/s-none").status_code == 404


@pytest.mark.parametrize("path", ["story/s-none", "claim/c-0123456789", "claim/c-0", "matter/c-0123456789", "claim/x"])
def test_what_a_large_ledger_does_not_hold_is_not_there(visit, years, path, monkeypatch):
    monkeypatch.setattr(serving, "WHOLE", 0)
    assert visit(years).get(f"/nl/{path}").status_code == 404
