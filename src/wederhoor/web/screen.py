"""What all pages share: templates, the visitor, the frame around a page. Rule: every text is escaped."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from http import HTTPStatus
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from jinja2 import Environment, PackageLoader, PrefixLoader

import wederhoor
from wederhoor.briefing.book import Book, make_book
from wederhoor.briefing.render_html import make_environment
from wederhoor.briefing.sheets.reference import Reference, open_reference
from wederhoor.model.packs import LanguagePack
from wederhoor.web.accepting import prefers_csv
from wederhoor.web.access import ANYBODY, Door, Visitor
from wederhoor.web.atom import feed_path
from wederhoor.web.desk import Desk
from wederhoor.web.lens import Lens
from wederhoor.web.problems import API, Refusal, Unchanged
from wederhoor.web.source import Asked, Unreadable

CODES = ("nl", "en")
MENU = ("update", "map", "timeline", "control", "numbers", "silence", "search", "sources", "record", "problems")
FRESH = "private, no-cache"  # kept, and asked again each time whether it is still so
NAMED = "<!--who-->"  # stands where a page for any reader will say who has signed in; no text has it unescaped


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around a page."""

    code: str
    name: str  # of the page, as the menu knows it
    visitor: Visitor
    lens: Lens
    at: str = ""  # where the menu has it, if not under its name

    @property
    def lens_query(self) -> str:
        """The moments, as the end of another page's address."""
        return self.lens.plain().query()


class Screen:
    """One server's desk, door and templates."""

    def __init__(self, desk: Desk, door: Door) -> None:
        self.desk = desk
        self.door = door

    @cached_property
    def templates(self) -> Environment:
        """The pages' templates, beside those of the update."""
        return make_environment(PrefixLoader({"screen": PackageLoader("wederhoor.web", "templates")}))

    def language(self, code: str) -> LanguagePack:
        """The words of a language; raises Refusal for one that has no pages."""
        if code not in CODES:
            raise Refusal(HTTPStatus.NOT_FOUND, f"There are no pages in {code!r}; there are: {', '.join(CODES)}.")
        return self.desk.source.language(code)

    def told(self, refusal: Refusal, code: str) -> str:
        """What was wrong with a question, in a language; in English where nobody put it into words."""
        return refusal.said(self.language(code).tables.get("refusals", {}))

    def refused(self, refusal: Refusal, code: str) -> str:
        """A page of its own for a request that never reached one."""
        busy = refusal.status is HTTPStatus.SERVICE_UNAVAILABLE  # and no fault of the ledger
        status = HTTPStatus.TOO_MANY_REQUESTS if busy else refusal.status
        values = {"code": code, "status": str(status.value), "detail": self.told(refusal, code)}
        words = self.language(code).tables["screen"]
        return self.templates.get_template("screen/refused.html.j2").render(words=words, **values)

    def book(self, code: str) -> Book:
        """Names, numbers and dates in a language, over every actor of the theatre."""
        return make_book(self.language(code), self.desk.source.theatre.actors.values(), (), {}, {})

    def reference(self, asked: Asked, code: str) -> Reference:
        """What is said of a situation in a language, introducing its own speakers anew; raises NothingDated."""
        seen = self.desk.glance(asked)
        named = replace(asked, period=seen.situation.period)

        def made() -> Reference:
            return open_reference(seen.situation, self.language(code), seen.theatre, self.desk.source.gazetteer)

        return self.desk.made_of(seen, "reference", (named, code), made).anew()

    def visitor(self, request: Request) -> Visitor:
        """Who asks, looked up once for each request; raises Refusal where a token is needed."""
        held = getattr(request.state, "visitor", None)
        if isinstance(held, Visitor):
            return held
        found = self.door.visitor(request)
        if found is None:
            raise Refusal(HTTPStatus.UNAUTHORIZED, "Sign in with a token first.", {"WWW-Authenticate": "Bearer"})
        request.state.visitor = found
        return found

    def tag(self, request: Request, visitor: Visitor) -> str:
        """What stays the same as long as an answer does: ledger, program, address and what may be shown."""
        parts = (
            wederhoor.__version__,
            *(self.language(code).digest for code in CODES),
            self.desk.source.version(),
            visitor.name or "",
            visitor.role.value,
            visitor.form,
            str(request.url.path),
            str(request.url.query),
            "csv" if request.url.path.startswith(API) and prefers_csv(request.headers.get("accept", "")) else "",
        )
        return f'W/"{sha256("|".join(parts).encode()).hexdigest()[:32]}"'

    def unless_unchanged(self, request: Request, visitor: Visitor) -> dict[str, str]:
        """The headers of an answer that may be kept; raises Unchanged where the asker has that answer already."""
        tag = self.tag(request, visitor)
        headers = headers_of(tag)
        if tag in request.headers.get("if-none-match", ""):
            raise Unchanged(headers)
        return headers

    def page(self, request: Request, frame: Frame, values: Mapping[str, Any]) -> Response:
        """A page over the ledger; raises Unchanged where the browser has it already."""
        headers = self.unless_unchanged(request, frame.visitor)
        return HTMLResponse(self.render(request, frame, values), headers=headers)

    def answer(self, request: Request, frame: Frame, values: Mapping[str, Any], told: Refusal | None) -> Response:
        """A page that is never kept: a form, or what was wrong with a question."""
        headers = {"Cache-Control": "no-store", **(told.headers if told else {})}
        return HTMLResponse(self.render(request, frame, values), told.status.value if told else 200, headers)

    def _demonstration(self) -> bool:
        """Whether pages must say that reports are made up; they cannot where the ledger cannot be read."""
        try:
            return self.desk.source.demonstration()
        except Unreadable:
            return False

    def signed(self, visitor: Visitor, code: str) -> str:
        """Who has signed in, and how to sign out, as markup; empty on an open server."""
        if not visitor.name:
            return NAMED if visitor == ANYBODY else ""
        labels = self.language(code).tables["screen"]["labels"]
        template = self.templates.get_template("screen/signed.html.j2")
        return template.render(code=code, visitor=visitor, labels=labels).strip()

    def render(self, request: Request, frame: Frame, values: Mapping[str, Any]) -> str:
        """The text of a page."""
        pack = self.language(frame.code)
        other = next(code for code in CODES if code != frame.code)
        shared = {
            "frame": frame,
            "words": pack.tables["screen"],
            "labels": {**pack.tables["wording"]["labels"], **pack.tables["screen"]["labels"]},
            "menu": (*MENU, *(("review",) if frame.visitor.reviewer else ())),
            "theatre_name": self.desk.source.theatre.name.get(frame.code, ""),
            "demonstration": self._demonstration(),
            "path": request.url.path,
            "feed": feed_path(frame.code, request.scope["path"]),
            "signed": self.signed(frame.visitor, frame.code),
            "other": other,
            "other_path": f"/{other}{request.url.path[3:]}" + (f"?{request.url.query}" if request.url.query else ""),
        }
        return self.templates.get_template(f"screen/{frame.name}.html.j2").render({**shared, **values})


def headers_of(tag: str) -> dict[str, str]:
    """What an answer that may be kept is sent with."""
    return {"ETag": tag, "Cache-Control": FRESH, "Vary": "Accept, Authorization, Cookie"}


def screen_of(request: Request) -> Screen:
    """The screen that a request came to."""
    screen = request.app.state.screen
    assert isinstance(screen, Screen)
    return screen


def signed_in(request: Request) -> None:
    """Raises Refusal where a token is needed; before anything is looked up."""
    screen_of(request).visitor(request)


def go(path: str) -> Response:
    """To another address, asked for with GET."""
    return RedirectResponse(path, HTTPStatus.SEE_OTHER.value)
