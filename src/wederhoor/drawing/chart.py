"""The map as SVG. Rule: no front line and no shaded land, for no claim gives them."""

from collections.abc import Sequence
from datetime import date

from wederhoor.drawing import svg
from wederhoor.drawing.chart_key import entries, scale_bar
from wederhoor.drawing.ground import ground
from wederhoor.drawing.holders import DOT, about, place_sign, radius
from wederhoor.drawing.labels import Placed, Room, Wish, around
from wederhoor.drawing.leading import led, named, reach, zones
from wederhoor.drawing.legend import SMALL, broken, legend, notes
from wederhoor.drawing.marks import Mark
from wederhoor.drawing.orientation import orientation
from wederhoor.drawing.sheet import Chart
from wederhoor.drawing.words import Words
from wederhoor.model.lines import Point

LETTERS, HEAD = 12.0, 15.0  # pixels


def draw(chart: Chart, words: Words, style: str = "", *, bare: bool = False) -> str:
    """The whole map; with a style sheet it stands alone, bare it has only its legend; a page has a heading itself."""
    heads = [] if bare or chart.leads else broken(chart.title, chart.frame.width, HEAD, bold=True)
    title, top = _heads(heads) if heads else ("", 0.0)
    sheet = _sheet(chart, words)
    y = top + chart.frame.height + 6
    signs, y = legend(entries(chart, words), y, chart.frame.width)
    below, y = notes(() if bare else chart.remarks, y - 4, chart.frame.width)
    return svg.picture(
        chart.prefix,
        chart.title,
        _described(chart, words, alone=bool(style)),
        svg.element("style", style) if style else "",
        title,
        svg.element("g", sheet, transform=f"translate(0 {svg.number(top)})"),
        signs,
        below,
        width=chart.frame.width,
        height=y + 8,
        role="group" if chart.leads else "img",
    )


def _described(chart: Chart, words: Words, *, alone: bool) -> str:
    """What a reader is told who cannot see the map; on a page the table beside it says the rest."""
    if not alone:
        return words.say("map", "described", summary=chart.summary)
    marks = (f"{about(mark, words)}." for mark in chart.marks if mark.known)
    return " ".join((chart.summary, *marks))


def _heads(lines: Sequence[str]) -> tuple[str, float]:
    parts = [
        svg.element("text", svg.plain(line), x=0.0, y=15.0 + 19.0 * row, class_="wm-head")
        for row, line in enumerate(lines)
    ]
    return "".join(parts), 8.0 + 19.0 * len(lines)


def _sheet(chart: Chart, words: Words) -> str:
    """Ground, signs and names, cut at the edge of the sheet."""
    room = Room((2.0, 2.0, chart.frame.width - 2, chart.frame.height - 2))
    bar = scale_bar(chart.frame, words, room)
    ordered = sorted(chart.marks, key=lambda mark: (mark.known, _rank(mark, chart.day), mark.place.id), reverse=True)
    spots = {mark.place.id: chart.frame.at(mark.point) for mark in ordered if mark.point}
    for mark in ordered:
        room.take(around(spots[mark.place.id], radius(mark, chart.day) if mark.known else DOT))
    names = _names(ordered, spots, chart, words, room)
    others = orientation(chart, words, room, frozenset(spots))
    edge = svg.element("rect", x=0.5, y=0.5, width=chart.frame.width - 1, height=chart.frame.height - 1)
    signs = "".join(
        led(place_sign(mark, spots[mark.place.id], chart, words), mark, spots[mark.place.id], chart, words)
        for mark in reversed(ordered)
    )
    land = ground(chart.flat, chart.frame, chart.day, chart.prefix) + zones(chart, words)
    inner = svg.element("svg", land, others, signs, names, bar, width=chart.frame.width, height=chart.frame.height)
    return inner + edge.replace("<rect", '<rect class="wm-edge"', 1)


def _rank(mark: Mark, day: date) -> tuple[bool, int, int]:
    """Who gets a name first: what changed, what was spoken of last, what most is told of."""
    return mark.fresh, -mark.age(day), mark.claims


def _names(ordered: Sequence[Mark], spots: dict[str, Point], chart: Chart, words: Words, room: Room) -> str:
    """The names of places, first with the day of the last word; then, where that has no room, alone."""
    dates: dict[str, str] = {}
    for mark in ordered:
        name, key, day = words.label(mark.place), mark.place.id, ""
        if mark.known and mark.word and mark.word != chart.day:
            day = words.day(mark.word, "short")
        size = LETTERS if mark.known else SMALL
        for shown in dict.fromkeys((day, "")):
            length = svg.width(name, size, bold=mark.fresh) + (svg.width(f" {shown}", SMALL) if shown else 0.0)
            wish = Wish(key, spots[key], reach(mark, chart), length, size)
            if room.place(wish) if shown else room.press(wish):
                dates[key] = shown
                break
    return "".join(
        named(_name(room.names[mark.place.id][1], words.label(mark.place), dates[mark.place.id], mark), mark, chart)
        for mark in ordered
        if mark.place.id in dates
    )


def _name(placed: Placed, name: str, day: str, mark: Mark) -> str:
    """A name at its place; the day of the last word after it, or before it where it stands on the left."""
    size = "wm-bold" if mark.fresh else "" if mark.known else "wm-named"
    dated = svg.element("tspan", svg.plain(day), dx=3.0, class_="wm-small") if day else ""
    return svg.element(
        "text",
        svg.plain(name) + dated,
        x=placed.at[0],
        y=placed.at[1],
        text_anchor=placed.anchor if placed.anchor != "start" else None,
        class_=f"wm-halo {size}".strip(),
    )
