"""Three lanes over the hours of a period: happened, said, known. Rule: a bar is no more precise than its words.

Widths are shares of the strip, so that letters keep their size on every screen.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from wederhoor.drawing import svg

ROW, BAR, DOT, LETTERS = 17.0, 13.0, 4.5, 11.0  # pixels
NARROWEST = 600.0  # pixels that a strip is at least wide, as on A4: names and hours are kept apart and inside for it
APART = 34.0  # pixels between the hours of two reports
LANE = 8.0  # pixels between lanes


@dataclass(frozen=True, slots=True)
class Bar:
    """What happened, or was said, in some stretch of time."""

    start: datetime
    end: datetime
    name: str


@dataclass(frozen=True, slots=True)
class Dot:
    """A report at the moment at which it was known."""

    moment: datetime
    hour: str
    about: str
    path: str  # the page as known at that moment
    copy: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """A line down the strip, with its name at the top."""

    moment: datetime
    name: str
    path: str = ""


@dataclass(frozen=True, slots=True)
class Strip:
    """What a strip shows."""

    start: datetime
    end: datetime
    happened: tuple[Bar, ...]
    said: tuple[Bar, ...]
    known: tuple[Dot, ...]
    ticks: tuple[Tick, ...]
    until: datetime  # the moment of knowledge
    title: str
    about: str
    names: tuple[str, str, str]  # of the lanes


@dataclass(frozen=True, slots=True)
class Drawn:
    """The strip as markup, and the names of its lanes to stand beside it."""

    markup: str
    names: str


def draw(strip: Strip) -> Drawn:
    """The strip as SVG."""
    top, parts, tops = ROW + 4, [], []
    for bars in (strip.happened, strip.said):
        rows = stacked(bars, strip)
        parts += [_bar(bar, row, top, strip) for bar, row in zip(bars, rows, strict=True)]
        tops.append(top)
        top += (max(rows, default=0) + 1) * ROW + LANE
    tops.append(top)
    bottom = top + 2 * ROW
    ticks = "".join(_tick(tick, bottom, strip) for tick in strip.ticks)
    inner = "".join((*_rules(tops), ticks, *parts, _dots(strip, top), _until(strip, bottom)))
    markup = svg.picture("strip", strip.title, strip.about, inner, width="100%", height=bottom, role="group")
    return Drawn(markup, _names(strip, tops, bottom))


def _rules(tops: Sequence[float]) -> list[str]:
    return [svg.element("line", x1="0", x2="100%", y1=top - 5, y2=top - 5, class_="wm-rule") for top in tops]


def _names(strip: Strip, tops: Sequence[float], bottom: float) -> str:
    names = (
        svg.element("text", svg.plain(name), x=0.0, y=top + BAR - 3, class_="wm-small")
        for name, top in zip(strip.names, tops, strict=True)
    )
    inner = "".join((*_rules(tops), *names))
    return svg.element("svg", inner, class_="wm", width="100%", height=bottom, role="presentation", aria_hidden="true")


def share(moment: datetime, strip: Strip) -> float:
    """How far along the strip a moment lies: 0 at its start, 1 at its end, and never beyond."""
    part = (moment - strip.start) / (strip.end - strip.start)
    return min(max(part, 0.0), 1.0)


def stacked(bars: Sequence[Bar], strip: Strip) -> list[int]:
    """The row of each bar, so that neither bars nor their names lie on each other."""
    free: list[float] = []
    rows = []
    for bar in bars:
        left, right = share(bar.start, strip) * NARROWEST, share(bar.end, strip) * NARROWEST
        wide = _wide(bar)
        late = _late(bar, strip)
        needs = max(right, left + wide) if not late else right
        begins = min(left, right - wide) if late else left
        row = next((row for row, end in enumerate(free) if end <= begins + 1), len(free))
        free[row : row + 1] = [needs]
        rows.append(row)
    return rows


def _wide(bar: Bar) -> float:
    return svg.width(bar.name, LETTERS) + 12


def _late(bar: Bar, strip: Strip) -> bool:
    """Whether the name of a bar would run past the strip's end, and stands before the end of its bar instead."""
    left, right = share(bar.start, strip) * NARROWEST, share(bar.end, strip) * NARROWEST
    return left + _wide(bar) > NARROWEST and right >= _wide(bar)


def _percent(part: float) -> str:
    return f"{svg.number(part * 100)}%"


def _bar(bar: Bar, row: int, top: float, strip: Strip) -> str:
    left, right = share(bar.start, strip), share(bar.end, strip)
    y = top + row * ROW
    box = svg.element(
        "rect", x=_percent(left), y=y, width=_percent(max(right - left, 0.004)), height=BAR, class_="wm-stretch"
    )
    late = _late(bar, strip)
    text = svg.element(
        "text",
        svg.plain(bar.name),
        x=_percent(right if late else left),
        dx=-5.0 if late else 5.0,
        y=y + BAR - 3,
        text_anchor="end" if late else None,
        class_="wm-named",
    )
    return box + text


def _dots(strip: Strip, top: float) -> str:
    """A dot for each report; its hour below it where there is room."""
    parts, last = [], -APART
    for dot in sorted(strip.known, key=lambda dot: (dot.moment, dot.about)):
        at = share(dot.moment, strip)
        look = " ".join(
            name
            for name, holds in (("wm-report", True), ("wm-copy", dot.copy), ("wm-later", dot.moment > strip.until))
            if holds
        )
        sign = svg.element("circle", cx=_percent(at), cy=top + 5, r=DOT, class_=look)
        told = svg.element("title", svg.plain(dot.about))
        near = at * NARROWEST - last < APART
        hour = "" if near else _hour(dot, at, top)
        last = last if near else at * NARROWEST
        parts.append(svg.element("a", told, sign, hour, href=dot.path, aria_label=dot.about))
    return "".join(parts)


def _hour(dot: Dot, at: float, top: float) -> str:
    side = "end" if at > 0.97 else "middle"
    return svg.element("text", svg.plain(dot.hour), x=_percent(at), y=top + 25, text_anchor=side, class_="wm-named")


def _tick(tick: Tick, bottom: float, strip: Strip) -> str:
    at = share(tick.moment, strip)
    line = svg.element("line", x1=_percent(at), x2=_percent(at), y1=ROW - 3, y2=bottom, class_="wm-rule")
    side = "end" if at > 0.99 else "start" if at < 0.01 else "middle"
    name = svg.element("text", svg.plain(tick.name), x=_percent(at), y=11.0, text_anchor=side, class_="wm-small")
    return line + (svg.element("a", name, href=tick.path) if tick.path else name)


def _until(strip: Strip, bottom: float) -> str:
    at = _percent(share(strip.until, strip))
    return svg.element("line", x1=at, x2=at, y1=2.0, y2=bottom, class_="wm-until")


def joined(bars: Iterable[Bar], start: datetime, end: datetime, glue: str = " · ") -> tuple[Bar, ...]:
    """Bars of the same stretch of a strip as one, as far as their names fit in it, in the order of their beginning."""
    found: dict[tuple[datetime, datetime], list[str]] = {}
    for bar in bars:
        room = (bar.end - bar.start) / (end - start) * NARROWEST
        names = found.setdefault((bar.start, bar.end), [])
        longer = glue.join((names[-1], bar.name)) if names else ""
        if longer and svg.width(longer, LETTERS) + 12 < room:
            names[-1] = longer
        else:
            names.append(bar.name)
    merged = (Bar(*stretch, name) for stretch, names in found.items() for name in names)
    return tuple(sorted(merged, key=lambda bar: (bar.start, bar.end, bar.name)))
