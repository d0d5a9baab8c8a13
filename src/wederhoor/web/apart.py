"""Pages that other processes work out. Rule: what they do not answer is worked out here.

What weighs a day goes to one of them and what is looked up of reports to another, so that neither waits for the other
and the process that answers stays free for what takes no time, however long somebody's first look at a day takes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from wederhoor.web.screen import CODES

PAGES = frozenset(
    {"update", "map", "timeline", "control", "place", "record", "silence", "numbers", "matter", "sources", "feeds"}
)
PARTS = frozenset({"updates", "matters", "places", "control", "series", "claimants", "silence"})  # of the API
LOOKED_UP = frozenset({"claim", "story", "search", "problems"})
LISTED = frozenset({"claims", "stories", "search", "outlets"})  # of the API
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


class Sort(StrEnum):
    """What an answer rests on."""

    DAYS = "days"  # what a day's reports are worth together
    REPORTS = "reports"  # reports and lists of them


@dataclass(frozen=True, slots=True)
class Same:
    """An answer is still what it was: the tags under which it was given and is given now."""

    was: str
    tag: str


class Workplace(Protocol):
    """Where pages are worked out beside the server."""

    async def answer(self, scope: Scope) -> Messages | None:
        """The messages of one whole answer; None where it has none to give."""
        ...


class Apart:
    """Hands requests of each sort to the workplace that there is for it, with the visitor who was let in."""

    def __init__(self, app: ASGIApp, workplaces: Mapping[Sort, Workplace]) -> None:
        self._app, self._workplaces = app, workplaces

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        visitor, sort = scope.get("state", {}).get("visitor"), sort_of(scope)
        workplace = self._workplaces.get(sort) if visitor and sort else None
        messages = await workplace.answer(_bare(scope, visitor)) if workplace else None
        if messages is None:
            await self._app(scope, receive, send)
            return
        for message in messages:
            await send(message)


def sort_of(scope: Scope) -> Sort | None:
    """What the answer to a request rests on; None for what is soon answered, forms and files."""
    if scope["type"] != "http" or scope["method"] != "GET":
        return None
    parts = scope["path"].strip("/").split("/")
    if parts[0] == "api":
        name, days, reports = parts[2] if len(parts) > 2 else "", PARTS, LISTED
    else:
        name, days, reports = parts[1] if len(parts) > 1 and parts[0] in CODES else "", PAGES, LOOKED_UP
    return Sort.DAYS if name in days else Sort.REPORTS if name in reports else None


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
