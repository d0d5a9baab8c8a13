"""Names by which a reader finds his way. Rule: the marks go first; whatever finds no room is left out."""

from wederhoor.drawing import svg
from wederhoor.drawing.labels import Placed, Room, Wish, around
from wederhoor.drawing.legend import SMALL
from wederhoor.drawing.marks import TOWNS
from wederhoor.drawing.sheet import Chart
from wederhoor.drawing.words import Words
from wederhoor.model.places import Place

NEARBY = 2.2  # pixels in a kilometre from which smaller towns help too


def orientation(chart: Chart, words: Words, room: Room, taken: frozenset[str]) -> str:
    """Towns, areas, countries and waters by which a reader finds his way, where there is room for them."""
    parts = [_town(place, chart, words, room) for place in towns(chart, words) if place.id not in taken]
    for kind, style in (("countries", "wm-land"), ("waters", "wm-water"), ("areas", "wm-area")):
        for area, points in chart.base.names[kind].items():
            name = words.place(area)
            length = svg.width(name, SMALL) * (1.35 if kind == "countries" else 1.05)
            spots = [spot for spot in map(chart.frame.at, points) if chart.frame.holds(spot, 8)]
            wishes = (Wish(area, spot, 0.0, length, SMALL, centred=True) for spot in spots)
            placed = next(filter(None, map(room.place, wishes)), None) if lies(area, chart) else None
            if placed:
                lined = kind == "areas" or area in chart.base.rivers  # it stands on borders, or on its own line
                over = f"{style} wm-halo" if lined else style
                parts.append(_text(placed, name, over))
    return "".join(parts)


def towns(chart: Chart, words: Words) -> list[Place]:
    """The theatre's towns; on a map of a small stretch every town that its table of places holds, the largest first."""
    found = [place for name in chart.base.towns if (place := words.gazetteer.get(name))]
    if chart.frame.scale >= NEARBY:
        held = frozenset(chart.base.towns)
        more = (place for place in words.gazetteer.all() if place.kind in TOWNS and place.id not in held)
        found += sorted(more, key=lambda place: (-(place.population or 0), place.id))
    return found


def _town(place: Place, chart: Chart, words: Words, room: Room) -> str:
    """A small square with its name; nothing where either has no room."""
    if place.longitude is None or place.latitude is None:
        return ""
    spot = chart.frame.at((place.longitude, place.latitude))
    if not chart.frame.holds(spot, 4) or not room.free(around(spot, 3)):
        return ""
    name = place.name(words.code)
    placed = room.place(Wish(place.id, spot, 2.5, svg.width(name, SMALL), SMALL))
    if placed is None:
        return ""
    room.take(around(spot, 2.5))
    dot = svg.element("rect", x=spot[0] - 1.4, y=spot[1] - 1.4, width=2.8, height=2.8, class_="wm-town")
    return dot + _text(placed, name, "wm-small wm-halo")


def lies(water: str, chart: Chart) -> bool:
    """Whether what bears a name is drawn on that day: a lake that ran dry is not."""
    return all(lake.there(chart.day) for lake in chart.base.lakes if lake.place == water)


def _text(placed: Placed, text: str, style: str) -> str:
    anchor = placed.anchor if placed.anchor != "start" else None
    return svg.element("text", svg.plain(text), x=placed.at[0], y=placed.at[1], text_anchor=anchor, class_=style)
