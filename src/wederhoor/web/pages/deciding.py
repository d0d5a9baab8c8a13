"""What every form that judges ends in. Rule: stored and gone on from, or a page that has lost nothing of it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import parse_qsl, urlencode

from fastapi import Request
from fastapi.responses import Response

from wederhoor.model.reviews import Act, Pin
from wederhoor.situation.unfit import Unfit
from wederhoor.web.lens import Lens, own_path
from wederhoor.web.pages.review import teller_of
from wederhoor.web.problems import Refusal
from wederhoor.web.review import Clash, Sent, decide, reviewer, signer, stamp
from wederhoor.web.screen import Frame, go, screen_of
from wederhoor.web.source import Bench, Occupied

SOON = {"Retry-After": "5"}


@dataclass(frozen=True, slots=True)
class Signature:
    """Who decides, why and when."""

    by: str
    why: str
    at: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a form asks for."""

    things: Iterable[str]  # that it is about
    make: Callable[[Bench, Signature], Sequence[Act | Pin]]
    what: str  # in words, for a page that says it was not stored
    back: str  # where to go on, if the form does not say
    sentence: str = ""  # of the claim that it is about


def perform(
    request: Request, code: str, sent: Sent, wanted: Wanted, wrong: Callable[[Unfit | Clash], Response] | None = None
) -> Response:
    """Store it and go on; else say why not, by `wrong` where a page has its own way, and keep what was typed."""
    desk = screen_of(request).desk
    try:
        by, why = signer(request, sent)
        made = decide(
            desk, wanted.things, sent.since, lambda bench, at: wanted.make(bench, Signature(by, why, stamp(at)))
        )
    except Occupied:
        return _held(request, code, sent, wanted, "busy", HTTPStatus.SERVICE_UNAVAILABLE)
    except Clash as clash:
        if wrong is not None:
            return wrong(clash)
        return _held(request, code, sent, wanted, "clash", HTTPStatus.CONFLICT, clash)
    except Unfit as unfit:
        if wrong is not None:
            return wrong(unfit)
        detail = said(unfit, request, code)
        return _held(request, code, sent, wanted, "unfit", HTTPStatus.UNPROCESSABLE_ENTITY, detail=detail)
    return go(_with_done(code, own_path(sent.to) or wanted.back, made[0] if made else ""))


def said(unfit: Unfit, request: Request, code: str) -> str:
    """Why something does not fit, in the words of a language."""
    screen = screen_of(request)
    words, book = screen.language(code).tables["screen"]["review"]["misfit"], screen.book(code)
    if unfit.reason not in words:
        return str(unfit)
    slots = {name: book.word("field", value) if name == "field" else value for name, value in unfit.slots.items()}
    return str(words[unfit.reason]).format(**slots)


def _held(
    request: Request,
    code: str,
    sent: Sent,
    wanted: Wanted,
    why: str,
    status: HTTPStatus,
    clash: Clash | None = None,
    detail: str = "",
) -> Response:
    """A page that says what was not stored, with the same form once more."""
    screen, visitor = screen_of(request), reviewer(request)
    teller = teller_of(screen, code)
    since = clash.bench.position if clash else sent.since
    values = {
        "why": why,
        "detail": detail,
        "deeds": [teller.tell(deed) for deed in clash.deeds] if clash else [],
        "what": wanted.what,
        "sentence": wanted.sentence,
        "reason": sent.why,
        "action": request.url.path,
        "fields": [(name, str(since) if name == "since" else value) for name, value in _fields(sent)],
        "back": own_path(sent.to) or wanted.back,
    }
    refusal = Refusal(status, detail, SOON if status is HTTPStatus.SERVICE_UNAVAILABLE else None)
    return screen.answer(request, Frame(code, "review_held", visitor, Lens(), "review"), values, refusal)


def _fields(sent: Sent) -> list[tuple[str, str]]:
    """Every field of a form as it was sent."""
    found = []
    for name, value in sent.model_dump(mode="json", exclude_defaults=True).items():
        found += [(name, str(item)) for item in (value if isinstance(value, list | tuple) else [value])]
    return found


def _with_done(code: str, path: str, entry: str) -> str:
    """The list of what waits says above it what was recorded last; other pages show it in its place."""
    before, mark, anchor = path.partition("#")
    place, _, query = before.partition("?")
    if place != f"/{code}/review":
        return path
    kept = [(name, value) for name, value in parse_qsl(query) if name != "done"]
    return f"{place}?{urlencode([*kept, ('done', entry)])}{mark}{anchor}"
