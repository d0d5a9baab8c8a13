"""Who reports and who speaks. Rule: counts of what was known, and no judgement of anybody.

Of a ledger too large to be weighed whole it counts what is near the moment asked, and the page says so.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from wederhoor.briefing.book import Book
from wederhoor.model.claims import Claim, Reading
from wederhoor.model.period import Period, at_home
from wederhoor.model.stories import Published
from wederhoor.model.weights import Copy
from wederhoor.situation.found import NOWHERE
from wederhoor.situation.listing import Row
from wederhoor.situation.value import Situation
from wederhoor.web.lens import Lens
from wederhoor.web.pages.rows import rows_of, speaks
from wederhoor.web.screen import Frame, Screen, screen_of
from wederhoor.web.source import Asked, Library, NothingDated
from wederhoor.weighing.record import Record, find_records

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet with its reports, what they share with others, and the claims in them."""

    name: str | None
    path: str
    reports: int
    copies: int  # that take text from another report
    copied: int  # that others take text from
    claims: int
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody whose claims were reported, and what became of them."""

    name: str
    path: str
    record: str  # the page of what became of them; '' for nobody's record
    party: str
    claims: int
    outlets: int
    letter: str
    meaning: str
    judged: int


@router.get("/{code}/sources")
def sources(request: Request, code: str, lens: Annotated[Lens, Query()]) -> Response:
    """Outlets and speakers, those with most claims first."""
    screen = screen_of(request)
    visitor, book = screen.visitor(request), screen.book(code)
    asked = lens.asked()
    near = _near(screen, asked)
    kept, copies = (
        (_library(near), near.weighed.copies) if near else (screen.desk.library(asked), screen.desk.copies(asked))
    )
    rows = tuple(rows_of(kept))
    values = {
        "moment": book.moment(asked.known_at) if asked.known_at else "",
        "near": book.count("report", near.beyond.reports) if near and near.beyond else "",
        "outlets": _outlets(kept, rows, book, copies, f"/{code}/search", lens),
        "speakers": _speakers(rows, book, screen, code, lens),
    }
    return screen.page(request, Frame(code, "sources", visitor, lens), values)


def _near(screen: Screen, asked: Asked) -> Situation | None:
    """What is near the moment asked, in a ledger too large to be weighed whole; None of any other."""
    try:
        situation = screen.desk.glance(_named(asked)).situation
    except NothingDated:
        return None
    return situation if situation.beyond else None


def _named(asked: Asked) -> Asked:
    """The same, of the day whose end is asked for: the pages of that day look at it too."""
    day = Period.of_day(at_home(asked.known_at).date()) if asked.known_at and not asked.period else None
    return replace(asked, period=day, known_at=None) if day and day.known_at == asked.known_at else asked


def _library(near: Situation) -> Library:
    """The stories of a situation with their claims."""
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in near.claims.values():
        claims[claim.story].append(claim)
    readings = {name: Reading(name, "", tuple(found)) for name, found in claims.items()}
    dated = {name: Published(period, near.bases[name]) for name, period in near.published.items()}
    return Library(near.stories, readings, dated, whole=False)


def _outlets(
    kept: Library, rows: tuple[Row, ...], book: Book, copies: Sequence[Copy], path: str, lens: Lens
) -> list[Outlet]:
    claims = Counter(row.story.outlet for row in rows)
    periods: dict[str | None, list[Period]] = defaultdict(list)
    reports: Counter[str | None] = Counter()
    for name, story in kept.stories.items():
        given = kept.dated.get(name)
        reports[story.outlet] += 1
        if given is not None:
            periods[story.outlet].append(given.period)
    takers, givers = (Counter(kept.stories[name].outlet for name in names) for names in _ends(copies))
    found = []
    for outlet, count in sorted(reports.items(), key=lambda item: (-item[1], item[0] or "")):
        known = sorted(periods[outlet], key=lambda period: (period.known_at is not None, period.known_at, period.edtf))
        first, last = (_date(known[0], book), _date(known[-1], book)) if known else ("", "")
        link = path + lens.query(source=outlet or NOWHERE)
        found.append(Outlet(outlet, link, count, takers[outlet], givers[outlet], claims[outlet], first, last))
    return found


def _date(period: Period, book: Book) -> str:
    """The day of a report with its year, for a ledger holds many; or its month where that is all that is known."""
    return book.day(period.day) if period.day else book.period(period)


def _ends(copies: Sequence[Copy]) -> tuple[set[str], set[str]]:
    """The stories that take text, and those that text is taken from, each once."""
    return {copy.story for copy in copies}, {copy.original for copy in copies}


def _speakers(rows: tuple[Row, ...], book: Book, screen: Screen, code: str, lens: Lens) -> list[Speaker]:
    claims: Counter[str] = Counter()
    outlets: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for name in filter(speaks, row.claim.claimants):
            claims[name] += 1
            outlets[name].add(row.story.outlet or row.story.key)
    known, theatre = _records(screen, lens), screen.desk.source.theatre
    letters = screen.language(code).tables["sheets"]["letter"]
    given = {name: record.letter for name, record in known.items() if name in claims}  # reckoned anew at each look
    found = []
    for name, count in sorted(claims.items(), key=lambda item: (-item[1], item[0])):
        record = known.get(name)
        found.append(
            Speaker(
                name=book.actor(name),
                path=f"/{code}/search{lens.query(claimant=name)}",
                record=f"/{code}/record/{quote(name, safe='')}{lens.query()}" if record else "",
                party=book.party(theatre.party(name)),
                claims=count,
                outlets=len(outlets[name]),
                letter=given.get(name, ""),
                meaning=str(letters[given[name]]) if record else "",
                judged=record.borne_out + record.taken_back if record else 0,
            )
        )
    return found


def _records(screen: Screen, lens: Lens) -> Mapping[str, Record]:
    """What became of each source's claims; nothing where no report has a date."""
    asked = lens.asked()

    def make() -> Mapping[str, Record]:
        try:
            seen = screen.desk.glance(_named(asked))
        except NothingDated:
            return {}
        situation = seen.situation
        return find_records(situation.weighed, situation.claims, situation.published, seen.theatre)

    return screen.desk.remember("records", asked.moments, make)
