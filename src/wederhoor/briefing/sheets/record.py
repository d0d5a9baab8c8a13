"""What became of a source's claims. Rule: behind each number stands the list of claims that it counts."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from statistics import median
from typing import Any

from wederhoor.briefing.saying import topic
from wederhoor.briefing.sheets.reference import Reference
from wederhoor.briefing.sheets.sheet import Grid, Notes, Sheet
from wederhoor.model.vocabulary import UNATTRIBUTED, Status
from wederhoor.weighing.grades import ENOUGH, LETTERS, UNRATED
from wederhoor.weighing.record import Outcome, Record, find_records

SHOWN = (
    Status.CONFIRMED,
    Status.CORROBORATED,
    Status.CONTESTED,
    Status.WITHDRAWN,
    Status.CLAIMED,
    Status.EXPECTED,
)
COLUMNS = (
    "actor",
    "party",
    "letter",
    "claims",
    "judged",
    "borne_out",
    "taken_back",
    *(status.value for status in SHOWN),
    "first_in",
    "compared",
    "median_lead_in_hours",
)
HOUR = timedelta(hours=1)


def records(reference: Reference, actors: frozenset[str] = frozenset()) -> tuple[Record, ...]:
    """The records of those who vouch for a claim themselves, or of the actors asked for, the fullest first."""
    situation = reference.situation
    found = find_records(situation.weighed, situation.claims, situation.published, reference.theatre)
    speaking = {name for claim in situation.claims.values() for name in claim.claimants} - {UNATTRIBUTED}
    chosen = [record for name, record in found.items() if name in (actors or speaking)]
    return tuple(sorted(chosen, key=lambda item: (-_judged(item), -len(item.outcomes), item.actor)))


def _judged(record: Record) -> int:
    return record.borne_out + record.taken_back


def list_sheet(found: Sequence[Record], reference: Reference) -> Sheet:
    """Every source on one row."""
    keys = ("source", "letter", "judged", "became", "earliest")
    head = tuple(reference.word("record", key) for key in keys)
    rows = tuple(_listed(record, reference) for record in found)
    grid = Grid("", head, rows, (6, 3, 3, 8, 8), reference.word("record", "empty"))
    flat = tuple(_flat(record, reference) for record in found)
    return Sheet(
        title=reference.word("record", "title"),
        lead=(reference.known_at(),),
        parts=(grid, Notes(reference.word("record", "rule"), _rule(reference))),
        columns=COLUMNS,
        rows=flat,
        record={
            "known_at": reference.situation.known_at.isoformat(),
            "sources": [_record(record, reference) for record in found],
        },
    )


def sheet(record: Record, reference: Reference) -> Sheet:
    """One source: its numbers, and the claims behind each of them."""
    name = reference.book.actor(record.actor)
    parts: list[Grid | Notes] = []
    for status in SHOWN:
        outcomes = record.of(status)
        if outcomes:
            parts.append(_outcomes(status, outcomes, reference))
    parts.append(Notes(reference.word("record", "rule"), _rule(reference)))
    return Sheet(
        title=reference.word("record", "one", name=name),
        lead=(_summary(record, reference), _earliest_words(record, reference), reference.known_at()),
        parts=tuple(parts),
        columns=COLUMNS,
        rows=(_flat(record, reference),),
        record={"known_at": reference.situation.known_at.isoformat(), **_record(record, reference)},
    )


def _summary(record: Record, reference: Reference) -> str:
    """The letter with the numbers that it follows from."""
    return reference.word(
        "record",
        "summary",
        letter=record.letter,
        meaning=reference.word("letter", record.letter),
        claims=reference.book.count("claim", len(record.outcomes)),
        judged=_judged(record),
        borne_out=record.borne_out,
        taken_back=record.taken_back,
    )


def _rule(reference: Reference) -> tuple[str, ...]:
    """How a letter follows, from the same table that gives it."""
    *better, (worst, _, _) = LETTERS
    lines = [
        reference.word("record", "least", letter=letter, number=number, share=f"{share:.0%}")
        for letter, number, share in better
    ]
    lines.append(reference.word("record", "less", letter=worst))
    enough = reference.word("record", "enough", letter=UNRATED, number=ENOUGH)
    return reference.word("record", "counts"), f"{enough} {'; '.join(lines)}."


def _listed(record: Record, reference: Reference) -> tuple[str, ...]:
    counts = ((len(record.of(status)), reference.word("status", status.value)) for status in SHOWN)
    became = ", ".join(f"{number} {word}" for number, word in counts if number)
    name = reference.book.actor_short(record.actor)
    return name, record.letter, str(_judged(record)), became, _earliest(record, reference)


def _leads(record: Record) -> list[timedelta]:
    return [item.lead for item in record.outcomes if item.lead is not None]


def _middle(leads: Sequence[timedelta]) -> timedelta:
    return timedelta(seconds=median(lead.total_seconds() for lead in leads))


def _earliest(record: Record, reference: Reference) -> str:
    """In how many of the claims that others bore out it came first, and by how much before or after them."""
    leads = _leads(record)
    if not leads:
        return ""
    first = sum(lead > timedelta() for lead in leads)
    said = _span(_middle(leads), reference)
    return reference.word("record", "first_in", first=first, all=len(leads), lead=said)


def _earliest_words(record: Record, reference: Reference) -> str:
    said = _earliest(record, reference)
    return f"{reference.word('record', 'earliest')}: {said}" if said else reference.word("record", "no_lead")


def _span(lead: timedelta, reference: Reference) -> str:
    """A stretch of time before or after somebody else, in hours up to two days and else in days."""
    if not lead:
        return reference.word("record", "together")
    length = abs(lead)
    hours = round(length / HOUR)
    said = reference.book.count("hour", hours) if hours < 48 else reference.book.count("day", round(hours / 24))
    return reference.word("record", "before" if lead > timedelta() else "after", time=said)


def _outcomes(status: Status, outcomes: Sequence[Outcome], reference: Reference) -> Grid:
    keys = ("day", "words", "by", "lead")
    head = tuple(reference.word("record", key) for key in keys)
    title = f"{reference.word('status', status.value)}: {len(outcomes)}"
    return Grid(title, head, tuple(_outcome(item, reference) for item in outcomes), (2, 7, 5, 3))


def _outcome(item: Outcome, reference: Reference) -> tuple[str, ...]:
    words = f"{reference.words(item.claim)} {reference.marks((item.claim,))}"
    other = ""
    if item.borne_out_by is not None:
        about = topic(reference.desk.said(item.borne_out_by), reference.book)
        other = f"{reference.who(item.borne_out_by)}: {about} {reference.marks((item.borne_out_by,))}"
    elif item.taken_back_by is not None:
        by = f"{reference.who(item.taken_back_by)}, {reference.date(item.taken_back_by)}"
        other = f"{reference.word('record', 'taken_back', by=by)} {reference.marks((item.taken_back_by,))}"
    elif item.status is Status.WITHDRAWN:
        other = reference.word("record", "counted_on")
    elif item.status in {Status.CONFIRMED, Status.CORROBORATED}:
        other = reference.word("record", "own_side")
    return reference.date(item.claim), words, other, _span(item.lead, reference) if item.lead is not None else ""


def _flat(record: Record, reference: Reference) -> tuple[str, ...]:
    leads = _leads(record)
    known = reference.theatre.actor(record.actor)
    return (
        record.actor,
        known.party if known else "",
        record.letter,
        str(len(record.outcomes)),
        str(_judged(record)),
        str(record.borne_out),
        str(record.taken_back),
        *(str(len(record.of(status))) for status in SHOWN),
        str(sum(lead > timedelta() for lead in leads)),
        str(len(leads)),
        f"{_middle(leads) / HOUR:.1f}" if leads else "",
    )


def _record(record: Record, reference: Reference) -> Mapping[str, Any]:
    numbers: dict[str, Any] = {
        key: int(value) if value.lstrip("-").isdigit() else value or None
        for key, value in zip(COLUMNS, _flat(record, reference), strict=True)
    }
    numbers["median_lead_in_hours"] = float(numbers["median_lead_in_hours"]) if _leads(record) else None
    outcomes = [
        {
            "claim": item.claim,
            "status": item.status.value,
            "borne_out_by": item.borne_out_by,
            "lead_in_hours": round(item.lead / HOUR, 1) if item.lead is not None else None,
            "taken_back_by": item.taken_back_by,
        }
        for item in record.outcomes
    ]
    return {**numbers, "outcomes": outcomes}
