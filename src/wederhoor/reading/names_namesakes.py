"""A village with the name of a town that everybody knows. Rule: the town gives way only where the words say so."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from wederhoor.model.folding import fold
from wederhoor.model.geometry import distance
from wederhoor.model.places import Place
from wederhoor.model.vocabulary import PlaceKind
from wederhoor.reading.mentions import Name, Role
from wederhoor.reading.names_homonyms import Point, listed, point
from wederhoor.reading.names_lexicon import NameLexicon
from wederhoor.reading.names_view import View

PLACE = "place"  # the rule of a name that the small table holds letter for letter
REACH = 1  # sentences within which neighbours count
CLOSE = 40.0  # km within which the village has a neighbour that the story names
AWAY = 80.0  # km which the town lies at least from all of them


def namesakes(views: Mapping[int, View], names: Sequence[Name]) -> tuple[Name, ...]:
    """The names, with those moved from a town to its namesake for which its oblast or its neighbours speak."""
    lexicon = next((view.lexicon for view in views.values()), None)
    if lexicon is None or lexicon.wide is None:
        return tuple(names)
    moved: dict[str, Place] = {}
    for name in names:
        written = fold(views[name.sentence].slice(name.first, name.last))
        if _a_town(lexicon, name) and written not in moved:
            found = _namesake(lexicon, views[name.sentence], names, name)
            if found is not None:
                moved[written] = found
    return tuple(_moved(views, name, moved) for name in names) if moved else tuple(names)


def _moved(views: Mapping[int, View], name: Name, moved: Mapping[str, Place]) -> Name:
    """The name in the one sense that it has in the story."""
    place = moved.get(fold(views[name.sentence].slice(name.first, name.last)))
    if place is None or name.role is not Role.PLACE or name.rule != PLACE:
        return name
    return replace(name, place=place.id, place_kind=place.kind, rule=f"{PLACE}: the namesake that the story means")


def _a_town(lexicon: NameLexicon, name: Name) -> bool:
    place = lexicon.gazetteer.get(name.place) if name.place else None
    return place is not None and place.kind is PlaceKind.SETTLEMENT and name.role is Role.PLACE and name.rule == PLACE


def _namesake(lexicon: NameLexicon, view: View, names: Sequence[Name], name: Name) -> Place | None:
    town = lexicon.gazetteer.get(name.place or "")
    others = _others(lexicon, town, view.slice(name.first, name.last)) if town else []
    if town is None or not others:
        return None
    areas = {other.place for other in names if other.sentence == name.sentence and _inside(lexicon, view, name, other)}
    if town.within in areas:
        return None
    here = [place for place in others if place.within in areas]
    if here:
        return here[0] if len(here) == 1 else None
    if town.country not in lexicon.theatre.tables["places"]["near"] and not _said_to_be_near(view, name):
        return None  # a town of the wide world needs more than a neighbour in the same sentence
    return _beside(town, others, tuple(_neighbours(lexicon, names, name)))


def _others(lexicon: NameLexicon, town: Place, written: str) -> list[Place]:
    """Settlements near the war of the town's name; of a town far away also those that bear it in translation."""
    assert lexicon.wide is not None
    near = lexicon.theatre.tables["places"]["near"]
    found = (item for item in lexicon.wide.further(written) if item.primary or town.country not in near)
    return [
        item.place
        for item in found
        if item.place.kind is town.kind and item.place.country in near and item.place.id != town.id
    ]


def _inside(lexicon: NameLexicon, view: View, name: Name, other: Name) -> bool:
    """Whether "in" stands before a name of an oblast, with or without its noun, and the two are no list."""
    if other.place_kind is not PlaceKind.OBLAST or other.role is not Role.PLACE:
        return False
    between = range(min(name.last, other.last) + 1, max(name.first, other.first))
    if all(view.among(at, "words.joiners") for at in between):
        return False
    at = other.first - 1
    at -= lexicon.place_head(view.raw(at)) is not None
    at -= view.among(at, "words.articles")
    return view.low(at) == str(lexicon.table["words"]["in"])


def _said_to_be_near(view: View, name: Name) -> bool:
    """Whether "bij" follows the name: "New York bij Toretsk"."""
    after = name.last + 1
    return view.among(after + (view.raw(after) == ","), "place_words.near_by")


def _neighbours(lexicon: NameLexicon, names: Sequence[Name], name: Name) -> Iterator[Point]:
    """Points of the other places of the small table that the sentence names, or the one before or after it."""
    for other in names:
        close = other.role is Role.PLACE and abs(other.sentence - name.sentence) <= REACH
        place = lexicon.gazetteer.get(other.place) if close and other.place and other.rule == PLACE else None
        spot = point(place) if place and place.id != name.place and place.kind is PlaceKind.SETTLEMENT else None
        if spot is not None:
            yield spot


def _beside(town: Place, others: Sequence[Place], points: Sequence[Point]) -> Place | None:
    """The only namesake with a neighbour close by, where the town lies far from all neighbours."""
    here = point(town)
    if here is None or not points or min(distance(here, spot) for spot in points) < AWAY:
        return None
    near = [place for place in others if not listed(place) and _close(place, points)]
    return near[0] if len(near) == 1 else None


def _close(place: Place, points: Sequence[Point]) -> bool:
    here = point(place)
    return here is not None and min(distance(here, spot) for spot in points) <= CLOSE
