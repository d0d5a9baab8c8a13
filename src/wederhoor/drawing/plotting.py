"""A plot as SVG. Rule: shape says how the number is meant; what was corrected stays, struck through and joined."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from wederhoor.drawing import svg
from wederhoor.drawing.legend import SMALL, Entry, legend, notes
from wederhoor.drawing.plot import DOWN, UP, Plot, Spot, named_days, ticks
from wederhoor.drawing.words import Words
from wederhoor.model.lines import Point
from wederhoor.model.vocabulary import Comparison

WIDE, NARROW = 760.0, 360.0  # pixels
HEIGHT = 250.0
RIGHT, ABOVE, BELOW = 34.0, 16.0, 24.0  # around the field
BEFORE = 24.0  # pixels between the numbers of the axis and the first day
DOT, SMALL_DOT, REACH = 4.4, 2.8, 17.0  # pixels: a value, a repetition, an arrow that has no end
BESIDE = 7.0  # between values of one day
SPARK = (96.0, 22.0)


def draw(plot: Plot, words: Words, width: float, number: Callable[[float], str]) -> str:
    """The plot for a page of a width in pixels; `number` says how a number of the axis is written."""
    scale = ticks(plot.top * 1.04 if any(spot.comparison in UP for spot in plot.spots) else plot.top)
    left = max(svg.width(number(value), SMALL) for value in scale) + 10
    field = _Field(plot, scale[-1], left, width)
    signs, y = legend(_entries(plot, words), HEIGHT + BELOW + 8, width)
    unmeasured = [spot.said for spot in plot.spots if spot.value is None]
    beside = [words.say("plot", "unmeasured", what="; ".join(unmeasured))] if unmeasured else []
    below, y = notes(beside, y, width)
    return svg.picture(
        plot.prefix,
        plot.title,
        plot.about,
        _axes(field, scale, words, number),
        _joins(field),
        *(_spot(field, spot) for spot in sorted(plot.spots, key=lambda spot: not spot.repeats)),
        _labels(field),
        signs,
        below,
        width=width,
        height=y + 8,
        role="group",
        class_="wm plot",
    )


def spark(values: Sequence[float | None]) -> str:
    """Some values as a line of a word's height, without words; nothing where there are not two."""
    known = [value for value in values if value is not None]
    if len(known) < 2 or max(known) <= 0:
        return ""
    width, height = SPARK
    step = (width - 8) / (len(values) - 1)
    spots = [
        (4 + step * place, height - 3 - (height - 6) * value / max(known))
        for place, value in enumerate(values)
        if value is not None
    ]
    return svg.element(
        "svg",
        svg.element("path", d=svg.path([spots]), class_="plot-line"),
        *(svg.element("circle", cx=x, cy=y, r=1.6, class_="wm-dot") for x, y in spots[:-1]),
        svg.element("circle", cx=spots[-1][0], cy=spots[-1][1], r=2.6, class_="wm-dot"),
        class_="wm spark",
        viewBox=f"0 0 {svg.number(width)} {svg.number(height)}",
        width=width,
        height=height,
        role="img",
        aria_hidden="true",
    )


class _Field:
    """Where things stand on a sheet of a width."""

    def __init__(self, plot: Plot, top: float, left: float, width: float) -> None:
        self.plot, self.left, self.width, self._top = plot, left, width, top
        self._first, last = plot.days
        self._days = (last - self._first).days
        self._beside = dict(self._apart())

    def y(self, value: float) -> float:
        """The height of a number."""
        return ABOVE + (HEIGHT - ABOVE) * (1 - value / self._top)

    def day(self, days: float) -> float:
        """The place of a day, counted from the first."""
        room = self.width - self.left - RIGHT - BEFORE
        return self.left + BEFORE + room * days / self._days

    def at(self, spot: Spot) -> Point:
        """Where a value stands; a word without a number stands on the axis."""
        middle = ((spot.first - self._first).days + (spot.last - self._first).days) / 2
        return self.day(middle) + self._beside.get(spot.name, 0.0), self.y(spot.value or 0.0)

    def _apart(self) -> Iterator[tuple[str, float]]:
        """How far values of the same day stand from its middle, so that none hides another."""
        by_day: dict[object, list[Spot]] = {}
        for spot in self.plot.spots:
            by_day.setdefault((spot.first, spot.last), []).append(spot)
        room = (self.width - self.left - RIGHT - BEFORE) / max(self._days, 1)
        for spots in by_day.values():
            step = min(BESIDE, room * 0.8 / max(len(spots) - 1, 1))
            for place, spot in enumerate(spots):
                yield spot.name, (place - (len(spots) - 1) / 2) * step


def _axes(field: _Field, scale: Sequence[float], words: Words, number: Callable[[float], str]) -> str:
    parts = []
    for value in scale:
        y = field.y(value)
        rule = svg.path([[(field.left, y), (field.width - 8, y)]])
        parts.append(svg.element("path", d=rule, class_="wm-rule" if value else "wm-axis"))
        parts.append(_text(number(value), field.left - 5, y + 3.5, "end"))
    first, last = field.plot.days
    end = -1.0
    for day in named_days(first, last):
        x, name = field.day((day - first).days), words.day(day, "short")
        half = svg.width(name, SMALL) / 2
        parts.append(svg.element("path", d=svg.path([[(x, HEIGHT), (x, HEIGHT + 4)]]), class_="wm-axis"))
        if x - half > end:
            parts.append(_text(name, min(x, field.width - half), HEIGHT + 17, "middle"))
            end = x + half + 6
    return "".join(parts)


def _joins(field: _Field) -> str:
    """The course of what stands, and from each corrected value a broken line to the one in its place."""
    spots = {spot.name: spot for spot in field.plot.spots}
    lines = [[field.at(one), field.at(other)] for one, other in pairwise(field.plot.line)]
    course = svg.element("path", d=svg.path(lines), class_="plot-line") if lines else ""
    for spot in field.plot.spots:
        other = spots.get(spot.corrected_by or "")
        if other is not None:
            course += svg.element("path", d=svg.path([[field.at(spot), field.at(other)]]), class_="plot-mended")
    return course


def _spot(field: _Field, spot: Spot) -> str:
    x, y = field.at(spot)
    inside = svg.element("title", svg.plain(spot.said)) + _long(field, spot) + _sign(spot, (x, y), field.y)
    if spot.link is None:
        return svg.element("g", inside)
    return svg.element("a", inside, href=spot.link, aria_label=spot.said)


def _long(field: _Field, spot: Spot) -> str:
    """A bar over the days of a value of which no single day is known."""
    if spot.first == spot.last:
        return ""
    first, last = ((day - field.plot.days[0]).days for day in (spot.first, spot.last))
    y = field.y(spot.value or 0.0)
    return svg.element("path", d=svg.path([[(field.day(first), y), (field.day(last), y)]]), class_="plot-wide")


def _sign(spot: Spot, at: Point, height: Callable[[float], float]) -> str:
    """The sign of a value: how it is meant, and whether it stands."""
    x, y = at
    if spot.value is None:
        return svg.element(
            "path", d=svg.path([[(x - 4, y), (x, y - 5), (x + 4, y), (x, y + 5)]], closed=True), class_="wm-sign"
        )
    if spot.repeats:
        return svg.element("circle", cx=x, cy=y, r=SMALL_DOT, class_="wm-new")
    bar = ""
    if spot.high is not None:
        ends = [[(x - 4, height(v)), (x + 4, height(v))] for v in (spot.value, spot.high)]
        bar = svg.path([[(x, y), (x, height(spot.high))], *ends])
        return svg.element("path", d=bar, class_="plot-bar")
    if spot.comparison in UP:
        bar = svg.path(
            [[(x, y - DOT), (x, y - REACH)], [(x - 3.5, y - REACH + 4), (x, y - REACH), (x + 3.5, y - REACH + 4)]]
        )
    elif spot.comparison in DOWN:
        end = min(y + REACH, HEIGHT - 1)
        bar = svg.path([[(x, y + DOT), (x, end)], [(x - 3.5, end - 4), (x, end), (x + 3.5, end - 4)]])
    elif spot.comparison is not None:
        bar = svg.path([[(x, y - 11), (x, y + min(11.0, HEIGHT - y))]])
    about = spot.comparison is not None and spot.comparison not in UP | DOWN
    arm = svg.element("path", d=bar, class_="plot-about" if about else "plot-bar") if bar else ""
    struck = spot.corrected_by is not None
    circle = svg.element("circle", cx=x, cy=y, r=DOT, class_="wm-sign" if struck or spot.comparison else "wm-dot")
    line = svg.element("path", d=svg.path([[(x - 8, y + 5), (x + 8, y - 5)]]), class_="plot-bar") if struck else ""
    return arm + circle + line


def _labels(field: _Field) -> str:
    """The values beside their signs: the last, the first, the highest and what was corrected, where there is room."""
    spots = [spot for spot in field.plot.spots if spot.value is not None and not spot.repeats]
    standing = field.plot.line
    wanted = [*standing[-1:], *standing[:1], *sorted(standing, key=lambda spot: -(spot.value or 0))[:1]]
    wanted += [*(spot for spot in spots if spot.corrected_by), *standing]
    taken = [(x - 6, y - 6, x + 6, y + 6) for x, y in map(field.at, field.plot.spots)]
    parts = []
    for spot in dict.fromkeys(wanted):
        (x, y), length = field.at(spot), svg.width(spot.printed, SMALL)
        aside = (field.left + 4, y - 22), (x - length / 2, y + 22)
        places = (x - length / 2, y - 22), (x + 9, y + 4), (x - 9 - length, y + 4), *aside
        for left, base in places:
            box = (left - 1, base - 10, left + length + 1, base + 3)
            free = all(box[2] < b[0] or b[2] < box[0] or box[3] < b[1] or b[3] < box[1] for b in taken)
            if free and box[0] > field.left and box[2] < field.width and box[1] > 0 and box[3] < HEIGHT:
                style = "wm-small wm-halo plot-struck" if spot.corrected_by else "wm-named wm-halo"
                parts.append(
                    svg.element("text", svg.plain(spot.printed), x=left, y=base, class_=style, aria_hidden="true")
                )
                taken.append(box)
                break
    return "".join(parts)


def _entries(plot: Plot, words: Words) -> list[Entry]:
    """What the signs mean, of those that are there."""
    spots = plot.spots
    kinds = (
        ("exact", Spot("", *plot.days, 0.0, "", "")),
        ("up", Spot("", *plot.days, 0.0, "", "", comparison=Comparison.AT_LEAST)),
        ("down", Spot("", *plot.days, 0.0, "", "", comparison=Comparison.AT_MOST)),
        ("about", Spot("", *plot.days, 0.0, "", "", comparison=Comparison.ABOUT)),
        ("range", Spot("", *plot.days, 0.0, "", "", high=1.0)),
        ("corrected", Spot("", *plot.days, 0.0, "", "", corrected_by="-")),
        ("repeats", Spot("", *plot.days, 0.0, "", "", repeats=True)),
        ("vague", Spot("", *plot.days, None, "", "")),
    )
    there = {_kind(spot) for spot in spots}
    lift = {"up": 6.0, "down": -6.0}
    return [
        Entry(
            svg.element(
                "g",
                _sign(one, (0.0, 0.0), lambda value: 4 - 9 * value),
                transform=f"translate(0 {lift.get(kind, 0.0):g})",
            ),
            words.say("plot", kind),
        )
        for kind, one in kinds
        if kind in there
    ]


def _kind(spot: Spot) -> str:
    if spot.value is None:
        return "vague"
    if spot.repeats:
        return "repeats"
    if spot.corrected_by:
        return "corrected"
    if spot.high is not None:
        return "range"
    if spot.comparison is None:
        return "exact"
    return "up" if spot.comparison in UP else "down" if spot.comparison in DOWN else "about"


def _text(words: str, x: float, y: float, anchor: str) -> str:
    return svg.element("text", svg.plain(words), x=x, y=y, text_anchor=anchor, class_="wm-small")
