"""From degrees to a flat sheet. Rule: one conformal cone for a theatre, so that shapes and directions stay right.

Lambert's conformal conic projection on a sphere (Snyder, Map Projections: A Working Manual, 1987, equations 15-1 to
15-4). Its two true parallels lie a sixth of the front's height inside it; its middle meridian is the front's.
"""

from dataclasses import dataclass
from math import cos, log, pi, radians, sin, tan

from wederhoor.model.geometry import EARTH
from wederhoor.model.lines import Box, Point


@dataclass(frozen=True, slots=True)
class Conic:
    """A cone over the globe, unrolled: x kilometres east and y kilometres south of its origin."""

    meridian: float  # radians, of the origin
    narrowing: float  # n: the sine of the cone's angle
    reach: float  # km, from the tip of the cone to where the equator would lie, divided by n's power of the tangent
    origin: float  # km, from the tip to the origin

    def at(self, point: Point) -> Point:
        """Where a point (longitude, latitude) in degrees lies, in kilometres."""
        lon, lat = point
        far = self._far(radians(lat))
        turn = self.narrowing * (radians(lon) - self.meridian)
        return far * sin(turn), far * cos(turn) - self.origin

    def _far(self, latitude: float) -> float:
        return float(self.reach / tan(pi / 4 + latitude / 2) ** self.narrowing)


def conic(front: Box) -> Conic:
    """The cone that fits a box of degrees (west, south, east, north)."""
    west, south, east, north = front
    first, second = (radians(south + (north - south) * share) for share in (1 / 6, 5 / 6))
    steep = [tan(pi / 4 + latitude / 2) for latitude in (first, second)]
    narrowing = log(cos(first) / cos(second)) / log(steep[1] / steep[0])
    reach = EARTH * cos(first) * steep[0] ** narrowing / narrowing
    bare = Conic(radians((west + east) / 2), narrowing, reach, 0.0)
    return Conic(bare.meridian, narrowing, reach, bare._far(radians((south + north) / 2)))
