"""Proof of an update. Rule: a line is proved from the stories alone; what the update says of itself proves nothing.

Every citation lies in its text; every word of a line is the pack's own, a supported name, number or date, or quoted
from the cited sentences; and no denial, hedge or "niet" of them is lost.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from wederhoor.briefing.book import Book, capital, open_book
from wederhoor.briefing.edits import untold
from wederhoor.briefing.evidence import Evidence, gather_evidence
from wederhoor.briefing.paging_words import below
from wederhoor.briefing.proof_cues import lost_cues
from wederhoor.briefing.proof_words import unsupported
from wederhoor.briefing.render_json import lines_of
from wederhoor.briefing.saying import correction, finished, quotation, say, sentence
from wederhoor.briefing.update import Said, Update
from wederhoor.model.claims import Claim
from wederhoor.model.packs import LanguagePack, Theatre
from wederhoor.model.places import Gazetteer
from wederhoor.model.problems import Problem
from wederhoor.model.stories import Story

REMEDY = "Report this with the line and its citations: the update must not be printed as it is."


@dataclass(frozen=True, slots=True)
class Rendered:
    """One line as it is printed, with what it rests on."""

    place: str  # where in the update: "line 3", "contradiction 1"
    text: str
    below: str  # chain and remarks, where a reservation may also stand
    citations: tuple[int, ...]
    claims: tuple[str, ...]  # whose words it gives


def rendered_lines(update: Update, language: LanguagePack) -> tuple[Rendered, ...]:
    """Every sentence that the update prints in a language."""
    book = open_book(update, language)
    found = [
        Rendered(f"line {line.id}", sentence(line, book), below(line, book), line.citations, _ids(line.said))
        for line in lines_of(update)
    ]
    for number, item in enumerate(update.contradictions, 1):
        for _, cells in item.columns:
            found += [
                _said(f"contradiction {number}", cell.said, capital(finished(say(cell.said, book)))) for cell in cells
            ]
    for number, fixed in enumerate(update.corrections, 1):
        said = (fixed.new, *((fixed.old,) if fixed.old else ()))
        found.append(Rendered(f"correction {number}", correction(fixed, book), "", fixed.citations, _ids(said)))
    for number, quiet in enumerate(update.quiet, 1):
        if quiet.see is None:
            found.append(_said(f"question {number}", quiet.said, capital(finished(quotation(quiet.said, book)))))
    return (*found, *_numbers(update, book))


def _numbers(update: Update, book: Book) -> list[Rendered]:
    found = []
    for number, row in enumerate(update.rows, 1):
        for point in (*row.points, *row.beside):
            shown = book.quantity(point.quantity, point.printed)
            reserved = book.word("labels", "hedged") if point.hedged else ""
            found.append(Rendered(f"number {number}", shown, reserved, (point.source.citation,), ()))
    return found


def _said(place: str, said: Said, text: str) -> Rendered:
    return Rendered(place, text, "", (said.citation,), (said.claim.id,))


def _ids(said: Iterable[Said]) -> tuple[str, ...]:
    return tuple(item.claim.id for item in said)


def check(
    update: Update,
    lines: Iterable[Rendered],
    stories: Iterable[Story],
    claims: Mapping[str, Claim],
    theatre: Theatre,
    gazetteer: Gazetteer,
    language: LanguagePack,
) -> tuple[Problem, ...]:
    """What does not hold, as Problems with the line as their source; empty when all is proved."""
    book = open_book(update, language)
    by_id = {story.id: story for story in stories}
    found = [*_citations(update, by_id), *untold(update, claims, REMEDY)]
    if found:
        return tuple(found)
    for line in lines:
        evidence = gather_evidence(line.citations, line.claims, update, by_id, claims, theatre, gazetteer)
        found += [Problem(line.place, f"“{line.text}”", fault, REMEDY) for fault in _faults(line, evidence, book)]
    return tuple(found)


def _citations(update: Update, stories: Mapping[str, Story]) -> Iterable[Problem]:
    for citation in update.citations:
        place, story = f"citation {citation.number}", stories.get(citation.story)
        if story is None:
            yield Problem(place, citation.story, "Its story is not in the ledger.", REMEDY)
        elif story.text and not 0 <= citation.span.start < citation.span.end <= len(story.text):
            yield Problem(place, story.id, "Its span lies outside its text.", REMEDY)
        elif citation.text != citation.span.of(story.text):
            yield Problem(place, story.id, "Its words are not those of the text.", REMEDY)


def _faults(line: Rendered, evidence: Evidence | None, book: Book) -> list[str]:
    if not line.citations:
        return ["It cites nothing."]
    if evidence is None:
        return ["It cites what the update does not list, or a claim that is not known."]
    if evidence.purged:
        return []
    return [*unsupported(line.text, evidence, book), *lost_cues(line.text, line.below, evidence, book)]
