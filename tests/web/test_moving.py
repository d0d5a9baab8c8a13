"""Map and timeline in a real browser: sliders, play, brush and keys change the page and its address."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from tests.web.test_browser import GRAVE, WIDTHS

VIEWS = (
    "map?date=2022-09-11&place=Izium",
    "map?date=2022-09-11&view=table",
    "timeline?first=2022-09-10&last=2022-09-11",
)
WHOLE = "/nl/timeline?first=2022-09-05&last=2022-09-14"


def ready(page: Page, path: str) -> None:
    page.goto(path)
    page.locator("form.live").wait_for()


def lines(page: Page) -> list[str]:
    return page.locator(".news li:visible").all_inner_texts()


def signs(page: Page) -> dict[str, str]:
    found = page.locator(".picture a[data-place]:visible")
    return dict(found.evaluate_all("all => all.map(one => [one.dataset.place, one.getAttribute('aria-label')])"))


def settled(page: Page, address: str) -> None:
    page.wait_for_url(address)
    page.locator("main:not([aria-busy])").wait_for()


def test_the_day_slider_moves_map_lines_and_address(page):
    ready(page, "/nl/map?date=2022-09-10")
    before = signs(page), lines(page)
    slider = page.get_by_role("slider", name="Dag")
    slider.press("ArrowRight")
    settled(page, "**/nl/map?date=2022-09-11")
    after = signs(page), lines(page)
    assert before[0] != after[0]
    assert before[1] != after[1]
    assert slider.get_attribute("aria-valuetext") == "zondag 11 september 2022"
    assert slider.evaluate("one => one === document.activeElement")
    assert "11 september" in page.get_by_role("heading", level=1).inner_text()
    slider.press("Home")
    settled(page, "**/nl/map?date=2022-09-05")
    assert signs(page) != after[0]


def test_the_known_at_slider_moves_map_lines_and_address(page):
    ready(page, "/nl/map?date=2022-09-10")
    before = signs(page), lines(page)
    slider = page.get_by_role("slider", name="Bekend op")
    steps = page.locator("#known option").evaluate_all("all => all.map(one => one.value)")
    for _ in range(steps.index("") - steps.index("2022-09-10T19:30")):
        slider.press("ArrowLeft")  # faster than the server answers: the last one counts
    settled(page, "**/nl/map?date=2022-09-10&known_at=2022-09-10T19%3A30")
    assert "19.30 uur" in (slider.get_attribute("aria-valuetext") or "")
    after = signs(page), lines(page)
    assert before[0] != after[0]
    assert before[1] != after[1]
    page.reload()
    page.locator("form.live").wait_for()
    assert (signs(page), lines(page)) == after
    page.get_by_role("slider", name="Dag").press("ArrowRight")
    settled(page, "**/nl/map?date=2022-09-11")  # the moment belonged to the day before
    page.get_by_role("slider", name="Bekend op").press("End")
    settled(page, "**/nl/map?date=2022-09-11&known_at=2022-09-14")
    page.get_by_role("slider", name="Dag").press("ArrowLeft")
    settled(page, "**/nl/map?date=2022-09-10&known_at=2022-09-14")  # hindsight goes along


def test_play_walks_through_the_days_and_can_be_paused(page):
    ready(page, "/nl/map?date=2022-09-10")
    page.keyboard.press("p")
    play = page.locator("#play")
    assert play.get_attribute("aria-pressed") == "true"
    settled(page, "**/nl/map?date=2022-09-11")
    play.press("Enter")
    assert play.get_attribute("aria-pressed") == "false"
    page.locator("main:not([aria-busy])").wait_for()
    paused = page.url
    page.wait_for_timeout(1400)
    assert page.url == paused
    assert not paused.endswith("2022-09-14")
    page.goto("/nl/map?date=2022-09-13")
    page.locator("form.live").wait_for()
    play.press(" ")
    settled(page, "**/nl/map?date=2022-09-14")
    page.locator("#play[aria-pressed=false]").wait_for()  # the last day ends it


def test_who_wants_no_motion_goes_a_day_at_a_time(page):
    page.emulate_media(reduced_motion="reduce")
    ready(page, "/nl/map?date=2022-09-12")
    play = page.get_by_role("button", name="Volgende dag")
    play.press("Enter")
    settled(page, "**/nl/map?date=2022-09-13")
    page.wait_for_timeout(1400)
    assert page.url.endswith("2022-09-13")


def test_keys_alone_zoom_open_a_place_and_turn_map_into_table(page):
    ready(page, "/nl/map?date=2022-09-11")
    page.keyboard.press("+")
    settled(page, "**/nl/map?date=2022-09-11&zoom=kharkiv")
    sign = page.locator(".picture a[data-place=Izium]:visible")
    sign.focus()
    page.keyboard.press("Enter")
    settled(page, "**&place=Izium**")
    assert page.evaluate("document.activeElement.id") == "panel"
    assert page.locator("#panel .quote").count() > 0
    page.keyboard.press("t")
    settled(page, "**&view=table")
    assert page.locator("table:visible").count() == 1
    page.keyboard.press("t")
    page.keyboard.press("-")
    settled(page, "**/nl/map?date=2022-09-11&place=Izium")
    page.keyboard.press("Escape")
    settled(page, "**/nl/map?date=2022-09-11")
    assert page.locator("#panel .quote").count() == 0
    assert page.evaluate("document.activeElement.dataset.place") == "Izium"


def test_a_click_on_the_ground_goes_closer_and_one_on_a_name_opens_it(page):
    ready(page, "/nl/map?date=2022-09-11")
    page.locator(".picture .wm-zone:visible").first.dispatch_event("click", {"bubbles": True})
    page.wait_for_url("**zoom=*Oblast")
    page.goto("/nl/map?date=2022-09-11")
    page.locator("form.live").wait_for()
    page.locator(".picture a[aria-hidden] text", has_text="Izjoem").locator("visible=true").click()
    settled(page, "**&place=Izium")


def test_a_drag_over_the_axis_chooses_days_and_sliders_do_the_same(page):
    ready(page, WHOLE)
    box = page.locator(".brush svg:visible").bounding_box()
    assert box is not None
    column = box["width"] / 10
    page.mouse.move(box["x"] + 4.5 * column, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + 6.5 * column, box["y"] + 20, steps=4)
    assert page.locator(".wt-drag").count() == 1
    page.mouse.up()
    settled(page, "**/nl/timeline?first=2022-09-09&last=2022-09-11")
    assert "9 september 2022 tot en met 11 september" in page.get_by_role("heading", level=1).inner_text()
    brushed = page.locator(".words").inner_text()
    page.get_by_role("slider", name="Van").press("ArrowRight")
    settled(page, "**/nl/timeline?first=2022-09-10&last=2022-09-11")
    assert page.locator(".words").inner_text() != brushed
    page.get_by_role("slider", name="Tot en met").press("Home")
    settled(page, "**/nl/timeline?first=2022-09-05&last=2022-09-05")  # the first day goes along


def test_arrows_go_from_mark_to_mark_and_enter_opens_the_sentence(page):
    ready(page, "/nl/timeline?first=2022-09-10&last=2022-09-11")
    marks = page.locator(".picture .wt-mark:visible")
    assert marks.evaluate_all("all => all.filter(one => one.tabIndex === 0).length") == 1
    marks.first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    claim = page.evaluate("document.activeElement.dataset.claim")
    page.keyboard.press("Enter")
    settled(page, f"**&claim={claim}")
    assert page.evaluate("document.activeElement.id") == "panel"
    assert page.locator("#panel .quote").count() == 1


@pytest.mark.parametrize(("width", "colours"), [(1440, "light"), (390, "dark")])
def test_axe_finds_nothing_serious_and_all_fits(page, width, colours):
    page.emulate_media(color_scheme=colours)
    for path in VIEWS if width < WIDTHS[0] else VIEWS[::2]:
        page.set_viewport_size({"width": width, "height": 900})
        ready(page, f"/nl/{path}")
        found = Axe().run(page).response["violations"]
        assert not [(rule["id"], rule["nodes"][0]["html"]) for rule in found if rule["impact"] in GRAVE], path
        for size in WIDTHS:
            page.set_viewport_size({"width": size, "height": 900})
            wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert wide == 0, f"{path} is {wide} pixels too wide at {size}"
