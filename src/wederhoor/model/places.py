"""Places and the look-up that finds them. Rule: a metonym, an office and an adjective are roles, not places."""

from dataclasses import dataclass
from typing import Protocol

from wederhoor.model.texts import Span
from wederhoor.model.vocabulary import PlaceKind


@dataclass(frozen=True, slots=True)
class Place:
    """A place under its canonical English name, which is its id until two places share it."""

    id: str
    kind: PlaceKind
    names: tuple[tuple[str, str], ...] = ()  # (language, spelling the house prints), such as ("nl", "Izjoem")
    latitude: float | None = None  # degrees; None for areas and waters
    longitude: float | None = None
    geonames_id: int | None = None
    country: str | None = None  # ISO 3166-1 alpha-2
    within: str | None = None  # id of the place it lies in

    def name(self, language: str) -> str:
        """The spelling printed in a language, else the canonical one."""
        return dict(self.names).get(language, self.id)


@dataclass(frozen=True, slots=True)
class PlaceRef:
    """A place as a claim names it."""

    place: str  # Place.id
    span: Span


class Gazetteer(Protocol):
    """Finds places by name."""

    def get(self, place: str) -> Place | None:
        """The place with this id."""
        ...

    def find(self, name: str) -> tuple[Place, ...]:
        """Every place that bears this name in some spelling, the likeliest first."""
        ...

    def longest(self) -> int:
        """The number of words in the longest name known."""
        ...

    def all(self) -> tuple[Place, ...]:
        """All places, by id."""
        ...
