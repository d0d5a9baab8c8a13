"""The update as JSON. Rule: the schema beside this module is versioned; a field never gets another meaning."""

import json
from collections.abc import Mapping
from typing import Any

from wederhoor.briefing.book import Book, open_book
from wederhoor.briefing.once import lines_of, spoken
from wederhoor.briefing.page import Heading, Item, Page, PageSection, Paragraph, Table, plain
from wederhoor.briefing.paging_words import below
from wederhoor.briefing.perhaps import below_of, days_of, spoken_lines
from wederhoor.briefing.sentences import sentence
from wederhoor.briefing.update import Citation, Line, Perhaps, Update
from wederhoor.model.claims import Claim, Quantity
from wederhoor.model.packs import LanguagePack
from wederhoor.model.period import Period

SCHEMA = "wederhoor/update/1"
Json = dict[str, Any]  # Any: JSON, whose shape the schema beside this module fixes


def render_json(page: Page, update: Update, language: LanguagePack) -> str:
    """The whole update: fields of every line, its sentence in this language, and the citations."""
    book = open_book(update, language)
    cited = {claim: citation.number for citation in update.citations for claim in citation.claims}
    texts = spoken(update, book)
    value = {
        "schema": SCHEMA,
        "language": page.code,
        "title": page.title,
        "header": _header(update),
        "lines": [line_record(line, texts, book) for line in lines_of(update)],
        "possible": [_perhaps(report, book) for report in update.perhaps],
        "sections": [_section(section) for section in page.sections if section.key not in {"sources", "problems"}],
        "claims": [claim_record(claim, cited[claim.id]) for claim in update.claims],
        "citations": [_citation(citation) for citation in update.citations],
        "problems": [plain(block.runs) for block in _blocks(page, "problems") if isinstance(block, Item)],
        "footer": {"readers": list(update.footer.readers), "packs": dict(update.footer.packs)},
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _blocks(page: Page, key: str) -> tuple[object, ...]:
    return next((section.blocks for section in page.sections if section.key == key), ())


def _header(update: Update) -> Json:
    header = update.header
    return {
        "theatre": dict(header.theatre),
        "period": header.period.edtf,
        "known_at": header.known_at.isoformat() if header.known_at else None,
        "compared_with": header.compared_with.isoformat() if header.compared_with else None,
        "reports": header.reports,
        "outlets": header.outlets,
        "claims": header.claims,
        "copies": header.copies,
        "so_far": {"reports": header.all_reports, "outlets": header.all_outlets, "copies": header.all_copies},
        "undated": header.undated,
        "unnamed": header.unnamed,
        "possible": header.possible,
        "since": header.since,
        "demonstration": header.demonstration,
        "counts": {
            "holders": header.counts.holders,
            "confirmed": header.counts.confirmed,
            "contradictions": header.counts.contradictions,
            "corrections": header.counts.corrections,
            "unanswered": header.counts.unanswered,
        },
    }


def _perhaps(report: Perhaps, book: Book) -> Json:
    lines = [
        {"text": words, "chain": below_of(said, voice, book), "claim": said.claim.id, "citation": said.citation}
        for said, voice, words in spoken_lines(report, book)
    ]
    basis = report.basis.value
    return {"story": report.story, "outlet": report.outlet, "published": report.published.edtf, "basis": basis} | {
        "days": days_of(report.published),
        "lines": lines,
    }


def line_record(line: Line, texts: Mapping[str, str], book: Book) -> Json:
    """One line with its sentence, and with the claims, rules and reasons behind it."""
    main = line.said[0].claim
    return {
        "id": line.id,
        "number": line.number,
        "matter": line.matter,
        "place": line.place,
        "kind": line.kind.value,
        "certainty": main.certainty.value,
        "polarity": main.polarity.value,
        "status": line.status.value,
        "was": line.was.value if line.was else None,
        "grade": line.grade,
        "rule": line.rule,
        "text": texts.get(line.id) or sentence(line, book),
        "printed": line.id in texts,
        "chain": below(line, book),
        "claims": list(line.claims),
        "citations": list(line.citations),
        "voices": [
            {
                "claimants": list(voice.claimants),
                "via": list(voice.via),
                "origins": voice.origins,
                "outlets": list(voice.outlets),
                "carried": voice.carried,
            }
            for voice in line.voices
        ],
        "remarks": [
            {"rule": remark.rule, "claims": list(remark.claims), "citations": list(remark.citations)}
            for remark in line.remarks
        ],
        "reasons": [{"rule": reason.rule, "claims": list(reason.claims)} for reason in line.reasons],
        "relations": [
            {"kind": relation.kind.value, "a": relation.a, "b": relation.b, "rule": relation.rule}
            for relation in line.relations
        ],
    }


def claim_record(claim: Claim, citation: int) -> Json:
    """The fields of a claim as they were read, with the number of its citation."""
    return {
        "id": claim.id,
        "story": claim.story,
        "citation": citation,
        "claimants": list(claim.claimants),
        "via": list(claim.via),
        "kind": claim.kind.value,
        "agent": list(claim.agent),
        "target": list(claim.target),
        "places": list(claim.place_ids),
        "when": _edtf(claim.when),
        "said": _edtf(claim.said),
        "quantity": _quantity(claim.quantity),
        "polarity": claim.polarity.value,
        "certainty": claim.certainty.value,
        "hedged_by": claim.hedged_by.value if claim.hedged_by else None,
        "extent": claim.extent.value if claim.extent else None,
        "aspect": claim.aspect.value if claim.aspect else None,
        "part": claim.part.value,
        "rule": claim.rule,
    }


def _quantity(number: Quantity | None) -> Json | None:
    if number is None:
        return None
    comparison = number.comparison.value if number.comparison else None
    return {
        "unit": number.unit,
        "value": number.value,
        "high": number.high,
        "comparison": comparison,
        "vague": number.vague,
    }


def _section(section: PageSection) -> Json:
    return {
        "key": section.key,
        "title": section.title,
        "count": section.count,
        "blocks": [_block(item) for item in section.blocks],
    }


def _block(block: object) -> Json:
    if isinstance(block, Table):
        rows = [[plain(cell).strip() for cell in row] for row in block.rows]
        return {"type": "table", "head": list(block.head), "rows": rows}
    if isinstance(block, Item):
        anchor = block.anchor or None
        return {
            "type": "item",
            "line": anchor,
            "status": block.status or None,
            "text": plain(block.runs),
            "below": plain(block.below),
        }
    assert isinstance(block, Heading | Paragraph)  # a page has no other blocks
    return {"type": "heading" if isinstance(block, Heading) else "paragraph", "text": plain(block.runs)}


def _citation(citation: Citation) -> Json:
    edits = [{"fields": list(edit.fields), "by": edit.by, "why": edit.why} for edit in citation.edits]
    return {
        "number": citation.number,
        "claims": list(citation.claims),
        "story": citation.story,
        "start": citation.span.start,
        "end": citation.span.end,
        "text": citation.text,
        "outlet": citation.outlet,
        "title": citation.title,
        "published": _edtf(citation.published),
        "basis": citation.basis.value if citation.basis else None,
        "address": citation.address,
        "part": citation.part.value,
        "paragraph": citation.paragraph,
        "sentence": citation.sentence,
        "copies": [
            {"outlet": item.outlet, "published": _edtf(item.published), "address": item.address}
            for item in citation.reprints
        ],
        **({"edits": edits} if edits else {}),
    }


def _edtf(period: Period | None) -> str | None:
    return period.edtf if period else None
