"""The rooms that a reader needs, made once: packs, theatre, gazetteer and the shipped syntax model."""

from functools import cache

import spacy

from wederhoor import atlas, languages, theatres
from wederhoor.model.claims import Reading
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


def read(text: str, day: str | None = "2022-09-11", title: str | None = None) -> Reading:
    """What the shipped reader makes of a text."""
    made = story(text, day, title)
    return reader().read(made, made.published)
