"""Offices of a country without their holder: "de Mexicaanse president". Rule: whom the story names so, he is meant."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from wederhoor.reading.mentions import Name, Role
from wederhoor.reading.names_view import Person, View


@dataclass(frozen=True, slots=True)
class Office:
    """An office of a country where a text names it."""

    iso: str
    code: str  # a kind of [offices]
    first: int  # tokens, inclusive
    last: int


def offices(view: View) -> Iterator[Name]:
    """Holders of a country's office after "de", where no name follows: of the story, of the war, or by their office."""
    for at in range(1, len(view)):
        office = _office(view, at)
        if office is None or not view.among(office.first - 1, "words.definite") or _named(view, office.last):
            continue
        label = view.lexicon.title_labels.get(view.low(at), "")
        people = view.holders.get((office.iso, office.code), frozenset())
        if len(people) == 1:
            person = next(iter(people))
            known = view.surnames.get(person) or Person(person)
            name = view.name(office.first, office.last, Role.ACTOR, "holder", (person,))
            yield replace(name, sort="person", provisional=known.provisional, labels=_with(label, name.labels))
        elif not people and (made := view.lexicon.office(office.iso, office.code)):
            name = view.name(office.first, office.last, Role.ACTOR, "country_office", (made[0],))
            party = view.lexicon.theatre.party(view.lexicon.country(office.iso))
            name = replace(name, provisional=made[1], sort="person", party=party)
            yield replace(name, labels=_with(label, name.labels))


def held(view: View, named: Iterable[tuple[int, int, str]]) -> Iterator[tuple[tuple[str, str], str]]:
    """Who holds which office by the titles before their names: (country, office) and actor, name by name."""
    for first, last, actor in named:
        for at in range(first, last + 1):
            office = view.longest(view.lexicon.offices, at)
            if office is None:
                continue
            iso = next((iso for word in range(first, last + 1) if (iso := view.iso(word))), None)
            iso = iso or view.lexicon.iso(actor)
            if iso and not any(view.among(word, "titles.former") for word in range(first, at)):
                yield (iso, office[0]), actor
            break


def _with(label: str, labels: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*((label,) if label else ()), *labels)))


def _office(view: View, at: int) -> Office | None:
    """The office at a token with its country: an adjective before it, or "van" and a country behind it."""
    found = view.longest(view.lexicon.offices, at)
    if found is None:
        return None
    code, last = found
    first = at
    while first > 0 and (view.among(first - 1, "titles.qualifiers") or view.iso(first - 1)):
        first -= 1
        if view.among(first, "titles.former"):
            return None
    iso = next((iso for word in range(first, at) if (iso := view.iso(word))), None)
    if iso:
        return Office(iso, code, first, last) if not view.among(last + 1, "words.of") else None
    end = country_behind(view, last) or _seat_behind(view, last)
    return Office(end[0], code, first, end[1]) if end else None


def country_behind(view: View, last: int) -> tuple[str, int] | None:
    """The country after "van" behind a token, with the last token of its name."""
    if not view.among(last + 1, "words.of"):
        return None
    first = last + 2 + view.among(last + 2, "words.articles")
    for end in range(min(first + 3, len(view) - 1), first - 1, -1):
        places = view.lexicon.gazetteer.find(view.slice(first, end)) if view.capital(first) or end == first else ()
        country = next((place.country for place in places if place.kind == "country"), None)
        if country:
            return country, end
    return None


def _seat_behind(view: View, last: int) -> tuple[str, int] | None:
    """The country whose capital follows "in": "de minister van Defensie in Kyiv"; the capital stays a place."""
    if view.low(last + 1) != view.lexicon.table["words"]["in"] or not view.capital(last + 2):
        return None
    actors = (view.lexicon.capitals.get(place.id) for place in view.lexicon.gazetteer.find(view.raw(last + 2)))
    iso = next((iso for actor in actors if actor and (iso := view.lexicon.iso(actor))), None)
    return (iso, last) if iso else None


def _named(view: View, last: int) -> bool:
    """Whether a name follows after all, at once, behind a comma or in parentheses, also after "in Kyiv"."""
    if view.low(last + 1) == view.lexicon.table["words"]["in"] and view.capital(last + 2):
        last += 2
        return view.raw(last + 1) in {",", "("} and view.capital(last + 2)
    return view.capital(last + 1) or (view.raw(last + 1) in {",", "("} and view.capital(last + 2))
