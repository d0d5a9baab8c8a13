"""Places by name. Rule: a table finds what it holds; what a name does in its sentence is decided by the reader."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from wederhoor.model.ids import digest
from wederhoor.model.places import Place
from wederhoor.model.vocabulary import PlaceKind

_TABLES = ("places.csv", "countries.csv", "spellings.csv")
_LIKELY = tuple(PlaceKind)  # a settlement comes before an oblast of the same name, and so on


@dataclass(frozen=True, slots=True)
class Atlas:
    """A gazetteer held in memory: places by id, ids by spelling."""

    places: Mapping[str, Place]
    spellings: Mapping[str, tuple[str, ...]]
    words: int  # in the longest spelling
    digest: str = ""  # of the tables it was read from
    begun: frozenset[str] = frozenset()  # every beginning of a spelling

    def get(self, place: str) -> Place | None:
        """The place with this id."""
        return self.places.get(place)

    def find(self, name: str) -> tuple[Place, ...]:
        """Every place that bears this name, letter for letter; settlements before areas and waters."""
        found = self.spellings.get(name)
        return tuple([self.places[place] for place in found]) if found else ()

    def longest(self) -> int:
        """The number of words in the longest name known."""
        return self.words

    def begins(self, word: str) -> bool:
        """Whether a spelling begins with this."""
        return word in self.begun

    def all(self) -> tuple[Place, ...]:
        """All places, by id."""
        return tuple(self.places[place] for place in sorted(self.places))

    def names(self) -> tuple[str, ...]:
        """All spellings, in order."""
        return tuple(sorted(self.spellings))


@cache
def load() -> Atlas:
    """The gazetteer that comes with the package."""
    places = [*map(_place, _rows("places.csv")), *map(_country, _rows("countries.csv"))]
    spellings = [(row["spelling"], row["place"]) for row in _rows("spellings.csv")]
    spellings += [(name, place.id) for place in places if place.kind is PlaceKind.COUNTRY for _, name in place.names]
    return replace(build(places, spellings), digest=digest("\n".join(map(_text, _TABLES)))[:12])


def build(places: Iterable[Place], spellings: Iterable[tuple[str, str]]) -> Atlas:
    """A gazetteer of these places under these spellings; raises KeyError for a spelling of no place given."""
    by_id = {place.id: place for place in places}
    found: dict[str, set[str]] = {}
    for name, place in spellings:
        found.setdefault(name, set()).add(by_id[place].id)
    ordered = {name: tuple(sorted(ids, key=lambda item: _order(by_id[item]))) for name, ids in found.items()}
    begun = frozenset(name[:end] for name in ordered for end in range(1, len(name) + 1))
    return Atlas(by_id, ordered, max((len(name.split()) for name in ordered), default=0), begun=begun)


def _order(place: Place) -> tuple[int, str]:
    return _LIKELY.index(place.kind), place.id


def _place(row: Mapping[str, str]) -> Place:
    return Place(
        id=row["id"],
        kind=PlaceKind(row["kind"]),
        names=(("en", row["en"]), ("nl", row["nl"])),
        latitude=float(row["lat"]) if row["lat"] else None,
        longitude=float(row["lon"]) if row["lon"] else None,
        geonames_id=int(row["geonames_id"]) if row["geonames_id"] else None,
        country=row["country"] or None,
        within=row["within"] or None,
    )


def _country(row: Mapping[str, str]) -> Place:
    return Place(row["id"], PlaceKind.COUNTRY, (("en", row["en"]), ("nl", row["nl"])), country=row["iso"])


def _rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(_text(name).splitlines()))


def _text(name: str) -> str:
    return (files(__package__ or "") / name).read_text("utf-8")
