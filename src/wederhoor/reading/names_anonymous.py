"""People without a name: "een gewezen kolonel". Rule: what the words say of them is all that is known."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from wederhoor.model.actors import FROM_TEXT, Actor
from wederhoor.model.vocabulary import THIRD
from wederhoor.reading.mentions import Name, Role
from wederhoor.reading.names_view import View


def anonymous(view: View) -> Iterator[Name]:
    """Unnamed holders of an office or rank after "een", with their body; of a party only if a side is named."""
    for at in range(1, len(view)):
        first = _opening(view, at)
        if first is not None and view.raw(first - 2) != "," and (view.low(at),) not in view.lexicon.heads:
            yield _holder(view, first, at) or unnamed(view, first, _end(view, at), at)


def _holder(view: View, first: int, at: int) -> Name | None:
    """The one who has held a country's office through the whole war: "de Oekraïense president"."""
    side = next((iso for word in range(first, at) if (iso := view.iso(word))), None)
    label = view.lexicon.title_labels.get(view.low(at), "")
    actor = view.lexicon.roles["holders"].get(side, {}).get(label) if side and _end(view, at) == at else None
    return view.name(first, at, Role.ACTOR, "holder", (actor,)) if actor else None


def holders(view: View, names: Sequence[Name]) -> Iterator[Name]:
    """Offices of a place without their holder: "de gouverneur van Charkiv zegt"; the place keeps a name of its own."""
    patterns = view.lexicon.roles["place_offices"]
    for at in range(1, len(view)):
        pattern = patterns.get(view.lexicon.title_labels.get(view.low(at), ""))
        first = at - view.among(at - 1, "boards.in_office")
        if pattern is None or not view.among(first - 1, "words.definite") or not view.among(at + 1, "words.of"):
            continue
        office = next((n for n in names if n.role is Role.OFFICE and at < n.first <= at + 4), None)
        place = view.lexicon.gazetteer.get(office.place) if office and office.place else None
        if office is None or place is None or place.country is None or _holder_follows(view, office.last):
            continue
        country = view.lexicon.country(place.country)
        party, title = view.lexicon.theatre.party(country), pattern.format(place=place.id)
        actor = Actor(title, "person", party, country, provisional=True, source=FROM_TEXT)
        known = title in view.lexicon.theatre.actors
        name = replace(view.name(at, at, Role.ACTOR, "office_holder", (title,)), party=party, sort="person")
        label = view.lexicon.title_labels[view.low(at)]
        yield replace(name, provisional=None if known else actor, labels=(label,))


def _holder_follows(view: View, last: int) -> bool:
    """Whether the name comes after all: "de burgemeester van Kyiv, Vitali Klitsjko,"."""
    return view.capital(last + 1) or (view.raw(last + 1) == "," and view.capital(last + 2))


def unnamed(view: View, first: int, last: int, head: int) -> Name:
    """Somebody of whom the text gives no name: an actor of this story, under the words used."""
    written = view.slice(first, last)
    side = next((view.iso(word) for word in range(first, last + 1) if view.iso(word)), None)
    country = view.lexicon.country(side) if side else None
    party = view.lexicon.theatre.party(country) if country else THIRD
    actor = Actor(written, "person", party, country, provisional=True, source=FROM_TEXT)
    name = view.name(first, last, Role.ACTOR, "anonymous", (written,))
    return replace(name, provisional=actor, party=party if country else None, sort="person", head=head)


def _opening(view: View, at: int) -> int | None:
    """The first word of a phrase that an office heads and no name follows, after "een" or with a side."""
    spare = view.among(at, "titles.private") or view.among(at, "titles.named_only")
    if spare and _leads(view, at):
        return at - 1
    if not view.lexicon.title(view.raw(at)) or spare or view.capital(at + 1):
        return None
    first = at
    while view.pos(first - 1) in {"ADJ", "VERB", "PROPN"} and first > at - 3:
        first -= 1
    sided = view.among(first - 1, "words.definite") and any(view.iso(word) for word in range(first, at))
    return first if sided or view.low(first - 1) == view.lexicon.table["words"]["a"] else None


def _leads(view: View, at: int) -> bool:
    """Whether the side right before "leider" has had one head through the whole war: "de Russische leider"."""
    label, side = view.lexicon.title_labels.get(view.low(at), ""), view.iso(at - 1)
    known = bool(side) and label in view.lexicon.roles["holders"].get(side, {})
    return known and view.among(at - 2, "words.definite") and _end(view, at) == at and not view.capital(at + 1)


def _end(view: View, at: int) -> int:
    """The end of "van de landmacht" or "van Buitenlandse Zaken" after an office, else the office."""
    end = at
    if view.among(at + 1, "words.of"):
        end = at + 2 + view.among(at + 2, "words.articles")
        while view.pos(end) in {"ADJ", "PROPN"} and view.pos(end + 1) in {"NOUN", "PROPN", "ADJ"}:
            end += 1
    return end if end < len(view) and view.pos(end) in {"NOUN", "PROPN"} else at
