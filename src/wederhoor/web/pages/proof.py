"""The evidence behind what an update prints. Rule: the sentence is the report's own, all beside it the claim's."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from wederhoor.briefing.book import Book
from wederhoor.briefing.edits import told as told_edit
from wederhoor.briefing.once import lines_of
from wederhoor.briefing.page import Item, Page, plain
from wederhoor.briefing.paging_sources import where
from wederhoor.briefing.paging_words import PARTS
from wederhoor.briefing.update import Citation, Line, Update
from wederhoor.model.claims import Claim
from wederhoor.model.packs import LanguagePack
from wederhoor.model.texts import Span
from wederhoor.model.vocabulary import UNATTRIBUTED, Basis

BARE = frozenset({"sources", "problems"})  # sections whose items are no lines
GIVEN_BESIDE = frozenset({Basis.DELIVERY, Basis.INFERRED})  # dates that the page itself does not print


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence."""

    text: str
    cue: bool  # whether it attributes or hedges


@dataclass(frozen=True, slots=True)
class Way:
    """How one source's words came to the page, and the times of what it says; two sources never share a way."""

    who: str
    chain: tuple[str, ...]  # from claimant to outlet
    happened: str
    said: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One cited sentence with the ways that it came, one for each who speaks in it."""

    number: int
    who: str
    pieces: tuple[Piece, ...]  # empty where the text was removed
    published: str  # outlet and moment
    place: str  # paragraph and sentence
    ways: tuple[Way, ...]
    known: str
    cautions: tuple[str, ...]  # what was inferred or delivered, and not printed
    copies: tuple[str, ...]
    edits: tuple[str, ...]
    claims: tuple[str, ...]  # by id, for who may judge them


@dataclass(frozen=True, slots=True)
class Proof:
    """What stands behind one line."""

    name: str  # in the page's address: the line's first claim
    number: int | None
    grade: str
    claims: int
    rules: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    matter: str | None
    copied: str  # the line as it goes to the clipboard, without its address


Proofs = Mapping[tuple[str, int], Proof]


@dataclass(frozen=True, slots=True)
class Teller:
    """An update's citations and claims in the words of one language."""

    book: Book
    rules: Mapping[str, Any]
    labels: Mapping[str, str]
    bases: Mapping[str, str]
    citations: Mapping[int, Citation]
    claims: Mapping[str, Claim]
    lines: Mapping[str, Line]  # by their anchor

    def proof(self, item: Item, name: str) -> Proof:
        """What stands behind an item that cites."""
        line = self.lines.get(item.anchor)
        sentences = tuple(self._sentence(self.citations[number], line) for number in item.cites)
        reasons = dict.fromkeys(part for reason in line.reasons for part in reason.rule.split("+")) if line else ()
        return Proof(
            name=name,
            number=item.number,
            grade=line.grade if line else "",
            claims=len(line.claims) if line else 0,
            rules=tuple(str(self.rules.get(rule, rule.replace("_", " "))) for rule in reasons),
            sentences=sentences,
            matter=line.matter if line else None,
            copied=self._copied(item, line, sentences),
        )

    def _sentence(self, citation: Citation, line: Line | None) -> Sentence:
        claims = self._behind(citation, line)
        book, published = self.book, citation.published
        outlet = citation.outlet or book.word("labels", "outlet_unknown")
        voices = dict.fromkeys((claim.claimants, claim.via) for claim in claims) or {((), ()): None}
        ways = tuple(self._way(*voice, claims, outlet) for voice in voices)
        known = book.period(published) if published else book.word("labels", "undated_report")
        return Sentence(
            number=citation.number,
            who=" · ".join(dict.fromkeys(way.who for way in ways)),
            pieces=pieces(citation, claims),
            published=f"{outlet}, {known}",
            place=self._place(citation),
            ways=ways,
            known=known,
            cautions=self._cautions(citation, claims),
            copies=tuple(self._copies(citation)),
            edits=tuple(told_edit(edit, book) for edit in citation.edits),
            claims=tuple(claim.id for claim in claims),
        )

    def _way(self, claimants: tuple[str, ...], via: tuple[str, ...], all_told: Iterable[Claim], outlet: str) -> Way:
        """The way of the claims with the same claimants and relays."""
        book, claims = self.book, [claim for claim in all_told if (claim.claimants, claim.via) == (claimants, via)]
        who = book.listed([book.actor(name) for name in claimants if name != UNATTRIBUTED])
        own = book.word("labels", "own_voice_of", outlet=outlet) if claimants else book.word("labels", "unrecognised")
        happened = next((claim.named_when for claim in claims if claim.named_when), None)
        said = next((claim.said for claim in claims if claim.said), None)
        return Way(
            who=who or own,
            chain=(*((who,) if who else ()), *(book.actor(name) for name in via), outlet),
            happened=book.period(happened) if happened else "",
            said=book.period(said) if said else "",
        )

    def _behind(self, citation: Citation, line: Line | None) -> list[Claim]:
        """The claims of the line that rest on a citation; of a remark's, all that do."""
        own = set(line.claims) if line else set()
        named = [name for name in citation.claims if name in own] or list(citation.claims)
        return [self.claims[name] for name in named if name in self.claims]

    def _place(self, citation: Citation) -> str:
        if citation.part in PARTS:
            return self.book.word("remark", PARTS[citation.part])
        if not citation.paragraph:
            return ""
        parts = [self.book.word("labels", "paragraph", number=citation.paragraph)]
        if citation.sentence:
            parts.append(self.book.word("labels", "sentence", number=citation.sentence))
        return ", ".join(parts)

    def _cautions(self, citation: Citation, claims: Iterable[Claim]) -> tuple[str, ...]:
        found = []
        if citation.basis in GIVEN_BESIDE and citation.basis is not None:
            found.append(f"{self.labels['basis']} {self.bases[citation.basis.value]}")
        if any(claim.carried for claim in claims):
            found.append(self.labels["carried_source"])
        return tuple(found)

    def _copies(self, citation: Citation) -> Iterable[str]:
        for item in citation.reprints:
            outlet = item.outlet or self.book.word("labels", "outlet_unknown")
            yield f"{outlet}, {self.book.period(item.published)}" if item.published else outlet

    def _copied(self, item: Item, line: Line | None, sentences: Sequence[Sentence]) -> str:
        badge = item.badge.upper()
        grade = f" ({self.book.word('labels', 'grade')} {line.grade})" if line else ""
        told = [f"{badge}{grade}: {plain(item.runs)}" if badge else plain(item.runs)]
        if item.below:
            told.append(plain(item.below))
        for sentence in sentences:
            quoted = "".join(piece.text for piece in sentence.pieces)
            shown = f"“{quoted}”" if quoted else f"({self.book.word('labels', 'text_removed')})"
            citation = self.citations[sentence.number]
            address = f" {citation.address}" if citation.address else ""
            chains = "; ".join(" > ".join(way.chain) for way in sentence.ways)
            told.append(f"[{sentence.number}] {shown} {chains}; {where(citation, self.book)}{address}")
        return "\n".join(" ".join(words.split()) for words in told)


def pieces(citation: Citation, claims: Iterable[Claim]) -> tuple[Piece, ...]:
    """The sentence in stretches, with the cue words of its claims apart."""
    if not citation.text:
        return ()
    start, end = citation.span.start, citation.span.end
    cues = [Span(max(span.start, start), min(span.end, end)) for claim in claims for span in claim.cue]
    found: list[Piece] = []
    at = start
    for span in sorted({cue for cue in cues if cue.start < cue.end}, key=lambda cue: (cue.start, -cue.end)):
        if span.start < at:
            continue
        found += [Piece(citation.text[at - start : span.start - start], cue=False)]
        found += [Piece(citation.text[span.start - start : span.end - start], cue=True)]
        at = span.end
    return tuple(piece for piece in (*found, Piece(citation.text[at - start :], cue=False)) if piece.text)


def proofs(told: Update, page: Page, book: Book, pack: LanguagePack) -> Proofs:
    """The proof of every item that cites, by its section and its place in it."""
    screen = pack.tables["screen"]
    teller = Teller(
        book,
        pack.tables["sheets"]["rule"],
        screen["labels"],
        screen["basis"],
        {citation.number: citation for citation in told.citations},
        {claim.id: claim for claim in told.claims},
        {f"n{line.number}" if line.number else line.id: line for line in lines_of(told)},
    )
    found: dict[tuple[str, int], Proof] = {}
    taken = set[str]()
    for section in page.sections:
        if section.key in BARE:
            continue
        for at, block in enumerate(section.blocks):
            if isinstance(block, Item) and block.cites:
                name = _name(block, section.key, teller, taken)
                found[section.key, at] = teller.proof(block, name)
    return found


def _name(item: Item, section: str, teller: Teller, taken: set[str]) -> str:
    """The line's first claim, which stays when the ledger grows; a second line of that claim says where it stands."""
    line = teller.lines.get(item.anchor)
    claims = line.claims if line else teller.citations[item.cites[0]].claims
    wanted = claims[0] if claims else item.anchor or section
    names = (wanted, f"{section}-{wanted}", *(f"{section}-{wanted}-{copy}" for copy in range(2, 1000)))
    name = next(name for name in names if name not in taken)
    taken.add(name)
    return name
