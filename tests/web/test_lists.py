"""A large ledger lists what a small one lists, to the byte, and looks at few of its reports."""

import re
from html import unescape

import pytest
from tests.cli.examples import FRONT, NUMBERS, reviewed_ledger
from tests.web.judging import Desk, give

from wederhoor.cli import serving
from wederhoor.web.tokens import Role

MOMENTS = ("", "known_at=2022-09-10T23:00", "known_at=2022-09-11", "known_at=2021-01-01")
LISTS = (
    "api/v1/stories?limit=5",
    "api/v1/stories?limit=500",
    "api/v1/stories?limit=3&format=csv",
    "api/v1/claims?limit=7",
    "api/v1/claims?limit=500",
    "api/v1/claims?limit=500&format=csv",
    "api/v1/claims?place=Izium&limit=4",
    "api/v1/claims?kind=withdrawal",
    "api/v1/claims?certainty=denied&place=Izium",
    "api/v1/claims?claimant=Volodymyr%20Zelensky",
    "api/v1/claims?claimant=nobody",
    "api/v1/claims?published=2022-09-11",
    "api/v1/claims?published=2022-09&q=IZJOEM",
    "api/v1/claims?q=%20de%20&limit=3",
    "api/v1/outlets",
    "api/v1/outlets?limit=1&format=csv",
    "api/v1/updates",
    "api/v1/places?limit=3",
    "api/v1/places?name=Izjoem",
    "api/v1/places?format=csv&limit=500",
    "nl/feeds/updates.atom",
    "nl/problems",
    "nl/search",
    "nl/search?place=Izium",
    "nl/search?place=Izium&certainty=denied",
    "nl/search?kind=withdrawal&claimant=Volodymyr%20Zelensky",
    "nl/search?published=2022-09",
    "nl/search?published=2022-09-11&kind=withdrawal",
    "nl/search?source=-",
    "nl/search?source=ANP&place=Izium",
    "nl/search?kind=visit&place=Izium",
    "nl/search?q=Izjoem",
    "nl/search?q=Izjoem&order=new&kind=withdrawal",
    "nl/search?q=raket+Kiev",
    "nl/search?q=%22de+stad%22",
    "nl/search?q=Izjoem+zzzz&place=Izium",
    "api/v1/search?q=Izjoem&limit=5",
    "api/v1/search?q=de&limit=50",
    "api/v1/search?q=zzzz",
)
FORM = re.compile(r'name="form" value="[^"]*"')  # of the sign-in


def all_of(pages, path):
    """The answers of a list to its end."""
    found = [pages.get(f"/{path}")]
    while len(found) < 40 and (following := following_of(found[-1], path)):
        found.append(pages.get(following))
    assert {answer.status_code for answer in found} == {200}
    return [answer.text for answer in found]


def following_of(answer, path):
    """Where the next part is."""
    media = answer.headers["content-type"]
    if "json" in media:
        cursor = answer.json()["next"]
        return f"/{path}&cursor={cursor}" if cursor else None
    if "csv" in media:
        return answer.headers.get("link", "").partition("<")[2].partition(">")[0]
    more = re.search(r'href="([^"]*[?&;]after=[^"]*)"', answer.text)
    return unescape(more[1]) if more else None


def whole(*_):
    raise AssertionError("a list of a large ledger looks at every report")


@pytest.fixture
def large(monkeypatch, visit):
    def visited(ledger):
        monkeypatch.setattr(serving, "WHOLE", 0)
        pages = visit(ledger)
        monkeypatch.setattr(pages.app.state.screen.desk.source, "_shelf", whole)
        return pages

    return visited


@pytest.mark.parametrize("path", LISTS)
def test_a_large_ledger_lists_what_a_small_one_does(pages, demo, large, path):
    far = large(demo)
    for moment in MOMENTS:
        asked = f"{path}{'&' if '?' in path else '?'}{moment}" if moment else path
        if "?" not in asked:
            asked += "?"
        assert all_of(far, asked) == all_of(pages, asked), asked


@pytest.mark.parametrize(
    "path", ["", "&mark=unknown", "&kind=capture", "&start=1", "&known_at=2022-09-11", "&day=2022-09-11"]
)
def test_what_waits_for_a_judgement_is_the_same_in_a_large_ledger(tmp_path, visit, large, path):
    ledger = reviewed_ledger(tmp_path / "l.sqlite")
    token = give(ledger, Anna=Role.REVIEWER)["Anna"]
    near, far = (Desk(one(ledger), token) for one in (visit, large))
    for page in (f"nl/review?{path[1:]}", f"nl/story/{FRONT.id}", f"nl/story/{NUMBERS.id}"):
        texts = [FORM.sub("", desk.pages.get(f"/{page}").text) for desk in (near, far)]
        assert texts[1] == texts[0]
    assert near.open(f"/nl/review?{path[1:]}") is not None


@pytest.mark.parametrize("query", ["q=Izjoem", "q=de&order=new", "q=raket&source=De+Dagkrant", "q=de&kind=visit", ""])
def test_a_reviewer_finds_the_same_sentences_in_a_large_ledger(tmp_path, visit, large, query):
    ledger = reviewed_ledger(tmp_path / "l.sqlite")
    token = give(ledger, Anna=Role.REVIEWER)["Anna"]
    near, far = (Desk(one(ledger), token) for one in (visit, large))
    texts = [FORM.sub("", desk.pages.get(f"/nl/search?{query}").text) for desk in (near, far)]
    assert texts[1] == texts[0]


def test_long_lists_are_followed_to_their_end(pages):
    assert len(all_of(pages, "nl/search?")) > 1
    assert len(all_of(pages, "api/v1/claims?limit=7")) > 3
    assert len(all_of(pages, "api/v1/stories?limit=3&format=csv")) > 1
