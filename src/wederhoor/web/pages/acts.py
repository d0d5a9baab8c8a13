"""The log of decisions, undoing them, and what a name means. Rule: nothing is removed; an undo is one more entry."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import Response
from pydantic import Field

from wederhoor.ledger.views import Purge
from wederhoor.model.folding import fold
from wederhoor.model.reviews import Act, ActKind, Pin, Undo
from wederhoor.situation.listing import as_csv
from wederhoor.situation.naming import place_of
from wederhoor.situation.unfit import Unfit
from wederhoor.web.deeds import Told
from wederhoor.web.lens import Lens
from wederhoor.web.pages.correcting import described
from wederhoor.web.pages.deciding import Signature, Wanted, perform
from wederhoor.web.pages.review import teller_of
from wederhoor.web.problems import Refusal
from wederhoor.web.review import Sent, about, of_name, reviewer
from wederhoor.web.screen import Frame, screen_of
from wederhoor.web.source import Bench, Deed

PAGE = 50  # decisions on a page
COLUMNS = ("recorded", "entry", "by", "what", "why", "state", "claims")

router = APIRouter()


class Which(Lens):
    """Whose decisions, from where on, and whether a spreadsheet wants them."""

    by: str | None = None
    start: Annotated[int, Field(ge=0)] = 0
    form: str | None = None


class Back(Sent):
    """The form that undoes."""

    entry: Annotated[str, Field(max_length=64)]


class Name(Lens):
    """A name as reports write it."""

    name: Annotated[str, Field(max_length=200)] = ""


class Meant(Sent):
    """The form that says which place a name means."""

    name: Annotated[str, Field(min_length=1, max_length=200)]
    place: Annotated[str, Field(max_length=200)] = ""
    other: Annotated[str, Field(max_length=200)] = ""  # a spelling or an id in its place


@router.get("/{code}/review/log")
def log(request: Request, code: str, which: Annotated[Which, Query()]) -> Response:
    """What people decided, the newest first."""
    visitor, screen = reviewer(request), screen_of(request)
    bench, teller = screen.desk.bench(), teller_of(screen, code)
    deeds = [deed for deed in reversed(bench.deeds) if which.by is None or deed.what.by == which.by]
    if which.form == "csv":
        rows = (_cells(deed, teller.tell(deed)) for deed in deeds)
        headers = {"Content-Disposition": 'attachment; filename="log.csv"', "Cache-Control": "no-store"}
        return Response(as_csv(COLUMNS, rows), headers=headers, media_type="text/csv; charset=utf-8")
    if which.form is not None:
        raise Refusal(HTTPStatus.BAD_REQUEST, f"There is no form {which.form!r}; there are: csv.")
    end = which.start + PAGE
    people = sorted({deed.what.by for deed in bench.deeds})
    path = request.url.path
    values = {
        "deeds": [teller.tell(deed) for deed in deeds[which.start : end]],
        "people": [(name, f"{path}{Lens().query(by=None if name == which.by else name)}") for name in people],
        "by": which.by,
        "since": bench.position,
        "here": f"{path}{Lens().query(by=which.by, start=str(which.start) if which.start else None)}",
        "csv": f"{path}{Lens().query(by=which.by, form='csv')}",
        "more": f"{path}{Lens().query(by=which.by, start=str(end))}" if end < len(deeds) else "",
    }
    return screen.page(request, Frame(code, "review_log", visitor, Lens(), "review"), values)


@router.post("/{code}/review/undo")
def undo(request: Request, code: str, sent: Annotated[Back, Form()]) -> Response:
    """Take a decision back."""
    screen = screen_of(request)
    known = _deed(screen.desk.bench(), sent.entry)
    things = about(known, screen.desk.bench()) if known else frozenset()

    def make(bench: Bench, signed: Signature) -> list[Act | Pin]:
        deed = _deed(bench, sent.entry)
        if deed is None or deed.undone or isinstance(deed.what, Purge):
            raise Unfit("gone", "This cannot be undone.")
        return [Undo(ActKind.UNDO, deed.entry, signed.by, signed.why, signed.at)]

    words = screen.language(code).tables["screen"]["review"]
    what = f"{words['undo']}: {teller_of(screen, code).said(known)}" if known else words["undo"]
    return perform(request, code, sent, Wanted(things, make, what, f"/{code}/review/log"))


@router.get("/{code}/review/place")
def place(request: Request, code: str, asked: Annotated[Name, Query()]) -> Response:
    """What a name means, and what else it may mean."""
    visitor, screen = reviewer(request), screen_of(request)
    bench, teller = screen.desk.bench(), teller_of(screen, code)
    name = " ".join(asked.name.split())
    pins = [deed for deed in bench.deeds if isinstance(deed.what, Pin) and deed.what.name == fold(name)]
    held = next((deed for deed in reversed(pins) if not deed.undone), None)
    chosen = held.what.place if held is not None and isinstance(held.what, Pin) else ""
    values = {
        "name": name,
        "senses": described(screen.desk.source.senses(name), teller) if name else [],
        "chosen": chosen,
        "pinned": teller.place(chosen) if chosen else "",
        "deeds": [teller.tell(deed) for deed in pins],
        "since": bench.position,
        "here": f"{request.url.path}{Lens().query(name=name)}",
    }
    return screen.page(request, Frame(code, "review_place", visitor, Lens(), "review"), values)


@router.post("/{code}/review/place")
def pin(request: Request, code: str, sent: Annotated[Meant, Form()]) -> Response:
    """Say which place a name means from now on."""
    screen = screen_of(request)

    def make(_bench: Bench, signed: Signature) -> list[Act | Pin]:
        wanted = " ".join((sent.other.strip() or sent.place).split())
        found = place_of(wanted, screen.desk.source.packs().places) if wanted else None
        if found is None:
            raise Unfit("place", f"The atlas knows no place {wanted!r}.", value=wanted)
        return [Pin(fold(sent.name), found.id, signed.by, signed.why, signed.at)]

    words = screen.language(code).tables["screen"]["review"]
    back = f"/{code}/review/place{Lens().query(name=sent.name)}"
    what = f"{words['pin']}: {sent.name} → {sent.other or sent.place}"
    return perform(request, code, sent, Wanted({of_name(sent.name)}, make, what, back))


def _deed(bench: Bench, entry: str) -> Deed | None:
    return next((deed for deed in bench.deeds if deed.entry == entry), None)


def _cells(deed: Deed, told: Told) -> tuple[str, ...]:
    moment = deed.recorded_at.isoformat(timespec="seconds")
    return moment, told.entry, told.by, told.what, told.why, told.state, "; ".join(told.claims)
