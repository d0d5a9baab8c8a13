"""Names beside signs without collisions. Rule: who comes first keeps its room; a name without room is left out.

The order decides everything: the same wishes give the same places.
"""

from dataclasses import dataclass, field

from wederhoor.model.lines import Box, Point

LINE = 1.18  # height of a line of text in its size


@dataclass(frozen=True, slots=True)
class Wish:
    """A name that wants to stand beside a spot."""

    key: str
    spot: Point
    reach: float  # pixels from the spot to where the name may begin
    width: float  # pixels
    size: float  # of the letters
    centred: bool = False  # it stands on its spot, as the name of an area does


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a name stands: the start, middle or end of its base line."""

    key: str
    at: Point
    anchor: str  # start, middle or end
    box: Box


@dataclass(slots=True)
class Room:
    """What of a sheet is taken."""

    sheet: Box
    taken: list[Box] = field(default_factory=list)

    def take(self, box: Box) -> None:
        """Keep a box free of names."""
        self.taken.append(box)

    def free(self, box: Box) -> bool:
        """Whether a box lies on the sheet and touches nothing that is taken."""
        left, top, right, bottom = box
        west, north, east, south = self.sheet
        if left < west or top < north or right > east or bottom > south:
            return False
        return all(right <= a or c <= left or bottom <= b or d <= top for a, b, c, d in self.taken)

    def place(self, wish: Wish) -> Placed | None:
        """The first free place for a name, which is then taken."""
        for at, anchor in _centred(wish) if wish.centred else _around(wish):
            box = _box(wish, at, anchor)
            if self.free(box):
                self.take(box)
                return Placed(wish.key, at, anchor, box)
        return None


def around(spot: Point, reach: float) -> Box:
    """The box of a sign."""
    return spot[0] - reach, spot[1] - reach, spot[0] + reach, spot[1] + reach


def _around(wish: Wish) -> list[tuple[Point, str]]:
    """Right, left, above, below, and aslant: as mapmakers order them."""
    x, y = wish.spot
    far, near = wish.reach + 2, wish.reach * 0.7
    middle, up, down = wish.size * 0.36, -near - wish.size * 0.12, near + wish.size * 0.82
    return [
        ((x + far, y + middle), "start"),
        ((x - far, y + middle), "end"),
        ((x + near, y + up), "start"),
        ((x + near, y + down), "start"),
        ((x - near, y + up), "end"),
        ((x - near, y + down), "end"),
        ((x, y - wish.reach - wish.size * 0.3), "middle"),
        ((x, y + wish.reach + wish.size), "middle"),
    ]


def _centred(wish: Wish) -> list[tuple[Point, str]]:
    x, y = wish.spot
    return [((x, y + step * wish.size), "middle") for step in (0.36, -0.9, 1.6, -2.2, 2.9)]


def _box(wish: Wish, at: Point, anchor: str) -> Box:
    x, y = at
    left = {"start": x, "middle": x - wish.width / 2, "end": x - wish.width}[anchor]
    return left, y - wish.size * 0.86, left + wish.width, y - wish.size * 0.86 + wish.size * LINE
