"""A description with a side: "het Russische ministerie", "de Oekraïense brigade". Rule: one of that side was named so.

It stands for the name nearest before it that may be called so and is of that country; else it is nobody.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from wederhoor.reading.mentions import Name, Role
from wederhoor.reading.names_view import View

RULE = "sided"


def sided(view: View) -> Iterator[Name]:
    """Definite descriptions with the adjective of a country right before the noun and no name behind it."""
    for at in range(2, len(view)):
        label = view.lexicon.descriptions.get(view.low(at))
        if not label or not view.iso(at - 1) or not view.among(at - 2, "words.definite"):
            continue
        if view.capital(at + 1) or view.among(at + 1, "words.of") or view.low(at + 1) == ",":
            continue
        yield replace(view.name(at - 1, at, Role.ACTOR, RULE), labels=(label,))


def of_side(views: Mapping[int, View], name: Name, before: Sequence[Name]) -> Name | None:
    """The description with its actor; None where the story named nobody so."""
    view = views[name.sentence]
    iso, lexicon = view.iso(name.first), view.lexicon
    for other in reversed(before):
        if other.role is not Role.ACTOR or len(other.actors) != 1 or not set(name.labels) & set(other.labels):
            continue
        party = other.provisional.party if other.provisional else lexicon.theatre.party(other.actors[0])
        country = other.provisional.parent if other.provisional else None
        if lexicon.iso(other.actors[0]) == iso or country == lexicon.country(iso or ""):
            return replace(
                name,
                actors=other.actors,
                provisional=other.provisional,
                party=party,
                sort=other.sort,
                labels=other.labels,
            )
    return None
