"""What became of a source's claims. Rule: it is judged by what others bore out and by what was taken back, no more.

A contradiction alone judges nobody: in a war each side contradicts the other. What one side says twice, or two bodies
of one side say, bears nothing out. A body's record holds the claims of those beneath it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from wederhoor.model.claims import Claim
from wederhoor.model.packs import Theatre
from wederhoor.model.period import Period
from wederhoor.model.vocabulary import THIRD, UNATTRIBUTED, Kind, Status
from wederhoor.model.weights import MatterLine
from wederhoor.weighing.facts import SILENT, party_of
from wederhoor.weighing.grades import letter_of
from wederhoor.weighing.weighed import Weighed

WEIGHT = (  # of a claim that stands in several matters the first of these counts
    Status.WITHDRAWN,
    Status.CONFIRMED,
    Status.CORROBORATED,
    Status.CONTESTED,
    Status.CLAIMED,
    Status.EXPECTED,
)
BORNE_OUT = frozenset({Status.CONFIRMED, Status.CORROBORATED})


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one claim of a source."""

    claim: str  # the source's first claim in its line
    status: Status
    borne_out_by: str | None = None  # the first claim of another party, or of an unrelated third, that says the same
    lead: timedelta | None = None  # by how much the source came before that claim; negative if after it
    taken_back_by: str | None = None  # the claim of the source or its side that withdraws or corrects it

    @property
    def judged(self) -> bool:
        """Whether it counts for the letter."""
        return self.taken_back_by is not None or self.borne_out_by is not None


@dataclass(frozen=True, slots=True)
class Record:
    """All outcomes of one source, as known at one moment, in the order of their moment."""

    actor: str
    outcomes: tuple[Outcome, ...]

    def of(self, status: Status) -> tuple[Outcome, ...]:
        """The outcomes of one status."""
        return tuple(item for item in self.outcomes if item.status is status)

    @property
    def borne_out(self) -> int:
        """Claims that others bore out."""
        return sum(item.borne_out_by is not None for item in self.outcomes)

    @property
    def taken_back(self) -> int:
        """Claims that were taken back or corrected."""
        return sum(item.taken_back_by is not None for item in self.outcomes)

    @property
    def letter(self) -> str:
        """The letter of the Admiralty code."""
        return letter_of(self.borne_out, self.taken_back)


def find_records(
    weighed: Weighed, claims: Mapping[str, Claim], published: Mapping[str, Period], theatre: Theatre
) -> Mapping[str, Record]:
    """The record of every source by actor; claims and Periods are those of the stories that were weighed."""
    world = _World(claims, published, theatre)
    found: dict[str, dict[str, Outcome]] = defaultdict(dict)
    for matter in weighed.matters:
        for line in matter.lines:
            for actor, outcome in _outcomes(line, world):
                before = found[actor].get(outcome.claim)
                if before is None or _weight(outcome) < _weight(before):
                    found[actor][outcome.claim] = outcome
    return {actor: Record(actor, tuple(sorted(found[actor].values(), key=world.order))) for actor in sorted(found)}


def _weight(outcome: Outcome) -> tuple[bool, int]:
    return not outcome.judged, WEIGHT.index(outcome.status)


class _World:
    """Claims with what is asked of them; what theatre and Periods say of them is worked out once."""

    def __init__(self, claims: Mapping[str, Claim], published: Mapping[str, Period], theatre: Theatre) -> None:
        self.claims, self.published, self.theatre = claims, published, theatre
        self._known: dict[str, datetime] = {}  # by story
        self._lines: dict[tuple[str, ...], frozenset[str]] = {}  # by claimants
        self._sides: dict[tuple[str, ...], frozenset[str]] = {}

    def known(self, claim: str) -> datetime:
        story = self.claims[claim].story
        known = self._known.get(story)
        if known is None:
            known = self.published[story].known_at
            assert known is not None  # only claims of known stories are weighed
            self._known[story] = known
        return known

    def order(self, outcome: Outcome) -> tuple[datetime, str]:
        return self.known(outcome.claim), outcome.claim

    def sources(self, claim: str) -> frozenset[str]:
        """Its claimants with all bodies above them; nobody for an outlet's own voice and for silences."""
        found = self.claims[claim]
        if found.certainty in SILENT:
            return frozenset()
        line = self._lines.get(found.claimants)
        if line is None:
            names = (name for name in found.claimants if name != UNATTRIBUTED)
            line = self._lines[found.claimants] = frozenset(up for name in names for up in self.theatre.ancestors(name))
        return line

    def parties(self, claim: str) -> frozenset[str]:
        claimants = self.claims[claim].claimants
        sides = self._sides.get(claimants)
        if sides is None:
            found = (party_of(self.theatre, name) for name in claimants if name != UNATTRIBUTED)
            sides = self._sides[claimants] = frozenset(party for party in found if party is not None)
        return sides

    def lead(self, claim: str, other: str) -> timedelta:
        """How long one was known before the other, in whole days unless both have a minute."""
        own, their = (self.published[self.claims[name].story] for name in (claim, other))
        if own.precision == their.precision == "minute":
            return self.known(other) - self.known(claim)
        return timedelta(days=(self.known(other).date() - self.known(claim).date()).days)


def _outcomes(line: MatterLine, world: _World) -> Iterator[tuple[str, Outcome]]:
    """One outcome for each source of a line: that of its first claim there."""
    first: dict[str, str] = {}
    told = [name for name in line.claims if name in world.claims]
    if len(told) > 1:
        told.sort(key=lambda claim: (world.known(claim), claim))
    for claim in told:
        for actor in world.sources(claim):
            first.setdefault(actor, claim)
    for actor in sorted(first):
        yield actor, _outcome(first[actor], line, world)


def _outcome(claim: str, line: MatterLine, world: _World) -> Outcome:
    status = line.standing.status
    if status is Status.WITHDRAWN:
        return Outcome(claim, status, taken_back_by=_taken_back_by(claim, line, world))
    if status not in BORNE_OUT:
        return Outcome(claim, status)
    behind = {*line.claims, *(name for reason in line.standing.reasons for name in reason.claims)}
    others = [name for name in behind if name in world.claims and _apart(claim, name, world)]
    if not others:
        return Outcome(claim, status)  # two bodies of one side
    other = min(others, key=lambda name: (world.known(name), name))
    return Outcome(claim, status, other, world.lead(claim, other))


def _taken_back_by(claim: str, line: MatterLine, world: _World) -> str | None:
    """What replaced this source's claim; None where it is another's claim in the same line that was replaced."""
    behind = {name for reason in line.standing.reasons for name in reason.claims if name in world.claims}
    mine = {name for name in behind & set(line.claims) if world.sources(claim) & world.sources(name)}
    if not mine:
        return None
    by = max(behind - set(line.claims) or behind, key=lambda c: (world.known(c), c))
    return None if _counted_on(world.claims[claim], world.claims[by]) else by


def _counted_on(old: Claim, new: Claim) -> bool:
    """Whether a toll was only counted further: more victims are found, and the first number was right when given."""
    if old.kind is not Kind.CASUALTIES or old.quantity is None or new.quantity is None:
        return False
    before, after = old.quantity.value, new.quantity.value
    return old.quantity.unit == new.quantity.unit and before is not None and after is not None and after > before


def _apart(claim: str, other: str, world: _World) -> bool:
    """Whether the other comes from another party, or both are third parties of which neither stands above the other."""
    mine, theirs = world.parties(claim), world.parties(other)
    if not mine or not theirs or not world.sources(other):
        return False
    if mine == theirs == frozenset({THIRD}):
        return not world.sources(claim) & world.sources(other)
    return not mine & theirs


def letters(records: Iterable[Record]) -> Mapping[str, str]:
    """The letter of every source that has one other than F."""
    return {record.actor: record.letter for record in records if record.letter != letter_of(0, 0)}
