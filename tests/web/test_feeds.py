"""The feeds: valid Atom, ids that never change, moments of the ledger, and every text as text."""

from datetime import datetime

import feedparser
import pytest
from lxml import etree
from tests.cli.examples import FRONT, LEARNED, reviewed_ledger, small_ledger

from wederhoor.ledger import open_ledger
from wederhoor.ledger.removing import withdraw
from wederhoor.web.atom import Entry, Feed, as_atom, feed_path

ATOM = {"a": "http://www.w3.org/2005/Atom"}
FEEDS = ("/nl/feeds/updates.atom", "/en/feeds/place/Izium.atom")
HOSTILE = ("<script>alert(1)</script>", "]]>&amp;", "\x00\x0b\ud800bell\x07", '"><entry>')


def read(answer):
    told = feedparser.parse(answer.content)
    assert not told.bozo, told.get("bozo_exception")
    return told


@pytest.mark.parametrize("path", FEEDS)
def test_a_feed_has_all_that_atom_asks_for(pages, path):
    answer = pages.get(path)
    assert answer.headers["content-type"].startswith("application/atom+xml")
    root = etree.fromstring(answer.content)
    for node in (root, *root.findall("a:entry", ATOM)):
        for name in ("id", "title", "updated"):
            assert len(node.findall(f"a:{name}", ATOM)) == 1
            assert (node.findtext(f"a:{name}", namespaces=ATOM) or "").strip()
        assert (node.findtext("a:id", namespaces=ATOM) or "").startswith("urn:uuid:")
        assert node.xpath("a:link[@rel='alternate']/@href", namespaces=ATOM)
    assert root.findtext("a:author/a:name", namespaces=ATOM)
    assert root.xpath("a:link[@rel='self']/@href", namespaces=ATOM) == [f"http://127.0.0.1{path}"]
    ids = [node.text for node in root.iter(f"{{{ATOM['a']}}}id")]
    assert len(set(ids)) == len(ids) > 3


@pytest.mark.parametrize("path", FEEDS)
def test_entries_lead_to_pages_and_a_feed_is_not_sent_again(pages, path):
    answer = pages.get(path)
    for entry in read(answer).entries[:3]:
        assert pages.get(entry.link.removeprefix("http://127.0.0.1")).status_code == 200
    again = pages.get(path, headers={"if-none-match": answer.headers["etag"]})
    assert again.status_code == 304
    assert not again.content


def test_a_day_says_what_its_update_has_in_short(pages, tree):
    entry = next(item for item in read(pages.get(FEEDS[0])).entries if item.link.endswith("2022-09-11"))
    page = tree(pages.get("/nl/update/2022-09-11").text).text_content()
    lines = entry.summary.splitlines()
    assert len(lines) == 5
    for line in lines:
        badge, _, said = line.partition(": ")
        assert badge.isupper()
        assert said in " ".join(page.split())


def test_a_place_tells_each_day_on_which_its_holder_changed(pages):
    told = read(pages.get("/en/feeds/place/Izium.atom"))
    days = [entry for entry in told.entries if "/place/Izium?date=" in entry.link]
    held = pages.get("/api/v1/places/Izium").json()["control"]
    assert {entry.link.partition("date=")[2] for entry in days} == {cell["day"] for cell in held}
    assert {entry.title.split(": ")[-1].split()[0] for entry in days} <= {"CONTESTED", "Ukraine", "Russia"}
    matters = [entry for entry in told.entries if "/matter/" in entry.link]
    assert len(matters) == len(pages.get("/api/v1/places/Izium").json()["matters"])


def test_ids_stay_and_moments_move_when_the_ledger_learns_more(tmp_path, visit):
    path = small_ledger(tmp_path / "l.sqlite")
    pages = visit(path)
    (before,) = read(pages.get(FEEDS[0])).entries
    assert datetime.fromisoformat(before.updated) == LEARNED
    etag = pages.get(FEEDS[0]).headers["etag"]
    reviewed_ledger(path)
    (after,) = read(pages.get(FEEDS[0], headers={"if-none-match": etag})).entries
    assert after.id == before.id
    assert after.updated > before.updated
    (early,) = read(pages.get(f"{FEEDS[0]}?recorded_as_of=2022-09-12T08:30")).entries
    assert early.updated == before.updated


def test_a_ledger_without_a_dated_story_gives_an_empty_feed(tmp_path, visit):
    path = small_ledger(tmp_path / "l.sqlite")
    store = open_ledger(path)
    withdraw(store, FRONT.id, by="B. Smit", why="leeg", recorded_at=LEARNED)
    store.close()
    for feed in FEEDS:
        assert read(visit(path).get(feed)).entries == []


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text):
    feed = Feed("x", text, "nl", "/nl/feeds/updates.atom", "/nl/update")
    entry = Entry("e", text, LEARNED, f"/nl/{text}", (text, text))
    root = etree.fromstring(as_atom(feed, [entry], "l-1", "http://127.0.0.1"))
    kept = "".join(sign for sign in text if sign.isprintable())
    assert root.findtext("a:title", namespaces=ATOM) == kept
    assert root.findtext("a:entry/a:title", namespaces=ATOM) == kept
    assert root.findtext("a:entry/a:summary", namespaces=ATOM) == f"{kept}\n{kept}"
    assert not root.xpath("//*[local-name()='script']")
    assert len(root.findall("a:entry", ATOM)) == 1


def test_pages_name_their_feed(pages, tree):
    for path, feed in (
        ("/nl/update/2022-09-11", "/nl/feeds/updates.atom"),
        ("/en/place/Izium", "/en/feeds/place/Izium.atom"),
        ("/nl/place/Kharkiv%20Oblast", "/nl/feeds/place/Kharkiv%20Oblast.atom"),
    ):
        assert tree(pages.get(path).text).xpath("//link[@rel='alternate']/@href") == [feed]
        assert pages.get(feed).status_code == 200
    assert not tree(pages.get("/nl/search").text).xpath("//link[@rel='alternate']")
    assert feed_path("nl", "/nl/place/a/b") == ""


@pytest.mark.parametrize(
    ("path", "status"),
    [("nl/feeds/place/Atlantis.atom", 404), ("xx/feeds/updates.atom", 404), ("nl/feeds/updates.atom?colour=red", 400)],
)
def test_a_feed_that_is_not_there_is_said(pages, path, status):
    assert pages.get(f"/{path}").status_code == status
