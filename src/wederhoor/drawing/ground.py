"""Land and water under a map. Rule: only what lies on the sheet is drawn, and no finer than it can be seen."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache

from wederhoor.drawing import svg
from wederhoor.drawing.flat import Flat, Trace
from wederhoor.drawing.frame import Frame
from wederhoor.model.lines import Point, cut_line, cut_ring, holds, meet, surface, thinned
from wederhoor.model.maps import BaseMap, Occupied

FINE = 0.45  # pixels that a line may lie aside of its data
SPECK = 3.0  # square pixels: what is smaller is left out
KEPT = 24  # grounds, and the units of as many sheets, that are drawn once
BEYOND = 3.0  # pixels outside the sheet to which areas go on, so that their edges do not show


def ground(flat: Flat, frame: Frame, day: date, prefix: str) -> str:
    """The layers from sea to borders, as markup; `prefix` makes the names of its patterns the document's own."""
    lakes = tuple(place for place, lake in enumerate(flat.base.lakes) if lake.there(day))
    return _ground(flat, frame, lakes, tuple(held(flat.base, day)), prefix)


@lru_cache(maxsize=KEPT)
def _ground(
    flat: Flat, frame: Frame, lakes: tuple[int, ...], taken: tuple[tuple[int, Occupied], ...], prefix: str
) -> str:
    """The same, of the lakes that are there and what is occupied; days alike share it."""
    home = [ring for rings in flat.units.values() for ring in rings]
    return "".join(
        (
            svg.element("rect", width=frame.width, height=frame.height, class_="wm-sea"),
            _areas(flat.land, frame, "wm-abroad"),
            _areas(home, frame, "wm-home"),
            _lines(flat.foreign, frame, "wm-far"),
            _lines(flat.inner, frame, "wm-unit"),
            _lines(flat.rivers, frame, "wm-river"),
            _areas([shore for place in lakes for shore in flat.lakes[place]], frame, "wm-lake"),
            *(_hatched(flat, held_by, frame, f"{prefix}-{place}") for place, held_by in taken),
            _lines(flat.coast, frame, "wm-coast"),
            _lines(flat.borders, frame, "wm-border"),
        )
    )


def held(base: BaseMap, day: date) -> Iterable[tuple[int, Occupied]]:
    """What was occupied before the war, numbered, as far as it was so on a day."""
    return ((place, taken) for place, taken in enumerate(base.occupied) if taken.since <= day)


def _hatched(flat: Flat, taken: Occupied, frame: Frame, name: str) -> str:
    """Thin slanted lines over occupied units; nothing where none of them lies on the sheet."""
    data = _occupied(flat, taken, frame)
    return hatching(name) + svg.element("path", d=data, fill=f"url(#{name})") if data else ""


def hatching(name: str) -> str:
    """The pattern of slanted lines under a name."""
    line = svg.element("path", d="M0 6L6 0", class_="wm-hatch")
    pattern = svg.element("pattern", line, id=name, width=6, height=6, patternUnits="userSpaceOnUse")
    return svg.element("defs", pattern)


def shows(flat: Flat, taken: Occupied, frame: Frame) -> bool:
    """Whether occupied units lie on the sheet."""
    return bool(_occupied(flat, taken, frame))


def _occupied(flat: Flat, taken: Occupied, frame: Frame) -> str:
    return svg.path(_rings([ring for place in taken.places for ring in flat.units.get(place, ())], frame), closed=True)


@lru_cache(maxsize=KEPT * 30)
def unit(flat: Flat, place: str, frame: Frame) -> str:
    """The data of a path around what of a unit lies on the sheet; '' where nothing does."""
    return svg.path(_rings(flat.units.get(place, ()), frame), closed=True)


def _areas(rings: Iterable[Trace], frame: Frame, name: str) -> str:
    data = svg.path(_rings(rings, frame), closed=True)
    return svg.element("path", d=data, class_=name) if data else ""


def _lines(lines: Iterable[Trace], frame: Frame, name: str) -> str:
    data = svg.path(_pieces(lines, frame))
    return svg.element("path", d=data, class_=name) if data else ""


def _rings(rings: Iterable[Trace], frame: Frame) -> Iterator[list[Point]]:
    """What of some rings lies on the sheet, in pixels."""
    box = frame.around(BEYOND)
    for ring in rings:
        if not meet(ring.box, box):
            continue
        points: Sequence[Point] = ring.points if holds(box, ring.box) else cut_ring(ring.points, box)
        if len(points) > 3 and abs(surface(points)) * frame.scale**2 > SPECK:
            yield frame.spots(thinned(points, FINE / frame.scale))


def _pieces(lines: Iterable[Trace], frame: Frame) -> Iterator[list[Point]]:
    """What of some lines lies on the sheet, in pixels."""
    box = frame.around(BEYOND)
    for line in lines:
        if not meet(line.box, box):
            continue
        pieces: Iterable[Sequence[Point]] = [line.points] if holds(box, line.box) else cut_line(line.points, box)
        for piece in pieces:
            yield frame.spots(thinned(piece, FINE / frame.scale))
