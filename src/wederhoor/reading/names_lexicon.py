"""What names are made of: words of a language joined to actors of a theatre. Rule: built once, never changed."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

from rapidfuzz.distance import OSA

from wederhoor.model.actors import FROM_TEXT, Actor
from wederhoor.model.folding import fold, other_ending
from wederhoor.model.packs import LanguagePack, Theatre
from wederhoor.model.places import Gazetteer, Place, WideGazetteer
from wederhoor.model.vocabulary import PlaceKind
from wederhoor.reading.lexicon import Lexicon, lexicon
from wederhoor.reading.names_variants import skeleton, variants

FUZZY = 7  # letters from which one slip in a place name is forgiven
REMEMBERED = 20_000  # words of which it is kept in mind what they are
Begun = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]  # phrases with a code by first word, the longest first


@dataclass(frozen=True, slots=True)
class People:
    """A word for the people of a country."""

    iso: str
    plural: bool


@dataclass(frozen=True, slots=True)
class NameLexicon:
    """What the rules for names ask of a language, a theatre and a gazetteer."""

    theatre: Theatre
    gazetteer: Gazetteer
    language: Lexicon
    table: Mapping[str, Any]  # names.toml
    roles: Mapping[str, Any]  # roles.toml of the theatre
    spelled: Mapping[str, str]  # spelling -> actor, governments left out
    begun: frozenset[str]  # every beginning of those spellings
    skeletons: Mapping[str, str]  # a surname with its variable letters made equal -> actor
    pairs: tuple[tuple[str, str], ...]  # those letters
    adjectives: Mapping[str, str]  # "russische" -> ISO code
    peoples: Mapping[str, People]  # "Russen"
    heads: Mapping[tuple[str, ...], str]  # ("generale", "staf") -> kind of body
    heads_begun: Begun  # the same by their first word
    offices: Begun  # ("minister", "van", "defensie") -> kind of office of a country, by first word
    place_head: Callable[[str], PlaceKind | None]  # what a noun, or the end of a long compound, says a place is
    descriptions: Mapping[str, str]  # "gouverneur" -> governor
    title: Callable[[str], bool]  # whether a word is an office or rank, or a compound that ends in one
    title_labels: Mapping[str, str]
    channels: Mapping[str, str]
    capitals: Mapping[str, str]  # place -> actor
    seats: Mapping[str, str]  # the name of a capital that the small table lacks -> ISO code
    misspelt: tuple[tuple[str, str], ...]  # (name, place) that one slip may hide
    words: Mapping[str, frozenset[str]]  # "place_words.at" and the like
    longest: int  # words in the longest name
    wide: WideGazetteer | None  # the gazetteer, if it knows more than a small table
    lookalikes: frozenset[str]  # ordinary words and surnames, folded, that equal the name of some village
    bodies: frozenset[str]  # one-word heads of bodies
    front: tuple[tuple[float, float], ...]  # points along the front
    codes: Mapping[str, str]  # a country's government -> ISO code
    numbers: Mapping[str, Any]  # numbers.toml

    def country(self, iso: str) -> str:
        """The actor that is a country's government, or the union of that code."""
        known = self.theatre.tables["countries"].get(iso) or self.roles["unions"].get(iso)
        return str(known)

    def iso(self, actor: str) -> str | None:
        """The code of the country that an actor is or belongs to."""
        return next((self.codes[name] for name in self.theatre.ancestors(actor) if name in self.codes), None)

    def side(self, actor: str) -> str | None:
        """The code of the country of the party that an actor belongs to."""
        party = self.theatre.party(actor)
        return next((iso for iso, side in self.theatre.tables["theatre"]["countries"].items() if side == party), None)

    def sort(self, actor: str) -> str | None:
        """What kind of actor it is."""
        known = self.theatre.actors.get(actor)
        return known.kind if known else None

    def body(self, iso: str, code: str) -> tuple[str, Actor | None] | None:
        """A country's body of a kind: its actor, made from the pattern where the theatre has none."""
        country = self.country(iso)
        listed = self.roles["bodies"].get(iso, {}).get(code)
        name = listed or self._filled(self.roles["patterns"].get(code), country, country)
        if name is None:
            return None
        if name in self.theatre.actors:
            return name, None
        return name, Actor(name, "body", self.theatre.party(country), country, provisional=True, source=FROM_TEXT)

    def office(self, iso: str, code: str) -> tuple[str, Actor | None] | None:
        """Who holds a country's office: the one who has through the whole war, else somebody known by it alone."""
        holder = self.roles["holders"].get(iso, {}).get(code)
        if holder:
            return str(holder), None
        country = self.country(iso)
        article = self.theatre.tables["articles"][self.roles["canonical"]["language"]].get(country)
        whole = f"{article} {country}" if article else country
        name = self._filled(self.roles["country_offices"].get(code), country, whole)
        if name is None:
            return None
        return name, Actor(name, "person", self.theatre.party(country), country, provisional=True, source=FROM_TEXT)

    def _filled(self, pattern: str | None, country: str, written: str) -> str | None:
        """A pattern with a country's adjective and name in it; None where there is none, or not the adjective."""
        adjective = self.theatre.tables["adjectives"].get(country)
        if pattern is None or ("{adjective}" in pattern and adjective is None):
            return None
        return pattern.format(adjective=adjective, country=written)

    def labels_of(self, actor: str) -> tuple[str, ...]:
        """What an actor may be called when it is referred to."""
        known = self.theatre.actors.get(actor)
        titles = [dict(office.titles).get(self.code, "") for office in known.offices] if known else []
        found = [
            self.title_labels[word] for title in titles for word in title.lower().split() if word in self.title_labels
        ]
        return tuple(dict.fromkeys((*found, *self.roles["labels"].get(actor, ()))))

    @property
    def code(self) -> str:
        """The language's code."""
        return str(self.table["code"])

    def ordinary(self, word: str) -> bool:
        """Whether a word is a verb or a known ordinary word, whatever village may bear it as a name."""
        return fold(word) in self.lookalikes or word.lower() in self.language.by_form

    def variant(self, surname: str) -> str | None:
        """The person whose surname this is in another spelling."""
        equal = skeleton(surname, self.pairs)
        return self.skeletons.get(equal) if equal else None

    def medium(self, word: str) -> bool:
        """Whether a word is a noun for a medium, or a compound that ends in one."""
        return word.lower().endswith(tuple(self.words["media_heads.words"]))


def name_lexicon(language: LanguagePack, theatre: Theatre, gazetteer: Gazetteer) -> NameLexicon:
    """The packs made ready; the same packs give the same value."""
    return _build(_Key(language, theatre, gazetteer))


class _Key:
    """Packs as a cache key: by code, digest and the gazetteer itself."""

    def __init__(self, language: LanguagePack, theatre: Theatre, gazetteer: Gazetteer) -> None:
        self.language, self.theatre, self.gazetteer = language, theatre, gazetteer
        self.key = (language.code, language.digest, theatre.id, theatre.digest, id(gazetteer))

    def __hash__(self) -> int:
        return hash(self.key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self.key == other.key


@lru_cache(maxsize=4)
def _build(key: _Key) -> NameLexicon:
    table = {**key.language.tables["names"], "code": key.language.code}
    theatre, peoples = key.theatre, key.language.tables["peoples"]
    spelled = {
        name: actor.id for actor in theatre.actors.values() if actor.kind != "government" for name in actor.spellings
    }
    pairs = tuple((written, equal) for written, _, equal in (row.partition("=") for row in table["variants"]["pairs"]))
    heads = {tuple(phrase.lower().split()): kind for kind, phrases in table["heads"].items() for phrase in phrases}
    place_heads = {word: PlaceKind(kind) for kind, words in table["place_heads"].items() for word in words}
    people = ((name, actor) for name, actor in spelled.items() if theatre.actors[actor].kind == "person")
    return NameLexicon(
        theatre=theatre,
        gazetteer=key.gazetteer,
        language=lexicon(key.language),
        table=table,
        roles=theatre.tables["roles"],
        spelled=spelled,
        begun=frozenset(name[:end] for name in spelled for end in range(1, len(name) + 1)),
        skeletons=variants(people, pairs),
        pairs=pairs,
        adjectives=_adjectives(peoples),
        peoples=dict(_peoples(peoples)),
        heads=heads,
        heads_begun=_begun(heads),
        offices=_begun({tuple(words.lower().split()): code for words, code in _turned(table["offices"]).items()}),
        place_head=lru_cache(REMEMBERED)(partial(_place_head, place_heads)),
        descriptions=_turned(table["descriptions"]),
        title=lru_cache(REMEMBERED)(partial(_title, frozenset(table["titles"]["words"]))),
        title_labels=_turned(table["titles"]["labels"]),
        channels=_turned({kind: words for kind, words in table["channels"].items() if kind != "after"}),
        capitals=theatre.tables["metonyms"]["capitals"],
        seats=_turned(peoples["capitals"]),
        misspelt=tuple(_misspelt(key.gazetteer)),
        words=dict(_words(table)),
        wide=key.gazetteer if isinstance(key.gazetteer, WideGazetteer) else None,
        lookalikes=frozenset(key.language.tables["lookalikes"]["words"]),
        bodies=frozenset(
            phrase.lower() for phrases in table["heads"].values() for phrase in phrases if " " not in phrase
        ),
        front=tuple(_front(theatre, key.gazetteer)),
        codes={name: iso for iso, name in theatre.tables["countries"].items()},
        numbers=key.language.tables["numbers"],
        longest=max(key.gazetteer.longest(), *(len(name.split()) + 2 for name in spelled)),
    )


def _begun(phrases: Mapping[tuple[str, ...], str]) -> Begun:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for words in sorted(phrases, key=len, reverse=True):
        found.setdefault(words[0], []).append((words, phrases[words]))
    return {word: tuple(begun) for word, begun in found.items()}


def _title(titles: frozenset[str], word: str) -> bool:
    lower = word.lower()
    return lower in titles or (len(lower) > 6 and any(lower[3:].endswith(end) for end in titles if len(end) > 3))


def _place_head(heads: Mapping[str, PlaceKind], word: str) -> PlaceKind | None:
    lower = word.lower()
    if lower in heads:
        return heads[lower]
    ends = (head for head in heads if len(head) > 3 and lower.endswith(head) and lower[0].isalpha())
    found = max(ends, key=len, default=None)
    return heads[found] if found else None


def _front(theatre: Theatre, gazetteer: Gazetteer) -> Iterator[tuple[float, float]]:
    for name in theatre.tables["places"].get("frontline", ()):
        place = gazetteer.get(name)
        if place and place.latitude is not None and place.longitude is not None:
            yield place.latitude, place.longitude


def _adjectives(table: Mapping[str, Any]) -> dict[str, str]:
    """Every form of a people's adjective, or the last word of it, where it means one country."""
    found: dict[str, set[str]] = {}
    for iso, (base, _, _) in table["peoples"].items():
        for form in (base, _inflected(base, table["inflection"])) if base else ():
            found.setdefault(form.lower().rpartition(" ")[2], set()).add(iso)
    for iso, forms in table["adjectives"].items():
        for form in forms:
            found.setdefault(form.lower(), set()).add(iso)
    return {form: isos.pop() for form, isos in found.items() if len(isos) == 1}


def _inflected(base: str, endings: Mapping[str, str]) -> str:
    """An adjective with its ending: by the first of the ends that it has."""
    end = next(end for end in endings if base.endswith(end))
    return base.removesuffix(end) + endings[end]


def _peoples(table: Mapping[str, Any]) -> Iterator[tuple[str, People]]:
    for iso, (_, one, several) in table["peoples"].items():
        yield from ((word, People(iso, plural)) for word, plural in ((one, False), (several, True)) if word)
    for iso, words in table["several"].items():
        yield from ((word, People(iso, plural=True)) for word in words)


def _turned(table: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {word: kind for kind, words in table.items() for word in words}


def _misspelt(gazetteer: Gazetteer) -> Iterator[tuple[str, str]]:
    for place in gazetteer.all():
        if place.kind is PlaceKind.SETTLEMENT or place.kind is PlaceKind.COUNTRY:
            for name in dict.fromkeys((*(name for _, name in place.names), place.id)):
                if len(name) >= FUZZY - 1 and " " not in name:
                    yield name, place.id


def _words(table: Mapping[str, Any]) -> Iterator[tuple[str, frozenset[str]]]:
    for section, content in table.items():
        if isinstance(content, Mapping):
            for name, words in content.items():
                if isinstance(words, list):
                    yield f"{section}.{name}", frozenset(words)


def likeliest(places: Iterable[Place], kind: PlaceKind | None) -> Place | None:
    """The first place of a kind, or the first of all where no kind is asked."""
    return next((place for place in places if kind is None or place.kind is kind), None)


def one_slip(name: str, word: str) -> bool:
    """One letter more, less, other or swapped, or one that moved further; another last vowel is another name."""
    if other_ending(name, word):
        return False
    away = OSA.distance(name, word, score_cutoff=2)
    return away <= 1 or (away == 2 and sorted(name) == sorted(word))
