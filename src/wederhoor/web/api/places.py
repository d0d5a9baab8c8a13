"""Places. Rule: a place has its claims beside it."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query, Response
from pydantic import BaseModel, Field

from wederhoor.briefing.sheets.matter import matters_at
from wederhoor.model.places import Place
from wederhoor.situation.listing import Row, Wanted
from wederhoor.web.api.asking import PROBLEMS, TABLE, Asking, Question
from wederhoor.web.api.control import CellShape, history
from wederhoor.web.api.examples import PLACE
from wederhoor.web.api.paging import Day, Listed, part
from wederhoor.web.api.paging import after as begin
from wederhoor.web.api.shapes import ClaimShape, Next, claim_shape
from wederhoor.web.api.shelves import shelf_of
from wederhoor.web.desk import Desk
from wederhoor.web.pages.rows import rows_of
from wederhoor.web.problems import unknown_place
from wederhoor.web.source import NothingDated, PlaceCount

COLUMNS = ("id", "kind", "latitude", "longitude", "within", "country", "claims", "stories", "outlets")

router = APIRouter(responses=PROBLEMS)


class Choice(Listed):
    """Which places; what is left out does not choose."""

    name: Annotated[str | None, Field(max_length=200, description="In any spelling.", examples=["Izjoem"])] = None


class Detail(Listed):
    """The moments, which part of the claims, and up to which day."""

    format: Annotated[Literal["json"] | None, Field(description="Only JSON: `/claims` gives rows.")] = None
    date: Day = None


class PlaceShape(BaseModel):
    """A place with what was said of it."""

    id: str = Field(examples=[PLACE])
    kind: str | None
    names: dict[str, str] = Field(description="By language.")
    latitude: float | None = Field(description="Degrees.")
    longitude: float | None = Field(description="Degrees.")
    within: str | None
    country: str | None = Field(description="ISO 3166-1 alpha-2")
    claims: int
    stories: int
    outlets: int


class Places(BaseModel):
    """A part of the list of places."""

    items: list[PlaceShape]
    next: Next


class PlaceWhole(PlaceShape):
    """A place with who is said to have held it, its matters and a part of its claims."""

    control: list[CellShape] = Field(
        description="One for each day on which the holder, or what is said of it, changed."
    )
    matters: list[str] = Field(description="Matters by id, the one with the latest story first.")
    items: list[ClaimShape]
    next: Next


@router.get(
    "/places", tags=["places"], summary="Places of which something is said", response_model=Places, responses=TABLE
)
def places(question: Asking, asked: Annotated[Choice, Query()]) -> Places | Response:
    """Places by id, with how many claims, stories and outlets speak of them."""
    gazetteer = question.screen.desk.source.gazetteer
    named = None if asked.name is None else {asked.name, *(place.id for place in gazetteer.find(asked.name))}
    found = _counts(question.screen.desk, asked, named)
    chosen, after = part(found, lambda count: (count.place,), asked)
    told = [PlaceShape(**_fields(count, gazetteer.get(count.place))) for count in chosen]
    return question.listed("places", Places(items=told, next=after), COLUMNS, lambda: map(_row, told), after)


@router.get("/places/{place}", tags=["places"], summary="One place")
def place(
    question: Asking,
    place: Annotated[str, Path(max_length=200, examples=[PLACE])],
    asked: Annotated[Detail, Query()],
) -> PlaceWhole:
    """A place with its claims, by date, and the days on which who holds it changed."""
    known = question.screen.desk.source.gazetteer.get(place)
    if known is None:
        raise unknown_place(place)
    desk, moments = question.screen.desk, asked.asked()
    chosen, after = shelf_of(desk, moments).claims(Wanted(places=frozenset({place})), asked)
    counts = _counts(desk, Listed(known_at=asked.known_at, recorded_as_of=asked.recorded_as_of), {place})
    cells, matters = _history(question, place, asked)
    return PlaceWhole(
        **_fields(counts[0] if counts else PlaceCount(place), known),
        control=cells,
        matters=matters,
        items=[claim_shape(row) for row in chosen],
        next=after,
    )


def _counts(desk: Desk, asked: Listed, named: Collection[str] | None) -> Sequence[PlaceCount]:
    """What speaks of each place; of a large ledger no more of them than are shown. Raises Refusal."""
    lists = desk.lists(asked.asked())
    if lists is None:
        found = _counted(rows_of(desk.library(asked.asked())))
        return [count for count in found if named is None or count.place in named]
    last, *_ = (*(begin(asked) or ()), "")
    return lists.places(last, asked.limit + 1, named)


def _counted(rows: Iterable[Row]) -> list[PlaceCount]:
    """How many claims, stories and outlets speak of each place."""
    claims: Counter[str] = Counter()
    stories: dict[str, set[str]] = defaultdict(set)
    outlets: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for name in row.claim.place_ids:
            claims[name] += 1
            stories[name].add(row.story.id)
            outlets[name].update(filter(None, (row.story.outlet,)))
    return [PlaceCount(name, count, len(stories[name]), len(outlets[name])) for name, count in claims.items()]


def _fields(count: PlaceCount, place: Place | None) -> dict[str, Any]:  # Any: the values of a PlaceShape
    """A place with its counts; one that the atlas does not know has its id alone."""
    return {
        "id": count.place,
        "kind": place.kind.value if place else None,
        "names": dict(place.names) if place else {},
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "within": place.within if place else None,
        "country": place.country if place else None,
        "claims": count.claims,
        "stories": count.stories,
        "outlets": count.outlets,
    }


def _history(question: Question, place: str, asked: Detail) -> tuple[list[CellShape], list[str]]:
    """Who held it, and its matters by id; nothing where no story has a date."""
    try:
        reference = question.reference(asked.asked_on(asked.date))
    except NothingDated:
        return [], []
    found = matters_at(reference.situation, frozenset({place}))
    return history(place, reference), [matter.id for matter in found]


def _row(told: PlaceShape) -> tuple[str, ...]:
    """A place in the order of COLUMNS."""
    values = (getattr(told, name) for name in COLUMNS)
    return tuple("" if value is None else str(value) for value in values)
