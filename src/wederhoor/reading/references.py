"""What refers back: pronouns and definite descriptions. Rule: the nearest name that agrees, or nobody."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from wederhoor.reading.mentions import Name, Role
from wederhoor.reading.names_view import View
from wederhoor.reading.parsed import Document

REACH = 2  # sentences back, one more within a paragraph; a description reaches through the whole story
PEOPLE = frozenset({"person"})
LAST = frozenset({"that", "those"})  # sorts of pronouns for whoever was named last
BODIES = frozenset({"body", "government", "medium"})


def pronouns(view: View) -> Iterator[Name]:
    """Pronouns that can name a speaker, and definite descriptions such as "de gouverneur"."""
    for at in range(len(view)):
        sort = _pronoun(view, at)
        if sort:
            rule = "voiced" if view.among(at - 1, "place_words.voices") else "pronoun"
            yield replace(view.name(at, at, Role.PRONOUN, rule), sort=sort)
            continue
        label = view.lexicon.descriptions.get(view.low(at))
        if label and _definite(view, at):
            yield replace(view.name(at, at, Role.PRONOUN, "description"), sort="description", labels=(label,))


def _pronoun(view: View, at: int) -> str | None:
    word, table = view.low(at), view.lexicon.table["pronouns"]
    if at == 0 and word in table["that_one"]:
        return _that_one(view)
    if view.among(at - 1, "place_words.voices") and word in table["voiced"]:
        return "he" if word in table["he"] else "she" if word in table["she"] else "they"
    if view.pos(at) != "PRON" and word not in table["always"]:
        return None
    if word in table["either"]:
        return "they" if _several(view, at) else "either"
    if word in table["he"]:
        return "he"
    if word in table["they"]:
        return "they"
    if word in table["it"] and _subject(view, at) and not _expletive(view, at):
        return "it"
    return None


def _that_one(view: View) -> str | None:
    """Whether a sentence that tells what somebody says opens with "die": the one or those named last before it."""
    token = view.sentence.tokens[1] if len(view) > 1 else None
    if token is None or not token.has("VerbForm=Fin") or not any(view.reporting(at) for at in range(1, len(view))):
        return None
    return "those" if token.has("Number=Plur") else "that"


def _subject(view: View, at: int) -> bool:
    """Whether "het" is the subject of a verb of saying beside it, and no article."""
    beside = any(view.reporting(near) or view.among(near, "pronouns.it_verbs") for near in (at - 1, at + 1))
    noun = view.pos(at + 1) in {"NOUN", "ADJ", "NUM"} or view.capital(at + 1)
    return beside and not noun


def _expletive(view: View, at: int) -> bool:
    """Whether "het" is nobody: "klinkt het", "luidt het"."""
    return f"{view.low(at - 1)} {view.low(at)}" in view.lexicon.words["place_words.sound"]


def _several(view: View, at: int) -> bool:
    """Whether the verb of "zij" is in the plural."""
    token = view.sentence.tokens[at]
    verbs = [view.sentence.tokens[token.head], *view.sentence.children(token.head)]
    finite = [verb for verb in verbs if verb.has("VerbForm=Fin")]
    near = [view.sentence.tokens[i] for i in (at - 1, at + 1) if 0 <= i < len(view)]
    found = [verb for verb in (*near, *finite) if verb.has("VerbForm=Fin")]
    return bool(found) and found[0].has("Number=Plur")


def _definite(view: View, at: int) -> bool:
    """Whether an article stands before it and no name, side or department after it."""
    if not (view.among(at - 1, "words.definite") or view.among(at - 1, "words.possessives")) and not _headline(
        view, at
    ):
        return False
    return not view.capital(at + 1) and not view.among(at + 1, "words.of")


def _headline(view: View, at: int) -> bool:
    """Whether a description opens a sentence before a colon: "Denktank: ..."."""
    return at <= 1 and view.raw(at + 1) == view.lexicon.table["words"]["colon"]


def resolve_reference(document: Document, names: Sequence[Name], name: Name, recent: Name | None = None) -> Name | None:
    """The name that a pronoun or description stands for; the speaker last heard comes first where it agrees."""
    if name.role is not Role.PRONOUN:
        return name
    if name.sort in LAST:
        return _named_last(document, names, name)
    if recent is not None and _before(recent, name) and _agrees(name, recent):
        return recent
    here = document.sentences[name.sentence]
    far = name.sort == "description"
    for other in sorted((other for other in names if _before(other, name)), key=lambda other: -other.span.start):
        if name.rule == "voiced" and other.sentence == name.sentence:
            continue  # "X krijgt volgens hem ...": he is not X
        there = document.sentences[other.sentence]
        away = name.sentence - other.sentence
        if not far and away > (REACH + 1 if there.paragraph == here.paragraph else REACH):
            return None
        if other.role in (Role.ACTOR, Role.METONYM) and other.actors and _agrees(name, other):
            return other
    return next((other for other in names if far and _forward(name, other)), None)


def _named_last(document: Document, names: Sequence[Name], name: Name) -> Name | None:
    """The last one named in the sentence before, where he agrees: "X sprak met Y. Die zei ..." is Y."""
    said = [n for n in names if n.sentence == name.sentence - 1 and n.role in {Role.ACTOR, Role.METONYM, Role.PRONOUN}]
    last = max(said, key=lambda other: other.span.start, default=None)
    if last is None:
        return None
    known = resolve_reference(document, names, last)
    return known if known is not None and known.actors and _agrees(name, known) else None


def _forward(name: Name, other: Name) -> bool:
    """Whether a name later in the story is what a description in the headline stands for."""
    known = other.role in (Role.ACTOR, Role.METONYM) and bool(other.actors)
    return name.sentence == 0 and known and _agrees(name, other)


def _before(other: Name, name: Name) -> bool:
    return other.span.end <= name.span.start


def _agrees(name: Name, other: Name) -> bool:
    """Whether a name can be what a pronoun or description stands for."""
    several = other.sort == "group" or "group" in other.labels or len(other.actors) > 1
    if name.sort == "description":
        return bool(set(name.labels) & set(other.labels))
    if name.sort in ("he", "she", "either"):
        return other.sort in PEOPLE
    if name.sort in LAST:
        return several if name.sort == "those" else not several and other.sort in PEOPLE | BODIES
    if name.sort == "they":
        return several or other.rule in ("people", "voice")
    return other.sort in BODIES and not several
