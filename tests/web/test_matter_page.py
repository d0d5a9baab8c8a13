"""A matter on screen: parties side by side, days, relations with the way to the other claim, one party alone."""

import csv
import io

import pytest
from tests.cli.examples import typed

EARLIER = "?known_at=2022-09-11"


@pytest.fixture(scope="session")
def izium(pages, tree):
    """The address of the matter of Izium at the front."""
    place = tree(pages.get("/nl/place/Izium").text)
    return place.xpath("//a[starts-with(@href, '/nl/matter/')]/@href")[0]


def words(node):
    return " ".join(node.text_content().split())


def test_a_matter_has_a_column_for_each_party_and_its_newest_day_on_top(pages, tree, izium):
    page = tree(pages.get(izium).text)
    heads = [words(head) for head in page.xpath("//div[@class='heads']/span")]
    assert heads[:4] == ["Dag", "Oekraïne", "Rusland", "Derden"]
    days = page.xpath("//details[contains(@class, 'day')]")
    assert "nieuwste" in words(days[0])
    assert len(page.xpath("//details[contains(@class, 'newest')]")) == 1
    assert all(len(day.xpath(".//h4")) == len(heads) - 1 for day in days)


def test_silence_has_a_place_and_the_head_says_what_nobody_claims(pages, tree, izium):
    page = tree(pages.get(izium + EARLIER).text)
    assert [words(cell) for cell in page.xpath("//p[@class='soft']")].count("niets") > 2
    assert "Oekraïne of Rusland" in words(page.xpath("//p[@class='missing']")[0])
    assert "betwist" in words(page.xpath("//span[@class='held']")[0])


def test_a_later_moment_adds_days_and_takes_none_away(pages, tree, izium):
    def entries(path):
        return tree(pages.get(path).text).xpath("//div[@class='entry']/@id")

    early, late = entries(izium + EARLIER), entries(izium)
    assert early
    assert set(early) < set(late)


def test_a_relation_leads_from_each_end_to_the_other(pages, tree, izium):
    page = tree(pages.get(izium).text)
    ties = page.xpath("//p[starts-with(@class, 'tie confirms')]/a[@data-to]")
    assert {words(tie).split(":")[0].split(" door")[0] for tie in ties} == {"Bevestigt", "Bevestigd"}
    for tie in ties:
        (other,) = page.xpath(f"//div[@id='{tie.get('data-to')}']")
        own = tie.xpath("ancestor::div[@class='entry']/@id")[0]
        assert own in other.xpath(".//a/@data-to")


def test_a_claim_of_two_matters_is_tied_within_each(pages, tree, izium):
    claims = tree(pages.get(izium).text).xpath("//div[@class='entry']/@id")
    both = [page for claim in claims if len(_grids(page := tree(pages.get(f"/nl/matter/{claim}").text))) > 1]
    assert both
    for page in both:
        names = page.xpath("//div[@class='entry']/@id")
        assert len(set(names)) == len(names)
        for grid in _grids(page):
            assert set(grid.xpath(".//a/@data-to")) <= set(grid.xpath(".//div[@class='entry']/@id"))


def _grids(page):
    return page.xpath("//div[starts-with(@class, 'grid')]")


def test_one_party_alone_is_an_address(pages, tree, izium):
    page = tree(pages.get(izium).text)
    (path,) = page.xpath("//nav[@class='filter']/a[normalize-space()='Rusland']/@href")
    alone = tree(pages.get(path).text)
    assert {words(name) for name in alone.xpath("//h4")} == {"Rusland"}
    assert alone.xpath("//nav[@class='filter']/a[@aria-current]")[0].text_content() == "Rusland"


def test_a_spreadsheet_gets_the_rows_of_the_command(pages, demo, izium):
    named = izium.rpartition("/")[2]
    told = typed("matter", named, "--format", "csv", "--language", "nl", ledger=demo).out
    sent = pages.get(f"{izium}?form=csv")
    assert sent.text == told
    assert len(list(csv.reader(io.StringIO(sent.text)))) > 5
    assert pages.get(f"{izium}?form=pdf").status_code == 400


def test_lines_are_drawn_on_a_wide_screen_and_days_folded_on_a_telephone(page, izium):
    page.goto(izium)
    assert page.locator(".ties path.confirms").count() >= 1
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("about:blank")
    page.goto(izium)
    assert page.locator(".day[open]").count() == 1
    assert page.locator(".cell.nothing").first.is_hidden()
    assert page.locator(".newest h4").first.is_visible()


def test_of_very_many_lines_only_those_of_the_claim_that_is_pointed_at_are_drawn(page, izium):
    page.goto(izium)
    every = page.locator(".ties path").count()
    page.evaluate("document.querySelectorAll('.grid').forEach(grid => { grid.dataset.most = '0'; })")
    page.evaluate("dispatchEvent(new Event('resize'))")
    assert page.locator(".ties path").count() == 0
    entry = page.locator(".entry").filter(has=page.locator("a[data-to]")).first
    entry.hover()
    hovered = page.locator(".ties path").count()
    assert 0 < hovered < every or hovered == every == 1
    page.locator(".entry").filter(has_not=page.locator("a[data-to]")).last.hover()
    assert page.locator(".ties path").count() < hovered
    entry.get_by_role("link").first.focus()
    assert page.locator(".ties path").count() == hovered
