"""Stories and claims. Rule: every claim has the sentence that it stands in."""

from collections.abc import Sequence
from dataclasses import replace
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Path, Query, Response
from pydantic import Field

from wederhoor.model.vocabulary import Certainty, Kind
from wederhoor.situation.listing import COLUMNS, Row, cells
from wederhoor.situation.moments import whole_period
from wederhoor.web.api.asking import PROBLEMS, TABLE, Asking
from wederhoor.web.api.examples import ACTOR, CLAIM, DAY, PLACE, STORY, WORDS
from wederhoor.web.api.finding import find
from wederhoor.web.api.paging import Listed
from wederhoor.web.api.shapes import Claims, ClaimShape, Stories, StoryShape, claim_shape, story_shape
from wederhoor.web.api.shelves import claim_of, shelf_of
from wederhoor.web.lens import Lens
from wederhoor.web.pages.rows import wanted
from wederhoor.web.problems import Refusal, unknown_story

STORY_COLUMNS = ("id", "outlet", "title", "address", "published", "basis", "credits", "language", "claims", "key")

router = APIRouter(responses=PROBLEMS)


class Choice(Listed):
    """Which claims; what is left out does not choose."""

    q: Annotated[str | None, Field(max_length=200, description="Words in the sentence.", examples=[WORDS])] = None
    place: Annotated[str | None, Field(max_length=200, description="Place id.", examples=[PLACE])] = None
    claimant: Annotated[str | None, Field(max_length=200, description="Actor id.", examples=[ACTOR])] = None
    kind: Annotated[Kind | None, Field(description="What is claimed.", examples=[Kind.WITHDRAWAL])] = None
    certainty: Annotated[Certainty | None, Field(description="How firmly.", examples=[Certainty.DENIED])] = None
    published: Annotated[
        str | None, Field(max_length=64, description="EDTF period of publication.", examples=[DAY])
    ] = None


class Search(Listed):
    """What is looked for."""

    q: Annotated[str, Field(min_length=1, max_length=200, description="Words in the sentence.", examples=[WORDS])]


@router.get("/stories", tags=["stories"], summary="Stories, by date", response_model=Stories, responses=TABLE)
def stories(question: Asking, asked: Annotated[Listed, Query()]) -> Stories | Response:
    """Every story that was known; without known_at also those without a date, last."""
    kept, chosen, after = shelf_of(question.screen.desk, asked.asked()).stories(asked)
    told = [story_shape(kept.stories[name], kept) for name in chosen]
    return question.listed(
        "stories", Stories(items=told, next=after), STORY_COLUMNS, lambda: map(_story_row, told), after
    )


@router.get("/stories/{named}", tags=["stories"], summary="One story")
def story(
    question: Asking,
    named: Annotated[str, Path(max_length=80, examples=[STORY])],
    asked: Annotated[Lens, Query()],
) -> StoryShape:
    """A story by its id."""
    kept = question.screen.desk.report(asked.asked(), named)
    if named not in kept.stories:
        raise unknown_story(named)
    return story_shape(kept.stories[named], kept)


@router.get(
    "/claims", tags=["claims"], summary="Claims, by date of their story", response_model=Claims, responses=TABLE
)
def claims(question: Asking, asked: Annotated[Choice, Query()]) -> Claims | Response:
    """The claims that fit, with their sentences."""
    chosen_by = wanted(asked.q, asked.place, asked.claimant, asked.kind, asked.certainty)
    period = whole_period(asked.published) if asked.published else None
    chosen, after = shelf_of(question.screen.desk, asked.asked()).claims(replace(chosen_by, period=period), asked)
    return question.listed("claims", _claims(chosen, after), COLUMNS, lambda: map(cells, chosen), after)


@router.get("/claims/{named}", tags=["claims"], summary="One claim")
def claim(
    question: Asking,
    named: Annotated[str, Path(max_length=80, examples=[CLAIM])],
    asked: Annotated[Lens, Query()],
) -> ClaimShape:
    """A claim by its id."""
    row = claim_of(question.screen.desk, asked.asked(), named)
    if row is None:
        raise Refusal(HTTPStatus.NOT_FOUND, f"The ledger holds no claim {named!r}.")
    return claim_shape(row)


@router.get("/search", tags=["claims"], summary="Claims by words", response_model=Claims, responses=TABLE)
def search(question: Asking, asked: Annotated[Search, Query()]) -> Claims | Response:
    """The claims whose sentences hold the words in any form, by date of their story; as the search page understands."""
    chosen, after = find(question.screen.desk, asked.q, asked)
    return question.listed("search", _claims(chosen, after), COLUMNS, lambda: map(cells, chosen), after)


def _claims(chosen: Sequence[Row], after: str | None) -> Claims:
    return Claims(items=[claim_shape(row) for row in chosen], next=after)


def _story_row(told: StoryShape) -> tuple[str, ...]:
    """A story in the order of STORY_COLUMNS."""
    values = (getattr(told, name) for name in STORY_COLUMNS)
    return tuple(
        "; ".join(value) if isinstance(value, list) else "" if value is None else str(value) for value in values
    )
