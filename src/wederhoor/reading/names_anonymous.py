"""People without a name: "een gewezen kolonel". Rule: what the words say of them is all that is known."""

from collections.abc import Iterator
from dataclasses import replace

from wederhoor.model.actors import Actor
from wederhoor.model.vocabulary import THIRD
from wederhoor.reading.mentions import Name, Role
from wederhoor.reading.names_view import View


def anonymous(view: View) -> Iterator[Name]:
    """Unnamed holders of an office or rank after "een", with their body; of a party only if a side is named."""
    for at in range(1, len(view)):
        first = _opening(view, at)
        if first is not None and view.raw(first - 2) != "," and (view.low(at),) not in view.lexicon.heads:
            yield unnamed(view, first, _end(view, at), at)


def unnamed(view: View, first: int, last: int, head: int) -> Name:
    """Somebody of whom the text gives no name: an actor of this story, under the words used."""
    written = view.slice(first, last)
    side = next((view.iso(word) for word in range(first, last + 1) if view.iso(word)), None)
    country = view.lexicon.country(side) if side else None
    party = view.lexicon.theatre.party(country) if country else THIRD
    actor = Actor(written, "person", party, country, provisional=True, source="made from a text")
    name = view.name(first, last, Role.ACTOR, "anonymous", (written,))
    return replace(name, provisional=actor, party=party if country else None, sort="person", head=head)


def _opening(view: View, at: int) -> int | None:
    """The first word after "een" of a phrase that an office heads and no name follows."""
    if not view.lexicon.title(view.raw(at)) or view.among(at, "titles.private") or view.capital(at + 1):
        return None
    first = at
    while view.pos(first - 1) in {"ADJ", "VERB", "PROPN"} and first > at - 3:
        first -= 1
    return first if view.low(first - 1) == view.lexicon.table["words"]["a"] else None


def _end(view: View, at: int) -> int:
    """The end of "van de landmacht" or "van Buitenlandse Zaken" after an office, else the office."""
    end = at
    if view.among(at + 1, "words.of"):
        end = at + 2 + view.among(at + 2, "words.articles")
        while view.pos(end) in {"ADJ", "PROPN"} and view.pos(end + 1) in {"NOUN", "PROPN", "ADJ"}:
            end += 1
    return end if end < len(view) and view.pos(end) in {"NOUN", "PROPN"} else at
