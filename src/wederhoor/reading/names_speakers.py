"""Speakers whom no table holds, by what they are: witnesses, bodies with a name, boards of a place.

Rule: only where they stand as a speaker stands, under the words that the text uses for them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from wederhoor.model.actors import FROM_TEXT, Actor
from wederhoor.model.vocabulary import THIRD
from wederhoor.reading.mentions import Name, Role
from wederhoor.reading.names_bodies import partisan
from wederhoor.reading.names_view import View, speaking

BEFORE = 3  # adjectives before a noun
LONGEST = 4  # words of a body's name


def speakers(view: View, names: Sequence[Name]) -> Iterator[Name]:
    """Everybody who speaks in a sentence and is known by what he is alone; ``names`` are those already found."""
    for at in range(len(view)):
        for name in (_witness(view, at), _body(view, at), _board(view, at, names)):
            if name is not None and (speaking(view, name) or _author(view, name)):
                yield name


def _author(view: View, name: Name) -> bool:
    """Whether a text of theirs speaks: "satellietbeelden van het bedrijf Maxar laten zien"."""
    of = view.before(name.first)
    return view.among(of, "words.of") and view.low(of - 1) in view.lexicon.language.words("speech", "sources", "texts")


def _witness(view: View, at: int) -> Name | None:
    """One or several people of a trade or lot, without a name: "een arts", "twee hulpverleners", "vluchtelingen"."""
    one, several = view.among(at, "witnesses.one"), view.among(at, "witnesses.several")
    if not (one or several) or view.capital(at + 1) or view.among(at + 1, "words.of_whom"):
        return None
    first = _adjectives(view, at)
    if one and not (view.among(first - 1, "words.articles") or view.pos(first - 1) in {"DET", "NUM"}):
        return None
    name = _known_by(view, first, at, "person" if one else "group")
    return replace(name, head=at, labels=(view.low(at),) if one else ("group",))


def _adjectives(view: View, at: int) -> int:
    """Where the adjectives before a noun begin, numbers and ages left out."""
    first = at
    while first > max(0, at - BEFORE) and view.pos(first - 1) == "ADJ" and _describes(view, first - 1):
        first -= 1
    return first


def _describes(view: View, at: int) -> bool:
    """Whether an adjective says what somebody is: no age, and no place of which it is a name of its own."""
    sided = view.iso(at) is not None or partisan(view, at) is not None
    return sided or not (view.capital(at) or any(letter.isdigit() for letter in view.raw(at)))


def _body(view: View, at: int) -> Name | None:
    """A body that is named behind a noun for it: "de luchtvaartdienst Rosaviatsia"."""
    outlet = view.lexicon.language.words("reading", "outlet", "self")  # what a paper calls itself is no source
    if not view.low(at).endswith(tuple(view.lexicon.words["body_heads.words"])) or view.low(at) in outlet:
        return None
    last = at
    while last < min(len(view) - 1, at + LONGEST) and _proper(view, last + 1):
        last += 1
    written = view.slice(at + 1, last) if last > at else ""
    if not written and view.iso(at - 1) and view.among(at - 2, "words.definite"):
        return _known_by(view, at - 1, at, "body")  # "het Russische antiterreurcomité"
    if not written or (last == at + 1 and view.lexicon.gazetteer.find(written) and not written.isupper()):
        return None
    label = view.lexicon.descriptions.get(view.low(at))
    return replace(_known_by(view, at, last, "body", view.slice(at + 1, last)), labels=(label,) if label else ())


def _proper(view: View, at: int) -> bool:
    """Whether a word is part of a name that is nobody else's."""
    known = view.raw(at) in view.lexicon.spelled or view.raw(at) in view.surnames
    return view.raw(at)[:1].isupper() and len(view.raw(at)) > 1 and view.pos(at) not in {"VERB", "AUX"} and not known


def _board(view: View, at: int, names: Sequence[Name]) -> Name | None:
    """Who governs a place: "het militaire bestuur van de regio Odesa", "de door X benoemde burgemeester van Y"."""
    boards, office = view.among(at, "boards.bodies"), view.among(at, "boards.persons")
    seat = next((n for n in names if n.role is Role.OFFICE and at + 1 < n.first <= at + 4), None)
    if not (boards or office) or not view.among(at + 1, "words.of") or seat is None or view.capital(seat.last + 1):
        return None
    first = _adjectives(view, at)
    side = _installer(view, first, at)
    place = view.lexicon.gazetteer.get(seat.place) if seat.place else None
    country = view.lexicon.country(place.country) if place is not None and place.country else None
    if side is not None:
        first, country = side
    elif not boards:
        return None  # holders of an office of a place are found by their office
    name = _known_by(view, first, seat.last, "body" if boards else "person", country=country)
    label = view.lexicon.title_labels.get(view.low(at)) if office else "administration"
    return replace(name, head=at, labels=(label,) if label else ())


def _installer(view: View, first: int, at: int) -> tuple[int, str] | None:
    """Who put somebody in office, with where the words for it begin: "door Moskou benoemde", "pro-Russische"."""
    for word in range(max(0, first - 1), at):
        if view.among(word, "installed.participles") and view.among(word - 2, "installed.by"):
            places = view.lexicon.gazetteer.find(view.raw(word - 1))
            code = view.iso(word - 1) or (places[0].country if places else None)
            return (word - 2, view.lexicon.country(code)) if code else None
    for word in range(first, at):
        code = view.iso(word) or partisan(view, word)
        if code:
            return first, view.lexicon.country(code)
    return None


def _known_by(
    view: View, first: int, last: int, sort: str, written: str | None = None, country: str | None = None
) -> Name:
    """Somebody known by the words of the text alone; of a party only where a country is named."""
    iso = next((iso for word in range(first, last + 1) if (iso := view.iso(word))), None)
    country = country or (view.lexicon.country(iso) if iso else None)
    party = view.lexicon.theatre.party(country) if country else THIRD
    words = written or view.slice(first, last)
    if first == 0 and written is None and iso is None:
        words = words[0].lower() + words[1:]
    actor = Actor(words, sort, party, country, spellings=(words,), provisional=True, source=FROM_TEXT)
    name = view.name(first, last, Role.ACTOR, "known_by", (words,))
    return replace(name, provisional=actor, party=party if country else None, sort=sort)
