"""Claims that are looked for. Rule: the choices are in the address; the order is that of publication, newest first."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import Field

from wederhoor.briefing.book import Book
from wederhoor.model.vocabulary import Certainty, Kind
from wederhoor.situation.listing import Row, choose
from wederhoor.web.lens import Lens
from wederhoor.web.pages.rows import place_name, rows_of, shown, wanted
from wederhoor.web.screen import Frame, go, screen_of
from wederhoor.web.source import Source

PAGE = 50  # claims on a page
FACETS = 12  # values offered of each sort

router = APIRouter()


class Choice(Lens):
    """What is looked for; what is empty does not choose."""

    q: Annotated[str | None, Field(max_length=200)] = None
    place: str | None = None
    claimant: str | None = None
    kind: Kind | None = None
    certainty: Certainty | None = None
    start: Annotated[int, Field(ge=0)] = 0


@dataclass(frozen=True, slots=True)
class Facet:
    """One value that narrows a search, or the one chosen."""

    value: str
    name: str
    count: int
    path: str
    chosen: bool


@router.get("/{code}/search")
def search(request: Request, code: str, choice: Annotated[Choice, Query()]) -> Response:
    """The claims that fit, and what would narrow them."""
    if "" in (choice.q, choice.known_at, choice.recorded_as_of):
        return go(_path(code, choice))
    screen = screen_of(request)
    visitor, book = screen.visitor(request), screen.book(code)
    source = screen.desk.source
    asked = choice.asked()
    chosen = wanted(choice.q, choice.place, choice.claimant, choice.kind, choice.certainty)
    found = choose(rows_of(screen.desk.library(asked)), chosen)[::-1]
    end = choice.start + PAGE
    values = {
        "choice": choice,
        "total": len(found),
        "moment": book.moment(asked.known_at) if asked.known_at else "",
        "rows": [shown(row, book, source) for row in found[choice.start : end]],
        "facets": _facets(code, choice, found, book, source),
        "more": _path(code, choice, start=str(end)) if end < len(found) else "",
    }
    return screen.page(request, Frame(code, "search", visitor, choice), values)


def _facets(
    code: str, choice: Choice, found: Sequence[Row], book: Book, source: Source
) -> tuple[tuple[str, tuple[Facet, ...]], ...]:
    """By sort: what the found claims hold most, the chosen value first."""
    kinds = Counter(row.claim.kind.value for row in found)
    certainties = Counter(row.claim.certainty.value for row in found)
    places = Counter(name for row in found for name in row.claim.place_ids)
    speakers = Counter(name for row in found for name in row.claim.claimants)
    names = {
        "kind": lambda value: book.word("noun", value),
        "certainty": lambda value: str(source.language(code).tables["screen"]["certainty"][value]),
        "place": lambda value: place_name(value, book, source),
        "claimant": book.actor,
    }
    sorts = {"kind": kinds, "certainty": certainties, "place": places, "claimant": speakers}
    facets = []
    for sort, counts in sorts.items():
        held = getattr(choice, sort)
        common = sorted(counts.items(), key=lambda item: (item[0] != held, -item[1], item[0]))[:FACETS]
        facets.append(
            (
                sort,
                tuple(
                    Facet(
                        value,
                        names[sort](value),
                        count,
                        _path(code, choice, **{sort: None if value == held else value}),
                        value == held,
                    )
                    for value, count in common
                ),
            )
        )
    return tuple(facets)


def _path(code: str, choice: Choice, **changed: str | None) -> str:
    """The address of a search with some choices changed; a changed choice begins at its first page."""
    values = {"q": choice.q, "place": choice.place, "claimant": choice.claimant}
    values |= {"kind": choice.kind, "certainty": choice.certainty}
    return f"/{code}/search" + choice.query(**{**values, **changed})
