"""Stories and claims. Rule: every claim has the sentence that it stands in."""

from dataclasses import replace
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Path, Query
from pydantic import Field

from wederhoor.model.vocabulary import Certainty, Kind
from wederhoor.situation.listing import Row, choose
from wederhoor.situation.moments import whole_period
from wederhoor.web.api.asking import PROBLEMS, Asking
from wederhoor.web.api.paging import Key, Listed, part
from wederhoor.web.api.shapes import Claims, ClaimShape, Stories, StoryShape, claim_shape, story_shape
from wederhoor.web.lens import Lens
from wederhoor.web.pages.rows import rows_of, wanted
from wederhoor.web.problems import Refusal
from wederhoor.web.source import Library

router = APIRouter(responses=PROBLEMS)

NAMED = Path(max_length=80, examples=["s-0123456789abcdef"])


class Choice(Listed):
    """Which claims; what is left out does not choose."""

    q: Annotated[str | None, Field(max_length=200, description="Words in the sentence.")] = None
    place: Annotated[str | None, Field(max_length=200, description="Place id.", examples=["Izium"])] = None
    claimant: Annotated[str | None, Field(max_length=200, description="Actor id.")] = None
    kind: Kind | None = None
    certainty: Certainty | None = None
    published: Annotated[
        str | None, Field(max_length=64, description="EDTF period of publication.", examples=["2022-09-11"])
    ] = None


@router.get("/stories", tags=["stories"], summary="Stories, by date")
def stories(screen: Asking, asked: Annotated[Listed, Query()]) -> Stories:
    """Every story that was known; without known_at also those without a date, last."""
    kept = screen.desk.library(asked.asked())

    def key(name: str) -> Key:
        given = kept.dated.get(name)
        known = given.period.known_at if given else None
        return known.isoformat() if known else "~", name

    chosen, after = part(tuple(kept.stories), key, asked)
    return Stories(items=[story_shape(kept.stories[name], kept) for name in chosen], next=after)


@router.get("/stories/{named}", tags=["stories"], summary="One story")
def story(screen: Asking, named: Annotated[str, NAMED], asked: Annotated[Lens, Query()]) -> StoryShape:
    """A story by its id."""
    kept = screen.desk.library(asked.asked())
    if named not in kept.stories:
        raise Refusal(HTTPStatus.NOT_FOUND, f"The ledger holds no story {named!r}.")
    return story_shape(kept.stories[named], kept)


@router.get("/claims", tags=["claims"], summary="Claims, by date of their story")
def claims(screen: Asking, asked: Annotated[Choice, Query()]) -> Claims:
    """The claims that fit, with their sentences."""
    chosen_by = wanted(asked.q, asked.place, asked.claimant, asked.kind, asked.certainty)
    period = whole_period(asked.published) if asked.published else None
    found = choose(rows_of(screen.desk.library(asked.asked())), replace(chosen_by, period=period))
    chosen, after = part(found, _order, asked)
    return Claims(items=[claim_shape(row) for row in chosen], next=after)


@router.get("/claims/{named}", tags=["claims"], summary="One claim")
def claim(screen: Asking, named: Annotated[str, NAMED], asked: Annotated[Lens, Query()]) -> ClaimShape:
    """A claim by its id."""
    row = _row(screen.desk.library(asked.asked()), named)
    if row is None:
        raise Refusal(HTTPStatus.NOT_FOUND, f"The ledger holds no claim {named!r}.")
    return claim_shape(row)


def _row(kept: Library, named: str) -> Row | None:
    return next((row for row in rows_of(kept) if row.claim.id == named), None)


def _order(row: Row) -> Key:
    known = row.published.known_at if row.published else None
    claim = row.claim
    return known.isoformat() if known else "~", row.story.id, f"{claim.sentence.start:09}", claim.id
