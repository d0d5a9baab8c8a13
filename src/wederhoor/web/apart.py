"""Pages that another process works out. Rule: what weighs a day goes there; what it does not answer is worked out here.

So the process that answers stays free for what takes no time, however long somebody's first look at a day takes.
"""

from typing import Any, Protocol

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from wederhoor.web.screen import CODES

PAGES = frozenset(
    {"update", "map", "timeline", "control", "place", "record", "silence", "numbers", "matter", "sources", "feeds"}
)
PARTS = frozenset({"updates", "matters", "places", "control", "series", "claimants", "silence"})  # of the API
SENT = (
    "type",
    "asgi",
    "http_version",
    "method",
    "scheme",
    "path",
    "raw_path",
    "query_string",
    "root_path",
    "headers",
    "client",
    "server",
)

Messages = tuple[Message, ...]


class Workplace(Protocol):
    """Where pages are worked out beside the server."""

    async def answer(self, scope: Scope) -> Messages | None:
        """The messages of one whole answer; None where it has none to give."""
        ...


class Apart:
    """Hands requests for what weighs a day to a workplace, with the visitor who was let in."""

    def __init__(self, app: ASGIApp, workplace: Workplace) -> None:
        self._app, self._workplace = app, workplace

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        visitor = scope.get("state", {}).get("visitor")
        messages = await self._workplace.answer(_bare(scope, visitor)) if visitor and is_heavy(scope) else None
        if messages is None:
            await self._app(scope, receive, send)
            return
        for message in messages:
            await send(message)


def is_heavy(scope: Scope) -> bool:
    """Whether the answer to a request rests on what a day's reports are worth together."""
    if scope["type"] != "http" or scope["method"] != "GET":
        return False
    parts = scope["path"].strip("/").split("/")
    if parts[0] == "api":
        return len(parts) > 2 and parts[2] in PARTS
    return len(parts) > 1 and parts[0] in CODES and parts[1] in PAGES


async def whole(app: ASGIApp, scope: Scope, receive: Receive) -> Messages:
    """All that an application sends in answer to one request."""
    messages: list[Message] = []

    async def noted(message: Message) -> None:
        messages.append(message)

    await app(scope, receive, noted)
    return tuple(messages)


def _bare(scope: Scope, visitor: object) -> dict[str, Any]:  # Any: the values of a scope
    """A request as another process can be told of it."""
    return {**{name: scope[name] for name in SENT if name in scope}, "state": {"visitor": visitor}}
