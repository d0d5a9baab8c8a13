"""Who reports and who speaks. Rule: counts of what was known, and no judgement of anybody."""

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from wederhoor.briefing.book import Book
from wederhoor.model.period import Period
from wederhoor.situation.listing import Row, Wanted, choose
from wederhoor.web.lens import Lens
from wederhoor.web.pages.rows import rows_of, speaks
from wederhoor.web.screen import Frame, screen_of
from wederhoor.web.source import Library

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet with its reports and the claims in them."""

    name: str | None
    reports: int
    claims: int
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody whose claims were reported."""

    id: str
    name: str
    party: str
    claims: int
    outlets: int


@router.get("/{code}/sources")
def sources(request: Request, code: str, lens: Annotated[Lens, Query()]) -> Response:
    """Outlets and speakers, those with most claims first."""
    screen = screen_of(request)
    visitor, book = screen.visitor(request), screen.book(code)
    asked = lens.asked()
    kept = screen.desk.library(asked)
    rows = choose(rows_of(kept), Wanted())
    values = {
        "moment": book.moment(asked.known_at) if asked.known_at else "",
        "outlets": _outlets(kept, rows, book),
        "speakers": _speakers(rows, book, screen.desk.source.theatre.party),
    }
    return screen.page(request, Frame(code, "sources", visitor, lens), values)


def _outlets(kept: Library, rows: tuple[Row, ...], book: Book) -> list[Outlet]:
    claims = Counter(row.story.outlet for row in rows)
    periods: dict[str | None, list[Period]] = defaultdict(list)
    reports: Counter[str | None] = Counter()
    for name, story in kept.stories.items():
        given = kept.dated.get(name)
        reports[story.outlet] += 1
        if given is not None:
            periods[story.outlet].append(given.period)
    found = []
    for outlet, count in sorted(reports.items(), key=lambda item: (-item[1], item[0] or "")):
        known = sorted(periods[outlet], key=lambda period: (period.known_at is not None, period.known_at, period.edtf))
        first, last = (book.short_date(known[0]), book.short_date(known[-1])) if known else ("", "")
        found.append(Outlet(outlet, count, claims[outlet], first, last))
    return found


def _speakers(rows: tuple[Row, ...], book: Book, party: Callable[[str], str]) -> list[Speaker]:
    claims: Counter[str] = Counter()
    outlets: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for name in filter(speaks, row.claim.claimants):
            claims[name] += 1
            outlets[name].add(row.story.outlet or row.story.key)
    return [
        Speaker(name, book.actor(name), book.party(party(name)), count, len(outlets[name]))
        for name, count in sorted(claims.items(), key=lambda item: (-item[1], item[0]))
    ]
