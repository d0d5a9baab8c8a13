"""What a search asks for and finds. Rule: terms are letters and digits only, so that no question is ever a syntax."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from wederhoor.model.claims import Reading
from wederhoor.model.ids import digest
from wederhoor.model.stories import Story
from wederhoor.model.texts import Span

MARKED = 12  # hexadecimal digits of a mark


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence as the index of words keeps it."""

    span: Span  # in the story's text
    said: tuple[str, ...]  # the stems of its words, in order
    about: tuple[str, ...] = ()  # marks of who speaks in it and of its places, and the stems of those who speak


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that a sentence must hold, in any of several ways."""

    written: str  # as it was typed
    ways: tuple[tuple[str, ...], ...]  # stems that follow each other
    marks: tuple[str, ...] = ()  # of actors and places
    exact: tuple[str, ...] = ()  # folded words that follow each other just so
    begins: bool = False  # the last stem may go on


@dataclass(frozen=True, slots=True)
class Sought:
    """A question: every part of `parts` must be there, and none of `without`."""

    parts: tuple[Part, ...] = ()
    without: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence that fits; the smaller its rank, the better."""

    story: str
    span: Span
    rank: float


MakeLines = Callable[[Story, Reading | None], Iterable[Line]]


def mark_of(sort: str, name: str) -> str:
    """One term that stands for an actor or a place; no word of a text is like it."""
    return f"{sort}0{digest(f'{sort}:{name}')[:MARKED]}"
