"""Answers that are given again: worked out once, the same to the byte, and never to whoever may not see them."""

import asyncio
import re
from datetime import UTC, datetime

import httpx
import pytest
from fastapi import Request, Response
from fastapi.testclient import TestClient
from tests.web.judging import give

from wederhoor.cli.serving import LedgerSource
from wederhoor.ledger import open_ledger
from wederhoor.model.entries import Entry, EntryKind
from wederhoor.web.access import Door
from wederhoor.web.answers import Answer, Answers, Shelf
from wederhoor.web.apart import Same
from wederhoor.web.application import create_app
from wederhoor.web.screen import Screen
from wederhoor.web.tokens import Role, tokens_path

HOST = "http://127.0.0.1"


class Slow:
    """An application that counts how often it is asked, and answers in its own time."""

    def __init__(self, screen: Screen, status: int = 200) -> None:
        self.screen, self.status = screen, status
        self.asked = 0

    async def __call__(self, scope, receive, send):
        self.asked += 1
        await asyncio.sleep(0.05)
        request = Request(scope)
        tag = self.screen.tag(request, self.screen.visitor(request))
        await Response(f"answer {self.asked}", self.status, {"ETag": tag})(scope, receive, send)


@pytest.fixture
def screen(program, small) -> Screen:
    made: Screen = create_app(LedgerSource(program, small), Door(tokens_path(small))).state.screen
    return made


def ask(app, *requests):
    """The answers to requests, sent at the same time."""

    async def all_at_once():
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url=HOST) as client:
            return await asyncio.gather(*(client.get(path, headers=headers) for path, headers in requests))

    return asyncio.run(all_at_once())


def test_twenty_who_ask_the_same_at_once_get_one_answer(screen):
    app = Slow(screen)
    answers = Answers(app, screen)
    found = ask(answers, *[("/nl/search?q=a", {})] * 20)
    assert {answer.text for answer in found} == {"answer 1"}
    assert [answer.text for answer in ask(answers, ("/nl/search?q=a", {}), ("/nl/search?q=b", {}))] == [
        "answer 1",
        "answer 2",
    ]
    assert app.asked == 2


def test_an_answer_that_somebody_has_is_not_sent_again(screen):
    answers = Answers(Slow(screen), screen)
    (first,) = ask(answers, ("/nl/search", {}))
    (again,) = ask(answers, ("/nl/search", {"if-none-match": first.headers["etag"]}))
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]


def test_nothing_is_kept_of_an_answer_that_is_no_good(screen):
    app = Slow(screen, status=404)
    assert {found.status_code for found in ask(Answers(app, screen), *[("/nl/search", {})] * 3)} == {404}
    assert app.asked == 3


def test_when_the_ledger_grows_it_is_asked_anew(screen, small):
    app = Slow(screen)
    answers = Answers(app, screen)
    ask(answers, ("/nl/search", {}))
    store = open_ledger(small)
    pin = Entry.make(EntryKind.PIN, {"name": "x", "place": "y", "by": "A", "why": "B"})
    store.add([pin], recorded_at=datetime(2031, 1, 1, tzinfo=UTC))
    store.close()
    assert [found.text for found in ask(answers, ("/nl/search", {}))] == ["answer 2"]


def test_a_reader_never_gets_what_was_made_for_a_reviewer(screen, small):
    given = give(small, A=Role.READER, B=Role.REVIEWER)
    headers = [{"authorization": f"Bearer {given[name]}"} for name in "AB"]
    app = Slow(screen)
    answers = Answers(app, screen)
    reviewers, readers = (ask(answers, ("/nl/search", header))[0] for header in reversed(headers))
    assert reviewers.text != readers.text
    assert app.asked == 2
    assert ask(answers, ("/nl/search", headers[0]))[0].text == readers.text


def test_readers_share_an_answer_and_each_sees_his_own_name(program, small):
    given = give(small, Ada=Role.READER, Bob=Role.READER)
    source = LedgerSource(program, small)
    app = create_app(source, Door(tokens_path(small)))
    with TestClient(app, base_url=HOST) as ada, TestClient(app, base_url=HOST) as bob:
        for client, name in ((ada, "Ada"), (bob, "Bob")):
            client.post("/nl/sign-in", data={"token": given[name], "to": "/nl/update"})
        first, second = ada.get("/nl/search"), bob.get("/nl/search")
        assert "aangemeld: Ada" in first.text
        assert first.text.count('<form method="post"') == 1
        form = re.compile('name="form" value="([^"]+)"')
        as_bob = first.text.replace("aangemeld: Ada", "aangemeld: Bob")
        assert second.text == as_bob.replace(form.findall(first.text)[0], form.findall(second.text)[0])
        assert first.headers["etag"] != second.headers["etag"]
        assert ada.get("/nl/search", headers={"if-none-match": second.headers["etag"]}).status_code == 200
        assert ada.get("/nl/search", headers={"if-none-match": first.headers["etag"]}).status_code == 304
        assert int(second.headers["content-length"]) == len(second.content)


def test_readers_with_tokens_wait_for_one_answer(screen, small):
    given = give(small, A=Role.READER, B=Role.READER)
    app = Slow(screen)
    asked = [("/nl/search", {"authorization": f"Bearer {given[name]}"}) for name in "AB"]
    assert [found.text for found in ask(Answers(app, screen), *asked)] == ["answer 1"] * 2
    assert app.asked == 1


def test_what_was_made_ahead_takes_the_place_of_nothing_that_was_asked():
    def answer(tag, size):
        start = {"type": "http.response.start", "status": 200, "headers": [(b"etag", tag.encode())]}
        return (start, {"type": "http.response.body", "body": b"1" * size})

    shelf = Shelf(most=10, largest=8)
    assert [shelf.put("1", answer(tag, 4)) for tag in "abc"] == [True, True, False]
    assert [shelf.find(("1", tag, "")) is not None for tag in "abc"] == [True, True, False]
    assert shelf.put("2", answer("d", 8))
    assert shelf.find(("1", "a", "")) is None
    assert not shelf.put("1", answer("e", 1))  # it comes too late
    assert shelf.find(("2", "d", "")) is not None


def test_an_answer_of_before_is_given_under_its_new_tag_where_it_is_the_same():
    start = {"type": "http.response.start", "status": 200, "headers": [(b"etag", b"a")]}
    shelf = Shelf(most=10, largest=8)
    shelf.put("1", (start, {"type": "http.response.body", "body": b"1234"}))
    assert shelf.put("2", Same("a", "b"))
    assert not shelf.put("2", Same("a", "c"))
    found = shelf.find(("2", "b", ""))
    assert found is not None
    assert (found.tag, found.size) == ("b", 4)


@pytest.mark.parametrize("path", ["/nl/update", "/nl/search?q=Izjoem", "/api/v1/claims?limit=2", "/nl/nowhere"])
def test_a_page_is_the_same_byte_for_byte_whether_kept_or_not(pages, path):
    first, again = pages.get(path), pages.get(path)
    assert (first.status_code, first.content) == (again.status_code, again.content)
    assert dict(first.headers) == dict(again.headers)


def test_what_was_asked_longest_ago_makes_room():
    shelf = Shelf(most=10, largest=8)
    for number in range(4):
        name = ("1", str(number), "")
        assert shelf.claim(name) is None
        shelf.settle(name, Answer(({"type": "http.response.body", "body": b"1234"},)))
    assert [shelf.find(("1", str(number), "")) is not None for number in range(4)] == [False, False, True, True]
    assert shelf.claim(("1", "5", "")) is None
    shelf.settle(("1", "5", ""), Answer(({"type": "http.response.body", "body": b"123456789"},)))
    assert shelf.find(("1", "5", "")) is None
