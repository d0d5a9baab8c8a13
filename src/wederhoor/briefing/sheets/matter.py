"""A matter laid out: parties side by side, a row a day. Rule: silence has a place; only rules join two claims.

This module gathers; `matter_words` says it.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from wederhoor.briefing.lines import read_weaker
from wederhoor.briefing.sheets.reference import NOBODY_KNOWN, OWN, Reference
from wederhoor.briefing.silent import repeats_body
from wederhoor.model.claims import Claim
from wederhoor.model.period import Period
from wederhoor.model.vocabulary import THIRD, Certainty, Family, PlaceKind, Polarity, RelationKind, Status
from wederhoor.model.weights import Matter, MatterLine, Reason, Relation
from wederhoor.situation.value import Situation
from wederhoor.weighing.facts import SILENT, party_of
from wederhoor.weighing.oppositions import HOLDS

OWN_INTEREST = "against_interest"
AGREED = frozenset({Status.CONFIRMED, Status.CORROBORATED})


@dataclass(frozen=True, slots=True)
class Entry:
    """What one party says on one day in one line of the matter."""

    line: MatterLine
    party: str
    published: Period
    claims: tuple[str, ...]  # of that party and day, the one that gives the words first
    again: bool  # whether the party said it on an earlier day too
    remarks: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A refusal, a missing answer or a doubt to which no answer is known."""

    claim: str
    about: str | None  # claim


@dataclass(frozen=True, slots=True)
class MatterPage:
    """Everything that a matter's page says, without a language."""

    matter: Matter
    parties: tuple[str, ...]  # columns, the sides of the war first
    days: tuple[Period, ...]  # rows
    entries: tuple[Entry, ...]
    relations: tuple[Relation, ...]  # repeats left out
    repeats: int
    questions: tuple[Question, ...]
    unclaimed: tuple[str, ...]  # sides that nobody in the matter gives the whole place; empty where that is no question


def lay_out(matter: Matter, reference: Reference) -> MatterPage:
    """The page of a matter, as known in the situation."""
    entries = _entries(matter, reference)
    inside = set(matter.claims)
    touching = [r for r in reference.situation.weighed.relations if r.a in inside or r.b in inside]
    present = {entry.party for entry in entries}
    order = (*reference.theatre.parties, THIRD, *sorted(present & {OWN, NOBODY_KNOWN}, reverse=True))
    days: dict[str, Period] = {}
    for entry in entries:
        days.setdefault(_day(entry.published), entry.published)
    return MatterPage(
        matter=matter,
        parties=order,
        days=tuple(days[key] for key in sorted(days, key=lambda key: _moment(days[key]))),
        entries=entries,
        relations=_relations(touching, reference),
        repeats=sum(r.kind is RelationKind.REPEATS for r in touching),
        questions=_questions(matter, reference),
        unclaimed=_unclaimed(matter, reference),
    )


def find_matters(situation: Situation, claim: str) -> tuple[Matter, ...]:
    """The matters that a claim stands in, those that bear its id first."""
    found = (matter for matter in situation.weighed.matters if claim in matter.claims)
    return tuple(sorted(found, key=lambda matter: (matter.id != claim, matter.id, matter.place or "")))


def matters_at(situation: Situation, places: frozenset[str]) -> tuple[Matter, ...]:
    """The matters of some places, the one with the latest story first."""

    def latest(matter: Matter) -> tuple[str, str]:
        moments = (situation.published[situation.claims[claim].story].known_at for claim in matter.claims)
        return max(moment.isoformat() for moment in moments if moment), matter.id

    return tuple(sorted((m for m in situation.weighed.matters if m.place in places), key=latest, reverse=True))


def row_of(page: MatterPage, day: Period, party: str) -> tuple[Entry, ...]:
    """The entries of one cell."""
    return tuple(entry for entry in page.entries if entry.party == party and _day(entry.published) == _day(day))


def _day(period: Period) -> str:
    return period.day.isoformat() if period.day else period.edtf


def _moment(period: Period) -> tuple[str, str]:
    return period.known_at.isoformat() if period.known_at else "", period.edtf


def _relations(touching: Iterable[Relation], reference: Reference) -> tuple[Relation, ...]:
    """Relations but for repeats, by their later end; what contradicts each other both ways stands once, as answered."""
    order = reference.desk.material.order
    known = [r for r in touching if r.kind is not RelationKind.REPEATS and _both_known(r, reference.situation)]
    found: dict[object, Relation] = {}
    for relation in sorted(known, key=lambda r: (order(r.a), order(r.b), r.kind.value), reverse=True):
        pair = frozenset((relation.a, relation.b)) if relation.kind is RelationKind.CONTRADICTS else relation
        found.setdefault(pair, relation)
    return tuple(reversed(found.values()))


def _both_known(relation: Relation, situation: Situation) -> bool:
    return relation.a in situation.claims and relation.b in situation.claims


def _entries(matter: Matter, reference: Reference) -> tuple[Entry, ...]:
    """One entry for each line, party and day; headlines that their text says are left out, as in the update."""
    found: list[Entry] = []
    for line in matter.lines:
        cells: dict[tuple[str, str], list[str]] = defaultdict(list)
        for name in reference.known(line.claims):
            if _shown(reference.claim(name), reference):
                cells[(reference.party(name), _day(reference.published(name)))].append(name)
        seen: set[str] = set()
        for (party, _), names in cells.items():  # in the order of their moment
            said = tuple(sorted(names, key=line.claims.index))
            found.append(Entry(line, party, reference.published(said[0]), said, party in seen, _remarks(line, said)))
            seen.add(party)
    return tuple(sorted(found, key=lambda entry: reference.desk.material.order(entry.claims[0])))


def _remarks(line: MatterLine, said: tuple[str, ...]) -> tuple[Reason, ...]:
    """The remarks of a line that hold for some of its claims: what one party says against its interest is its own."""
    return tuple(item for item in line.standing.remarks if item.rule != OWN_INTEREST or set(item.claims) & set(said))


def _shown(claim: Claim, reference: Reference) -> bool:
    return not repeats_body(claim, reference.desk.material) and not read_weaker(claim, reference.desk)


def _questions(matter: Matter, reference: Reference) -> tuple[Question, ...]:
    """Silences and doubts of the matter or about its claims to which no answer is known, each sentence once."""
    weighed, inside = reference.situation.weighed, set(matter.claims)
    ended = {silence.claim for silence in weighed.silences if silence.answered_by is not None}
    about = {silence.claim: silence.about for silence in weighed.silences}
    first: dict[object, Question] = {}
    for name in reference.known(_silent(reference.situation.claims.values())):
        claim = reference.claim(name)
        target = about.get(name) or claim.about
        meant = target if target in reference.situation.claims else None
        if name in ended or not (name in inside or meant in inside) or repeats_body(claim, reference.desk.material):
            continue
        first.setdefault((reference.desk.key(claim), claim.claimants), Question(name, meant))
    return tuple(first.values())


def _silent(claims: Iterable[Claim]) -> Iterable[str]:
    return (claim.id for claim in claims if claim.certainty in SILENT)


def _unclaimed(matter: Matter, reference: Reference) -> tuple[str, ...]:
    """Of a town in a ground matter: the sides that no attributed, asserted claim in it gives the whole of it."""
    place = reference.gazetteer.get(matter.place) if matter.place else None
    if matter.family is not Family.GROUND or place is None or place.kind is not PlaceKind.SETTLEMENT:
        return ()
    given = {
        party_of(reference.theatre, agent)
        for claim in map(reference.claim, reference.known(matter.claims))
        if claim.kind in HOLDS and claim.certainty is Certainty.ASSERTED and claim.polarity is Polarity.POSITIVE
        if place.id in claim.target and claim.extent is None and claim.quantity is None
        for agent in claim.agent
    }
    return tuple(party for party in reference.theatre.parties if party not in given)
