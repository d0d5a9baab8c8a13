"""Proof of an update. Rule: a line is proved from the stories alone; what the update says of itself proves nothing.

Every citation lies in its text; every line is a sentence that the pack's patterns allow for the claims it prints; every
word of it is the pack's own, a supported name, number or date, or quoted from the cited sentences; no denial, hedge or
"niet" of them is lost; and status, chain and holder are those that weighing gives.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from wederhoor.briefing.book import Book, capital, open_book
from wederhoor.briefing.desk import reserve_of
from wederhoor.briefing.echo import clause_of, tail_of
from wederhoor.briefing.edits import untold
from wederhoor.briefing.evidence import Evidence, gather_evidence
from wederhoor.briefing.material import Material
from wederhoor.briefing.names import titled
from wederhoor.briefing.once import lines_of, spoken, told_whole
from wederhoor.briefing.paging_tables import reserved, who
from wederhoor.briefing.paging_words import below, short_question
from wederhoor.briefing.perhaps import below_of, heading, spoken_lines
from wederhoor.briefing.proof_cues import lost_cues
from wederhoor.briefing.proof_forms import corrections, fits
from wederhoor.briefing.proof_perhaps import perhaps_faults
from wederhoor.briefing.proof_standing import (
    Standings,
    coverage_faults,
    holder_faults,
    standing_faults,
    stray_citations,
)
from wederhoor.briefing.proof_tables import table_faults
from wederhoor.briefing.proof_words import unsupported
from wederhoor.briefing.saying import correction, finished, marked, question, quotation, say
from wederhoor.briefing.update import Line, Said, Source, Update
from wederhoor.model.packs import LanguagePack, Theatre
from wederhoor.model.places import Gazetteer
from wederhoor.model.problems import Problem
from wederhoor.model.stories import Story
from wederhoor.model.vocabulary import Kind, Status

REMEDY = "Report this with the line and its citations: the update must not be printed as it is."


@dataclass(frozen=True, slots=True)
class Rendered:
    """One line as it is printed, with what it rests on."""

    place: str  # where in the update: "line 3", "contradiction 1"
    text: str
    below: str  # chain and remarks, where a reservation may also stand
    citations: tuple[int, ...]
    claims: tuple[str, ...]  # whose words it gives
    every: tuple[str, ...] = ()  # all claims that it merges; empty where it has no status of its own
    badge: str = ""  # the word for its status
    kind: Kind | None = None
    head: str = ""  # of a report that may be of the period: its outlet, date and basis


def rendered_lines(update: Update, language: LanguagePack) -> tuple[Rendered, ...]:
    """Every sentence that the update prints in a language."""
    book = open_book(update, language)
    texts = spoken(update, book)
    found = [_line(line, texts[line.id], book) for line in lines_of(update) if line.id in texts]
    for number, item in enumerate(update.contradictions, 1):
        for _, cells in item.columns:
            found += [
                _said(f"contradiction {number}", cell.said, capital(finished(say(cell.said, book)))) for cell in cells
            ]
    for number, fixed in enumerate(update.corrections, 1):
        said = (fixed.new, *((fixed.old,) if fixed.old else ()))
        found.append(Rendered(f"correction {number}", correction(fixed, book), "", fixed.citations, _ids(said)))
    told = told_whole(update, texts, book)
    for number, quiet in enumerate(update.quiet, 1):
        if quiet.see is None and quiet.said.citation not in told:
            asked = short_question(quiet, book) or capital(finished(quotation(quiet.said, book)))
            found.append(_said(f"question {number}", quiet.said, asked))
    for number, head in enumerate(update.headlines, 1):
        found.append(_said(f"headline {number}", head.said, marked(head.said.words.sentence)))
    return (*found, *_perhaps_lines(update, book), *_numbers(update, book))


def _line(line: Line, text: str, book: Book) -> Rendered:
    badge = book.word("status", line.status.value)
    return Rendered(
        f"line {line.id}",
        text,
        below(line, book),
        line.citations,
        _ids(line.said),
        line.claims,
        badge,
        line.kind,
    )


def _perhaps_lines(update: Update, book: Book) -> Iterator[Rendered]:
    for number, report in enumerate(update.perhaps, 1):
        for said, voice, words in spoken_lines(report, book):
            line = _said(f"possible {number}", said, words)
            yield replace(line, below=below_of(said, voice, book), head=heading(report, book))


def _numbers(update: Update, book: Book) -> Iterator[Rendered]:
    for number, row in enumerate(update.rows, 1):
        for point in (*row.points, *row.beside):
            shown = book.quantity(point.quantity, point.printed)
            source = point.source
            yield Rendered(f"number {number}", shown, _whose(source, book), (source.citation,), (source.claim,))


def _whose(source: Source, book: Book) -> str:
    """Who gives a number, with what takes some of it back."""
    return who(source, book) + reserved(source, book)


def _said(place: str, said: Said, text: str) -> Rendered:
    return Rendered(place, text, "", (said.citation,), (said.claim.id,))


def _ids(said: Iterable[Said]) -> tuple[str, ...]:
    return tuple(item.claim.id for item in said)


def check(
    update: Update,
    lines: Iterable[Rendered],
    material: Material,
    theatre: Theatre,
    gazetteer: Gazetteer,
    language: LanguagePack,
) -> tuple[Problem, ...]:
    """What does not hold, as Problems with the line as their source; empty when all is proved."""
    book, standings = open_book(update, language), Standings(material)
    whole = standings.desk.whole
    found = [*_citations(update, whole.stories), *_names(update, theatre, gazetteer)]
    found += untold(update, whole.claims, REMEDY)
    if found:
        return tuple(found)
    for line in lines:
        evidence = gather_evidence(line.citations, line.claims, update, whole, theatre, gazetteer)
        faults = _faults(line, evidence, update, standings, book)
        found += [Problem(line.place, f"“{line.text}”", fault, REMEDY) for fault in faults]
    found += coverage_faults(update, material, theatre, gazetteer, REMEDY)
    found += table_faults(update, standings.desk.anew(), REMEDY)
    return (*found, *holder_faults(update, material, REMEDY), *perhaps_faults(update, material, REMEDY))


def _citations(update: Update, stories: Mapping[str, Story]) -> Iterable[Problem]:
    for citation in update.citations:
        place, story = f"citation {citation.number}", stories.get(citation.story)
        if story is None:
            yield Problem(place, citation.story, "Its story is not in the ledger.", REMEDY)
        elif story.text and not 0 <= citation.span.start < citation.span.end <= len(story.text):
            yield Problem(place, story.id, "Its span lies outside its text.", REMEDY)
        elif citation.text != citation.span.of(story.text):
            yield Problem(place, story.id, "Its words are not those of the text.", REMEDY)


def _names(update: Update, theatre: Theatre, gazetteer: Gazetteer) -> Iterable[Problem]:
    """Actors and places that the update spells otherwise than theatre and gazetteer do."""
    strange = [actor.id for actor in update.actors if theatre.actor(actor.id) != actor]
    strange += [place.id for place in update.places if gazetteer.get(place.id) != place]
    for name in strange:
        yield Problem("names", name, "It is not spelled as the theatre or the gazetteer has it.", REMEDY)


def _faults(
    line: Rendered, evidence: Evidence | None, update: Update, standings: Standings, book: Book
) -> Iterator[str]:
    if not line.citations:
        yield "It cites nothing."
        return
    if evidence is None:
        yield "It cites what the update does not list, or a claim that is not known."
        return
    stray = stray_citations(update, line.citations, line.every or line.claims)
    if stray:
        yield f"The sentence cited as [{stray[0]}] carries none of its claims."
    if evidence.purged:
        return
    said = tuple(_told(claim, standings) for claim in line.claims)
    clauses = tuple(words for item in said for words in _own_words(item, book))
    yield from unsupported(line.text, evidence, book, clauses)
    yield from lost_cues(line.text, line.below, evidence, book, words=not line.place.startswith("number"))
    if not _allowed(line, said, book):
        yield "It is no sentence that its claims allow."
    if line.head:
        yield from _perhaps(line, said[0], update, standings, book)
    if line.kind is not None:
        doubted = line.text.endswith(f" {book.word('quote', 'not_confirmed_after')}")
        if doubted is not _is_doubted(line, book) and len(said) == 1:
            yield "Whether it is confirmed is not what stands below it."
        yield from standing_faults(line.badge, line.below, line.every, line.kind, said[0], standings, book)


def _is_doubted(line: Rendered, book: Book) -> bool:
    """Whether a remark below a line says that it is not confirmed, and its status does not."""
    words = book.tables["remark"]
    before = words["not_confirmed_by"].partition("{")[0]
    told = any(part == words["not_confirmed"] or part.startswith(before) for part in line.below.split(" · "))
    return told and line.badge != book.word("status", Status.CONFIRMED.value)


def _perhaps(line: Rendered, said: Said, update: Update, standings: Standings, book: Book) -> Iterator[str]:
    """A line of a report that may be of the period: under its own heading, with its own source."""
    if line.below != below_of(said, standings.desk.voice(line.claims), book):
        yield "Its source is not that of its claim."
    if line.head not in {heading(one, book) for one in update.perhaps if one.story == said.claim.story}:
        yield "It does not stand under the date of its report."


def _own_words(said: Said, book: Book) -> Iterator[str]:
    """The words of the report that a line may print without quotation marks."""
    yield from (words for name in said.claim.claimants if (words := titled(name, said, book)))
    found, tail = clause_of(said, book), tail_of(said, book)
    yield from (words for words in (found[1] if found else "", tail) if words)


def _told(claim: str, standings: Standings) -> Said:
    """A claim with its words, from its story alone."""
    material = standings.desk.whole
    found = material.claims[claim]
    story = material.stories.get(found.story)
    published = material.published.get(found.story)
    return Said(found, standings.desk.words(found), 0, story.outlet if story else None, published)


def _allowed(line: Rendered, said: tuple[Said, ...], book: Book) -> bool:
    """Whether the text is what its place in the update asks for: a number, a headline, a correction or a sentence."""
    place, *_ = line.place.split()
    if place == "number":
        number = said[0].claim.quantity
        source = Source("", said[0].claim.claimants, said[0].outlet, None, 0, reserve_of(said[0].claim))
        shown = (book.quantity(number, said[0].words.quantity) if number else "", _whose(source, book))
        return (line.text, line.below) == shown
    if place == "question" and line.text in _questions(said[0], book):
        return True
    if place == "headline":
        return line.text == marked(said[0].words.sentence)
    if place == "correction":
        return line.text in corrections(said[0], said[1] if len(said) > 1 else None, book)
    return fits(line.text, said, book)


def _questions(said: Said, book: Book) -> Iterator[str]:
    """A question in short, with its speaker named for the first time or again."""
    for some in ((), said.claim.claimants):
        asked = question(replace(said, introduce=some), book)
        if asked:
            yield capital(finished(asked))
