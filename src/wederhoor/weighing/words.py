"""A story as a row of folded words. Rule: case, diacritics and quotation marks never make two words differ."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from wederhoor.model.stories import Story
from wederhoor.model.texts import READ_KINDS

WORD = re.compile(r"\w+")
MARK = re.compile("[“„«‘‚”»’\"']")
OPENING, CLOSING = "“„«‘‚\"'", "”“»’\"'"


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a story that can be read, where they stand, and whether they stand inside quotation marks."""

    folded: tuple[str, ...]
    places: tuple[tuple[int, int], ...]  # first character and the one after the last
    quoted: tuple[bool, ...]


def readable_spans(story: Story) -> tuple[tuple[int, int], ...]:
    """Where the readable blocks start and end; the whole text where a story has no blocks."""
    if not story.blocks:
        return ((0, len(story.text)),)
    return tuple((block.start, block.end) for block in story.blocks if block.kind in READ_KINDS)


def words_of(text: str, spans: Iterable[tuple[int, int]]) -> Words:
    """Words of some stretches of a text."""
    folded: list[str] = []
    places: list[tuple[int, int]] = []
    quoted: list[bool] = []
    for start, end in spans:
        found = [(match.group(), match.span()) for match in WORD.finditer(text, start, end)]
        folded.extend(fold(word) for word, _ in found)
        places.extend(place for _, place in found)
        inside = _quoted_stretches(text, start, end)
        if inside:
            quoted.extend(any(opened <= place[0] < closed for opened, closed in inside) for _, place in found)
        else:
            quoted.extend([False] * len(found))
    return Words(tuple(folded), tuple(places), tuple(quoted))


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """A word without case and diacritics."""
    if word.isascii():
        return word.lower()
    return "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))


@lru_cache(maxsize=65_536)
def bag(text: str) -> frozenset[str]:
    """The different folded words of a text."""
    return frozenset(fold(match.group()) for match in WORD.finditer(text))


def likeness(a: str, b: str) -> float:
    """Words in both over words in either, each counted once; 0 where one has none."""
    first, second = bag(a), bag(b)
    either = len(first | second)
    return round(len(first & second) / either, 6) if either else 0.0


def _quoted_stretches(text: str, first: int, last: int) -> list[tuple[int, int]]:
    """Stretches between quotation marks; one that is never closed is none, so that it cannot swallow a paragraph."""
    found: list[tuple[int, int]] = []
    opened: int | None = None
    for mark in MARK.finditer(text, first, last):
        place, letter = mark.start(), mark.group()
        before = text[place - 1] if place > first else " "
        after = text[place + 1] if place + 1 < last else " "
        if opened is None and letter in OPENING and not before.isalnum() and not after.isspace():
            opened = place
        elif opened is not None and letter in CLOSING and not after.isalnum() and not before.isspace():
            found.append((opened, place))
            opened = None
    return found
