"""Names as place mentions, the form in which place reading is measured. Rule: one mention per written name."""

from collections.abc import Sequence
from typing import Any

from wederhoor.model.places import Gazetteer
from wederhoor.reading.mentions import Name, Role


def place_mentions(names: Sequence[Name], gazetteer: Gazetteer, text: str) -> list[dict[str, Any]]:
    """Each place, metonym, office and place adjective with its start, canonical name, kind or role, and point."""
    return [mention for name in names if (mention := _mention(name, gazetteer, text))]


def _mention(name: Name, gazetteer: Gazetteer, text: str) -> dict[str, Any] | None:
    if name.role is Role.METONYM and name.actors:
        actor = name.actors[0]
        return _row(name, text, actor, f"metonym:{actor}")
    place = gazetteer.get(name.place) if name.place else None
    if place is None or name.role is Role.ACTOR:
        return None
    if name.role in (Role.OFFICE, Role.ADJECTIVE):
        return _row(name, text, place.id, name.role.value)
    point = {"lat": place.latitude, "lon": place.longitude, "geonames_id": place.geonames_id}
    return _row(name, text, place.id, place.kind.value) | {
        key: value for key, value in point.items() if value is not None
    }


def _row(name: Name, text: str, canonical: str, kind: str) -> dict[str, Any]:
    return {"start": name.span.start, "as_written": name.span.of(text), "canonical": canonical, "kind": kind}
