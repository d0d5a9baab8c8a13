"""The timeline of three times as SVG. Rule: a bar is as wide as its time is uncertain, a dot is a report's minute.

Each strand has three tracks: when it happened, when it was said, when it was known. Words stand at its left, so that
nothing is said by a sign alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from wederhoor.drawing import svg
from wederhoor.drawing.legend import SMALL, Entry, broken, legend, notes
from wederhoor.drawing.strands import NOWHERE, OWN, By, Lane, Strand, Telling, Weave
from wederhoor.drawing.symbols import CIRCLE, FAMILIES, FILLINGS, SQUARE, Filling, sign
from wederhoor.drawing.telling import certainties, more, place_or_not, spoken, status, told, who
from wederhoor.drawing.words import Words
from wederhoor.model.period import Period
from wederhoor.model.vocabulary import FAMILY_OF, THIRD, UNKNOWN, Certainty, Family, Status

WIDE, NARROW = 880.0, 372.0  # pixels
NAMES = {WIDE: 262.0, NARROW: 0.0}  # pixels for the words beside the tracks; on a narrow sheet they stand above
HEAD, ROW, MORE = 26.0, 34.0, 18.0  # pixels: a lane's name, the tracks of a strand, a line that says what is left out
FIRST, LINE, GAP = 14.0, 13.0, 7.0  # pixels: to the first line of a strand's words, from line to line, below the last
TRACKS = {"happened": 8.0, "said": 17.0, "known": 27.0}  # pixels from the top of a strand
THICK, DOT = 6.0, 3.8  # pixels
LEAST = 3.0  # pixels of the narrowest bar
SIGNS = {  # beside a dot that is not plainly asserted
    Certainty.HEDGED: "?",
    Certainty.UNCONFIRMED: "?",
    Certainty.CONDITIONAL: "?",
    Certainty.INTENTION: ">",
    Certainty.NO_COMMENT: "…",
    Certainty.CORRECTED: "×",
    Certainty.DENIED: "/",
}
HOURS = (3, 6, 12)  # of a day, that may have a line of their own
TOP, END, NOTHING = 30.0, 4.0, 32.0  # pixels: to the first lane, below each lane, in the place of lanes
SHEET = 620.0  # pixels that stay together on paper
ROOM = 26.0  # pixels between the hours of an axis
LETTER = 12.0


@dataclass(frozen=True, slots=True)
class Ways:
    """Where the parts of a timeline lead, and which claim is looked at."""

    claims: Mapping[str, str] = field(default_factory=dict)  # addresses by claim
    lines: Mapping[str, str] = field(default_factory=dict)  # by a line's first claim
    lanes: Mapping[str, str] = field(default_factory=dict)  # by Lane.key
    chosen: str = ""  # claim


@dataclass(frozen=True, slots=True)
class Loom:
    """A weave on a sheet of some width."""

    weave: Weave
    ways: Ways
    words: Words
    width: float
    prefix: str

    @property
    def left(self) -> float:
        """Where the tracks begin, in pixels."""
        return NAMES[self.width]

    def x(self, moment: datetime) -> float:
        """Where a moment lies."""
        share = (moment - self.weave.begins) / (self.weave.ends - self.weave.begins)
        return self.left + share * (self.width - self.left - 2)


def draw(loom: Loom) -> str:
    """The whole timeline."""
    words, found = loom.words, loom.weave
    axis = _axis(loom)
    parts, y = [], TOP
    for lane in found.lanes:
        drawn, y = _lane(loom, lane, y)
        parts.append(drawn)
    if not found.lanes:
        parts.append(svg.element("text", svg.plain(words.say("strands", "nothing")), x=0.0, y=y + 20))
        y += NOTHING
    grid = _grid(loom, y) + _limit(loom, y)
    below, bottom = _below(loom, y)
    about = words.say("strands", "described", number=found.claims, lanes=len(found.lanes))
    return svg.picture(
        loom.prefix,
        title(found, words),
        about,
        _hatch(loom),
        grid,
        axis,
        *parts,
        below,
        width=loom.width,
        height=bottom,
        role="group",
        class_="wm wt",
        id=loom.prefix,
    )


def slices(loom: Loom) -> tuple[tuple[float, float], ...]:
    """The drawing cut for paper: from where to how far below, each a lane, or some strands of a long one.

    The head goes with the first; what stands below the lanes is the last.
    """
    cuts, top, y = list[tuple[float, float]](), 0.0, TOP
    for lane in loom.weave.lanes:
        y += HEAD
        for place, strand in enumerate(lane.shown):
            if place and y + _high(loom, strand) - top > SHEET:
                cuts.append((top, y - top))
                top = y
            y += _high(loom, strand)
        y += (MORE if more(lane, loom.words) else 0.0) + END
        cuts.append((top, y - top))
        top = y
    _, bottom = _below(loom, y if loom.weave.lanes else y + NOTHING)
    return (*cuts, (top, bottom - top))


def _below(loom: Loom, y: float) -> tuple[str, float]:
    """What stands below the lanes, and where the sheet ends."""
    signs, below = legend(_entries(loom), y + 6, loom.width)
    wide, below = notes((loom.words.say("strands", "wide"),), below - 4, loom.width)
    return signs + wide, below + 8


def title(found: Weave, words: Words) -> str:
    """What the timeline shows, in one line."""
    first, last = found.days[0].day, found.days[-1].day
    assert first is not None  # they are days
    assert last is not None
    key = "title_day" if first == last else "title"
    return words.say("strands", key, first=words.day(first), last=words.day(last))


def lane_name(lane: Lane, by: By, words: Words) -> str:
    """What a lane is called."""
    if by is By.PLACE:
        return words.place(lane.key) if lane.key != NOWHERE else words.say("strands", "placeless")
    if lane.key in {OWN, UNKNOWN, THIRD}:
        return words.say("strands", lane.key)
    return words.party(lane.key)


def _hatch(loom: Loom) -> str:
    line = svg.element("path", d="M0 5L5 0", class_="wt-hatch")
    pattern = svg.element("pattern", line, id=f"{loom.prefix}-hatch", width=5, height=5, patternUnits="userSpaceOnUse")
    return svg.element("defs", pattern)


def _axis(loom: Loom) -> str:
    """The name of each day over its column, or of each second or third where they would touch."""
    days = [day for period in loom.weave.days if (day := period.day)]
    column = (loom.width - loom.left) / len(days)
    form = "weekday" if column > 190 else "axis"
    words = loom.words
    step = max(1, -int(-svg.width(words.day(days[-1], form), SMALL) * 1.2 // column))
    parts = []
    for place, period in enumerate(loom.weave.days):
        if period.day and period.start and period.end and (len(days) - 1 - place) % step == 0:
            middle = (loom.x(period.start) + loom.x(period.end)) / 2
            text = svg.plain(words.day(period.day, form))
            parts.append(svg.element("text", text, x=middle, y=12, text_anchor="middle", class_="wm-small wm-bold"))
            parts += _hours(loom, period, column)
    month = svg.plain(words.day(days[0], "month_year")) if loom.left else ""
    head = svg.element("text", month, x=0.0, y=12, class_="wm-small") if month else ""
    return (
        head + "".join(parts) + svg.element("path", d=svg.path([[(0.0, 28.0), (loom.width, 28.0)]]), class_="wm-axis")
    )


def _hours(loom: Loom, day: Period, column: float) -> list[str]:
    """The hours of a day, as many as have room."""
    assert day.start is not None  # a day has two ends
    step = next((hours for hours in HOURS if column * hours / 24 >= ROOM), None)
    if step is None:
        return []
    return [
        svg.element(
            "text",
            f"{hour:02}",
            x=loom.x(day.start + timedelta(hours=hour)),
            y=24,
            class_="wm-count",
            text_anchor="middle",
        )
        for hour in range(step, 24, step)
    ]


def _grid(loom: Loom, bottom: float) -> str:
    edges = [period.start for period in loom.weave.days] + [loom.weave.ends]
    lines = [[(loom.x(edge), 28.0), (loom.x(edge), bottom)] for edge in edges if edge]
    return svg.element("path", d=svg.path(lines), class_="wm-rule")


def _limit(loom: Loom, bottom: float) -> str:
    """The moment up to which reports are known, where it lies inside these days."""
    moment = loom.weave.known_at
    if not loom.weave.begins < moment < loom.weave.ends - timedelta(minutes=1):
        return ""
    x = loom.x(moment)
    text = svg.element("title", svg.plain(loom.words.say("strands", "limit", moment=loom.words.moment(moment))))
    return svg.element("path", text, d=svg.path([[(x, 16.0), (x, bottom)]]), class_="wt-limit")


def _lane(loom: Loom, lane: Lane, y: float) -> tuple[str, float]:
    name = svg.plain(lane_name(lane, loom.weave.by, loom.words))
    text = svg.element("text", name, x=0.0, y=y + 18, class_="wt-lane")
    way = loom.ways.lanes.get(lane.key)
    parts = [svg.element("a", text, href=way) if way else text]
    y += HEAD
    for strand in lane.shown:
        parts.append(_strand(loom, lane, strand, y))
        y += _high(loom, strand)
    says = more(lane, loom.words)
    if says:
        rest = svg.element("text", svg.plain(says), x=16.0, y=y + 11, class_="wm-small")
        parts.append(svg.element("a", rest, href=way) if way else rest)
        y += MORE
    line = svg.element("path", d=svg.path([[(0.0, y + 2), (loom.width, y + 2)]]), class_="wm-rule")
    return svg.element("g", *parts, line, class_="wt-group"), y + END


def _strand(loom: Loom, lane: Lane, strand: Strand, y: float) -> str:
    """Its words, then its three tracks."""
    low = y + _above(loom, strand)
    tracks = [*_bars(loom, strand, "happened", low), *_bars(loom, strand, "said", low)]
    dots = "".join(_dot(loom, lane, strand, telling, low + TRACKS["known"]) for telling in reversed(strand.shown))
    base = svg.path([[(loom.left, low + TRACKS["known"]), (loom.width - 2, low + TRACKS["known"])]])
    rail = svg.element("path", d=base, class_="wt-rail")
    return svg.element("g", rail, _label(loom, strand, y), *tracks, dots, class_="wt-strand")


def _above(loom: Loom, strand: Strand) -> float:
    """The room for a strand's words above its tracks, in pixels; on a wide sheet they stand beside them."""
    return 0.0 if loom.left else FIRST + LINE * (len(_said(loom, strand)) - 1) + 5.0


def _high(loom: Loom, strand: Strand) -> float:
    """A strand with its words and tracks, in pixels."""
    beside = FIRST + LINE * (len(_said(loom, strand)) - 1) + GAP if loom.left else 0.0
    return max(beside, _above(loom, strand) + ROW)


def _said(loom: Loom, strand: Strand) -> list[tuple[str, str]]:
    """The words of a strand in lines, each in strong and in small letters: what and how sure, then who."""
    words, room = loom.words, (loom.left or loom.width) - 24
    kind = words.say("kind", strand.kind)
    if loom.weave.by is By.PARTY:
        kind = words.say("strands", "row", place=place_or_not(strand.place, words), kind=kind)
    strong = broken(kind, room, LETTER, bold=True)
    held = status(strand, words)
    lines = [(line, "") for line in strong]
    if svg.width(strong[-1], LETTER, bold=True) + svg.width(f" · {held}", SMALL) <= room:
        lines[-1] = (strong[-1], f" · {held}")
    else:
        lines.append(("", held))
    below = " · ".join(filter(None, (certainties(strand, words), who(strand.tellings, words))))
    return lines + [("", line) for line in broken(below, room)]


def _label(loom: Loom, strand: Strand, y: float) -> str:
    lines = []
    for place, (strong, small) in enumerate(_said(loom, strand)):
        parts = [svg.element("tspan", svg.plain(strong), class_="wt-kind")] if strong else []
        if small:
            parts.append(svg.element("tspan", svg.plain(small), class_="wm-small"))
        lines.append(svg.element("text", *parts, x=16.0, y=y + FIRST + LINE * place))
    drawn = sign(FAMILIES[FAMILY_OF[strand.kind]], 4.8, (6.0, y + 10), _filling(strand), "wm-nobody")
    way = loom.ways.lines.get(strand.line)
    inside = "".join(lines)
    return drawn + (svg.element("a", inside, href=way) if way else inside)


def _filling(strand: Strand) -> Filling:
    return FILLINGS[strand.status] if strand.status else Filling.OPEN


def _bars(loom: Loom, strand: Strand, track: str, y: float) -> list[str]:
    """A bar for each time that is told, the longest below; what lies outside these days is an arrow at their edge."""
    first: dict[Period, Telling] = {}
    for telling in strand.shown:
        period = telling.happened if track == "happened" else telling.said
        if period is not None:
            first.setdefault(period, telling)
    found = sorted(first, key=lambda period: (-(_end(loom, period) - _start(loom, period)), period.edtf))
    return [_bar(loom, period, track, y + TRACKS[track], first[period]) for period in found]


def _start(loom: Loom, period: Period) -> float:
    return loom.x(period.start) if period.start else -1e6


def _end(loom: Loom, period: Period) -> float:
    return loom.x(period.end) if period.end else 1e6


def _bar(loom: Loom, period: Period, track: str, y: float, telling: Telling) -> str:
    left, right = loom.left, loom.width - 2
    start, end = _start(loom, period), _end(loom, period)
    x1, x2 = max(left, min(start, right - LEAST)), min(right, max(end, left + LEAST))
    x2 = max(x2, x1 + LEAST)
    box = svg.element(
        "rect",
        x=x1,
        y=y - THICK / 2,
        width=x2 - x1,
        height=THICK,
        fill=f"url(#{loom.prefix}-hatch)" if track == "happened" else None,
        class_=f"wt-{track}",
    )
    arrows = []
    if start < left - 0.5:
        arrows.append([(left + 5, y - 4.5), (left, y), (left + 5, y + 4.5)])
    if end > right + 0.5:
        arrows.append([(right - 5, y - 4.5), (right, y), (right - 5, y + 4.5)])
    beyond_edge = svg.element("path", d=svg.path(arrows), class_="wt-arrow") if arrows else ""
    says = loom.words.say("strands", f"time_{track}", when=spoken(period, loom.words))
    drawn = svg.element("title", svg.plain(says)) + box + beyond_edge
    way = loom.ways.claims.get(telling.claim.id)
    return svg.element("a", drawn, href=way, tabindex="-1", aria_hidden="true") if way else svg.element("g", drawn)


def _dot(loom: Loom, lane: Lane, strand: Strand, telling: Telling, y: float) -> str:
    """The report's moment; the one that is looked at in a frame."""
    x = min(max(loom.x(telling.known), loom.left + DOT), loom.width - 2 - DOT)
    filling = Filling.OPEN if telling.copy else Filling.FULL
    drawn = sign(CIRCLE, DOT, (x, y), filling, "wm-nobody")
    note = SIGNS.get(telling.claim.certainty, "")
    if telling.claim.certainty is Certainty.DENIED:
        far = DOT * 1.7
        drawn += svg.element("path", d=svg.path([[(x - far, y + far), (x + far, y - far)]]), class_="wm-sign")
    elif note:
        drawn += svg.element("text", note, x=x + DOT + 1, y=y - 2, class_="wt-note")
    lead = lane_name(lane, loom.weave.by, loom.words)
    if loom.weave.by is By.PARTY:
        lead += f", {place_or_not(strand.place, loom.words)}"
    says = told(strand, telling, lead, loom.words)
    around = svg.element("circle", cx=x, cy=y, r=DOT + 3.5, class_="wm-hit")
    chosen = telling.claim.id == loom.ways.chosen
    frame = svg.element("circle", cx=x, cy=y, r=DOT + 4, class_="wm-chosen") if chosen else ""
    inside = svg.element("title", svg.plain(says)) + around + drawn + frame
    way = loom.ways.claims.get(telling.claim.id)
    if way is None:
        return svg.element("g", inside)
    return svg.element(
        "a",
        inside,
        href=way,
        class_="wt-mark",
        aria_label=says,
        aria_current="true" if chosen else None,
        data_claim=telling.claim.id,
    )


def _entries(loom: Loom) -> list[Entry]:
    """What the signs mean; only those that occur."""
    words, strands = loom.words, [strand for lane in loom.weave.lanes for strand in lane.shown]
    tellings = [telling for strand in strands for telling in strand.shown]
    found = []
    hatch = svg.element(
        "rect", x=-7, y=-3, width=14, height=THICK, fill=f"url(#{loom.prefix}-hatch)", class_="wt-happened"
    )
    said = svg.element("rect", x=-7, y=-3, width=14, height=THICK, class_="wt-said")
    found.append(Entry(hatch, words.say("strands", "happened")))
    found.append(Entry(said, words.say("strands", "said")))
    found.append(Entry(sign(CIRCLE, DOT, (0.0, 0.0), Filling.FULL, "wm-nobody"), words.say("strands", "known")))
    if any(telling.copy for telling in tellings):
        found.append(Entry(sign(CIRCLE, DOT, (0.0, 0.0), Filling.OPEN, "wm-nobody"), words.say("strands", "copy")))
    families = {FAMILY_OF[strand.kind] for strand in strands}
    for family in (family for family in Family if family in families):
        found.append(
            Entry(sign(FAMILIES[family], 4.6, (0.0, 0.0), Filling.OPEN, "wm-nobody"), words.say("family", family))
        )
    statuses = {strand.status for strand in strands}
    for judged in (judged for judged in Status if judged in statuses):
        found.append(Entry(sign(SQUARE, 4.6, (0.0, 0.0), FILLINGS[judged], "wm-nobody"), words.say("status", judged)))
    shown = {telling.claim.certainty for telling in tellings}
    for certainty in (certainty for certainty in SIGNS if certainty in shown):
        mark = svg.element("text", SIGNS[certainty], x=-3.0, y=4.0, class_="wm-small wm-bold")
        found.append(Entry(mark, words.say("certainty", certainty)))
    return found
