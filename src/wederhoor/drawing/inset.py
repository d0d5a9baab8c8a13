"""A small map of the places that somebody is said to hold, for the middle of a page. Rule: nothing but those places."""

from dataclasses import dataclass, replace

from wederhoor.drawing.chart import draw
from wederhoor.drawing.flat import flatten
from wederhoor.drawing.frame import Frame
from wederhoor.drawing.mapping import FRONT, REACH, Sight, lies, plan, summary
from wederhoor.drawing.marks import survey
from wederhoor.drawing.words import Words
from wederhoor.model.maps import BaseMap
from wederhoor.situation.value import Situation

WIDTH = 400.0  # pixels
TALLEST = 0.8  # of its width


@dataclass(frozen=True, slots=True)
class Inset:
    """The map, and its result in words."""

    markup: str
    summary: str
    signs: tuple[tuple[str, str], ...]  # place and holder, for a page that folds the map


def inset(situation: Situation, base: BaseMap, words: Words, prefix: str = "inset") -> Inset:
    """The places near the front of which a holder is known on the last day; the whole front where there are none."""
    marks = survey(situation, words.gazetteer)
    west, south, east, north = base.front
    around = west - REACH, south - REACH, east + REACH, north + REACH
    near = tuple(mark for mark in marks if mark.known and mark.point and lies(mark.point, around))
    sight = Sight(words.say("map", "section"), tuple(mark.place.id for mark in near)) if near else FRONT
    chart = plan(situation, marks, flatten(base), words, sight, width=WIDTH, prefix=prefix)
    frame = low(chart.frame)
    on = tuple(mark for mark in marks if mark.point and frame.holds(frame.at(mark.point), 3))
    chart = replace(chart, frame=frame, marks=on)
    signs = tuple((words.label(mark.place), words.party(mark.holder)) for mark in near)
    return Inset(draw(chart, words, bare=True), summary(marks, words), signs)


def low(frame: Frame) -> Frame:
    """The same stretch on a sheet that leaves room below it: what is too tall shows more on both sides."""
    height = TALLEST * frame.width
    if frame.height <= height:
        return frame
    scale = frame.scale * height / frame.height
    more = frame.width / scale - frame.width / frame.scale
    return replace(frame, scale=scale, left=frame.left - more / 2, height=height)
