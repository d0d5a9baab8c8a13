"""Places in a text. Rule: a span counts characters of the story's normalised text, end exclusive."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters start (inclusive) to end (exclusive)."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters themselves."""
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """Whether the other span lies inside this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether at least one character is in both."""
        return self.start < other.end and other.start < self.end


class BlockKind(StrEnum):
    """What a stretch of a story's text is."""

    HEADLINE = "headline"
    SUBHEAD = "subhead"
    BODY = "body"
    CAPTION = "caption"
    DATELINE = "dateline"
    CREDIT = "credit"
    FURNITURE = "furniture"


READ_KINDS = frozenset({BlockKind.HEADLINE, BlockKind.SUBHEAD, BlockKind.BODY, BlockKind.CAPTION})


@dataclass(frozen=True, slots=True, order=True)
class Block:
    """A stretch of one kind. Body blocks are paragraphs; blocks follow each other and do not overlap."""

    start: int
    end: int
    kind: BlockKind
    paragraph: int = 0  # body paragraphs count from 1; other kinds have 0

    @property
    def span(self) -> Span:
        """The block's characters."""
        return Span(self.start, self.end)
