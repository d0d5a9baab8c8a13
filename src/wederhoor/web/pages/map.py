"""The map of a day as a page. Rule: whatever is chosen on it, day, moment, stretch or place, is in its address."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from http import HTTPStatus
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from wederhoor.drawing import mapping
from wederhoor.drawing.chart import draw
from wederhoor.drawing.flat import flatten
from wederhoor.drawing.holders import about, holding, swatch
from wederhoor.drawing.mapping import FRONT, Sight, plan
from wederhoor.drawing.marks import Mark, survey
from wederhoor.drawing.sheet import Chart, Leads
from wederhoor.drawing.words import Words, words_of
from wederhoor.situation.listing import Row
from wederhoor.web.lens import Lens
from wederhoor.web.pages.rows import Shown, shown
from wederhoor.web.pages.sights import closer, farther, sight_of, stretches
from wederhoor.web.problems import Refusal, unknown_place
from wederhoor.web.screen import Frame, Screen, go, screen_of
from wederhoor.web.source import Asked, Glance
from wederhoor.web.steps import day_steps, known_steps

LISTED = 24  # places beside the map
SHOWN = 10  # claims in the panel of a place, of each sort

router = APIRouter()


class View(StrEnum):
    """How a day is shown."""

    MAP = "map"
    TABLE = "table"


class Choice(Lens):
    """The moments, the day, the stretch that is shown, the place that is looked at, and map or table."""

    date: str | None = None
    zoom: str | None = None
    place: str | None = None
    view: View | None = None

    def address(self, code: str, **changes: str | None) -> str:
        """The page with some of it changed."""
        now = {"date": self.date, "zoom": self.zoom, "place": self.place, "view": self.view and self.view.value}
        return f"/{code}/map{self.query(**{**now, **changes})}"


@dataclass(frozen=True, slots=True)
class Line:
    """A place in the list beside the map."""

    name: str
    told: str
    address: str
    sign: str  # markup of our own
    claims: str  # how many are new, in words
    chosen: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Claims of one sort about a place; copies of one origin are folded under the first."""

    label: str
    rows: tuple[tuple[Shown, int], ...]  # each with the number of claims that repeat it
    more: int  # that are not shown


@dataclass(frozen=True, slots=True)
class Panel:
    """The place that is looked at, with its claims."""

    name: str
    told: str  # who is said to hold it
    groups: tuple[Group, ...]
    place: str  # addresses
    around: str
    close: str


@dataclass(frozen=True, slots=True)
class Scene:
    """What one page is made of."""

    screen: Screen
    code: str
    here: Choice  # with the day that is shown
    asked: Asked
    seen: Glance
    words: Words

    def view(self, key: str) -> str:
        """A word of these pages."""
        return str(self.screen.language(self.code).tables["screen"]["views"][key])

    def panel(self, place: str) -> str:
        """The address that opens a place."""
        return f"{self.here.address(self.code, place=place)}#panel"


@router.get("/{code}/map")
def map(request: Request, code: str, choice: Annotated[Choice, Query()]) -> Response:
    """Who is said to hold what on a day, as known at a moment."""
    if choice.blank:
        return go(choice.address(code))
    screen = screen_of(request)
    visitor = screen.visitor(request)
    asked = choice.asked_on(choice.date)
    language = screen.language(code)
    seen = screen.desk.glance(asked)
    day = mapping.last_day(seen.situation)
    here = choice.model_copy(update={"date": day.isoformat()})
    scene = Scene(screen, code, here, asked, seen, words_of(language, seen.theatre, screen.desk.source.gazetteer))
    values = {**_controls(scene, day), **_picture(scene), "about_day": _about(scene), "choice": here}
    return screen.page(request, Frame(code, "map", visitor, choice), values)


def _about(scene: Scene) -> str:
    """How much of the day is known by then."""
    book, situation = scene.screen.book(scene.code), scene.seen.situation
    known, waiting = (book.count("report", number) for number in (len(situation.inside), situation.waiting))
    return scene.view("reports").format(known=known, waiting=waiting)


def _controls(scene: Scene, day: date) -> dict[str, Any]:
    days, book, here = scene.screen.desk.days(scene.asked), scene.screen.book(scene.code), scene.here
    before, after = days.around(day)
    plain = here.model_copy(update={"known_at": None})
    return {
        "day_steps": day_steps(days, day, book),
        "known_steps": known_steps(days, day, here, book, scene.view("end_of")),
        "earlier": plain.address(scene.code, date=before.isoformat()) if before else "",
        "later": plain.address(scene.code, date=after.isoformat()) if after else "",
        "turned": here.address(scene.code, view=None if here.view is View.TABLE else View.TABLE.value),
        "timeline": f"/{scene.code}/timeline{here.query(last=here.date)}",
    }


def _picture(scene: Scene) -> dict[str, Any]:
    base, here, words = scene.screen.desk.source.base, scene.here, scene.words
    if base is None:
        raise Refusal(HTTPStatus.NOT_FOUND, scene.view("no_map"))
    flat = flatten(base)
    marks = survey(scene.seen.situation, words.gazetteer)
    sight = sight_of(here.zoom, base, words)
    chart = plan(scene.seen.situation, marks, flat, words, sight, prefix="map-wide")
    listed = tuple(mark for mark in marks if sight == FRONT or mark in chart.marks)
    out = farther(here.zoom, sight, base, words)
    into = closer(here.zoom, here.place, marks, base, words)
    return {
        "title": chart.title,
        "summary": chart.summary,
        "remarks": chart.remarks,
        "stretches": stretches(base, words, here.zoom),
        "out": here.address(scene.code, zoom=out) if out is not None else "",
        "into": here.address(scene.code, zoom=into) if into else "",
        "front": here.address(scene.code, zoom=None) if here.zoom else "",
        "pictures": () if here.view is View.TABLE else _drawn(scene, marks, chart, sight),
        "head": tuple(words.say("heads", key) for key in ("place", "holder", "change", "since", "word")),
        "rows": [(scene.panel(mark.place.id), mapping.row(mark, words)) for mark in listed],
        **_lines(scene, listed),
        "panel": _panel(scene, marks) if here.place else None,
    }


def _drawn(scene: Scene, marks: Sequence[Mark], wide: Chart, sight: Sight) -> tuple[str, ...]:
    """The map for a wide and for a narrow page."""
    code, here, words = scene.code, scene.here, scene.words

    def make() -> tuple[str, ...]:
        leads = Leads(
            places={mark.place.id: scene.panel(mark.place.id) for mark in marks},
            units={} if here.zoom else {unit: here.address(code, zoom=unit) for unit in wide.base.units},
            chosen=here.place or "",
        )
        situation, width = scene.seen.situation, mapping.NARROW
        narrow = plan(situation, marks, wide.flat, words, sight, width=width, prefix="map-narrow")
        return tuple(draw(replace(chart, leads=leads), words) for chart in (wide, narrow))

    return scene.screen.desk.made_of(scene.seen, "drawn", ("map", here.address(code)), make)


def _lines(scene: Scene, marks: Iterable[Mark]) -> dict[str, Any]:
    """The places of which something new is said, what changed first, and how many more there are."""
    book = scene.screen.book(scene.code)
    told = (mark for mark in marks if mark.claims or mark.fresh)
    ordered = sorted(told, key=lambda mark: (not mark.fresh, not mark.known, -mark.claims, mark.place.id))
    lines = [
        Line(
            name=scene.words.label(mark.place),
            told=holding(mark, scene.words),
            address=scene.panel(mark.place.id),
            sign=swatch(mark, scene.words),
            claims=book.count("claim", mark.claims) if mark.claims else "",
            chosen=mark.place.id == scene.here.place,
        )
        for mark in ordered[:LISTED]
    ]
    return {"lines": lines, "more_lines": len(ordered[LISTED:])}


def _panel(scene: Scene, marks: Sequence[Mark]) -> Panel:
    here, words, situation = scene.here, scene.words, scene.seen.situation
    named = here.place or ""
    place = words.gazetteer.get(named)
    if place is None:
        raise unknown_place(named)
    mark = next((mark for mark in marks if mark.place.id == place.id), None)
    rests = (*mark.claimed_by, *mark.admitted_by, *mark.denied_by) if mark else ()
    new = [name for name in situation.new if place.id in situation.claims[name].place_ids and name not in rests]
    groups = [("rests", rests), ("also", new)]
    return Panel(
        name=words.label(place),
        told=about(mark, words) if mark else scene.view("nothing_at").format(place=words.label(place)),
        groups=tuple(_group(scene, label, names) for label, names in groups if names),
        place=f"/{scene.code}/place/{quote(place.id, safe='')}{here.query(date=here.date)}",
        around=here.address(scene.code, zoom=place.id) if place.longitude is not None else "",
        close=here.address(scene.code, place=None),
    )


def _group(scene: Scene, label: str, names: Iterable[str]) -> Group:
    """Claims by origin, the latest first."""
    situation, book = scene.seen.situation, scene.screen.book(scene.code)
    origins = {claim: origin.id for origin in situation.weighed.origins for claim in origin.claims}
    known = [situation.claims[name] for name in dict.fromkeys(names) if name in situation.claims]
    rows = [Row(claim, situation.stories[claim.story], situation.published[claim.story]) for claim in known]
    folded: dict[tuple[object, ...], list[Row]] = defaultdict(list)
    for row in sorted(rows, key=_moment):
        claim = row.claim
        folded[origins.get(claim.id, claim.id), claim.kind, claim.certainty, claim.polarity].append(row)
    first = sorted(((of[0], len(of) - 1) for of in folded.values()), key=lambda item: _moment(item[0]), reverse=True)
    source = scene.screen.desk.source
    return Group(label, tuple((shown(row, book, source), more) for row, more in first[:SHOWN]), len(first[SHOWN:]))


def _moment(row: Row) -> tuple[str, str]:
    known = row.published.known_at if row.published else None
    return known.isoformat() if known else "", row.claim.id
