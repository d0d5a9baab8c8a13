"""Whether two claims speak of one matter, and whether two actors are one. Rule: two are named, and which is which."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated, Literal

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import Response
from pydantic import Field

from wederhoor.briefing.sheets.matter import find_matters, matters_at
from wederhoor.model.folding import fold
from wederhoor.model.reviews import Act, ActKind, Identity, Judgement, Pin
from wederhoor.model.vocabulary import UNATTRIBUTED
from wederhoor.situation import deciding
from wederhoor.situation.docket import people
from wederhoor.situation.listing import Row, choose
from wederhoor.situation.listing import Wanted as Chosen
from wederhoor.situation.unfit import Unfit
from wederhoor.web.judged import judged
from wederhoor.web.lens import Lens
from wederhoor.web.pages.deciding import Signature, Wanted, perform
from wederhoor.web.pages.review import teller_of
from wederhoor.web.pages.rows import shown
from wederhoor.web.problems import Refusal
from wederhoor.web.review import Sent, of_actor, of_claim, of_pair, reviewer
from wederhoor.web.screen import Frame, Screen, screen_of
from wederhoor.web.source import Bench

MOST = 60  # claims of other matters that are offered
FOUND = 24  # actors that a search offers

router = APIRouter()


class On(Lens):
    """The moments, and the day whose situation has the matter."""

    date: str | None = None


class Pair(Sent):
    """The form that judges two claims."""

    act: Literal["same_matter", "not_same_matter"]
    a: Annotated[str, Field(max_length=64)] = ""
    b: Annotated[str, Field(max_length=64)] = ""
    other: Annotated[str, Field(max_length=64)] = ""  # an id in the place of b


class Named(Lens):
    """An actor, and what to look for among the others."""

    name: str
    q: Annotated[str | None, Field(max_length=100)] = None


class Two(Sent):
    """The form that judges two actors."""

    act: Literal["merge", "split"]
    name: Annotated[str, Field(max_length=300)]
    other: Annotated[str, Field(max_length=300)] = ""
    under: Literal["this", "other"] = "this"


@dataclass(frozen=True, slots=True)
class Person:
    """An actor that may be the same."""

    id: str
    name: str
    party: str
    claims: int


@router.get("/{code}/review/matter/{named}")
def matter(request: Request, code: str, named: str, on: Annotated[On, Query()]) -> Response:
    """The claims of a matter, and those of its place that stand in others."""
    visitor, screen = reviewer(request), screen_of(request)
    situation = screen.desk.glance(on.asked_on(on.date)).situation
    meant = [name for name in situation.claims if name.startswith(named)]
    found = find_matters(situation, meant[0]) if len(meant) == 1 else ()
    if not found:
        raise Refusal(HTTPStatus.NOT_FOUND, f"No matter known by then has a claim {named!r}.")
    bench, book, source = screen.desk.bench(), screen.book(code), screen.desk.source
    own = {name for item in found for name in item.claims}
    places = frozenset(item.place for item in found if item.place)
    others = {name for item in matters_at(situation, places) for name in item.claims} - own
    here = _rows(bench, own)
    near = _rows(bench, others)[-MOST:]
    values = {
        "named": named,
        "parts": [
            ("here", [shown(row, book, source) for row in here]),
            ("elsewhere", [shown(row, book, source) for row in near]),
        ],
        "of": judged((*here, *near), teller_of(screen, code)),
        "since": bench.position,
        "here": f"{request.url.path}{on.query(date=on.date)}",
        "matter": f"/{code}/matter/{named}{on.query(date=on.date)}",
    }
    return screen.page(request, Frame(code, "review_matter", visitor, Lens(), "review"), values)


@router.post("/{code}/review/matter/{named}")
def pair(request: Request, code: str, named: str, sent: Annotated[Pair, Form()]) -> Response:
    """Say that two claims speak of one matter, or of two."""
    words = screen_of(request).language(code).tables["screen"]["review"]
    both, act = (sent.a, sent.other.strip() or sent.b), ActKind(sent.act)

    def make(bench: Bench, signed: Signature) -> list[Act | Pin]:
        first, second = (_claim(bench, name) for name in both)
        a, b = deciding.two_claims(bench.docket, first, second)
        return [Judgement(act, a, b, signed.by, signed.why, signed.at)]

    things = (*map(of_pair, both), *map(of_claim, both))
    what = words["one_matter" if act is ActKind.SAME_MATTER else "two_matters"]
    return perform(request, code, sent, Wanted(things, make, what, f"/{code}/review/matter/{named}"))


@router.get("/{code}/review/actor")
def actor(request: Request, code: str, named: Annotated[Named, Query()]) -> Response:
    """An actor, those who count as it, and others that it may be."""
    visitor, screen = reviewer(request), screen_of(request)
    bench, book = screen.desk.bench(), screen.book(code)
    counts = Counter(name for row in bench.docket.rows for name in set(people(row.claim)))
    merged = bench.docket.reviewed.actors if bench.docket.reviewed else {}
    sought = named.q if named.q is not None else book.actor(named.name).split()[-1]
    values = {
        "name": named.name,
        "called": book.actor(named.name),
        "party": book.party(screen.desk.source.theatre.party(named.name)),
        "claims": counts[named.name],
        "counts_as": book.actor(merged[named.name]) if named.name in merged else "",
        "top": merged.get(named.name, ""),
        "under": [(other, book.actor(other)) for other, top in merged.items() if top == named.name],
        "q": sought,
        "found": _people(screen, code, sought, named.name, counts, merged),
        "since": bench.position,
        "here": f"{request.url.path}{Lens().query(name=named.name, q=named.q)}",
    }
    return screen.page(request, Frame(code, "review_actor", visitor, Lens(), "review"), values)


@router.post("/{code}/review/actor")
def identify(request: Request, code: str, sent: Annotated[Two, Form()]) -> Response:
    """Say that two actors are one, or two."""
    screen = screen_of(request)
    words, act = screen.language(code).tables["screen"]["review"], ActKind(sent.act)
    both = (sent.name, sent.other) if sent.under == "this" else (sent.other, sent.name)

    def make(bench: Bench, signed: Signature) -> list[Act | Pin]:
        if not sent.other:
            raise Unfit("two_actors", "Choose somebody.")
        two = deciding.two_actors(bench.docket, screen.desk.source.theatre, both)
        return [Identity(act, two, signed.by, signed.why, signed.at)]

    back = f"/{code}/review/actor{Lens().query(name=sent.name)}"
    return perform(request, code, sent, Wanted(map(of_actor, both), make, words[sent.act], back))


def _claim(bench: Bench, named: str) -> Row:
    """The claim of an id or the beginning of one; raises Unfit."""
    found = [row for row in bench.docket.rows if named.startswith("c-") and row.claim.id.startswith(named)]
    if len(found) != 1:
        raise Unfit("claim", f"There is no claim {named!r} here.", claim=named)
    return found[0]


def _rows(bench: Bench, names: Iterable[str]) -> tuple[Row, ...]:
    wanted = frozenset(names)
    return choose((row for row in bench.docket.rows if row.claim.id in wanted), Chosen())


def _people(
    screen: Screen, code: str, sought: str, own: str, counts: Counter[str], merged: dict[str, str] | object
) -> list[Person]:
    """Those whose name in some spelling has the words sought, the ones with most claims first."""
    book, theatre, key = screen.book(code), screen.desk.source.theatre, fold(sought)
    found = []
    for name in {*theatre.actors, *counts} - {own, UNATTRIBUTED}:
        known = theatre.actor(name)
        spellings = (name, *(known.called if known else ()))
        if key and any(key in fold(item) for item in spellings):
            found.append(Person(name, book.actor(name), book.party(theatre.party(name)), counts[name]))
    return sorted(found, key=lambda person: (-person.claims, person.name, person.id))[:FOUND]
