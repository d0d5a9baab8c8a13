"""The claims of a period as strands of three times. Rule: nothing is left out without being counted.

A strand is what is said of one thing: the claims of one line of a matter. A lane holds the strands of a place or party.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from wederhoor.drawing.chronology import FIRM
from wederhoor.model.claims import Claim
from wederhoor.model.packs import Theatre
from wederhoor.model.period import Period
from wederhoor.model.places import Gazetteer
from wederhoor.model.vocabulary import THIRD, UNATTRIBUTED, UNKNOWN, Kind, Status
from wederhoor.situation.regions import Regions
from wederhoor.situation.value import Situation

OWN = "own"  # the lane of what outlets print in their own voice
NOWHERE = ""  # the lane of what names no place
LANES, STRANDS, MARKS = 8, 4, 24  # that are drawn: lanes, strands of one lane, claims of one strand
FOCUS = 40  # strands that are drawn where one lane is looked at


class By(StrEnum):
    """What the lanes are."""

    PLACE = "place"
    PARTY = "party"


@dataclass(frozen=True, slots=True)
class Telling:
    """One claim with its three times."""

    claim: Claim
    known: datetime  # when its report could be read
    published: Period
    copy: bool  # its report took it over from another

    @property
    def happened(self) -> Period | None:
        """When the event was, where the report says so."""
        return self.claim.when if self.claim.when and self.claim.when.placed else None

    @property
    def said(self) -> Period | None:
        """When the words were spoken, where the report says so."""
        return self.claim.said if self.claim.said and self.claim.said.placed else None


@dataclass(frozen=True, slots=True)
class Strand:
    """The claims about one thing that belong to a lane, by the moment at which they became known."""

    line: str  # the first claim of the line
    kind: Kind
    status: Status | None  # None for claims that no matter weighs, such as those of a headline
    place: str | None
    tellings: tuple[Telling, ...]

    @property
    def shown(self) -> tuple[Telling, ...]:
        """Those that are drawn: the first."""
        return self.tellings[:MARKS]


Line = tuple[str, Kind, Status | None, str | None, tuple[str, ...]]  # first claim, kind, status, place, claims


@dataclass(frozen=True, slots=True)
class Lane:
    """The strands of one place or party; those that are drawn first, then how many are not."""

    key: str  # Place.id or party; NOWHERE, OWN or UNKNOWN
    strands: tuple[Strand, ...]
    drawn: int

    @property
    def shown(self) -> tuple[Strand, ...]:
        """The strands that are drawn, by the moment at which they began."""
        return tuple(sorted(self.strands[: self.drawn], key=lambda strand: (strand.tellings[0].known, strand.line)))

    @property
    def left(self) -> int:
        """How many strands are not drawn."""
        return len(self.strands) - min(self.drawn, len(self.strands))


@dataclass(frozen=True, slots=True)
class Weave:
    """What a timeline of three times shows."""

    begins: datetime
    ends: datetime
    days: tuple[Period, ...]  # that it shows, each a column
    by: By
    lanes: tuple[Lane, ...]  # that are drawn, in their own order
    left: tuple[Lane, ...]  # and those that are not
    claims: int  # in all
    known_at: datetime


def weave(situation: Situation, theatre: Theatre, gazetteer: Gazetteer, by: By, focus: str | None = None) -> Weave:
    """The claims that the reports of a situation's period make, by place or party; with a focus only that lane."""
    first, last = situation.period.first_day, situation.period.last_day
    assert first is not None  # a situation's period has two ends
    assert last is not None
    days = tuple(Period.of_day(first + timedelta(days=step)) for step in range((last - first).days + 1))
    start, end = days[0].start, days[-1].end
    assert start is not None  # a day has two ends
    assert end is not None
    found = _strands(situation, theatre, by)
    lanes = [
        Lane(key, tuple(sorted(strands, key=_weight)), FOCUS if focus is not None else STRANDS)
        for key, strands in found.items()
        if focus in {None, key}
    ]
    kept = {lane.key for lane in sorted(lanes, key=_telling)[:LANES]}
    ordered = sorted(lanes, key=lambda lane: _order(lane.key, by, theatre, gazetteer))
    return Weave(
        start,
        end,
        days,
        by,
        tuple(lane for lane in ordered if lane.key in kept),
        tuple(lane for lane in ordered if lane.key not in kept),
        len({telling.claim.id for lane in lanes for strand in lane.strands for telling in strand.tellings}),
        situation.known_at,
    )


def _strands(situation: Situation, theatre: Theatre, by: By) -> dict[str, list[Strand]]:
    copies = _copied(situation)
    found: dict[str, list[Strand]] = defaultdict(list)
    for line, kind, status, place, names in (*_lines(situation), *_loose(situation)):
        groups: dict[str, list[Telling]] = defaultdict(list)
        told = (_telling_of(situation, name, copies) for name in names)
        for telling in sorted(told, key=lambda telling: (telling.known, telling.claim.id)):
            groups[place or NOWHERE if by is By.PLACE else party_of(telling.claim, theatre)].append(telling)
        for key, tellings in groups.items():
            found[key].append(Strand(line, kind, status, place, tuple(tellings)))
    return found


def _lines(situation: Situation) -> Iterator[Line]:
    """The lines of matters, with their claims of the period."""
    new = set(situation.new)
    for matter in situation.weighed.matters:
        for line in matter.lines:
            names = tuple(name for name in line.claims if name in new)
            yield line.claims[0], line.kind, line.standing.status, matter.place, names


def _loose(situation: Situation) -> Iterator[Line]:
    """The claims of the period that stand in no line, by place and kind."""
    held = {name for matter in situation.weighed.matters for line in matter.lines for name in line.claims}
    found: dict[tuple[str | None, Kind], list[str]] = defaultdict(list)
    for name in situation.new:
        if name not in held:
            claim = situation.claims[name]
            found[next(iter(claim.place_ids), None), claim.kind].append(name)
    for (place, kind), names in found.items():
        yield names[0], kind, None, place, tuple(names)


def _copied(situation: Situation) -> frozenset[str]:
    """Claims that a report took over from another."""
    copies = {copy.story for copy in situation.weighed.copies}
    return frozenset(
        claim
        for origin in situation.weighed.origins
        for claim in origin.claims
        if claim in situation.claims and (story := situation.claims[claim].story) in copies and story != origin.story
    )


def _telling_of(situation: Situation, name: str, copies: frozenset[str]) -> Telling:
    claim = situation.claims[name]
    published = situation.published[claim.story]
    known = published.known_at
    assert known is not None  # only what is known is in a situation
    return Telling(claim, known, published, name in copies)


def party_of(claim: Claim, theatre: Theatre) -> str:
    """The side of who vouches for a claim: OWN for an outlet's own voice, UNKNOWN where nobody says."""
    if claim.claimants == (UNATTRIBUTED,):
        return OWN
    known = theatre.actor(claim.claimants[0]) if claim.claimants else None
    return known.party if known and known.party else UNKNOWN


def _weight(strand: Strand) -> tuple[int, int, str]:
    """Which strands are drawn first: of most claims, then by what a reader must know first."""
    firm = FIRM.index(strand.status) if strand.status else len(FIRM)
    return -len(strand.tellings), firm, strand.line


def _telling(lane: Lane) -> tuple[bool, int, str]:
    """Which lanes are drawn first: places before what has none, then those of most claims."""
    return lane.key == NOWHERE, -sum(len(strand.tellings) for strand in lane.strands), lane.key


def _order(key: str, by: By, theatre: Theatre, gazetteer: Gazetteer) -> tuple[int, int, str, int, str]:
    """Parties as the theatre has them; places as an update orders them."""
    if by is By.PARTY:
        sides = (*theatre.parties, THIRD, OWN, UNKNOWN)
        return sides.index(key) if key in sides else len(sides), 0, key, 0, ""
    regions = Regions(theatre, gazetteer)
    place = key or None
    return *regions.order(regions.where(place)), *regions.rank(place)


def listed(lane: Lane) -> Iterator[tuple[Strand, Telling]]:
    """Every claim of a lane that is drawn, strand by strand."""
    return ((strand, telling) for strand in lane.shown for telling in strand.shown)


def beyond(lane: Lane) -> Counter[str]:
    """What of a lane is not drawn: strands, and claims of them or of those that are."""
    hidden = sum(len(strand.tellings) for strand in lane.strands[lane.drawn :])
    over = sum(len(strand.tellings) - len(strand.shown) for strand in lane.strands[: lane.drawn])
    return Counter(strands=lane.left, claims=hidden + over)
