"""The search page: what it finds, what narrows it, what it keeps from readers, and what it says where nothing fits."""

import pytest
from tests.cli.examples import AREA, DENIED, HEADLINE, TAKEN, typed
from tests.web.judging import give

from wederhoor.web.tokens import Role

TYPED = (
    "Izjoem' OR 1=1 --",
    '"',
    '""',
    "AND",
    "NEAR(a b)",
    "said:raket",
    "*",
    "^raket",
    "raket)",
    "{about} : x",
    "-",
    "--raket",
    "\x00raket",
    "<mark>raket</mark>",
    "%",
    "😀 ½ ﷺ",
    "a" * 200,
)


def sentences(page):
    return [" ".join(quote.text_content().split())[1:-1] for quote in page.xpath("//p[@class='quote']")]


def get(pages, tree, path):
    response = pages.get(path)
    assert response.status_code == 200, path
    return tree(response.text)


@pytest.mark.parametrize("typed_", ["Izjoem", "Izyum", "izium"])
def test_a_place_is_found_in_every_spelling(pages, tree, typed_):
    found = " ".join(sentences(get(pages, tree, f"/nl/search?q={typed_}")))
    assert "Izjoem" in found
    assert "Izium" in found


def test_what_was_asked_for_is_marked(pages, tree):
    page = get(pages, tree, "/nl/search?q=raket")
    assert {mark.text_content().lower() for mark in page.xpath("//p[@class='quote']/mark")} == {"raketten"}


def test_a_page_finds_what_the_command_finds(pages, tree, demo):
    page = get(pages, tree, "/nl/search?q=Zelensky+kilometer+-duizend")
    told = typed("search", "--format", "csv", "--", "Zelensky", "kilometer", "-duizend", ledger=demo)
    assert sentences(page)
    assert all(sentence in told.out.replace('""', '"') for sentence in sentences(page))


def test_each_choice_leaves_as_many_as_it_says_and_can_be_dropped(pages, tree):
    start = "/nl/search?q=Oekraïne"
    page = get(pages, tree, start)
    for facet in page.xpath("//ol[@class='facets']//a")[::3]:
        chosen = get(pages, tree, facet.get("href"))
        count = chosen.xpath("//p[@role='status']")[0].text_content().split()[0]
        assert count == facet.xpath("./span")[0].text
        (dropped,) = chosen.xpath("//ul[@class='picked']//a/@href")
        assert pages.get(dropped).text == pages.get(start).text


def test_choices_add_up_and_stay_with_the_next_question(pages, tree):
    page = get(pages, tree, "/nl/search?kind=withdrawal&certainty=asserted&source=De+Dagkrant&published=2022-09-10")
    assert sentences(page)
    assert all("De Dagkrant, 10 september" in line.text_content() for line in page.xpath("//p[@class='chain from']"))
    kept = {item.get("name"): item.get("value") for item in page.xpath("//input[@type='hidden']")}
    assert kept == {
        "kind": "withdrawal",
        "certainty": "asserted",
        "source": "De Dagkrant",
        "published": "2022-09-10",
    }


@pytest.mark.parametrize("query", ["", "?q=Oekraïne", "?q=de&order=new"])
def test_a_long_search_goes_on_without_gap_or_repeat(pages, tree, query):
    seen, path, total = [], f"/nl/search{query}", ""
    while path:
        page = get(pages, tree, path)
        seen += page.xpath("//p[@class='chain from']/a/@href")
        total = page.xpath("//p[@role='status']")[0].text_content().split()[0]
        path = next(iter(page.xpath("//main//a[@rel='next']/@href")), "")
    assert len(seen) == int(total)
    assert len(seen) == len(set(seen))


def test_without_words_every_claim_is_there(pages, tree):
    page = get(pages, tree, "/nl/search")
    assert f"met {len(pages.get('/api/v1/claims?limit=500').json()['items'])} claims" in page.text_content()


def test_the_newest_come_first_where_that_is_asked(pages, tree):
    page = get(pages, tree, "/nl/search?q=Oekraïne&order=new&published=2022-09")
    days = [line.text_content().split(", ")[1] for line in page.xpath("//p[@class='chain from']")]
    numbers = [int(day.split()[0]) for day in days]
    assert numbers == sorted(numbers, reverse=True)
    assert len(set(numbers)) > 1


def test_where_nothing_fits_it_says_what_does(pages, tree):
    page = get(pages, tree, "/nl/search?q=zzzz+raket&kind=visit")
    hints = page.xpath("//ul[@class='hints']/li")
    assert "“zzzz” staat in geen enkele zin" in hints[0].text_content()
    assert sentences(get(pages, tree, hints[1].xpath("./a/@href")[0]))
    slip = get(pages, tree, "/nl/search?q=Koepjanks+vlaggetjes")
    assert slip.xpath("//ul[@class='hints']")
    early = get(pages, tree, "/nl/search?q=raket&known_at=2022-09-01")
    later = [hint for hint in early.xpath("//ul[@class='hints']//a") if "known_at" not in hint.get("href")]
    assert sentences(get(pages, tree, later[0].get("href")))


def test_readers_find_sentences_with_a_claim_and_reviewers_all(small, visit, tree):
    assert sentences(get(visit(small), tree, "/nl/search?q=Izjoem&order=new")) == [TAKEN, DENIED]
    token = give(small, Anouk=Role.REVIEWER)["Anouk"]
    pages = visit(small)
    pages.headers["Authorization"] = f"Bearer {token}"
    page = get(pages, tree, "/nl/search?q=Izjoem")
    assert set(sentences(page)) == {HEADLINE, TAKEN, DENIED}
    assert "geen claim in gelezen" in page.text_content()
    assert sentences(get(pages, tree, "/nl/search?q=Izjoem&kind=recapture&order=new")) == [TAKEN, DENIED]


def test_what_was_not_known_or_recorded_yet_is_not_found(small, visit, tree):
    pages = visit(small)
    assert sentences(get(pages, tree, "/nl/search?q=kilometer")) == [AREA]
    assert sentences(get(pages, tree, "/nl/search?q=kilometer&known_at=2022-12-01")) == []
    assert sentences(get(pages, tree, "/nl/search?q=Izjoem&recorded_as_of=2022-09-11")) == []
    assert len(sentences(get(pages, tree, "/nl/search?q=Izjoem&recorded_as_of=2022-09-13"))) == 2


@pytest.mark.parametrize("q", TYPED)
def test_nothing_that_is_typed_is_an_error(pages, tree, q):
    response = pages.get("/nl/search", params={"q": q})
    assert response.status_code == 200, q
    page = tree(response.text)
    assert not page.xpath("//p[@class='quote']//mark//*")
    assert page.xpath("//p[@role='status']")


@pytest.mark.parametrize("query", ["published=gisteren", "after=x", "after=1,2,y,s-1", "order=old", "start=50"])
def test_an_address_that_means_nothing_is_refused(pages, query):
    assert pages.get(f"/nl/search?{query}").status_code == 400


def test_a_day_that_no_calendar_has_finds_nothing(pages, tree):
    assert sentences(get(pages, tree, "/nl/search?published=2022-99-99")) == []


def test_the_command_writes_a_table_json_and_csv(demo):
    table = typed("search", "raket", ledger=demo)
    assert (table.code, table.err.split()) == (0, ["2", "sentences"])
    assert "raketten" in table.out
    assert "c-" in table.out
    nothing = typed("search", "zzzz", ledger=demo)
    assert (nothing.code, nothing.out) == (0, "")
    assert len(typed("search", "raket", "--all", "--format", "csv", ledger=demo).out.splitlines()) >= 3
