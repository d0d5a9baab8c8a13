"""The timeline of three times as a page. Rule: what is left out is said, and what is chosen is in the address."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from wederhoor.briefing.book import Book
from wederhoor.drawing import loom, span
from wederhoor.drawing.loom import Loom, Ways, lane_name
from wederhoor.drawing.strands import NOWHERE, By, Lane, Strand, Telling, Weave, listed, weave
from wederhoor.drawing.telling import more, place_or_not, told
from wederhoor.drawing.words import Words, words_of
from wederhoor.model.period import Period, at_home
from wederhoor.situation.listing import Row
from wederhoor.situation.value import Situation
from wederhoor.web.lens import Lens
from wederhoor.web.pages.rows import Shown, shown
from wederhoor.web.screen import Frame, Screen, go, screen_of
from wederhoor.web.source import Asked, Glance
from wederhoor.web.steps import day_steps, known_steps

DAYS = 7  # that are shown where no first day is asked for
MOST = 31  # that are drawn: the last of a longer period
AXIS = 120  # days that the axis has, three quarters of them before the last that is chosen
PLACELESS = "-"  # in an address: the lane of what names no place

router = APIRouter()


class Choice(Lens):
    """The moments, the days, what the lanes are, the only lane to show and the claim that is looked at."""

    first: str | None = None
    last: str | None = None
    by: By | None = None
    lane: str | None = None
    claim: str | None = None

    def address(self, code: str, **changes: str | None) -> str:
        """The page with some of it changed."""
        now = {
            "first": self.first,
            "last": self.last,
            "by": self.by and self.by.value,
            "lane": self.lane,
            "claim": self.claim,
        }
        return f"/{code}/timeline{self.query(**{**now, **changes})}"


@dataclass(frozen=True, slots=True)
class Told:
    """One claim in the list that says what the timeline shows."""

    id: str
    text: str
    address: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Part:
    """One lane in that list."""

    name: str
    address: str  # of the lane alone
    claims: tuple[Told, ...]
    more: str  # what of it is not drawn, in words
    number: int  # claims in all


@dataclass(frozen=True, slots=True)
class Opened:
    """The claim that is looked at."""

    row: Shown
    told: str
    matter: str  # addresses; '' where there is none
    on_map: str
    close: str


@router.get("/{code}/timeline")
def timeline(request: Request, code: str, choice: Annotated[Choice, Query()]) -> Response:
    """What reports of some days say: when it happened, when it was said and when it was known."""
    if choice.blank:
        return go(choice.address(code))
    screen = screen_of(request)
    visitor = screen.visitor(request)
    first, last = _ends(screen, choice)
    begins = max(first, last - timedelta(days=MOST - 1))
    asked = Asked(Period.of_days(begins, last), choice.asked().known_at, choice.recorded())
    seen = screen.desk.glance(asked)
    here = choice.model_copy(update={"first": first.isoformat(), "last": last.isoformat()})
    words = words_of(screen.language(code), seen.theatre, screen.desk.source.gazetteer)
    found = weave(seen.situation, seen.theatre, words.gazetteer, here.by or By.PLACE, _focus(here))
    values = {
        **_controls(screen, code, here, asked, (begins, last), words),
        **_picture(screen, code, here, seen, found, words),
        "choice": here,
        "by": found.by.value,
        "clamped": (last - begins).days + 1 if begins > first else 0,
        "amount": screen.book(code).count("claim", found.claims),
        "opened": _opened(screen, code, here, seen, found, words) if here.claim else None,
    }
    return screen.page(request, Frame(code, "timeline", visitor, choice), values)


def _focus(here: Choice) -> str | None:
    return NOWHERE if here.lane == PLACELESS else here.lane


def _ends(screen: Screen, choice: Choice) -> tuple[date, date]:
    """The first and the last day, in order; raises BadPeriod or OpenEnd."""
    given = [choice.asked_on(text).period for text in (choice.first, choice.last)]
    first, last = (period.day if period else None for period in given)
    last = last or first or _last(screen, choice)
    first = first or last - timedelta(days=DAYS - 1)
    return min(first, last), max(first, last)


def _last(screen: Screen, choice: Choice) -> date:
    """The day of the moment asked, else the last with a report; raises NothingDated."""
    asked = choice.asked()
    if asked.known_at is not None:
        return at_home(asked.known_at).date()
    every = screen.desk.days(asked).all
    found = every[-1] if every else screen.desk.glance(asked).situation.period.last_day
    assert found is not None  # a situation's period has two ends
    return found


def _controls(
    screen: Screen, code: str, here: Choice, asked: Asked, ends: tuple[date, date], words: Words
) -> dict[str, Any]:
    days, book = screen.desk.days(asked), screen.book(code)
    views = screen.language(code).tables["screen"]["views"]
    first = Period.parse(here.first or "").day
    assert first is not None  # it is a day, filled in above
    near = _near(days.reports, ends[1])
    axes = tuple(
        span.draw(span.Span(near, *ends, width, f"span-{name}"), words)
        for name, width in (("wide", span.WIDE), ("narrow", span.NARROW))
    )
    return {
        "axes": axes,
        "sooner": _aside(code, here, [item for item in days.reports if near and item[0] < near[0][0]][::-1], book),
        "after": _aside(code, here, [item for item in days.reports if near and item[0] > near[-1][0]], book),
        "first_steps": day_steps(days, first, book),
        "last_steps": day_steps(days, ends[1], book),
        "known_steps": known_steps(days, ends[1], here, book, str(views["end_of"])),
        "ways": [(by.value, here.address(code, by=by.value, lane=None)) for by in By],
    }


def _near(reports: tuple[tuple[date, int], ...], last: date) -> tuple[tuple[date, int], ...]:
    """The days that the axis has: all of them, or of a long time those around the last that is chosen."""
    if not reports or (reports[-1][0] - reports[0][0]).days < AXIS:
        return reports
    begins, ends = last - timedelta(days=AXIS * 3 // 4), last + timedelta(days=AXIS // 4)
    return tuple(item for item in reports if begins <= item[0] <= ends)


def _aside(code: str, here: Choice, reports: Sequence[tuple[date, int]], book: Book) -> tuple[str, str] | None:
    """How many reports lie outside the axis on one side, and the page that ends on the nearest day of them."""
    if not reports:
        return None
    day = reports[0][0]
    first = (day - timedelta(days=DAYS - 1)).isoformat()
    way = here.model_copy(update={"known_at": None}).address(code, first=first, last=day.isoformat(), claim=None)
    return book.count("report", sum(number for _, number in reports)), way


def _picture(screen: Screen, code: str, here: Choice, seen: Glance, found: Weave, words: Words) -> dict[str, Any]:
    drawn = [(lane, strand, telling) for lane in found.lanes for strand, telling in listed(lane)]
    ways = Ways(
        claims={telling.claim.id: f"{here.address(code, claim=telling.claim.id)}#panel" for _, _, telling in drawn},
        lines={strand.line: _matter(code, here, strand) for _, strand, _ in drawn if strand.status},
        lanes={} if here.lane is not None else {lane.key: _only(code, here, lane) for lane in found.lanes},
        chosen=here.claim or "",
    )

    looms = [
        Loom(found, ways, words, width, f"loom-{name}")
        for name, width in (("wide", loom.WIDE), ("narrow", loom.NARROW))
    ]

    parts = [_part(code, here, lane, found, words, ways) for lane in found.lanes]
    return {
        "title": loom.title(found, words),
        "pictures": screen.desk.made_of(
            seen, "drawn", ("timeline", here.address(code)), lambda: tuple(map(loom.draw, looms))
        ),
        "slices": loom.slices(looms[0]),
        "broad": loom.WIDE,
        "parts": parts,
        "undrawn": [
            (lane_name(lane, found.by, words), _only(code, here, lane), _claims(lane.strands)) for lane in found.left
        ],
        "only": lane_name(found.lanes[0], found.by, words) if here.lane is not None and found.lanes else here.lane,
        "every": here.address(code, lane=None) if here.lane is not None else "",
    }


def _part(code: str, here: Choice, lane: Lane, found: Weave, words: Words, ways: Ways) -> Part:
    name = lane_name(lane, found.by, words)
    claims = tuple(
        Told(
            telling.claim.id,
            told(strand, telling, _lead(strand, found, words), words),
            ways.claims[telling.claim.id],
            telling.claim.id == here.claim,
        )
        for strand, telling in listed(lane)
    )
    return Part(name, _only(code, here, lane), claims, more(lane, words), _claims(lane.strands))


def _lead(strand: Strand, found: Weave, words: Words) -> str:
    """What a line must name besides its heading: the place, where the heading is a party."""
    return place_or_not(strand.place, words) if found.by is By.PARTY else ""


def _claims(strands: Iterable[Strand]) -> int:
    return len({telling.claim.id for strand in strands for telling in strand.tellings})


def _only(code: str, here: Choice, lane: Lane) -> str:
    """The page with one lane alone; one without a name has no address of its own but a dash."""
    return here.address(code, lane=lane.key or PLACELESS, claim=None)


def _matter(code: str, here: Choice, strand: Strand) -> str:
    return f"/{code}/matter/{quote(strand.line, safe='')}{here.query(date=here.last)}"


def _opened(screen: Screen, code: str, here: Choice, seen: Glance, found: Weave, words: Words) -> Opened | None:
    """The claim that is looked at, where it belongs to these days."""
    situation: Situation = seen.situation
    every: Sequence[tuple[Lane, Strand, Telling]] = [
        (lane, strand, telling)
        for lane in (*found.lanes, *found.left)
        for strand in lane.strands
        for telling in strand.tellings
    ]
    at = next((item for item in every if item[2].claim.id == here.claim), None)
    if at is None:
        return None
    _, strand, telling = at
    claim = telling.claim
    row = Row(claim, situation.stories[claim.story], situation.published[claim.story])
    day = telling.published.last_day
    assert day is not None  # what is known has an end
    place = strand.place or ""
    return Opened(
        row=shown(row, screen.book(code), screen.desk.source),
        told=told(strand, telling, place_or_not(strand.place, words), words),
        matter=_matter(code, here, strand) if strand.status else "",
        on_map=f"/{code}/map{here.query(date=day.isoformat(), place=place)}" if place else "",
        close=here.address(code, claim=None),
    )
