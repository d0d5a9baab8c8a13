"""Which of several places of one name. Rule: every ground is a number that can be read; ties break by id."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import exp, log10

from wederhoor.model.geometry import distance
from wederhoor.model.places import Candidate, Place
from wederhoor.model.vocabulary import PlaceKind
from wederhoor.reading.names_lexicon import NameLexicon

Point = tuple[float, float]
FRONT = 120.0  # km: how softly the nearness of the front falls off
LISTED = 30.0  # km from the front for a village of which only the name and the oblast are known: those are listed
NEIGHBOUR = 40.0  # km: the same for a place named beside it
KIND = {PlaceKind.SETTLEMENT: 0.3, PlaceKind.OBLAST: 0.2, PlaceKind.REGION: 0.1}


@dataclass(frozen=True, slots=True)
class Around:
    """What a story says of where it plays."""

    areas: frozenset[str] = frozenset()  # ids of oblasts that it names
    beside: frozenset[str] = frozenset()  # those of them that stand in the very sentence
    within: frozenset[str] = frozenset()  # ids of oblasts in which places lie that it names
    countries: frozenset[str] = frozenset()  # of the places that it names
    points: tuple[Point, ...] = ()  # places named in the sentence or beside it


def point(place: Place) -> Point | None:
    """Where a place lies, if it has a point."""
    if place.latitude is None or place.longitude is None:
        return None
    return place.latitude, place.longitude


def ordered(lexicon: NameLexicon, found: Iterable[Candidate], around: Around | None = None) -> tuple[Place, ...]:
    """The places of candidates, the likeliest first."""
    known = around or Around()
    ranked = sorted(found, key=lambda item: (-score(lexicon, item, known), item.place.id))
    return tuple(dict.fromkeys(item.place for item in ranked))


def score(lexicon: NameLexicon, item: Candidate, around: Around) -> float:
    """How likely a place is meant: people, country, front, the name it is known by, what the story names."""
    return round(sum(grounds(lexicon, item, around).values()), 3)


def grounds(lexicon: NameLexicon, item: Candidate, around: Around) -> dict[str, float]:
    """The same, ground by ground, so that a person can see why."""
    place, here = item.place, point(item.place)
    table = lexicon.theatre.tables["places"]
    found = {
        "people": log10(max(item.population, 300)),
        "country": 2.0 if place.country == table["home"] else 1.0 if place.country in table["near"] else 0.0,
        "known by this name": 3.0 if item.primary else 0.0,
        "named often": 1.5 if item.common and item.primary else 0.0,
        "kind": KIND.get(place.kind, 0.0),
        "oblast in the story": 3.0 if place.within in around.areas or place.id in around.areas else 0.0,
        "oblast of places in the story": 1.0 if place.within in around.within else 0.0,
        "country in the story": 0.5 if place.country in around.countries else 0.0,
    }
    if here is None and listed(place):
        found["frontline"] = 1.5 * exp(-LISTED / FRONT)
    if here is not None:
        found["frontline"] = 1.5 * exp(-front(lexicon, here) / FRONT)
        near = min((distance(here, other) for other in around.points), default=None)
        found["neighbours"] = 2.0 * exp(-near / NEIGHBOUR) if near is not None else 0.0
    return {ground: round(value, 3) for ground, value in found.items() if value}


def listed(place: Place) -> bool:
    """Whether it is a village at the front of which no source says where it lies."""
    return place.kind is PlaceKind.SETTLEMENT and place.latitude is None and place.within is not None


def front(lexicon: NameLexicon, here: Point) -> float:
    """Kilometres to the nearest place along the front; far away where the theatre names none."""
    return min((distance(here, other) for other in lexicon.front), default=1000.0)
