"""Land and water under a map. Rule: only what lies on the sheet is drawn, and no finer than it can be seen."""

from collections.abc import Iterable, Sequence
from datetime import date

from wederhoor.drawing import svg
from wederhoor.drawing.frame import Frame
from wederhoor.model.lines import Box, Point, cut_line, cut_ring, surface, thinned
from wederhoor.model.maps import BaseMap, Occupied

FINE = 0.45  # pixels that a line may lie aside of its data
SPECK = 3.0  # square pixels: what is smaller is left out
BEYOND = 3.0  # pixels outside the sheet to which areas go on, so that their edges do not show


def ground(base: BaseMap, frame: Frame, day: date, prefix: str) -> str:
    """The layers from sea to borders, as markup; `prefix` makes the names of its patterns the document's own."""
    west, north, east, south = frame.box
    home = [ring for rings in base.units.values() for ring in rings]
    shores = [shore for lake in base.lakes if lake.there(day) for shore in lake.shores]
    rivers = [line for lines in base.rivers.values() for line in lines]
    return "".join(
        (
            svg.element("rect", x=west, y=north, width=east, height=south, class_="wm-sea"),
            _areas(base.land, frame, "wm-abroad"),
            _areas(home, frame, "wm-home"),
            _lines(base.foreign, frame, "wm-far"),
            _lines(base.inner, frame, "wm-unit"),
            _lines(rivers, frame, "wm-river"),
            _areas(shores, frame, "wm-lake"),
            *(hatched(base, taken, frame, f"{prefix}-{place}") for place, taken in held(base, day)),
            _lines(_coast(base), frame, "wm-coast"),
            _lines(base.borders, frame, "wm-border"),
        )
    )


def held(base: BaseMap, day: date) -> Iterable[tuple[int, Occupied]]:
    """What was occupied before the war, numbered, as far as it was so on a day."""
    return ((place, taken) for place, taken in enumerate(base.occupied) if taken.since <= day)


def hatched(base: BaseMap, taken: Occupied, frame: Frame, name: str) -> str:
    """Thin slanted lines over occupied units; nothing where none of them lies on the sheet."""
    rings = [ring for place in taken.places for ring in base.units.get(place, ())]
    data = _data(rings, frame)
    if not data:
        return ""
    return hatching(name) + svg.element("path", d=data, fill=f"url(#{name})")


def hatching(name: str) -> str:
    """The pattern of slanted lines under a name."""
    line = svg.element("path", d="M0 6L6 0", class_="wm-hatch")
    pattern = svg.element("pattern", line, id=name, width=6, height=6, patternUnits="userSpaceOnUse")
    return svg.element("defs", pattern)


def shows(base: BaseMap, taken: Occupied, frame: Frame) -> bool:
    """Whether occupied units lie on the sheet."""
    return bool(_data([ring for place in taken.places for ring in base.units.get(place, ())], frame))


def _coast(base: BaseMap) -> list[Sequence[Point]]:
    """The outlines of land without the sides of the box that the data were cut at."""
    west, south, east, north = base.box
    inside = (west + 0.01, south + 0.01, east - 0.01, north - 0.01)
    return [piece for ring in base.land for piece in cut_line(ring, inside)]


def _areas(rings: Iterable[Sequence[Point]], frame: Frame, name: str) -> str:
    data = _data(rings, frame)
    return svg.element("path", d=data, class_=name) if data else ""


def _data(rings: Iterable[Sequence[Point]], frame: Frame) -> str:
    box = _beyond(frame)
    cut = (cut_ring(frame.line(ring), box) for ring in rings)
    return svg.path((thinned(ring, FINE) for ring in cut if len(ring) > 3 and abs(surface(ring)) > SPECK), closed=True)


def _lines(lines: Iterable[Sequence[Point]], frame: Frame, name: str) -> str:
    pieces = (piece for line in lines for piece in cut_line(frame.line(line), _beyond(frame)))
    data = svg.path(thinned(piece, FINE) for piece in pieces)
    return svg.element("path", d=data, class_=name) if data else ""


def _beyond(frame: Frame) -> Box:
    west, north, east, south = frame.box
    return west - BEYOND, north - BEYOND, east + BEYOND, south + BEYOND
