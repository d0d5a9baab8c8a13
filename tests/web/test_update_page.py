"""The update's page as a reader uses it: evidence beside the lines, moments, files, and three clicks to an answer."""

import json
import re

import pytest
from tests.cli.examples import typed

DAY = "/nl/update/2022-09-11"


@pytest.fixture
def phone(page):
    page.set_viewport_size({"width": 390, "height": 844})
    return page


def panel(page):
    return page.locator(".desk .panel")


def test_the_panel_proves_the_line_that_is_chosen_and_the_address_names_it(page):
    page.goto(DAY)
    line = page.locator(".line").nth(4)
    line.click()
    shown = panel(page).inner_text()
    assert re.search(r"alinea \d, zin \d", shown)
    assert "Persdienst Noordzee" in shown
    assert "datum uit de levering" in shown  # the mark (!) says what was not printed
    assert panel(page).locator("u").count() >= 1
    shared = page.url
    assert shared.endswith(f"#{line.get_attribute('data-name')}")
    page.goto("about:blank")
    page.goto(shared)
    assert panel(page).locator("h2").inner_text().casefold() == "bewijs bij 5"


def test_arrow_keys_walk_on_from_a_line_and_the_panel_follows(page):
    page.goto(DAY)
    page.locator(".line").first.click()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert panel(page).locator("h2").inner_text().casefold() == "bewijs bij 3"
    page.keyboard.press("ArrowUp")
    assert panel(page).locator("h2").inner_text().casefold() == "bewijs bij 2"


def test_tab_and_enter_reach_the_evidence_too(page):
    page.goto(DAY)
    page.locator(".line summary").nth(2).focus()
    page.keyboard.press("Enter")
    assert panel(page).locator("h2").inner_text().casefold() == "bewijs bij 3"


def test_a_citation_below_the_fold_shows_its_source_beside_it(page):
    page.goto(DAY)
    mark = page.locator("#holders .mark").first
    number = mark.inner_text().strip("[]")
    mark.click()
    beside = page.locator(".rest .panel")
    assert f"bron {number}" in beside.inner_text().casefold()


def test_a_copied_line_keeps_its_badge_chain_and_address(page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(DAY)
    page.locator(".line").nth(2).locator(".number").click()  # its middle may be a mark, which opens its source
    panel(page).get_by_role("button", name="kopieer met bron").click()
    page.get_by_text("Gekopieerd, met bron en adres.").wait_for(state="visible")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("GESTELD (graad F6): ")
    assert "Oleh Synjehoebov > Omroep Delta" in copied
    assert "Update over de oorlog in Oekraïne, zondag 11 september 2022" in copied
    address = copied.splitlines()[-1]
    assert "known_at=2022-09-11T23%3A59#c-" in address
    page.goto(address)
    assert panel(page).locator("h2").inner_text().casefold() == "bewijs bij 3"


def test_on_a_telephone_the_evidence_is_a_sheet_from_below(phone):
    phone.goto(DAY)
    assert phone.locator(".fold[open]").count() == 0  # map and timeline say their result in one line
    assert "betwist: 2" in phone.locator(".fold .result").first.inner_text()
    phone.locator(".line summary").first.click()
    sheet = phone.locator("dialog[open]")
    box = sheet.bounding_box()
    assert box is not None
    assert round(box["y"] + box["height"]) == 844
    sheet.get_by_role("button", name="Volgende regel").click()
    assert sheet.locator("h2").inner_text().casefold() == "bewijs bij 2"
    phone.keyboard.press("Escape")
    assert phone.locator("dialog[open]").count() == 0


def test_the_menu_opens_on_a_telephone_and_with_keys(phone):
    phone.goto(DAY)
    menu = phone.get_by_role("navigation", name="Hoofdmenu")
    assert menu.is_hidden()
    phone.get_by_role("button", name="Menu").focus()
    phone.keyboard.press("Enter")
    menu.get_by_role("link", name="Wie heeft wat").click()
    phone.wait_for_url("**/nl/control")


def test_the_first_screen_holds_lines_map_evidence_and_timeline(page):
    page.goto(DAY)
    for part in ("#short", ".inset", ".desk .panel .proof", ".strip svg"):
        box = page.locator(part).last.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 1000, part
    assert page.evaluate("document.querySelector('.line .told').scrollWidth") <= 600


def test_without_script_the_evidence_opens_in_place(browser, served):
    context = browser.new_context(base_url=served, java_script_enabled=False)
    page = context.new_page()
    page.goto(DAY)
    line = page.locator(".line").first
    line.locator("summary").click()
    assert line.locator("blockquote").first.is_visible()
    assert page.locator(".copy").first.is_hidden()
    page.locator("select[name=known_at]").select_option("2022-09-11T13:30")
    page.locator(".known button").click()
    assert "known_at=2022-09-11T13%3A30" in page.url
    context.close()


def test_paper_gets_lines_and_sources_and_no_controls(page):
    page.goto(DAY)
    page.emulate_media(media="print")
    for part in (".bar", ".tools", ".days", ".panel", ".behind"):
        assert page.locator(part).first.is_hidden(), part
    assert page.locator("#short .line").first.is_visible()
    assert page.locator("#sources .source").last.is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    page.set_viewport_size({"width": 680, "height": 960})  # narrow as A4: a telephone has the evidence in a sheet
    page.wait_for_function("!matchMedia('(min-width: 75.01rem)').matches")
    assert page.locator("dialog[open]").count() == 0


def test_every_moment_on_offer_is_an_address_and_the_chosen_one_is_shown(pages, tree):
    page = tree(pages.get(f"{DAY}?known_at=2022-09-11T13:45").text)
    assert page.xpath("//select/option[@selected]/@value") == ["2022-09-11T13:45"]
    values = page.xpath("//select/option/@value")
    assert {"2022-09-11T13:30", "2022-09-11T14:10", "2022-09-11T22:48", "2022-09-11T23:59"} <= set(values)
    assert values == sorted(values)
    assert page.xpath("//div[@class='drawn']//*[local-name()='a'][contains(@href, 'known_at=2022-09-11T13%3A30')]")


def test_the_counters_stand_first_with_their_zeros(pages, tree):
    page = tree(pages.get(DAY).text)
    counters = [" ".join(link.text_content().split()) for link in page.xpath("//p[@class='counters']/a")]
    assert counters == ["0 houders gewisseld", "0 bevestigd", "1 tegenspraak", "1 correctie", "4 zonder antwoord"]


def test_what_changed_since_a_moment_is_what_the_command_says(pages, tree, demo):
    path = "/nl/update/2022-09-11?since=2022-09-11T14:00"
    told = json.loads(typed("update", "2022-09-11", "--since", "2022-09-11T14:00", "--format", "json", ledger=demo).out)
    page = tree(pages.get(path).text)
    shown = " ".join(page.text_content().split())
    lines = [line for line in told["lines"] if line["printed"]]
    assert lines
    assert all(" ".join(line["text"].split()) in shown for line in lines)
    assert "Sinds 11 september 2022, 14.00 uur" in shown


def test_nothing_can_be_new_since_a_later_moment(pages, tree):
    response = pages.get("/nl/update/2022-09-11?since=2022-09-12")
    assert response.status_code == 400
    assert "kan niets nieuw zijn" in tree(response.text).xpath("//*[@role='alert']")[0].text_content()


@pytest.mark.parametrize("form", ["markdown", "json"])
def test_a_file_has_the_bytes_of_the_command(pages, demo, form):
    sent = pages.get(f"{DAY}?form={form}")
    assert sent.headers["content-disposition"].startswith('attachment; filename="update-2022-09-11.')
    assert sent.text.strip() == typed("update", "2022-09-11", "--format", form, ledger=demo).out.strip()


def test_a_spreadsheet_gets_a_row_a_line_and_an_unknown_form_is_refused(pages):
    sent = pages.get(f"{DAY}?form=csv")
    assert sent.text.splitlines()[0] == "line,number,status,grade,kind,place,words,chain,claims,citations"
    assert "<svg" in pages.get(f"{DAY}?form=html").text
    assert pages.get(f"{DAY}?form=pdf").status_code == 400


def test_demonstration_text_says_so_and_the_theatre_has_its_name(pages, tree):
    page = tree(pages.get(DAY).text)
    assert "Demonstratietekst" in page.xpath("//p[@class='demonstration']")[0].text_content()
    assert page.xpath("//span[@class='theatre']")[0].text_content() == "de oorlog in Oekraïne"


@pytest.mark.parametrize(("code", "clock"), [("nl", "13.30"), ("en", "13:30")])
def test_the_hours_of_reports_are_printed_as_the_language_prints_them(pages, tree, code, clock):
    page = tree(pages.get(f"/{code}/update/2022-09-11").text)
    assert clock in page.xpath("string(//section[@class='strip']//*[@class='result'])")
    assert clock in page.xpath("//div[@class='drawn']//*[local-name()='a']/*[local-name()='text']/text()")


@pytest.mark.parametrize("code", ["nl", "en"])
def test_how_to_read_explains_every_status_and_is_one_click_away(pages, tree, code):
    page = tree(pages.get(f"/{code}/update/2022-09-11").text)
    (path,) = {link.get("href") for link in page.xpath("//div[@class='aside']/a[contains(@href, '/help')]")}
    explained = tree(pages.get(path).text)
    assert len(explained.xpath("//main//span[contains(@class, 'badge')]")) == 7


def test_a_newcomer_finds_who_says_that_izium_was_retaken_in_three_clicks(page):
    page.goto("/")
    page.get_by_role("link", name="Wie heeft wat", exact=True).click()  # one
    page.get_by_role("link", name="Izjoem", exact=True).click()  # two
    last = page.locator("table").first.locator("tbody tr").last
    said, admitted = last.locator("td").nth(3), last.locator("td").nth(4)
    assert "Oekraïne, 14 sep" in said.inner_text()  # who says so
    assert "Russische ministerie van Defensie, 14 sep" in admitted.inner_text()  # who admits it
    said.get_by_role("link").first.click()  # three: the sentence that says so
    sentence = page.locator("mark:target")
    sentence.wait_for(state="visible")
    assert "opnieuw Oekraïens zijn" in sentence.inner_text()


def test_a_newcomer_finds_what_was_known_on_a_day_at_an_hour_in_three_clicks(page):
    page.goto("/")
    page.locator(".days").get_by_role("link", name="za 10 sep").click()  # one
    page.wait_for_url("**/nl/update/2022-09-10*", wait_until="networkidle")
    page.get_by_label("Bekend op", exact=True).select_option(label="10 sep, 23.00 uur")  # two
    page.wait_for_url("**/nl/update/2022-09-10?known_at=2022-09-10T23%3A00")
    assert "10 september 2022, 23.00 uur" in page.locator("header.head").inner_text()
    line = page.locator("#short .line").first
    line.get_by_text("Bewijs").click()  # three: the sentence behind what was known
    assert panel(page).locator("blockquote p").first.inner_text().startswith("“")


@pytest.fixture
def telephone(page):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/")
    return page


def test_on_a_telephone_who_says_that_izium_was_retaken_is_three_clicks_away(telephone):
    telephone.locator(".index").get_by_role("link", name="Wie heeft wat in handen").click()  # one
    row = telephone.locator("#holders tbody tr").filter(has_text="Izjoem")
    assert "Oekraïne, 14 sep" in row.inner_text()  # who says so
    assert "Russische ministerie van Defensie, 14 sep" in row.inner_text()  # who admits it
    row.get_by_role("link", name="Izjoem", exact=True).click()  # two
    last = telephone.locator("table").first.locator("tbody tr").last
    last.locator("td").nth(3).get_by_role("link").first.click()  # three: the sentence that says so
    sentence = telephone.locator("mark:target")
    sentence.wait_for(state="visible")
    assert "opnieuw Oekraïens zijn" in sentence.inner_text()


def test_on_a_telephone_what_was_known_at_an_hour_is_three_clicks_away(telephone):
    telephone.locator(".days").get_by_role("link", name="za 10").click()  # one
    telephone.wait_for_url("**/nl/update/2022-09-10*", wait_until="networkidle")
    telephone.get_by_label("Bekend op", exact=True).select_option(label="10 sep, 23.00 uur")  # two
    telephone.wait_for_url("**/nl/update/2022-09-10?known_at=2022-09-10T23%3A00", wait_until="networkidle")
    telephone.locator("#short .line").filter(has_text="Izjoem").first.get_by_text("Bewijs").click()  # three
    assert "Izjoem" in telephone.locator(".sheet-below blockquote p").first.inner_text()


def test_two_who_speak_in_one_sentence_each_have_a_way_of_their_own(pages, tree):
    first = tree(pages.get("/nl/update/2022-09-11").text).xpath("//div[@class='proof']")[0]
    ways = [row.getnext().text_content() for row in first.xpath(".//dt") if row.text_content() == "keten"]
    assert ways == [
        "ministerie van Defensie van het Verenigd Koninkrijk › Persdienst Noordzee",
        "Rusland › Persdienst Noordzee",
    ]
    copied = first.xpath(".//button/@data-copied")[0]
    assert "; ".join(way.replace("›", ">") for way in ways) in copied
