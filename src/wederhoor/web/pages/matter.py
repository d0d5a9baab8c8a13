"""One matter: parties side by side, a row a day. Rule: two claims are tied on screen only where a rule ties them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import Field

from wederhoor.briefing.book import capital
from wederhoor.briefing.sheets import matter_words
from wederhoor.briefing.sheets.matter import Entry, MatterPage, find_matters, lay_out, row_of
from wederhoor.briefing.sheets.matter_words import Saying
from wederhoor.briefing.sheets.reference import Reference
from wederhoor.briefing.sheets.sheet import Notes, Sheet
from wederhoor.model.period import Period
from wederhoor.model.weights import ControlCell, Matter
from wederhoor.situation.history import control_history
from wederhoor.web.pages import long, tables
from wederhoor.web.screen import Frame, go, screen_of

router = APIRouter()


class Choice(long.Choice):
    """The moments and the day, and one party where only that is asked for."""

    party: Annotated[str | None, Field(max_length=64)] = None


@dataclass(frozen=True, slots=True)
class Tie:
    """How a claim stands to another, in words, with the way there."""

    kind: str
    words: str
    other: str  # claim
    here: str  # the anchor of the other one's entry; empty where it stands on no row


@dataclass(frozen=True, slots=True)
class Said:
    """One entry of a cell."""

    claim: str
    anchor: str  # a claim may stand in several matters of a page
    status: str
    saying: Saying
    ties: tuple[Tie, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """One row: what each party says on it."""

    name: str
    newest: bool
    cells: tuple[tuple[str, str, tuple[Said, ...]], ...]  # party, its name, what it says

    @property
    def entries(self) -> int:
        """How many things are said on it."""
        return sum(len(said) for _, _, said in self.cells)


@dataclass(frozen=True, slots=True)
class Shown:
    """One matter as it is shown."""

    sheet: Sheet
    status: str
    badge: str
    grade: str
    place: str | None
    held: tuple[tuple[str, str, str], ...]  # day, holder, status: each day on which it changed
    missing: str
    parties: tuple[tuple[str, str], ...]
    days: tuple[Day, ...]
    notes: tuple[Notes, ...]


@dataclass(frozen=True, slots=True)
class Laid:
    """One matter laid out, with who is said to have held its place."""

    page: MatterPage
    held: tuple[ControlCell, ...]


@router.get("/{code}/matter/{named}")
def matter(request: Request, code: str, named: str, choice: Annotated[Choice, Query()]) -> Response:
    """One matter, a column a party and a row a day."""
    screen = screen_of(request)
    asked = choice.asked_on(choice.date)
    situation = screen.desk.glance(asked).situation
    if choice.date is None and situation.beyond and named not in situation.claims:
        day = tables.day_near(screen, named, choice)
        return go(f"/{code}/matter/{named}{choice.query(date=day, party=choice.party)}")
    found = find_matters(situation, tables.claim_of(situation.claims.values(), named).id)
    reference = screen.reference(asked, code)
    laid = [Laid(lay_out(item, reference), _held(item, reference)) for item in found]
    sheets = [matter_words.sheet(one.page, one.held, screen.reference(asked, code), named=False) for one in laid]
    sent = tables.as_file(choice, "matter", sheets)
    if sent is not None:
        return sent
    frame = Frame(code, "matter", screen.visitor(request), choice)
    values = {
        **tables.common(request, frame, choice),
        "shown": [
            shown(one, sheet, choice.party, screen.reference(asked, code), number)
            for number, (one, sheet) in enumerate(zip(laid, sheets, strict=True))
        ],
        "party": choice.party,
        "filter": [
            (name, title, choice.query(date=choice.date, party=name)) for name, title in _parties(laid, reference)
        ],
        "everybody": choice.query(date=choice.date),
    }
    return screen.page(request, frame, values)


def _parties(laid: Sequence[Laid], reference: Reference) -> tuple[tuple[str, str], ...]:
    """The parties of some matters with their names, without the outlets' own voice."""
    names = ((party, reference.book.party(party)) for one in laid for party in one.page.parties if party)
    return tuple(dict.fromkeys(names))


def _held(item: Matter, reference: Reference) -> tuple[ControlCell, ...]:
    last = reference.situation.period.last_day
    assert last is not None  # a situation is of a bounded period
    if not item.place:
        return ()
    return control_history(reference.situation, item.place, last, reference.theatre, reference.gazetteer)


def shown(laid: Laid, sheet: Sheet, party: str | None, reference: Reference, number: int) -> Shown:
    """A matter in words, of all parties or of one; `number` is its place among those of the page."""
    page, item = laid.page, laid.page.matter
    anchors = {claim: _anchor(entry, number) for entry in page.entries for claim in entry.claims}
    ties = _ties(page, anchors, reference)
    # in order: at its first mention an office is named
    said = {entry: _said(entry, _anchor(entry, number), ties, reference) for entry in page.entries}
    parties = tuple(name for name in page.parties if not party or name == party)
    named = tuple((name, reference.book.party(name)) for name in parties)
    days = [_day(page, day, named, said, reference) for day in reversed(page.days)]
    notes = tuple(part for part in sheet.parts if isinstance(part, Notes))
    return Shown(
        sheet=sheet,
        status=item.standing.status.value,
        badge=reference.word("status", item.standing.status.value),
        grade=item.standing.grade,
        place=item.place,
        held=_changes(laid.held, reference),
        missing=matter_words.missing(page, reference),
        parties=named,
        days=tuple(day for day in days if day.entries or not party),
        notes=notes,
    )


def _day(
    page: MatterPage, day: Period, parties: Sequence[tuple[str, str]], said: Mapping[Entry, Said], reference: Reference
) -> Day:
    cells = tuple((party, name, tuple(said[entry] for entry in row_of(page, day, party))) for party, name in parties)
    return Day(reference.day(day), day is page.days[-1], cells)


def _anchor(entry: Entry, number: int) -> str:
    """The name of an entry on the page: its first claim, in a further matter with the matter's number."""
    return f"{number + 1}-{entry.claims[0]}" if number else entry.claims[0]


def _said(entry: Entry, anchor: str, ties: Mapping[str, Sequence[Tie]], reference: Reference) -> Said:
    own = [tie for claim in entry.claims for tie in ties.get(claim, ())]
    status = entry.line.standing.status.value
    return Said(entry.claims[0], anchor, status, matter_words.saying(entry, reference), tuple(dict.fromkeys(own)))


def _ties(page: MatterPage, anchors: Mapping[str, str], reference: Reference) -> dict[str, list[Tie]]:
    """The relations of each claim, told from its own side."""
    found: dict[str, list[Tie]] = {}
    for relation in page.relations:
        for own, other, way in ((relation.a, relation.b, "to"), (relation.b, relation.a, "from")):
            key = f"{relation.kind.value}_{way}"
            words = reference.word("tie", key, who=reference.who(other), day=reference.date(other))
            tie = Tie(relation.kind.value, capital(words), other, anchors.get(other, ""))
            found.setdefault(own, []).append(tie)
    return found


def _changes(held: Sequence[ControlCell], reference: Reference) -> tuple[tuple[str, str, str], ...]:
    """The holder on each day on which it changed."""
    found = []
    before = None
    for cell in held:
        if cell.holder != before:
            day = reference.day(Period.of_day(date.fromisoformat(cell.day)))
            found.append((day, reference.book.party(cell.holder), cell.status.value if cell.status else ""))
        before = cell.holder
    return tuple(found)
