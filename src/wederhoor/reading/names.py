"""Who and where: the names of a document. Rule: names never overlap, and the longest wins."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from wederhoor.model.packs import LanguagePack, Theatre
from wederhoor.model.places import Gazetteer
from wederhoor.reading.mentions import Name, Role
from wederhoor.reading.names_anonymous import anonymous, holders, unnamed
from wederhoor.reading.names_bodies import bodies
from wederhoor.reading.names_context import settle
from wederhoor.reading.names_heads import headed
from wederhoor.reading.names_lexicon import NameLexicon, name_lexicon
from wederhoor.reading.names_media import media
from wederhoor.reading.names_namesakes import namesakes
from wederhoor.reading.names_offices import held, offices
from wederhoor.reading.names_pairs import pairs
from wederhoor.reading.names_people import spelled, strangers, title_start
from wederhoor.reading.names_places import places
from wederhoor.reading.names_senses import senses
from wederhoor.reading.names_sided import sided
from wederhoor.reading.names_speakers import speakers
from wederhoor.reading.names_view import Person, View, speaking
from wederhoor.reading.names_wide import cued
from wederhoor.reading.parsed import Document
from wederhoor.reading.references import pronouns, resolve_reference

Holders = Mapping[tuple[str, str], frozenset[str]]  # by country and office
SEAT = 5  # words of "in Londen" or "bij de VN" behind an office

__all__ = ["find_names", "resolve_reference"]


def find_names(document: Document, language: LanguagePack, theatre: Theatre, gazetteer: Gazetteer) -> tuple[Name, ...]:
    """The names of people, bodies, places and channels in a document, in the order of the text."""
    lexicon = name_lexicon(language, theatre, gazetteer)
    persons, holders = _persons(document, lexicon)
    views = {s.number: View(document.text, s, lexicon, persons, holders) for s in document.sentences}
    seen = cued(views.values())
    views = {number: replace(view, cued=seen) for number, view in views.items()} if seen else views
    found = [name for view in views.values() for name in _attach(view, _select(_candidates(view)))]
    return senses(views, namesakes(views, settle(views, found)))


def _persons(document: Document, lexicon: NameLexicon) -> tuple[Mapping[str, Person], Holders]:
    """Persons by full name and surname, as far as the story names them in full, and whom it gives which office."""
    found: dict[str, Person] = {}
    offices: dict[tuple[str, str], set[str]] = {}
    for sentence in document.sentences:
        view = View(document.text, sentence, lexicon, {})
        known = [name for name in spelled(view) if name.sort == "person"]
        for key, actor in held(view, ((name.first, name.last, name.actors[0]) for name in known)):
            offices.setdefault(key, set()).add(actor)
        for name in known:
            surname = _surname(lexicon, name.actors[0])
            if surname and surname not in lexicon.spelled:
                found.setdefault(surname, Person(name.actors[0], labels=name.labels))
        for first, last, person in strangers(view):
            found.setdefault(view.slice(first, last), person)
            if view.raw(last) not in lexicon.spelled:
                found.setdefault(view.raw(last), person)
            start = title_start(view, first)
            for key, actor in held(view, [(start, first, person.actor)]):
                offices.setdefault(key, set()).add(actor)
    return found, {key: frozenset(actors) for key, actors in offices.items()}


def _surname(lexicon: NameLexicon, actor: str) -> str | None:
    known = lexicon.theatre.actors.get(actor)
    return known.short_name(lexicon.code) if known else None


def _candidates(view: View) -> Iterator[Name]:
    yield from spelled(view)
    yield from places(view)
    yield from bodies(view)
    yield from offices(view)
    yield from media(view)
    yield from _seats(view)
    yield from _peoples(view)
    yield from _channels(view)
    yield from headed(view)
    yield from pairs(view)
    yield from sided(view)
    yield from pronouns(view)


def _peoples(view: View) -> Iterator[Name]:
    """A people as the side ("de Russen"), an adjective as a property of its noun ("Russische")."""
    for at in range(len(view)):
        people = view.lexicon.peoples.get(view.raw(at))
        iso = view.iso(at)
        if people and view.raw(at) not in view.lexicon.theatre.actors and (people.plural or _one(view, at)):
            actor = view.lexicon.country(people.iso)
            name = replace(
                view.name(at, at, Role.ACTOR, "people", (actor,)), labels=("group",) if people.plural else ()
            )
            if not (speaking(view, name) and (not people.plural or _some(view, at))):
                yield name  # one or some of a people that speak are not their country
        elif iso and view.raw(at)[0].isupper():
            yield view.name(at, at, Role.ADJECTIVE, "adjective", (view.lexicon.country(iso),))


def _seats(view: View) -> Iterator[Name]:
    """Capitals that the small table lacks, where one speaks: "Nairobi ontkent dat"."""
    for at in range(len(view)):
        for last in (at + 2, at + 1, at):
            iso = view.seat(at, last)
            if iso:
                name = view.name(at, last, Role.METONYM, "seat", (view.lexicon.country(iso),))
                yield from (name,) if speaking(view, name) else ()
                break


def _some(view: View, at: int) -> bool:
    """Whether a word before a people says that it is not all of them: "drie Iraniërs", "veel Russen"."""
    if view.among(at - 1, "words.definite"):
        return False
    return view.pos(at - 1) in {"NUM", "ADJ", "DET", "PRON"} or view.low(at - 1) in view.lexicon.numbers["vague"]


def _one(view: View, at: int) -> bool:
    return view.among(at - 1, "words.articles")


def _channels(view: View) -> Iterator[Name]:
    """Media by which something is said, in the words of the pack."""
    for at in range(len(view)):
        for last in (at + 1, at):
            written = view.slice(at, last) if last < len(view) else ""
            channel = view.lexicon.channels.get(written) or view.lexicon.channels.get(written.lower())
            if channel and (len(written) > 1 or view.among(at - 1, "channels.after")):
                yield replace(view.name(at, last, Role.CHANNEL, "channel"), labels=(channel,))
                break


def _select(candidates: Iterable[Name]) -> tuple[Name, ...]:
    """The longest names that do not overlap; of equals the first found."""
    chosen: list[Name] = []
    for name in sorted(candidates, key=lambda name: name.first - name.last):
        if not any(name.span.overlaps(other.span) for other in chosen):
            chosen.append(name)
    return tuple(sorted(chosen, key=lambda name: name.first))


def _attach(view: View, names: tuple[Name, ...]) -> tuple[Name, ...]:
    """Names joined where "van" makes one of two: "Hromov van de generale staf", "adviseur van president X"."""
    joined: list[Name] = []
    for name in names:
        left = joined[-1] if joined else None
        if name.rule.startswith("bare:") and _beside(view, left, name.first):
            continue
        if left and left.sort == "person" and name.sort == "body" and _linked(view, left.last, name.first):
            joined[-1] = replace(left, last=name.last, span=view.span(left.first, name.last))
        elif name.sort in ("body", "group") and (at := _spokesperson(view, left, name)) is not None:
            joined.append(_for(view, at, name))
        elif name.sort == "person" and (first := _aide(view, name)) is not None:
            joined.append(_aides(view, first, name))
        else:
            joined.append(name)
    return _with_anonymous(view, _select((*joined, *_free(view, joined))))


def _free(view: View, names: Sequence[Name]) -> Iterator[Name]:
    """Office holders and others without a name, where no person stands before them behind a comma."""
    for holder in (*holders(view, names), *speakers(view, names)):
        left = max((name for name in names if name.last < holder.first), key=lambda name: name.last, default=None)
        if not _beside(view, left, holder.first):
            yield holder


def _with_anonymous(view: View, names: tuple[Name, ...]) -> tuple[Name, ...]:
    """The names with people without a name, who take the place only of bodies whose side is not given."""
    kept = names
    for person in anonymous(view):
        inside = [name for name in kept if name.span.overlaps(person.span)]
        if all(not name.actors or name.role is Role.ADJECTIVE for name in inside):
            kept = (*(name for name in kept if name not in inside), person)
    return tuple(sorted((name for name in kept if not _named_after(view, name, kept)), key=lambda name: name.first))


def _named_after(view: View, name: Name, names: Sequence[Name]) -> bool:
    """Whether what a person is stands before the name: "de woordvoerder van het leger, X,"."""
    described = name.rule in {"spokesperson", "anonymous", "aide", "known_by"}
    mark = next(
        (at for at in range(name.last + 1, name.last + SEAT) if view.pos(at) not in {"ADP", "DET", "PROPN"}), -1
    )
    person = any(other.first == mark + 1 and other.sort == "person" for other in names)
    return described and view.raw(mark) in {",", "("} and person


def _beside(view: View, left: Name | None, at: int) -> bool:
    """Whether a noun only says what the person before the comma is: "X, commandant van een brigade"."""
    if left is None or left.sort != "person" or view.raw(left.last + 1) != ",":
        return False
    return at == left.last + 2 + view.among(left.last + 2, "words.articles")


def _spokesperson(view: View, left: Name | None, name: Name) -> int | None:
    """Where "woordvoerder van" or "functionaris van" begins before a body."""
    at = name.first - 1
    at -= view.among(at, "words.articles")
    if not view.among(at, "words.of"):
        return None
    speaker = view.lexicon.title(view.raw(at - 1)) or view.among(at - 1, "singles.words")
    public = speaker and not view.among(at - 1, "titles.private")
    return at - 1 if public and not _beside(view, left, at - 1) else None


def _for(view: View, at: int, body: Name) -> Name:
    """Somebody of a body: its spokesperson speaks as the body does, anybody else of it stays without a name."""
    if view.lexicon.title_labels.get(view.low(at)) != "spokesperson":
        person = unnamed(view, at, body.last, at)
        actor = person.provisional
        assert actor is not None
        made = replace(actor, party=view.lexicon.theatre.party(body.actors[0]), parent=body.actors[0])
        return replace(person, provisional=made, party=made.party)
    country = view.lexicon.iso(body.actors[0]) if "army" in body.labels else None
    made_of = view.lexicon.body(country, "army_spokesperson") if country else None
    if made_of and made_of[1] is None:
        return replace(view.name(at, body.last, Role.ACTOR, "spokesperson", (made_of[0],)), sort="person")
    return replace(body, first=at, span=view.span(at, body.last), rule="spokesperson")


def _linked(view: View, last: int, first: int) -> bool:
    between = range(last + 1, first)
    return (
        0 < len(between) <= 2
        and view.among(last + 1, "words.of")
        and all(view.among(at, "words.articles") for at in between[1:])
    )


def _aide(view: View, name: Name) -> int | None:
    """Where "een adviseur van" begins before a person's name."""
    at = name.first - 1
    at -= view.among(at, "words.articles")
    if not view.among(at, "words.of"):
        return None
    noun = view.low(at - 1)
    known = view.lexicon.title_labels.get(noun) == "adviser" or view.lexicon.heads.get((noun,)) == "staff"
    return at - 1 if known else None


def _aides(view: View, first: int, name: Name) -> Name:
    """Those who work for a person: the body that the theatre gives, or an adviser of the country's president."""
    if view.lexicon.heads.get((view.low(first),)) == "staff":
        actor = view.lexicon.roles["staff"].get(name.actors[0])
    else:
        iso = view.lexicon.iso(name.actors[0]) if "president" in name.labels else None
        made = view.lexicon.body(iso, "presidential_adviser") if iso else None
        actor = made[0] if made and made[1] is None else None
    return view.name(first, name.last, Role.ACTOR, "aide", (actor,)) if actor else name
