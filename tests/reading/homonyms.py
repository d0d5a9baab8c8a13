"""Names that several places bear, with the one that a report means by rule: named often, large, near, or in an oblast."""

from collections.abc import Iterator, Sequence

from wederhoor import atlas, languages, theatres
from wederhoor.model.geometry import distance
from wederhoor.model.places import Candidate, Place
from wederhoor.model.vocabulary import PlaceKind
from wederhoor.reading.names_homonyms import Around, front, ordered, point
from wederhoor.reading.names_lexicon import NameLexicon, name_lexicon

NEAR, FAR = 60.0, 200.0  # km from the front: of the one that is meant, of all others
BESIDE, APART = 20.0, 80.0  # km from the town beside it: the same
FEW = 300  # people, where fewer are not counted
Case = tuple[str, str, Around]  # the folded name, the id that is meant, what the story says


def cases(world: atlas.World) -> dict[str, list[Case]]:
    """The cases by what decides them, over every Dutch name that two settlements of Ukraine and Russia share."""
    lexicon = name_lexicon(languages.load("nl"), theatres.load("ukraine"), world)
    found: dict[str, list[Case]] = {}
    for name in shared(world):
        several = [item for item in world.further(name) if item.primary and _in_the_war(item.place)]
        for why, place, around in _decided(lexicon, world, several):
            found.setdefault(why, []).append((name, place, around))
    return found


def shared(world: atlas.World) -> list[str]:
    """Folded Dutch names of places of the two countries that at least two of them bear."""
    assert world.index is not None
    counted: dict[str, int] = {}
    for name in world.index.names("UA", "RU"):
        counted[atlas.fold(name)] = counted.get(atlas.fold(name), 0) + 1
    return sorted(name for name, count in counted.items() if count > 1)


def chosen(world: atlas.World, case: Case) -> str:
    """The id of the place that the grounds choose."""
    lexicon = name_lexicon(languages.load("nl"), theatres.load("ukraine"), world)
    settled = [item for item in world.further(case[0]) if item.place.kind is PlaceKind.SETTLEMENT]
    return ordered(lexicon, settled, case[2])[0].id


def _in_the_war(place: Place) -> bool:
    return place.kind is PlaceKind.SETTLEMENT and place.country in ("UA", "RU")


def _decided(
    lexicon: NameLexicon, world: atlas.World, several: Sequence[Candidate]
) -> Iterator[tuple[str, str, Around]]:
    often = [item for item in several if item.common]
    if len(several) < 2 or len(often) > 1:
        return
    if often:
        yield "named often", often[0].place.id, Around()
        return
    yield from _alone(lexicon, several)
    yield from _beside(world, several)
    for item in several:
        same = [other for other in several if other.place.within == item.place.within]
        area = item.place.within
        if area and len(same) == 1 and item.place.country == "UA":
            yield "oblast", item.place.id, Around(areas=frozenset([area]), beside=frozenset([area]))


def _alone(lexicon: NameLexicon, several: Sequence[Candidate]) -> Iterator[tuple[str, str, Around]]:
    """Without a word of where: the only one near the front, unless it is dwarfed, or the one that dwarfs the others."""
    first, second, *_ = sorted(several, key=lambda item: -item.population)
    near = [item for item in several if _front(lexicon, item.place) <= NEAR]
    rest = [item for item in several if item not in near]
    lonely = len(near) == 1 and all(_front(lexicon, item.place) > FAR for item in rest)
    if lonely and first.population <= 5 * max(near[0].population, FEW):
        yield "front", near[0].place.id, Around()
    elif not near and first.population >= 10 * max(second.population, FEW) and first.place.country == "UA":
        yield "size", first.place.id, Around()


def _beside(world: atlas.World, several: Sequence[Candidate]) -> Iterator[tuple[str, str, Around]]:
    """With a town of the small table beside it and no other of the name within reach."""
    towns = [(town, spot) for town in world.all() if town.country == "UA" and (spot := point(town))]
    for item in several:
        here = point(item.place)
        found = next(((town, at) for town, at in towns if here and distance(here, at) <= BESIDE), None)
        if found is None or item.place.country != "UA":
            continue
        town, at = found
        others = [point(other.place) for other in several if other is not item]
        if all(spot is not None and distance(spot, at) > APART for spot in others):
            within = frozenset([town.within] if town.within else [])
            yield "neighbour", item.place.id, Around(within=within, countries=frozenset(["UA"]), points=(at,))


def _front(lexicon: NameLexicon, place: Place) -> float:
    spot = point(place)
    return front(lexicon, spot) if spot else 0.0
