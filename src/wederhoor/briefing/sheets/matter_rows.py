"""A matter's page as rows and as JSON. Rule: ids and values of the model, the same in every language but for words."""

from collections.abc import Sequence
from typing import Any

from wederhoor.briefing.sheets.matter import AGREED, Entry, MatterPage
from wederhoor.briefing.sheets.reference import Reference
from wederhoor.model.vocabulary import Status
from wederhoor.model.weights import ControlCell, Matter, Reason

COLUMNS = (
    "matter",
    "day",
    "party",
    "status",
    "grade",
    "kind",
    "words",
    "claimants",
    "via",
    "origins",
    "outlets",
    "again",
    "rules",
    "claims",
)
LIST_COLUMNS = (
    "matter",
    "place",
    "family",
    "kinds",
    "first",
    "last",
    "status",
    "grade",
    "claims",
    "origins",
    "outlets",
)


def origins_of(matter: Matter) -> frozenset[str]:
    """The origins of all its lines."""
    return frozenset(origin for line in matter.lines for origin in line.origins)


def outlets_of(matter: Matter) -> frozenset[str]:
    """The outlets of all its lines."""
    return frozenset(outlet for line in matter.lines for outlet in line.outlets)


def list_row(matter: Matter, reference: Reference) -> tuple[str, ...]:
    """A matter as one row, in the order of LIST_COLUMNS."""
    known = reference.known(matter.claims)
    return (
        matter.id,
        matter.place or "",
        matter.family.value,
        "; ".join(dict.fromkeys(line.kind.value for line in matter.lines)),
        reference.published(known[0]).edtf,
        reference.published(known[-1]).edtf,
        matter.standing.status.value,
        matter.standing.grade,
        str(len(matter.claims)),
        str(len(origins_of(matter))),
        str(len(outlets_of(matter))),
    )


def row(page: MatterPage, entry: Entry, reference: Reference) -> tuple[str, ...]:
    """What one party says on one day in one line, in the order of COLUMNS."""
    voices = reference.desk.voices(entry.claims)
    standing = entry.line.standing
    return (
        page.matter.id,
        entry.published.edtf,
        entry.party or "own",
        standing.status.value,
        standing.grade,
        entry.line.kind.value,
        reference.words(entry.claims[0]),
        "; ".join(dict.fromkeys(name for voice in voices for name in voice.claimants)),
        "; ".join(dict.fromkeys(name for voice in voices for name in voice.via)),
        str(sum(voice.origins for voice in voices)),
        "; ".join(sorted({outlet for voice in voices for outlet in voice.outlets})),
        "yes" if entry.again else "",
        "; ".join(reason.rule for reason in standing.reasons),
        "; ".join(entry.claims),
    )


def record(page: MatterPage, held: Sequence[ControlCell], reference: Reference) -> dict[str, Any]:
    """A matter as JSON."""
    matter = page.matter
    entries: list[dict[str, Any]] = [
        dict(zip(COLUMNS, row(page, entry, reference), strict=True)) for entry in page.entries
    ]
    for item, entry in zip(entries, page.entries, strict=True):
        item |= {"again": entry.again, "claims": list(entry.claims), "reasons": _given(entry.line.standing.reasons)}
    return {
        "matter": matter.id,
        "place": matter.place,
        "family": matter.family.value,
        "known_at": reference.situation.known_at.isoformat(),
        "status": matter.standing.status.value,
        "grade": matter.standing.grade,
        "reasons": _given(matter.standing.reasons),
        "remarks": _given(matter.standing.remarks),
        "holders": [{"day": cell.day, "holder": cell.holder} for cell in held],
        "parties": [party or "own" for party in page.parties],
        "entries": entries,
        "relations": [
            {"kind": r.kind.value, "a": r.a, "b": r.b, "rule": r.rule, "meaning": reference.rule(r.rule)}
            for r in page.relations
        ],
        "repeats": page.repeats,
        "agreed": _named(page, AGREED),
        "disputed": _named(page, frozenset({Status.CONTESTED})),
        "questions": [{"claim": item.claim, "about": item.about} for item in page.questions],
        "nobody_claims_it_for": list(page.unclaimed),
    }


def _named(page: MatterPage, statuses: frozenset[Status]) -> list[list[str]]:
    return [list(line.claims) for line in page.matter.lines if line.standing.status in statuses]


def _given(reasons: Sequence[Reason]) -> list[dict[str, Any]]:
    return [{"rule": reason.rule, "claims": list(reason.claims)} for reason in reasons]
