"""Numbers over time. Rule: a window keeps to itself, and a corrected value stays beside its correction."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Response
from pydantic import BaseModel, Field

from wederhoor.briefing.sheets import series as sheets
from wederhoor.briefing.sheets.reference import Reference
from wederhoor.briefing.sheets.series import Chosen
from wederhoor.web.api.asking import PROBLEMS, TABLE, Asking
from wederhoor.web.api.examples import SERIES, SUBJECT
from wederhoor.web.api.paging import DayListed, part
from wederhoor.web.api.shapes import Next
from wederhoor.web.problems import unknown_number

router = APIRouter(responses=PROBLEMS)


class Choice(DayListed):
    """Which series; what is left out does not choose."""

    subject: Annotated[
        str | None, Field(max_length=200, description="A kind, a unit, or both as kind:unit.", examples=[SUBJECT])
    ] = None
    place: Annotated[str | None, Field(max_length=200, description="Place id.", examples=["Kharkiv Oblast"])] = None


class ValueShape(BaseModel):
    """One value of a series."""

    date: str = Field(description="EDTF: when the figure was given.")
    value: float | None
    high: float | None = Field(description="The upper end of a range.")
    comparison: str | None
    vague: str | None = Field(description="A word instead of a number, such as hundreds.")
    claim: str
    claimants: list[str]
    outlet: str | None
    corrected_by: str | None = Field(description="Claim")
    repeats: str | None = Field(description="The claim that it repeats.")
    below: str | None = Field(description="An earlier claim with a higher total.")


class SeriesShape(BaseModel):
    """One thing that one side counts in one unit over one window."""

    id: str = Field(examples=[SERIES])
    subject: str = Field(examples=[SUBJECT])
    unit: str
    window: str | None = Field(description="since:DATE, last:HOURS, day, total; null where nobody says.")
    place: str | None
    points: list[ValueShape]


class SeriesList(BaseModel):
    """A part of the list of series."""

    items: list[SeriesShape]
    next: Next


@router.get("/series", tags=["numbers"], summary="Numbers over time", response_model=SeriesList, responses=TABLE)
def series(question: Asking, asked: Annotated[Choice, Query()]) -> SeriesList | Response:
    """The series that fit, each with its values; as rows, a row a value."""
    reference = question.reference(asked.asked_on(asked.date))
    places = frozenset({asked.place} if asked.place else ())
    found = sheets.choose(reference.situation, asked.subject, places)
    chosen, after = part(found, lambda item: (item.series.subject, item.series.id), asked)
    told = SeriesList(items=[_shape(item, reference) for item in chosen], next=after)
    return question.listed("series", told, sheets.COLUMNS, lambda: sheets.list_sheet(chosen, reference).rows, after)


@router.get(
    "/series/{named}", tags=["numbers"], summary="One number over time", response_model=SeriesShape, responses=TABLE
)
def one_series(
    question: Asking,
    named: Annotated[str, Path(max_length=80, examples=[SERIES])],
    asked: Annotated[DayListed, Query()],
) -> SeriesShape | Response:
    """A series by its id."""
    reference = question.reference(asked.asked_on(asked.date))
    found = [item for item in sheets.choose(reference.situation, None, frozenset()) if item.series.id == named]
    if not found:
        raise unknown_number(named)
    told = _shape(found[0], reference)
    return question.listed("series", told, sheets.COLUMNS, lambda: sheets.list_sheet(found, reference).rows)


def _shape(item: Chosen, reference: Reference) -> SeriesShape:
    found = item.series
    return SeriesShape(
        id=found.id,
        subject=found.subject,
        unit=found.unit,
        window=found.window or None,
        place=found.place,
        points=[
            ValueShape(
                date=point.date,
                value=point.value,
                high=point.high,
                comparison=point.comparison.value if point.comparison else None,
                vague=point.vague,
                claim=point.claim,
                claimants=list(reference.claim(point.claim).claimants),
                outlet=reference.situation.stories[reference.claim(point.claim).story].outlet,
                corrected_by=point.corrected_by,
                repeats=point.repeats,
                below=item.below.get(point.claim),
            )
            for point in item.points
        ],
    )
