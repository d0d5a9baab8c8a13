"""Updates as JSON. Rule: the same bytes as `wederhoor update --format json`."""

from collections import Counter
from collections.abc import Mapping
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Path, Query, Response
from pydantic import BaseModel, Field

from wederhoor.briefing import render
from wederhoor.web.api.asking import PROBLEMS, TABLE, Asking
from wederhoor.web.api.examples import DAY
from wederhoor.web.api.paging import Language, Listed, part
from wederhoor.web.api.shapes import Next
from wederhoor.web.lens import Lens
from wederhoor.web.screen import CODES
from wederhoor.web.source import Library

PERIOD = Path(max_length=64, description="EDTF", examples=[DAY, "2022-09-08/2022-09-10"])
UPDATE = "Update"  # its schema's name in the description
COLUMNS = ("day", "stories", "claims")

router = APIRouter(responses=PROBLEMS)


class Choice(Lens):
    """The moments and the language."""

    language: Language = CODES[0]


class DayShape(BaseModel):
    """A day of which there is an update."""

    day: str = Field(description="EDTF: ask for `/updates/DAY`.", examples=[DAY])
    stories: int = Field(description="Published on that day and no other.")
    claims: int


class Days(BaseModel):
    """A part of the list of days."""

    items: list[DayShape]
    next: Next


@router.get("/updates", tags=["updates"], summary="Days with a dated story", response_model=Days, responses=TABLE)
def days(question: Asking, asked: Annotated[Listed, Query()]) -> Days | Response:
    """Every day on which a story was published, the first one first."""
    lists = question.screen.desk.lists(asked.asked())
    found = lists.days() if lists else _days(question.screen.desk.library(asked.asked()))
    chosen, after = part(found, lambda day: (day,), asked)
    told = [DayShape(day=day, stories=found[day][0], claims=found[day][1]) for day in chosen]
    rows = [(item.day, str(item.stories), str(item.claims)) for item in told]
    return question.listed("updates", Days(items=told, next=after), COLUMNS, lambda: rows, after)


def _days(kept: Library) -> Mapping[str, tuple[int, int]]:
    """Each day with how many stories and claims."""
    stories: Counter[str] = Counter()
    claims: Counter[str] = Counter()
    for name, given in kept.dated.items():
        if name in kept.stories and given.period.day is not None:
            day, reading = given.period.day.isoformat(), kept.readings.get(name)
            stories[day] += 1
            claims[day] += len(reading.claims) if reading else 0
    return {day: (number, claims[day]) for day, number in stories.items()}


@router.get(
    "/updates/{period:path}",
    tags=["updates"],
    summary="The update of a period",
    responses={
        HTTPStatus.OK.value: {"content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{UPDATE}"}}}}
    },
    response_class=Response,
)
def update(question: Asking, period: Annotated[str, PERIOD], asked: Annotated[Choice, Query()]) -> Response:
    """The whole update: every line with its status, claims and citations."""
    pack = question.screen.language(asked.language)
    told = question.screen.desk.update(asked.asked(period), asked.language)
    return Response(render(told, "json", pack), headers=question.headers, media_type="application/json")
