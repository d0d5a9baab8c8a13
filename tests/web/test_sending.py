"""Reports sent to the API: read as the command reads, kept for reviewers only, and whole or not at all."""

import json
import sqlite3

import pytest
from tests.cli.examples import LEARNED, TAKEN, small_ledger, typed
from tests.web.judging import give

from wederhoor.cli import receiving
from wederhoor.ledger import open_ledger
from wederhoor.ledger.pinning import pin
from wederhoor.web.tokens import Role

SENT = "/api/v1/stories"
TEXT = """Oekraïne heeft Koepjansk heroverd

KYIV - Het Oekraïense leger heeft zaterdag de stad Koepjansk heroverd, heeft president Zelensky gezegd. Rusland ontkent dat de stad is gevallen.
"""
FACTS = {"outlet": "De Dagkrant", "url": "https://dagkrant.example/koepjansk", "published": "2022-09-11T08:00:00+02:00"}
HTML = "<!doctype html><html><body><article>{}</article></body></html>"


@pytest.fixture
def desk(small, visit):
    """Pages over the small ledger, and what a reader and a reviewer send along."""
    given = give(small, **{role.value: role for role in Role})
    return visit(small), {role: {"authorization": f"Bearer {token}"} for role, token in given.items()}


@pytest.fixture
def send(desk):
    return sender(*desk)


def sender(pages, heads):
    def sent(query="", role=Role.REVIEWER, **body):
        return pages.post(f"{SENT}{query}", headers={**heads[role], **body.pop("headers", {})}, **body)

    return sent


@pytest.fixture(scope="module")
def still(tmp_path_factory, visit):
    """A ledger to which nothing that is sent may be added, and a reviewer who sends."""
    ledger = small_ledger(tmp_path_factory.mktemp("sending") / "l.sqlite")
    token = give(ledger, Anouk=Role.REVIEWER)["Anouk"]
    return ledger, sender(visit(ledger), {Role.REVIEWER: {"authorization": f"Bearer {token}"}})


def report(text=TEXT, **more):
    return {"json": {"text": text, **FACTS, **more}}


def entries(ledger):
    store = open_ledger(ledger, read_only=True)
    found = [entry.id for entry in store.entries()]
    store.close()
    return found


def test_a_report_is_read_kept_and_there_at_once(desk, send):
    pages, heads = desk
    answer = send(**report())
    assert answer.status_code == 201, answer.text
    (item,) = answer.json()["items"]
    assert item["new"]
    assert {claim["certainty"] for claim in item["claims"]} == {"asserted", "denied"}
    here = [claim for claim in item["claims"] if claim["places"] == ["Kupiansk"]]
    assert pages.get(answer.headers["location"], headers=heads[Role.READER]).json() == item["story"]
    listed = pages.get("/api/v1/claims?place=Kupiansk", headers=heads[Role.READER]).json()["items"]
    assert listed
    assert listed == here


def test_what_is_kept_is_what_the_command_keeps(small, send, tmp_path):
    send(**report())
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "a.meta.json").write_text(json.dumps(FACTS), encoding="utf-8")
    before = entries(small)
    told = typed("read", str(folder), "--json", ledger=small)
    assert json.loads(told.out)["new_stories"] == 0
    assert entries(small) == before


def test_the_same_again_adds_nothing_and_gives_what_is_there(small, send):
    first = send(**report())
    held = entries(small)
    again = send(**report())
    assert again.status_code == 200
    assert "location" not in again.headers
    assert [item["new"] for item in again.json()["items"]] == [False]
    assert again.json()["items"][0]["claims"] == first.json()["items"][0]["claims"]
    assert entries(small) == held


@pytest.mark.parametrize("media", ["text/plain", "text/html"])
def test_a_report_as_it_is_with_what_is_known_of_it_in_the_address(send, media):
    lines = TEXT.split("\n\n")
    page = HTML.format("".join(f"<p>{line}</p>" for line in lines)) if media == "text/html" else TEXT
    body = {"content": page.encode(), "headers": {"content-type": f"{media}; charset=utf-8"}}
    query = "?outlet=De+Dagkrant&url=https://dagkrant.example/k&title=Koepjansk+heroverd&published=2022-09-11"
    story = send(query, **body).json()["items"][0]["story"]
    assert (story["outlet"], story["address"]) == ("De Dagkrant", "https://dagkrant.example/k")
    assert (story["title"], story["published"]) == ("Koepjansk heroverd", "2022-09-11")


def test_readers_may_try_and_nothing_is_kept(small, send):
    held = entries(small)
    answer = send("?keep=false", role=Role.READER, **report())
    assert answer.status_code == 200
    assert answer.json()["kept"] is False
    tried = answer.json()["items"][0]
    assert entries(small) == held
    assert send(**report()).json()["items"][0]["claims"] == tried["claims"]
    assert send("?keep=false", role=Role.READER, **report()).json()["items"][0]["new"] is False


def test_readers_may_not_keep(small, send):
    held = entries(small)
    answer = send(role=Role.READER, **report())
    assert answer.status_code == 403
    assert "wederhoor token add" in answer.json()["detail"]
    assert entries(small) == held


def test_an_open_server_only_reads(small, visit):
    pages = visit(small)
    assert pages.post(SENT, **report()).status_code == 403
    assert pages.post(f"{SENT}?keep=false", **report()).status_code == 200


def test_a_choice_of_place_made_meanwhile_is_followed(small, send):
    first = send("?keep=false", **report()).json()["items"][0]["claims"]
    store = open_ledger(small)
    pin(store, "Koepjansk", "Izium", by="A. Visser", why="proef", recorded_at=LEARNED)
    store.close()
    second = send("?keep=false", **report()).json()["items"][0]["claims"]
    assert {name for claim in first for name in claim["places"]} == {"Kupiansk"}
    assert {name for claim in second for name in claim["places"]} == {"Izium"}


def test_a_report_that_was_withdrawn_stays_out(small, send):
    story = send(**report()).json()["items"][0]["story"]["id"]
    typed("withdraw", story, "--by", "B. Smit", "--why", "fout", ledger=small)
    answer = send(**report())
    assert answer.status_code == 422
    assert "withdrawn" in answer.json()["detail"]


def test_a_busy_ledger_keeps_nothing_and_says_when_to_come_back(small, send, monkeypatch):
    monkeypatch.setattr(receiving, "PATIENCE", 0.2)
    send("?keep=false", **report())
    held = entries(small)
    other = sqlite3.connect(small, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        answer = send(**report())
    finally:
        other.execute("ROLLBACK")
        other.close()
    assert answer.status_code == 503
    assert int(answer.headers["retry-after"]) > 0
    assert answer.headers["content-type"] == "application/problem+json"
    assert entries(small) == held
    assert send(**report()).status_code == 201


@pytest.mark.parametrize(
    ("query", "body", "status", "told"),
    [
        ("", {"json": {}}, 422, "either"),
        ("", {"json": {"text": TAKEN, "html": TAKEN}}, 422, "either"),
        ("", {"json": {"text": TAKEN, "colour": "red"}}, 422, "colour"),
        ("", {"json": [TAKEN]}, 422, "body"),
        ("", {"json": {"text": ""}}, 422, "empty"),
        ("", {"json": {"text": TAKEN, "published": "gisteren"}}, 400, "gisteren"),
        ("?outlet=x", {"json": {"text": TAKEN}}, 400, "in the body"),
        ("?colour=red", {"json": {"text": TAKEN}}, 400, "colour"),
        ("", {"content": b"{", "headers": {"content-type": "application/json"}}, 422, "no JSON"),
        ("", {"content": b"[" * 100_000, "headers": {"content-type": "application/json"}}, 422, "no JSON"),
        ("", {"content": b"\x89PNG", "headers": {"content-type": "text/plain"}}, 422, "PNG"),
        ("", {"content": b"<p>", "headers": {"content-type": "text/html"}}, 422, ""),
        ("", {"content": b"a=b", "headers": {"content-type": "application/x-www-form-urlencoded"}}, 415, "text/plain"),
        ("", {"content": b"a"}, 415, "text/plain"),
        ("", {"json": {"text": f"{TAKEN}\n" * 5_000}}, 413, "one report"),
    ],
)
def test_what_cannot_be_read_is_refused_and_nothing_is_kept(still, query, body, status, told):
    ledger, send = still
    held = entries(ledger)
    answer = send(query, **body)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert told in answer.json()["detail"]
    assert entries(ledger) == held


def test_another_site_may_not_send(still):
    _, send = still
    assert send(headers={"origin": "https://evil.example"}, **report()).status_code == 403
