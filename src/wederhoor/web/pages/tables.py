"""Pages that are tables: who holds what, a place, a matter, numbers, records, silences. Rule: the commands' own words.

Each is the sheet that the command of the same name prints; a page adds only links.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from markupsafe import Markup, escape

from wederhoor.briefing.sheets import control as holders
from wederhoor.briefing.sheets import matter_words, series, silence
from wederhoor.briefing.sheets import record as records
from wederhoor.briefing.sheets.matter import find_matters, lay_out, matters_at
from wederhoor.briefing.sheets.reference import Reference, open_reference
from wederhoor.briefing.sheets.sheet import Sheet
from wederhoor.model.claims import Claim
from wederhoor.situation.history import control_history
from wederhoor.situation.listing import as_csv
from wederhoor.situation.near import HORIZON
from wederhoor.web.lens import Lens
from wederhoor.web.problems import Refusal
from wederhoor.web.screen import Frame, Screen, go, screen_of
from wederhoor.web.source import Asked

CLAIM = re.compile(r"\bc-[0-9a-f]{8,16}\b")

LINK = Markup('<a class="mark" href="/{}/claim/{}{}">{}</a>')
SHOWN = 6  # characters of a claim's id: enough to tell it from its neighbours

router = APIRouter()


class Choice(Lens):
    """The moments, the day where one is asked for, and whether a spreadsheet wants the rows."""

    date: str | None = None
    form: str | None = None


def _reference(screen: Screen, code: str, asked: Asked) -> Reference:
    """A new one for each sheet: it introduces its own speakers."""
    seen = screen.desk.glance(asked)
    return open_reference(seen.situation, screen.language(code), seen.theatre, screen.desk.source.gazetteer)


@router.get("/{code}/control")
def control(request: Request, code: str, choice: Annotated[Choice, Query()]) -> Response:
    """Who is said to hold which place on a day."""
    screen = screen_of(request)
    reference = _reference(screen, code, choice.asked_on(choice.date))
    found = holders.held_on(reference)
    sheet = holders.sheet(found, reference)
    return _page(request, code, "control", choice, [sheet], [f"place/{item.cell.place}" for item in found])


@router.get("/{code}/place/{place}")
def place(request: Request, code: str, place: str, choice: Annotated[Choice, Query()]) -> Response:
    """How who holds a place changed, and the matters about it."""
    screen = screen_of(request)
    if screen.desk.source.gazetteer.get(place) is None:
        raise Refusal(HTTPStatus.NOT_FOUND, f"The atlas knows no place {place!r}.")
    reference = _reference(screen, code, choice.asked_on(choice.date))
    last = reference.situation.period.last_day
    assert last is not None  # a situation is of a bounded period
    cells = control_history(reference.situation, place, last, reference.theatre, reference.gazetteer)
    held = holders.history_sheet(place, [holders.holding(cell, reference) for cell in cells], reference)
    found = matters_at(reference.situation, frozenset({place}))
    listed = matter_words.list_sheet(found, reference)
    return _page(request, code, "place", choice, [held, listed], [f"matter/{item.id}" for item in found])


@router.get("/{code}/matter/{named}")
def matter(request: Request, code: str, named: str, choice: Annotated[Choice, Query()]) -> Response:
    """One matter, a column a party and a row a day."""
    screen = screen_of(request)
    asked = choice.asked_on(choice.date)
    situation = screen.desk.glance(asked).situation
    if choice.date is None and situation.beyond and named not in situation.claims:
        return go(f"/{code}/matter/{named}{choice.query(date=_day_near(screen, named, choice))}")
    last = situation.period.last_day
    assert last is not None  # a situation is of a bounded period
    sheets = []
    for item in find_matters(situation, _claim(situation.claims.values(), named).id):
        own = _reference(screen, code, asked)
        held = control_history(situation, item.place, last, own.theatre, own.gazetteer) if item.place else ()
        sheets.append(matter_words.sheet(lay_out(item, own), held, own))
    return _page(request, code, "matter", choice, sheets)


@router.get("/{code}/numbers")
def numbers(request: Request, code: str, choice: Annotated[Choice, Query()]) -> Response:
    """Every number over time."""
    reference = _reference(screen_of(request), code, choice.asked_on(choice.date))
    found = series.choose(reference.situation, None, frozenset())
    sheet = series.list_sheet(found, reference)
    return _page(request, code, "numbers", choice, [sheet], [f"numbers/{item.series.id}" for item in found])


@router.get("/{code}/numbers/{named}")
def number(request: Request, code: str, named: str, choice: Annotated[Choice, Query()]) -> Response:
    """One number over time, a row a value."""
    reference = _reference(screen_of(request), code, choice.asked_on(choice.date))
    found = series.choose(reference.situation, named, frozenset())
    if not found:
        raise Refusal(HTTPStatus.NOT_FOUND, f"No number known by then is called {named!r}.")
    return _page(request, code, "numbers", choice, [series.sheet(item, reference) for item in found])


@router.get("/{code}/record")
def every_record(request: Request, code: str, choice: Annotated[Choice, Query()]) -> Response:
    """What became of the claims of everybody who spoke."""
    reference = _reference(screen_of(request), code, choice.asked_on(choice.date))
    found = records.records(reference)
    sheet = records.list_sheet(found, reference)
    return _page(request, code, "record", choice, [sheet], [f"record/{item.actor}" for item in found])


@router.get("/{code}/record/{actor}")
def record(request: Request, code: str, actor: str, choice: Annotated[Choice, Query()]) -> Response:
    """What became of somebody's claims."""
    reference = _reference(screen_of(request), code, choice.asked_on(choice.date))
    found = records.records(reference, frozenset({actor}))
    if not found:
        raise Refusal(HTTPStatus.NOT_FOUND, f"No claim known by then is vouched for by {actor!r}.")
    return _page(request, code, "record", choice, [records.sheet(item, reference) for item in found])


@router.get("/{code}/silence")
def silences(request: Request, code: str, choice: Annotated[Choice, Query()]) -> Response:
    """The call-back list, and what closed its questions."""
    reference = _reference(screen_of(request), code, choice.asked_on(choice.date))
    sheet = silence.sheet(silence.silences(reference), reference)
    return _page(request, code, "silence", choice, [sheet])


@router.get("/{code}/claim/{named}")
def claim(request: Request, code: str, named: str, lens: Annotated[Lens, Query()]) -> Response:
    """To the sentence of a claim in its report."""
    screen = screen_of(request)
    screen.visitor(request)
    story = _holder(screen, named)
    kept = screen.desk.report(Asked(recorded=lens.recorded()), story)
    reading = kept.readings.get(story)
    found = _claim(reading.claims if reading else (), named)
    return go(f"/{code}/story/{found.story}{lens.query()}#at{found.sentence.start}")


def _day_near(screen: Screen, named: str, choice: Choice) -> str:
    """The last day whose page weighs an older claim: a month after its report; raises Refusal."""
    story = _holder(screen, named)
    given = screen.desk.report(Asked(recorded=choice.recorded()), story).dated.get(story)
    if given is None or given.period.last_day is None:
        raise Refusal(HTTPStatus.NOT_FOUND, f"No claim known by then is called {named!r}.")
    return f"{given.period.last_day + HORIZON}"


def _holder(screen: Screen, named: str) -> str:
    """The story of the one claim of this id or beginning of an id; raises Refusal."""
    found = screen.desk.source.holders(named) if named.startswith("c-") else {}
    if len(found) != 1:
        raise Refusal(HTTPStatus.NOT_FOUND, f"No claim known by then is called {named!r}.")
    return next(iter(found.values()))


def _claim(claims: Iterable[Claim], named: str) -> Claim:
    """The one claim of this id or beginning of an id; raises Refusal."""
    found = [claim for claim in claims if claim.id.startswith(named)]
    if len(found) != 1 or not named.startswith("c-"):
        raise Refusal(HTTPStatus.NOT_FOUND, f"No claim known by then is called {named!r}.")
    return found[0]


def _page(
    request: Request, code: str, name: str, choice: Choice, sheets: Sequence[Sheet], rows: Sequence[str] = ()
) -> Response:
    """Sheets below each other; `rows` are the pages to which the rows of the last one's first table lead."""
    screen = screen_of(request)
    visitor = screen.visitor(request)
    if choice.form == "csv":
        columns = sheets[-1].columns
        text = as_csv(columns, (row for sheet in sheets if sheet.columns == columns for row in sheet.rows))
        headers = {"Content-Disposition": f'attachment; filename="{name}.csv"', "Cache-Control": "no-store"}
        return Response(text, headers=headers, media_type="text/csv; charset=utf-8")
    if choice.form is not None:
        raise Refusal(HTTPStatus.BAD_REQUEST, f"There is no form {choice.form!r}; there are: csv.")
    frame = Frame(code, "tables", visitor, choice, name)
    beyond = screen.desk.glance(choice.asked_on(choice.date)).situation.beyond
    values = {
        "near": screen.book(code).count("report", beyond.reports) if beyond else "",
        "sheets": sheets,
        "date": choice.date,
        "leads": [f"/{code}/{row}{frame.lens_query}" for row in rows],
        "linked": _linker(code, frame.lens_query),
        "csv": f"{request.url.path}{choice.query(date=choice.date, form='csv')}",
    }
    return screen.page(request, frame, values)


def _linker(code: str, query: str) -> Callable[[str], Markup]:
    """Text with its claims as links and its lines kept; everything else is escaped."""

    def linked(text: str) -> Markup:
        parts, at = [], 0
        for found in CLAIM.finditer(text):
            link = LINK.format(code, found[0], query, found[0][:SHOWN])
            parts += [escape(text[at : found.start()]), link]
            at = found.end()
        return Markup("").join([*parts, escape(text[at:])]).replace("\n", Markup("<br>"))

    return linked
