"""How many reports each day has, as an axis on which a stretch of days is chosen. Rule: one column a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from wederhoor.drawing import svg
from wederhoor.drawing.words import Words

WIDE, NARROW = 880.0, 372.0  # pixels
HIGH, FOOT = 46.0, 18.0  # pixels, of the highest bar and of the names below
ROOM = 1.25  # a name has so many times its own width
FEW = 62  # days of which some are named rather than their months


@dataclass(frozen=True, slots=True)
class Span:
    """Days with their reports, and which of them are chosen."""

    days: tuple[tuple[date, int], ...]  # those with a report, in order
    begins: date
    ends: date
    width: float
    prefix: str

    @property
    def first(self) -> date:
        """The first day that the axis has."""
        return min(self.begins, self.days[0][0]) if self.days else self.begins

    @property
    def number(self) -> int:
        """How many days it has."""
        last = max(self.ends, self.days[-1][0]) if self.days else self.ends
        return (last - self.first).days + 1

    def x(self, day: date) -> float:
        """Where a day begins, in pixels."""
        return (day - self.first).days * self.width / self.number


def draw(span: Span, words: Words) -> str:
    """The axis. Its attributes say which days its width stands for, so that a page can let a pointer choose."""
    column = span.width / span.number
    most = max((number for _, number in span.days), default=1)
    bars = []
    for day, number in span.days:
        high = max(2.0, HIGH * number / most)
        told = svg.element("title", svg.plain(words.say("axis", "bar", day=words.day(day), number=number)))
        inside = span.begins <= day <= span.ends
        bars.append(
            svg.element(
                "rect",
                told,
                x=span.x(day) + min(1.0, column * 0.12),
                y=4 + HIGH - high,
                width=max(0.8, column - min(2.0, column * 0.24)),
                height=high,
                class_="wt-chosen" if inside else "wt-bar",
            )
        )
    start, end = span.x(span.begins), span.x(span.ends + timedelta(days=1))
    band = svg.element("rect", x=start, y=0.0, width=end - start, height=HIGH + 4, class_="wt-window")
    about = words.say(
        "axis",
        "described",
        first=words.day(span.first),
        last=words.day(span.first + timedelta(days=span.number - 1)),
        **{"from": words.day(span.begins), "to": words.day(span.ends)},
    )
    return svg.picture(
        span.prefix,
        words.say("axis", "title"),
        about,
        band,
        *bars,
        svg.element("path", d=svg.path([[(0.0, HIGH + 4), (span.width, HIGH + 4)]]), class_="wm-axis"),
        *_names(span, words),
        width=span.width,
        height=HIGH + 4 + FOOT,
        role="img",
        class_="wm wt-span",
        data_first=span.first.isoformat(),
        data_days=str(span.number),
        data_high=str(HIGH + 4),
    )


def _names(span: Span, words: Words) -> Sequence[str]:
    """Days, months or years under the axis, whichever have room."""
    days = [span.first + timedelta(days=step) for step in range(span.number)]
    column = span.width / span.number
    months = [day for day in days if day.day == 1 or day == span.first]
    years = [day for day in days if (day.month, day.day) == (1, 1) or day == span.first]
    for starts, form in ((days, "short"), (months, "month_year"), (years, "year")):
        widest = max(svg.width(words.day(day, form), 11.0) for day in starts) * ROOM
        if widest * len(starts) <= span.width or (form == "short" and span.number <= FEW) or form == "year":
            break
    middle = form == "short"
    found, free = [], -1.0
    for day in starts:
        text = words.day(day, form)
        x = span.x(day) + (column / 2 if middle else 0.0)
        left = x - svg.width(text, 11.0) / 2 if middle else x
        if left < free or left + svg.width(text, 11.0) > span.width + 4:
            continue
        free = left + svg.width(text, 11.0) + 4
        anchor = "middle" if middle else None
        found.append(svg.element("text", svg.plain(text), x=x, y=HIGH + 4 + 13, text_anchor=anchor, class_="wm-small"))
    return found
