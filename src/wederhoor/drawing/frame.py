"""The sheet that a map is drawn on. Rule: pixels from its upper left corner; one scale for the whole sheet."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wederhoor.drawing.projection import Conic
from wederhoor.model.lines import Box, Point

FLATTEST, TALLEST = 0.62, 1.25  # height of a sheet in its width
STEPS = 8  # points on each side of a box of degrees, whose sides bend on the sheet
LENGTHS = (1, 2, 5, 10, 20, 50, 100, 200, 500)  # km, of a scale bar


@dataclass(frozen=True, slots=True)
class Frame:
    """A stretch of the sheet: which kilometres it shows, and how large."""

    conic: Conic
    left: float  # km
    top: float  # km
    scale: float  # pixels in a kilometre
    width: float  # pixels
    height: float

    def at(self, point: Point) -> Point:
        """Where a point (longitude, latitude) lies, in pixels."""
        x, y = self.conic.at(point)
        return (x - self.left) * self.scale, (y - self.top) * self.scale

    def spots(self, flat: Iterable[Point]) -> list[Point]:
        """Where points lie that are given in kilometres, in pixels."""
        return [((x - self.left) * self.scale, (y - self.top) * self.scale) for x, y in flat]

    def around(self, pixels: float) -> Box:
        """The sheet and so many pixels around it, in kilometres."""
        margin, right, below = pixels / self.scale, self.width / self.scale, self.height / self.scale
        return self.left - margin, self.top - margin, self.left + right + margin, self.top + below + margin

    def holds(self, spot: Point, margin: float = 0.0) -> bool:
        """Whether a spot in pixels lies on the sheet, so far from its edge."""
        x, y = spot
        return margin <= x <= self.width - margin and margin <= y <= self.height - margin

    @property
    def bar(self) -> tuple[int, float]:
        """A round length of about a sixth of the width: kilometres and pixels."""
        length = min(LENGTHS, key=lambda length: abs(length * self.scale - self.width / 6))
        return length, length * self.scale


def corners(box: Box) -> list[Point]:
    """Points around a box of degrees."""
    west, south, east, north = box
    shares = [step / STEPS for step in range(STEPS + 1)]
    across = [west + (east - west) * share for share in shares]
    up = [south + (north - south) * share for share in shares]
    return [(lon, lat) for lon in across for lat in (south, north)] + [(lon, lat) for lat in up for lon in (west, east)]


def frame_of(conic: Conic, points: Sequence[Point], width: float, *, least: float = 60.0, margin: float = 0.0) -> Frame:
    """The sheet of a width that shows all points (longitude, latitude), with a margin in kilometres around them.

    It is at least so many kilometres wide and high, and neither flatter than FLATTEST nor taller than TALLEST.
    """
    flat = [conic.at(point) for point in points]
    x, y = ([spot[axis] for spot in flat] for axis in (0, 1))
    across, down = (max(least, max(side) - min(side) + 2 * margin) for side in (x, y))
    middle = (min(x) + max(x)) / 2, (min(y) + max(y)) / 2
    across, down = max(across, down / TALLEST), max(down, across * FLATTEST)
    scale = width / across
    return Frame(conic, middle[0] - across / 2, middle[1] - down / 2, scale, width, round(down * scale, 1))
