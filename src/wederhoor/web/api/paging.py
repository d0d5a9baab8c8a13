"""Lists in pages. Rule: a cursor names the last item seen, so that what is added meanwhile moves nothing."""

import base64
import binascii
import json
from collections.abc import Callable, Sequence
from http import HTTPStatus
from typing import Annotated, TypeVar

from pydantic import Field

from wederhoor.web.lens import Lens
from wederhoor.web.problems import Refusal

T = TypeVar("T")

Key = tuple[str, ...]


class Listed(Lens):
    """The moments, and which part of a list."""

    limit: Annotated[int, Field(ge=1, le=500, description="Items in one answer.")] = 100
    cursor: Annotated[str | None, Field(max_length=400, description="From `next` of the answer before.")] = None


def part(items: Sequence[T], key: Callable[[T], Key], asked: Listed) -> tuple[Sequence[T], str | None]:
    """The items after the cursor, by key, and the cursor for those after them; raises Refusal for a bad cursor."""
    after = _read(asked.cursor) if asked.cursor else None
    left = [item for item in sorted(items, key=key) if after is None or key(item) > after]
    chosen = left[: asked.limit]
    return chosen, _write(key(chosen[-1])) if len(left) > len(chosen) else None


def _write(key: Key) -> str:
    return base64.urlsafe_b64encode(json.dumps(key, ensure_ascii=False).encode()).decode().rstrip("=")


def _read(cursor: str) -> Key:
    try:
        parts = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        if isinstance(parts, list) and all(isinstance(part, str) for part in parts):
            return tuple(parts)
    except (ValueError, binascii.Error):
        pass
    raise Refusal(HTTPStatus.BAD_REQUEST, "This is no cursor: leave it out, or take `next` of the answer before.")
