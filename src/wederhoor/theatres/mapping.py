"""The map of a theatre as values. Rule: shapes.json holds what was made from public map data, map.toml the choices."""

import json
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

from wederhoor.model.maps import BaseMap, Lake, Line, Occupied, Point

STEPS = 1000  # in a degree, as mapmaking writes them


@cache
def load_map(name: str) -> BaseMap | None:
    """The map of the theatre with this name; None where it has none."""
    folder = files(__package__ or "") / name / "map"
    if not (folder / "shapes.json").is_file():
        return None
    shapes = json.loads((folder / "shapes.json").read_text("utf-8"))
    return _map(tomllib.loads((folder / "map.toml").read_text("utf-8")), shapes)


def _map(chosen: Mapping[str, Any], shapes: Mapping[str, Any]) -> BaseMap:
    arcs = [unpacked(arc) for arc in shapes["arcs"]]
    return BaseMap(
        country=chosen["country"],
        front=tuple(chosen["front"]),
        box=tuple(chosen["box"]),
        credit=chosen["credit"],
        land=_lines(shapes["land"]),
        units={
            place: tuple(ring(arcs, numbers) for numbers in rings) for place, rings in sorted(shapes["areas"].items())
        },
        inner=tuple(arcs[number] for number in shapes["inner"]),
        borders=_lines(shapes["borders"]),
        foreign=_lines(shapes["foreign"]),
        rivers={row["place"]: _lines(shapes["rivers"][row["place"]]) for row in chosen["river"]},
        lakes=tuple(
            Lake(row["place"], _lines(shores), row.get("until"))
            for row, shores in zip(chosen["lake"], shapes["lakes"], strict=True)
        ),
        occupied=tuple(
            Occupied(row["name"], tuple(row["places"]), row["by"], row["since"]) for row in chosen["occupied"]
        ),
        names={
            kind: {place: tuple((lon, lat) for lon, lat in points) for place, points in chosen[kind].items()}
            for kind in ("areas", "countries", "waters")
        },
        towns=tuple(chosen["towns"]["places"]),
    )


def _lines(packed: Iterable[Sequence[int]]) -> tuple[Line, ...]:
    return tuple(unpacked(line) for line in packed)


def unpacked(steps: Sequence[int]) -> Line:
    """The points of a line that is written as whole steps."""
    x = y = 0
    line: list[Point] = []
    for dx, dy in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + dx, y + dy
        line.append((x / STEPS, y / STEPS))
    return tuple(line)


def ring(arcs: Sequence[Line], numbers: Iterable[int]) -> Line:
    """The ring that arcs make one after another; ~n runs backwards."""
    points: list[Point] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return tuple(here for before, here in pairwise([None, *points]) if here is not None and here != before)
