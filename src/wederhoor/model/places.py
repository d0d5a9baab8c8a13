"""Places and the look-up that finds them. Rule: a metonym, an office and an adjective are roles, not places."""

from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from wederhoor.model.texts import Span
from wederhoor.model.vocabulary import PlaceKind


@dataclass(frozen=True, slots=True)
class Place:
    """A place under its canonical English name, which is its id until two places share it."""

    id: str
    kind: PlaceKind
    names: tuple[tuple[str, str], ...] = ()  # (language, spelling the house prints), such as ("nl", "Izjoem")
    latitude: float | None = None  # degrees; None for areas and waters, and where no source says it
    longitude: float | None = None
    geonames_id: int | None = None
    country: str | None = None  # ISO 3166-1 alpha-2
    within: str | None = None  # id of the place it lies in
    population: int | None = None
    radius: float | None = (
        None  # km within which it lies, where the point follows from words such as "12 km south of X"
    )

    def name(self, language: str) -> str:
        """The spelling printed in a language, else the canonical one."""
        return dict(self.names).get(language, self.id)


def reckoned(name: str, point: tuple[float, float], radius: int) -> Place:
    """A place that no table holds, where a report's words put it; its id says where that is and how surely, in km."""
    lat, lon = (round(degree, 2) for degree in point)
    made = f"{name} ({lat:.2f}, {lon:.2f} ± {radius} km)"
    return Place(made, PlaceKind.SETTLEMENT, (("en", name), ("nl", name)), lat, lon, radius=radius)


@dataclass(frozen=True, slots=True)
class PlaceRef:
    """A place as a claim names it."""

    place: str  # Place.id
    span: Span


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a written name may mean."""

    place: Place
    primary: bool = False  # the name is the one that the place is known by, and no old or further name of it
    common: bool = False  # the place stands in the small table of places that reports name
    population: int = 0  # 0 where it is not known


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

    def begins(self, word: str) -> bool:
        """Whether a name that find knows may begin with this; False where none does."""
        ...

    def all(self) -> tuple[Place, ...]:
        """All places, by id."""
        ...


@runtime_checkable
class WideGazetteer(Gazetteer, Protocol):
    """A gazetteer that also knows the villages and far towns behind its small table; those need a cue in the text."""

    def further(self, name: str) -> tuple[Candidate, ...]:
        """Every place whose name in some spelling is this one but for case, diacritics, apostrophes and hyphens."""
        ...

    @property
    def digest(self) -> str:
        """Of everything that decides which place a name means."""
        ...

    def similar(self, name: str) -> tuple[Candidate, ...]:
        """Places one slip away from a name of seven letters or more; empty where the nearest bear different names."""
        ...
