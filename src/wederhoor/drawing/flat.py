"""A base map on the unrolled cone, in kilometres. Rule: it is flattened once, for all sheets that are drawn of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from wederhoor.drawing.projection import Conic, conic
from wederhoor.model.lines import Box, Point, bounds, cut_line
from wederhoor.model.maps import BaseMap


@dataclass(frozen=True, slots=True)
class Trace:
    """A line or ring in kilometres, and the box that holds it."""

    points: tuple[Point, ...]
    box: Box


Traces = tuple[Trace, ...]


@dataclass(frozen=True, slots=True, eq=False)  # one is itself alone, so that what is drawn of it can be kept
class Flat:
    """The shapes of a base map."""

    base: BaseMap
    cone: Conic
    land: Traces
    coast: Traces
    units: Mapping[str, Traces]  # by Place.id
    inner: Traces
    borders: Traces
    foreign: Traces
    rivers: Traces
    lakes: tuple[Traces, ...]  # in the order of the base map's


@lru_cache(maxsize=4)
def flatten(base: BaseMap) -> Flat:
    """The base map on the cone that fits its front."""
    cone = conic(base.front)

    def traces(lines: Iterable[Sequence[Point]]) -> Traces:
        flat = (tuple(cone.at(point) for point in line) for line in lines)
        return tuple(Trace(points, bounds(points)) for points in flat)

    return Flat(
        base=base,
        cone=cone,
        land=traces(base.land),
        coast=traces(_coast(base)),
        units={place: traces(rings) for place, rings in base.units.items()},
        inner=traces(base.inner),
        borders=traces(base.borders),
        foreign=traces(base.foreign),
        rivers=traces(line for lines in base.rivers.values() for line in lines),
        lakes=tuple(traces(lake.shores) for lake in base.lakes),
    )


def _coast(base: BaseMap) -> list[list[Point]]:
    """The outlines of land without the sides of the box that the data were cut at."""
    west, south, east, north = base.box
    inside = (west + 0.01, south + 0.01, east - 0.01, north - 0.01)
    return [piece for ring in base.land for piece in cut_line(ring, inside)]
