"""Answers that were given are given again as long as nothing changed. Rule: who asks the same meanwhile waits for one.

The name of an answer is its tag, which stands for ledger, program and address, and for a reviewer also for who that is;
only what bears it is kept. Readers all see the same: an answer is made for any of them, and is then told who signed in.
"""

import asyncio
from collections import OrderedDict, deque
from concurrent.futures import Future
from dataclasses import dataclass
from http import HTTPStatus
from threading import Lock

from anyio import CapacityLimiter
from anyio.to_thread import run_sync
from fastapi import Request
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from wederhoor.web.access import ANYBODY, Visitor
from wederhoor.web.apart import Messages, Same, whole
from wederhoor.web.problems import refusal_of
from wederhoor.web.screen import CODES, NAMED, Screen, headers_of

MOST = 192_000_000  # bytes of all answers that are kept
LARGEST = MOST // 8  # bytes of one of them
AT_THE_DOOR = 8  # visitors looked up at a time, beside those whose answers are being worked out
APART = ("/static/", "/en/sign-", "/nl/sign-")  # the beginnings of addresses that are no pages of a ledger
BLANK = f"{NAMED}\n".encode()
PAST = 100  # versions of a ledger of which answers may still come
FEEDS = "feeds"  # the part of an address under which answers name the server

Name = tuple[str, str, str]  # version of the ledger, tag, and for feeds the server's address


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

    @property
    def tag(self) -> str:
        """The tag that it bears, where it is a good answer; else ''."""
        return self.headers.get("etag", "") if self.messages[0]["status"] == HTTPStatus.OK else ""

    def to(self, tag: str, signed: str) -> "Answer":
        """The same for one visitor, under a tag of his own: it says who has signed in where it says so at all."""
        messages = [dict(message) for message in self.messages]
        for message in messages:
            body: bytes = message.get("body", b"")
            if BLANK in body:
                message["body"] = body.replace(BLANK, f"{signed}\n".encode() if signed else b"", 1)
        headers = MutableHeaders(raw=list(messages[0]["headers"]))
        if "content-length" in headers:
            headers["content-length"] = str(sum(len(message.get("body", b"")) for message in messages))
        if self.tag:
            headers["etag"] = tag
        messages[0]["headers"] = headers.raw
        return Answer(tuple(messages))

    def under(self, tag: str) -> "Answer":
        """The same under another tag."""
        headers = MutableHeaders(raw=list(self.messages[0]["headers"]))
        headers["etag"] = tag
        return Answer(({**self.messages[0], "headers": headers.raw}, *self.messages[1:]))

    async def send(self, send: Send) -> None:
        """Send it, as often as anybody asks."""
        for message in self.messages:
            await send(dict(message))


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks for an answer, and what it is called."""

    name: Name
    seen: Visitor  # for whom it is worked out
    tag: str  # of the answer as it is sent
    signed: str  # markup that says who has signed in


class Shelf:
    """The answers asked for last, as many as have room, and those that somebody is working on.

    Answers over the ledger as it was before are not asked for again. They lie by as long as there is room beside the
    others, for whoever finds that one of them would be given still.
    """

    def __init__(self, most: int = MOST, largest: int = LARGEST) -> None:
        self._most, self._largest = most, largest
        self._size = 0
        self._version = ""
        self._past = deque[str](maxlen=PAST)  # versions before this one
        self._kept: OrderedDict[Name, Answer] = OrderedDict()
        self._by: OrderedDict[str, Answer] = OrderedDict()  # those of before, by tag
        self._coming: dict[Name, Future[Answer | None]] = {}
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._kept)

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
            if answer is not None:
                self._keep(name, answer)
            coming = self._coming.pop(name)
        coming.set_result(answer)

    def put(self, version: str, told: Messages | Same) -> bool:
        """Keep an answer to any reader that nobody has asked for yet; whether there was room beside the others.

        One that is still what it was is given again under its new tag, if it is there.
        """
        if version in self._past:
            return False  # it comes too late
        if not isinstance(told, Same):
            answer = Answer(told)
            return bool(answer.tag) and self._add((version, answer.tag, ""), answer)
        with self._lock:
            self._lay_by(version)
            found = self._by.pop(told.was, None)
            self._size -= found.size if found else 0
        return found is not None and self._add((version, told.tag, ""), found.under(told.tag))

    def _add(self, name: Name, answer: Answer) -> bool:
        """Keep an answer if that takes the place of none that is kept."""
        with self._lock:
            self._lay_by(name[0])
            others = self._size - sum(old.size for old in self._by.values())
            room = answer.size <= min(self._largest, self._most - others)
            if room:
                self._keep(name, answer)
            return room

    def _keep(self, name: Name, answer: Answer) -> None:
        if answer.size > self._largest:
            return
        self._lay_by(name[0])
        self._size -= self._kept[name].size if name in self._kept else 0
        self._kept[name] = answer
        self._size += answer.size
        while self._size > self._most:
            _, old = (self._by or self._kept).popitem(last=False)
            self._size -= old.size

    def _lay_by(self, version: str) -> None:
        """Put aside what was kept over the ledger as it was before this version."""
        if version == self._version:
            return
        for name in [name for name in self._kept if name[0] != version]:
            old = self._kept.pop(name)
            self._size -= self._by[name[1]].size if name[1] in self._by else 0
            self._by[name[1]] = old
        if version in self._past:
            self._past.remove(version)  # the file was put back as it was
        self._past.append(self._version)
        self._version = version


class Answers:
    """Gives an answer again, without working it out, to whoever may see the same."""

    def __init__(self, app: ASGIApp, screen: Screen, shelf: Shelf | None = None) -> None:
        self._app, self._screen = app, screen
        self._shelf = Shelf() if shelf is None else shelf
        self._door = CapacityLimiter(AT_THE_DOOR)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        asker = await self._asker(scope) if _may_be_kept(scope) else None
        if asker is None:
            await self._app(scope, receive, send)
        elif asker.tag in Headers(scope=scope).get("if-none-match", ""):  # nobody has it but who was sent that answer
            await Response(None, HTTPStatus.NOT_MODIFIED.value, headers_of(asker.tag))(scope, receive, send)
        else:
            answer = self._shelf.find(asker.name) or await self._awaited(asker, scope, receive)
            if answer is None:
                await self._app(scope, receive, send)
            else:
                await answer.to(asker.tag, asker.signed).send(send)

    async def _asker(self, scope: Scope) -> Asker | None:
        """Who asks for what; None for who may not see any, or where the ledger cannot be read."""
        request, screen = Request(scope), self._screen

        def found() -> Asker | None:
            try:
                visitor = screen.visitor(request)
                seen = visitor if visitor.reviewer else ANYBODY
                parts = request.url.path.split("/")
                host = str(request.base_url) if FEEDS in parts[2:3] else ""
                name = (screen.desk.source.version(), screen.tag(request, seen), host)
                signed = screen.signed(visitor, parts[1]) if parts[1] in CODES else ""
                return Asker(name, seen, screen.tag(request, visitor), signed)
            except Exception as error:
                if refusal_of(error) is None:
                    raise
                return None  # the page says it

        return await run_sync(found, limiter=self._door)

    async def _awaited(self, asker: Asker, scope: Scope, receive: Receive) -> Answer | None:
        """The answer, worked out here or by who came before; None where it was of no use to others."""
        name = asker.name
        coming = self._shelf.claim(name)
        if coming is not None:
            return await asyncio.shield(asyncio.wrap_future(coming))
        answer, kept = None, None
        try:
            answer = Answer(await whole(self._app, _asked_by(asker.seen, scope), receive))
            now = await self._asker(scope) if answer.tag == name[1] else None
            if now is not None and now.name == name:
                kept = answer
        finally:
            self._shelf.settle(name, kept)
        return answer


def _asked_by(visitor: Visitor, scope: Scope) -> Scope:
    """A request as a visitor would make it who has had no answer yet."""
    headers = [(name, value) for name, value in scope["headers"] if name != b"if-none-match"]
    return {**scope, "headers": headers, "state": {**scope.get("state", {}), "visitor": visitor}}


def _may_be_kept(scope: Scope) -> bool:
    return scope["type"] == "http" and scope["method"] == "GET" and not scope["path"].startswith(APART)
