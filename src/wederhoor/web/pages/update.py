"""The update of a period. Rule: its words are those of the update itself; the page adds only ways around it."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from wederhoor.briefing.book import open_book
from wederhoor.briefing.paging import build_page
from wederhoor.briefing.render_html import cited, empty
from wederhoor.briefing.update import Citation, Update
from wederhoor.model.period import Period
from wederhoor.situation.periods import following, previous
from wederhoor.web.lens import Lens, update_path
from wederhoor.web.screen import Frame, go, screen_of

router = APIRouter()


class Choice(Lens):
    """The moments, and a period that a form sends."""

    period: str | None = None


@router.get("/{code}/update")
def latest(request: Request, code: str, choice: Annotated[Choice, Query()]) -> Response:
    """The update of the last day; a form's period becomes an address of its own."""
    if choice.period is not None or "" in (choice.known_at, choice.recorded_as_of):
        return go(update_path(code, choice.period) + choice.query())
    return _page(request, code, None, choice)


@router.get("/{code}/update/{period:path}")
def update(request: Request, code: str, period: str, lens: Annotated[Lens, Query()]) -> Response:
    """The update of a period."""
    return _page(request, code, period, lens)


def _page(request: Request, code: str, period: str | None, lens: Lens) -> Response:
    screen = screen_of(request)
    pack, visitor = screen.language(code), screen.visitor(request)
    told = screen.desk.update(lens.asked(period), code)
    book, page = open_book(told, pack), build_page(told, pack)
    values = {
        "page": page,
        "period": told.header.period.edtf,
        "cited": cited(told, book),
        "nothing": empty(page),
        "opens": {citation.number: _address(code, citation, lens) for citation in told.citations},
        "pictures": screen.desk.pictures(lens.asked(period), code),
        "around": _around(code, told, lens),
        "first": str(told.header.period.first_day),
        "day": str(told.header.period.last_day),
    }
    return screen.page(request, Frame(code, "update", visitor, lens), values)


def _address(code: str, citation: Citation, lens: Lens) -> str:
    return f"/{code}/story/{citation.story}{lens.query()}#at{citation.span.start}"


def _around(code: str, told: Update, lens: Lens) -> tuple[str, str]:
    """The updates before and after; a moment of knowledge does not travel to another period."""
    plain = Lens(recorded_as_of=lens.recorded_as_of)
    period = told.header.period
    both: tuple[Period, Period] = previous(period), following(period)
    return update_path(code, both[0]) + plain.query(), update_path(code, both[1]) + plain.query()
