"""The marks of a map as GeoJSON (RFC 7946). Rule: a place without a point has its feature too, without geometry."""

import json
from typing import Any

from wederhoor.drawing.holders import holding
from wederhoor.drawing.marks import Mark
from wederhoor.drawing.words import Words
from wederhoor.model.maps import BaseMap
from wederhoor.situation.value import Situation

DECIMALS = 5  # of a degree: about a metre


def collection(situation: Situation, marks: tuple[Mark, ...], base: BaseMap | None, words: Words) -> str:
    """A feature for each mark, with what was known when as members of the whole."""
    day = situation.period.last_day
    found = {
        "type": "FeatureCollection",
        "day": day.isoformat() if day else None,
        "known_at": situation.known_at.isoformat(),
        "language": words.code,
        "credit": base.credit if base else None,
        "features": [_feature(mark, situation, words) for mark in marks],
    }
    return json.dumps(found, ensure_ascii=False, indent=1)


def _feature(mark: Mark, situation: Situation, words: Words) -> dict[str, Any]:
    point = [round(degree, DECIMALS) for degree in mark.point] if mark.point else None
    return {
        "type": "Feature",
        "id": mark.place.id,
        "geometry": {"type": "Point", "coordinates": point} if point else None,
        "properties": {
            "place": mark.place.id,
            "name": mark.place.name(words.code),
            "within": mark.place.within,
            "radius_km": mark.place.radius,
            "holder": mark.holder,
            "status": mark.status.value if mark.status else None,
            "holder_name": holding(mark, words),
            "since": mark.since.edtf if mark.since else None,
            "last_word": mark.word.isoformat() if mark.word else None,
            "change": mark.change,
            "before": mark.before,
            "claims_new": mark.claims,
            "claimed_by": _said(mark.claimed_by, situation),
            "admitted_by": _said(mark.admitted_by, situation),
            "denied_by": _said(mark.denied_by, situation),
        },
    }


def _said(claims: tuple[str, ...], situation: Situation) -> list[dict[str, Any]]:
    """Each claim with its claimants, as `wederhoor explain` takes it."""
    known = (situation.claims[claim] for claim in claims if claim in situation.claims)
    return [{"claim": claim.id, "claimants": list(claim.claimants)} for claim in known]
