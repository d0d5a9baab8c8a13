"""What waits for a judgement. Rule: newest day first, the doubtful first on each day; the address has the choice."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import Field

from wederhoor.briefing.book import Book
from wederhoor.model.vocabulary import Kind
from wederhoor.situation.listing import Row, Wanted, choose
from wederhoor.web import judged
from wederhoor.web.deeds import Teller
from wederhoor.web.judged import Beside, Doubts
from wederhoor.web.lens import Lens
from wederhoor.web.pages.rows import Facet, place_name, shown
from wederhoor.web.review import reviewer
from wederhoor.web.screen import Frame, Screen, go, screen_of
from wederhoor.web.source import Asked

PAGE = 25  # claims on a page
FACETS = 10  # values offered of each sort
SORTS = ("day", "mark", "kind", "place", "claimant", "outlet")
UNDATED = "0000-00-00"  # sorts last

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


@dataclass(frozen=True, slots=True)
class Waiting:
    """A claim that waits, with what chooses it."""

    row: Row
    day: str
    marks: tuple[str, ...]

    def values(self, sort: str) -> tuple[str, ...]:
        """What it has of one sort of choice."""
        return _VALUES[sort](self)


_VALUES: Mapping[str, Callable[[Waiting], tuple[str, ...]]] = {
    "day": lambda item: (item.day,),
    "mark": lambda item: item.marks,
    "kind": lambda item: (item.row.claim.kind.value,),
    "place": lambda item: item.row.claim.place_ids,
    "claimant": lambda item: item.row.claim.claimants,
    "outlet": lambda item: (item.row.story.outlet,) if item.row.story.outlet else (),
}


@router.get("/{code}/review")
def review(request: Request, code: str, choice: Annotated[Choice, Query()]) -> Response:
    """The claims that wait."""
    visitor, screen = reviewer(request), screen_of(request)
    book = screen.book(code)
    if choice.recorded_as_of is not None or choice.known_at == "":
        return go(path_of(code, choice, recorded_as_of=None))  # only what is recorded now can be judged
    chosen = {sort: value for sort in SORTS if (value := getattr(choice, sort)) is not None}
    found = [item for item in _sorted(screen, choice.asked()) if _fits(item, chosen)]
    end = choice.start + PAGE
    listed = found[choice.start : end]
    bench = screen.desk.bench()
    teller = teller_of(screen, code)
    rows = tuple(item.row for item in listed)
    done = next((deed for deed in bench.deeds if deed.entry == choice.done), None)
    values = {
        "total": len(found),
        "days": _by_day(listed, book),
        "rows": {row.claim.id: shown(row, book, screen.desk.source) for row in rows},
        "marks": {item.row.claim.id: item.marks for item in listed},
        "judging": Beside(rows, bench.position, judged.judged(rows, teller), visitor.form),
        "next": _following(listed),
        "here": path_of(code, choice),
        "facets": _facets(code, choice, found, screen, book),
        "done": teller.tell(done) if done else None,
        "more": path_of(code, choice, start=str(end)) if end < len(found) else "",
    }
    return screen.page(request, Frame(code, "review", visitor, choice), values)


def beside(request: Request, code: str, lens: Lens, story: str) -> Beside | None:
    """What a report's page needs for judging its claims; None for who may not, and where it shows what was."""
    screen = screen_of(request)
    visitor = screen.visitor(request)
    if not visitor.reviewer or lens.recorded_as_of is not None:
        return None
    bench = screen.desk.bench()
    rows = choose((row for row in bench.docket.rows if row.story.id == story), Wanted())
    return Beside(rows, bench.position, judged.judged(rows, teller_of(screen, code)), visitor.form)


def teller_of(screen: Screen, code: str) -> Teller:
    """Who says decisions in a language."""
    words = screen.language(code).tables["screen"]
    return Teller(screen.book(code), words, screen.desk.source.gazetteer, screen.desk.bench())


def doubts_of(screen: Screen) -> Doubts:
    """Who says what is doubtful."""
    source = screen.desk.source
    dated = screen.desk.library(Asked()).dated
    return Doubts(source.theatre, source.gazetteer, dated, judged.again(screen.desk.bench()))


def path_of(code: str, choice: Choice, **changed: str | None) -> str:
    """The address of the list with some choices changed; a changed choice begins at its first page."""
    values = {sort: getattr(choice, sort) for sort in SORTS}
    start = {} if changed else {"start": str(choice.start) if choice.start else None}
    return f"/{code}/review" + choice.query(**{**values, **start, **changed})


def _sorted(screen: Screen, asked: Asked) -> Sequence[Waiting]:
    """Everything that waits and was known at the moment asked, in its order."""
    items = screen.desk.remember("waiting", None, lambda: _waiting(screen))
    moment = asked.known_at
    return items if moment is None else [item for item in items if _known(item.row, moment)]


def _waiting(screen: Screen) -> Sequence[Waiting]:
    doubts, days = doubts_of(screen), dict[str, str]()
    items = []
    for row in judged.waiting(screen.desk.bench()):
        if row.story.id not in days:
            days[row.story.id] = _day(row)
        items.append(Waiting(row, days[row.story.id], doubts.marks(row)))
    items.sort(key=lambda item: (-len(item.marks), item.row.story.id, item.row.claim.sentence.start, item.row.claim.id))
    return sorted(items, key=lambda item: item.day, reverse=True)


def _known(row: Row, moment: datetime) -> bool:
    return row.published is not None and row.published.known_by(moment)


def _day(row: Row) -> str:
    last = row.published.last_day if row.published else None
    return last.isoformat() if last else UNDATED


def _fits(item: Waiting, chosen: Mapping[str, str]) -> bool:
    return all(value in item.values(sort) for sort, value in chosen.items())


def _by_day(listed: Iterable[Waiting], book: Book) -> list[tuple[str, list[str]]]:
    """The claims' ids under the words for their day."""
    days: dict[str, list[str]] = {}
    for item in listed:
        days.setdefault(item.day, []).append(item.row.claim.id)
    return [(_day_name(day, book), names) for day, names in days.items()]


def _day_name(day: str, book: Book) -> str:
    return book.word("labels", "undated_report") if day == UNDATED else book.day(date.fromisoformat(day))


def _following(listed: Sequence[Waiting]) -> dict[str, str]:
    """For each claim the one to go on with once it is judged: the next, or the one before the last."""
    names = [item.row.claim.id for item in listed]
    after = [*names[1:], names[-2] if len(names) > 1 else ""] if names else []
    return dict(zip(names, after, strict=True))


def _facets(
    code: str, choice: Choice, found: Sequence[Waiting], screen: Screen, book: Book
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
        counts = Counter(value for item in found for value in item.values(sort))
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
