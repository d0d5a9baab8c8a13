"""What a reader must know about the evidence. Rule: a note names its citations; it never weighs."""

from wederhoor.briefing.material import Material
from wederhoor.briefing.update import Citation, Note
from wederhoor.model.vocabulary import Basis

DELIVERED = frozenset({Basis.DELIVERY})
INFERRED = frozenset({Basis.INFERRED, Basis.TEXT, Basis.URL})
WIDE = frozenset({"month", "season", "year", "interval", "open"})


def notes(material: Material, citations: tuple[Citation, ...]) -> tuple[Note, ...]:
    """Dates that were delivered or inferred, long dates, carried sources, unread signs and reports set aside."""
    found = [
        *_dates(citations, DELIVERED, "date_delivered"),
        *_dates(citations, INFERRED, "date_inferred"),
        *_wide(citations),
        *_carried(material, citations),
    ]
    unnamed = tuple(citation.number for citation in citations if citation.outlet is None)
    if unnamed:
        found.append(Note("outlet_unknown", unnamed))
    purged = tuple(citation.number for citation in citations if not citation.text)
    if purged:
        found.append(Note("text_removed", purged))
    for rule, number in (("missed", material.missed), ("aside", material.aside), ("undated", material.undated)):
        if number:
            found.append(Note(rule, (), (str(number),)))
    return tuple(found)


def _dates(citations: tuple[Citation, ...], bases: frozenset[Basis], rule: str) -> list[Note]:
    """One note for all reports whose date rests on this, each named by the first citation of it."""
    first: dict[str, int] = {}
    for citation in citations:
        if citation.basis in bases:
            first.setdefault(citation.story, citation.number)
    return [Note(rule, tuple(first.values()))] if first else []


def _wide(citations: tuple[Citation, ...]) -> list[Note]:
    spans: dict[str, list[int]] = {}
    for citation in citations:
        if citation.published and citation.published.precision in WIDE:
            spans.setdefault(citation.published.edtf, []).append(citation.number)
    return [Note("date_wide", tuple(numbers), (edtf,)) for edtf, numbers in sorted(spans.items())]


def _carried(material: Material, citations: tuple[Citation, ...]) -> list[Note]:
    numbers = tuple(
        citation.number
        for citation in citations
        if citation.claims and all(material.claims[claim].carried for claim in citation.claims)
    )
    return [Note("carried", numbers)] if numbers else []
