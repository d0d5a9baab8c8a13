"""Which stretch of the theatre a map shows, by name in an address. Rule: a sector, a unit of the map, or a place."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from http import HTTPStatus

from wederhoor.drawing.mapping import FRONT, Sight, shown
from wederhoor.drawing.marks import Mark
from wederhoor.drawing.words import Words
from wederhoor.model.maps import BaseMap
from wederhoor.situation.regions import Regions
from wederhoor.web.problems import Refusal


@dataclass(frozen=True, slots=True)
class Stretch:
    """One line in the list of stretches."""

    value: str  # as an address has it; '' for the whole front
    text: str
    chosen: bool


def sight_of(zoom: str | None, base: BaseMap, words: Words) -> Sight:
    """The stretch of a name; raises Refusal for one that the map does not have."""
    if not zoom:
        return FRONT
    for row in _sectors(words):
        if row["id"] == zoom and (found := shown(base, words, row["places"])):
            return Sight(str(row[words.code]), found, zoom)
    place = words.gazetteer.get(zoom)
    if place is None or not shown(base, words, (zoom,)):
        raise Refusal(HTTPStatus.NOT_FOUND, f"The map has no stretch {zoom!r}.")
    return Sight(place.name(words.code), (zoom,))


def stretches(base: BaseMap, words: Words, zoom: str | None) -> Sequence[tuple[str, Sequence[Stretch]]]:
    """All stretches by the label of their group; a place only where it is looked at."""
    sectors = [
        Stretch(row["id"], str(row[words.code]), row["id"] == zoom)
        for row in _sectors(words)
        if shown(base, words, row["places"])
    ]
    units = sorted((Stretch(unit, words.place(unit), unit == zoom) for unit in base.units), key=lambda one: one.text)
    groups = [("sectors", sectors), ("oblasts", units)]
    if zoom and not any(one.chosen for _, ones in groups for one in ones):
        groups.append(("place_zoom", [Stretch(zoom, words.place(zoom), chosen=True)]))
    return groups


def closer(zoom: str | None, place: str | None, marks: Iterable[Mark], base: BaseMap, words: Words) -> str | None:
    """The next stretch in: around the place that is looked at, else the sector of which most is said."""
    if place and place != zoom and shown(base, words, (place,)):
        return place
    if zoom:
        return None
    regions = Regions(words.theatre, words.gazetteer)
    counts: Counter[str] = Counter()
    for mark in marks:
        sector = regions.where(mark.place.id)[0]
        if sector and mark.point:
            counts[sector] += 1 + mark.claims
    reached = _reached(base, words)
    return min((sector for sector in counts if sector in reached), key=lambda one: (-counts[one], one), default=None)


def farther(zoom: str | None, sight: Sight, base: BaseMap, words: Words) -> str | None:
    """The next stretch out: '' for the whole front, None where that is shown."""
    if not zoom:
        return None
    if sight.sector:
        return ""
    sector = Regions(words.theatre, words.gazetteer).where(zoom)[0]
    return sector if sector in _reached(base, words) else ""


def _reached(base: BaseMap, words: Words) -> frozenset[str | None]:
    """The sectors that the map can show."""
    return frozenset(row["id"] for row in _sectors(words) if shown(base, words, row["places"]))


def _sectors(words: Words) -> Sequence[dict[str, str]]:
    rows: Sequence[dict[str, str]] = words.theatre.tables.get("sectors", {}).get("sector", ())
    return rows
