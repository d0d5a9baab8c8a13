"""The rooms that a reader needs, made once: packs, theatre, gazetteer and the shipped syntax model."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import spacy

from wederhoor import atlas, languages, theatres
from wederhoor.model.claims import Claim, Reading
from wederhoor.model.ids import digest
from wederhoor.model.period import Period
from wederhoor.model.stories import Published, Story
from wederhoor.model.texts import Block, BlockKind
from wederhoor.model.vocabulary import Basis
from wederhoor.reading.reader import RuleReader


@cache
def reader() -> RuleReader:
    """The reader as it ships."""
    language = languages.load("nl")
    assert language.syntax is not None
    return RuleReader(language, theatres.load("ukraine"), atlas.load(), spacy.load(language.syntax))


def story(text: str, day: str | None = "2022-09-11", title: str | None = None) -> Story:
    """A story whose lines are its paragraphs, with or without a headline."""
    whole = f"{title}\n{text}" if title else text
    blocks, start = [], 0
    for number, line in enumerate(whole.split("\n")):
        kind = BlockKind.HEADLINE if title and number == 0 else BlockKind.BODY
        blocks.append(
            Block(start, start + len(line), kind, 0 if kind is BlockKind.HEADLINE else number + (title is None))
        )
        start += len(line) + 1
    published = Published(Period.parse(day), Basis.HEADER) if day else None
    return Story("s-test", "k", "p", whole, digest(whole), tuple(blocks), title=title, published=published)


def cells(table: Path, width: int) -> Iterator[list[str]]:
    """The rows of the tables of a page that have so many cells, without their heads."""
    for line in table.read_text("utf-8").splitlines():
        row = [cell.strip() for cell in line.split("|")[1:-1]]
        if len(row) == width and row[0] != "text" and not row[0].startswith("---"):
            yield row


def claims_of(text: str) -> tuple[Claim, ...]:
    """The claims of a text of June 2024, or of a headline ("# ...") over a body that says nothing."""
    made = read("Meer volgt.", "2024-06-11", text[2:]) if text.startswith("# ") else read(text, "2024-06-11")
    return made.claims


def read(text: str, day: str | None = "2022-09-11", title: str | None = None) -> Reading:
    """What the shipped reader makes of a text."""
    made = story(text, day, title)
    return reader().read(made, made.published)
