"""Who reports and who speaks. Rule: counts of what was known, and behind each number of a record its claims."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import timedelta
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Response
from pydantic import BaseModel, Field

from wederhoor.briefing.sheets import record as sheets
from wederhoor.model.packs import Theatre
from wederhoor.model.period import Period
from wederhoor.web.api.asking import PROBLEMS, TABLE, Asking
from wederhoor.web.api.examples import ACTOR
from wederhoor.web.api.paging import Day, DayListed, Listed, moment_key, part
from wederhoor.web.api.shapes import Next
from wederhoor.web.lens import Lens
from wederhoor.web.problems import Refusal
from wederhoor.web.source import Library, Lists
from wederhoor.weighing.record import Outcome, Record

HOUR = timedelta(hours=1)
OUTLET_COLUMNS = ("outlet", "stories", "claims", "first", "last")

router = APIRouter(responses=PROBLEMS)


class Detail(Lens):
    """The moments and the day."""

    date: Day = None


class OutletShape(BaseModel):
    """An outlet with its stories and the claims in them."""

    outlet: str | None = Field(description="Null for stories of which nobody says who brought them.")
    stories: int
    claims: int
    first: str | None = Field(description="EDTF: its earliest dated story.")
    last: str | None = Field(description="EDTF: its latest dated story.")


class Outlets(BaseModel):
    """A part of the list of outlets."""

    items: list[OutletShape]
    next: Next


class RecordShape(BaseModel):
    """Somebody whose claims were reported, and what became of them."""

    actor: str = Field(examples=[ACTOR])
    names: dict[str, str] = Field(description="By language; empty for one that only reports name.")
    party: str | None
    letter: str = Field(description="Of the Admiralty code, A to E; F until enough claims were judged.")
    claims: int
    judged: int
    borne_out: int
    taken_back: int
    became: dict[str, int] = Field(description="Claims by status.")


class Claimants(BaseModel):
    """A part of the list of claimants."""

    items: list[RecordShape]
    next: Next


class OutcomeShape(BaseModel):
    """What became of one claim."""

    claim: str
    status: str
    borne_out_by: str | None
    lead_in_hours: float | None = Field(description="How long before that claim it came; negative if after it.")
    taken_back_by: str | None


class RecordWhole(RecordShape):
    """The same, with the claims behind each number."""

    outcomes: list[OutcomeShape]


@router.get("/outlets", tags=["sources"], summary="Outlets", response_model=Outlets, responses=TABLE)
def outlets(question: Asking, asked: Annotated[Listed, Query()]) -> Outlets | Response:
    """Who reports: outlets by name, with their stories and claims."""
    lists = question.screen.desk.lists(asked.asked())
    found = _listed(lists) if lists else _outlets(question.screen.desk.library(asked.asked()))
    chosen, after = part(found, lambda item: (item.outlet or "",), asked)

    def rows() -> Iterator[tuple[str, ...]]:
        for item in chosen:
            yield tuple("" if value is None else str(value) for value in item.model_dump().values())

    return question.listed("outlets", Outlets(items=list(chosen), next=after), OUTLET_COLUMNS, rows, after)


@router.get(
    "/claimants", tags=["sources"], summary="Claimants with their record", response_model=Claimants, responses=TABLE
)
def claimants(question: Asking, asked: Annotated[DayListed, Query()]) -> Claimants | Response:
    """Who speaks: everybody who vouches for a claim, by id."""
    reference = question.reference(asked.asked_on(asked.date))
    chosen, after = part(sheets.records(reference), lambda item: (item.actor,), asked)
    told = Claimants(items=[RecordShape(**_fields(item, reference.theatre)) for item in chosen], next=after)
    return question.listed("claimants", told, sheets.COLUMNS, lambda: sheets.list_sheet(chosen, reference).rows, after)


@router.get("/claimants/{actor:path}", tags=["sources"], summary="One claimant's record")
def claimant(
    question: Asking,
    actor: Annotated[str, Path(max_length=200, examples=[ACTOR])],
    asked: Annotated[Detail, Query()],
) -> RecordWhole:
    """What became of somebody's claims, with the list behind each number."""
    reference = question.reference(asked.asked_on(asked.date))
    found = sheets.records(reference, frozenset({actor}))
    if not found:
        raise Refusal(HTTPStatus.NOT_FOUND, f"No claim known by then is vouched for by {actor!r}.")
    return RecordWhole(**_fields(found[0], reference.theatre), outcomes=[_outcome(item) for item in found[0].outcomes])


def _outlets(kept: Library) -> list[OutletShape]:
    stories: Counter[str | None] = Counter()
    claims: Counter[str | None] = Counter()
    periods: dict[str | None, list[Period]] = defaultdict(list)
    for name, story in kept.stories.items():
        given, reading = kept.dated.get(name), kept.readings.get(name)
        stories[story.outlet] += 1
        claims[story.outlet] += len(reading.claims) if reading else 0
        if given is not None:
            periods[story.outlet].append(given.period)
    found = []
    for outlet, count in stories.items():
        known = sorted(periods[outlet], key=lambda period: (moment_key(period), period.edtf))
        first, last = (known[0].edtf, known[-1].edtf) if known else (None, None)
        found.append(OutletShape(outlet=outlet, stories=count, claims=claims[outlet], first=first, last=last))
    return found


def _listed(lists: Lists) -> list[OutletShape]:
    return [
        OutletShape(
            outlet=item.outlet,
            stories=item.stories,
            claims=item.claims,
            first=item.first.partition(" ")[2] if item.first else None,
            last=item.last.partition(" ")[2] if item.last else None,
        )
        for item in lists.outlets()
    ]


def _fields(record: Record, theatre: Theatre) -> dict[str, Any]:  # Any: the values of a RecordShape
    known = theatre.actor(record.actor)
    became = Counter(item.status.value for item in record.outcomes)
    return {
        "actor": record.actor,
        "names": dict(known.names) if known else {},
        "party": known.party if known else None,
        "letter": record.letter,
        "claims": len(record.outcomes),
        "judged": record.borne_out + record.taken_back,
        "borne_out": record.borne_out,
        "taken_back": record.taken_back,
        "became": {status.value: became[status.value] for status in sheets.SHOWN},
    }


def _outcome(item: Outcome) -> OutcomeShape:
    return OutcomeShape(
        claim=item.claim,
        status=item.status.value,
        borne_out_by=item.borne_out_by,
        lead_in_hours=round(item.lead / HOUR, 1) if item.lead is not None else None,
        taken_back_by=item.taken_back_by,
    )
