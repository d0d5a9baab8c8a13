"""Feeds of updates and of a place's changes. Rule: an entry says no more than the page that it leads to."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from wederhoor.briefing.book import capital
from wederhoor.briefing.page import Item, Page, Paragraph
from wederhoor.briefing.paging import build_page
from wederhoor.briefing.sheets import control, matter_words
from wederhoor.briefing.sheets.matter import matters_at
from wederhoor.briefing.sheets.reference import Reference
from wederhoor.briefing.sheets.sheet import Grid, Sheet
from wederhoor.model.period import Period
from wederhoor.situation.history import control_history
from wederhoor.web.atom import BEGINNING, MEDIA, Entry, Feed, as_atom
from wederhoor.web.desk import Desk
from wederhoor.web.lens import Lens, update_path
from wederhoor.web.problems import unknown_place
from wederhoor.web.screen import Screen, screen_of
from wederhoor.web.source import Asked, Lists, NothingDated

DAYS = 7  # in the feed of updates: each is a whole update
MOST = 50  # entries in the feed of a place

Latest = Callable[[Iterable[str]], datetime]  # when anything about some stories was recorded last

router = APIRouter()


@router.get("/{code}/feeds/updates.atom")
def updates(request: Request, code: str, lens: Annotated[Lens, Query()]) -> Response:
    """The last days with a dated story, each with the lines of its update that are in short."""
    screen = screen_of(request)
    words = screen.language(code).tables["screen"]["feeds"]
    asked = lens.asked()

    def made(latest: Latest) -> list[Entry]:
        days = _last_days(screen.desk, asked)
        return [_day(day, latest(stories), screen, code, lens) for day, stories in days.items()]

    page = f"/{code}/update{lens.query()}"
    return _answer(request, screen, lens, Feed(f"updates:{code}", words["updates"], code, _own(request), page), made)


@router.get("/{code}/feeds/place/{place}.atom")
def place(request: Request, code: str, place: str, lens: Annotated[Lens, Query()]) -> Response:
    """Each change of who holds a place, or of what is said of that, and each matter about it."""
    screen = screen_of(request)
    words = screen.language(code).tables["screen"]["feeds"]
    known = screen.desk.source.gazetteer.get(place)
    if known is None:
        raise unknown_place(place)

    def made(latest: Latest) -> list[Entry]:
        try:
            reference = screen.reference(lens.asked(), code)
        except NothingDated:
            return []
        found = [*_held(place, reference, latest, code, lens), *_matters(place, reference, latest, code, lens)]
        return sorted(found, key=lambda entry: (entry.updated, entry.name), reverse=True)[:MOST]

    page = f"/{code}/place/{quote(place, safe='')}{lens.query()}"
    title = words["place"].format(place=known.name(code))
    return _answer(request, screen, lens, Feed(f"place:{code}:{place}", title, code, _own(request), page), made)


def _answer(
    request: Request, screen: Screen, lens: Lens, feed: Feed, made: Callable[[Latest], list[Entry]]
) -> Response:
    """The feed; raises Unchanged where the reader has it already."""
    headers = screen.unless_unchanged(request, screen.visitor(request))
    host = str(request.base_url).rstrip("/")

    def written() -> bytes:
        lists = screen.desk.lists(lens.asked())
        ledger, latest = _asking(screen, lists) if lists else _followed(screen, lens)
        return as_atom(feed, made(latest), ledger, host)

    text = screen.desk.remember("feed", (host, feed.path), written)
    return Response(text, headers=headers, media_type=f"{MEDIA}; charset=utf-8")


def _own(request: Request) -> str:
    """The feed's own address."""
    return request.url.path + (f"?{request.url.query}" if request.url.query else "")


def _followed(screen: Screen, lens: Lens) -> tuple[str, Latest]:
    """The ledger's id, and what it says of stories."""
    ledger, moments = screen.desk.source.receiver().last_learned(lens.recorded())
    return ledger, lambda stories: max((moments[name] for name in stories if name in moments), default=BEGINNING)


def _asking(screen: Screen, lists: Lists) -> tuple[str, Latest]:
    """The same, of a large ledger asked for those stories alone."""
    return screen.desk.source.receiver().learned(0, 0, None).ledger, lambda stories: lists.latest(stories) or BEGINNING


def _last_days(desk: Desk, asked: Asked) -> Mapping[str, Iterable[str]]:
    """The last days with a dated story, the last one first, with the stories of each."""
    lists = desk.lists(asked)
    if lists is not None:
        return {day: lists.of_day(day) for day in sorted(lists.days(), reverse=True)[:DAYS]}
    days: dict[str, list[str]] = defaultdict(list)
    for story, given in desk.library(asked).dated.items():
        if given.period.day is not None:
            days[given.period.day.isoformat()].append(story)
    return {day: days[day] for day in sorted(days, reverse=True)[:DAYS]}


def _day(day: str, updated: datetime, screen: Screen, code: str, lens: Lens) -> Entry:
    known = lens.asked()
    told = screen.desk.update(Asked(Period.parse(day), known.known_at, known.recorded), code)
    page = build_page(told, screen.language(code))
    return Entry(f"update:{code}:{day}", page.title, updated, update_path(code, day) + lens.query(), _short(page))


def _short(page: Page) -> tuple[str, ...]:
    """The lines in short, each with its status, for a line without it would be firmer than it is."""
    blocks = next((section.blocks for section in page.sections if section.key == "short"), ())
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Item):
            lines.append(f"{block.badge.upper()}: {block.said}")
        elif isinstance(block, Paragraph):
            lines.append("".join(run.text for run in block.runs))
    return tuple(lines)


def _held(place: str, reference: Reference, latest: Latest, code: str, lens: Lens) -> Iterator[Entry]:
    """Each day on which the holder, or what is said of it, changed."""
    last = reference.situation.period.last_day
    assert last is not None  # a situation is of a bounded period
    cells = control_history(reference.situation, place, last, reference.theatre, reference.gazetteer)
    sheet = control.history_sheet(place, [control.holding(cell, reference) for cell in cells], reference)
    for cell, head, row in zip(cells, *_rows(sheet), strict=True):
        behind = {*cell.claimed_by, *cell.admitted_by, *cell.denied_by, *(n for r in cell.reasons for n in r.claims)}
        title = f"{reference.book.place(place)}, {row[0]}: {' '.join(row[1].split())}"
        path = f"/{code}/place/{quote(place, safe='')}{lens.query(date=cell.day)}"
        name = f"held:{code}:{place}:{cell.day}"
        yield Entry(name, title, latest(_stories(behind, reference)), path, _told(head, row))


def _matters(place: str, reference: Reference, latest: Latest, code: str, lens: Lens) -> Iterator[Entry]:
    """Each matter about the place."""
    found = matters_at(reference.situation, frozenset({place}))
    sheet = matter_words.list_sheet(found, reference)
    for matter, head, row in zip(found, *_rows(sheet), strict=True):
        status = reference.word("status", matter.standing.status.value).upper()
        title = f"{capital(matter_words.name_of(matter, reference))}: {status}"
        path = f"/{code}/matter/{matter.id}{lens.query()}"
        name = f"matter:{code}:{place}:{matter.id}"
        yield Entry(name, title, latest(_stories(matter.claims, reference)), path, _told(head, row))


def _rows(sheet: Sheet) -> tuple[list[tuple[str, ...]], Sequence[tuple[str, ...]]]:
    """The rows of a sheet's first table, each with the table's head."""
    grid = sheet.parts[0]
    assert isinstance(grid, Grid)  # these sheets begin with their table
    return [grid.head] * len(grid.rows), grid.rows


def _told(head: Sequence[str], row: Sequence[str]) -> tuple[str, ...]:
    """A row as lines, each with the head of its column."""
    return tuple(f"{name}: {' · '.join(cell.splitlines())}" for name, cell in zip(head, row, strict=True) if cell)


def _stories(claims: Iterable[str], reference: Reference) -> set[str]:
    return {reference.claim(name).story for name in reference.known(claims)}
