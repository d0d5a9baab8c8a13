"""Who gave no answer. Rule: a silence is open until the one who was silent speaks."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, Field

from wederhoor.briefing.sheets import silence as sheets
from wederhoor.briefing.sheets.reference import Reference
from wederhoor.briefing.sheets.silence import Quiet
from wederhoor.web.api.asking import PROBLEMS, TABLE, Asking
from wederhoor.web.api.examples import PLACE
from wederhoor.web.api.paging import DayListed, Key, moment_key, part
from wederhoor.web.api.shapes import Next

router = APIRouter(responses=PROBLEMS)


class Choice(DayListed):
    """Which silences; what is left out does not choose."""

    place: Annotated[str | None, Field(max_length=200, description="Place id.", examples=[PLACE])] = None
    state: Annotated[
        Literal["open", "closed"] | None, Field(description="Whether an answer is known.", examples=["open"])
    ] = None


class SilenceShape(BaseModel):
    """One refusal, missing answer or doubt."""

    claim: str
    manner: str = Field(description="silence or doubt")
    state: str = Field(description="open or closed")
    who: list[str]
    about: str | None = Field(description="The claim that was left open.")
    places: list[str]
    since: str = Field(description="EDTF: when the first story that tells of it was published.")
    days: int | None = Field(description="Up to the day that is looked at, or to the answer.")
    outlets: list[str]
    closed_by: str | None = Field(description="Claim")
    closed_at: str | None = Field(description="EDTF")
    words: str = Field(description="The sentence, as printed.")


class Silences(BaseModel):
    """A part of the list of silences."""

    items: list[SilenceShape]
    next: Next


@router.get("/silence", tags=["silence"], summary="Who gave no answer", response_model=Silences, responses=TABLE)
def silence(question: Asking, asked: Annotated[Choice, Query()]) -> Silences | Response:
    """Refusals, missing answers and doubts, the open ones first, of these the oldest first."""
    reference = question.reference(asked.asked_on(asked.date))
    places = frozenset({asked.place} if asked.place else ())
    found = [item for item in sheets.silences(reference, places) if asked.state in (None, _state(item))]
    chosen, after = part(found, _order, asked)
    told = Silences(items=[_shape(item, reference) for item in chosen], next=after)
    return question.listed("silence", told, sheets.COLUMNS, lambda: sheets.sheet(chosen, reference).rows, after)


def _state(item: Quiet) -> str:
    return "open" if item.closed_by is None else "closed"


def _order(item: Quiet) -> Key:
    return "1" if item.closed_by else "0", moment_key(item.since), item.claim.id


def _shape(item: Quiet, reference: Reference) -> SilenceShape:
    about = reference.claim(item.about).place_ids if item.about else ()
    return SilenceShape(
        claim=item.claim.id,
        manner=item.manner,
        state=_state(item),
        who=list(item.claim.claimants),
        about=item.about,
        places=sorted({*item.claim.place_ids, *about}),
        since=item.since.edtf,
        days=item.days,
        outlets=list(item.outlets),
        closed_by=item.closed_by,
        closed_at=reference.published(item.closed_by).edtf if item.closed_by else None,
        words=reference.desk.said(item.claim.id).words.sentence,
    )
