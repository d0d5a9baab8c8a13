"""A claim with what weighing needs to know of it. Rule: unknown stays unknown; nobody is made a third party.

Days are ordinals (date.toordinal), so that they compare and subtract as whole numbers.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile

from wederhoor.model.claims import Claim
from wederhoor.model.packs import Theatre
from wederhoor.model.period import Period
from wederhoor.model.places import Gazetteer, Place
from wederhoor.model.stories import Story
from wederhoor.model.vocabulary import (
    FAMILY_OF,
    THIRD,
    UNATTRIBUTED,
    Aspect,
    Certainty,
    Extent,
    Family,
    Kind,
    PlaceKind,
    Polarity,
)

SILENT = frozenset({Certainty.NO_COMMENT, Certainty.UNCONFIRMED})
SAID = frozenset({Certainty.ASSERTED, Certainty.HEDGED, Certainty.CORRECTED})
FIRM = frozenset({Certainty.ASSERTED, Certainty.HEDGED})
FUTURE = frozenset({Certainty.INTENTION, Certainty.CONDITIONAL})
SHOWN = frozenset({"photo", "video", "footage", "image", "map", "film", "social media"})  # channels that only show
PARTIAL = frozenset({Extent.PART, Extent.MOST, Extent.ENTRANCE, Extent.ONLY})
UNFINISHED = frozenset({Aspect.UNDER_WAY, Aspect.BEGUN, Aspect.FAILED})
WIDE = 31  # days; what lasted longer is a state of its own, not part of the days' events
BREADTH = {
    PlaceKind.SETTLEMENT: 0,
    PlaceKind.SITE: 0,
    PlaceKind.REGION: 1,
    PlaceKind.SECTOR: 1,
    PlaceKind.WATER: 1,
    PlaceKind.OBLAST: 2,
    PlaceKind.COUNTRY: 3,
}
Number = tuple[float | None, float | None, str | None, str]
Order = tuple[datetime, str, int, int, str]


@dataclass(frozen=True, slots=True)
class Fact:
    """One claim, its story's moment, its sides, its place and its days."""

    claim: Claim
    id: str  # the claim's
    attributed: bool  # whether somebody other than the outlet vouches for it
    negative: bool  # whether it says that something is not so
    key: str  # Story.key: versions of one address share it
    outlet: str | None
    known: datetime  # when its story is known
    day: int  # the last day of its story's published Period
    parties: frozenset[str]  # of its claimants; empty for an outlet's own voice and for unknown actors
    lineage: frozenset[str]  # its claimants and all their parents
    doers: tuple[str, ...]  # parties that act in it; an actor of no side and a bare word stand for themselves
    aims: tuple[str, ...]  # what it is done to: places as they are, actors by their party, words as they are
    scope: tuple[str, ...]  # the narrowest places at which it is
    town: bool  # whether these are towns and sites, known as such
    first: int | None  # first day of what is claimed; None where the time is named and cannot be placed
    last: int | None  # last day of it
    dated: bool  # whether the claim itself names a day or a stretch narrower than its story's
    number: Number | None
    sentence: str  # the words of its sentence; empty once the text was purged
    order: Order  # the canonical order: the story's moment, the story, the place in its text, the id

    @property
    def family(self) -> Family:
        """The family of its kind."""
        return FAMILY_OF[self.claim.kind]

    @property
    def wide(self) -> bool:
        """Whether what it claims lasted longer than a month."""
        return self.first is not None and self.last is not None and self.last - self.first > WIDE

    @property
    def shown(self) -> bool:
        """Whether it rests on footage or a map."""
        via = self.claim.via
        return bool(via) and not SHOWN.isdisjoint([channel.casefold() for channel in via])

    @property
    def entire(self) -> bool:
        """Whether it is about a place itself, all of it and done with, and not only ground near or in it."""
        whole = self.claim.extent not in PARTIAL and self.claim.aspect not in UNFINISHED
        return whole and shared(self.aims, self.scope)

    @property
    def things(self) -> frozenset[str]:
        """What it is done to, the place apart."""
        return frozenset(self.aims) - frozenset(self.scope)


def gather(
    stories: Iterable[Story],
    claims: Iterable[Claim],
    theatre: Theatre,
    gazetteer: Gazetteer,
    published: Mapping[str, Period],
) -> tuple[Fact, ...]:
    """Facts of all claims of stories that are known at some moment, each claim once, in canonical order."""
    by_id = {story.id: story for story in stories}
    packs = _Packs(theatre, _Places(gazetteer, {}))
    found: dict[str, Fact] = {}
    for claim in claims:
        story, period = by_id.get(claim.story), published.get(claim.story)
        if claim.id in found or story is None or period is None or period.known_at is None:
            continue
        found[claim.id] = _fact(claim, story, period, packs)
    return tuple(sorted(found.values(), key=lambda fact: fact.order))


def party_of(theatre: Theatre, actor: str) -> str | None:
    """The party of a known actor; None for one that the theatre does not know."""
    known = theatre.actor(actor)
    return known.party if known else None


def sides(theatre: Theatre, parties: Iterable[str]) -> frozenset[str]:
    """Those of some parties that are a side in the war."""
    return frozenset(parties) & frozenset(theatre.parties)


def related(a: Fact, b: Fact) -> bool:
    """Whether the claimants of one are those of the other, or a parent of them."""
    if not (a.attributed and b.attributed):
        return False
    return b.lineage.issuperset(a.claim.claimants) or a.lineage.issuperset(b.claim.claimants)


def same_side(a: Fact, b: Fact) -> bool:
    """Whether both are vouched for by one and the same side of the war."""
    return len(a.parties) == 1 and a.parties == b.parties and THIRD not in a.parties


def shared(here: tuple[str, ...], there: tuple[str, ...]) -> bool:
    """Whether two rows of names have one in common; most have one name or none."""
    return any(name in there for name in here)


def opposed(a: Fact, b: Fact) -> bool:
    """Whether the claims come from two belligerents, or from a belligerent and a third party."""
    return len(a.parties) == 1 and len(b.parties) == 1 and a.parties != b.parties


def belligerents(a: Fact, b: Fact) -> bool:
    """Whether the claims come from two sides of the war."""
    return opposed(a, b) and THIRD not in a.parties | b.parties


def firm(fact: Fact) -> bool:
    """Whether a claim says that something happened or is so, and not that it failed; a repelled attack always did."""
    done = fact.claim.aspect is not Aspect.FAILED or fact.claim.kind is Kind.REPELLED_ATTACK
    return fact.claim.certainty in FIRM and done


def lately(fact: Fact, told: Sequence[Fact], days: int) -> Iterator[Fact]:
    """Those of some earlier claims, in canonical order, that came out at most so many days before, the latest first."""
    return takewhile(lambda one: (fact.known - one.known).days <= days, reversed(told))


def meet(a: Fact, b: Fact, slack: int = 0) -> bool:
    """Whether the days of both overlap, or lie at most that many days apart."""
    if a.first is None or b.first is None or a.last is None or b.last is None:
        return False
    return a.first <= b.last + slack and b.first <= a.last + slack


class _Places:
    """Looks each place up once."""

    __slots__ = ("_gazetteer", "_known")

    def __init__(self, gazetteer: Gazetteer, known: dict[str, Place | None]) -> None:
        self._gazetteer, self._known = gazetteer, known

    def get(self, name: str) -> Place | None:
        if name not in self._known:
            self._known[name] = self._gazetteer.get(name)
        return self._known[name]


class _Packs:
    """Works out once what theatre and places say of names that stand in claim after claim."""

    def __init__(self, theatre: Theatre, places: _Places) -> None:
        self._theatre, self._places = theatre, places
        self._voices: dict[tuple[str, ...], tuple[frozenset[str], frozenset[str]]] = {}
        self._doers: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._aims: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._scopes: dict[tuple[tuple[str, ...], tuple[str, ...]], tuple[tuple[str, ...], bool]] = {}

    def voice(self, claimants: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
        """The parties of claimants, and their lineage."""
        if claimants not in self._voices:
            named = [actor for actor in claimants if actor != UNATTRIBUTED]
            parties = frozenset(party for actor in named if (party := party_of(self._theatre, actor)))
            self._voices[claimants] = parties, frozenset(up for actor in named for up in self._theatre.ancestors(actor))
        return self._voices[claimants]

    def doers(self, agent: tuple[str, ...]) -> tuple[str, ...]:
        """Who acts, each as a side, or as what stands for itself."""
        if agent not in self._doers:
            self._doers[agent] = tuple(sorted({_side_or_word(self._theatre, actor) for actor in agent}))
        return self._doers[agent]

    def aims(self, target: tuple[str, ...]) -> tuple[str, ...]:
        """What it is done to: places as they are, everything else as a doer is."""
        if target not in self._aims:
            self._aims[target] = tuple(sorted({_aim(self._theatre, self._places, name) for name in target}))
        return self._aims[target]

    def scope(self, claim: Claim) -> tuple[tuple[str, ...], bool]:
        """The narrowest places at which a claim is, and whether these are towns and sites."""
        named = claim.target, claim.place_ids
        if named not in self._scopes:
            scope = _scope(claim, self._theatre, self._places)
            town = bool(scope) and all((place := self._places.get(name)) and not BREADTH[place.kind] for name in scope)
            self._scopes[named] = scope, town
        return self._scopes[named]


def _fact(claim: Claim, story: Story, period: Period, packs: _Packs) -> Fact:
    known = period.known_at
    assert known is not None  # the caller leaves out stories that are never known
    parties, lineage = packs.voice(claim.claimants)
    first, last, dated = _days(claim, period)
    scope, town = packs.scope(claim)
    quantity = claim.quantity
    return Fact(
        claim=claim,
        id=claim.id,
        attributed=claim.claimants != (UNATTRIBUTED,),
        negative=claim.certainty is Certainty.DENIED or claim.polarity is Polarity.NEGATIVE,
        key=story.key,
        outlet=story.outlet,
        known=known,
        day=_ordinal(period, first=False) or known.toordinal(),
        parties=parties,
        lineage=lineage,
        doers=packs.doers(claim.agent),
        aims=packs.aims(claim.target),
        scope=scope,
        town=town,
        first=first,
        last=last,
        dated=dated,
        number=None
        if quantity is None
        else (_rounded(quantity.value), _rounded(quantity.high), quantity.vague, quantity.unit),
        sentence=claim.sentence.of(story.text),
        order=(known, claim.story, claim.sentence.start, claim.content.start, claim.id),
    )


def _side_or_word(theatre: Theatre, name: str) -> str:
    party = party_of(theatre, name)
    return party if party in theatre.parties and party is not None else name


def _aim(theatre: Theatre, places: _Places, name: str) -> str:
    return name if name not in theatre.actors and places.get(name) else _side_or_word(theatre, name)


def _scope(claim: Claim, theatre: Theatre, places: _Places) -> tuple[str, ...]:
    """The places that the deed is done to, else those that locate it; wider ones only for want of narrower."""
    targets = [name for name in claim.target if name not in theatre.actors and places.get(name)]
    return narrowest(targets or list(claim.place_ids), places)


def narrowest(names: Sequence[str], gazetteer: "Gazetteer | _Places") -> tuple[str, ...]:
    """Those places that are of the narrowest kind among them, sorted; a place that nobody knows counts as a town."""
    breadth = {name: BREADTH[place.kind] if (place := gazetteer.get(name)) else 0 for name in names}
    least = min(breadth.values(), default=0)
    return tuple(sorted(name for name, wide in breadth.items() if wide == least))


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(float(value), 6)


def _days(claim: Claim, period: Period) -> tuple[int | None, int | None, bool]:
    """First and last day of what is claimed, and whether the claim itself names them."""
    when = claim.named_when
    if when is not None and not when.placed:
        return None, None, False
    if when is None or _no_narrower(when, period):
        chosen = claim.said if claim.said is not None and claim.said.bounded else period
        return _ordinal(chosen, first=True), _ordinal(chosen, first=False), False
    last = _ordinal(when, first=False) or _ordinal(period, first=False)
    first = _ordinal(when, first=True) or last  # "so far": as of its last day
    return first, last, True


def _no_narrower(when: Period, period: Period) -> bool:
    """Whether a bare month, season or year holds the story's own date and so says no more than that."""
    return when.precision in {"month", "season", "year"} and when.contains(period)


def _ordinal(period: Period, *, first: bool) -> int | None:
    day = period.first_day if first else period.last_day
    return day.toordinal() if day else None
