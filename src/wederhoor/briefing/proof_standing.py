"""Whether status, chain and holder of a line are those that weighing gives. Rule: only claims and standings are asked.

Each is made again from the claims that the line merges: who says them, through whom, in how many origins and outlets.
"""

from collections import defaultdict
from collections.abc import Iterator

from wederhoor.briefing.book import Book
from wederhoor.briefing.desk import Desk
from wederhoor.briefing.lines import Candidate, alone, moment_of, remarks_on, speakers
from wederhoor.briefing.material import Material
from wederhoor.briefing.names import chain
from wederhoor.briefing.opposed import rules_between
from wederhoor.briefing.paging_words import manner_words, remark_words
from wederhoor.briefing.silent import still
from wederhoor.briefing.tables import grounds
from wederhoor.briefing.update import Holder, Remark, Said, Source, Update
from wederhoor.model.packs import Theatre
from wederhoor.model.places import Gazetteer
from wederhoor.model.problems import Problem
from wederhoor.model.vocabulary import CONTESTED, Kind, Status

BETWEEN = " · "


class Standings:
    """What weighing says of every claim, looked up by claim and kind."""

    def __init__(self, material: Material) -> None:
        self.desk = Desk(material)
        self.material = material
        self._found: dict[tuple[str, Kind], list[Candidate]] = defaultdict(list)
        for matter in material.matters:
            for part in matter.lines:
                for claim in part.claims:
                    self._found[claim, part.kind].append(Candidate(matter, part, ()))

    def candidates(self, claims: tuple[str, ...], kind: Kind) -> tuple[Candidate, ...]:
        """The lines of weighing that hold most of these claims; else the first claim alone, where it left them out."""
        known = tuple(self.material.claims[claim] for claim in claims)
        found = [item for claim in claims for item in self._found.get((claim, kind), ())]
        most = max((len(set(item.part.claims) & set(claims)) for item in found), default=0)
        best = [item for item in found if len(set(item.part.claims) & set(claims)) == most] or [alone(known[0])]
        return tuple(Candidate(item.matter, item.part, known) for item in best)


def standing_faults(
    badge: str, below: str, claims: tuple[str, ...], kind: Kind, said: Said, standings: Standings, book: Book
) -> Iterator[str]:
    """A status, claimant, channel, count or remark that the claims of a line do not have."""
    candidates = standings.candidates(claims, kind)
    if badge not in {book.word("status", item.part.standing.status.value) for item in candidates}:
        yield f"Its status “{badge}” is not that of its claims."
    chains = [chain(voice, book) for voice in standings.desk.voices(claims)]
    printed = below.split(BETWEEN)
    if printed[: len(chains)] != list(dict.fromkeys(chains)):
        yield "Its chain of claimants, channels, origins and outlets is not that of its claims."
    remarks = (found for item in candidates for found in _remarks(item, standings.material, book))
    allowed = {*chains, *remarks, *manner_words(said, book), *_earlier(book), book.short_date(said.published)}
    for part in printed:
        if part not in allowed:
            yield f"The remark “{part}” does not follow from its claims."
    for part in _wanting(candidates, said, standings.material, book):
        if part not in printed:
            yield f"The remark “{part}” is lost."


def _wanting(candidates: tuple[Candidate, ...], said: Said, material: Material, book: Book) -> Iterator[str]:
    """What must stand below a line: how firmly it is said, the day of an earlier report, its remarks."""
    yield from manner_words(said, book)
    if not material.of_the_day(said.claim):
        yield book.short_date(said.published)
    told = [set(_remarks(one, material, book)) for item in candidates for one in (item, _own(item))]
    yield from sorted(remark for remark in set[str].intersection(*told) if remark)


def _own(candidate: Candidate) -> Candidate:
    """A line with those of its claims that weighing put in it."""
    claims = tuple(claim for claim in candidate.claims if claim.id in candidate.part.claims)
    return Candidate(candidate.matter, candidate.part, claims or candidate.claims)


def _remarks(candidate: Candidate, material: Material, book: Book) -> Iterator[str]:
    for reason in remarks_on(candidate, material):
        remark = Remark(
            reason.rule,
            actors=speakers(material, reason.claims),
            moment=moment_of(material, reason.claims),
        )
        yield remark_words(remark, book)


def _earlier(book: Book) -> Iterator[str]:
    for status in Status:
        yield book.word("labels", "was", status=book.word("status", status.value))


def stray_citations(update: Update, citations: tuple[int, ...], claims: tuple[str, ...]) -> tuple[int, ...]:
    """The citations of a line that carry none of its claims."""
    carried = {item.number: set(item.claims) for item in update.citations}
    return tuple(number for number in citations if not carried.get(number, set()) & set(claims))


def coverage_faults(
    update: Update, material: Material, theatre: Theatre, gazetteer: Gazetteer, remedy: str
) -> Iterator[Problem]:
    """Towns that are said to be without news and have some, and disputes that no relation bears out."""
    silent = set(still(material, theatre, gazetteer))
    for place in update.still:
        if place not in silent:
            yield Problem("without news", place, "Its reports say something new of it, or said nothing before.", remedy)
    cited = {citation.number: set(citation.claims) for citation in update.citations}
    for number, item in enumerate(update.contradictions, 1):
        shown = [number for _, cells in item.columns for cell in cells for number in cell.citations]
        claims = set[str]().union(*(cited.get(number, set()) for number in shown))
        if not set(item.rules) <= set(rules_between(claims, material)):
            yield Problem(f"contradiction {number}", ", ".join(item.rules), "Its claims do not disagree so.", remedy)


def holder_faults(update: Update, material: Material, remedy: str) -> Iterator[Problem]:
    """Holders that no cell of weighing has, and sources that it does not name."""
    cells = {cell.place: cell for cell in sorted(material.cells, key=lambda cell: cell.day)}
    for number, holder in enumerate(update.holders, 1):
        place, cell = f"holder {number}", cells.get(holder.place)
        if cell is None or cell.holder != holder.holder or holder.status is not _status(holder):
            yield Problem(place, holder.place, "Nobody's claims make this its holder.", remedy)
            continue
        sides = (
            (holder.claimed, cell.claimed_by),
            (holder.admitted, cell.admitted_by),
            (holder.denied, cell.denied_by),
            (holder.against, grounds(cell, "contested_since")),
        )
        if (holder.left, holder.open) != (cell.left, bool(grounds(cell, "fought_over"))):
            yield Problem(place, holder.place, "Whether anybody says who holds it is not as it says.", remedy)
        if not all(_sourced(item, side, update, material) for found, side in sides for item in found):
            yield Problem(place, holder.place, "A source that it names did not say so.", remedy)


def _status(holder: Holder) -> Status:
    if holder.holder == CONTESTED:
        return Status.CONTESTED
    return Status.CONFIRMED if holder.admitted else Status.CLAIMED


def _sourced(source: Source, side: tuple[str, ...], update: Update, material: Material) -> bool:
    claim = material.claims.get(source.claim)
    if claim is None or source.claim not in side or stray_citations(update, (source.citation,), (source.claim,)):
        return False
    return claim.claimants == source.claimants and material.published.get(claim.story) == source.published
