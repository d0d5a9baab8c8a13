"""The sign of who holds a place, and the same in words. Rule: shape is the holder, filling the status."""

from datetime import date

from wederhoor.drawing import svg
from wederhoor.drawing.marks import OLD, Mark
from wederhoor.drawing.sheet import Chart
from wederhoor.drawing.symbols import DIAMOND, FILLINGS, HOLDERS, Filling, sign, spark
from wederhoor.drawing.words import Words
from wederhoor.model.lines import Point
from wederhoor.model.vocabulary import Status

LARGE, SMALLER = 5.4, 4.3  # pixels, of a sign with news of the last days and of an older one
RECENT = 3  # days after which a sign is drawn smaller
DOT = 2.6  # pixels, of a place that is spoken of without a holder


def radius(mark: Mark, day: date) -> float:
    """The size of a mark's sign, in pixels."""
    return LARGE if mark.age(day) <= RECENT else SMALLER


def colour(holder: str, words: Words) -> str:
    """The class that colours a holder's sign."""
    parties = words.theatre.parties
    return f"wm-p{parties.index(holder) % len(HOLDERS)}" if holder in parties else "wm-nobody"


def holder_sign(holder: str, status: Status | None, size: float, words: Words, spot: Point = (0.0, 0.0)) -> str:
    """The sign of a holder, as map and timeline show it."""
    return _holder(holder, status, size, spot, words, old=False)


def _holder(holder: str, status: Status | None, size: float, spot: Point, words: Words, *, old: bool) -> str:
    parties = words.theatre.parties
    shape = HOLDERS[parties.index(holder) % len(HOLDERS)] if holder in parties else DIAMOND
    filling = FILLINGS[status] if status else Filling.OPEN
    return sign(shape, size, spot, filling, colour(holder, words), old=old)


def swatch(mark: Mark, words: Words) -> str:
    """The sign of a mark as a small picture of its own, for a list that says the same in words."""
    dot = svg.element("circle", r=DOT, class_="wm-dot")
    drawn = holder_sign(mark.holder, mark.status, LARGE, words) if mark.known else dot
    ring = spark((0.0, 0.0), LARGE + 2.4) if mark.fresh and mark.known else ""
    return svg.element(
        "svg",
        ring,
        drawn,
        xmlns="http://www.w3.org/2000/svg",
        class_="wm",
        viewBox="-9 -9 18 18",
        width=18.0,
        height=18.0,
        role="presentation",
        aria_hidden="true",
    )


def place_sign(mark: Mark, spot: Point, chart: Chart, words: Words) -> str:
    """The sign of a place with what a pointer that rests on it is told."""
    told = svg.element("title", svg.plain(about(mark, words)))
    if not mark.known:
        return svg.element("g", told, svg.element("circle", cx=spot[0], cy=spot[1], r=DOT, class_="wm-dot"))
    size = radius(mark, chart.day)
    drawn = _holder(mark.holder, mark.status, size, spot, words, old=mark.age(chart.day) > OLD)
    ring = spark(spot, size + 3.2) if mark.fresh else ""
    wide = ""
    if mark.place.radius:
        wide = svg.element(
            "circle", cx=spot[0], cy=spot[1], r=mark.place.radius * chart.frame.scale, class_="wm-around"
        )
    return svg.element("g", told, wide, ring, drawn)


def about(mark: Mark, words: Words) -> str:
    """All that a mark says, in one sentence."""
    parts = [words.say("map", "mark", place=words.label(mark.place), holder=holding(mark, words))]
    if mark.since:
        parts.append(words.say("map", "mark_since", since=words.when(mark.since)))
    if mark.word and mark.known:
        parts.append(words.say("map", "mark_word", day=words.day(mark.word)))
    if mark.claims:
        parts.append(words.say("map", "mark_claims", number=mark.claims))
    return "; ".join(parts)


def holding(mark: Mark, words: Words) -> str:
    """Holder and status in words."""
    if mark.status in {None, Status.CONTESTED}:
        return words.party(mark.holder)
    assert mark.status is not None  # the line before
    return words.say("map", "holder", party=words.party(mark.holder), status=words.say("status", mark.status))
