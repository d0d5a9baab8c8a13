"""The update as a file, opened from disk: its sentences open where one reads, by keys alone, and it prints whole."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

GRAVE = {"serious", "critical"}
OPENED = "document.querySelector('.source:has(> :target)')"


@pytest.fixture
def file(browser: Browser, demo):
    """The demonstration's update in a browser that is offline."""
    context = browser.new_context(offline=True, viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(f"file://{demo.parent / 'update.html'}")
    yield page
    context.close()


def opened(page: Page, number: str) -> None:
    """Goes to the first mark of a sentence and opens it by key."""
    mark = page.locator(f"#r{number}")
    mark.focus()
    page.keyboard.press("Enter")


def test_a_mark_opens_its_sentence_in_place_and_the_sentence_leads_back(file):
    assert not file.locator("script").count()
    number = file.locator("#changed .mark[id]").first.inner_text().strip("[]")
    file.locator(f"#r{number}").scroll_into_view_if_needed()
    before = file.evaluate("scrollY")
    opened(file, number)
    box = file.evaluate(
        f"(box => ({{look: getComputedStyle(box).position, end: box.getBoundingClientRect().bottom}}))({OPENED})"
    )
    assert box == {"look": "fixed", "end": 900}
    assert file.evaluate("scrollY") == before
    assert file.evaluate("document.activeElement.id") == f"c{number}"
    file.keyboard.press("Enter")
    assert file.evaluate("document.activeElement.id") == f"r{number}"
    assert file.evaluate(OPENED) is None


def test_paper_shows_every_sentence_in_its_place_with_its_whole_address(file):
    opened(file, "1")
    file.emulate_media(media="print")
    assert file.evaluate(f"getComputedStyle({OPENED}).position") == "relative"
    link = file.locator(".source > a[href^='http']").first
    shown = link.evaluate("link => getComputedStyle(link, '::after').content")
    assert shown.strip('"') == link.get_attribute("href")
    assert not file.locator("nav").is_visible()


@pytest.mark.parametrize(("width", "colours"), [(1440, "light"), (390, "dark")])
def test_axe_finds_nothing_serious_in_the_file_and_it_fits(file, width, colours):
    file.emulate_media(color_scheme=colours)
    file.set_viewport_size({"width": width, "height": 900})
    opened(file, "1")
    assert file.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
    found = Axe().run(file).response["violations"]
    assert not [(rule["id"], rule["nodes"][0]["html"]) for rule in found if rule["impact"] in GRAVE]
