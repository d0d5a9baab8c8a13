"""Judging by keys in a real browser."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from tests.cli.examples import FRONT, claim_area, claim_denied, claim_taken
from tests.cli.examples import NUMBERS as UNDATED
from tests.web.browsing import serve
from tests.web.judging import give
from tests.web.test_browser import GRAVE, WIDTHS

from wederhoor.web.tokens import Role

ONE, OTHER, THIRD = claim_taken(FRONT).id, claim_denied(FRONT).id, claim_area(UNDATED).id


@pytest.fixture
def served(program, small):
    """The address of a server over a ledger of one's own."""
    yield from serve(program, small)


@pytest.fixture
def page(browser, small, served):
    """A page of a reviewer who is signed in; at the end nothing may have gone wrong."""
    token = give(small, Anouk=Role.REVIEWER)["Anouk"]
    context = browser.new_context(base_url=served, viewport={"width": 1440, "height": 900})
    opened, wrong = context.new_page(), list[str]()
    opened.goto("/nl/review")
    opened.get_by_label("Token").fill(token)
    opened.get_by_role("button", name="Aanmelden").click()
    opened.wait_for_url("**/nl/review")
    opened.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    yield opened
    context.close()
    assert not wrong


def stands_on(page) -> str | None:
    found = page.evaluate("document.activeElement?.closest('[data-claim]')?.dataset.claim ?? null")
    return None if found is None else str(found)


def test_keys_alone_judge_what_waits_and_keep_the_place(page):
    assert stands_on(page) == ONE
    page.keyboard.press("j")
    assert stands_on(page) == OTHER
    page.keyboard.press("k")
    page.keyboard.press("a")
    page.wait_for_url(f"**done=e-*#{OTHER}")
    assert stands_on(page) == OTHER
    page.keyboard.press("r")
    page.keyboard.type("jak urc?")  # typing stays typing
    page.keyboard.press("Enter")
    page.wait_for_url(f"**#{THIRD}")
    assert "afgewezen · Anouk" in page.locator(".done").inner_text()
    assert "jak urc?" in page.locator(".done").inner_text()
    page.keyboard.press("u")
    assert page.evaluate("document.activeElement.value") == "vergissing"
    page.keyboard.press("Enter")
    page.locator(f"[id='{OTHER}']").wait_for(state="visible")
    assert page.locator("li[data-claim]").count() == 2


def test_a_key_opens_the_correction_and_another_the_list_of_keys(page):
    page.keyboard.press("?")
    page.locator("#keys dl").wait_for(state="visible")
    page.keyboard.press("?")
    page.locator("#keys dl").wait_for(state="hidden")
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press("r")
    page.keyboard.press("Escape")
    assert stands_on(page) == ONE
    assert page.locator(f"[id='{ONE}'] details[open]").count() == 0
    page.keyboard.press("c")
    page.wait_for_url(f"**/review/claim/{ONE}**")
    page.get_by_label("wat er gebeurde", exact=True).select_option("capture")
    page.get_by_label("Corrigeren: Reden").fill("ingenomen, niet heroverd")
    page.keyboard.press("Enter")
    page.wait_for_url("**/nl/review?done=e-*")
    assert "een herovering → een inname" in page.locator(".done").inner_text()


def test_a_report_is_judged_by_keys_beside_its_text(page):
    page.goto(f"/nl/story/{FRONT.id}")
    assert stands_on(page) is None
    page.keyboard.press("a")  # nothing is chosen yet: nothing happens
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("a")
    page.wait_for_url(f"**/story/{FRONT.id}#claim2")
    assert "akkoord" in page.locator("#claim2 .deeds").inner_text()
    assert page.locator("#claim1 .deeds").count() == 0


def test_the_pages_of_judging_fit_and_axe_finds_nothing_serious(page):
    paths = (
        "review",
        f"review/claim/{ONE}",
        f"review/matter/{ONE}",
        "review/actor?name=Valerii+Zaluzhnyi&q=Zelensky",
        "review/place?name=Izjoem",
        "review/log",
        f"story/{FRONT.id}",
    )
    page.keyboard.press("a")
    page.wait_for_url("**done=e-*")
    for number, path in enumerate(paths):
        page.emulate_media(color_scheme="dark" if number % 2 else "light")
        page.goto(f"/nl/{path}")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert wide == 0, f"{path} is {wide} pixels too wide at {width}"
        found = Axe().run(page).response["violations"]
        assert not [(rule["id"], rule["nodes"][0]["html"]) for rule in found if rule["impact"] in GRAVE], path
