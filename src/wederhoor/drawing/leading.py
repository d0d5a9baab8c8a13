"""Where the parts of a map lead on a page. Rule: a picture without addresses has none of this."""

from wederhoor.drawing import svg
from wederhoor.drawing.ground import unit
from wederhoor.drawing.holders import DOT, about, radius
from wederhoor.drawing.marks import Mark
from wederhoor.drawing.sheet import Chart
from wederhoor.drawing.words import Words
from wederhoor.model.lines import Point

AROUND = 4.0  # pixels around a sign that can be hit too
FRAME = 2.5  # pixels from there to the frame around the sign that is looked at


def reach(mark: Mark, chart: Chart) -> float:
    """How far from its spot a sign goes, with what is around it, in pixels: there its name may begin."""
    if chart.leads and chart.leads.chosen == mark.place.id:
        return (radius(mark, chart.day) if mark.known else DOT) + AROUND + FRAME + 1.0
    return (radius(mark, chart.day) if mark.known else DOT) + (3.5 if mark.fresh else 1.0)


def led(drawn: str, mark: Mark, spot: Point, chart: Chart, words: Words) -> str:
    """A sign as a link that is told in words; the one that is looked at in a frame of its own."""
    address = chart.leads.places.get(mark.place.id) if chart.leads else None
    if chart.leads is None or address is None:
        return drawn
    around = (radius(mark, chart.day) if mark.known else DOT) + AROUND
    chosen = mark.place.id == chart.leads.chosen
    hit = svg.element("circle", cx=spot[0], cy=spot[1], r=around, class_="wm-hit")
    frame = svg.element("circle", cx=spot[0], cy=spot[1], r=around + FRAME, class_="wm-chosen") if chosen else ""
    return svg.element(
        "a",
        hit,
        drawn,
        frame,
        href=address,
        class_="wm-lead",
        aria_label=about(mark, words),
        aria_current="true" if chosen else None,
        data_place=mark.place.id,
    )


def named(drawn: str, mark: Mark, chart: Chart) -> str:
    """A name that leads where its sign does; the sign says it, so that keys and readers stop once."""
    address = chart.leads.places.get(mark.place.id) if chart.leads else None
    if address is None:
        return drawn
    return svg.element("a", drawn, href=address, class_="wm-lead", tabindex="-1", aria_hidden="true")


def zones(chart: Chart, words: Words) -> str:
    """The units of the country as links to a closer map; the list beside the map has them too."""
    parts = []
    for place, address in (chart.leads.units if chart.leads else {}).items():
        data = unit(chart.flat, place, chart.frame)
        if data:
            told = svg.element("title", svg.plain(words.place(place)))
            drawn = svg.element("path", told, d=data, class_="wm-zone")
            parts.append(svg.element("a", drawn, href=address, tabindex="-1", aria_hidden="true"))
    return "".join(parts)
