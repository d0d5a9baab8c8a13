"""A war's chronicle from its table. Rule: a row whose day cannot be placed is an error of the data, and raises."""

from collections.abc import Mapping
from typing import Any

from wederhoor.model.chronicle import Anchor, Chronicle, State
from wederhoor.model.period import OPEN, BadPeriod, Period


def chronicle(table: Mapping[str, Any], about: Mapping[str, Any]) -> Chronicle:
    """The anchors and states of a table, by their days; raises BadPeriod where a day cannot be placed.

    Of the theatre's own table it takes the places that are in the news every day, and the regions that others hold.
    """
    anchors = sorted((_anchor(row) for row in table.get("anchor", ())), key=lambda item: (item.first, item.id))
    states = sorted((_state(row) for row in table.get("state", ())), key=lambda item: (item.first, item.id))
    parts = {region: tuple(held) for region, held in about.get("parts", {}).items()}
    return Chronicle(tuple(anchors), tuple(states), frozenset(about.get("everyday", ())), parts)


def _anchor(row: Mapping[str, Any]) -> Anchor:
    return Anchor(
        id=row["id"],
        kind=row["kind"],
        date=_bounded(row["date"]),
        what=row["what"],
        sources=tuple(row["sources"]),
        agent=row.get("agent") or None,
        target=row.get("target") or None,
        places=tuple(row.get("places", ())),
        names=tuple(row.get("names", ())),
    )


def _state(row: Mapping[str, Any]) -> State:
    ends = None if row["to"] == OPEN else _bounded(row["to"])
    return State(row["id"], row["place"], row["holder"], _bounded(row["from"]), ends, tuple(row["sources"]))


def _bounded(text: str) -> Period:
    period = Period.parse(text)
    if not period.bounded:
        raise BadPeriod(text)
    return period
