"""The real server in a real browser: nothing is asked elsewhere, nothing is wrong on the console, keys are enough."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from tests.web.browsing import serve

from wederhoor.web import tokens
from wederhoor.web.tokens import Role, tokens_path

WIDTHS = (1440, 1024, 390)
PAGES = (
    "update/2022-09-11",
    "update/2022-09",
    "help",
    "control?date=2022-09-11",
    "place/Izium",
    "numbers",
    "record",
    "search",
    "search?q=Izjoem",
    "search?q=zzzz+raket",
    "numbers/n-a64fd99eafee0623",
    "problems",
    "silence",
    "sources",
    "nothing",
)
GRAVE = {"serious", "critical"}


def report_of(page: Page) -> str:
    """The address of some report."""
    page.goto("/nl/update/2022-09-11")
    address = page.locator("a[href*='/story/']").first.get_attribute("href")
    assert address is not None
    return address.partition("#")[0].removeprefix("/nl/")


def test_every_page_fits_its_window(page):
    for path in (*PAGES, report_of(page)):
        page.goto(f"/nl/{path}")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert wide == 0, f"{path} is {wide} pixels too wide at {width}"


@pytest.mark.parametrize(("width", "colours", "paths"), [(1440, "light", PAGES[::2]), (390, "dark", PAGES[1::2])])
def test_axe_finds_nothing_serious_on_any_page(page, width, colours, paths):
    page.emulate_media(color_scheme=colours)
    page.set_viewport_size({"width": width, "height": 900})
    for path in (*paths, report_of(page)):  # bench/screens looks at every page at every width in both
        page.goto(f"/nl/{path}")
        found = Axe().run(page).response["violations"]
        assert not [(rule["id"], rule["nodes"][0]["html"]) for rule in found if rule["impact"] in GRAVE], path


def test_keys_alone_go_from_line_to_line_and_the_evidence_follows(page):
    page.goto("/nl/update/2022-09-11")
    page.keyboard.press("j")
    page.keyboard.press("j")
    second = page.locator(".line").nth(1)
    assert second.evaluate("line => line === document.activeElement")
    assert page.locator(".desk .panel h2").inner_text().casefold() == "bewijs bij 2"
    page.keyboard.press("k")
    assert page.locator(".line").first.evaluate("line => line === document.activeElement")
    assert page.locator(".desk .panel h2").inner_text().casefold() == "bewijs bij 1"


def test_the_first_tab_skips_to_the_content(page):
    page.goto("/nl/update/2022-09-11")
    page.keyboard.press("Tab")
    assert page.locator(".skip").evaluate("link => link === document.activeElement")
    page.keyboard.press("Enter")
    assert page.url.endswith("#content")


def test_a_slash_goes_to_the_search_field_and_typing_stays_typing(page):
    page.goto("/nl/search")
    page.keyboard.press("/")
    page.keyboard.type("jk Izjoem")
    assert page.locator("input[type=search]").input_value() == "jk Izjoem"


def test_what_was_known_at_a_moment_is_one_choice_away(page):
    page.goto("/nl/update/2022-09-10")
    before, dots = page.locator(".line").count(), page.locator(".counters").inner_text()
    map_before = page.locator(".inset").inner_text()
    page.get_by_label("Bekend op", exact=True).select_option("2022-09-10T12:00")
    page.wait_for_url("**/nl/update/2022-09-10?known_at=2022-09-10T12%3A00")
    assert "12.00 uur" in page.locator("header.head").inner_text()
    assert page.locator(".line").count() < before
    assert page.locator(".counters").inner_text() != dots
    assert page.locator(".inset").inner_text() != map_before


def test_from_a_line_to_the_sentence_in_its_report(page):
    page.goto("/nl/update/2022-09-11")
    page.locator(".line").nth(1).click()
    panel = page.locator(".desk .panel")
    cited = panel.locator("blockquote p").first.inner_text().strip("“”")
    panel.get_by_role("link", name="open bericht op de zin").first.click()
    marked = page.locator("mark:target")
    marked.wait_for(state="visible")
    assert " ".join(marked.inner_text().split()) == " ".join(cited.split())


def test_a_search_is_typed_narrowed_and_goes_back(page):
    page.goto("/nl/search")
    page.keyboard.press("/")
    page.keyboard.type("Izyum")
    page.keyboard.press("Enter")
    page.wait_for_url("**/nl/search?q=Izyum*")
    assert "Izjoem" in page.locator("mark").all_inner_texts()
    told = page.get_by_role("status").inner_text()
    page.locator(".facets a").first.click()
    page.wait_for_url("**kind=*")
    assert page.get_by_role("status").inner_text() != told
    page.locator(".picked a").click()
    page.get_by_text(told.split(",")[0]).wait_for(state="visible")
    page.wait_for_load_state()  # with its script
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.locator(".claims > li").nth(1).evaluate("item => item === document.activeElement")


def test_a_number_is_read_from_its_plot_by_keys_and_in_its_table(page):
    page.goto("/nl/numbers")
    page.locator("td a[href*='/numbers/']").first.click()
    page.wait_for_load_state()  # with its script
    values = page.locator("#table tbody tr").count()
    shown = page.locator(".plot:visible")
    assert shown.count() == 1
    assert shown.locator("a").count() == values
    page.keyboard.press("t")
    assert page.locator("#table").evaluate("table => table === document.activeElement")
    page.keyboard.press("t")
    assert page.locator("#plot").evaluate("plot => plot === document.activeElement")
    shown.locator("a").first.press("Enter")
    page.locator("mark:target").wait_for(state="visible")


def test_two_reports_stand_side_by_side(page):
    page.goto("/nl/search?q=hergroepeert")
    for path in page.locator(".from a").evaluate_all("links => links.map(link => link.getAttribute('href'))"):
        page.goto(path)
        if page.locator(".tree a[href*='/beside/']").count():
            break
    page.locator(".tree a[href*='/beside/']").first.click()
    assert page.locator("del").first.is_visible()
    assert page.locator("ins").first.is_visible()
    found = Axe().run(page).response["violations"]
    assert not [rule["id"] for rule in found if rule["impact"] in GRAVE]


def test_somebody_signs_in_reads_and_signs_out(browser, program, small):
    token = tokens.add(tokens_path(small), "Anouk", Role.REVIEWER)
    for served in serve(program, small):
        context = browser.new_context(base_url=served)
        page = context.new_page()
        page.goto("/nl/search")
        page.get_by_label("Token").fill(token)
        page.get_by_role("button", name="Aanmelden").click()
        page.wait_for_url("**/nl/search")
        page.get_by_text("aangemeld: Anouk").wait_for(state="visible")
        page.get_by_role("button", name="Afmelden").click()
        page.wait_for_url("**/nl/sign-in")
        page.goto("/nl/search")
        page.get_by_label("Token").wait_for(state="visible")
        context.close()
