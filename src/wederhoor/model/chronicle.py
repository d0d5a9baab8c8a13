"""What happened when in a war, and who held what. Rule: it dates stories and flags claims; it never feeds a status."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from wederhoor.model.period import Period


@dataclass(frozen=True, slots=True)
class Anchor:
    """A happening whose day is known; where sources differ, the stretch that holds what they say."""

    id: str  # date, place or name, kind
    kind: str  # a Kind
    date: Period  # bounded
    what: str  # in English
    sources: tuple[str, ...]
    agent: str | None = None  # Actor.id
    target: str | None = None  # Actor.id
    places: tuple[str, ...] = ()  # Place.id
    names: tuple[str, ...] = ()  # proper names by which texts call it: a ship, an operation, a village without an id

    @property
    def first(self) -> datetime.date:
        """Its first day."""
        assert self.date.first_day is not None  # the loader lets nothing else in
        return self.date.first_day

    @property
    def last(self) -> datetime.date:
        """Its last day."""
        assert self.date.last_day is not None  # the loader lets nothing else in
        return self.date.last_day


@dataclass(frozen=True, slots=True)
class State:
    """Who held a place from one day up to and including another."""

    id: str
    place: str  # Place.id
    holder: str  # a party
    begins: Period  # the day or days on which it began
    ends: Period | None  # None while it lasts
    sources: tuple[str, ...]

    @property
    def first(self) -> datetime.date:
        """The first day on which it may have held."""
        assert self.begins.first_day is not None  # the loader lets nothing else in
        return self.begins.first_day

    @property
    def last(self) -> datetime.date | None:
        """The last day on which it may have held; None while it lasts."""
        return self.ends.last_day if self.ends else None


@dataclass(frozen=True, slots=True)
class Chronicle:
    """One war's anchors and states, in the order of their days."""

    anchors: tuple[Anchor, ...] = ()
    states: tuple[State, ...] = ()
    everyday: frozenset[str] = frozenset()  # places so often in the news that naming one dates nothing
    parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)  # regions that a wider one holds

    @property
    def last(self) -> datetime.date | None:
        """The last day that it tells of."""
        return max((anchor.last for anchor in self.anchors), default=None)

    def at(self, place: str) -> tuple[Anchor, ...]:
        """The anchors of a place, and of the regions that it holds."""
        wanted = {place, *self.parts.get(place, ())}
        return tuple(anchor for anchor in self.anchors if not wanted.isdisjoint(anchor.places))
