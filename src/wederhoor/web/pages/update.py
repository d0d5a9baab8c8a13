"""The update of a period. Rule: its words are those of the update itself; the page adds only ways around it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import Field

from wederhoor import briefing
from wederhoor.briefing.book import Book, open_book
from wederhoor.briefing.once import lines_of, spoken
from wederhoor.briefing.paging import build_page, since_words
from wederhoor.briefing.paging_words import below
from wederhoor.briefing.render_html import cited, empty
from wederhoor.briefing.saying import pointing
from wederhoor.briefing.update import Citation, Quiet, Update
from wederhoor.model.packs import LanguagePack
from wederhoor.model.period import Period
from wederhoor.situation import moments
from wederhoor.situation.listing import as_csv
from wederhoor.situation.periods import following, previous
from wederhoor.web.lens import Lens, local, update_path
from wederhoor.web.pages.moments import days, offered
from wederhoor.web.pages.proof import proofs
from wederhoor.web.pages.strip import hours, strip
from wederhoor.web.problems import unknown_form
from wederhoor.web.screen import Frame, Screen, go, screen_of
from wederhoor.web.source import Asked

FORMS = {"markdown": ("md", "text/markdown"), "html": ("html", "text/html"), "json": ("json", "application/json")}
COLUMNS = ("line", "number", "status", "grade", "kind", "place", "words", "chain", "claims", "citations")

router = APIRouter()


class Choice(Lens):
    """The moments, since when something is new, and the form of a file."""

    since: Annotated[str | None, Field(max_length=64)] = None
    form: Annotated[str | None, Field(max_length=16)] = None

    def asked(self, period: str | None = None) -> Asked:
        """What it asks for; raises BadPeriod or OpenEnd. An empty text is as none."""
        return replace(super().asked(period), since=moments.known_at(self.since) if self.since else None)

    def query(self, **more: str | None) -> str:
        """The moments, and what else is asked, as the end of an address."""
        return super().query(**{"since": self.since, **more})


class Asking(Choice):
    """The same, with a period that a form sends."""

    period: Annotated[str | None, Field(max_length=64)] = None


@router.get("/{code}/update")
def latest(request: Request, code: str, choice: Annotated[Asking, Query()]) -> Response:
    """The update of the last day; a form's period becomes an address of its own."""
    if choice.period is not None or "" in (choice.known_at, choice.recorded_as_of, choice.since):
        return go(update_path(code, choice.period) + choice.query(form=choice.form))
    return _page(request, code, None, choice)


@router.get("/{code}/update/{period:path}")
def update(request: Request, code: str, period: str, choice: Annotated[Choice, Query()]) -> Response:
    """The update of a period."""
    return _page(request, code, period, choice)


def _page(request: Request, code: str, period: str | None, choice: Choice) -> Response:
    screen = screen_of(request)
    visitor = screen.visitor(request)
    told = screen.desk.update(choice.asked(period), code)
    if choice.form:
        return _file(screen, code, told, choice, period)
    values = _values(screen, code, told, choice, period)
    return screen.page(request, Frame(code, "update", visitor, choice), values)


def _values(screen: Screen, code: str, told: Update, choice: Choice, period: str | None) -> dict[str, Any]:
    """What the page shows."""
    pack, asked = screen.language(code), choice.asked(period)
    book, page = open_book(told, pack), build_page(told, pack)
    situation = screen.desk.seen(asked).situation
    shown = told.header.period
    ends = asked.known_at is None and asked.since is None
    whole = situation if ends else screen.desk.seen(Asked(shown, recorded=asked.recorded)).situation
    path, plain = _path_at(code, shown, choice), choice.plain()
    return {
        "page": page,
        "header": told.header,
        "theatre": dict(told.header.theatre).get(code, ""),
        "period": shown.edtf,
        "map_path": f"/{code}/map" + plain.query(date=str(shown.last_day)),
        "timeline_path": f"/{code}/timeline" + plain.query(first=str(shown.first_day), last=str(shown.last_day)),
        "since_words": since_words(told.header, book),
        "since": local(asked.since) if asked.since else "",
        "counters": _counters(told, book),
        "cited": cited(told, book),
        "proofs": proofs(told, page, book, pack),
        "nothing": empty(page),
        "opens": {citation.number: _address(code, citation, choice) for citation in told.citations},
        "silent": [(_silent(item, book), item.said.citation) for item in told.quiet if item.status == "new"],
        "inset": screen.desk.inset(asked, code),
        "pictures": screen.desk.pictures(asked, code),
        "strip": strip(told, whole, situation, book, pack.tables["screen"]["strip"], path),
        "hours": hours(whole, situation.known_at, book),
        "known_moment": local(situation.known_at),
        "moments": offered(shown, whole, situation.known_at, book),
        "days": days(shown, situation, book, code, choice),
        "places": [_place(code, item.place, plain.query(date=str(shown.last_day))) for item in told.holders],
        "around": _around(code, told, choice),
        "address": path(situation.known_at),
        "exports": {form: update_path(code, shown) + choice.query(form=form) for form in (*FORMS, "csv")},
        "known_words": book.moment(situation.known_at),
    }


def _path_at(code: str, period: Period, choice: Choice) -> Callable[[datetime], str]:
    """The address of a period as known at a moment."""

    def path(moment: datetime) -> str:
        return update_path(code, period) + choice.model_copy(update={"known_at": local(moment)}).query()

    return path


def _counters(told: Update, book: Book) -> tuple[tuple[str, str, int], ...]:
    """What changed, zeros too: the section that says more, the words, the number."""
    counts = told.header.counts
    found = (
        ("holders", "holder", counts.holders),
        ("confirmed", "confirmed", counts.confirmed),
        ("contradictions", "contradiction", counts.contradictions),
        ("corrections", "correction", counts.corrections),
        ("quiet", "unanswered", counts.unanswered),
    )
    return tuple((section, book.count(noun, number), number) for section, noun, number in found)


def _silent(item: Quiet, book: Book) -> str:
    words = pointing(item.said, book)
    return words[:1].upper() + words[1:]


def _address(code: str, citation: Citation, lens: Lens) -> str:
    return f"/{code}/story/{citation.story}{lens.plain().query()}#at{citation.span.start}"


def _place(code: str, place: str, query: str) -> str:
    return f"/{code}/place/{quote(place, safe='')}{query}"


def _around(code: str, told: Update, lens: Lens) -> tuple[str, str]:
    """The updates before and after; a moment of knowledge does not travel to another period."""
    plain = Lens(recorded_as_of=lens.recorded_as_of)
    period = told.header.period
    both: tuple[Period, Period] = previous(period), following(period)
    return update_path(code, both[0]) + plain.query(), update_path(code, both[1]) + plain.query()


def _file(screen: Screen, code: str, told: Update, choice: Choice, period: str | None) -> Response:
    """The update as a file: the bytes of `wederhoor update`, or its lines for a spreadsheet."""
    pack, form = screen.language(code), choice.form or ""
    name = told.header.period.edtf.replace("/", "_")
    if form == "csv":
        return _sent(_csv(told, pack), f"update-{name}.csv", "text/csv")
    if form not in FORMS:
        raise unknown_form(form, (*FORMS, "csv"))
    pictures = screen.desk.pictures(choice.asked(period), code) if form == "html" else ()
    suffix, media = FORMS[form]
    return _sent(briefing.render(told, form, pack, pictures=pictures), f"update-{name}.{suffix}", media)


def _sent(text: str, name: str, media: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return Response(text, headers=headers, media_type=f"{media}; charset=utf-8")


def _csv(told: Update, pack: LanguagePack) -> str:
    book = open_book(told, pack)
    texts = spoken(told, book)
    rows = (
        (
            line.id,
            str(line.number or ""),
            line.status.value,
            line.grade,
            line.kind.value,
            line.place or "",
            texts[line.id],
            below(line, book),
            " ".join(line.claims),
            " ".join(map(str, line.citations)),
        )
        for line in lines_of(told)
        if line.id in texts
    )
    return as_csv(COLUMNS, rows)
