"""What a story settles and a sentence leaves open: a body's side, whose staff, which voice. Rule: never a guess."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from wederhoor.reading.mentions import Name, Role
from wederhoor.reading.names_anonymous import unnamed
from wederhoor.reading.names_heads import RULE as HEADED
from wederhoor.reading.names_heads import head_of
from wederhoor.reading.names_lexicon import NameLexicon
from wederhoor.reading.names_pairs import RULE as PAIR
from wederhoor.reading.names_pairs import paired
from wederhoor.reading.names_sided import RULE as SIDED
from wederhoor.reading.names_sided import of_side
from wederhoor.reading.names_view import View, speaking

REACH = 3  # sentences back in which a side is looked for
BARE = "bare:"
ANONYMOUS = "anonymous"
REFERRING = {PAIR: paired, SIDED: of_side}


def settle(views: Mapping[int, View], names: Sequence[Name]) -> tuple[Name, ...]:
    """The names with their actors where the story gives them; a body whose side it does not give keeps none."""
    settled: list[Name] = []
    for number, name in enumerate(names):
        view = views[name.sentence]
        if _his_spokesperson(view, name):
            near = [other for other in settled if name.sentence - other.sentence <= REACH]
            settled.append(_staff(view, views, name, near))
        elif name.rule == HEADED:
            settled.extend(filter(None, (head_of(view, name, settled, names[number + 1 :]),)))
        elif name.rule in REFERRING:
            settled.extend(filter(None, (REFERRING[name.rule](views, name, settled),)))
        elif name.rule == ANONYMOUS and view.among(name.first - 1, "words.definite"):
            label = view.lexicon.descriptions.get(view.low(name.last), "")
            settled.append(of_side(views, replace(name, labels=(label,)), settled) or name)
        elif name.rule == ANONYMOUS and _only_spokesperson(view, name):
            settled.append(_for_body(views, name, settled) or name)
        elif name.rule.startswith(BARE):
            here = [other for other in names[number + 1 :] if other.sentence == name.sentence]
            settled.append(_bare(view, views, name, settled, here))
        elif name.role in (Role.METONYM, Role.ACTOR) and name.actors and speaking(view, name):
            settled.append(_voice(view, name, settled, names[number + 1 :]))
        else:
            settled.append(name)
    found = (_nobody(views[name.sentence], name) if name.rule.startswith(BARE) else name for name in settled)
    return tuple(name for name in found if name)


def _his_spokesperson(view: View, name: Name) -> bool:
    """Whether a description is of somebody who speaks for the person named before: "zijn woordvoerder"."""
    described = name.role is Role.PRONOUN and "spokesperson" in name.labels
    return described and view.among(name.first - 1, "words.possessives")


def _only_spokesperson(view: View, name: Name) -> bool:
    """Whether it is "een woordvoerder" and no more: nothing says of whom."""
    spokesperson = view.lexicon.title_labels.get(view.low(name.last)) == "spokesperson"
    return spokesperson and name.first == name.last and not view.among(name.last + 1, "words.of")


def _for_body(views: Mapping[int, View], name: Name, before: Sequence[Name]) -> Name | None:
    """A spokesperson of the body that spoke in the sentence before, where it was the only one or opened that."""
    last = [other for other in before if other.sentence == name.sentence - 1 and other.actors]
    heard = [other for other in last if _may_speak(views[other.sentence], other) and other.role is not Role.PLACE]
    alone = len({other.actors for other in heard}) == 1 or (bool(heard) and heard[0].first <= 1)
    if not alone or heard[0].sort not in {"body", "government"}:
        return None
    return replace(
        heard[0], sentence=name.sentence, first=name.first, last=name.last, span=name.span, rule="spokesperson"
    )


def _nobody(view: View, name: Name) -> Name | None:
    """One person of a body whose side nothing gives stays somebody without a name; a body is left out."""
    one = view.among(name.last, "singles.words") and view.low(name.first - 1) == view.lexicon.table["words"]["a"]
    return unnamed(view, name.first, name.last, name.last) if one and not name.actors else None


def _voice(view: View, name: Name, before: Sequence[Name], after: Sequence[Name]) -> Name:
    """A country that speaks through one of its bodies: the one that the story names, else the theatre's first."""
    bodies = view.lexicon.theatre.tables["metonyms"]["voices"].get(name.actors[0])
    acts = view.lexicon.words["of_state.words"]
    if not bodies or any(word in token.lower for token in view.sentence.tokens for word in acts):
        return name  # who puts on sanctions or gives aid is the state, and no daily update
    said = [actor for other in (*reversed(before), *after) for actor in other.actors if actor in bodies]
    body = said[0] if said else bodies[0]
    return replace(
        name, actors=(body,), rule="voice", sort=view.lexicon.sort(body), labels=view.lexicon.labels_of(body)
    )


def _bare(view: View, views: Mapping[int, View], name: Name, before: Sequence[Name], after: Sequence[Name]) -> Name:
    """A body named without a side, with its actor where the words around it give one."""
    code = name.rule.removeprefix(BARE)
    near = [other for other in before if name.sentence - other.sentence <= REACH]
    if code == "staff":
        return _staff(view, views, name, near)
    if code == "administration":
        return _administration(view, name, before)
    if code in view.lexicon.roles["context"]["by_capital"] and (iso := _capital(view, before, name)):
        return _of(view, name, code, iso)
    if code in view.lexicon.roles["context"]["by_place"]:
        return _of(view, name, code, _country_of_place(view, [*_same(before, name), *after, *reversed(before)]))
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
    sort = "person" if view.among(name.last, "singles.words") else found.sort or "body"
    return replace(found, provisional=made[1], labels=name.labels, sort=sort)


def _capital(view: View, before: Sequence[Name], name: Name) -> str | None:
    """The country whose capital the sentence has named as a place."""
    for other in _same(before, name):
        actor = view.lexicon.capitals.get(other.place or "")
        if actor is not None and other.role in (Role.PLACE, Role.METONYM):
            return view.lexicon.iso(actor)
    return None


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
    speakers = [other for other in near if _may_speak(views[other.sentence], other)]
    if not speaking(view, name):
        found = next((iso for other in reversed(here) if (iso := _iso(view, other))), None)
        if found:
            return found
    found = next((iso for other in reversed(speakers) if (iso := _iso(view, other))), None)
    if found:
        return found
    sides = {iso for other in near if (iso := _iso(view, other))}
    if len(sides) != 1 or (here and speaking(view, name)) or _lands(view, near) - sides:
        return None
    return sides.pop()


def _lands(view: View, near: Sequence[Name]) -> set[str]:
    """The countries of parties in which the places lie that were named: the army may be theirs."""
    found = (view.lexicon.gazetteer.get(other.place) for other in near if other.place and other.role is Role.PLACE)
    return {place.country for place in found if place and place.country and place.country in _parties(view.lexicon)}


def _may_speak(view: View, name: Name) -> bool:
    """Whether a name speaks, or opens its sentence as a person or body of which more is told."""
    opens = name.first <= 1 and name.sort in ("person", "body") and "army" not in name.labels
    return speaking(view, name) or (opens and name.role is Role.ACTOR)


def _iso(view: View, name: Name) -> str | None:
    """The country of a party that a name belongs to."""
    if name.role is Role.PLACE or not name.actors:
        return None
    if name.provisional:
        return next((iso for iso, side in _parties(view.lexicon).items() if side == name.party), None)
    return view.lexicon.side(name.actors[0])


def _staff(view: View, views: Mapping[int, View], name: Name, near: Sequence[Name]) -> Name:
    """Those who speak for a person: "zijn woordvoerders", "een medewerker van de president"."""
    of = view.among(name.last + 1, "words.of")
    if not of and not view.among(name.first - 1, "words.possessives"):
        return name
    people = [other.actors[0] for other in near if other.actors and other.actors[0] in view.lexicon.roles["staff"]]
    if of and not view.among(name.last + 2, "words.articles"):
        return name
    if of and view.lexicon.descriptions.get(view.low(name.last + 3)) != "president":
        return name
    if of and (president := _president(view, views, near)) is not None:
        people = [president] if president in view.lexicon.roles["staff"] else []
    if not people:
        return name
    body = str(view.lexicon.roles["staff"][people[-1]])
    last = name.last + 3 if of else name.last
    return view.name(name.first, last, Role.ACTOR, "context:staff", (body,))


def _president(view: View, views: Mapping[int, View], near: Sequence[Name]) -> str | None:
    """The president of the side that spoke last, or of which the last sentence told first."""
    heard = [other for other in near if other.first <= 1 or speaking(views[other.sentence], other)]
    told = sorted(heard, key=lambda other: (-other.sentence, other.first))
    iso = next((iso for other in told if (iso := _iso(view, other))), None)
    return view.lexicon.roles["holders"].get(iso, {}).get("president") if iso else None


def _administration(view: View, name: Name, before: Sequence[Name]) -> Name:
    """The body that the last person named with one heads: "zijn bestuur"."""
    for other in reversed(before):
        person = view.lexicon.theatre.actors.get(other.actors[0]) if other.actors else None
        parent = person.parent if person and person.kind == "person" else None
        if parent and "administration" in view.lexicon.labels_of(parent):
            return view.name(name.first, name.last, Role.ACTOR, "context:administration", (parent,))
    return name
