"""Lists in pages. Rule: a cursor names the last item seen, so that what is added meanwhile moves nothing."""

import base64
import binascii
import json
from collections.abc import Callable, Iterable, Sequence
from http import HTTPStatus
from typing import Annotated, Literal, TypeVar

from pydantic import Field

from wederhoor.model.period import Period
from wederhoor.situation.registering import moment_of
from wederhoor.web.api.examples import DAY
from wederhoor.web.lens import Lens
from wederhoor.web.problems import Refusal

T = TypeVar("T")

Key = tuple[str, ...]


class Listed(Lens):
    """The moments, which part of a list, and in which form."""

    limit: Annotated[int, Field(ge=1, le=500, description="Items in one answer.")] = 100
    cursor: Annotated[str | None, Field(max_length=400, description="From `next` of the answer before.")] = None
    format: Annotated[
        Literal["json", "csv"] | None, Field(description="Instead of an Accept header.", examples=["csv"])
    ] = None


Day = Annotated[
    str | None,
    Field(
        max_length=64,
        description="EDTF: the day that is looked at; by default the last with a dated story.",
        examples=[DAY],
    ),
]
Language = Annotated[str, Field(description="Of the words in the answer.", max_length=16, examples=["en"])]


class DayListed(Listed):
    """The same, of one day."""

    date: Day = None


def part(items: Iterable[T], key: Callable[[T], Key], asked: Listed) -> tuple[Sequence[T], str | None]:
    """The items after the cursor, by key, and the cursor for those after them; raises Refusal for a bad cursor."""
    last = after(asked)
    left = [item for item in sorted(items, key=key) if last is None or key(item) > last]
    chosen = left[: asked.limit]
    return chosen, cursor(key(chosen[-1])) if len(left) > len(chosen) else None


def moment_key(period: Period | None) -> str:
    """What sorts by when something was known; what has no date comes last."""
    return moment_of(period)


def cursor(key: Key) -> str:
    """What names the last item of a part."""
    return base64.urlsafe_b64encode(json.dumps(key, ensure_ascii=False).encode()).decode().rstrip("=")


def after(asked: Listed) -> Key | None:
    """The key of the last item that the asker has; None at the beginning; raises Refusal for a bad cursor."""
    if not asked.cursor:
        return None
    try:
        parts = json.loads(base64.urlsafe_b64decode(asked.cursor + "=" * (-len(asked.cursor) % 4)))
        if isinstance(parts, list) and all(isinstance(part, str) for part in parts):
            return tuple(parts)
    except (ValueError, binascii.Error):
        pass
    raise Refusal(HTTPStatus.BAD_REQUEST, "This is no cursor: leave it out, or take `next` of the answer before.")
