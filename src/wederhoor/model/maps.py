"""What a map is drawn on: land, borders and waters. Rule: shapes of the earth alone, and nothing of who holds what."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

Point = tuple[float, float]  # (longitude, latitude), degrees
Line = tuple[Point, ...]  # a ring where its last point is its first


@dataclass(frozen=True, slots=True)
class Lake:
    """A lake, while it was there."""

    place: str  # Place.id
    shores: tuple[Line, ...]
    until: date | None = None  # the day on which it ran dry; None for one that is there

    def there(self, day: date) -> bool:
        """Whether it is drawn on a day."""
        return self.until is None or day < self.until


@dataclass(frozen=True, slots=True)
class Occupied:
    """Units of the country that another side has held since before the war."""

    name: str  # Place.id under which they are named
    places: tuple[str, ...]
    by: str  # party
    since: date


@dataclass(frozen=True, slots=True, eq=False)  # one is itself alone, so that what is made of it can be kept
class BaseMap:
    """The shapes of one theatre, and where the names of its areas stand."""

    country: str  # Place.id of the country whose units are drawn
    front: tuple[float, float, float, float]  # degrees west, south, east, north: the whole front
    box: tuple[float, float, float, float]  # the same, of all that is drawn
    credit: str
    land: tuple[Line, ...]
    units: Mapping[str, tuple[Line, ...]]  # rings by Place.id
    inner: tuple[Line, ...]  # borders between those units
    borders: tuple[Line, ...]  # between countries
    foreign: tuple[Line, ...]  # between units of other countries
    rivers: Mapping[str, tuple[Line, ...]]  # by Place.id
    lakes: tuple[Lake, ...]
    occupied: tuple[Occupied, ...]
    names: Mapping[str, Mapping[str, Line]]  # by "areas", "countries" or "waters": where the name of a place may stand
    towns: tuple[str, ...]  # by which a reader finds his way
