"""What the ledger learned, for whoever follows along. Rule: positions count from 1, without gaps, and never change."""

import json
from datetime import datetime
from http import HTTPStatus
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, ConfigDict, Field

from wederhoor.model.entries import EntryKind
from wederhoor.situation.moments import recorded_as_of
from wederhoor.web.api.asking import PROBLEMS, TABLE, Asking, problems
from wederhoor.web.lens import RecordedAsOf
from wederhoor.web.problems import Refusal
from wederhoor.web.receiving import Recorded

COLUMNS = ("seq", "recorded_at", "kind", "entry", "stories", "reader", "claims", "act", "by", "why", "undoes")
OTHER = "This ledger is {own}, not {named}: begin again with since=0."
AHEAD = "This ledger has learned {last} entries, not {since}: it is another one, or an older copy. Begin with since=0."

router = APIRouter(responses={**PROBLEMS, **problems(HTTPStatus.CONFLICT)})


class Choice(BaseModel):
    """From where on, and how much."""

    model_config = ConfigDict(extra="forbid")

    since: Annotated[int, Field(ge=0, le=2**53, description="The last position that you have.", examples=[0])] = 0
    limit: Annotated[int, Field(ge=1, le=500, description="Entries in one answer.")] = 100
    ledger: Annotated[
        str | None, Field(max_length=80, description="Its id, from an earlier answer: another ledger is refused.")
    ] = None
    recorded_as_of: RecordedAsOf = None
    format: Annotated[
        Literal["json", "csv"] | None, Field(description="Instead of an Accept header.", examples=["csv"])
    ] = None


class ChangeShape(BaseModel):
    """One entry: a story, a reading of one, or what a person did."""

    seq: int = Field(description="Its position.")
    recorded_at: str = Field(description="When this ledger learned it: ISO 8601, UTC.")
    kind: EntryKind
    entry: str
    stories: list[str] = Field(description="The stories that it is about.")
    reader: str | None = Field(description="Of a reading: which program read.")
    claims: list[str] = Field(description="Those that a reading found, or that a person judged.")
    act: str | None = Field(description="What a person did with claims, actors or entries.")
    by: str | None
    why: str | None
    undoes: str | None = Field(description="The entry that is taken back.")


class Changes(BaseModel):
    """What was recorded after a position."""

    ledger: str
    last: int = Field(description="The position of all that the ledger has learned.")
    since: int = Field(description="What to ask for next; as it was where nothing is new.")
    items: list[ChangeShape]


@router.get("/changes", tags=["changes"], summary="What the ledger learned", response_model=Changes, responses=TABLE)
def changes(question: Asking, asked: Annotated[Choice, Query()]) -> Changes | Response:
    """The entries after a position, in the order in which the ledger learned them.

    Ask again with `since` of the answer until it equals `last`. No position is left out and none is given twice: what
    is withdrawn, corrected or undone is a later entry that says so, and a text that is removed leaves its story's
    entry where it was. A position beyond the last is refused with 409: then it is another ledger or an older copy.
    """
    recorded: datetime | None = recorded_as_of(asked.recorded_as_of) if asked.recorded_as_of else None
    found = question.screen.desk.source.receiver().learned(asked.since, asked.limit, recorded)
    if asked.ledger is not None and asked.ledger != found.ledger:
        raise Refusal(HTTPStatus.CONFLICT, OTHER.format(own=found.ledger, named=asked.ledger))
    if asked.since > found.last:
        raise Refusal(HTTPStatus.CONFLICT, AHEAD.format(last=found.last, since=asked.since))
    items = [_shape(item) for item in found.items]
    since = items[-1].seq if items else asked.since
    told = Changes(ledger=found.ledger, last=found.last, since=since, items=items)
    return question.listed("changes", told, COLUMNS, lambda: map(_row, items))


def _shape(item: Recorded) -> ChangeShape:
    """An entry; every kind has its own fields, and those that it lacks are empty."""
    told: dict[str, Any] = json.loads(item.entry.payload)  # Any: JSON
    kind = item.entry.kind
    seen = [told[name]["claim"] for name in ("seen", "a", "b") if isinstance(told.get(name), dict)]
    judged = seen if kind is EntryKind.REVIEW else told.get("claims", ()) if kind is EntryKind.READING else ()
    stories = (told.get("id") if kind is EntryKind.STORY else told.get("story"), *(claim["story"] for claim in seen))
    return ChangeShape(
        seq=item.position,
        recorded_at=item.recorded_at.isoformat(),
        kind=kind,
        entry=item.entry.id,
        stories=list(dict.fromkeys(name for name in (*stories, *told.get("stories", ())) if name)),
        reader=told.get("reader"),
        claims=[claim["id"] for claim in judged],
        act=told.get("act"),
        by=told.get("by"),
        why=told.get("why"),
        undoes=told.get("entry") if kind is EntryKind.REVIEW else None,
    )


def _row(item: ChangeShape) -> tuple[str, ...]:
    """An entry in the order of COLUMNS."""
    values = (getattr(item, name) for name in COLUMNS)
    return tuple(
        "; ".join(value) if isinstance(value, list) else "" if value is None else str(value) for value in values
    )
