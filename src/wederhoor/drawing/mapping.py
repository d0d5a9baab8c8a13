"""From a situation to its map. Rule: everything comes in as a value, and nothing depends on when it is drawn."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import dist

from wederhoor.drawing.chart import draw
from wederhoor.drawing.flat import Flat, flatten
from wederhoor.drawing.frame import Frame, corners, frame_of
from wederhoor.drawing.holders import holding
from wederhoor.drawing.marks import Mark, survey
from wederhoor.drawing.picture import Picture
from wederhoor.drawing.sheet import Chart
from wederhoor.drawing.words import Words
from wederhoor.model.lines import Box, Point
from wederhoor.model.maps import BaseMap
from wederhoor.model.vocabulary import CONTESTED, Status
from wederhoor.situation.demonstration import made_up
from wederhoor.situation.regions import Regions, sector_names
from wederhoor.situation.value import Situation

WIDE, NARROW = 760.0, 372.0  # pixels
NEAR = 70.0  # km around a place that is asked for
ASIDE = 25.0  # km around the places that a map must show
LEAST = 220.0  # km across a sector
REACH = 2.0  # degrees around the front in which a place with a holder makes the map wider
EDGE = 0.25  # degrees that it is wider than that place
CROWD, CLOSE = 4, 15.0  # so many signs, each within so many pixels of another, ask for a closer map


@dataclass(frozen=True, slots=True)
class Sight:
    """Which part of the theatre is looked at: places of the atlas, areas or towns; none is the whole front."""

    name: str = ""
    places: tuple[str, ...] = ()
    sector: str = ""  # whose marks, where it has any, are what is looked at


FRONT = Sight()


def pictures(situation: Situation, base: BaseMap, words: Words, prefix: str = "map") -> tuple[Picture, ...]:
    """The map of a situation's last day for a page, and a closer one of the sector in which its signs crowd most."""
    marks, flat = survey(situation, words.gazetteer), flatten(base)
    front = _picture(situation, marks, flat, words, FRONT, prefix)
    close = crowded(plan(situation, marks, flat, words), words)
    return (front, _picture(situation, marks, flat, words, close, f"{prefix}-{close.sector}")) if close else (front,)


def _picture(
    situation: Situation, marks: Sequence[Mark], flat: Flat, words: Words, sight: Sight, prefix: str
) -> Picture:
    wide, narrow = (
        plan(situation, marks, flat, words, sight, width=width, prefix=f"{prefix}-{name}")
        for name, width in (("wide", WIDE), ("narrow", NARROW))
    )
    shown = marks if sight == FRONT else wide.marks
    section = words.say("map", "section_of", name=sight.name) if sight.name else words.say("map", "section")
    return Picture(
        key=prefix,
        title=wide.title,
        section=section,
        summary=wide.summary,
        wide=draw(wide, words),
        narrow=draw(narrow, words),
        caption=words.say("map", "table"),
        head=tuple(words.say("heads", key) for key in ("place", "holder", "change", "since", "word")),
        rows=tuple(row(mark, words) for mark in shown if mark.known),
    )


def crowded(chart: Chart, words: Words) -> Sight | None:
    """The sector in which most signs on a map lie too close for their names; None where few do."""
    regions = Regions(words.theatre, words.gazetteer)
    spots = {mark.place.id: chart.frame.at(mark.point) for mark in chart.marks if mark.known and mark.point}
    tight = Counter(
        regions.where(name)[0]
        for name, spot in spots.items()
        if any(other != name and dist(spot, there) < CLOSE for other, there in spots.items())
    )
    number, sector = max(((count, name) for name, count in tight.items() if name), default=(0, ""))
    if number < CROWD:
        return None
    named = dict(dict(sector_names(words.theatre))[sector])
    return Sight(named.get(words.code, sector), (), sector)


def plan(
    situation: Situation,
    marks: Sequence[Mark],
    flat: Flat,
    words: Words,
    sight: Sight = FRONT,
    *,
    width: float = WIDE,
    prefix: str = "map",
) -> Chart:
    """What a map of some width shows of marks."""
    day = last_day(situation)
    frame = framed(flat, marks, words, sight, width)
    on = tuple(mark for mark in marks if mark.point and frame.holds(frame.at(mark.point), 3))
    off = tuple(mark for mark in marks if mark.known and mark.point and mark not in on)
    lost = tuple(mark for mark in marks if mark.known and not mark.point)
    remarks = _remarks(situation, off if sight == FRONT else (), lost, flat.base.credit, words)
    return Chart(flat, frame, day, on, _title(day, words, sight), summary(on, words), remarks, prefix)


def _remarks(
    situation: Situation, off: Sequence[Mark], lost: Sequence[Mark], credit: str, words: Words
) -> tuple[str, ...]:
    """What stands under a map: how to read it, what it leaves out, as of when it holds, and where it comes from."""
    found = [words.say("map", "note")]
    for key, marks in (("outside", off), ("pointless", lost)):
        if marks:
            found.append(words.say("map", key, names=words.listed(words.label(mark.place) for mark in marks)))
    source = words.say("map", "source", credit=credit)
    found.append(f"{words.say('map', 'known', moment=words.moment(situation.known_at))} {source}")
    if made_up(situation.stories.values()):
        found.append(words.say("map", "demonstration"))
    return tuple(found)


def last_day(situation: Situation) -> date:
    """The day that a map of a situation shows."""
    day = situation.period.last_day
    assert day is not None  # a situation's period has two ends
    return day


def _title(day: date, words: Words, sight: Sight) -> str:
    shown = words.day(day, "weekday")
    if not sight.name:
        return words.say("map", "title", day=shown)
    return words.say("map", "title_of", name=sight.name[:1].upper() + sight.name[1:], day=shown)


def framed(flat: Flat, marks: Sequence[Mark], words: Words, sight: Sight, width: float) -> Frame:
    """The sheet: the whole front with the holders near it, or the places that are looked at."""
    cone, base = flat.cone, flat.base
    points: list[Point] = []
    if sight == FRONT:
        west, south, east, north = base.front
        around = west - REACH, south - REACH, east + REACH, north + REACH
        near = (mark.point for mark in marks if mark.known and mark.point and lies(mark.point, around))
        points = [spot for lon, lat in near for spot in corners((lon - EDGE, lat - EDGE, lon + EDGE, lat + EDGE))]
        return frame_of(cone, corners(base.front) + points, width)
    regions = Regions(words.theatre, words.gazetteer)
    spoken = [mark for mark in marks if mark.point and sight.sector and regions.where(mark.place.id)[0] == sight.sector]
    if any(mark.known for mark in spoken):
        points = [mark.point for mark in spoken if mark.point]
        return frame_of(cone, points, width, least=LEAST, margin=ASIDE)
    for name in sight.places:
        points += [point for ring in base.units.get(name, ()) for point in ring]
        place = words.gazetteer.get(name)
        if place and place.longitude is not None and place.latitude is not None:
            points.append((place.longitude, place.latitude))
    return frame_of(cone, points, width, least=2 * NEAR, margin=ASIDE)


def lies(point: Point, box: Box) -> bool:
    """Whether a point lies in a box of degrees."""
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


def shown(base: BaseMap, words: Words, places: Iterable[str]) -> tuple[str, ...]:
    """Those of some places that a map can look at: units that it draws, and places with a point."""
    found = []
    for name in places:
        place = words.gazetteer.get(name)
        if name in base.units or (place and place.longitude is not None):
            found.append(name)
    return tuple(found)


def summary(marks: Sequence[Mark], words: Words) -> str:
    """The result of a map in one line: how many places each side is said to hold, and how firmly."""
    parts = []
    for party in words.theatre.parties:
        counts = [
            words.say("map", "summary_one", number=number, status=words.say("status", status))
            for status in (Status.CONFIRMED, Status.CLAIMED)
            if (number := sum(mark.holder == party and mark.status is status for mark in marks))
        ]
        if counts:
            parts.append(words.say("map", "summary_held", party=words.party(party), parts=words.listed(counts)))
    contested = sum(mark.holder == CONTESTED for mark in marks)
    if contested:
        parts.append(words.say("map", "summary_held", party=words.party(CONTESTED), parts=contested))
    fresh = sum(mark.fresh for mark in marks)
    if fresh:
        parts.append(words.say("map", "summary_new", number=fresh))
    return " · ".join(parts) + "." if parts else words.say("map", "nothing")


def row(mark: Mark, words: Words) -> tuple[str, ...]:
    """A mark as a row of the table that says the same."""
    change = words.say("change", mark.change)
    before = f" ({words.party(mark.before)})" if mark.change == "changed" and mark.before else ""
    word = words.day(mark.word) if mark.word else ""
    return words.label(mark.place), holding(mark, words), change + before, words.when(mark.since), word
