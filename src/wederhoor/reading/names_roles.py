"""What a place name does: place, metonym or part of an office. Rule: a preposition makes a place."""

from dataclasses import replace

from wederhoor.model.vocabulary import PlaceKind
from wederhoor.reading.mentions import Name, Role
from wederhoor.reading.names_view import View


def role_of(view: View, name: Name) -> Name:
    """The name in its role; an adjective stays one."""
    if name.role is Role.ADJECTIVE:
        return name
    office = _office(view, name)
    if office:
        return office
    actor = _stands_for(view, name)
    if actor and _somebody(view, name):
        whole = view.name(name.first, name.last, Role.METONYM, name.rule, (actor,))
        return replace(whole, place=name.place, place_kind=name.place_kind)
    return name


def _stands_for(view: View, name: Name) -> str | None:
    if name.place is None:
        return None
    if name.place_kind is PlaceKind.COUNTRY:
        return name.place
    return view.lexicon.capitals.get(name.place) if name.place_kind is PlaceKind.SETTLEMENT else None


def _office(view: View, name: Name) -> Name | None:
    """The name inside a title ("gouverneur van X") or as the seat of a body ("het ministerie in X")."""
    at = name.first - 1
    headed = view.lexicon.place_head(view.raw(at)) is not None
    if headed:
        at -= 1
        at -= view.among(at, "words.articles")
    if view.low(at) == view.lexicon.table["words"]["in"] and view.among(at - 1, "place_words.seats") and not headed:
        return replace(_organisation(view, name, at - 1), role=Role.OFFICE, rule="seat")
    if not view.among(at, "words.of"):
        return None
    title = _titled(view, at)
    if title is None:
        return None
    if view.among(title, "place_words.area_offices"):
        name = _as(view, name, PlaceKind.OBLAST)
    return replace(name, role=Role.OFFICE, rule="office")


def _titled(view: View, of: int) -> int | None:
    """The office noun before "van": directly, or with a person's name between."""
    at = of - 1
    while at > of - 4 and view.capital(at) and not view.lexicon.title(view.raw(at)):
        at -= 1
    if view.among(at, "place_words.offices"):
        return at
    return None


def _as(view: View, name: Name, kind: PlaceKind) -> Name:
    written, wide = view.slice(name.first, name.last), view.lexicon.wide
    further = (item.place for item in wide.further(written)) if wide else ()
    found = next((p for p in (*view.lexicon.gazetteer.find(written), *further) if p.kind is kind), None)
    return replace(name, place=found.id, place_kind=found.kind) if found else name


def _organisation(view: View, name: Name, noun: int) -> Name:
    """A seat whose name stands for an entity: the separatists in Donetsk."""
    code = view.lexicon.heads.get((view.low(noun),), "")
    entity = view.lexicon.roles["seats"].get(code, {}).get(name.place)
    place = view.lexicon.gazetteer.get(entity) if entity else None
    if place:
        return replace(name, place=place.id, place_kind=place.kind)
    town = next((p for p in view.lexicon.gazetteer.find(view.slice(name.first, name.last))), None)
    return replace(name, place=town.id, place_kind=town.kind) if town else name


def _somebody(view: View, name: Name) -> bool:
    """Whether the name of a country or capital stands for those who govern it."""
    country = name.place_kind is PlaceKind.COUNTRY
    if view.lexicon.place_head(view.raw(name.first - 1)) is not None:
        return False
    if _sounds(view, name):
        return True
    both = any(view.among(at, "place_words.both_of") for at in range(name.first - 5, name.first - 1))
    if view.among(name.first - 1, "place_words.compare") and not view.reporting(name.last + 1) and not both:
        return country
    at = view.before(name.first)
    if view.among(at, "place_words.at") and not view.among(at, "place_words.both"):
        return False
    if view.among(at, "place_words.who"):
        return not view.among(at - 1, "place_words.borders") and (country or not _listed_with_towns(view, name))
    if view.among(at, "words.of"):
        return _owner(view, at)
    return not _in_list_of_places(view, name) if country else _acts(view, name)


def _acts(view: View, name: Name) -> bool:
    """Whether a capital without a preposition is more than a town among towns, or one to which something happens."""
    return not (_goal(view, name) or _listed_with_towns(view, name) or _suffers(view, name))


def _goal(view: View, name: Name) -> bool:
    """Whether a capital is the object of a verb that takes towns: "bezochten Kyiv", "heeft Kyiv bestookt"."""
    language, verbs = view.lexicon.language, view.lexicon.words["place_words.object_verbs"]
    before = any(lemma in verbs for lemma, _ in language.by_form.get(view.low(name.first - 1), ()))
    after = any(lemma in verbs for lemma, _ in language.by_form.get(view.low(name.last + 1), ()))
    if view.sentence.tokens[name.first].dep == "obj" and takes(view, view.sentence.tokens[name.first].head):
        return True
    return before or (after and view.among(name.first - 1, "place_words.auxiliaries"))


def takes(view: View, verb: int, listed: str = "place_words.object_verbs") -> bool:
    """Whether a verb is one of a list of those that take towns, its prefix wherever it stands."""
    verbs, language = view.lexicon.words[listed], view.lexicon.language
    found = (
        language.verbs[lemma]
        for lemma, _ in language.by_form.get(view.low(verb), ())
        if lemma.replace("|", "") in verbs
    )
    return any(
        not known.prefix or view.holds(known.prefix) or view.low(verb).startswith(known.prefix) for known in found
    )


def _sounds(view: View, name: Name) -> bool:
    """Whether those who sit there say so: "klinkt het in Kyiv", "in Kyiv wordt beweerd dat"."""
    if view.low(name.first - 1) != view.lexicon.table["words"]["in"]:
        return False
    phrase = f"{view.low(name.first - 3)} {view.low(name.first - 2)}"
    told = view.among(name.last + 1, "place_words.told") and view.reporting(name.last + 2)
    asked = told and view.low(name.last + 3) in view.lexicon.words["place_words.told_that"]
    return asked or phrase in view.lexicon.words["place_words.sound"]


def _owner(view: View, of: int) -> bool:
    """Whether "van" makes an owner, as in "de leider van Rusland", and no part, as in "het oosten van Rusland"."""
    lists = ("place_words.parts", "place_words.directions", "place_words.city_parts", "place_words.members")
    noun = view.low(of - 1)
    return not any(noun in view.lexicon.words[words] for words in lists) and not noun.endswith(
        tuple(view.lexicon.words["place_words.lengths"])
    )


def _in_list_of_places(view: View, name: Name) -> bool:
    """Whether a preposition of place governs the list in which a country stands."""
    at = name.first - 1
    steps = 0
    if view.low(at) == "," and _begins_clause(view, name):
        return False
    while at > 0 and view.among(at, "words.joiners") and steps < 4 and view.capital(at - 1):
        at -= 2
        at -= view.among(at, "words.articles")
        steps += 1
    return steps > 0 and view.among(at, "place_words.at") and not view.among(at, "place_words.both")


def _begins_clause(view: View, name: Name) -> bool:
    """Whether a finite verb that is not what happens to a town follows: "bij Makijivka, Moskou houdt het op 63"."""
    after = view.sentence.tokens[name.last + 1] if name.last + 1 < len(view) else None
    finite = after is not None and after.pos in {"VERB", "AUX"} and after.has("VerbForm=Fin")
    return finite and not view.among(name.last + 1, "place_words.state_forms")


def _listed_with_towns(view: View, name: Name) -> bool:
    """Whether the neighbour in a list is a place that stands for nobody, or the list follows a preposition of place."""
    for joiner, other in ((name.last + 1, name.last + 2), (name.first - 1, name.first - 2)):
        if view.among(joiner, "words.joiners") and view.raw(joiner) != "," and view.capital(other):
            found = view.lexicon.gazetteer.find(view.raw(other))
            if found and found[0].kind is not PlaceKind.COUNTRY and found[0].id not in view.lexicon.capitals:
                return True
    return _in_list_of_places(view, name)


def _suffers(view: View, name: Name) -> bool:
    """Whether the name is the subject of a verb that says what happened to a town."""
    token = view.sentence.tokens[name.first]
    return token.dep == "nsubj:pass" or view.among(name.last + 1, "place_words.state_forms")
