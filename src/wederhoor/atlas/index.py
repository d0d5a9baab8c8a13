"""The places of GeoNames as a slim index on disk. Rule: made once for each release, in one step, and never changed."""

import csv
import os
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from importlib.resources import files
from itertools import chain, islice
from pathlib import Path

from wederhoor.atlas.geonames import CITIES, DISTRICT, NoPlaces, Progress, Row, release, rows
from wederhoor.atlas.naming import CYRILLIC, Named, named
from wederhoor.model.folding import fold
from wederhoor.model.ids import digest

FORM = 2  # of the index; raised when its tables or the spellings in it change
SHORTEST = 7  # letters of a name in which one slip is forgiven
_LOT = 2000  # places written at a time
TABLES = ("places.csv", "units.csv", "villages.csv", "transliteration.toml")
_SCHEMA = """
CREATE TABLE about (digest TEXT);
CREATE TABLE places (num INTEGER PRIMARY KEY, id TEXT, name TEXT, nl TEXT, country TEXT, admin TEXT,
    lat REAL, lon REAL, population INTEGER);
CREATE TABLE names (key TEXT, place INTEGER, first INTEGER);
CREATE TABLE slips (part TEXT, length INTEGER, key TEXT);
"""


@dataclass(frozen=True, slots=True)
class Found:
    """A row of the index."""

    num: int  # GeoNames id; below 0 for a village that GeoNames lacks
    id: str
    name: str
    nl: str
    country: str
    admin: str
    latitude: float | None  # degrees; None where the source of a village names no point
    longitude: float | None
    population: int
    primary: int = 0  # 1 where the name asked for is the one it is known by


class Index:
    """An index that is open; its look-ups raise sqlite3.DatabaseError where the file is broken."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def find(self, key: str) -> tuple[Found, ...]:
        """The places with a name that folds to this."""
        asked = self._connection.execute(
            "SELECT p.*, n.first FROM names n JOIN places p ON p.num = n.place WHERE n.key = ?", (key,)
        )
        return tuple(Found(*row) for row in asked)

    def get(self, place: str) -> Found | None:
        """The place with this id."""
        return next(
            (Found(*row) for row in self._connection.execute("SELECT * FROM places WHERE id = ?", (place,))), None
        )

    def near(self, key: str) -> tuple[str, ...]:
        """Names that share their first or last three letters with this and are about as long: a slip spares one."""
        asked = self._connection.execute(
            "SELECT DISTINCT key FROM slips WHERE part IN (?, ?) AND length BETWEEN ? AND ?",
            (key[:3] + "_", "_" + key[-3:], len(key) - 1, len(key) + 1),
        )
        return tuple(row[0] for row in asked)

    def spellings(self, num: int) -> tuple[str, ...]:
        """The folded names of a place, in order."""
        asked = self._connection.execute("SELECT key FROM names WHERE place = ? ORDER BY key", (num,))
        return tuple(row[0] for row in asked)

    def names(self, *countries: str) -> tuple[str, ...]:
        """The Dutch name of every place of some countries, as often as there are places of it, in order."""
        marks = ", ".join("?" * len(countries))
        query = f"SELECT nl FROM places WHERE country IN ({marks}) ORDER BY nl, num"  # noqa: S608 -- marks alone
        return tuple(row[0] for row in self._connection.execute(query, countries))

    def count(self) -> tuple[int, int]:
        """How many places and how many names there are."""
        places = self._connection.execute("SELECT count(*) FROM places").fetchone()[0]
        return places, self._connection.execute("SELECT count(*) FROM names").fetchone()[0]

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()


def key_of_release() -> str:
    """What an index is made from: its form, the release of GeoNames, the tables; raises NoPlaces."""
    texts = [(files(__package__ or "") / name).read_text("utf-8") for name in TABLES]
    return digest("\n".join((str(FORM), release(), *texts)))[:12]


def opened(folder: Path, progress: Progress | None = None) -> Index:
    """The index in a folder, made first if it is not there or is of another release.

    Raises OSError or sqlite3.Error where the folder or file cannot be used, NoPlaces without the package.
    """
    wanted = key_of_release()
    path = folder / f"places-{wanted}.sqlite"
    found = _whole(path, wanted)
    if found is None:
        folder.mkdir(parents=True, exist_ok=True)
        _make(path, wanted, progress)
        found = _whole(path, wanted)
        if found is None:
            raise OSError(5, "the index that was just written cannot be read", str(path))
        _forget(folder, path)
    return found


def in_memory(progress: Progress | None = None) -> Index:
    """An index that lives as long as the program; raises NoPlaces."""
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    _fill(connection, key_of_release(), progress)
    return Index(connection)


def _whole(path: Path, wanted: str) -> Index | None:
    """The index of a file that says that it is whole; None for no file, another one or a broken one."""
    if not path.is_file():
        return None
    try:
        connection = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
    except sqlite3.Error:
        return None
    try:
        if connection.execute("SELECT digest FROM about").fetchall() == [(wanted,)]:
            return Index(connection)
    except sqlite3.Error:
        pass
    connection.close()
    return None


def _make(path: Path, wanted: str, progress: Progress | None) -> None:
    handle, name = tempfile.mkstemp(".part", path.stem, path.parent)
    os.close(handle)
    made = Path(name)
    try:
        with closing(sqlite3.connect(made)) as connection:
            _fill(connection, wanted, progress)
        made.replace(path)
    finally:
        made.unlink(missing_ok=True)


def _forget(folder: Path, kept: Path) -> None:
    """Remove the indexes of other releases."""
    for path in folder.glob("places-*.sqlite"):
        if path != kept:
            with suppress(OSError):
                path.unlink()


def _fill(connection: sqlite3.Connection, wanted: str, progress: Progress | None) -> None:
    connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; " + _SCHEMA)
    known_ids = _house()
    kept = (row for row in rows(progress) if row.id in known_ids or not _district(row))
    for batch in _batches(chain(_villages(), kept)):
        known = [(row, named(row)) for row in batch]
        connection.executemany(
            "INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", [_place(*pair) for pair in known]
        )
        found = [(key, row.id, int(first)) for row, name in known for key, first in name.keys.items()]
        connection.executemany("INSERT INTO names VALUES (?, ?, ?)", found)
        slips = {slip for row, name in known if row.country in CYRILLIC for slip in _slips(name.keys)}
        connection.executemany("INSERT INTO slips VALUES (?, ?, ?)", sorted(slips))
    connection.execute("CREATE INDEX by_key ON names (key)")
    connection.execute("CREATE INDEX by_part ON slips (part, length, key)")
    connection.execute("CREATE INDEX by_id ON places (id)")
    connection.execute("CREATE INDEX by_place ON names (place)")
    connection.execute("INSERT INTO about VALUES (?)", (wanted,))  # last: an index without it is not whole
    connection.commit()


def _house() -> frozenset[int]:
    """GeoNames ids of the small table."""
    text = (files(__package__ or "") / "places.csv").read_text("utf-8")
    found = (row["geonames_id"] for row in csv.DictReader(text.splitlines()))
    return frozenset(int(number) for number in found if number)


def _district(row: Row) -> bool:
    """Whether a place outside the small table, which has every town of its size, is a part of a city."""
    return (row.country, row.admin) in CITIES or (row.country == "UA" and row.population >= DISTRICT)


def _batches(found: Iterable[Row]) -> Iterator[list[Row]]:
    """Rows in lots, so that no more of them are in memory at once."""
    left = iter(found)
    while batch := list(islice(left, _LOT)):
        yield batch


def _place(row: Row, known: Named) -> tuple[object, ...]:
    plain = row.name.replace("’", "").replace("'", "").replace("ʼ", "")
    mark = str(row.id) if row.id > 0 else row.admin
    where = (row.latitude, row.longitude, row.population)
    return (row.id, f"{plain} ({row.country}, {mark})", plain, known.nl, row.country, row.admin, *where)


def _slips(keys: Mapping[str, bool]) -> Iterator[tuple[str, int, str]]:
    for key, first in keys.items():
        if first and len(key) >= SHORTEST:
            yield key[:3] + "_", len(key), key
            yield "_" + key[-3:], len(key), key


def _villages() -> Iterator[Row]:
    """The sourced villages that GeoNames, or the package, lacks."""
    text = (files(__package__ or "") / "villages.csv").read_text("utf-8")
    for number, row in enumerate(csv.DictReader(text.splitlines()), 1):
        spelled = tuple(filter(None, (row["uk"], row["ru"], *row["spellings"].split("|"))))
        where = (float(row["lat"]) if row["lat"] else None, float(row["lon"]) if row["lon"] else None)
        yield Row(-number, row["en"], row["country"], row["within"], *where, int(row["population"] or 0), spelled)


__all__ = ["Found", "Index", "NoPlaces", "fold", "in_memory", "key_of_release", "opened"]
