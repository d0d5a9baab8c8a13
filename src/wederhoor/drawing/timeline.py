"""The timeline as SVG: a lane for each place, a column for each day. Rule: shape is the kind, filling the status."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from wederhoor.drawing import svg
from wederhoor.drawing.chronology import Chronology, Event, Lane, chronology
from wederhoor.drawing.holders import holder_sign
from wederhoor.drawing.legend import SMALL, Entry, broken, legend, notes
from wederhoor.drawing.marks import Mark, survey
from wederhoor.drawing.picture import Picture
from wederhoor.drawing.symbols import FAMILIES, FILLINGS, SQUARE, Filling, sign
from wederhoor.drawing.words import Words
from wederhoor.model.vocabulary import Family, Status
from wederhoor.situation.value import Situation

WIDE, NARROW = 760.0, 372.0  # pixels
LANES = {WIDE: 16, NARROW: 12}  # that are drawn
NAMES = {WIDE: 150.0, NARROW: 116.0}  # pixels for the names of places
HOLDER = 26.0  # pixels at the right, for the sign of the holder
ROW, SIGN, HEAD, LETTERS = 25.0, 4.6, 15.0, 12.0
DOUBT = "?"  # beside a sign that stands for nothing but hedged words
TIGHT = 2.5  # signs are no nearer to each other than so many times their radius


@dataclass(frozen=True, slots=True)
class Strip:
    """What a timeline shows on one width."""

    told: Chronology
    lanes: tuple[Lane, ...]  # that are drawn
    left: tuple[Lane, ...]  # and those that are not
    holders: dict[str, Mark]
    width: float
    title: str
    about: str
    prefix: str

    @property
    def column(self) -> float:
        """The width of a day in pixels."""
        return (self.width - NAMES[self.width] - HOLDER) / len(self.told.days)

    def x(self, day: date) -> float:
        """The middle of a day."""
        return NAMES[self.width] + ((day - self.told.first).days + 0.5) * self.column


def picture(situation: Situation, words: Words, prefix: str = "time") -> Picture:
    """The timeline of a situation for a page, wide and narrow."""
    told = chronology(situation, words.theatre, words.gazetteer)
    holders = {mark.place.id: mark for mark in survey(situation, words.gazetteer) if mark.known}
    slots = {"first": words.day(told.first), "last": words.day(told.last)}
    title = words.say("timeline", "title", **slots)
    about = words.say("timeline", "described", **slots)
    strips = []
    for width, name in ((WIDE, "wide"), (NARROW, "narrow")):
        drawn, left = chosen(told, LANES[width])
        strips.append(draw(Strip(told, drawn, left, holders, width, title, about, f"{prefix}-{name}"), words))
    return Picture(
        key="timeline",
        title=title,
        section=words.say("timeline", "section"),
        summary=_summary(told, words, slots),
        wide=strips[0],
        narrow=strips[1],
        caption=words.say("timeline", "table"),
        head=tuple(words.say("heads", key) for key in ("lane", "day", "what")),
        rows=tuple(row for lane in chosen(told, LANES[WIDE])[0] for row in _rows(lane, words)),
    )


def _summary(told: Chronology, words: Words, slots: dict[str, str]) -> str:
    if not told.lanes:
        return words.say("timeline", "nothing")
    key = "summary_one" if told.places == 1 else "summary"
    return words.say("timeline", key, lanes=told.places, number=told.matters, **slots)


def chosen(told: Chronology, most: int) -> tuple[tuple[Lane, ...], tuple[Lane, ...]]:
    """The lanes of which most is new, then most is told, in their own order; and the rest."""

    def weight(lane: Lane) -> tuple[bool, int, int, str]:
        return lane.place is None, -lane.fresh, -sum(event.number for event in lane.events), lane.place or ""

    kept = {lane.place for lane in sorted(told.lanes, key=weight)[:most]}
    return (
        tuple(lane for lane in told.lanes if lane.place in kept),
        tuple(lane for lane in told.lanes if lane.place not in kept),
    )


def draw(strip: Strip, words: Words, style: str = "") -> str:
    """The whole timeline; with a style sheet it stands alone."""
    heads = broken(strip.title, strip.width, HEAD, bold=True)
    title = "".join(
        svg.element("text", svg.plain(line), x=0.0, y=15.0 + 19.0 * row, class_="wm-head")
        for row, line in enumerate(heads)
    )
    top = 12.0 + 19.0 * len(heads)
    grid, bottom = _grid(strip, words, top)
    signs, y = legend(_entries(strip, words), bottom + 8, strip.width)
    remarks = [words.say("timeline", "note")]
    if strip.left:
        names = words.listed(_name(lane, words) for lane in strip.left)
        remarks.append(words.say("timeline", "more", names=names))
    below, y = notes(remarks, y - 4, strip.width)
    return svg.picture(
        strip.prefix,
        strip.title,
        strip.about,
        svg.element("style", style) if style else "",
        title,
        grid,
        signs,
        below,
        width=strip.width,
        height=y + 8,
        role="img",
    )


def _grid(strip: Strip, words: Words, top: float) -> tuple[str, float]:
    """Days, lanes and signs, and where they end."""
    line = top + 22.0
    bottom = line + ROW * max(1, len(strip.lanes)) + 4
    start = strip.x(strip.told.begins) - strip.column / 2
    end = strip.width - HOLDER
    band = svg.element("rect", x=start, y=top, width=end - start, height=bottom - top, class_="wm-band")
    parts = [band, _days(strip, words, top + 14.0)]
    parts.append(svg.element("path", d=svg.path([[(0.0, line), (strip.width, line)]]), class_="wm-axis"))
    for row, lane in enumerate(strip.lanes):
        parts.append(_lane(strip, lane, words, line + ROW * (row + 0.5) + 2))
    if not strip.lanes:
        parts.append(svg.element("text", svg.plain(words.say("timeline", "nothing")), x=0.0, y=line + 17))
    return "".join(parts), bottom


def _days(strip: Strip, words: Words, y: float) -> str:
    """The axis: each day, or each second or third where they would touch; the last is always there."""
    days = strip.told.days
    step = max(1, -int(-svg.width(words.day(days[-1], "axis"), SMALL) * 1.15 // strip.column))
    shown = days[::-1][::step]
    labels = [
        svg.element(
            "text",
            svg.plain(words.day(day, "axis")),
            x=strip.x(day),
            y=y,
            text_anchor="middle",
            class_="wm-small wm-bold" if day >= strip.told.begins else "wm-small",
        )
        for day in sorted(shown)
    ]
    month = svg.element("text", svg.plain(words.day(days[-1], "month")), x=0.0, y=y, class_="wm-small")
    now = svg.plain(words.say("timeline", "holder"))
    return month + "".join(labels) + svg.element("text", now, x=strip.width, y=y, text_anchor="end", class_="wm-small")


def _lane(strip: Strip, lane: Lane, words: Words, y: float) -> str:
    room = NAMES[strip.width] - 6
    name = shortened(_name(lane, words), room)
    parts = [
        svg.element("text", svg.plain(name), x=0.0, y=y + 4, class_="wm-bold" if lane.fresh else None),
        svg.element("path", d=svg.path([[(0.0, y + ROW / 2), (strip.width, y + ROW / 2)]]), class_="wm-rule"),
    ]
    for day in strip.told.days:
        parts.append(_cell(strip, lane, [event for event in lane.events if event.day == day], words, y))
    mark = strip.holders.get(lane.place or "")
    if mark:
        parts.append(holder_sign(mark.holder, mark.status, 5.0, words, (strip.width - 10, y)))
    return "".join(parts)


def shortened(text: str, room: float) -> str:
    """A name cut to a width, with a mark that it was."""
    while len(text) > 2 and svg.width(text, LETTERS, bold=True) > room:
        text = text.rstrip("…")[:-1].rstrip() + "…"
    return text


def _cell(strip: Strip, lane: Lane, events: Sequence[Event], words: Words, y: float) -> str:
    """The signs of one day in one lane, beside each other, smaller where the day is narrow."""
    if not events:
        return ""
    size = min(SIGN, strip.column / (TIGHT * len(events)))
    gap = min(size * 3.2, strip.column / len(events))
    first = strip.x(events[0].day) - gap * (len(events) - 1) / 2
    return "".join(_sign(event, size, (first + gap * place, y), lane, words) for place, event in enumerate(events))


def _sign(event: Event, size: float, spot: tuple[float, float], lane: Lane, words: Words) -> str:
    told = svg.element("title", svg.plain(_about(lane, event, words)))
    drawn = sign(FAMILIES[event.family], size, spot, FILLINGS[event.statuses[0][0]], "wm-nobody")
    if event.denied:
        x, y, far = *spot, size * 1.5
        drawn += svg.element("path", d=svg.path([[(x - far, y + far), (x + far, y - far)]]), class_="wm-sign")
    note = (str(event.number) if event.number > 1 else "") + (DOUBT if event.hedged else "")
    many = ""
    if note and size > 3.5:
        many = svg.element("text", note, x=spot[0] + size * 1.1, y=spot[1] - size * 0.75, class_="wm-count")
    return svg.element("g", told, drawn, many)


def _name(lane: Lane, words: Words) -> str:
    return words.place(lane.place) if lane.place else words.say("timeline", "placeless")


def _about(lane: Lane, event: Event, words: Words) -> str:
    what = _what(event, words)
    return words.say("timeline", "mark", lane=_name(lane, words), day=words.day(event.day), what=what)


def _what(event: Event, words: Words) -> str:
    """Family and statuses in words."""
    parts = [
        words.say("timeline", "part" if count == 1 else "part_many", status=words.say("status", status), number=count)
        for status, count in event.statuses
    ]
    parts += [
        words.say("timeline", key) for key, holds in (("hedged", event.hedged), ("denied", event.denied)) if holds
    ]
    return words.say("timeline", "what", family=words.say("family", event.family), parts=words.listed(parts))


def _rows(lane: Lane, words: Words) -> Iterator[tuple[str, ...]]:
    """A row for each day of a lane on which something happened."""
    for day in sorted({event.day for event in lane.events}):
        what = "; ".join(_what(event, words) for event in lane.events if event.day == day)
        yield _name(lane, words), words.day(day), what


def _entries(strip: Strip, words: Words) -> list[Entry]:
    """What the signs of this timeline mean; only those that occur."""
    events = [event for lane in strip.lanes for event in lane.events]
    families = {event.family for event in events}
    statuses = {event.statuses[0][0] for event in events}
    found = [
        Entry(sign(FAMILIES[family], SIGN, (0.0, 0.0), Filling.OPEN, "wm-nobody"), words.say("family", family))
        for family in Family
        if family in families
    ]
    for status in Status:
        if status in statuses:
            drawn = sign(SQUARE, SIGN, (0.0, 0.0), FILLINGS[status], "wm-nobody")
            found.append(Entry(drawn, words.say("status", status)))
    if any(event.hedged for event in events):
        drawn = svg.element("text", DOUBT, x=-3.0, y=4.0, class_="wm-small wm-bold")
        found.append(Entry(drawn, words.say("timeline", "hedged")))
    return found
