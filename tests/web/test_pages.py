"""Every page in both languages: what it shows, where its links lead, and what it leaves out."""

import json
import re
from datetime import UTC, datetime

import pytest
from tests.cli.examples import FURNITURE, HEADLINE, LEARNED, TAKEN, story, typed

from wederhoor.ledger import open_ledger
from wederhoor.ledger.saving import save
from wederhoor.model.claims import Reading
from wederhoor.model.texts import BlockKind

PAGES = (
    "update",
    "update/2022-09-11",
    "update/2022-09",
    "update/2022-09-08/2022-09-10",
    "map",
    "timeline",
    "control",
    "place/Izium",
    "numbers",
    "record",
    "search",
    "silence",
    "sources",
    "help",
)
LATER = datetime(2030, 1, 1, tzinfo=UTC)


def text_of(tree, response):
    assert response.status_code == 200, response.text
    return " ".join(tree(response.text).text_content().split())


@pytest.mark.parametrize("code", ["nl", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_there_in_both_languages(pages, tree, code, page):
    response = pages.get(f"/{code}/{page}")
    assert response.status_code == 200
    found = tree(response.text)
    assert found.get("lang") == code
    assert len(found.xpath("//h1")) == 1
    assert found.xpath("//main[@id='content']")
    assert found.xpath("//a[@class='skip'][@href='#content']")


def test_the_front_page_leads_to_the_update_in_the_browsers_language(pages):
    assert pages.get("/").headers["location"] == "/nl/update"
    assert pages.get("/", headers={"accept-language": "en-GB,en;q=0.9"}).headers["location"] == "/en/update"
    assert pages.get("/", headers={"accept-language": "fr"}).headers["location"] == "/nl/update"


@pytest.mark.parametrize("code", ["nl", "en"])
def test_the_update_says_what_the_command_says(pages, tree, demo, code):
    told = json.loads(typed("update", "2022-09-11", "--format", "json", "--language", code, ledger=demo).out)
    shown = text_of(tree, pages.get(f"/{code}/update/2022-09-11"))
    lines = [line for line in told["lines"] if line["printed"]]
    assert lines
    for line in lines:
        assert " ".join(line["text"].split()) in shown


def test_every_citation_opens_its_sentence_in_its_report(pages, tree):
    page = tree(pages.get("/nl/update/2022-09-11").text)
    links = {link.get("href") for link in page.xpath("//a[contains(@href, '/story/')]")}
    assert len(links) > 20
    for link in links:
        path, _, mark = link.partition("#")
        report = pages.get(path)
        assert report.status_code == 200
        assert tree(report.text).xpath(f"//mark[@id='{mark}']"), link


def test_the_sentence_in_the_report_is_the_sentence_cited(pages, tree):
    page = tree(pages.get("/nl/update/2022-09-11").text)
    quote = page.xpath("//blockquote")[0]
    path, _, mark = quote.xpath(".//a[contains(@href, '/story/')]")[0].get("href").partition("#")
    printed = tree(pages.get(path).text).xpath(f"//mark[@id='{mark}']")[0].text_content()
    cited = re.match(r"“(.*)”", " ".join(quote.text_content().split()))
    assert cited is not None
    assert " ".join(printed.split()) == cited[1]


def test_what_was_known_at_a_moment_leaves_out_what_came_later(pages, tree):
    late = text_of(tree, pages.get("/nl/update/2022-09-10"))
    early = text_of(tree, pages.get("/nl/update/2022-09-10?known_at=2022-09-10T12:00"))
    assert "23.59" in late
    assert "12.00" in early
    assert len(early) < len(late)


def test_moments_travel_with_the_links_to_reports_and_to_other_pages(pages, tree):
    page = tree(pages.get("/nl/update/2022-09-10?known_at=2022-09-10T23:00").text)
    for link in page.xpath("//a[contains(@href, '/story/')] | //div[@class='bar']//nav/a"):
        assert "known_at=2022-09-10T23%3A00" in link.get("href")


def test_days_lead_to_the_days_beside_them(pages, tree):
    page = tree(pages.get("/nl/update/2022-09-11").text)
    assert page.xpath("//a[@rel='prev']/@href") == ["/nl/update/2022-09-10"]
    assert page.xpath("//a[@rel='next']/@href") == ["/nl/update/2022-09-12"]


def test_a_form_leads_to_an_address_that_can_be_shared(pages):
    sent = pages.get("/nl/update?period=2022-09-08%2F2022-09-10&known_at=2022-09-10T08:00&recorded_as_of=")
    assert sent.status_code == 303
    assert sent.headers["location"] == "/nl/update/2022-09-08/2022-09-10?known_at=2022-09-10T08%3A00"
    assert pages.get("/nl/search?q=&known_at=").headers["location"] == "/nl/search"


def test_the_other_language_is_the_same_page(pages, tree):
    page = tree(pages.get("/nl/update/2022-09-11?known_at=2022-09-11T12:00").text)
    assert page.xpath("//a[@hreflang='en']/@href") == ["/en/update/2022-09-11?known_at=2022-09-11T12:00"]


def test_sources_lists_every_outlet_with_its_reports(pages, tree):
    page = tree(pages.get("/nl/sources").text)
    outlets = page.xpath("(//table)[1]//tbody/tr")
    reports = sum(int(row.xpath("./td[2]")[0].text) for row in outlets)
    assert "6 september 2022" in [cell.text for cell in page.xpath("(//table)[1]//td")]
    assert reports == len(pages.get("/api/v1/stories?limit=500").json()["items"])


def test_readers_see_only_sentences_that_carry_a_claim(small, visit, tree):
    pages = visit(small)
    story = pages.get("/api/v1/stories").json()["items"][0]["id"]
    shown = text_of(tree, pages.get(f"/nl/story/{story}"))
    assert TAKEN in shown
    assert FURNITURE not in shown
    assert HEADLINE not in "".join(
        node.text_content() for node in tree(pages.get(f"/nl/story/{story}").text).xpath("//article")
    )


def test_a_page_is_sent_again_only_when_the_ledger_grew(small, visit):
    pages = visit(small)
    first = pages.get("/nl/search")
    assert pages.get("/nl/search", headers={"if-none-match": first.headers["etag"]}).status_code == 304
    store = open_ledger(small)
    from wederhoor.model.entries import Entry, EntryKind

    store.add([Entry.make(EntryKind.PIN, {"name": "x", "place": "y", "by": "A", "why": "B"})], recorded_at=LATER)
    store.close()
    again = pages.get("/nl/search", headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 200
    assert again.headers["etag"] != first.headers["etag"]


@pytest.mark.parametrize(
    ("path", "status", "told"),
    [
        ("/nl/update/2022-13", 400, "2022-13"),
        ("/nl/update/2022-09-11?known_at=gisteren", 400, "gisteren"),
        ("/nl/update/2022-09-11%2F..", 400, "geen bekend begin en einde"),
        ("/nl/update?colour=red", 400, "colour"),
        ("/nl/search?kind=storm", 400, "kind"),
        ("/nl/story/s-unknown", 404, "s-unknown"),
        ("/de/update", 404, "de"),
        ("/nl/nothing", 404, "Op dit adres staat niets."),
    ],
)
def test_what_cannot_be_shown_is_said_on_a_page(pages, tree, path, status, told):
    response = pages.get(path)
    assert response.status_code == status
    assert told in tree(response.text).xpath("//*[@role='alert']")[0].text_content()


def test_a_ledger_without_a_dated_report_says_so(tmp_path, visit, tree):
    path = tmp_path / "empty.sqlite"
    open_ledger(path).close()
    response = visit(path).get("/nl/update")
    assert response.status_code == 404
    assert "wederhoor read" in tree(response.text).xpath("//*[@role='alert']")[0].text_content()


def test_a_ledger_that_is_gone_says_so(tmp_path, visit, tree):
    response = visit(tmp_path / "gone.sqlite").get("/nl/update")
    assert response.status_code == 503
    assert "gone.sqlite" in tree(response.text).text_content()


def test_sources_lead_to_what_they_said_and_to_their_record(pages, tree):
    page = tree(pages.get("/nl/sources?known_at=2022-09-13").text)
    rows = page.xpath("(//table)[2]//tbody/tr")
    for row in rows[:3]:
        search, record = row.xpath(".//a/@href")
        claims = row.xpath("./td[3]")[0].text_content()
        found = tree(pages.get(search).text)
        assert sum(
            len(item.xpath("./p[@class='chain']")) for item in found.xpath("//ol[@class='claims plain']/li")
        ) == int(claims)
        assert pages.get(record).status_code == 200
        assert row.xpath("./td[5]//text()")[0].strip() in set("ABCDEF")
    copies = [int(row.xpath("./td[3]")[0].text) for row in page.xpath("(//table)[1]//tbody/tr")]
    assert sum(copies) == 2


@pytest.mark.parametrize("code", ["nl", "en"])
def test_every_page_over_demonstration_text_says_that_it_is(pages, tree, code):
    for path in ("map", "timeline", "control", "numbers", "silence", "search", "sources", "record", "problems", "help"):
        page = tree(pages.get(f"/{code}/{path}").text)
        assert len(page.xpath("//p[@class='demonstration']")) == 1, path


def test_demonstration_text_is_said_from_when_it_is_there(visit, tmp_path):
    def report(address):
        made = story([("Dat zegt men.", BlockKind.BODY)], "Krant", address, "2022-09-11")
        store = open_ledger(tmp_path / "l.sqlite")
        save(store, [made], [Reading(made.id, "rules 1", ())], recorded_at=LEARNED)
        store.close()

    report("https://krant.nl/waar.example/1")
    over = visit(tmp_path / "l.sqlite")
    assert "invented" not in over.get("/en/sources").text
    report("https://krant.example/2")
    assert "invented" in over.get("/en/sources").text
