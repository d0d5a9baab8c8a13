"""Text that would be a script, a link or an attribute is shown as text, wherever it comes from."""

import shutil
from dataclasses import replace

import pytest
from lxml import etree
from tests.cli.examples import LEARNED, story
from tests.web.judging import give

from wederhoor.ledger import open_ledger
from wederhoor.ledger.saving import save
from wederhoor.model.claims import Claim, Quantity, Reading, with_id
from wederhoor.model.ids import digest
from wederhoor.model.places import PlaceRef
from wederhoor.model.texts import BlockKind, Span
from wederhoor.model.vocabulary import Certainty, Kind
from wederhoor.web.tokens import Role

LISTS = (
    "update",
    "update/2022-09-11",
    "timeline",
    "search",
    "search?q=dat",
    "numbers",
    "silence",
    "sources",
    "record",
    "problems",
)
ATTACKS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'\"--></style></title><svg onload=alert(1)>",
    "{{2711*3169}}{% raw %}",
    "javascript:alert(1)",
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory, visit):
    """Pages over a ledger with an attack in every field that a stranger fills, and the attacks' reports."""
    path, stories, readings = tmp_path_factory.mktemp("hostile") / "l.sqlite", [], []
    for attack in ATTACKS:
        made = story(
            [(f"{attack} kop", BlockKind.HEADLINE), (f"Dat zegt {attack}.", BlockKind.BODY)],
            attack,
            attack,
            "2022-09-11",
        )
        made = replace(made, credits=(attack,), dateline_places=(attack,), guid=attack, id=f"s-{digest(attack)[:16]}")
        sentence = made.blocks[1].span
        word = Span(sentence.start, sentence.start + 3)
        for certainty in (Certainty.ASSERTED, Certainty.NO_COMMENT):
            claim = Claim(
                story=made.id,
                sentence=sentence,
                content=sentence,
                claimants=(attack,),
                kind=Kind.STATEMENT,
                rule=attack,
                via=(attack,),
                agent=(attack,),
                places=(PlaceRef(attack, word),),
                quantity=Quantity(attack, 3.0, span=word),
                certainty=certainty,
            )
            readings.append((made.id, with_id(claim)))
        stories.append(made)
    read = tuple(Reading(made.id, "rules 1", tuple(c for s, c in readings if s == made.id)) for made in stories)
    store = open_ledger(path)
    save(store, stories, read, recorded_at=LEARNED)
    store.close()
    return visit(path), stories, path


OWN = "//script[not(@src)] | //svg[not(ancestor-or-self::*[@role])] | //svg//script | //foreignobject | //*[@onerror or @onload] | //img"


def reached(pages, tree, begin):
    """Every page that links lead to, each once whatever is asked of it, without files and updates of other days."""
    waiting, seen = list(begin), set()
    while waiting:
        path = waiting.pop()
        bare = path.partition("?")[0]
        if bare in seen or "form=" in path or (bare.startswith("/nl/update/") and path not in begin):
            continue
        seen.add(bare)
        response = pages.get(path)
        if response.status_code == 303:
            waiting.append(response.headers["location"].partition("#")[0])
            continue
        assert response.status_code == 200, path
        page = tree(response.text)
        yield path, page
        links = (link.partition("#")[0] for link in page.xpath("//a[not(@download)]/@href"))
        waiting += [link for link in links if link.startswith("/nl/")]


def test_no_page_that_links_lead_to_lets_a_report_write_its_own_elements(hostile, visit, tree, tmp_path):
    readers, _, ledger = hostile
    copy = shutil.copy(ledger, tmp_path / "l.sqlite")
    reviewers = visit(copy)
    reviewers.headers["Authorization"] = f"Bearer {give(copy, Anouk=Role.REVIEWER)['Anouk']}"
    sorts = {"map", "matter", "record", "numbers", "story", "timeline"}
    for pages, expected in ((readers, sorts), (reviewers, {*sorts, "review/claim", "review/log"})):
        found = set()
        for path, page in reached(pages, tree, ["/nl/review" if pages is reviewers else "/nl/update/2022-09-11"]):
            assert not page.xpath(OWN), path
            assert all(link.startswith(("/", "#", "http")) for link in page.xpath("//a/@href")), path
            assert str(2711 * 3169) not in page.text_content(), path
            parts = path.partition("?")[0].split("/")[2:]
            found |= {parts[0], "/".join(parts[:2])}
        assert expected <= found


def test_no_page_lets_a_report_write_its_own_elements(hostile, tree):
    pages, stories, _ = hostile
    paths = [*LISTS, *(f"story/{made.id}" for made in stories)]
    for path in (f"/{code}/{path}" for code in ("nl", "en") for path in paths):
        response = pages.get(path)
        assert response.status_code == 200, path
        page = tree(response.text)
        assert not page.xpath(OWN), path
        assert all(link.get("href").startswith(("/", "#", "http")) for link in page.xpath("//a")), path
        shown = [made.outlet for made in stories if made.id in path] or ["alert(1)"]
        assert shown[0] in page.text_content(), path
        assert str(2711 * 3169) not in page.text_content(), path  # longer than what a digest holds by chance


@pytest.mark.parametrize("attack", ATTACKS)
def test_what_a_visitor_sends_comes_back_as_text(hostile, tree, attack):
    pages, _, _ = hostile
    for path, query in (
        ("search", {"q": attack}),
        ("search", {"place": attack}),
        ("update", {"known_at": attack}),
        ("update", {attack: "1"}),
    ):
        page = tree(pages.get(f"/nl/{path}", params=query).text)
        assert not page.xpath(OWN)
    answer = pages.get("/api/v1/stories", params={"known_at": attack})
    assert answer.headers["content-type"] == "application/problem+json"


def test_the_api_gives_hostile_text_as_it_is_and_never_as_a_page(hostile):
    pages, stories, _ = hostile
    answer = pages.get("/api/v1/stories")
    assert answer.headers["content-type"] == "application/json"
    assert {item["outlet"] for item in answer.json()["items"]} == {made.outlet for made in stories}


def test_no_feed_lets_a_report_write_its_own_elements(hostile):
    pages, _, _ = hostile
    root = etree.fromstring(pages.get("/nl/feeds/updates.atom").content)
    assert {etree.QName(node).namespace for node in root.iter()} == {"http://www.w3.org/2005/Atom"}
    assert len(list(root.iter("{*}entry"))) == 1
    assert all((link.get("href") or "").startswith("http://127.0.0.1/") for link in root.iter("{*}link"))
