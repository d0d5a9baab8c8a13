"""A story as a row of folded words. Rule: case, diacritics and quotation marks never make two words differ."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from wederhoor.model.stories import Story
from wederhoor.model.texts import READ_KINDS

WORD = re.compile(r"\w+")
MARK = re.compile("[“„«‘‚”»’\"']")
CLOSES = {"“": "”", "„": '”“"', "«": "»", "»": "«", "‘": "’", "‚": "’‘'", '"': '"', "'": "'"}  # by the mark that opened


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a story that can be read, where they stand, and whether they stand inside quotation marks."""

    folded: tuple[str, ...]
    quoted: tuple[bool, ...]
    text: str
    spans: tuple[tuple[int, int], ...]  # the stretches that can be read

    @property
    def places(self) -> tuple[tuple[int, int], ...]:
        """The first character of each word and the one after its last; few texts are asked for them."""
        return tuple(match.span() for start, end in self.spans for match in WORD.finditer(self.text, start, end))


def readable_spans(story: Story) -> tuple[tuple[int, int], ...]:
    """Where the readable blocks start and end; the whole text where a story has no blocks."""
    if not story.blocks:
        return ((0, len(story.text)),)
    return tuple((block.start, block.end) for block in story.blocks if block.kind in READ_KINDS)


def words_of(text: str, spans: Sequence[tuple[int, int]]) -> Words:
    """Words of some stretches of a text, such as its paragraphs."""
    lowered = text.lower() if text.isascii() else None
    folded: list[str] = []
    quoted: list[bool] = []
    for (start, end), inside in zip(spans, _quotations(text, spans), strict=True):
        before = len(folded)
        if lowered is None:
            folded.extend(map(fold, WORD.findall(text, start, end)))
        else:
            folded.extend(WORD.findall(lowered, start, end))  # what is ASCII folds to its small letters, as in `fold`
        if inside:
            begins = [match.start() for match in WORD.finditer(text, start, end)]
            quoted.extend(any(opened <= place < closed for opened, closed in inside) for place in begins)
        else:
            quoted.extend([False] * (len(folded) - before))
    return Words(tuple(folded), tuple(quoted), text, tuple(spans))


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


def _quotations(text: str, spans: Sequence[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Stretches between quotation marks, by paragraph; one that nothing closes is none, so that it swallows no text.

    A quotation of several paragraphs is opened again in each, or closed in a later one.
    """
    found: list[list[tuple[int, int]]] = []
    left: tuple[int, str] | None = None  # what the paragraph before opened and did not close
    for before, span in zip((None, *spans), spans, strict=False):
        inside, opened, loose = _inside(text, *span, left[1] if left else "")
        if left is not None and before is not None and (loose is not None or text.startswith(left[1], span[0])):
            found[-1].append((left[0], before[1]))
            if loose is not None:
                inside.insert(0, (span[0], loose))
        found.append(inside)
        left = opened
    return found


def _inside(
    text: str, first: int, last: int, left: str
) -> tuple[list[tuple[int, int]], tuple[int, str] | None, int | None]:
    """A paragraph's quotations, what it leaves open, and the first mark if it only closes what was left open before."""
    found: list[tuple[int, int]] = []
    opened: tuple[int, str] | None = None
    loose: int | None = None
    for mark in MARK.finditer(text, first, last):
        place, letter = mark.start(), mark.group()
        before = text[place - 1] if place > first else " "
        after = text[place + 1] if place + 1 < last else " "
        further = text[place + 2] if place + 2 < last else " "
        opens = not before.isalnum() and not after.isspace()
        if letter in "'’‘" and opens and after.isalpha() and not further.isalnum():
            continue  # 's and its like: a word cut short
        closes = not after.isalnum() and not before.isspace()
        if opened is None and opens and letter in CLOSES:
            opened = place, letter
        elif opened is not None and closes and letter in CLOSES[opened[1]]:
            found.append((opened[0], place))
            opened = None
        elif opened is None and closes and not found and loose is None and letter in CLOSES.get(left, ""):
            loose = place
    return found, opened, loose
