"""What every answer and every request must keep to. Rule: no other host is asked, and none may frame or post here.

A request is handed on once it is all there, so that a slow one holds nothing but its own connection.
"""

import asyncio
from collections.abc import Callable, Iterable
from http import HTTPStatus

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from wederhoor.web.problems import API, Refusal, problem_details
from wederhoor.web.screen import CODES

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",  # with no-referrer a browser would hide that a form is our own
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
LARGEST = 2_000_000  # bytes of a body: a long report is some 50,000
LONGEST = 4_000  # bytes of path and query together
HEADERS_MOST = 16_000  # bytes of a request's headers together
BODY = 20.0  # seconds in which a body must have come
BODIES = 20  # requests whose body is coming in, at a time
MOST = 64  # requests worked on or waiting at a time: more than that would only wait for each other
LATER = {"Retry-After": "5"}  # seconds after which it is worth to ask again
BARE = frozenset({"GET", "HEAD", "OPTIONS"})  # methods without a body
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


class Guard:
    """Refuses foreign hosts, posts from other sites and what is too large, too slow or too much at once.

    It puts its headers on every answer; `say` puts a refusal into a language.
    """

    def __init__(self, app: ASGIApp, hosts: Iterable[str], say: Callable[[Refusal, str], str]) -> None:
        self._app, self._say = app, say
        self._hosts = frozenset(hosts)
        self._coming = self._busy = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("Cache-Control", "no-cache")
            await send(message)

        try:
            self._check(scope)
            whole = receive if scope["method"] in BARE else await self._whole(receive)
            if whole is not None:
                await self._answer(scope, whole, guarded)
        except Refusal as refusal:
            await self._told(scope["path"], refusal)(scope, receive, guarded)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self._busy >= MOST:
            raise _busy()
        self._busy += 1
        try:
            await self._app(scope, receive, send)
        finally:
            self._busy -= 1

    async def _whole(self, receive: Receive) -> Receive | None:
        """The same request with its body at hand; None where the client went away."""
        if self._coming >= BODIES:
            raise _busy()
        self._coming += 1
        try:
            async with asyncio.timeout(BODY):
                body = await _body(receive)
        except TimeoutError as error:
            why = "The request did not come in time."
            raise _refused(HTTPStatus.REQUEST_TIMEOUT, why, {"Connection": "close"}) from error
        finally:
            self._coming -= 1
        return None if body is None else _given(body, receive)

    def _told(self, path: str, refusal: Refusal) -> Response:
        """Why a request is refused: as problem details to programs, to people in the language of the page."""
        if path.startswith(API):
            return problem_details(refusal, path)
        code = path[1:3] if path[1:3] in CODES and path[3:4] in {"", "/"} else CODES[0]
        return PlainTextResponse(f"{self._say(refusal, code)}\n", refusal.status.value, refusal.headers)

    def _check(self, scope: Scope) -> None:
        headers = Headers(scope=scope)
        if _name(headers.get("host", "")) not in self._hosts:
            raise _refused(HTTPStatus.MISDIRECTED_REQUEST, "This server does not answer to that host name.")
        if len(scope["raw_path"]) + len(scope["query_string"]) > LONGEST:
            why = f"An address here is at most {LONGEST} characters long."
            raise _refused(HTTPStatus.REQUEST_URI_TOO_LONG, why)
        if sum(len(name) + len(value) for name, value in headers.raw) > HEADERS_MOST:
            why = f"The headers of a request are together at most {HEADERS_MOST} bytes long here."
            raise _refused(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, why)
        length = headers.get("content-length", "0")
        if not (length.isascii() and length.isdigit()) or len(length) > len(str(LARGEST)) or int(length) > LARGEST:
            raise _large()
        if scope["method"] not in BARE and not _own(headers):
            raise _refused(HTTPStatus.FORBIDDEN, "Other sites may not post here.")


def _refused(status: HTTPStatus, why: str, headers: dict[str, str] | None = None) -> Refusal:
    """A refusal that nobody keeps: the next request may be in order."""
    return Refusal(status, why, {"Cache-Control": "no-store", **(headers or {})})


def _busy() -> Refusal:
    why = "Too much is asked at the moment. Try again in a few seconds."
    return _refused(HTTPStatus.SERVICE_UNAVAILABLE, why, LATER)


def _large() -> Refusal:
    return _refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"A request here is at most {LARGEST} bytes long.")


def _name(host: str) -> str:
    """A host without its port."""
    name, colon, port = host.rpartition(":")
    return name if colon and port.isdigit() else host


def _own(headers: Headers) -> bool:
    """Whether a post comes from these pages, or from a program that is no browser."""
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is not None and site not in {"same-origin", "none"}:
        return False
    return origin is None or origin.partition("://")[2] == headers.get("host")


async def _body(receive: Receive) -> bytes | None:
    """All that a client sends; None where it goes away meanwhile; raises Refusal where it grows too large."""
    parts, size = [], 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        part = message.get("body", b"")
        parts.append(part)
        size += len(part)
        if size > LARGEST:
            raise _large()
        if not message.get("more_body", False):
            return b"".join(parts)


def _given(body: bytes, receive: Receive) -> Receive:
    """What gives the body that is there, and from then on what the client does."""
    left: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def given() -> Message:
        return left.pop() if left else await receive()

    return given
