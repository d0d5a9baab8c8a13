"""Who holds what on a day, and how it came about. Rule: an old claim shows its age; what nobody said is empty."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from wederhoor.briefing.paging_tables import reserved
from wederhoor.briefing.sheets.reference import Reference
from wederhoor.briefing.sheets.sheet import Grid, Sheet
from wederhoor.model.claims import Claim
from wederhoor.model.period import Period
from wederhoor.model.vocabulary import CONTESTED, Certainty, Extent, Polarity
from wederhoor.model.weights import ControlCell
from wederhoor.weighing.control import STALE
from wederhoor.weighing.facts import party_of
from wederhoor.weighing.oppositions import HOLDS

COLUMNS = (
    "place",
    "day",
    "holder",
    "status",
    "extent",
    "since",
    "first_claim",
    "last_word",
    "age_in_days",
    "origins",
    "outlets",
    "rules",
    "claimed_by",
    "admitted_by",
    "denied_by",
)
SAYING = frozenset({Certainty.ASSERTED, Certainty.HEDGED})


@dataclass(frozen=True, slots=True)
class Holding:
    """A cell with what its claims say beside the holder."""

    cell: ControlCell
    extents: tuple[tuple[str, Extent], ...]  # who is said to hold how much
    first: Period | None  # of the story that first gave the place to its holder, since another last had it
    last: Period | None  # of the last story that says anything of it
    age: int | None  # days from that story to the day asked
    origins: int
    outlets: int

    @property
    def stale(self) -> bool:
        """Whether nobody has said anything for more than two weeks."""
        return self.age is not None and self.age > STALE


def holding(cell: ControlCell, reference: Reference) -> Holding:
    """What stands behind a cell, as known in the situation; a day after it counts for nothing."""
    behind = reference.known(_behind(cell))
    last = reference.published(behind[-1]) if behind else None
    day = last.last_day if last else None
    supporting = {*cell.claimed_by, *cell.admitted_by}
    origins = reference.desk.origins_of(supporting)
    outlets = {reference.situation.stories[reference.claim(name).story].outlet for name in behind}
    return Holding(
        cell=cell,
        extents=_extents(cell, (reference.claim(name) for name in behind), reference),
        first=_first(cell, reference),
        last=last,
        age=(date.fromisoformat(cell.day) - day).days if day else None,
        origins=len(origins),
        outlets=len(outlets - {None}),
    )


def _behind(cell: ControlCell) -> tuple[str, ...]:
    reasons = (claim for reason in cell.reasons for claim in reason.claims)
    return *cell.claimed_by, *cell.admitted_by, *cell.denied_by, *reasons


def _holders(claim: Claim, reference: Reference) -> frozenset[str]:
    """The sides that a claim has in the place or at it."""
    parties = {party_of(reference.theatre, name) or name for name in claim.agent}
    return frozenset(parties) & frozenset(reference.theatre.parties)


def _extents(cell: ControlCell, claims: Iterable[Claim], reference: Reference) -> tuple[tuple[str, Extent], ...]:
    """A settled cell is about the whole place; in any other the claims say how much they are about."""
    if cell.holder in reference.theatre.parties:
        return ((cell.holder, Extent.WHOLE),)
    found = {
        (party, claim.extent)
        for claim in claims
        if claim.extent is not None and cell.place in claim.target and claim.polarity is Polarity.POSITIVE
        for party in _holders(claim, reference)
    }
    return tuple(sorted(found))


def _first(cell: ControlCell, reference: Reference) -> Period | None:
    """When the holder was first named, going back from the day until another holder is named."""
    until, found = date.fromisoformat(cell.day), None
    for name in reversed(reference.known(_naming(cell.place, reference))):
        told = reference.published(name)
        if told.last_day is None or told.last_day > until:
            continue
        if cell.holder not in _holders(reference.claim(name), reference):
            break
        found = told
    return found


def _naming(place: str, reference: Reference) -> Iterable[str]:
    """Claims that name one side as holder of a place."""
    for claim in reference.aimed.get(place, ()):
        said = claim.kind in HOLDS and claim.certainty in SAYING and claim.polarity is Polarity.POSITIVE
        if said and len(_holders(claim, reference)) == 1:
            yield claim.id


def held_on(reference: Reference, places: frozenset[str] = frozenset()) -> tuple[Holding, ...]:
    """Every place of which something is known on the last day of the situation, or those asked for, by name."""
    cells = [cell for cell in reference.situation.cells if not places or cell.place in places]
    return tuple(holding(cell, reference) for cell in sorted(cells, key=lambda cell: reference.book.place(cell.place)))


def sheet(found: Sequence[Holding], reference: Reference) -> Sheet:
    """The table of places on one day."""
    day = reference.situation.period.last_day
    head = tuple(reference.word("control", key) for key in ("place", "holder", "since", "claimed", "admitted", "last"))
    rows = tuple(_row(item, reference) for item in found)
    grid = Grid("", head, rows, (3, 3, 3, 5, 4, 4), reference.word("control", "empty"))
    title = reference.word("control", "title", day=reference.book.day(day) if day else "")
    return _sheet(title, grid, found, reference)


def history_sheet(place: str, found: Sequence[Holding], reference: Reference) -> Sheet:
    """The days on which one place's holder, or what is said of it, changed."""
    keys = ("day", "holder", "since", "claimed", "admitted", "rule")
    head = tuple(reference.word("control", key) for key in keys)
    rows = tuple(_day_row(item, reference) for item in found)
    grid = Grid("", head, rows, (3, 3, 3, 5, 4, 4), reference.word("control", "empty"))
    return _sheet(reference.word("control", "history", place=reference.book.place(place)), grid, found, reference)


def _sheet(title: str, grid: Grid, found: Sequence[Holding], reference: Reference) -> Sheet:
    return Sheet(
        title=title,
        lead=(reference.known_at(),),
        parts=(grid,),
        columns=COLUMNS,
        rows=tuple(_flat(item) for item in found),
        record={
            "known_at": reference.situation.known_at.isoformat(),
            "cells": [_record(item, reference) for item in found],
        },
    )


def _row(item: Holding, reference: Reference) -> tuple[str, ...]:
    return (reference.book.place(item.cell.place), *_common(item, reference), _last(item, reference))


def _day_row(item: Holding, reference: Reference) -> tuple[str, ...]:
    rules = "\n".join(f"{reference.rule(reason.rule)} {reference.marks(reason.claims)}" for reason in item.cell.reasons)
    day = reference.day(Period.of_day(date.fromisoformat(item.cell.day)))
    return (day, *_common(item, reference), rules)


def _common(item: Holding, reference: Reference) -> tuple[str, str, str, str]:
    claimed = _sources(tuple(name for name in item.cell.claimed_by if name not in item.cell.admitted_by), reference)
    if item.cell.denied_by:
        denied = _sources(item.cell.denied_by, reference)
        claimed = f"{claimed}\n{reference.word('labels', 'denied_by')} {denied}"
    return _holder(item, reference), _since(item, reference), claimed, _sources(item.cell.admitted_by, reference)


def _holder(item: Holding, reference: Reference) -> str:
    """Holder and status in words, and below them how much of the place."""
    status = item.cell.status
    if item.cell.left:
        return reference.word("labels", "left")
    badge = reference.word("status", status.value).upper() if status else ""
    name = "" if item.cell.holder == CONTESTED else reference.book.party(item.cell.holder)
    extents = [_extent(party, extent, item.cell, reference) for party, extent in item.extents]
    return "\n".join((" ".join(filter(None, (name, badge))), *extents))


def _extent(party: str, extent: Extent, cell: ControlCell, reference: Reference) -> str:
    said = reference.word("extent", extent.value)
    return said if party == cell.holder else f"{reference.book.party(party)}: {said}"


def _since(item: Holding, reference: Reference) -> str:
    if item.cell.since is not None:
        return reference.day(item.cell.since)
    if item.first is not None:
        return reference.word("control", "first", day=reference.day(item.first))
    return ""


def _sources(claims: tuple[str, ...], reference: Reference) -> str:
    """Each claimant with the day of its last word and the claim."""
    lines = [
        f"{reference.who(claim)}{reserved(source, reference.book)}, {reference.date(claim)} {reference.marks((claim,))}"
        for claim, source in reference.sources(claims)
    ]
    return "\n".join(lines) or reference.word("labels", "nobody")


def _last(item: Holding, reference: Reference) -> str:
    """The day of the last word with its age, and that nobody else says it."""
    if item.last is None or item.age is None:
        return ""
    parts = [reference.day(item.last)]
    if item.age:
        parts.append(reference.book.count("day_old", item.age))
    if item.cell.holder in reference.theatre.parties and item.origins < 2:
        parts.append(reference.word("control", "no_other_origin"))
    return f"{reference.word('control', 'stale')} {', '.join(parts)}" if item.stale else ", ".join(parts)


def _flat(item: Holding) -> tuple[str, ...]:
    cell, status = item.cell, item.cell.status
    return (
        cell.place,
        cell.day,
        cell.holder,
        status.value if status else "",
        "; ".join(f"{party} {extent.value}" for party, extent in item.extents),
        cell.since.edtf if cell.since else "",
        item.first.edtf if item.first else "",
        item.last.edtf if item.last else "",
        "" if item.age is None else str(item.age),
        str(item.origins),
        str(item.outlets),
        "; ".join(reason.rule for reason in cell.reasons),
        *("; ".join(claims) for claims in (cell.claimed_by, cell.admitted_by, cell.denied_by)),
    )


def _record(item: Holding, reference: Reference) -> dict[str, Any]:
    cell, status = item.cell, item.cell.status
    return {
        "place": cell.place,
        "day": cell.day,
        "holder": cell.holder,
        "status": status.value if status else None,
        "extents": [{"party": party, "extent": extent.value} for party, extent in item.extents],
        "since": cell.since.edtf if cell.since else None,
        "first_claim": item.first.edtf if item.first else None,
        "last_word": item.last.edtf if item.last else None,
        "age_in_days": item.age,
        "origins": item.origins,
        "outlets": item.outlets,
        "claimed_by": list(cell.claimed_by),
        "admitted_by": list(cell.admitted_by),
        "denied_by": list(cell.denied_by),
        "reasons": [
            {"rule": reason.rule, "meaning": reference.rule(reason.rule), "claims": list(reason.claims)}
            for reason in cell.reasons
        ],
    }
