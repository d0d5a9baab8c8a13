"""A small map for the middle of a page. Rule: it looks at places with a holder, else at those that are named."""

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


def inset(situation: Situation, base: BaseMap, words: Words, prefix: str = "inset") -> Inset:
    """The places near the front with a holder on the last day, else those spoken of, else the whole front."""
    marks = survey(situation, words.gazetteer)
    west, south, east, north = base.front
    around = west - REACH, south - REACH, east + REACH, north + REACH
    spoken = [mark for mark in marks if mark.point and lies(mark.point, around)]
    near = [mark for mark in spoken if mark.known]
    shown = near or spoken
    sight = Sight(words.say("map", "section"), tuple(mark.place.id for mark in shown)) if shown else FRONT
    chart = plan(situation, marks, flatten(base), words, sight, width=WIDTH, prefix=prefix)
    frame = low(chart.frame) if shown else chart.frame
    on = tuple(mark for mark in marks if mark.point and frame.holds(frame.at(mark.point), 3))
    chart = replace(chart, frame=frame, marks=on)
    return Inset(draw(chart, words, bare=True), summary(marks, words))


def low(frame: Frame) -> Frame:
    """The same stretch on a sheet that leaves room below it: what is too tall shows more on both sides."""
    height = TALLEST * frame.width
    if frame.height <= height:
        return frame
    scale = frame.scale * height / frame.height
    more = frame.width / scale - frame.width / frame.scale
    return replace(frame, scale=scale, left=frame.left - more / 2, height=height)
