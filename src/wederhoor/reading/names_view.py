"""One sentence with what the rules for names ask of it. Rule: words first, tags second, the tree last."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from wederhoor.model.actors import Actor
from wederhoor.model.texts import Span
from wederhoor.reading.mentions import Name, Role
from wederhoor.reading.names_lexicon import Begun, NameLexicon
from wederhoor.reading.parsed import Sentence

SPEECH = frozenset({"assert", "admit", "hedge", "deny", "correct", "urge", "silent"})  # classes of reporting verbs


@lru_cache(20_000)
def _capital(word: str) -> bool:
    return len(word) > 1 and word[0].isupper() and any(letter.islower() for letter in word)


@dataclass(frozen=True, slots=True)
class Person:
    """A person that the story names in full: known to the theatre, or made from the text."""

    actor: str
    provisional: Actor | None = None
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class View:
    """A sentence, the text it lies in, and the persons of its story by surname."""

    text: str
    sentence: Sentence
    lexicon: NameLexicon
    surnames: Mapping[str, Person]
    holders: Mapping[tuple[str, str], frozenset[str]] = field(default_factory=dict)  # by country and office
    cued: frozenset[str] = frozenset()  # names, folded, that elsewhere in the story stand where only a place stands
    size: int = field(init=False)  # words
    _raw: tuple[str, ...] = field(init=False, repr=False)
    _low: tuple[str, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        tokens = self.sentence.tokens
        object.__setattr__(self, "size", len(tokens))
        object.__setattr__(self, "_raw", tuple([token.text for token in tokens]))
        object.__setattr__(self, "_low", tuple([token.lower for token in tokens]))

    def __len__(self) -> int:
        return self.size

    def raw(self, index: int) -> str:
        """A word as written, or "" outside the sentence."""
        return self._raw[index] if 0 <= index < self.size else ""

    def low(self, index: int) -> str:
        """A word in lower case, or "" outside the sentence."""
        return self._low[index] if 0 <= index < self.size else ""

    def pos(self, index: int) -> str:
        """A word's part of speech, or ""."""
        return self.sentence.tokens[index].pos if 0 <= index < self.size else ""

    def slice(self, first: int, last: int) -> str:
        """The text from one token to another."""
        return self.text[self.sentence.tokens[first].start : self.sentence.tokens[last].end]

    def span(self, first: int, last: int) -> Span:
        """The characters from one token to another."""
        return Span(self.sentence.tokens[first].start, self.sentence.tokens[last].end)

    def among(self, index: int, words: str) -> bool:
        """Whether a word is in a list of names.toml, named as "place_words.at"."""
        return self.low(index) in self.lexicon.words[words]

    def longest(self, begun: Begun, index: int) -> tuple[str, int] | None:
        """The code of the longest of some phrases that begins at a word, with its last word."""
        for words, code in begun.get(self.low(index), ()):
            if all(self.low(at) == word for at, word in enumerate(words, index)):
                return code, index + len(words) - 1
        return None

    def capital(self, index: int) -> bool:
        """Whether a word begins with a capital and has a small letter: a name or the start of a sentence."""
        return 0 <= index < self.size and _capital(self._raw[index])

    def iso(self, index: int) -> str | None:
        """The country of a word that is the adjective of a people, as ISO 3166-1."""
        return self.lexicon.adjectives.get(self.low(index))

    def seat(self, first: int, last: int) -> str | None:
        """The country of a capital that the small table lacks, by its name."""
        iso = self.lexicon.seats.get(self.slice(first, last)) if last < len(self) else None
        return None if iso and self.lexicon.gazetteer.find(self.slice(first, last)) else iso

    def before(self, index: int) -> int:
        """The token before a noun phrase that ends at index; articles, numerals and adjectives are stepped over."""
        at = index - 1
        while (
            at >= 0 and at > index - 5 and (self.among(at, "words.articles") or self.pos(at) in {"ADJ", "NUM", "DET"})
        ):
            at -= 1
        return at

    def reporting(self, index: int) -> bool:
        """Whether a word is a form of a verb of saying."""
        language = self.lexicon.language
        plain = language.tables["speech"]["object"]
        for lemma, _ in language.by_form.get(self.low(index), ()):
            if language.report.get(lemma) in SPEECH or any(self.phrase(words) for words in plain.get(lemma, ())):
                prefix = language.verbs[lemma].prefix
                if not prefix or self.low(index).startswith(prefix) or self.holds(prefix):
                    return True
        return False

    def phrase(self, words: str) -> bool:
        """Whether words stand one after another anywhere in the sentence."""
        return f" {words} " in f" {' '.join(token.lower for token in self.sentence.tokens)} "

    def holds(self, word: str) -> bool:
        """Whether a word stands anywhere in the sentence."""
        return any(token.lower == word for token in self.sentence.tokens)

    def name(self, first: int, last: int, role: Role, rule: str, actors: tuple[str, ...] = ()) -> Name:
        """A name over tokens, with the party and sort of its actor."""
        actor = actors[0] if actors else None
        party = self.lexicon.theatre.party(actor) if actor else None
        return Name(
            self.sentence.number,
            self.span(first, last),
            first,
            last,
            role,
            actors,
            party=party,
            head=last,
            rule=rule,
            sort=self.lexicon.sort(actor) if actor else None,
            labels=self.lexicon.labels_of(actor) if actor else (),
        )


def speaking(view: View, name: Name) -> bool:
    """Whether a name stands where a speaker stands: after volgens, beside or under a verb of saying, before a colon."""
    at = view.before(name.first)
    if view.among(at, "place_words.voices"):
        return True
    if view.raw(name.last + 1) == view.lexicon.table["words"]["colon"] and name.first <= 1:
        return True
    if view.among(at, "place_words.at") or view.among(at, "words.of"):
        return False
    for token in view.sentence.tokens[name.first : name.last + 1]:
        if token.dep.startswith("nsubj") and view.reporting(token.head):
            return True
    that = view.lexicon.language.tables["reading"]["function"]["that"]
    told = any(view.low(index) in that for index in range(at + 1, name.first))  # "erkent dat Russische troepen ..."
    return (view.reporting(at) and not told) or view.reporting(name.last + 1)
