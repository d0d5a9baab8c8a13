"""An update in words, before it is laid out. Rule: renderers see these values only and escape every text."""

from dataclasses import dataclass, replace
from enum import StrEnum
from unicodedata import category

MANY = 5  # marks that follow each other, from which on they are printed as a stretch
DASH = "–"


class Style(StrEnum):
    """What a run of text is; a renderer decides how it looks."""

    TEXT = "text"
    STRONG = "strong"
    SOFT = "soft"  # chains, counts and remarks
    BADGE = "badge"  # key: the status
    MARK = "mark"  # key: the number of a citation
    SEE = "see"  # key: the number of a line in "In short"
    LINK = "link"  # key: an address
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one style."""

    text: str
    style: Style = Style.TEXT
    key: str = ""


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class Heading:
    """A small heading inside a section."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class Item:
    """One line: badge, number, sentence with marks, and the chain beneath it."""

    runs: Runs
    below: Runs = ()
    status: str = ""  # the status's value in every language
    badge: str = ""  # its word in this one
    number: int | None = None
    anchor: str = ""
    cites: tuple[int, ...] = ()
    said: str = ""  # the sentence alone, as the proof checks it


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head; the first cell of a row names it."""

    head: tuple[str, ...]
    rows: tuple[tuple[Runs, ...], ...]


Block = Paragraph | Heading | Item | Table


@dataclass(frozen=True, slots=True)
class PageSection:
    """One section with its blocks; an empty one says so in its only paragraph."""

    key: str
    title: str
    blocks: tuple[Block, ...]
    count: int
    empty: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """The whole update in one language."""

    code: str
    title: str
    header: tuple[Runs, ...]
    sections: tuple[PageSection, ...]
    legend: Runs
    footer: str
    nothing: Runs = ()  # where In short is empty: one line that names the other empty sections


def gathered(page: Page) -> tuple[PageSection, ...]:
    """The sections as they are read: with the line that names the empty ones together, without these."""
    if not page.nothing:
        return page.sections
    first, *others = page.sections
    told = replace(first, blocks=(*first.blocks, Paragraph(page.nothing)))
    return told, *(section for section in others if not section.empty)


def text(value: str) -> Run:
    """Plain text."""
    return Run(value)


def soft(value: str) -> Run:
    """Text of lesser weight."""
    return Run(value, Style.SOFT)


def marks(numbers: tuple[int, ...]) -> Runs:
    """Citation marks after a space, each a link of its own; of many that follow each other the first and the last."""
    if not numbers:
        return ()
    found: list[Run] = [Run(" ")]
    for stretch in _stretches(numbers):
        ends = (stretch[0], stretch[-1])
        many = len(stretch) >= MANY
        found += [Run(f"[{number}]", Style.MARK, str(number)) for number in (ends if many else stretch)]
        if many:
            found.insert(-1, Run(DASH))
    return tuple(found)


def _stretches(numbers: tuple[int, ...]) -> list[list[int]]:
    """Numbers in their order, parted where one does not follow the one before it."""
    found: list[list[int]] = []
    for number in numbers:
        if found and number == found[-1][-1] + 1:
            found[-1].append(number)
        else:
            found.append([number])
    return found


def visible(value: str) -> str:
    """Text without control and direction marks, its spaces kept."""
    if value.isprintable():
        return value
    return "".join(" " if sign in "\t\n\r" else sign for sign in value if sign in "\t\n\r" or category(sign)[0] != "C")


def plain(runs: Runs) -> str:
    """The text alone."""
    return "".join(run.text for run in runs)
