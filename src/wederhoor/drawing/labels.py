"""Names beside signs without collisions. Rule: who comes first keeps room; a name that finds none is left out.

The order decides everything: the same wishes give the same places.
"""

from dataclasses import dataclass, field

from wederhoor.model.lines import Box, Point, holds

TALL, LINE = 0.8, 1.03  # height above the base line and in all, in the size of the letters


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
    """What of a sheet is taken: boxes for good, and names that may still move aside."""

    sheet: Box
    taken: list[Box] = field(default_factory=list)
    names: dict[str, tuple[Wish, Placed]] = field(default_factory=dict)

    def take(self, box: Box) -> None:
        """Keep a box free of names."""
        self.taken.append(box)

    def free(self, box: Box) -> bool:
        """Whether a box lies on the sheet and touches nothing that is taken."""
        return self._open(box) and not self._named(box)

    def place(self, wish: Wish) -> Placed | None:
        """The first free place for a name, which is then taken."""
        placed = self._first(wish)
        if placed:
            self.names[wish.key] = wish, placed
        return placed

    def press(self, wish: Wish) -> bool:
        """The same; where no place is free, one name beside it is moved to another free place if that makes room."""
        if self.place(wish):
            return True
        for mine in _places(wish):
            beside = self._named(mine.box) if self._open(mine.box) else []
            if len(beside) != 1:
                continue
            other, before = self.names.pop(beside[0])
            self.names[wish.key] = wish, mine
            if self.place(other):
                return True
            del self.names[wish.key]
            self.names[other.key] = other, before
        return False

    def _first(self, wish: Wish) -> Placed | None:
        return next((placed for placed in _places(wish) if self.free(placed.box)), None)

    def _open(self, box: Box) -> bool:
        return holds(self.sheet, box) and not any(touch(box, other) for other in self.taken)

    def _named(self, box: Box) -> list[str]:
        return [key for key, (_, placed) in self.names.items() if touch(box, placed.box)]


def touch(one: Box, other: Box) -> bool:
    """Whether two boxes overlap by more than an edge."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _places(wish: Wish) -> list[Placed]:
    """Where a name may stand, the best first."""
    spots = _centred(wish) if wish.centred else _around(wish)
    return [Placed(wish.key, at, anchor, _box(wish, at, anchor)) for at, anchor in spots]


def around(spot: Point, reach: float) -> Box:
    """The box of a sign."""
    return spot[0] - reach, spot[1] - reach, spot[0] + reach, spot[1] + reach


def _around(wish: Wish) -> list[tuple[Point, str]]:
    """Right, left, above, below, and aslant: as mapmakers order them."""
    x, y = wish.spot
    far, near = wish.reach + 2, wish.reach * 0.4
    middle = wish.size * 0.36
    up, down = -wish.reach - wish.size * (LINE - TALL), wish.reach + wish.size * TALL
    return [
        ((x + far, y + middle), "start"),
        ((x - far, y + middle), "end"),
        ((x + near, y + up), "start"),
        ((x + near, y + down), "start"),
        ((x - near, y + up), "end"),
        ((x - near, y + down), "end"),
        ((x, y + up), "middle"),
        ((x, y + down), "middle"),
    ]


def _centred(wish: Wish) -> list[tuple[Point, str]]:
    x, y = wish.spot
    return [((x, y + step * wish.size), "middle") for step in (0.36, -0.9, 1.6, -2.2, 2.9)]


def _box(wish: Wish, at: Point, anchor: str) -> Box:
    x, y = at
    left = {"start": x, "middle": x - wish.width / 2, "end": x - wish.width}[anchor]
    return left, y - wish.size * TALL, left + wish.width, y + wish.size * (LINE - TALL)
