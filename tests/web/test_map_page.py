"""The map page without scripts: what its form and its links ask for is what it shows."""

import pytest

from wederhoor.ledger import open_ledger
from wederhoor.web.pages import map as map_page


def shown(tree, pages, path):
    response = pages.get(path)
    assert response.status_code == 200, response.text
    return tree(response.text)


def options(page, name):
    return {option.get("value"): option for option in page.xpath(f"//select[@name='{name}']//option")}


def chosen(page, name):
    return page.xpath(f"//select[@name='{name}']//option[@selected]")[0].get("value")


def sign(page, place):
    return page.xpath(f"//div[@class='broad']//a[@data-place='{place}']")[0]


def test_the_days_are_those_with_a_report_and_the_last_is_shown(pages, tree):
    page = shown(tree, pages, "/nl/map")
    days = list(options(page, "date"))
    assert days == sorted(days)
    assert days[0] == "2022-09-05"
    assert chosen(page, "date") == days[-1]
    assert chosen(page, "known_at") == ""


@pytest.mark.parametrize(("code", "text"), [("nl", "zondag 11 september 2022"), ("en", "Sunday 11 September 2022")])
def test_a_slider_says_in_words_where_it_stands(pages, tree, code, text):
    page = shown(tree, pages, f"/{code}/map?date=2022-09-11")
    slider = page.xpath("//input[@type='range'][@data-slides='day']")[0]
    days = list(options(page, "date"))
    assert slider.get("aria-valuetext") == text
    assert (slider.get("value"), slider.get("max")) == (str(days.index("2022-09-11")), str(len(days) - 1))
    assert slider.get("hidden") is not None  # without scripts the list beside it does the same


def test_known_at_steps_through_the_minutes_of_the_day_and_the_ends_of_days(pages, tree):
    steps = list(options(shown(tree, pages, "/nl/map?date=2022-09-10"), "known_at"))
    assert "2022-09-09" in steps
    assert "2022-09-14" in steps
    assert "2022-09-10" not in steps  # it is what is shown without asking
    minutes = [step for step in steps if "T" in step]
    assert minutes
    assert all(step.startswith("2022-09-10T") for step in minutes)
    assert steps.index("2022-09-09") < steps.index(minutes[0]) < steps.index("") < steps.index("2022-09-11")


def test_an_earlier_moment_leaves_out_what_came_later(pages, tree):
    late = shown(tree, pages, "/nl/map?date=2022-09-10")
    steps = [step for step in options(late, "known_at") if "T" in step]
    early = shown(tree, pages, f"/nl/map?date=2022-09-10&known_at={steps[0]}")
    assert chosen(early, "known_at") == steps[0]
    counts = [len(page.xpath("//ul[@class='news']/li")) for page in (early, late)]
    assert counts[0] < counts[1]
    told = [page.xpath("//*[@role='status']")[0].text_content() for page in (early, late)]
    assert "nog niet: 0 berichten" not in told[0]
    assert "nog niet: 0 berichten" in told[1]


def test_a_moment_that_is_no_step_of_its_own_is_one(pages, tree):
    page = shown(tree, pages, "/nl/map?date=2022-09-10&known_at=2022-09-10T03:21%2B02:00")
    assert chosen(page, "known_at") == "2022-09-10T03:21+02:00"
    assert "03.21" in page.xpath("//select[@name='known_at']//option[@selected]")[0].text


def test_a_sign_opens_its_place_with_sentences_that_stand_in_their_reports(pages, tree):
    first = shown(tree, pages, "/nl/map?date=2022-09-11&known_at=2022-09-12")
    link = sign(first, "Izium")
    assert "betwist" in link.get("aria-label")
    page = shown(tree, pages, link.get("href").partition("#")[0])
    panel = page.xpath("//*[@id='panel']")[0]
    assert "Izjoem" in panel.xpath(".//h2")[0].text_content()
    assert sign(page, "Izium").get("aria-current") == "true"
    assert panel.xpath(".//a[starts-with(@href, '/nl/place/Izium?')][contains(@href, 'known_at=2022-09-12')]")
    reports = panel.xpath(".//a[contains(@href, '/story/')]/@href")
    assert reports
    for address in reports:
        path, _, mark = address.partition("#")
        sentence = shown(tree, pages, path).xpath(f"//mark[@id='{mark}']")[0].text_content()
        assert " ".join(sentence.split()) in " ".join(panel.text_content().split())


def test_the_table_says_what_the_map_shows(pages, tree):
    drawn = shown(tree, pages, "/nl/map?date=2022-09-14")
    told = shown(tree, pages, drawn.xpath("//a[@id='turn']/@href")[0])
    rows = {row.xpath("./td")[0].text_content().strip(): row.text_content() for row in told.xpath("//tbody/tr")}
    assert not told.xpath("//svg[@class='wm'][@role='group']")
    signs = drawn.xpath("//div[@class='broad']//a[@data-place]/@aria-label")
    assert signs
    for label in signs:
        name, _, rest = label.partition(": ")
        assert all(word in rows[name] for word in rest.partition(";")[0].split(", "))
    assert "view=table" not in told.xpath("//a[@id='turn']/@href")[0]


@pytest.mark.parametrize(
    ("zoom", "title"),
    [("kharkiv", "Charkiv en het noordoosten"), ("Kharkiv Oblast", "regio Charkiv"), ("Izium", "Izjoem")],
)
def test_a_stretch_is_an_address(pages, tree, zoom, title):
    page = shown(tree, pages, f"/nl/map?date=2022-09-11&zoom={zoom}")
    assert title.casefold() in page.xpath("//h1")[0].text_content().casefold()
    assert chosen(page, "zoom") == zoom
    out = page.xpath("//a[@id='farther']/@href")[0]
    assert ("zoom=" in out) == (zoom != "kharkiv")


def test_closer_goes_to_where_most_is_said_then_around_a_place(pages, tree):
    front = shown(tree, pages, "/nl/map?date=2022-09-11")
    assert "zoom=kharkiv" in front.xpath("//a[@id='closer']/@href")[0]
    assert not front.xpath("//a[@id='farther']")
    place = shown(tree, pages, "/nl/map?date=2022-09-11&zoom=kharkiv&place=Izium")
    assert "zoom=Izium" in place.xpath("//a[@id='closer']/@href")[0]


def test_days_before_and_after_are_links_that_leave_the_moment_behind(pages, tree):
    page = shown(tree, pages, "/nl/map?date=2022-09-11&known_at=2022-09-11T12:00&zoom=kharkiv")
    before, after = page.xpath("//a[@rel='prev']/@href")[0], page.xpath("//a[@rel='next']/@href")[0]
    assert "date=2022-09-10" in before
    assert "date=2022-09-12" in after
    assert "known_at" not in before + after
    assert "zoom=kharkiv" in before


def test_what_a_form_leaves_empty_is_not_in_the_address(pages):
    answer = pages.get("/nl/map?date=2022-09-11&known_at=&zoom=")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/nl/map?date=2022-09-11"


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("date=2022-09", 400),
        ("zoom=Atlantis", 404),
        ("zoom=<script>", 404),
        ("place=Atlantis", 404),
        ("view=globe", 400),
        ("colour=red", 400),
    ],
)
def test_what_there_is_not_is_said(pages, query, status):
    assert pages.get(f"/nl/map?{query}").status_code == status


def test_a_day_without_reports_is_shown_as_it_was_known(pages, tree):
    page = shown(tree, pages, "/nl/map?date=2023-01-01")
    assert chosen(page, "date") == "2023-01-01"
    assert not page.xpath("//ul[@class='news']")
    assert page.xpath("//div[@class='broad']//a[@data-place]")
    assert not page.xpath("//a[@rel='next']")


@pytest.mark.parametrize("page", ["map", "timeline"])
def test_a_small_ledger_is_shown_and_an_empty_one_says_so(small, tmp_path, visit, tree, page):
    assert shown(tree, visit(small), f"/nl/{page}").xpath("//h1")
    open_ledger(tmp_path / "empty.sqlite").close()
    response = visit(tmp_path / "empty.sqlite").get(f"/nl/{page}")
    assert response.status_code == 404
    assert "nog geen bericht met een datum" in tree(response.text).text_content()


def test_of_very_many_places_the_first_are_listed_and_the_rest_counted(pages, demo, visit, tree, monkeypatch):
    listed = shown(tree, pages, "/nl/map?date=2022-09-11").xpath("//ul[@class='news']/li")
    monkeypatch.setattr(map_page, "LISTED", 1)
    page = shown(tree, visit(demo), "/nl/map?date=2022-09-11")  # who has answered nothing yet
    assert len(page.xpath("//ul[@class='news']/li")) == 1
    assert page.xpath(f"//a[text()='en nog {len(listed) - 1}, in de tabel'][contains(@href, 'view=table')]")
