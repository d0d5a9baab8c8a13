"""A report's text with its claims marked. Rule: what is shown of the text is the text, in its own order."""

from collections.abc import Sequence
from dataclasses import dataclass

from wederhoor.model.claims import Claim
from wederhoor.model.stories import Story
from wederhoor.model.texts import Block, BlockKind, Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a block: a sentence with the numbers of its claims, or what stands between such sentences."""

    text: str
    start: int  # in the story's text
    numbers: tuple[int, ...] = ()
    hidden: bool = False  # left out for a reader


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of the text in pieces."""

    kind: str  # of the block
    pieces: tuple[Piece, ...]


def passages(story: Story, claims: Sequence[Claim], *, whole: bool) -> tuple[Passage, ...]:
    """The blocks with their claims, counted from 1; to readers only sentences that carry a claim are shown."""
    numbers: dict[Span, list[int]] = {}
    for number, claim in enumerate(claims, 1):
        for sentence in (claim.sentence, *claim.also):
            numbers.setdefault(sentence, []).append(number)
    sentences = sorted(numbers)
    shown = []
    for block in story.blocks:
        if block.kind is BlockKind.FURNITURE and not whole:
            continue
        pieces = tuple(_pieces(story.text, block, [s for s in sentences if block.span.covers(s)], numbers, whole))
        if any(not piece.hidden for piece in pieces):
            shown.append(Passage(block.kind.value, pieces))
    return tuple(shown)


def _pieces(
    text: str, block: Block, sentences: Sequence[Span], numbers: dict[Span, list[int]], whole: bool
) -> list[Piece]:
    pieces, at = [], block.span.start
    for sentence in sentences:
        if sentence.start < at:
            continue  # it begins inside the one before, which is shown already
        pieces += _between(text, at, sentence.start, whole)
        pieces.append(Piece(sentence.of(text), sentence.start, tuple(numbers[sentence])))
        at = sentence.end
    return pieces + _between(text, at, block.span.end, whole)


def _between(text: str, start: int, end: int, whole: bool) -> list[Piece]:
    found = text[start:end]
    if not found.strip():
        return [Piece(found, start)] if found and whole else []
    return [Piece(found if whole else "", start, hidden=not whole)]
