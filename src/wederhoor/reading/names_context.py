"""What a story settles and a sentence leaves open: a body's side, whose staff, which voice. Rule: never a guess."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from wederhoor.reading.mentions import Name, Role
from wederhoor.reading.names_lexicon import NameLexicon
from wederhoor.reading.names_view import View, speaking

REACH = 3  # sentences back in which a side is looked for
BARE = "bare:"


def settle(views: Mapping[int, View], names: Sequence[Name]) -> tuple[Name, ...]:
    """The names with their actors where the story gives them; a body whose side it does not give keeps none."""
    settled: list[Name] = []
    for number, name in enumerate(names):
        view = views[name.sentence]
        if name.rule.startswith(BARE):
            settled.append(_bare(view, views, name, settled))
        elif name.role in (Role.METONYM, Role.ACTOR) and name.actors and speaking(view, name):
            settled.append(_voice(view, name, settled, names[number + 1 :]))
        else:
            settled.append(name)
    return tuple(name for name in settled if name.actors or not name.rule.startswith(BARE))


def _voice(view: View, name: Name, before: Sequence[Name], after: Sequence[Name]) -> Name:
    """A country that speaks through one of its bodies: the one that the story names, else the theatre's first."""
    bodies = view.lexicon.theatre.tables["metonyms"]["voices"].get(name.actors[0])
    if not bodies:
        return name
    said = [actor for other in (*reversed(before), *after) for actor in other.actors if actor in bodies]
    body = said[0] if said else bodies[0]
    return replace(
        name, actors=(body,), rule="voice", sort=view.lexicon.sort(body), labels=view.lexicon.labels_of(body)
    )


def _bare(view: View, views: Mapping[int, View], name: Name, before: Sequence[Name]) -> Name:
    code = name.rule.removeprefix(BARE)
    near = [other for other in before if name.sentence - other.sentence <= REACH]
    if code == "staff":
        return _staff(view, name, near)
    if code == "administration":
        return _administration(view, name, before)
    if code in view.lexicon.roles["context"]["by_place"]:
        return _of(view, name, code, _country_of_place(view, [*_same(before, name), *reversed(before)]))
    return _of(view, name, code, _side(view, views, name, near))


def _of(view: View, name: Name, code: str, iso: str | None) -> Name:
    if iso is None:
        return name
    if code == "troops" and speaking(view, name):
        code = "soldiers"
    made = view.lexicon.body(iso, code)
    if made is None:
        return name
    found = view.name(name.first, name.last, Role.ACTOR, f"context:{code}", (made[0],))
    return replace(found, provisional=made[1], labels=name.labels, sort=found.sort or "body")


def _same(before: Sequence[Name], name: Name) -> Iterator[Name]:
    return (other for other in reversed(before) if other.sentence == name.sentence)


def _country_of_place(view: View, near: Sequence[Name]) -> str | None:
    """The country, a party's, of the nearest place before."""
    parties = _parties(view.lexicon)
    for other in near:
        place = view.lexicon.gazetteer.get(other.place) if other.place else None
        if place and place.country in parties and other.role in (Role.PLACE, Role.OFFICE):
            return place.country
    return None


def _parties(lexicon: NameLexicon) -> Mapping[str, str]:
    """ISO codes of the parties' countries."""
    return dict(lexicon.theatre.tables["theatre"]["countries"])


def _side(view: View, views: Mapping[int, View], name: Name, near: Sequence[Name]) -> str | None:
    """The country of the side that a body belongs to.

    A body that speaks is of the side that spoke last; one that acts, of the side named last in its sentence.
    """
    here = [other for other in near if other.sentence == name.sentence]
    if view.among(name.first - 1, "words.possessives"):
        return next((iso for other in reversed(near) if (iso := _iso(view, other))), None)
    speakers = [other for other in near if speaking(views[other.sentence], other)]
    if not speaking(view, name):
        found = next((iso for other in reversed(here) if (iso := _iso(view, other))), None)
        if found:
            return found
    found = next((iso for other in reversed(speakers) if (iso := _iso(view, other))), None)
    if found:
        return found
    sides = {iso for other in near if (iso := _iso(view, other))}
    return sides.pop() if len(sides) == 1 and not (here and speaking(view, name)) else None


def _iso(view: View, name: Name) -> str | None:
    """The country of a party that a name belongs to."""
    if name.role is Role.PLACE or not name.actors:
        return None
    party = name.party or view.lexicon.theatre.party(name.actors[0])
    return next((iso for iso, side in _parties(view.lexicon).items() if side == party), None)


def _staff(view: View, name: Name, near: Sequence[Name]) -> Name:
    """Those who speak for a person: "zijn woordvoerders", "een medewerker van de president"."""
    of = view.among(name.last + 1, "words.of")
    if not of and not view.among(name.first - 1, "words.possessives"):
        return name
    people = [other for other in near if other.actors and other.actors[0] in view.lexicon.roles["staff"]]
    if of and not view.among(name.last + 2, "words.articles"):
        return name
    if of and view.lexicon.descriptions.get(view.low(name.last + 3)) != "president":
        return name
    if not people:
        return name
    body = str(view.lexicon.roles["staff"][people[-1].actors[0]])
    last = name.last + 3 if of else name.last
    return view.name(name.first, last, Role.ACTOR, "context:staff", (body,))


def _administration(view: View, name: Name, before: Sequence[Name]) -> Name:
    """The body that the last person named with one heads: "zijn bestuur"."""
    for other in reversed(before):
        person = view.lexicon.theatre.actors.get(other.actors[0]) if other.actors else None
        parent = person.parent if person and person.kind == "person" else None
        if parent and "administration" in view.lexicon.labels_of(parent):
            return view.name(name.first, name.last, Role.ACTOR, "context:administration", (parent,))
    return name
