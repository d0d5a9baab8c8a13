"""Answers that were given are given again as long as nothing changed. Rule: who asks the same meanwhile waits for one.

The name of an answer is its tag, which stands for ledger, program, visitor and address; only what bears it is kept.
"""

import asyncio
from collections import OrderedDict
from concurrent.futures import Future
from dataclasses import dataclass
from http import HTTPStatus
from threading import Lock

from anyio import CapacityLimiter
from anyio.to_thread import run_sync
from fastapi import Request
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from wederhoor.web.apart import whole
from wederhoor.web.problems import refusal_of
from wederhoor.web.screen import Screen

MOST = 96_000_000  # bytes of all answers that are kept
LARGEST = MOST // 8  # bytes of one of them
AT_THE_DOOR = 8  # visitors looked up at a time, beside those whose answers are being worked out
APART = ("/static/", "/en/sign-", "/nl/sign-")  # the beginnings of addresses that are no pages of a ledger
SENT_AGAIN = ("etag", "cache-control", "vary")  # the headers of an answer that is not sent again

Name = tuple[str, str, str]  # tag, scheme and host: a feed names the server


@dataclass(frozen=True, slots=True)
class Answer:
    """What was sent: the messages of one whole answer."""

    messages: tuple[Message, ...]

    @property
    def headers(self) -> Headers:
        """The headers, as the first message has them."""
        return Headers(raw=self.messages[0]["headers"])

    @property
    def size(self) -> int:
        """Bytes of its body."""
        return sum(len(message.get("body", b"")) for message in self.messages)

    def bears(self, tag: str) -> bool:
        """Whether it is a good answer under that tag."""
        return self.messages[0]["status"] == HTTPStatus.OK and self.headers.get("etag") == tag

    async def send(self, send: Send) -> None:
        """Send it, as often as anybody asks."""
        for message in self.messages:
            await send(dict(message))


class Shelf:
    """The answers asked for last, as many as have room, and those that somebody is working on."""

    def __init__(self, most: int = MOST, largest: int = LARGEST) -> None:
        self._most, self._largest = most, largest
        self._size = 0
        self._kept: OrderedDict[Name, Answer] = OrderedDict()
        self._coming: dict[Name, Future[Answer | None]] = {}
        self._lock = Lock()

    def find(self, name: Name) -> Answer | None:
        """The answer of that name, if it is kept."""
        with self._lock:
            if name in self._kept:
                self._kept.move_to_end(name)
            return self._kept.get(name)

    def claim(self, name: Name) -> Future[Answer | None] | None:
        """What to wait for where somebody works on that answer; None for who is the first, and works on it now."""
        with self._lock:
            if name not in self._coming:
                self._coming[name] = Future()
                return None
            return self._coming[name]

    def settle(self, name: Name, answer: Answer | None) -> None:
        """What came of the work; None where it is of no use to others."""
        with self._lock:
            if answer is not None and answer.size <= self._largest:
                self._kept[name] = answer
                self._size += answer.size
                while self._size > self._most:
                    _, old = self._kept.popitem(last=False)
                    self._size -= old.size
            coming = self._coming.pop(name)
        coming.set_result(answer)


class Answers:
    """Gives an answer again, without working it out, to whoever may see the same."""

    def __init__(self, app: ASGIApp, screen: Screen, shelf: Shelf | None = None) -> None:
        self._app, self._screen = app, screen
        self._shelf = shelf or Shelf()
        self._door = CapacityLimiter(AT_THE_DOOR)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        name = await self._name(scope) if _may_be_kept(scope) else None
        answer = self._shelf.find(name) if name else None
        if name is None or (answer is None and "if-none-match" in Headers(scope=scope)):
            await self._app(scope, receive, send)
            return
        answer = answer or await self._awaited(name, scope, receive)
        if answer is None:
            await self._app(scope, receive, send)
        elif answer.bears(name[0]) and name[0] in Headers(scope=scope).get("if-none-match", ""):
            headers = {key: answer.headers[key] for key in SENT_AGAIN if key in answer.headers}
            await Response(None, HTTPStatus.NOT_MODIFIED.value, headers)(scope, receive, send)
        else:
            await answer.send(send)

    async def _name(self, scope: Scope) -> Name | None:
        """What the answer is called; None for who may not see any, or where the ledger cannot be read."""
        request = Request(scope)

        def tag() -> str | None:
            try:
                return self._screen.tag(request, self._screen.visitor(request))
            except Exception as error:
                if refusal_of(error) is None:
                    raise
                return None  # the page says it

        found = await run_sync(tag, limiter=self._door)
        return (found, request.url.scheme, request.url.netloc) if found else None

    async def _awaited(self, name: Name, scope: Scope, receive: Receive) -> Answer | None:
        """The answer, worked out here or by who came before; None where it was of no use to others."""
        coming = self._shelf.claim(name)
        if coming is not None:
            return await asyncio.shield(asyncio.wrap_future(coming))
        answer, kept = None, None
        try:
            answer = Answer(await whole(self._app, scope, receive))
            if answer.bears(name[0]) and await self._name(scope) == name:
                kept = answer
        finally:
            self._shelf.settle(name, kept)
        return answer


def _may_be_kept(scope: Scope) -> bool:
    return scope["type"] == "http" and scope["method"] == "GET" and not scope["path"].startswith(APART)
