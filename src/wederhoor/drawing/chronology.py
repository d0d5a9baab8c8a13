"""What happened where and when, for a timeline. Rule: an event stands on a day that a sentence or a page gives."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from wederhoor.model.claims import Claim
from wederhoor.model.packs import Theatre
from wederhoor.model.places import Gazetteer
from wederhoor.model.vocabulary import FAMILY_OF, Certainty, Family, Status
from wederhoor.situation.regions import Regions, Where
from wederhoor.situation.value import Situation

DAYS = 10  # that a timeline shows, where its period is no longer
MOST = 31  # days of a longer period: its last
FIRM = (  # which status a sign shows that stands for several matters: what a reader must know first
    Status.CONTESTED,
    Status.CONFIRMED,
    Status.CORROBORATED,
    Status.CLAIMED,
    Status.WITHDRAWN,
    Status.EXPECTED,
    Status.UNANSWERED,
)
Told = tuple[str | None, date, Status, str, Claim]
DOUBTED = frozenset({Certainty.HEDGED, Certainty.UNCONFIRMED, Certainty.CONDITIONAL})


@dataclass(frozen=True, slots=True)
class Event:
    """The matters of one family that concern one place on one day."""

    place: str | None  # Place.id
    day: date
    family: Family
    statuses: tuple[tuple[Status, int], ...]  # with the number of matters, the one to show first
    hedged: bool  # nobody says it without reserve
    denied: bool  # all that is said of it is a denial

    @property
    def number(self) -> int:
        """How many matters there are."""
        return sum(count for _, count in self.statuses)


@dataclass(frozen=True, slots=True)
class Lane:
    """One place with its events, by day and family."""

    place: str | None
    where: Where  # sector or place under which it stands
    events: tuple[Event, ...]
    fresh: int  # matters of the period itself


@dataclass(frozen=True, slots=True)
class Chronology:
    """What a timeline shows: days from first to last, of which those from `begins` on are the period."""

    first: date
    begins: date
    last: date
    lanes: tuple[Lane, ...]  # by sector, then by place
    matters: int  # lines of matters that any of these days has a claim of

    @property
    def days(self) -> tuple[date, ...]:
        """Every day, in order."""
        return tuple(self.first + timedelta(days=step) for step in range((self.last - self.first).days + 1))

    @property
    def places(self) -> int:
        """How many places it speaks of."""
        return sum(lane.place is not None for lane in self.lanes)


def chronology(situation: Situation, theatre: Theatre, gazetteer: Gazetteer) -> Chronology:
    """The days of a situation's period and those before it, with what is known to have happened on them."""
    begins, last = situation.period.first_day, situation.period.last_day
    assert begins is not None  # a situation's period has two ends
    assert last is not None
    length = max(DAYS, min(MOST, (last - begins).days + 1))
    first = last - timedelta(days=length - 1)
    regions = Regions(theatre, gazetteer)
    told = [item for item in _told(situation) if first <= item[1] <= last]
    lanes = [
        Lane(place, regions.where(place), events, sum(event.number for event in events if event.day >= begins))
        for place, events in _by_place(told).items()
    ]
    ordered = sorted(lanes, key=lambda lane: (regions.order(lane.where), regions.rank(lane.place)))
    return Chronology(first, max(begins, first), last, tuple(ordered), len({line for _, _, _, line, _ in told}))


def _by_place(told: Iterable[Told]) -> dict[str | None, tuple[Event, ...]]:
    found: dict[tuple[str | None, date, Family], dict[str, tuple[Status, list[Claim]]]] = defaultdict(dict)
    for place, day, status, line, claim in told:
        found[place, day, FAMILY_OF[claim.kind]].setdefault(line, (status, []))[1].append(claim)
    events: dict[str | None, list[Event]] = defaultdict(list)
    for (place, day, family), lines in sorted(found.items(), key=lambda item: _order(item[0])):
        events[place].append(_event(place, day, family, list(lines.values())))
    return {place: tuple(those) for place, those in events.items()}


def _order(key: tuple[str | None, date, Family]) -> tuple[str, date, int]:
    place, day, family = key
    return place or "", day, list(Family).index(family)


def _told(situation: Situation) -> Iterator[Told]:
    """Place, day, status and line of each claim; a line is named by its first claim."""
    for matter in situation.weighed.matters:
        for line in matter.lines:
            for name in line.claims:
                claim = situation.claims.get(name)
                day = happened(claim, situation) if claim else None
                if claim and day:
                    yield matter.place, day, line.standing.status, line.claims[0], claim


def happened(claim: Claim, situation: Situation) -> date | None:
    """The day of what a claim tells, if it is known to the day; else that of its report."""
    if claim.when is not None and claim.when.day is not None:
        return claim.when.day
    published = situation.published.get(claim.story)
    return published.last_day if published else None


def _event(place: str | None, day: date, family: Family, lines: list[tuple[Status, list[Claim]]]) -> Event:
    counts = [(status, sum(shown is status for shown, _ in lines)) for status in FIRM]
    claims = [claim for _, told in lines for claim in told]
    return Event(
        place,
        day,
        family,
        tuple((status, count) for status, count in counts if count),
        all(claim.certainty in DOUBTED for claim in claims),
        all(claim.certainty is Certainty.DENIED for claim in claims),
    )
