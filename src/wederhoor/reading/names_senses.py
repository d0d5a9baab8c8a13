"""Which place a name means in its story. Rule: one sense per story; what does not fit stays open, with its reason."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from wederhoor.model.folding import fold
from wederhoor.model.geometry import distance
from wederhoor.model.places import Candidate, Place, reckoned
from wederhoor.model.vocabulary import PlaceKind
from wederhoor.reading.mentions import Name, Role
from wederhoor.reading.names_homonyms import Around, front, listed, ordered, point
from wederhoor.reading.names_lexicon import NameLexicon
from wederhoor.reading.names_relations import Relation, relations
from wederhoor.reading.names_view import View
from wederhoor.reading.names_wide import FURTHER, SIMILAR, UNKNOWN, possible, villages

OPEN = "unresolved"  # begins the rule of a name that is a place and nobody knows which
REACH = 2  # sentences within which neighbours count
VILLAGE = 15_000  # people above which a place is no village
BESIDE = 60.0  # km from a place named beside it within which a village may be meant
THERE = 250.0  # km from the front beyond which a village needs its oblast or country to be named
SENSES = frozenset({PlaceKind.SETTLEMENT, PlaceKind.COUNTRY})  # areas are told apart in the sentence
UNSURE = frozenset({FURTHER, SIMILAR, UNKNOWN})


def senses(views: Mapping[int, View], names: Sequence[Name]) -> tuple[Name, ...]:
    """The names with the places of the wide gazetteer chosen in the light of the whole story."""
    lexicon = next((view.lexicon for view in views.values()), None)
    if lexicon is None or lexicon.wide is None:
        return tuple(names)
    said = _said(views, names)
    groups: dict[str, list[Name]] = {}
    for name in names:
        if name.role is Role.PLACE and (name.rule in UNSURE or _doubtful(views, name, said)):
            groups.setdefault(fold(_written(views, name)), []).append(name)
    if not groups:
        return tuple(names)
    changed: dict[Name, Name] = {}
    for group in groups.values():
        for name, new in _settled(lexicon, views, names, group, said).items():
            changed[name] = new
    return tuple(changed.get(name, name) for name in names)


def _doubtful(views: Mapping[int, View], name: Name, said: Mapping[Name, Relation]) -> bool:
    """Whether a name of the small table is called a village, or has a slip in it and words that say where it lies."""
    return _village(views[name.sentence], name) or (name.rule == "misspelt" and name in said)


def _settled(
    lexicon: NameLexicon,
    views: Mapping[int, View],
    names: Sequence[Name],
    group: Sequence[Name],
    said: Mapping[Name, Relation],
) -> dict[Name, Name]:
    """All mentions of one name in one sense."""
    village = any(_village(views[name.sentence], name) for name in group)
    relation = next((said[name] for name in group if name in said), None)
    headed = next((name.place_kind for name in group if name.place_kind not in (None, *SENSES)), None)
    if headed and not village:
        return {}  # a head noun has said that it is an oblast
    around = _around(lexicon, views, names, group)
    found = _candidates(lexicon, views, group)
    place, why = _choose(lexicon, found, village, relation, around)
    if place is None and relation is not None and village and (spot := relation.reckon()):
        place, why = reckoned(_written(views, group[0]), spot, relation.radius), f"reckoned from {relation.name}"
    if place is None:
        return {name: replace(name, place=None, place_kind=None, rule=f"{OPEN}: {why}") for name in group}
    return {name: replace(name, place=place.id, place_kind=place.kind, rule=_rule(name, why)) for name in group}


def _rule(name: Name, why: str) -> str:
    return f"{name.rule}: {why}" if why else name.rule


def _candidates(lexicon: NameLexicon, views: Mapping[int, View], group: Sequence[Name]) -> list[Candidate]:
    assert lexicon.wide is not None
    found: dict[str, Candidate] = {}
    for name in group:
        written = _written(views, name)
        for item in lexicon.wide.further(written) or lexicon.wide.similar(written):
            if item.place.kind in SENSES and possible(lexicon, item):
                found.setdefault(item.place.id, item)
    return list(found.values())


def _choose(
    lexicon: NameLexicon, found: Sequence[Candidate], village: bool, relation: Relation | None, around: Around
) -> tuple[Place | None, str]:
    """The likeliest place that the words allow, with what decided; None with what stood in the way."""
    if not found:
        return None, "no place of this name is known"
    why = ""
    if relation is not None:
        allowed = [item for item in found if relation.allows(item.place)]
        allowed = allowed or [item for item in found if listed(item.place)]
        if not allowed:
            return None, f"no place of this name lies so from {relation.name}"
        found, why = allowed, "" if listed(allowed[0].place) else f"as it lies from {relation.name}"
    if village and relation is None:
        small = [item for item in found if item.population <= VILLAGE]
        if not small:
            return None, "a village is meant and only a town is known"
        here = [item for item in small if _there(lexicon, item, around)]
        if not here:
            return None, "a village is meant and the only ones known lie far away"
        found = here
    likely = ordered(lexicon, found, around)
    if relation is None and _elsewhere(lexicon, found, likely[0], around):
        return None, f"no place of this name is known in {next(iter(around.beside))}"
    return likely[0], why


def _elsewhere(lexicon: NameLexicon, found: Sequence[Candidate], likely: Place, around: Around) -> bool:
    """Whether the sentence names one oblast of that country, and only villages elsewhere bear the name."""
    area = lexicon.gazetteer.get(next(iter(around.beside))) if len(around.beside) == 1 else None
    if area is None or area.country != likely.country:
        return False
    small = all(item.population <= VILLAGE for item in found if item.primary)
    return small and not any(item.place.within == area.id for item in found)


def _there(lexicon: NameLexicon, item: Candidate, around: Around) -> bool:
    """Whether a village lies where the war is fought, or where the story says that it plays."""
    spot = point(item.place)
    if item.place.within in around.areas or listed(item.place):
        return True
    close = (distance(spot, other) for other in around.points) if spot else ()
    return spot is not None and (front(lexicon, spot) <= THERE or any(away <= BESIDE for away in close))


def _said(views: Mapping[int, View], names: Sequence[Name]) -> dict[Name, Relation]:
    by_sentence: dict[int, list[Name]] = {}
    for name in names:
        if name.role is Role.PLACE:
            by_sentence.setdefault(name.sentence, []).append(name)
    found: dict[Name, Relation] = {}
    for number, here in by_sentence.items():
        for target, relation in relations(views[number], here):
            found.setdefault(target, relation)
    return found


def _around(lexicon: NameLexicon, views: Mapping[int, View], names: Sequence[Name], group: Sequence[Name]) -> Around:
    """What the other names of the story say of where it plays."""
    sure = [name for name in names if name.place and name not in group and _sure(lexicon, views, name)]
    known = [(name, place) for name in sure if name.place and (place := lexicon.gazetteer.get(name.place))]
    here = {name.sentence for name in group}
    close = [place for name, place in known if any(abs(name.sentence - number) <= REACH for number in here)]
    return Around(
        frozenset(place.id for _, place in known if place.kind in (PlaceKind.OBLAST, PlaceKind.REGION)),
        frozenset(place.id for name, place in known if place.kind is PlaceKind.OBLAST and name.sentence in here),
        frozenset(place.within for place in close if place.within and place.kind is PlaceKind.SETTLEMENT),
        frozenset(place.country for _, place in known if place.country),
        tuple(_points(close)),
    )


def _sure(lexicon: NameLexicon, views: Mapping[int, View], name: Name) -> bool:
    """Whether it is known which place a name means: the small table says it, or only one place bears the name."""
    if name.rule != FURTHER or lexicon.wide is None:
        return name.rule not in UNSURE
    return len([item for item in lexicon.wide.further(_written(views, name)) if possible(lexicon, item)]) == 1


def _points(places: Iterable[Place]) -> Iterable[tuple[float, float]]:
    return (spot for place in places if (spot := point(place)) is not None)


def _village(view: View, name: Name) -> bool:
    """Whether the noun before it says that it is a village."""
    return name.rule != "adjective" and villages(view, name.first)


def _written(views: Mapping[int, View], name: Name) -> str:
    return views[name.sentence].slice(name.first, name.last)
