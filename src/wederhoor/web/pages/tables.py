"""Pages that are tables: who holds what, a place, records, silences. Rule: the commands' own words.

Each is the sheet that the command of the same name prints; a page adds only links.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from http import HTTPStatus
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from markupsafe import Markup, escape

from wederhoor.briefing.sheets import control as holders
from wederhoor.briefing.sheets import matter_words, silence
from wederhoor.briefing.sheets import record as records
from wederhoor.briefing.sheets.matter import matters_at
from wederhoor.briefing.sheets.sheet import Grid, Sheet
from wederhoor.model.claims import Claim
from wederhoor.model.packs import LanguagePack
from wederhoor.situation.history import control_history
from wederhoor.situation.listing import as_csv
from wederhoor.situation.near import HORIZON
from wederhoor.web.lens import Lens
from wederhoor.web.pages.long import CLAIM, MARKS, Choice, Long, narrowing, shortened
from wederhoor.web.problems import Refusal, unknown_claim, unknown_form, unknown_place
from wederhoor.web.screen import Frame, Screen, go, screen_of
from wederhoor.web.source import Asked

BADGE = Markup('<span class="badge {}">{}</span>')
CITES = Markup('<span class="cites">[{}]</span>')
LINK = Markup('<a class="mark" href="/{}/claim/{}{}">{}</a>')
BOUND = "\N{NO-BREAK SPACE}"  # before a mark, so that none begins a line

router = APIRouter()


@router.get("/{code}/control")
def control(request: Request, code: str, choice: Annotated[Long, Query()]) -> Response:
    """Who is said to hold which place on a day."""
    screen = screen_of(request)
    reference = screen.reference(choice.asked_on(choice.date), code)
    found = holders.held_on(reference)
    sheet = holders.sheet(found, reference)
    return _page(request, code, "control", choice, [sheet], [f"place/{item.cell.place}" for item in found])


@router.get("/{code}/place/{place}")
def place(request: Request, code: str, place: str, choice: Annotated[Long, Query()]) -> Response:
    """How who holds a place changed, and the matters about it."""
    screen = screen_of(request)
    if screen.desk.source.gazetteer.get(place) is None:
        raise unknown_place(place)
    reference = screen.reference(choice.asked_on(choice.date), code)
    last = reference.situation.period.last_day
    assert last is not None  # a situation is of a bounded period
    cells = control_history(reference.situation, place, last, reference.theatre, reference.gazetteer)
    held = holders.history_sheet(place, [holders.holding(cell, reference) for cell in cells], reference)
    found = matters_at(reference.situation, frozenset({place}))
    listed = matter_words.list_sheet(found, reference)
    return _page(request, code, "place", choice, [held, _unnumbered(listed)], [f"matter/{item.id}" for item in found])


@router.get("/{code}/record")
def every_record(request: Request, code: str, choice: Annotated[Long, Query()]) -> Response:
    """What became of the claims of everybody who spoke."""
    reference = screen_of(request).reference(choice.asked_on(choice.date), code)
    found = records.records(reference)
    sheet = records.list_sheet(found, reference)
    return _page(request, code, "record", choice, [sheet], [f"record/{item.actor}" for item in found])


@router.get("/{code}/record/{actor:path}")
def record(request: Request, code: str, actor: str, choice: Annotated[Long, Query()]) -> Response:
    """What became of somebody's claims."""
    reference = screen_of(request).reference(choice.asked_on(choice.date), code)
    found = records.records(reference, frozenset({actor}))
    if not found:
        raise Refusal(HTTPStatus.NOT_FOUND, f"No claim known by then is vouched for by {actor!r}.")
    return _page(request, code, "record", choice, [records.sheet(item, reference) for item in found])


@router.get("/{code}/silence")
def silences(request: Request, code: str, choice: Annotated[Long, Query()]) -> Response:
    """The call-back list, and what closed its questions."""
    reference = screen_of(request).reference(choice.asked_on(choice.date), code)
    sheet = silence.sheet(silence.silences(reference), reference)
    return _page(request, code, "silence", choice, [sheet])


@router.get("/{code}/claim/{named}")
def claim(request: Request, code: str, named: str, lens: Annotated[Lens, Query()]) -> Response:
    """To the sentence of a claim in its report."""
    screen = screen_of(request)
    screen.visitor(request)
    story = holder_of(screen, named)
    kept = screen.desk.report(Asked(recorded=lens.recorded()), story)
    reading = kept.readings.get(story)
    found = claim_of(reading.claims if reading else (), named)
    return go(f"/{code}/story/{found.story}{lens.query()}#at{found.sentence.start}")


def day_near(screen: Screen, named: str, choice: Choice) -> str:
    """The last day whose page weighs an older claim: a month after its report; raises Refusal."""
    story = holder_of(screen, named)
    given = screen.desk.report(Asked(recorded=choice.recorded()), story).dated.get(story)
    if given is None or given.period.last_day is None:
        raise unknown_claim(named)
    return f"{given.period.last_day + HORIZON}"


def holder_of(screen: Screen, named: str) -> str:
    """The story of the one claim of this id or beginning of an id; raises Refusal."""
    found = screen.desk.source.holders(named) if named.startswith("c-") else {}
    if len(found) != 1:
        raise unknown_claim(named)
    return next(iter(found.values()))


def claim_of(claims: Iterable[Claim], named: str) -> Claim:
    """The one claim of this id or beginning of an id; raises Refusal."""
    found = [claim for claim in claims if claim.id.startswith(named)]
    if len(found) != 1 or not named.startswith("c-"):
        raise unknown_claim(named)
    return found[0]


def _page(
    request: Request, code: str, name: str, choice: Long, sheets: Sequence[Sheet], rows: Sequence[str] = ()
) -> Response:
    """Sheets below each other; `rows` are the pages to which the rows of the last one's first table lead."""
    screen = screen_of(request)
    visitor = screen.visitor(request)
    sent = as_file(choice, name, sheets)
    if sent is not None:
        return sent
    frame = Frame(code, "tables", visitor, choice, name)
    short, cuts = shortened(sheets, choice)
    values = {
        **common(request, frame, choice),
        "sheets": short,
        "cuts": cuts,
        "rows": narrowing(list(cuts.values()), choice, request.url.path),
        "leads": [f"/{code}/{quote(rows[row])}{frame.lens_query}" for row in cuts[len(sheets) - 1, 0].shown]
        if rows
        else (),
    }
    return screen.page(request, frame, values)


def _unnumbered(listed: Sheet) -> Sheet:
    """A list of matters without the ids of its first column: a page's links need none."""
    grid = listed.parts[0]
    assert isinstance(grid, Grid)  # the sheet of a list is one table
    named = replace(grid, head=grid.head[1:], rows=tuple(row[1:] for row in grid.rows), shares=grid.shares[1:])
    return replace(listed, parts=(named,))


def common(request: Request, frame: Frame, choice: Choice) -> dict[str, Any]:
    """What every page about one thing shows: its day, how much it rests on, its rows as a file, where it is judged."""
    screen, code = screen_of(request), frame.code
    situation = screen.desk.glance(choice.asked_on(choice.date)).situation
    beyond = situation.beyond
    return {
        "near": screen.book(code).count("report", beyond.reports) if beyond else "",
        "date": choice.date,
        "linked": linker(code, frame.lens_query, screen.language(code)),
        "csv": f"{request.url.path}{choice.query(date=choice.date, form='csv')}",
        "judge": judging_path(code, request.path_params, choice.date) if frame.visitor.reviewer else "",
    }


def judging_path(code: str, asked: Mapping[str, str], date: str | None) -> str:
    """Where what a page shows is judged: its matter, its actor, or what its place's name means; '' for other pages."""
    if "actor" in asked:
        return f"/{code}/review/actor{Lens().query(name=asked['actor'])}"
    if "place" in asked:
        return f"/{code}/review/place{Lens().query(name=asked['place'])}"
    named = asked.get("named", "")
    return f"/{code}/review/matter/{named}{Lens().query(date=date)}" if CLAIM.fullmatch(named) else ""


def as_file(choice: Choice, name: str, sheets: Sequence[Sheet]) -> Response | None:
    """The rows of sheets for a spreadsheet, where one is asked for; raises Refusal for a form that is not there."""
    if choice.form is None:
        return None
    if choice.form != "csv":
        raise unknown_form(choice.form, ("csv",))
    columns = sheets[-1].columns
    text = as_csv(columns, (row for sheet in sheets if sheet.columns == columns for row in sheet.rows))
    headers = {"Content-Disposition": f'attachment; filename="{name}.csv"', "Cache-Control": "no-store"}
    return Response(text, headers=headers, media_type="text/csv; charset=utf-8")


def linker(code: str, query: str, pack: LanguagePack) -> Callable[[str], Markup]:
    """Text with its claims as links, statuses as badges and its lines kept; everything else is escaped."""
    sentence = pack.tables["screen"]["labels"]["sentence_link"]
    statuses = {word.upper(): (name, word) for name, word in pack.tables["wording"]["status"].items()}
    marked = re.compile(rf"{MARKS.pattern}|(?<!\w)(?:{'|'.join(map(re.escape, statuses))})(?!\w)")

    def marks(claims: Sequence[str]) -> Markup:
        names = [sentence if len(claims) == 1 else f"{sentence} {number}" for number in range(1, len(claims) + 1)]
        links = (LINK.format(code, claim, query, name) for claim, name in zip(claims, names, strict=True))
        return CITES.format(Markup(" ").join(links))

    def linked(text: str) -> Markup:
        parts, at = [], 0
        for found in marked.finditer(text):
            known = statuses.get(found[0])
            shown = BADGE.format(*known) if known else marks(CLAIM.findall(found[0]))
            before = text[at : found.start()]
            parts += [escape(before if known else re.sub(" $", BOUND, before)), shown]
            at = found.end()
        return Markup("").join([*parts, escape(text[at:])]).replace("\n", Markup("<br>"))

    return linked
