"""The signs of map and timeline. Rule: shape tells what it is, filling how firmly; colour only repeats the shape.

A sign is drawn around (0, 0), one pixel in radius, and scaled; its filling is full, half, dotted or none.
"""

from collections.abc import Sequence
from enum import StrEnum
from math import cos, pi, sin

from wederhoor.drawing import svg
from wederhoor.model.lines import Point, cut_ring
from wederhoor.model.vocabulary import Family, Status

HALF = (-2.0, -2.0, 0.0, 2.0)  # the left half of every sign


class Filling(StrEnum):
    """How a sign is filled."""

    FULL = "full"
    HALF = "half"
    CORE = "core"  # a small filled one inside
    OPEN = "open"
    DASHED = "dashed"
    CROSSED = "crossed"


def star(points: int, inner: float, turn: float = 0.0) -> tuple[Point, ...]:
    """A star, or with inner = 1 an even-sided shape of twice the points."""
    steps = [(1.0 if step % 2 == 0 else inner, pi * step / points + turn) for step in range(2 * points)]
    ring = [(far * sin(angle), -far * cos(angle)) for far, angle in steps]
    return (*ring, ring[0])


def closed(*points: Point) -> tuple[Point, ...]:
    """A shape through points."""
    return (*points, points[0])


CIRCLE = star(12, 1.0)
SQUARE = closed((-0.88, -0.88), (0.88, -0.88), (0.88, 0.88), (-0.88, 0.88))
DIAMOND = closed((0.0, -1.25), (1.25, 0.0), (0.0, 1.25), (-1.25, 0.0))
UP = closed((0.0, -1.1), (1.1, 0.85), (-1.1, 0.85))
CROSS = closed(
    (-0.4, -1.1),
    (0.4, -1.1),
    (0.4, -0.4),
    (1.1, -0.4),
    (1.1, 0.4),
    (0.4, 0.4),
    (0.4, 1.1),
    (-0.4, 1.1),
    (-0.4, 0.4),
    (-1.1, 0.4),
    (-1.1, -0.4),
    (-0.4, -0.4),
)
SPEECH = closed((-1.15, -0.9), (1.15, -0.9), (1.15, 0.5), (0.1, 0.5), (-0.6, 1.2), (-0.6, 0.5), (-1.15, 0.5))
BAR = closed((-1.2, -0.42), (1.2, -0.42), (1.2, 0.42), (-1.2, 0.42))

HOLDERS = (CIRCLE, SQUARE, UP, CROSS)  # of the theatre's parties, in its order
FAMILIES = {
    Family.GROUND: UP,
    Family.STRIKES: star(4, 0.42),
    Family.PEOPLE: CROSS,
    Family.TALKS: SPEECH,
    Family.WORDS: BAR,
}
FILLINGS = {
    Status.CONFIRMED: Filling.FULL,
    Status.CORROBORATED: Filling.CORE,
    Status.CLAIMED: Filling.OPEN,
    Status.CONTESTED: Filling.HALF,
    Status.WITHDRAWN: Filling.CROSSED,
    Status.EXPECTED: Filling.DASHED,
    Status.UNANSWERED: Filling.DASHED,
}


def sized(shape: Sequence[Point], radius: float, spot: Point = (0.0, 0.0)) -> list[Point]:
    """A shape of so many pixels at a spot."""
    return [(spot[0] + radius * x, spot[1] + radius * y) for x, y in shape]


def sign(
    shape: Sequence[Point], radius: float, spot: Point, filling: Filling, colour: str, *, old: bool = False
) -> str:
    """A sign as markup; `colour` is a class of the style sheet, `old` breaks its outline."""
    dashed = " wm-old" if old or filling is Filling.DASHED else ""
    solid = " wm-full" if filling is Filling.FULL else ""
    drawn = [_shape(sized(shape, radius, spot), f"wm-sign {colour}{solid}{dashed}")]
    if filling is Filling.HALF:
        half = cut_ring(shape, HALF)
        drawn.append(_shape(sized(half, radius, spot), f"wm-part {colour}"))
    if filling is Filling.CORE:
        drawn.append(_shape(sized(shape, radius * 0.45, spot), f"wm-part {colour}"))
    if filling is Filling.CROSSED:
        x, y, far = *spot, radius * 1.2
        line = svg.path([[(x - far, y + far), (x + far, y - far)]])
        drawn.append(svg.element("path", d=line, class_=f"wm-sign {colour}"))
    return "".join(drawn)


def _shape(ring: Sequence[Point], classes: str) -> str:
    return svg.element("path", d=svg.path([ring], closed=True), class_=classes)


def spark(spot: Point, radius: float) -> str:
    """The ring around a sign that is new."""
    return _shape(sized(CIRCLE, radius, spot), "wm-new")
