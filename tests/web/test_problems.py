"""The page of what needs an eye: counts that agree with the lists, links that lead there, and nothing secret."""

import re
from dataclasses import replace

import pytest
from tests.cli.examples import AREA, FRONT, HEADLINE, LEARNED, NUMBERS, READER, claim_area, find, typed
from tests.web.judging import give

from wederhoor.cli.refused import refused_path
from wederhoor.ledger import open_ledger
from wederhoor.ledger.saving import save
from wederhoor.model.claims import Missed, Reading, Sign
from wederhoor.model.vocabulary import Signal
from wederhoor.web import tokens
from wederhoor.web.tokens import Role, tokens_path


@pytest.fixture(scope="module")
def troubled(tmp_path_factory):
    """A report without a date, one that the chronicle has otherwise, one with a sentence missed, and an empty file."""
    folder = tmp_path_factory.mktemp("troubled")
    (folder / "leeg.txt").write_text("")
    (folder / "los.txt").write_text("Kop zonder datum\n\nHet leger heeft Lyman heroverd, zegt president Zelensky.\n")
    (folder / "cherson.txt").write_text(" date 2023-03-14 Oorlog in Oekraïne\nCherson is in Russische handen.\n")
    path = folder / "l.sqlite"
    assert typed("read", str(folder), ledger=path).code == 0
    passed = find(FRONT, HEADLINE)
    signs = (Sign(Signal.NUMBER, passed),)
    store = open_ledger(path)
    reading = Reading(FRONT.id, READER, missed=(Missed(passed.start, passed.end, signs),))
    save(store, (FRONT,), (reading,), recorded_at=LEARNED)
    store.close()
    return path


def get(pages, tree, path="/nl/problems"):
    response = pages.get(path)
    assert response.status_code == 200, path
    return tree(response.text)


def counts(page):
    return {
        link.get("href")[1:]: int(link.getnext().text_content()) for link in page.xpath("//ol[@class='counts']/li/a")
    }


def test_every_count_is_that_of_its_list(pages, tree):
    page = get(pages, tree)
    told = counts(page)
    assert told["unattributed"] > 0
    assert told["missed"] > 0
    for key, number in told.items():
        section = page.xpath(f"//section[@aria-labelledby='{key}']")[0]
        rest = re.search(r"en nog (\d+), hier niet", section.text_content())
        assert len(section.xpath(".//li")) + (int(rest[1]) if rest else 0) == number


def test_each_finding_leads_to_its_sentence_or_report(pages, tree):
    page = get(pages, tree)
    for link in page.xpath("//section//li/a/@href")[::7]:
        path, _, mark = link.partition("#")
        led = get(pages, tree, path)
        assert not mark or led.xpath(f"//mark[@id='{mark}']")


def test_the_search_lists_as_many_claims_without_a_source(pages, tree):
    page = get(pages, tree)
    listed = get(pages, tree, page.xpath("//section[@aria-labelledby='unattributed']//p/a/@href")[0])
    assert f"met {counts(page)['unattributed']} claims" in listed.text_content()


def test_a_file_that_could_not_be_read_is_told_by_name_with_its_remedy(troubled, visit, tree):
    page = get(visit(troubled), tree)
    section = page.xpath("//section[@aria-labelledby='refused']")[0]
    assert "leeg.txt" in section.text_content()
    assert "It is empty." in section.text_content()
    assert str(troubled.parent) not in page.text_content()


def test_what_the_chronicle_has_otherwise_is_told_beside_the_claim(troubled, visit, tree):
    (item,) = get(visit(troubled), tree).xpath("//section[@aria-labelledby='contradicted']//li")
    assert "Cherson is in Russische handen" in item.text_content()
    assert "de kroniek heeft: Cherson in handen van Oekraïne, vanaf 11 november 2022" in item.text_content()
    (item,) = get(visit(troubled), tree, "/en/problems").xpath("//section[@aria-labelledby='contradicted']//li")
    assert "the chronicle has: Kherson held by Ukraine, from 11 November 2022" in item.text_content()


@pytest.mark.parametrize(("claims", "called"), [(True, f"“{AREA}”"), (False, "Bericht zonder kop")])
def test_a_report_without_a_headline_is_called_by_what_readers_may_see_of_it(visit, tree, tmp_path, claims, called):
    made = replace(NUMBERS, title=None)
    store = open_ledger(tmp_path / "l.sqlite")
    save(store, (made,), (Reading(made.id, READER, (claim_area(made),) if claims else ()),), recorded_at=LEARNED)
    store.close()
    pages = visit(tmp_path / "l.sqlite")
    (link,) = get(pages, tree).xpath("//section[@aria-labelledby='undated']//li/a")
    assert link.text == called
    assert get(pages, tree, link.get("href")).xpath("//h1")[0].text == "Bericht zonder kop"


def test_a_file_that_is_mended_goes_from_the_list(tmp_path):
    path, file = tmp_path / "l.sqlite", tmp_path / "a.txt"
    file.write_text("")
    typed("read", str(file), ledger=path)
    assert "a.txt" in refused_path(path).read_text()
    file.write_text("Een kop\n\nHet weer wordt morgen beter in heel het land.\n")
    assert typed("read", str(file), ledger=path).code == 0
    assert refused_path(path).read_text() == "[]\n"


def test_readers_do_not_see_a_sentence_that_no_claim_rests_on(troubled, visit, tree):
    page = get(visit(troubled), tree)
    assert counts(page)["missed"] == 1
    assert HEADLINE not in page.xpath("//section[@aria-labelledby='missed']")[0].text_content()
    token = give(troubled, Anouk=Role.REVIEWER)["Anouk"]
    shown = tree(visit(troubled).get("/nl/problems", headers={"Authorization": f"Bearer {token}"}).text)
    assert HEADLINE in shown.xpath("//section[@aria-labelledby='missed']")[0].text_content()
    tokens.remove(tokens_path(troubled), "Anouk")


def test_a_report_without_a_day_is_known_never(troubled, visit, tree):
    told = counts(get(visit(troubled), tree))
    assert told.get("undated", 0) + told.get("loose", 0) == 1
    early = counts(get(visit(troubled), tree, "/nl/problems?known_at=2014-01-01"))
    assert set(early) == {"refused"}


@pytest.mark.parametrize(("code", "told"), [("nl", "noemt niets van deze oorlog"), ("en", "names nothing of this war")])
def test_why_a_report_was_passed_over_is_said_in_the_language_of_the_page(pages, tree, code, told):
    items = get(pages, tree, f"/{code}/problems").xpath("//section[@aria-labelledby='passed_over']//li")
    assert items
    assert all(told in item.text_content() for item in items)
    (path,) = items[0].xpath("./a/@href")
    assert told in get(pages, tree, path).xpath("//main")[0].text_content()
