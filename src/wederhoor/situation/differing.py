"""What two texts differ in, side by side. Rule: both texts are shown as they stand; only what differs is marked.

Paragraphs are set beside each other where they share enough words, and compared word by word.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from wederhoor.model.stories import Story
from wederhoor.model.texts import Block, BlockKind, Span

TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
QUOTES = str.maketrans(dict.fromkeys("'’‘“”„«»", '"'))  # which marks an outlet quotes with is no difference
ALIKE = 0.34  # share of the words of the shorter of two paragraphs from which they are one, changed
MOST = 240  # paragraphs of a text that are set beside those of another


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text: what the other text has too, what only this one has, or what is not shown."""

    text: str
    own: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """Two paragraphs beside each other; one of them is empty where the other text has none like it."""

    left: tuple[Piece, ...]
    right: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What two texts differ in, with how many words only the one and only the other has."""

    pairs: tuple[Pair, ...]
    left: int
    right: int


@dataclass(frozen=True)
class _Paragraph:
    tokens: tuple[str, ...]
    spans: tuple[Span, ...]

    @cached_property
    def compared(self) -> tuple[str, ...]:
        return tuple(" " if token.isspace() else token.translate(QUOTES) for token in self.tokens)

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(token.casefold() for token in self.tokens if token[0].isalnum())


def differences(
    one: Story, other: Story, shown: Sequence[Span] | None = None, other_shown: Sequence[Span] | None = None
) -> Difference:
    """Two texts paragraph by paragraph; of each only the spans named are shown, by default all of it."""
    left, right = _paragraphs(one), _paragraphs(other)
    pairs, only_left, only_right = [], 0, 0
    for a, b in _beside(left, right):
        mine, theirs = _own(a, b)
        only_left += _words(a, mine)
        only_right += _words(b, theirs)
        pair = Pair(tuple(_pieces(a, mine, shown)), tuple(_pieces(b, theirs, other_shown)))
        if any(not piece.hidden for piece in (*pair.left, *pair.right)):
            pairs.append(pair)
    return Difference(tuple(pairs), only_left, only_right)


def _paragraphs(story: Story) -> list[_Paragraph]:
    blocks: list[Block] = [block for block in story.blocks if block.kind is not BlockKind.FURNITURE]
    found = []
    for block in blocks[:MOST]:
        matches = list(TOKEN.finditer(story.text, block.start, block.end))
        if matches:
            found.append(_Paragraph(tuple(m[0] for m in matches), tuple(Span(*m.span()) for m in matches)))
    return found


def _beside(
    left: Sequence[_Paragraph], right: Sequence[_Paragraph]
) -> Iterator[tuple[_Paragraph | None, _Paragraph | None]]:
    """The paragraphs in the order of both texts, those that are most alike beside each other."""
    scores = [[_alike(a, b) for b in right] for a in left]
    best = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for i in range(len(left) - 1, -1, -1):
        for j in range(len(right) - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], scores[i][j] and scores[i][j] + best[i + 1][j + 1])
    i = j = 0
    while i < len(left) or j < len(right):
        if i < len(left) and j < len(right) and scores[i][j] and best[i][j] == scores[i][j] + best[i + 1][j + 1]:
            yield left[i], right[j]
            i, j = i + 1, j + 1
        elif i < len(left) and best[i][j] == best[i + 1][j]:
            yield left[i], None
            i += 1
        else:
            yield None, right[j]
            j += 1


def _alike(one: _Paragraph, other: _Paragraph) -> float:
    """The share of the shorter one's words that both have; 0 below ALIKE."""
    if one.compared == other.compared:
        return 1.0
    mine, theirs = one.words, other.words
    least = min(len(mine), len(theirs))
    share = len(mine & theirs) / least if least else 0.0
    return round(share, 6) if share >= ALIKE else 0.0


def _own(left: _Paragraph | None, right: _Paragraph | None) -> tuple[frozenset[int], frozenset[int]]:
    """The places of the tokens that only the one, and only the other, has."""
    if left is None or right is None:
        return frozenset(range(len(left.tokens) if left else 0)), frozenset(range(len(right.tokens) if right else 0))
    mine, theirs = set[int](), set[int]()
    for kind, a, b, c, d in SequenceMatcher(None, left.compared, right.compared, autojunk=False).get_opcodes():
        if kind != "equal":
            mine.update(range(a, b))
            theirs.update(range(c, d))
    return frozenset(mine), frozenset(theirs)


def _words(paragraph: _Paragraph | None, own: frozenset[int]) -> int:
    return sum(paragraph.tokens[place][0].isalnum() for place in own) if paragraph else 0


def _pieces(paragraph: _Paragraph | None, own: frozenset[int], shown: Sequence[Span] | None) -> Iterator[Piece]:
    """The tokens joined to stretches of one sort; what is not shown leaves one mark."""
    state: tuple[bool, bool] | None = None
    text = ""
    for place, (token, span) in enumerate(zip(paragraph.tokens, paragraph.spans, strict=True) if paragraph else ()):
        hidden = shown is not None and not any(kept.covers(span) for kept in shown)
        if hidden and state is not None and token.isspace():
            hidden = state[1]  # the space between two sentences that are shown hides nothing
        now = (place in own and not hidden, hidden)
        if now != state and text:
            assert state is not None  # there is text, so there was a token
            yield Piece("" if state[1] else text, *state)
            text = ""
        state, text = now, text + token
    if text and state is not None:
        yield Piece("" if state[1] else text, *state)
