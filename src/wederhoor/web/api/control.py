"""Who is said to hold which place. Rule: a point for each place, with the claims behind its holder."""

from http import HTTPStatus
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, Field

from wederhoor.briefing.sheets import control as sheets
from wederhoor.briefing.sheets.control import Holding
from wederhoor.briefing.sheets.reference import Reference
from wederhoor.drawing import geojson
from wederhoor.drawing.marks import survey
from wederhoor.drawing.words import words_of
from wederhoor.situation.history import control_history
from wederhoor.web.accepting import CSV
from wederhoor.web.api.asking import PROBLEMS, Asking
from wederhoor.web.api.examples import DAY, PLACE
from wederhoor.web.api.paging import Day, Language
from wederhoor.web.api.shapes import ReasonShape, reason_shapes
from wederhoor.web.lens import Lens
from wederhoor.web.screen import CODES

GEOJSON = "application/geo+json"

router = APIRouter(responses=PROBLEMS)


class Choice(Lens):
    """The moments, the day, the language of the names, and the form."""

    date: Day = None
    language: Language = CODES[0]
    format: Annotated[
        Literal["geojson", "csv"] | None, Field(description="Instead of an Accept header.", examples=["csv"])
    ] = None


class ExtentShape(BaseModel):
    """How much of a place a side is said to hold."""

    party: str
    extent: str


class CellShape(BaseModel):
    """Who is said to hold a place on a day."""

    place: str
    day: str = Field(description="EDTF")
    holder: str = Field(description='A side of the war, "contested" or "unknown".')
    status: str | None
    extents: list[ExtentShape]
    since: str | None = Field(description="EDTF")
    first_claim: str | None = Field(description="EDTF: when the holder was first named.")
    last_word: str | None = Field(description="EDTF: the last story that says anything of it.")
    age_in_days: int | None
    origins: int
    outlets: int
    claimed_by: list[str] = Field(description="Claims.")
    admitted_by: list[str] = Field(description="Claims.")
    denied_by: list[str] = Field(description="Claims.")
    reasons: list[ReasonShape]


class PointShape(BaseModel):
    """Where a place is."""

    type: Literal["Point"]
    coordinates: list[float] = Field(description="Longitude and latitude, degrees.", min_length=2, max_length=2)


class SayingShape(BaseModel):
    """A claim with who says it."""

    claim: str
    claimants: list[str]


class MarkShape(BaseModel):
    """What is said of a place at the end of the day."""

    place: str = Field(examples=[PLACE])
    name: str
    within: str | None
    radius_km: float | None
    holder: str = Field(description='A side of the war, "contested" or "unknown".')
    status: str | None
    holder_name: str = Field(description="Holder and status in words.")
    since: str | None = Field(description="EDTF")
    last_word: str | None = Field(description="EDTF: the day of the last word on it.")
    change: str = Field(description="Since the day before: new, changed, none or silent.")
    before: str | None
    claims_new: int = Field(description="Claims about the place of that day.")
    claimed_by: list[SayingShape]
    admitted_by: list[SayingShape]
    denied_by: list[SayingShape]


class FeatureShape(BaseModel):
    """A place on the map; without geometry where no source says where it is."""

    type: Literal["Feature"]
    id: str
    geometry: PointShape | None
    properties: MarkShape


class Collection(BaseModel):
    """The places on one day (RFC 7946)."""

    type: Literal["FeatureCollection"]
    day: str | None = Field(description="EDTF", examples=[DAY])
    known_at: str
    language: str
    credit: str | None
    features: list[FeatureShape]


@router.get(
    "/control",
    tags=["places"],
    summary="Who is said to hold which place, as GeoJSON",
    response_model=Collection,
    responses={HTTPStatus.OK.value: {"content": {GEOJSON: {}, CSV: {"schema": {"type": "string"}}}}},
)
def control(question: Asking, asked: Annotated[Choice, Query()]) -> Response | Collection:
    """Every town with a holder or of which something is said that day; as rows, those with a holder."""
    moments = asked.asked_on(asked.date)
    reference = question.reference(moments, asked.language)
    if question.spreadsheet:
        sheet = sheets.sheet(sheets.held_on(reference), reference)
        return question.listed("control", Response(), sheet.columns, lambda: sheet.rows)
    source = question.screen.desk.source
    words = words_of(question.screen.language(asked.language), reference.theatre, source.gazetteer)
    marks = survey(reference.situation, source.gazetteer)
    text = geojson.collection(reference.situation, marks, source.base, words)
    return Response(text, headers=question.headers, media_type=GEOJSON)


def history(place: str, reference: Reference) -> list[CellShape]:
    """The days on which who holds a place, or what is said of it, changed."""
    last = reference.situation.period.last_day
    assert last is not None  # a situation is of a bounded period
    cells = control_history(reference.situation, place, last, reference.theatre, reference.gazetteer)
    return [_cell(sheets.holding(cell, reference)) for cell in cells]


def _cell(item: Holding) -> CellShape:
    cell, status = item.cell, item.cell.status
    return CellShape(
        place=cell.place,
        day=cell.day,
        holder=cell.holder,
        status=status.value if status else None,
        extents=[ExtentShape(party=party, extent=extent.value) for party, extent in item.extents],
        since=cell.since.edtf if cell.since else None,
        first_claim=item.first.edtf if item.first else None,
        last_word=item.last.edtf if item.last else None,
        age_in_days=item.age,
        origins=item.origins,
        outlets=item.outlets,
        claimed_by=list(cell.claimed_by),
        admitted_by=list(cell.admitted_by),
        denied_by=list(cell.denied_by),
        reasons=reason_shapes(cell.reasons),
    )
