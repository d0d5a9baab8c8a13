"""The timeline page without scripts: what is chosen is in the address, what is left out is counted."""

import re
from datetime import date, timedelta

import pytest

from wederhoor.web.pages.timeline import MOST, _near


def shown(tree, pages, path):
    response = pages.get(path)
    assert response.status_code == 200, response.text
    return tree(response.text)


def marks(page):
    return page.xpath("//div[@class='broad']//a[@class='wt-mark']")


def numbers(element):
    return [int(number) for number in re.findall(r"\d+", element.text_content())]


def total(page):
    return numbers(page.xpath("//*[@role='status']/b")[0])[0]


def chosen(page, name):
    return page.xpath(f"//select[@name='{name}']//option[@selected]")[0].get("value")


def test_a_week_up_to_the_last_day_is_shown_without_asking(pages, tree):
    page = shown(tree, pages, "/nl/timeline")
    assert (chosen(page, "first"), chosen(page, "last")) == ("2022-09-08", "2022-09-14")


def test_the_list_says_what_the_marks_say(pages, tree):
    for query in ("first=2022-09-10&last=2022-09-11", "first=2022-09-10&last=2022-09-11&by=party"):
        page = shown(tree, pages, f"/nl/timeline?{query}")
        listed = {
            link.get("href"): link.text_content()
            for link in page.xpath("//section[@class='words']//li/a[contains(@href, 'claim=')]")
        }
        drawn = {mark.get("href"): mark.get("aria-label") for mark in marks(page)}
        assert drawn
        assert set(drawn) == set(listed)
        assert all(label.endswith(listed[address]) for address, label in drawn.items())


def test_drawn_and_counted_claims_are_all_claims_of_the_days(pages, tree):
    page = shown(tree, pages, "/nl/timeline?first=2022-09-10&last=2022-09-12")
    claims = pages.get("/api/v1/claims", params={"published": "2022-09-10/2022-09-12", "limit": 500}).json()["items"]
    assert total(page) == len(claims)
    lanes = [numbers(head)[-1] for head in page.xpath("//section[@class='words']/h3")]
    left = [int(number) for number in re.findall(r"\((\d+)\)", page.xpath("string(//p[@class='undrawn'])"))]
    assert left
    assert sum(lanes) + sum(left) >= total(page)  # a claim about two places stands in both lanes


def test_what_a_lane_leaves_out_is_on_a_page_of_that_lane(pages, tree):
    page = shown(tree, pages, "/nl/timeline")
    more = page.xpath("//section[@class='words']//li/a[not(contains(@href, 'claim='))]")[0]
    assert re.search(r"en nog \d+", more.text_content())
    alone = shown(tree, pages, more.get("href"))
    assert len(alone.xpath("//section[@class='words']/h3")) == 1
    assert len(marks(alone)) > 4
    assert alone.xpath("//*[@role='status']/a")[0].text_content() == "alle banen"


def test_a_lane_of_what_names_no_place_has_an_address(pages, tree):
    page = shown(tree, pages, "/nl/timeline?lane=-")
    assert page.xpath("//section[@class='words']/h3")[0].text_content().startswith("zonder plaats")
    assert marks(page)


def test_a_mark_opens_its_sentence_which_stands_in_its_report(pages, tree):
    first = shown(tree, pages, "/en/timeline?first=2022-09-10&last=2022-09-11&by=party")
    link = marks(first)[0]
    page = shown(tree, pages, link.get("href").partition("#")[0])
    panel = page.xpath("//*[@id='panel']")[0]
    sentence = panel.xpath(".//p[@class='quote']")[0].text_content().strip("“”")
    path, _, mark = panel.xpath(".//a[contains(@href, '/story/')]/@href")[0].partition("#")
    marked = shown(tree, pages, path).xpath(f"//mark[@id='{mark}']")[0].text_content()
    assert " ".join(marked.split()) == sentence
    assert [one.get("data-claim") for one in marks(page) if one.get("aria-current")] == [link.get("data-claim")]
    for address in panel.xpath(".//a/@href"):
        assert pages.get(address).status_code == 200, address


def test_a_claim_of_other_days_is_not_opened(pages, tree):
    claim = marks(shown(tree, pages, "/nl/timeline?first=2022-09-14&last=2022-09-14"))[0].get("data-claim")
    page = shown(tree, pages, f"/nl/timeline?first=2022-09-10&last=2022-09-10&claim={claim}")
    assert "valt buiten deze dagen" in page.xpath("//*[@id='panel']")[0].text_content()


def test_what_was_known_earlier_is_less(pages, tree):
    whole = shown(tree, pages, "/nl/timeline?first=2022-09-10&last=2022-09-11")
    early = shown(tree, pages, "/nl/timeline?first=2022-09-10&last=2022-09-11&known_at=2022-09-10T20:00")
    assert 0 < total(early) < total(whole)
    assert early.xpath("//div[@class='broad']//path[@class='wt-limit']")
    assert not whole.xpath("//div[@class='broad']//path[@class='wt-limit']")


def test_ends_the_wrong_way_round_are_turned_and_a_long_time_is_cut_with_a_word(pages, tree):
    turned = shown(tree, pages, "/nl/timeline?first=2022-09-11&last=2022-09-09")
    assert "9 september 2022 tot en met 11 september 2022" in turned.xpath("//h1")[0].text_content()
    long = shown(tree, pages, "/nl/timeline?first=2022-01-01&last=2022-09-14")
    assert f"laatste {MOST} dagen" in long.xpath("//*[@role='status']")[0].text_content()
    assert chosen(long, "first") == "2022-01-01"


def test_of_a_long_time_the_axis_has_the_days_around_and_says_what_lies_aside(pages, tree):
    reports = tuple((date(2022, 1, 1) + timedelta(days=step), 2) for step in range(400))
    near = _near(reports, date(2022, 9, 1))
    assert (near[0][0], near[-1][0]) == (date(2022, 6, 3), date(2022, 10, 1))
    assert _near(reports[:50], date(2022, 1, 20)) == reports[:50]
    assert not shown(tree, pages, "/nl/timeline").xpath("//div[contains(@class, 'brush')]//a")


@pytest.mark.parametrize(
    ("query", "status"), [("first=2022-09", 400), ("by=colour", 400), ("last=gisteren", 400), ("colour=red", 400)]
)
def test_what_cannot_be_shown_is_said(pages, query, status):
    assert pages.get(f"/nl/timeline?{query}").status_code == status


def test_an_unknown_lane_holds_nothing(pages, tree):
    page = shown(tree, pages, "/nl/timeline?lane=%3Cscript%3E")
    assert not marks(page)
    assert "<script>" in page.xpath("//*[@role='status']")[0].text_content()
    assert not page.xpath("//script[not(@src)]")


def test_on_paper_each_lane_stays_whole_and_the_drawing_is_there_from_top_to_bottom(pages, tree):
    page = shown(tree, pages, "/nl/timeline")
    drawing = page.xpath("//div[@class='broad']/*[@id='loom-wide']")[0]
    height = float(drawing.get("height"))
    boxes = [[float(side) for side in one.get("viewbox").split()] for one in page.xpath("//div[@class='paper']/*")]
    assert len(boxes) == len(page.xpath("//div[@class='broad']//*[@class='wt-group']")) + 1
    assert sum(high for _, _, _, high in boxes) == pytest.approx(height, abs=0.5)
    assert set(page.xpath("//div[@class='paper']//*[local-name()='use']/@href")) == {"#loom-wide"}
