"""Under which heading a line stands. Rule: the theatre's first sector that names a place or an area above it counts."""

from wederhoor.model.packs import Theatre
from wederhoor.model.places import Gazetteer, Place
from wederhoor.model.vocabulary import PlaceKind

Where = tuple[str | None, str | None]  # (sector, place): one of them, or neither
ORDER = (
    PlaceKind.SETTLEMENT,
    PlaceKind.SITE,
    PlaceKind.WATER,
    PlaceKind.SECTOR,
    PlaceKind.REGION,
    PlaceKind.OBLAST,
    PlaceKind.COUNTRY,
)


def sector_names(theatre: Theatre) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """The sectors in the theatre's order, each with its name by language."""
    return tuple(
        (row["id"], tuple((key, text) for key, text in sorted(row.items()) if key not in {"id", "places"}))
        for row in theatre.tables.get("sectors", {}).get("sector", ())
    )


class Regions:
    """The sectors of a theatre over the places of a gazetteer; a place in a country that takes no side is none."""

    def __init__(self, theatre: Theatre, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        rows = theatre.tables.get("sectors", {}).get("sector", ())
        self._ids = [row["id"] for row in rows]
        self._sides = set(theatre.tables.get("theatre", {}).get("countries", {}))
        self._called = {row["id"]: {text for key, text in row.items() if key not in {"id", "places"}} for row in rows}
        self._of = {place: row["id"] for row in reversed(rows) for place in row["places"]}

    def where(self, place: str | None) -> Where:
        """The sector of a place, else the place itself."""
        whole = self._gazetteer.get(place) if place else None
        if whole is not None and whole.kind is PlaceKind.COUNTRY and place in self._of and not self._is_called(whole):
            return None, place  # a country is not the part of it that has no other sector
        seen: set[str] = set()
        name = place
        while name is not None and name not in seen:
            if name in self._of:
                return self._of[name], None
            seen.add(name)
            known = self._gazetteer.get(name)
            name = known.within if known else None
        known = self._gazetteer.get(place) if place else None
        elsewhere = bool(self._sides and known and known.country and known.country not in self._sides)
        return None, None if elsewhere else place

    def _is_called(self, place: Place) -> bool:
        """Whether a place and its sector have one name."""
        return bool({name for _, name in place.names} & self._called[self._of[place.id]])

    def order(self, where: Where) -> tuple[int, int, str]:
        """Sectors as the theatre orders them, then places, then what has none."""
        sector, place = where
        if sector is not None:
            return self._ids.index(sector), 0, ""
        return len(self._ids) + (place is None), *self.rank(place)

    def rank(self, place: str | None) -> tuple[int, str]:
        """Towns before waters, regions and countries."""
        known = self._gazetteer.get(place) if place else None
        return (ORDER.index(known.kind) if known else len(ORDER)), place or "~"
