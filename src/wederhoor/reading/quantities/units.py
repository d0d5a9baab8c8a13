"""What a number counts. Rule: the first noun after the number; adjectives may stand between, nothing else.

A noun that the pack does not know is still given as what is counted, without a unit.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from wederhoor.model.texts import Span
from wederhoor.reading.numerals import literal, whole
from wederhoor.reading.parsed import Sentence, Token
from wederhoor.reading.quantities.tables import Core, Numbers

WORD = re.compile(r"[\w][\w’'-]*[²]?|%|[^\w\s]")
OPENING = re.compile(r"^[\s\"'“”’]+")
QUOTES = frozenset("\"'“”„«»‘’")
BETWEEN = frozenset({"ADJ", "ADV", "PROPN"})
VERBAL = "WW|"  # how the finer tag of a verb begins, where the word is taken for a noun
REACH = 5  # words between a number and its noun, at most


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit with its words and the token of the noun; no name where the noun is not known."""

    name: str | None
    span: Span | None = None
    token: int | None = None


@dataclass(frozen=True, slots=True)
class Word:
    """A word after the number."""

    text: str
    start: int  # in the sentence
    end: int
    token: Token | None


def find_unit(core: Core, words: str, sentence: Sentence, numbers: Numbers) -> Unit | None:
    """What a number in a sentence counts, or None."""
    if core.share:
        return None
    return _measure(core, words, sentence, numbers) or _noun(core, words, sentence, numbers)


def rate_of(core: Core, right: int, words: str, numbers: Numbers, lone: bool = False) -> str | None:
    """day, week or month where the number is a rate, by words beside it; of a lone number anywhere in its sentence."""
    lower = words.lower()
    inside, after, before = lower[core.end : right], lower[right:].lstrip(), lower[: core.start].rstrip()
    for name, phrases in numbers.table["per"].items():
        for phrase in phrases:
            if whole(phrase).search(inside) or after.startswith(f"{phrase} "):
                return str(name)
            if re.match(rf"{literal(phrase)}(?!\w)", after) or re.search(rf"(?<!\w){literal(phrase)}$", before):
                return str(name)
    if lone:
        free = [name for name, phrases in numbers.table["per"].items() if _told(phrases, numbers, lower)]
        return str(free[0]) if len(free) == 1 else None
    return None


def _told(phrases: Sequence[str], numbers: Numbers, words: str) -> bool:
    """Whether one of the phrases that say a rate anywhere in a sentence ("per day") stands in it."""
    openings = tuple(numbers.table["rate"]["openings"])
    return any(phrase.startswith(openings) and whole(phrase).search(words) for phrase in phrases)


def _measure(core: Core, words: str, sentence: Sentence, numbers: Numbers) -> Unit | None:
    start = sentence.span.start
    rest = words[core.end :]
    gap = len(rest) - len(OPENING.sub("", rest))
    after = rest[gap:].lower()
    for phrase, unit in numbers.measures:
        if after.startswith(phrase) and not after[len(phrase) : len(phrase) + 1].isalnum():
            span = Span(start + core.end + gap, start + core.end + gap + len(phrase))
            return Unit(unit, span, _token_at(sentence, span.end))
    before = words[: core.start].rstrip()
    for phrase, unit in numbers.measures:
        if not phrase[0].isalnum() and before.endswith(phrase):
            return Unit(unit, Span(start + len(before) - len(phrase), start + len(before)))
    return None


def _token_at(sentence: Sentence, end: int) -> int | None:
    return next((token.index for token in sentence.tokens if token.start < end <= token.end), None)


def _noun(core: Core, words: str, sentence: Sentence, numbers: Numbers) -> Unit | None:
    part = numbers.part.match(words, core.end)
    following = _following(replace(core, end=part.end()) if part and not core.article else core, words, sentence)
    for number, word in enumerate(following[:REACH]):
        pair = " ".join(other.text.lower() for other in following[number : number + 2])
        name = numbers.nouns.get(pair) or name_of(word.text, numbers)
        if name is not None and _is_attributive(word, following[number + 1 :], numbers):
            continue
        if name is not None:
            return _with_second(name, following[number:], sentence, numbers)
        if _is_noun(word):
            index = word.token.index if word.token else None
            return Unit(None, Span(sentence.span.start + word.start, sentence.span.start + word.end), index)
        if not _may_stand_between(word, numbers):
            return None
    return None


def _is_attributive(word: Word, following: list[Word], numbers: Numbers) -> bool:
    """Whether a word that can be a noun stands as an adjective before one: "fifty wounded soldiers"."""
    if word.text.lower() not in numbers.table["phrase"]["attributive"]:
        return False
    return any(name_of(other.text, numbers) for other in following[:2]) and _may_stand_between(following[0], numbers)


def name_of(word: str, numbers: Numbers) -> str | None:
    """The unit of a noun, also of a compound that ends in a known one."""
    lower = word.lower()
    last = lower.rpartition("-")[2]
    for form in (lower, last):
        if form in numbers.nouns:
            return numbers.nouns[form]
    model = next((unit for unit, pattern in numbers.models if pattern.fullmatch(lower)), None)
    if model is not None:
        return model
    return next((unit for end, unit in numbers.endings if lower.endswith(end) and len(lower) >= len(end) + 3), None)


def _with_second(name: str, words: list[Word], sentence: Sentence, numbers: Numbers) -> Unit:
    """A unit, joined with a second noun that the same number counts: "shells and rockets"."""
    start, first = sentence.span.start, words[0]
    index = first.token.index if first.token else None
    if len(words) > 2 and words[1].text.lower() in numbers.table["phrase"]["links"][:1]:
        second = name_of(words[2].text, numbers)
        if second and second != name:
            both = f"{name}_and_{second}"
            return Unit(numbers.table["joined"].get(both, both), Span(start + first.start, start + words[2].end), index)
    return Unit(name, Span(start + first.start, start + first.end), index)


def _following(core: Core, words: str, sentence: Sentence) -> list[Word]:
    """The words after the number, quotation marks left out."""
    start = sentence.span.start
    if sentence.tokens:
        pieces = [
            Word(token.text, token.start - start, token.end - start, token)
            for token in sentence.tokens
            if token.start >= start + core.end
        ]
    else:
        pieces = [
            Word(piece.group(), core.end + piece.start(), core.end + piece.end(), None)
            for piece in WORD.finditer(words[core.end :])
        ]
    return [piece for piece in pieces[: REACH + 6] if piece.text not in QUOTES and not piece.text.isspace()]


def _is_noun(word: Word) -> bool:
    token = word.token
    return token is not None and token.pos == "NOUN" and not token.tag.startswith(VERBAL)  # "51 onderschept"


def _may_stand_between(word: Word, numbers: Numbers) -> bool:
    lower, phrase = word.text.lower(), numbers.table["phrase"]
    if lower in phrase["stops"] or not word.text[-1:].isalpha():
        return False
    if lower in phrase["links"]:
        return True
    if word.token is not None and word.token.pos in BETWEEN:
        return True
    return bool(numbers.adjective.fullmatch(lower)) and (word.token is None or word.token.pos in ("", "VERB", "NOUN"))
