"""Contradictions side by side, and what was corrected. Rule: a column holds one party's own words."""

from collections import defaultdict

from wederhoor.briefing.desk import Desk
from wederhoor.briefing.lines import Candidate
from wederhoor.briefing.material import Material
from wederhoor.briefing.update import Cell, Contradiction, Correction
from wederhoor.model.claims import Claim
from wederhoor.model.packs import Theatre
from wederhoor.model.vocabulary import UNATTRIBUTED, Certainty, RelationKind
from wederhoor.model.weights import Matter

OWN_VOICE = ""  # the column of what outlets print themselves


def contradictions(
    material: Material, desk: Desk, theatre: Theatre, numbers: dict[str, int]
) -> tuple[Contradiction, ...]:
    """A table for every matter in which a new claim contradicts another or is contradicted.

    It points to the line of "in short" that sets its claims against each other, else to that of its matter: `numbers`
    has both, by id.
    """
    opposed = [relation for relation in material.relations if relation.opposes]
    pairs = [{relation.a, relation.b} for relation in opposed if {relation.a, relation.b} <= material.claims.keys()]
    by_claim: dict[str, list[set[str]]] = defaultdict(list)
    for pair in pairs:
        for claim in pair:
            by_claim[claim].append(pair)
    found, used = [], set[str]()
    for matter in sorted(
        material.matters, key=lambda item: material.order(item.id) if item.id in material.claims else ()
    ):
        mine = [pair for claim in matter.claims for pair in by_claim.get(claim, ()) if not pair <= used]
        claims = set[str]().union(*mine) if mine else set()
        if claims & material.new:
            used |= claims
            see = (numbers[name] for name in (*sorted(claims, key=material.order), matter.id) if name in numbers)
            found.append(_table(matter, claims, material, desk, theatre, next(see, None)))
    return _different(found)


def _different(tables: list[Contradiction]) -> tuple[Contradiction, ...]:
    """The tables without those that show the same sentences again: two numbers of one sentence, say."""
    first: dict[frozenset[int], Contradiction] = {}
    for table in tables:
        shown = frozenset(number for _, cells in table.columns for cell in cells for number in cell.citations)
        first.setdefault(shown, table)
    return tuple(first.values())


def _table(
    matter: Matter, claims: set[str], material: Material, desk: Desk, theatre: Theatre, see: int | None
) -> Contradiction:
    ordered = sorted(claims, key=material.order)
    columns: dict[str, list[Cell]] = defaultdict(list)
    seen = set[tuple[str, int]]()
    for claim in ordered:
        found = material.claims[claim]
        citation, party = desk.cite(claim), _party(found, theatre)
        if (party, citation) in seen:
            continue
        seen.add((party, citation))
        columns[party].append(Cell(desk.said(claim), desk.voice((claim,)), (citation,)))
    first = material.claims[ordered[0]]
    return Contradiction(
        kind=first.kind,
        place=matter.place,
        columns=tuple((party, tuple(cells)) for party, cells in columns.items()),
        see=see,
        rules=rules_between(claims, material),
        named_in=_together(columns),
    )


def rules_between(claims: set[str], material: Material) -> tuple[str, ...]:
    """The rules by which some claims contradict each other."""
    between = (relation for claim in claims for relation in material.related.get(claim, ()) if relation.opposes)
    return tuple(sorted({relation.rule for relation in between if {relation.a, relation.b} <= claims}))


def is_fresh(item: Contradiction, material: Material, previous: Material | None) -> bool:
    """Whether the update before knew of no such contradiction, or not of every claim in it."""
    if previous is None:
        return True
    shown = {cell.said.claim.id for _, cells in item.columns for cell in cells}
    known = {relation for relation in previous.relations if relation.opposes}
    return any(one.opposes and one not in known for claim in shown for one in material.related.get(claim, ()))


def _together(columns: dict[str, list[Cell]]) -> tuple[int, ...]:
    """The sentences that give the words of two sides."""
    cited = [{number for cell in cells for number in cell.citations} for cells in columns.values()]
    return tuple(sorted({number for one in cited for number in one if sum(number in other for other in cited) > 1}))


def _party(claim: Claim, theatre: Theatre) -> str:
    if claim.claimants == (UNATTRIBUTED,):
        return OWN_VOICE
    return theatre.party(claim.claimants[0])


def corrections(found: tuple[Candidate, ...], desk: Desk) -> tuple[Correction, ...]:
    """What the period's reports say was corrected or taken back, with the old claim where it is known."""
    material = desk.material
    new = [claim.id for item in found for claim in item.claims if claim.certainty is Certainty.CORRECTED]
    acting = [
        relation.a
        for relation in material.relations
        if relation.kind is RelationKind.CORRECTS and relation.a in material.new
    ]
    result, seen = [], set[int]()
    for claim in sorted({*new, *acting} & set(material.claims), key=material.order):
        if desk.cite(claim) not in seen:
            seen.add(desk.cite(claim))
            result.append(_correction(claim, desk))
    return tuple(result)


def _correction(claim: str, desk: Desk) -> Correction:
    material = desk.material
    old = [item.b for item in material.relations if item.kind is RelationKind.CORRECTS and item.a == claim]
    pointed = material.claims[claim].about
    known = [item for item in (*old, *((pointed,) if pointed else ())) if item in material.claims]
    new = desk.said(claim)
    if not known:
        return Correction(new, desk.voice((claim,)), None, (new.citation,))
    before = desk.said(min(known, key=material.order))
    outlets = desk.voice(tuple(known)).outlets
    citations = tuple(dict.fromkeys((before.citation, new.citation)))
    return Correction(new, desk.voice((claim,)), before, citations, outlets)
