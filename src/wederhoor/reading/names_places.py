"""Names of places: which place, of what kind. Rule: the words around it decide; a typo needs seven letters."""

from collections.abc import Iterator
from dataclasses import replace

from wederhoor.model.places import Place
from wederhoor.model.vocabulary import PlaceKind
from wederhoor.reading.mentions import Name, Role
from wederhoor.reading.names_hits import Hit
from wederhoor.reading.names_lexicon import FUZZY, likeliest, one_slip
from wederhoor.reading.names_roles import role_of
from wederhoor.reading.names_view import View
from wederhoor.reading.names_wide import further, similar, unknown

_DESCRIBED = frozenset({"NOUN", "ADJ"})  # what stands after an adjective
AREAS = (PlaceKind.OBLAST, PlaceKind.REGION)


def places(view: View) -> Iterator[Name]:
    """The place names of a sentence with their kinds and roles."""
    found = tuple(_hits(view))
    hits = [_headed(view, hit) for hit in found if hit.places]
    chosen: list[tuple[Hit, Place]] = []
    for number, hit in enumerate(hits):
        carried = _carried(view, hits, chosen, number)
        kind = hit.kind or (carried if likeliest(hit.places, carried) else None)
        known = replace(hit, kind=kind)
        chosen.append((known, _choose(view, known, hits)))
    for hit, place in chosen:
        yield role_of(view, _plain(view, hit, place))
    for hit in found:
        if not hit.places:
            yield view.name(hit.first, hit.last, Role.PLACE, hit.rule)


def _plain(view: View, hit: Hit, place: Place) -> Name:
    name = view.name(hit.first, hit.last, Role.PLACE, hit.rule)
    return replace(
        name, place=place.id, place_kind=place.kind, role=Role.ADJECTIVE if hit.rule == "adjective" else Role.PLACE
    )


def _hits(view: View) -> Iterator[Hit]:
    at, before = 0, None
    while at < len(view):
        hit = _hit(view, at, before)
        if hit:
            before = hit
            yield hit
        at = hit.last + 1 if hit else at + 1


def _hit(view: View, at: int, before: Hit | None) -> Hit | None:
    """The name at a word: as the small table has it, else as the wide gazetteer has it, else with a slip."""
    found = _exact(view, at) or _compound(view, at)
    if found is not None or not view.raw(at)[:1].isupper():
        return found
    if view.pos(at + 1) != "NOUN":  # before a noun it is rather an adjective: "Chersonse dorpen"
        found = further(view, at, before)
    found = found or _adjective(view, at) or further(view, at, before)
    return found or _misspelt(view, at) or similar(view, at) or unknown(view, at)


def _exact(view: View, first: int) -> Hit | None:
    gazetteer = view.lexicon.gazetteer
    reach = gazetteer.longest() + 1 if gazetteer.begins(view.raw(first)) else 1
    for last in range(min(first + reach, len(view)) - 1, first - 1, -1):
        written = view.slice(first, last)
        found = gazetteer.find(written) or (_genitive(view, written) if first == last else ())
        if found and not _part_of_another(view, first, last, written):
            return Hit(first, last, (*found, *_units(view, found, written)))
    return None


def _units(view: View, found: tuple[Place, ...], written: str) -> tuple[Place, ...]:
    """The oblast of the same name behind a town of the small table that has only the town."""
    if view.lexicon.wide is None or any(place.kind is not PlaceKind.SETTLEMENT for place in found):
        return ()
    wide = (item.place for item in view.lexicon.wide.further(written))
    return tuple(place for place in wide if place.kind is PlaceKind.OBLAST and place.country == found[0].country)


def _genitive(view: View, written: str) -> tuple[Place, ...]:
    for ending in view.lexicon.table["words"]["genitives"]:
        base = written.removesuffix(ending)
        if base != written and len(base) > 3 and base[0].isupper():
            return view.lexicon.gazetteer.find(base)
    return ()


def _part_of_another(view: View, first: int, last: int, written: str) -> bool:
    """Whether an unknown name stands against it: Sjachtar Donetsk is a club, Sofia Jansen a person."""
    if not written[0].isupper():
        return False
    left = _against(view, first)
    right = view.pos(last + 1) == "PROPN" and view.capital(last + 1) and not _known(view, last + 1)
    return left or (right and first == last)


def _against(view: View, at: int) -> bool:
    """Whether an unknown name stands before a word."""
    left = view.raw(at - 1)
    if at == 1 and not left.isupper() and not view.among(0, "place_words.namesakes"):
        return False  # the first word of a sentence has its capital anyway
    return view.pos(at - 1) == "PROPN" and left[:1].isupper() and not _known(view, at - 1)


def _known(view: View, at: int) -> bool:
    word = view.raw(at)
    return (
        bool(view.lexicon.gazetteer.find(word))
        or word in view.lexicon.spelled
        or word in view.surnames
        or word in view.lexicon.peoples
        or view.iso(at) is not None
        or view.lexicon.place_head(word) is not None
        or view.among(at, "place_words.at")
        or view.among(at, "place_words.who")
        or view.among(at, "words.of")
        or view.among(at, "words.articles")
        or view.lexicon.title(word)
    )


def _compound(view: View, at: int) -> Hit | None:
    """A name and its head in one word: "Koersk-regio"."""
    name, dash, head = view.raw(at).partition("-")
    found = view.lexicon.gazetteer.find(name) if dash else ()
    kind = view.lexicon.place_head(head) if found else None
    return Hit(at, at, found, kind, "compound") if kind and likeliest(found, kind) else None


def _adjective(view: View, at: int) -> Hit | None:
    """The name with an ending, before a noun: "Chersonse"."""
    if not view.capital(at):
        return None
    for ending in view.lexicon.table["place_words"]["adjective_endings"]:
        base = view.raw(at).removesuffix(ending)
        if view.pos(at + 1) not in _DESCRIBED and _a_name(view, view.raw(at)):
            return None  # "Pokrovske ligt": the village, not what is of Pokrovsk
        found = view.lexicon.gazetteer.find(base) if base != view.raw(at) and len(base) > 3 else ()
        if found and found[0].kind is not PlaceKind.COUNTRY:
            area = likeliest(found, PlaceKind.OBLAST)
            return Hit(at, at, (area,) if area else found, rule="adjective")
    return None


def _a_name(view: View, written: str) -> bool:
    """Whether a place near the war bears the name as it stands."""
    wide = view.lexicon.wide
    near = view.lexicon.theatre.tables["places"]["near"]
    return wide is not None and any(item.primary and item.place.country in near for item in wide.further(written))


def _misspelt(view: View, at: int) -> Hit | None:
    """One slip in a name of seven letters, where a place may stand and only one place is that near."""
    word = view.raw(at)
    if len(word) < FUZZY or not view.capital(at) or not word.isalpha() or _taken(view, at):
        return None
    near = {place for name, place in view.lexicon.misspelt if name[0] == word[0] and one_slip(name, word)}
    if len(near) != 1 or _a_name(view, word):
        return None
    place = view.lexicon.gazetteer.get(near.pop())
    same = view.lexicon.gazetteer.find(place.name(view.lexicon.code)) if place else ()
    return Hit(at, at, same, rule="misspelt") if same else None


def _taken(view: View, at: int) -> bool:
    """Whether a word is something else, or stands where no place stands."""
    if view.raw(at) in view.lexicon.spelled or view.raw(at) in view.surnames or view.raw(at) in view.lexicon.peoples:
        return True
    if view.iso(at) or view.capital(at + 1) or _against(view, at):
        return True
    before = view.before(at)
    cued = view.among(before, "place_words.at") or view.among(before, "words.of")
    listed = view.among(at - 1, "words.joiners") or view.among(at + 1, "words.joiners")
    headed = view.lexicon.place_head(view.raw(at - 1)) is not None
    return not (cued or headed or listed or (at == 0 and view.pos(at) == "PROPN"))


def _headed(view: View, hit: Hit) -> Hit:
    """The hit with the kind that a head noun on its left says: "de regio (van) X", "de stad X"."""
    if hit.kind or hit.rule == "adjective":
        return hit
    at = hit.first - 1
    if view.among(at, "words.of"):
        at -= 1
        if view.lexicon.place_head(view.raw(at)) not in AREAS:
            return hit
    kind = view.lexicon.place_head(view.raw(at))
    if kind and likeliest(hit.places, kind):
        return replace(hit, kind=kind)
    return hit


def _carried(view: View, hits: list[Hit], chosen: list[tuple[Hit, Place]], number: int) -> PlaceKind | None:
    """The kind that the name before it in the same list got from its head noun."""
    if number == 0 or not _listed(view, hits[number - 1], hits[number]):
        return None
    return chosen[number - 1][0].kind


def _listed(view: View, left: Hit, right: Hit) -> bool:
    between = range(left.last + 1, right.first)
    return 0 < len(between) <= 2 and all(view.among(at, "words.joiners") for at in between)


def _choose(view: View, hit: Hit, hits: list[Hit]) -> Place:
    found = likeliest(hit.places, hit.kind) or hit.places[0]
    if hit.kind or len(hit.places) == 1:
        return found
    water, area = likeliest(hit.places, PlaceKind.WATER), likeliest(hit.places, PlaceKind.OBLAST)
    if water and view.low(hit.first - 1) == view.lexicon.table["words"]["the"]:
        return water
    if area and (_inside(view, hit) or _usual(view, hit, area) or _with_areas(view, hit, hits)):
        return area
    return found


def _inside(view: View, hit: Hit) -> bool:
    """Whether X is the area: "het noorden van X", "dorpen in X"; "ten noorden van X" starts from the town."""
    noun = hit.first - 2
    if view.among(hit.first - 1, "words.of") and view.among(noun, "place_words.directions"):
        return view.low(noun - 1) != str(view.lexicon.table["place_words"]["relative"])
    inside = str(view.lexicon.table["words"]["in"])
    return view.low(hit.first - 1) == inside and view.among(noun, "place_words.members")


def _usual(view: View, hit: Hit, area: Place) -> bool:
    """Whether the name by itself means the oblast, and nothing says that the town is meant."""
    usual = view.lexicon.theatre.tables["places"]["usual"]
    town = view.among(hit.first - 1, "words.of") and view.among(hit.first - 2, "place_words.city_parts")
    return usual.get(hit.places[0].id) == area.id and not town


def _with_areas(view: View, hit: Hit, hits: list[Hit]) -> bool:
    """Whether it stands in a list with a name that is an oblast only."""
    number = next(at for at, other in enumerate(hits) if other.first == hit.first)
    group = [hit]
    for step in (-1, 1):
        at = number
        while 0 <= at + step < len(hits) and _listed(view, *sorted((hits[at], hits[at + step]), key=lambda h: h.first)):
            at += step
            group.append(hits[at])
    return any(other.places[0].kind is PlaceKind.OBLAST for other in group)
