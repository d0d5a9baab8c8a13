"""Text to sentences by own rules, whatever a parser thinks. Rule: a sentence never leaves its block."""

import re
from collections.abc import Iterator

from wederhoor.model.packs import LanguagePack
from wederhoor.model.stories import Story
from wederhoor.model.texts import BlockKind, Span
from wederhoor.model.vocabulary import Part
from wederhoor.reading.parsed import Sentence
from wederhoor.reading.sentence_ends import CLOSERS, EndWords, end_words, ends, glued

MARKS = re.compile(rf"[.!?…]+[{re.escape(CLOSERS)}]*")
STOPS = re.compile(r"[.!?…]+")
DETACHED = re.compile(r'\s"(?=\s|$)')
BULLET = re.compile(r"\s*(?:[-–—•*·▪]|\d{1,2}[.)])\s+")
INNER_BULLET = re.compile(r"(?<=\s)[•▪](?=\s)")
PARTS = {
    BlockKind.HEADLINE: Part.HEADLINE,
    BlockKind.SUBHEAD: Part.SUBHEAD,
    BlockKind.BODY: Part.BODY,
    BlockKind.CAPTION: Part.CAPTION,
}


def split(story: Story, language: LanguagePack) -> tuple[Sentence, ...]:
    """The sentences of a story's headline, subheads, captions and paragraphs, without tokens.

    A heading is one sentence whatever its marks; so is an item of a list, without its mark. A quotation is cut at the
    stops inside it; the words that say whose it is stay with the part that they follow.
    """
    words = end_words(language)
    found: list[Sentence] = []
    for block in story.readable:
        for line in re.finditer(r"[^\n]+", block.span.of(story.text)):
            whole = Span(block.start + line.start(), block.start + line.end())
            heading = block.kind in {BlockKind.HEADLINE, BlockKind.SUBHEAD}
            for span in (whole,) if heading else _spans(story.text, whole, words):
                if kept := _trimmed(story.text, span):
                    found.append(Sentence(len(found), kept, PARTS[block.kind], block.paragraph))
    return tuple(found)


def _spans(text: str, line: Span, words: EndWords) -> Iterator[Span]:
    """The sentences of a line with the space around them: each ends where the next begins."""
    start = line.start
    for cut in _cuts(text, line, words):
        yield Span(start, cut)
        start = cut
    yield Span(start, line.end)


def _cuts(text: str, line: Span, words: EndWords) -> Iterator[int]:
    """Where the line is cut, in order."""
    start, bullet = line.start, BULLET.match(text, line.start, line.end)
    items = [item.start() for item in INNER_BULLET.finditer(text, line.start, line.end)]
    for marks in MARKS.finditer(text, bullet.end() if bullet else line.start, line.end):
        while items and items[0] < marks.start():
            start = items.pop(0)
            yield start
        cut = _end(text, Span(start, line.end), marks, words)
        if cut is not None:
            start = cut
            yield cut
    yield from items


def _end(text: str, rest: Span, marks: re.Match[str], words: EndWords) -> int | None:
    """Where the sentence that begins the rest of a line ends, if it does so at these marks."""
    after = text[marks.end() : rest.end]
    if after and not after[0].isspace():
        stops = STOPS.match(text, marks.start())
        assert stops is not None
        opening = '"' in marks.group() and text.count('"', rest.start, marks.start()) % 2 == 0
        cut = stops.end() if opening else marks.end()
        return cut if glued(text[rest.start : cut], text[cut : rest.end], words) else None
    detached = DETACHED.match(text, marks.end(), rest.end)
    if detached and text.count('"', rest.start, marks.end()) % 2 == 1:
        return detached.end()
    return marks.end() if ends(text[rest.start : marks.start()], marks.group(), after.lstrip(), words) else None


def _trimmed(text: str, span: Span) -> Span | None:
    """The span without space and list mark; None where nothing is left to read."""
    bullet = BULLET.match(text, span.start, span.end)
    start, end = bullet.end() if bullet else span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if any(character.isalnum() for character in text[start:end]) else None
