"""Texts as terms that can be found again. Rule: what is stored and what is asked go through the same door."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from wederhoor.model.claims import Claim, Reading
from wederhoor.model.folding import fold
from wederhoor.model.packs import LanguagePack
from wederhoor.model.search import Line, mark_of
from wederhoor.model.stories import Story
from wederhoor.model.texts import Span
from wederhoor.reading.sentences import split

VERSION = "1"  # of what a line holds: another one makes every ledger write its index anew
ACTOR, PLACE = "a", "p"
WORD = re.compile(r"\d{1,3}(?:\.\d{3})+(?!\d)|[^\W_]+(?:['’][^\W_]+)*")
OWNED = re.compile(r"['’]s$", re.IGNORECASE)  # foto's, Zelensky's


@dataclass(frozen=True, slots=True)
class Term:
    """A word of a text."""

    word: str  # folded: small letters and digits only
    stem: str
    span: Span


class Stemmer(NamedTuple):
    """How a language's words get their stems."""

    name: str = ""  # of an algorithm of snowballstemmer; '' for none
    weak: str = ""  # words whose last letter gives way to `ending` first, as a regular expression
    ending: str = ""


def terms(text: str, language: LanguagePack) -> tuple[Term, ...]:
    """The words of a text in order, each with its stem."""
    stemmer = _stemmer(language)
    told = ((folded(match[0]), Span(*match.span())) for match in WORD.finditer(text))
    return tuple(Term(word, stem(word, stemmer), span) for word, span in told if word)


def stems(text: str, language: LanguagePack) -> tuple[str, ...]:
    """The stems of a text's words, in order."""
    stemmer = _stemmer(language)
    return tuple(stem(word, stemmer) for word in words(text))


def words(text: str) -> tuple[str, ...]:
    """The words of a text, folded, in order."""
    return tuple(filter(None, map(folded, WORD.findall(text))))


@lru_cache(maxsize=200_000)
def folded(word: str) -> str:
    """A word in small letters without diacritics and signs, and without a Dutch 's behind an apostrophe."""
    return "".join(letter for letter in fold(OWNED.sub("", word)) if letter.isalnum())


@lru_cache(maxsize=200_000)
def stem(word: str, stemmer: Stemmer) -> str:
    """The stem of a folded word; the word itself for a language without a stemmer."""
    if not stemmer.name or not word.isalpha():
        return word
    if stemmer.weak and re.fullmatch(stemmer.weak, word):
        word = word[:-1] + stemmer.ending
    import snowballstemmer  # it loads the rules of every language that it knows

    return str(snowballstemmer.stemmer(stemmer.name).stemWord(word)) or word  # a new one: it keeps a state of its own


def rules(language: LanguagePack) -> str:
    """What the stems of a language follow from, beside the library."""
    return repr(_stemmer(language))


def _stemmer(language: LanguagePack) -> Stemmer:
    found = language.tables.get("search", {})
    weak = found.get("weak", {})
    return Stemmer(str(found.get("stemmer", "")), str(weak.get("pattern", "")), str(weak.get("ending", "")))


def lines(story: Story, reading: Reading | None, language: LanguagePack) -> Iterator[Line]:
    """Every sentence of a story with what its claims add: who speaks and where, though the sentence says 'he'."""
    claims = reading.claims if reading else ()
    for sentence in split(story, language):
        inside = [claim for claim in claims if any(span.overlaps(sentence.span) for span in spans_of(claim))]
        said = stems(sentence.span.of(story.text), language)
        yield Line(sentence.span, said, tuple(dict.fromkeys(_about(inside, language))))


def spans_of(claim: Claim) -> tuple[Span, ...]:
    """Every sentence in which a story makes a claim."""
    return claim.sentence, *claim.also


def _about(claims: list[Claim], language: LanguagePack) -> Iterator[str]:
    for claim in claims:
        for name in claim.claimants:
            yield mark_of(ACTOR, name)
            yield from stems(name, language)
        for place in claim.place_ids:
            yield mark_of(PLACE, place)
