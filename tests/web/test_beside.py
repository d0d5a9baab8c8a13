"""A report's copies and versions: who took from whom, what changed and when, and what readers see of it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.cli.examples import FRONT, LEARNED, READER, TAKEN, claim_taken, small_ledger, story
from tests.web.judging import give

from wederhoor.ledger import open_ledger
from wederhoor.ledger.saving import save
from wederhoor.model.claims import Reading, with_id
from wederhoor.model.texts import BlockKind
from wederhoor.web.tokens import Role

UNCITED = "Een bijzin die niemand aanhaalt."
CHANGED = story(
    [("Gevechten om Izjoem", BlockKind.HEADLINE), (TAKEN, BlockKind.BODY), (UNCITED, BlockKind.BODY)],
    "De Dagkrant",
    FRONT.address or "",
    "2022-09-11T09:00:00+02:00",
)


def get(pages, tree, path):
    response = pages.get(path)
    assert response.status_code == 200, path
    return tree(response.text)


@pytest.fixture
def changed(tmp_path):
    """A ledger in which a report was changed an hour later: one claim went."""
    path = small_ledger(tmp_path / "l.sqlite")
    store = open_ledger(path)
    kept = replace(claim_taken(CHANGED), id="")
    save(store, (CHANGED,), (Reading(CHANGED.id, READER, (with_id(kept),)),), recorded_at=LEARNED + timedelta(hours=1))
    store.close()
    return path


def test_a_report_shows_the_chain_from_the_first_on_and_leads_to_what_differs(pages, tree):
    copy = next(
        page
        for item in pages.get("/api/v1/stories?limit=500").json()["items"]
        if (page := get(pages, tree, f"/nl/story/{item['id']}")).xpath("//ol[@class='tree']//li[@class='depth1']/b")
    )
    rows = copy.xpath("//ol[@class='tree']/li")
    assert "eerste bericht" in rows[0].text_content()
    assert "% van de woorden" in rows[1].text_content()
    led = get(pages, tree, copy.xpath("//ol[@class='tree']//a[contains(@href, '/beside/')]/@href")[0])
    assert led.xpath("//del")
    assert led.xpath("//ins")
    assert "neemt tekst over van het linker" in led.text_content()


def test_versions_stand_in_the_order_in_which_they_were_learned(changed, visit, tree):
    page = get(visit(changed), tree, f"/nl/story/{CHANGED.id}")
    first, second = page.xpath("//section[@aria-labelledby='versions']//li")
    assert f"/nl/story/{FRONT.id}" in first.xpath("./a/@href")
    assert "vastgelegd 12 september 2022, 8.00 uur" in " ".join(first.text_content().split()).replace("08", "8")
    assert second.xpath("./b")
    assert second.xpath("./a/@href") == [f"/nl/story/{FRONT.id}/beside/{CHANGED.id}"]


def test_a_new_version_says_which_claims_are_gone(changed, visit, tree):
    page = get(visit(changed), tree, f"/nl/story/{FRONT.id}/beside/{CHANGED.id}")
    gone, added = page.xpath("//div[@class='beside']/section")
    assert "niet meer in de tekst staan 1" in gone.text_content()
    assert "ontkent dat Izjoem is gevallen" in gone.text_content()
    assert "erbij kwamen 0" in added.text_content()


def test_readers_see_no_more_of_the_texts_than_what_is_cited(changed, visit, tree):
    path = f"/nl/story/{FRONT.id}/beside/{CHANGED.id}"
    assert UNCITED not in visit(changed).get(path).text
    token = give(changed, Anouk=Role.REVIEWER)["Anouk"]
    page = visit(changed).get(path, headers={"Authorization": f"Bearer {token}"})
    assert UNCITED in page.text


def test_reports_that_nothing_ties_can_be_set_beside_each_other_and_unknown_ones_not(changed, visit, tree):
    pages = visit(changed)
    other = next(
        item["id"] for item in pages.get("/api/v1/stories").json()["items"] if item["outlet"] == "Omroep Delta"
    )
    assert "niet bekend" in get(pages, tree, f"/nl/story/{FRONT.id}/beside/{other}").text_content()
    assert pages.get(f"/nl/story/{FRONT.id}/beside/s-unknown").status_code == 404
    assert pages.get(f"/nl/story/{FRONT.id}/beside/{other}?known_at=2022-12-01").status_code == 404
