"""The pages that are tables say what the commands of the same name print, and lead on to claims, places and matters."""

import csv
import io

import pytest
from tests.cli.examples import typed

from wederhoor.web.pages import long

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


def test_a_long_table_begins_with_a_hundred_rows_and_shows_all_when_asked(pages, tree, monkeypatch):
    monkeypatch.setattr(long, "ROWS", 3)
    every = tree(pages.get("/nl/numbers?rows=all").text).xpath("//tbody/tr")
    first = tree(pages.get("/nl/numbers?date=2022-09-14").text)
    assert len(first.xpath("//tbody/tr")) == 3
    (more,) = first.xpath("//p[@class='pages']/a")
    assert more.text == f"Toon alle {len(every)} regels"
    assert len(tree(pages.get(more.get("href")).text).xpath("//tbody/tr")) == len(every)
    assert [row.text_content() for row in first.xpath("//tbody/tr")] == [row.text_content() for row in every[:3]]


@pytest.mark.parametrize("path", ["control", "numbers", "record", "silence"])
def test_a_table_is_narrowed_to_the_rows_with_some_words(pages, tree, path):
    page = tree(pages.get(f"/en/{path}?q=russian+MINISTRY").text)
    rows = [row.text_content().casefold() for row in page.xpath("//tbody/tr")]
    assert rows
    assert all("russian" in row and "ministry" in row for row in rows)
    every = len(tree(pages.get(f"/en/{path}?rows=all").text).xpath("//tbody/tr"))
    assert page.xpath("//*[@role='status']")[0].text == f"{len(rows)} of {every} rows have these words."
    assert page.xpath("//input[@name='q']/@value") == ["russian MINISTRY"]


def test_the_rows_that_are_left_lead_where_they_led(pages, tree):
    (link,) = tree(pages.get("/nl/control?q=izjoem").text).xpath("//tbody/tr/td[1]/a")
    assert (link.text, link.get("href")) == ("Izjoem", "/nl/place/Izium")


def test_words_that_no_row_has_are_said_to_be_in_none(pages, tree):
    page = tree(pages.get("/nl/control?q=zzz").text)
    assert not page.xpath("//tbody")
    assert "Geen regel heeft deze woorden." in page.text_content()
    assert not tree(pages.get("/nl/record?q=c-").text).xpath("//tbody")  # the ids behind a row are no words of it
