"""One claim before whoever judges it: accept, reject, correct. Rule: the form shows what is recorded now."""

from http import HTTPStatus
from typing import Annotated, Literal

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import Response

from wederhoor.model.reviews import Act, ActKind, Pin, Review
from wederhoor.situation import deciding
from wederhoor.situation.docket import named_actors, twins
from wederhoor.situation.listing import Row
from wederhoor.situation.unfit import Unfit
from wederhoor.web import judged
from wederhoor.web.lens import Lens, own_path
from wederhoor.web.pages import correcting
from wederhoor.web.pages.correcting import Correction
from wederhoor.web.pages.deciding import Signature, Wanted, perform, said
from wederhoor.web.pages.review import doubts_of, teller_of
from wederhoor.web.pages.rows import shown, speaks
from wederhoor.web.problems import Refusal
from wederhoor.web.review import Clash, Sent, reviewer
from wederhoor.web.screen import Frame, Screen, screen_of
from wederhoor.web.source import Asked, Bench

router = APIRouter()


class Going(Lens):
    """Where to go on afterwards."""

    to: str | None = None


class Verdict(Sent):
    """The form that accepts or rejects."""

    act: Literal["accept", "reject"]
    copies: bool = False


@router.get("/{code}/review/claim/{named}")
def claim(request: Request, code: str, named: str, going: Annotated[Going, Query()]) -> Response:
    """The claim, what was read in it, and what was said of it."""
    return _page(request, code, named, own_path(going.to or ""))


@router.post("/{code}/review/claim/{named}/verdict")
def verdict(request: Request, code: str, named: str, sent: Annotated[Verdict, Form()]) -> Response:
    """Accept or reject it."""
    screen = screen_of(request)
    row, act = row_of(screen.desk.bench(), named), ActKind(sent.act)

    def make(bench: Bench, signed: Signature) -> list[Act | Pin]:
        now = row_of(bench, named)
        drafts = deciding.verdict(bench.docket, act, now, signed.by, copies=sent.copies)
        return [Review(act, seen, signed.by, signed.why, signed.at, changes) for seen, changes in drafts]

    words = screen.language(code).tables["screen"]["review"]
    things = judged.key_of_claim(row.claim.id, row.story.id)
    return perform(request, code, sent, Wanted(things, make, words[sent.act], _here(code, named), row.sentence))


@router.post("/{code}/review/claim/{named}/correct")
def correct(request: Request, code: str, named: str, sent: Annotated[Correction, Form()]) -> Response:
    """Give fields of it another value."""
    screen = screen_of(request)
    source, row = screen.desk.source, row_of(screen.desk.bench(), named)

    def make(bench: Bench, signed: Signature) -> list[Act | Pin]:
        now = row_of(bench, named)
        given = _form(screen, code, now).given(sent)
        drafts = deciding.correction(bench.docket, now, given, source.packs(), copies=sent.copies)
        return [Review(ActKind.CORRECT, seen, signed.by, signed.why, signed.at, made) for seen, made in drafts]

    def wrong(why: Unfit | Clash) -> Response:
        return _page(request, code, named, own_path(sent.to), sent, why)

    words = screen.language(code).tables["screen"]["review"]
    things = judged.key_of_claim(row.claim.id, row.story.id)
    return perform(request, code, sent, Wanted(things, make, words["correct"], _here(code, named), row.sentence), wrong)


def row_of(bench: Bench, named: str) -> Row:
    """The claim of an id; raises Refusal."""
    found = bench.rows.get(named)
    if found is None:
        raise Refusal(HTTPStatus.NOT_FOUND, f"No claim is called {named!r} here.")
    return found


def _here(code: str, named: str) -> str:
    return f"/{code}/review/claim/{named}"


def _form(screen: Screen, code: str, row: Row) -> correcting.Form:
    desk = screen.desk
    known = named_actors(desk.bench().docket)
    return correcting.Form(row, desk.source.packs(), teller_of(screen, code), known, desk.source.senses)


def _page(
    request: Request,
    code: str,
    named: str,
    to: str,
    typed: Correction | None = None,
    wrong: Unfit | Clash | None = None,
) -> Response:
    """The claim with its forms; with what was typed, where that could not be stored."""
    visitor, screen = reviewer(request), screen_of(request)
    bench, book = screen.desk.bench(), screen.book(code)
    row = row_of(bench, named)
    teller, form = teller_of(screen, code), _form(screen, code, row)
    dated = screen.desk.report(Asked(), row.story.id).dated
    values = {
        "row": shown(row, book, screen.desk.source),
        "marks": doubts_of(screen.desk, bench, dated).marks(row.claim),
        "judging": judged.Beside((row,), bench.position, judged.judged((row,), teller), visitor.form),
        "weighed": row.published is not None and not row.rejected,
        "copies": sum(1 for _ in twins(bench.docket, row)),
        "fields": form.fields(typed),
        "shown_mark": form.mark(),
        "actors": sorted({book.actor(name) for name in screen.desk.source.theatre.actors}),
        "why": typed.why if typed else "",
        "with_copies": typed.copies if typed else False,
        "to": to,
        "here": _here(code, named),
        "names": correcting.named(row.claim, row.story.text),
        "people": [(name, book.actor(name)) for name in row.claim.claimants if speaks(name)],
        "clash": [teller.tell(deed) for deed in wrong.deeds] if isinstance(wrong, Clash) else [],
        "wrong": said(wrong, request, code) if isinstance(wrong, Unfit) else "",
    }
    frame = Frame(code, "review_claim", visitor, Lens(), "review")
    if wrong is None:
        return screen.page(request, frame, values)
    status = HTTPStatus.CONFLICT if _overtaken(wrong) else HTTPStatus.UNPROCESSABLE_ENTITY
    return screen.answer(request, frame, values, Refusal(status, str(wrong)))


def _overtaken(wrong: Unfit | Clash) -> bool:
    return isinstance(wrong, Clash) or wrong.reason == "stale"
