"""What the signs on a map mean, and its scale. Rule: only what occurs on the sheet is explained."""

from wederhoor.drawing import svg
from wederhoor.drawing.frame import Frame
from wederhoor.drawing.ground import hatching, held, shows
from wederhoor.drawing.holders import DOT, LARGE, SMALLER, holder_sign
from wederhoor.drawing.labels import Room
from wederhoor.drawing.legend import SMALL, Entry
from wederhoor.drawing.marks import OLD
from wederhoor.drawing.sheet import Chart
from wederhoor.drawing.symbols import HOLDERS, Filling, sign, spark
from wederhoor.drawing.words import Words
from wederhoor.model.vocabulary import CONTESTED, Status


def entries(chart: Chart, words: Words) -> list[Entry]:
    """What the signs on this map mean; only those that occur."""
    found: list[Entry] = []
    kinds = {(mark.holder, mark.status) for mark in chart.marks if mark.known}
    for party in words.theatre.parties:
        for status in (Status.CONFIRMED, Status.CLAIMED):
            if (party, status) in kinds:
                text = words.say("map", "holder", party=words.party(party), status=words.say("status", status))
                found.append(Entry(holder_sign(party, status, LARGE, words), text))
    if any(holder == CONTESTED for holder, _ in kinds):
        found.append(
            Entry(holder_sign(CONTESTED, Status.CONTESTED, LARGE, words), words.say("map", "legend_contested"))
        )
    if any(not mark.known for mark in chart.marks):
        dot = svg.element("circle", r=DOT, class_="wm-dot")
        found.append(Entry(dot, words.say("map", "legend_unknown")))
    if any(mark.fresh for mark in chart.marks):
        found.append(Entry(spark((0.0, 0.0), 6.5), words.say("map", "legend_new")))
    if any(mark.known and mark.age(chart.day) > OLD for mark in chart.marks):
        old = sign(HOLDERS[0], SMALLER, (0.0, 0.0), Filling.OPEN, "wm-nobody", old=True)
        found.append(Entry(old, words.say("map", "legend_old", days=OLD)))
    return found + _occupied(chart, words)


def _occupied(chart: Chart, words: Words) -> list[Entry]:
    found = []
    for place, taken in held(chart.base, chart.day):
        if not shows(chart.flat, taken, chart.frame):
            continue
        name = f"{chart.prefix}-key-{place}"
        box = svg.element("rect", x=-6.0, y=-5.0, width=12.0, height=10.0, fill=f"url(#{name})", class_="wm-rule")
        text = words.say(
            "map",
            "legend_occupied",
            name=words.place(taken.name),
            country=words.place(chart.base.country),
            year=taken.since.year,
            party=words.party(taken.by),
        )
        found.append(Entry(hatching(name) + box, text[:1].upper() + text[1:]))
    return found


def scale_bar(frame: Frame, words: Words, room: Room) -> str:
    """The scale bar in the lower left corner, or the lower right one where a sign lies there."""
    length, pixels = frame.bar
    text = words.say("map", "kilometres", number=length)
    x, y = 12.0, frame.height - 12.0
    room.take((x - 6, y - 20, x + max(pixels, svg.width(text, SMALL)) + 6, y + 8))
    line = svg.path([[(x, y - 4), (x, y), (x + pixels, y), (x + pixels, y - 4)]])
    return svg.element("path", d=line, class_="wm-axis", fill="none") + svg.element(
        "text", svg.plain(text), x=x + 4, y=y - 6, class_="wm-small wm-halo"
    )
