"""Persons and bodies by their own names, with titles before them. Rule: a surname needs the story or the theatre."""

from collections.abc import Iterator
from dataclasses import replace

from wederhoor.model.actors import FROM_TEXT, Actor, Office
from wederhoor.model.vocabulary import THIRD, PlaceKind
from wederhoor.reading.mentions import Name, Role
from wederhoor.reading.names_bodies import partisan
from wederhoor.reading.names_offices import country_behind
from wederhoor.reading.names_view import Person, View


def spelled(view: View) -> Iterator[Name]:
    """Names that the theatre or the story knows, the longest at each word."""
    at = 0
    while at < len(view):
        found = _longest(view, at)
        if found is None:
            at += 1
        else:
            yield found
            at = found.last + 1


def _longest(view: View, first: int) -> Name | None:
    begins = _begins(view, view.raw(first))
    if not begins and not view.raw(first)[:1].isupper():
        return None
    reach = view.lexicon.longest if begins else 2 if view.capital(first) else 1
    for last in range(min(first + reach, len(view)) - 1, first - 1, -1):
        written = view.slice(first, last)
        person = _known(view, written) or _unlisted(view, first, last, written)
        if person is None or (first == last and not _alone(view, first, person)):
            continue
        return _named(view, first, last, person)
    return None


def _begins(view: View, word: str) -> bool:
    """Whether a name that the theatre or the story knows begins with a word."""
    return word in view.lexicon.begun or any(name.startswith(word) for name in view.surnames)


def _known(view: View, written: str) -> Person | None:
    actor = view.lexicon.spelled.get(written)
    return Person(actor) if actor else view.surnames.get(written)


def _unlisted(view: View, first: int, last: int, written: str) -> Person | None:
    """A genitive, or a known person's name in a spelling that no table holds."""
    if not written[0].isupper():
        return None
    if first == last:
        titled = view.capital(first) and title_start(view, first) < first
        return _genitive(view, written) or (_respelt(view, first) if titled else None)
    return _respelt(view, last, view.raw(first)[:1]) if last == first + 1 and view.capital(first) else None


def _respelt(view: View, at: int, initial: str | None = None) -> Person | None:
    """The person whose surname a word is in another spelling, and whose first name begins with the initial."""
    actor = view.lexicon.variant(view.raw(at)) if view.capital(at) else None
    if actor is None or view.lexicon.gazetteer.find(view.raw(at)):
        return None
    full = [spelling for spelling in view.lexicon.theatre.actors[actor].spellings if " " in spelling]
    return Person(actor) if initial is None or initial in {spelling[0] for spelling in full} else None


def _genitive(view: View, written: str) -> Person | None:
    for ending in view.lexicon.table["words"]["genitives"]:
        base = written.removesuffix(ending)
        if base != written and len(base) > 3 and base[0].isupper():
            return _known(view, base)
    return None


def _alone(view: View, at: int, person: Person) -> bool:
    """Whether a single word is that name and not a part of another: no unknown name stands against it."""
    if view.lexicon.sort(person.actor) not in {None, "person"}:
        return True
    other = view.capital(at - 1) and view.pos(at - 1) == "PROPN" and not _familiar(view, at - 1)
    after = view.capital(at + 1) and view.pos(at + 1) == "PROPN" and not _familiar(view, at + 1)
    return not other and not after


def _familiar(view: View, at: int) -> bool:
    word = view.raw(at)
    known = word in view.lexicon.spelled or word in view.surnames or bool(view.lexicon.gazetteer.find(word))
    return known or view.iso(at) is not None or view.lexicon.title(word) or view.among(at - 1, "words.of")


def _named(view: View, first: int, last: int, person: Person) -> Name:
    name = view.name(first, last, Role.ACTOR, "spelled", (person.actor,))
    if person.provisional:
        name = replace(name, provisional=person.provisional, party=_said(person.provisional), sort="person")
    labels = dict.fromkeys((*person.labels, *name.labels))
    if name.sort != "person":
        return _house(view, replace(name, labels=tuple(labels)))
    start = title_start(view, first)
    for word in range(start, first):
        label = view.lexicon.title_labels.get(view.low(word))
        if label:
            labels[label] = None
    end = _of_country(view, start, first, last)
    return replace(name, first=start, last=end, span=view.span(start, end), labels=tuple(labels))


def _of_country(view: View, start: int, first: int, last: int) -> int:
    """The end of "van Kenia" behind a person with a title, which is no word of the country's own; else of the name."""
    behind = country_behind(view, last) if start < first else None
    return behind[1] if behind else last


def _said(actor: Actor) -> str | None:
    return None if actor.party == THIRD and not actor.parent else actor.party


def _house(view: View, name: Name) -> Name:
    """A building that stands for those in it, unless a preposition makes it a place."""
    metonyms = view.lexicon.theatre.tables["metonyms"]
    actor = name.actors[0]
    if actor not in metonyms["houses"]:
        return name
    site = metonyms["sites"].get(actor)
    if site and view.among(view.before(name.first), "place_words.beside"):
        return replace(name, role=Role.PLACE, actors=(), place=site, place_kind=PlaceKind.SITE, rule="house")
    return replace(name, role=Role.METONYM, place=site, rule="house")


def title_start(view: View, first: int) -> int:
    """The first token of the titles before a name: "de Oekraïense minister van Defensie X" begins at Oekraïense."""
    at, seen = first - 1, False
    while at >= 0:
        start = _department(view, at)
        if view.lexicon.title(view.raw(at)):
            at, seen = at - 1, True
        elif start is not None:
            at, seen = start - 1, True
        elif seen and (view.iso(at) or view.among(at, "titles.qualifiers") or _adjective(view, at)):
            at -= 1
        else:
            break
    return at + 1 if seen else first


def _adjective(view: View, at: int) -> bool:
    return view.capital(at) and view.pos(at) == "ADJ" and at > 0


def _department(view: View, last: int) -> int | None:
    """Where "minister van Buitenlandse Zaken" begins that ends at a token."""
    at = last
    while at > 0 and (view.capital(at) or (at < last and view.among(at, "words.joiners"))):
        at -= 1
    if at < last and view.among(at, "words.of") and view.lexicon.title(view.raw(at - 1)):
        return at - 1
    return None


def strangers(view: View) -> Iterator[tuple[int, int, Person]]:
    """Persons that nobody knows, by full name beside an office or a body; without one a name is left alone."""
    at = 0
    while at < len(view):
        last = _full_name(view, at)
        if last is None:
            at += 1
            continue
        person = _stranger(view, at, last)
        if person:
            yield at, last, person
        at = last + 1


def _full_name(view: View, first: int) -> int | None:
    if not view.capital(first) or view.pos(first) != "PROPN" or _not_a_person(view, first):
        return None
    last = at = first
    while at + 1 < len(view) and (_part(view, at + 1) or view.among(at + 1, "words.particles")):
        at += 1
        if _part(view, at):
            if _not_a_person(view, at):
                return None if last == at - 1 else _enough(first, last)
            last = at
    return _enough(first, last)


def _part(view: View, at: int) -> bool:
    """Whether a word may be part of a name: with a capital, or after a particle that is written to it: "al-Sharaa"."""
    particle, dash, rest = view.raw(at).partition("-")
    joined = bool(dash) and particle in view.lexicon.words["words.particles"] and rest[:1].isupper()
    return view.capital(at) or joined


def _enough(first: int, last: int) -> int | None:
    return last if last > first else None


def _not_a_person(view: View, at: int) -> bool:
    word = view.raw(at)
    known = word in view.lexicon.spelled or view.iso(at) is not None or word in view.lexicon.peoples
    known = known or view.among(at, "titles.departments")
    return known or bool(view.lexicon.gazetteer.find(word)) or view.lexicon.title(word)


def _stranger(view: View, first: int, last: int) -> Person | None:
    written = view.slice(first, last)
    if written in view.lexicon.spelled or _respelt(view, last, written[0]):
        return None
    start = title_start(view, first)
    title = range(start, first) if start < first else _apposition(view, last) or _before(view, first, last)
    office = any(_public(view, word) or _headed(view, word, title) for word in title)
    if not title or not (office or _of_institution(view, title)):
        return None
    party, parent = _side(view, start, first, title)
    if party is None:
        party, parent = _behind(view, last)
    words = view.slice(title[0], title[-1])
    labels = tuple(dict.fromkeys(label for word in title if (label := view.lexicon.title_labels.get(view.low(word)))))
    actor = Actor(
        id=written,
        kind="person",
        party=party or THIRD,
        parent=parent,
        spellings=(written,),
        offices=(Office(words, titles=((view.lexicon.code, words),)),),
        provisional=True,
        source=FROM_TEXT,
    )
    return Person(written, actor, labels)


def _public(view: View, at: int) -> bool:
    return view.lexicon.title(view.raw(at)) and not view.among(at, "titles.private")


def _headed(view: View, at: int, title: range) -> bool:
    """Whether a head of something is one of a body or country: "leider van de Iraanse veiligheidsraad"."""
    if not view.among(at, "titles.heads") or not view.among(at + 1, "words.of"):
        return False
    rest = range(at + 2, title.stop)
    bodies = (view.low(word) in view.lexicon.bodies or view.raw(word) in view.lexicon.spelled for word in rest)
    return any(view.iso(word) for word in rest) or any(bodies)


def _of_institution(view: View, title: range) -> bool:
    """Whether a title such as "hoofd" is one of a public body: "het hoofd van het stadsbestuur"."""
    endings = tuple(view.lexicon.words["titles.institutions"])
    return any(view.low(word).endswith(endings) and view.among(title[0] + 1, "words.of") for word in title[1:])


def _apposition(view: View, last: int) -> range:
    """The words of ", het hoofd van het stadsbestuur," up to the next comma; empty where no office opens it."""
    if view.raw(last + 1) != ",":
        return range(0)
    begin = first = last + 2 + view.among(last + 2, "words.articles")
    while view.among(first, "words.articles") or view.iso(first) or view.among(first, "titles.qualifiers"):
        first += 1
    if view.among(first, "installed.by") and view.among(first + 2, "installed.participles"):
        first += 3
    if not view.lexicon.title(view.raw(first)):
        return range(0)
    end = first
    while end + 1 < len(view) and view.pos(end + 1) != "PUNCT" and end < first + 8:
        end += 1
    return range(begin, end + 1)


def _before(view: View, first: int, last: int) -> range:
    """The words of "de commandant van de brigade," before a name between commas."""
    if (view.raw(first - 1), view.raw(last + 1)) not in {(",", ","), (",", "."), ("(", ")")}:
        return range(0)
    for at in range(first - 2, max(-1, first - 10), -1):
        if view.pos(at) == "PUNCT":
            return range(0)
        begin = _first_adjective(view, at)
        if view.among(begin, "installed.participles") and view.among(begin - 2, "installed.by"):
            begin -= 2
        if view.lexicon.title(view.raw(at)) and view.among(begin - 1, "words.articles"):
            return range(begin, first - 1)
    return range(0)


def _first_adjective(view: View, at: int) -> int:
    """Where the adjectives before a noun begin; the noun itself where it has none."""
    while at > 0 and (view.pos(at - 1) == "ADJ" or view.iso(at - 1) or view.among(at - 1, "titles.qualifiers")):
        at -= 1
    return at


def _side(view: View, start: int, first: int, title: range) -> tuple[str | None, str | None]:
    """The party and country that the words around a stranger give; nothing where they give none."""
    for at in (*range(max(0, start - 3), first), *title, *range(first, min(first + 6, len(view)))):
        if view.among(at, "installed.participles") and (country := _country(view, at - 1)):
            return view.lexicon.theatre.party(country), country
    for at in (*range(max(0, start - 1), first), *title):
        country = _country(view, at)
        if country:
            return view.lexicon.theatre.party(country), country
        iso = partisan(view, at)
        if iso:
            return view.lexicon.theatre.party(view.lexicon.country(iso)), None
    return None, None


def _behind(view: View, last: int) -> tuple[str | None, str | None]:
    """The party and country given behind a name: "van Kenia", "van het Iraanse ministerie"."""
    if not view.among(last + 1, "words.of"):
        return None, None
    near = range(last + 2, min(last + 4, len(view)))
    iso = next((iso for at in near if (iso := view.iso(at))), None)
    behind = country_behind(view, last)
    code = iso or (behind[0] if behind else None)
    country = view.lexicon.country(code) if code else None
    return (view.lexicon.theatre.party(country), country) if country else (None, None)


def _country(view: View, at: int) -> str | None:
    iso = view.iso(at)
    if iso:
        return view.lexicon.country(iso)
    places = view.lexicon.gazetteer.find(view.raw(at)) if view.capital(at) else ()
    code = places[0].country if places else None
    return view.lexicon.country(code) if code else None
