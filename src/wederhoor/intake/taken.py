"""What intake hands on, and what its formats hand to it. Rule: frozen values only."""

from dataclasses import dataclass

from wederhoor.model.problems import Problem
from wederhoor.model.stories import Page, Published, Story
from wederhoor.model.texts import BlockKind


@dataclass(frozen=True, slots=True)
class Taken:
    """What one page gave; a page that was refused is None."""

    page: Page | None = None
    stories: tuple[Story, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One line or paragraph of a page, normalised, with what the format knows of it."""

    text: str
    kind: BlockKind = BlockKind.BODY  # what the markup says; BODY where it says nothing
    gap: bool = False  # a blank line stands before it
    listed: bool = False  # an item of a list


@dataclass(frozen=True, slots=True)
class Draft:
    """A story as its format gives it, before its lines are told apart."""

    lines: tuple[Line, ...]
    place: str = ""  # where on the page, for problems: "item 2"
    title: str | None = None  # from metadata
    outlet: str | None = None
    address: str | None = None
    guid: str | None = None
    language: str | None = None  # as declared
    published: Published | None = None
    credits: tuple[str, ...] = ()  # from a label outside the text
    age: str | None = None
    main: bool = True
    number: int = 0
    delivered: bool = True  # whether what came with the file is about this story


@dataclass(frozen=True, slots=True)
class Found:
    """What a format found on a page."""

    drafts: tuple[Draft, ...] = ()
    problems: tuple[Problem, ...] = ()
