"""What waits for a judgement. Rule: newest day first, the doubtful first on each day; the address has the choice."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import Field

from wederhoor.briefing.book import Book
from wederhoor.model.register import NO_DAY
from wederhoor.model.stories import Published
from wederhoor.model.vocabulary import Kind
from wederhoor.situation.doubting import Doubts
from wederhoor.situation.listing import Wanted, choose
from wederhoor.situation.waiting import SORTS, Waited, Waiting, counted, fitting, waiting
from wederhoor.web import judged
from wederhoor.web.deeds import Teller
from wederhoor.web.desk import Desk
from wederhoor.web.judged import Beside
from wederhoor.web.lens import Lens
from wederhoor.web.pages.rows import Facet, place_name, shown
from wederhoor.web.review import reviewer
from wederhoor.web.screen import Frame, Screen, go, screen_of
from wederhoor.web.source import Asked, Bench

PAGE = 25  # claims on a page
FACETS = 10  # values offered of each sort

router = APIRouter()


class Choice(Lens):
    """Which claims; what is empty does not choose."""

    day: str | None = None
    mark: str | None = None
    kind: Kind | None = None
    place: str | None = None
    claimant: str | None = None
    outlet: str | None = None
    start: Annotated[int, Field(ge=0)] = 0
    done: str | None = None  # the entry that was recorded last, shown above


@router.get("/{code}/review")
def review(request: Request, code: str, choice: Annotated[Choice, Query()]) -> Response:
    """The claims that wait."""
    visitor, screen = reviewer(request), screen_of(request)
    book = screen.book(code)
    if choice.recorded_as_of is not None or choice.known_at == "":
        return go(path_of(code, choice, recorded_as_of=None))  # only what is recorded now can be judged
    chosen = {sort: value for sort in SORTS if (value := getattr(choice, sort)) is not None}
    found = _waited(screen.desk, choice.asked(), chosen, choice.start)
    listed, end = found.listed, choice.start + PAGE
    bench = _bench(screen.desk, {item.row.story.id for item in listed})
    teller = teller_of(screen, code, bench)
    rows = tuple(item.row for item in listed)
    done = next((deed for deed in bench.deeds if deed.entry == choice.done), None)
    values = {
        "total": found.total,
        "days": _by_day(listed, book),
        "rows": {row.claim.id: shown(row, book, screen.desk.source) for row in rows},
        "marks": {item.row.claim.id: item.marks for item in listed},
        "judging": Beside(rows, bench.position, judged.judged(rows, teller), visitor.form),
        "next": _following(listed),
        "here": path_of(code, choice),
        "facets": _facets(code, choice, found.counts, screen, book),
        "done": teller.tell(done) if done else None,
        "more": path_of(code, choice, start=str(end)) if end < found.total else "",
    }
    return screen.page(request, Frame(code, "review", visitor, choice), values)


def beside(request: Request, code: str, lens: Lens, story: str) -> Beside | None:
    """What a report's page needs for judging its claims; None for who may not, and where it shows what was."""
    screen = screen_of(request)
    visitor = screen.visitor(request)
    if not visitor.reviewer or lens.recorded_as_of is not None:
        return None
    bench = _bench(screen.desk, {story})
    rows = choose((row for row in bench.docket.rows if row.story.id == story), Wanted())
    return Beside(rows, bench.position, judged.judged(rows, teller_of(screen, code, bench)), visitor.form)


def teller_of(screen: Screen, code: str, bench: Bench | None = None) -> Teller:
    """Who says decisions in a language."""
    words = screen.language(code).tables["screen"]
    return Teller(screen.book(code), words, screen.desk.source.gazetteer, bench or screen.desk.bench())


def path_of(code: str, choice: Choice, **changed: str | None) -> str:
    """The address of the list with some choices changed; a changed choice begins at its first page."""
    values = {sort: getattr(choice, sort) for sort in SORTS}
    start = {} if changed else {"start": str(choice.start) if choice.start else None}
    return f"/{code}/review" + choice.query(**{**values, **start, **changed})


def _waited(desk: Desk, asked: Asked, chosen: Mapping[str, str], start: int) -> Waited:
    """What waits and was known at the moment asked, a page of it; of a large ledger no more is looked at."""
    lists = desk.lists(Asked())
    if lists is not None:
        key = asked.known_at, tuple(chosen.items()), start
        return desk.remember("waited", key, lambda: lists.waiting(chosen, start, PAGE, asked.known_at))
    items = desk.remember("waiting", None, lambda: _waiting(desk))
    found = fitting((item for item in items if item.known_by(asked.known_at)), chosen)
    return Waited(len(found), tuple(found[start : start + PAGE]), counted(found))


def _waiting(desk: Desk) -> Sequence[Waiting]:
    bench = desk.bench()
    return waiting(judged.waiting(bench), doubts_of(desk, bench, desk.library(Asked()).dated))


def doubts_of(desk: Desk, bench: Bench, dated: Mapping[str, Published]) -> Doubts:
    """Who says what is doubtful."""
    lost = bench.docket.reviewed.lost if bench.docket.reviewed else frozenset[tuple[str, int]]()
    return Doubts(desk.source.theatre, desk.source.gazetteer, dated, lost)


def _bench(desk: Desk, stories: Iterable[str]) -> Bench:
    """What lies before whoever judges claims of some stories."""
    lists, wanted = desk.lists(Asked()), frozenset(stories)
    return desk.bench() if lists is None else desk.remember("bench of", wanted, lambda: lists.bench(wanted))


def _by_day(listed: Iterable[Waiting], book: Book) -> list[tuple[str, list[str]]]:
    """The claims' ids under the words for their day."""
    days: dict[str, list[str]] = {}
    for item in listed:
        days.setdefault(item.day, []).append(item.row.claim.id)
    return [(_day_name(day, book), names) for day, names in days.items()]


def _day_name(day: str, book: Book) -> str:
    return book.word("labels", "undated_report") if day == NO_DAY else book.day(date.fromisoformat(day))


def _following(listed: Sequence[Waiting]) -> dict[str, str]:
    """For each claim the one to go on with once it is judged: the next, or the one before the last."""
    names = [item.row.claim.id for item in listed]
    after = [*names[1:], names[-2] if len(names) > 1 else ""] if names else []
    return dict(zip(names, after, strict=True))


def _facets(
    code: str, choice: Choice, found: Mapping[str, Mapping[str, int]], screen: Screen, book: Book
) -> list[tuple[str, list[Facet]]]:
    """By sort: what the list holds most, the chosen value first."""
    source = screen.desk.source
    words = source.language(code).tables["screen"]
    names: Mapping[str, Callable[[str], str]] = {
        "day": lambda value: _day_name(value, book),
        "mark": lambda value: str(words["review"]["marks"][value]),
        "kind": lambda value: book.word("noun", value),
        "place": lambda value: place_name(value, book, source),
        "claimant": book.actor,
        "outlet": str,
    }
    facets = []
    for sort in SORTS:
        held = getattr(choice, sort)
        counts = found[sort]
        by_size = sorted(counts.items(), key=lambda pair: (pair[0] != held, -pair[1], pair[0]))
        common = by_size if sort != "day" else sorted(counts.items(), reverse=True)
        facets.append(
            (
                sort,
                [
                    Facet(
                        names[sort](value),
                        count,
                        path_of(code, choice, **{sort: None if value == held else value}),
                        value == held,
                    )
                    for value, count in common[:FACETS]
                ],
            )
        )
    return facets
