"""Sentences that are looked for. Rule: the question and all choices are in the address; a reader sees claims only."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import Field

from wederhoor.briefing.book import Book
from wederhoor.model.period import Period
from wederhoor.model.search import Sought
from wederhoor.model.vocabulary import Certainty, Kind
from wederhoor.situation.found import NOWHERE, SORTS, Found, Key
from wederhoor.situation.listing import Row
from wederhoor.situation.seeking import marked
from wederhoor.web.desk import Desk
from wederhoor.web.lens import Lens
from wederhoor.web.pages.rows import Facet, Shown, place_name, shown
from wederhoor.web.problems import Refusal
from wederhoor.web.screen import Frame, Screen, go, screen_of
from wederhoor.web.sifting import sifter_of
from wederhoor.web.source import Asked, Sifted

PAGE = 40  # sentences on a page
FIRST, MOST = 8, 60  # values of each sort that stand open, and all that are offered
LONGEST = 200  # characters of a question, or of a value chosen

Chosen = Annotated[str | None, Field(max_length=LONGEST)]

router = APIRouter()


class Choice(Lens):
    """What is looked for; what is empty does not choose."""

    q: Chosen = None
    place: Chosen = None
    claimant: Chosen = None
    kind: Kind | None = None
    certainty: Certainty | None = None
    source: Chosen = None  # an outlet; NOWHERE for reports that name none
    published: Annotated[str | None, Field(pattern=r"^\d{4}-\d\d(-\d\d)?$", max_length=10)] = None
    order: Literal["new"] | None = None
    after: Annotated[str | None, Field(max_length=120)] = None  # the last sentence of the page before

    def chosen(self) -> Mapping[str, str]:
        """The values chosen, by sort."""
        return {sort: str(value) for sort in SORTS if (value := getattr(self, sort))}

    def path(self, code: str, **changed: str | None) -> str:
        """The address of this search with some choices changed; it begins at its first page."""
        values = {"q": self.q, **{sort: getattr(self, sort) for sort in SORTS}, "order": self.order}
        return f"/{code}/search" + self.query(**{**values, **changed})


@dataclass(frozen=True, slots=True)
class Hint:
    """What may help where nothing was found: a label of the page's words, and where it leads."""

    label: str
    name: str
    path: str  # '' for what leads nowhere
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A sentence as it is shown, the words that were asked for marked."""

    story: str
    start: int
    pieces: tuple[tuple[str, bool], ...]
    outlet: str | None
    title: str | None
    published: str
    claims: tuple[Shown, ...]


@router.get("/{code}/search")
def search(request: Request, code: str, choice: Annotated[Choice, Query()]) -> Response:
    """The sentences that fit, and what would narrow them."""
    if choice.blank:
        return go(choice.path(code))
    screen = screen_of(request)
    visitor, book = screen.visitor(request), screen.book(code)
    asked = choice.asked()
    sought = screen.desk.source.seek(choice.q or "")
    found = _sifted(screen.desk, asked, choice, bare=visitor.reviewer)
    page, more = found.listed[:PAGE], len(found.listed) > PAGE
    after = _after(page[-1], choice) if more else ""
    values = {
        "choice": choice,
        "total": found.sentences,
        "claims": found.claims,
        "moment": book.moment(asked.known_at) if asked.known_at else "",
        "items": [_item(item, sought, book, screen) for item in page],
        "facets": _facets(code, choice, found.facets, _namer(screen, code, book)),
        "hints": () if found.sentences else _hints(code, choice, sought, screen, asked, bare=visitor.reviewer),
        "orders": (("best", choice.path(code, order=None)), ("new", choice.path(code, order="new"))),
        "more": choice.path(code, after=after) if after else "",
    }
    return screen.page(request, Frame(code, "search", visitor, choice), values)


def _sifted(desk: Desk, asked: Asked, choice: Choice, *, bare: bool) -> Sifted:
    """What fits, with one sentence more than a page has room for: in a large ledger no more is looked at."""
    chosen, last, newest = choice.chosen(), _key(choice.after) if choice.after else None, choice.order is not None
    found = sifter_of(desk, asked, choice.q or "", bare=bare)
    key = asked.moments, choice.q, tuple(chosen.items()), last, newest, bare
    return desk.remember("sifted", key, lambda: found.sifted(chosen, last, PAGE + 1, newest=newest))


def _after(item: Found, choice: Choice) -> str:
    """The name of the last sentence of a page."""
    rank, known, story, start = item.key
    return f"{0.0 if choice.order else rank!r},{known!r},{start},{story}"


def _key(after: str) -> Key:
    try:
        rank, known, start, story = after.split(",", 3)
        return float(rank), float(known), story, int(start)
    except ValueError:
        detail = "This is no place in a list: leave `after` out, or follow the link of the page before."
        raise Refusal(HTTPStatus.BAD_REQUEST, detail) from None


def _item(found: Found, sought: Sought, book: Book, screen: Screen) -> Item:
    source = screen.desk.source
    rows = (Row(claim, found.story, found.published) for claim in found.claims)
    return Item(
        story=found.story.id,
        start=found.span.start,
        pieces=marked(found.sentence, sought, source.reports()),
        outlet=found.story.outlet,
        title=found.story.title,
        published=book.period(found.published) if found.published else "",
        claims=tuple(shown(row, book, source) for row in rows),
    )


def _namer(screen: Screen, code: str, book: Book) -> Callable[[str, str], str]:
    """What the values of each sort are called on a page."""
    words = screen.language(code).tables["screen"]

    def name(sort: str, value: str) -> str:
        if sort == "kind":
            return book.word("noun", value)
        if sort == "certainty":
            return str(words["certainty"][value])
        if sort == "place":
            return place_name(value, book, screen.desk.source)
        if sort == "claimant":
            return book.actor(value)
        if sort == "published":
            return book.period(Period.parse(value))
        return str(words["labels"]["outlet_unknown"]) if value == NOWHERE else value

    return name


def _facets(
    code: str, choice: Choice, counted: Mapping[str, Mapping[str, int]], named: Callable[[str, str], str]
) -> tuple[tuple[str, tuple[Facet, ...]], ...]:
    """By sort: what the found sentences hold most, the chosen value first."""
    chosen = choice.chosen()
    return tuple(
        (
            sort,
            tuple(
                Facet(
                    _safe(named, sort, value),
                    number,
                    choice.path(code, **{sort: None if value == chosen.get(sort) else value}),
                    value == chosen.get(sort),
                )
                for value, number in _offered(sort, counts, chosen.get(sort))
            ),
        )
        for sort, counts in counted.items()
    )


def _offered(sort: str, counts: Mapping[str, int], held: str | None) -> list[tuple[str, int]]:
    """The values of a sort with their counts: the one chosen first, then the commonest, or days as they follow."""
    values = dict(counts) if held is None else {held: 0, **counts}
    if sort == "published":
        turn = _in_turn(held, counts)
        days = sorted(value for value in values if value == held or value in turn)
        return [(value, values[value]) for value in sorted(days, key=lambda value: value != held)][:MOST]
    return sorted(values.items(), key=lambda item: (item[0] != held, -item[1], item[0]))[:MOST]


def _safe(named: Callable[[str, str], str], sort: str, value: str) -> str:
    """The name of a value; the value itself where an address asks for a day that no calendar has."""
    try:
        return named(sort, value)
    except ValueError:
        return value


def _in_turn(held: str | None, counts: Mapping[str, int]) -> Collection[str]:
    """The months or days that are offered: the months first, then the days of the one chosen, or of the only one."""
    months = {name[: len("2022-09")] for name in counts}
    month = held[: len("2022-09")] if held else next(iter(months)) if len(months) == 1 else None
    return months if month is None else {name for name in counts if name not in months and name.startswith(month)}


def _hints(code: str, choice: Choice, sought: Sought, screen: Screen, asked: Asked, *, bare: bool) -> Sequence[Hint]:
    """What would find something: each word by itself, a name one slip away, one choice less, a later moment."""
    hints, desk = list[Hint](), screen.desk
    chosen, typed = choice.chosen(), choice.q or ""
    bare_path = dict.fromkeys((*SORTS, "order"))
    for part in sought.parts if len(sought.parts) > 1 or chosen else ():
        alone = _count(desk, asked, part.written, {}, bare=bare)
        path = choice.path(code, **{**bare_path, "q": part.written}) if alone else ""
        hints.append(Hint("hint_alone" if alone else "hint_nowhere", part.written, path, alone or None))
    for part in (part for part in sought.parts if not (part.marks or part.exact)):
        for name in desk.source.near_names(part.written):
            path = choice.path(code, q=(choice.q or "").replace(part.written, name))
            hints.append(Hint("hint_near", name, path))
    for sort in chosen:
        rest = {other: value for other, value in chosen.items() if other != sort}
        count = _count(desk, asked, typed, rest, bare=bare)
        if count:
            hints.append(Hint("hint_without", sort, choice.path(code, **{sort: None}), count))
    if choice.known_at:
        later = _count(desk, Asked(recorded=asked.recorded), typed, chosen, bare=bare)
        everything = Choice(**{**choice.model_dump(), "known_at": None, "after": None})
        if later:
            hints.append(Hint("hint_later", "", everything.path(code), later))
    return hints


def _count(desk: Desk, asked: Asked, typed: str, chosen: Mapping[str, str], *, bare: bool) -> int:
    """How many sentences would be found with other values chosen, other words or at another moment."""
    return sifter_of(desk, asked, typed, bare=bare).sifted(chosen, None, 0, newest=False).sentences
