"""The pages that are tables say what the commands of the same name print, and lead on to claims, places and matters."""

import csv
import io

import pytest
from tests.cli.examples import typed

COMMANDS = {
    "control": ("control",),
    "control?date=2022-09-10": ("control", "--date", "2022-09-10"),
    "control?known_at=2022-09-10T12:00": ("control", "--known-at", "2022-09-10T12:00"),
    "numbers": ("series",),
    "record": ("record",),
    "silence": ("silence",),
    "silence?known_at=2022-09-10": ("silence", "--known-at", "2022-09-10"),
}


def with_form(path):
    return f"{path}{'&' if '?' in path else '?'}form=csv"


@pytest.mark.parametrize("code", ["nl", "en"])
@pytest.mark.parametrize("path", COMMANDS)
def test_a_table_is_that_of_the_command(pages, demo, code, path):
    told = typed(*COMMANDS[path], "--format", "csv", "--language", code, ledger=demo)
    answer = pages.get(f"/{code}/{with_form(path)}")
    assert answer.headers["content-type"].startswith("text/csv")
    assert "attachment" in answer.headers["content-disposition"]
    assert answer.text == told.out


def test_a_place_shows_who_held_it_and_its_matters(pages, tree):
    page = tree(pages.get("/nl/place/Izium").text)
    assert "Izjoem" in page.xpath("//h1")[0].text_content()
    days = [row.text_content() for row in page.xpath("(//table)[1]//tbody/tr")]
    assert any("betwist" in day for day in days)
    assert page.xpath("//a[starts-with(@href, '/nl/matter/c-')]")


def test_from_who_holds_what_to_the_sentence_that_says_so(pages, tree):
    page = tree(pages.get("/nl/control?date=2022-09-11&known_at=2022-09-11").text)
    assert "/nl/place/Izium?known_at=2022-09-11" in page.xpath("//td/a/@href")
    links = page.xpath("//td//a[contains(@href, '/claim/')]/@href")
    assert links
    for link in links:
        led = pages.get(link)
        assert led.status_code == 303
        path, _, mark = led.headers["location"].partition("#")
        assert "known_at=2022-09-11" in path
        assert tree(pages.get(path).text).xpath(f"//mark[@id='{mark}']")


def test_a_number_leads_to_its_values(pages, tree):
    listed = tree(pages.get("/nl/numbers").text)
    links = listed.xpath("//td/a[starts-with(@href, '/nl/numbers/')]/@href")
    assert len(links) == len(listed.xpath("//tbody/tr"))
    values = tree(pages.get(links[0]).text).xpath("//tbody/tr")
    assert len(values) > 1


def test_a_record_leads_to_what_became_of_each_claim(pages, tree):
    listed = tree(pages.get("/nl/record").text)
    link = listed.xpath("//td/a[contains(@href, 'Zelensky')]/@href")[0]
    page = tree(pages.get(link).text)
    assert page.xpath("//a[contains(@href, '/claim/')]")


def test_a_spreadsheet_takes_no_cell_for_a_formula(pages):
    rows = csv.reader(io.StringIO(pages.get("/nl/silence?form=csv").text))
    assert all(not cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("control?date=2022-09", 400),
        ("control?form=pdf", 400),
        ("place/Atlantis", 404),
        ("matter/c-ffffffffffffffff", 404),
        ("matter/c-", 404),
        ("claim/s-1", 404),
        ("numbers/n-unknown", 404),
        ("record/Nobody", 404),
    ],
)
def test_what_there_is_not_is_said(pages, path, status):
    assert pages.get(f"/nl/{path}").status_code == status
