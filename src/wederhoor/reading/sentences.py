"""Text to sentences by own rules, whatever a parser thinks. Rule: a sentence never leaves its block."""

import re
from collections.abc import Iterator

from wederhoor.model.packs import LanguagePack
from wederhoor.model.stories import Story
from wederhoor.model.texts import Block, BlockKind, Span
from wederhoor.model.vocabulary import Part
from wederhoor.reading.parsed import Sentence

CLOSERS = "\"'»”’«)]"
OPENERS = "\"'«“‘„»([-–—"
END = re.compile(rf"[.!?…]+[{re.escape(CLOSERS)}]*(?=\s)")
BULLET = re.compile(r"\s*(?:[-–—•*·▪]|\d{1,2}[.)])\s+")
PARTS = {
    BlockKind.HEADLINE: Part.HEADLINE,
    BlockKind.SUBHEAD: Part.SUBHEAD,
    BlockKind.BODY: Part.BODY,
    BlockKind.CAPTION: Part.CAPTION,
}


def split(story: Story, language: LanguagePack) -> tuple[Sentence, ...]:
    """The sentences of a story's headline, subheads, captions and paragraphs, without tokens."""
    words = frozenset(language.tables.get("sentences", {}).get("abbreviations", ()))
    found: list[Sentence] = []
    for block in story.readable:
        for span in _spans(story.text, block, words):
            found.append(Sentence(len(found), span, PARTS[block.kind], block.paragraph))
    return tuple(found)


def _spans(text: str, block: Block, abbreviations: frozenset[str]) -> Iterator[Span]:
    for line in re.finditer(r"[^\n]+", block.span.of(text)):
        start, end = block.start + line.start(), block.start + line.end()
        if block.kind in {BlockKind.HEADLINE, BlockKind.SUBHEAD}:
            yield from _trimmed(text, start, end)
            continue
        for match in END.finditer(text, start, end):
            if _ends(text, start, match, end, abbreviations):
                yield from _trimmed(text, start, match.end())
                start = match.end()
        yield from _trimmed(text, start, end)


def _ends(text: str, start: int, match: re.Match[str], limit: int, abbreviations: frozenset[str]) -> bool:
    """Whether the mark really closes a sentence: what follows opens one, what precedes is no abbreviation."""
    after = text[match.end() : limit].lstrip()
    if not after:
        return True
    opener = after.lstrip(OPENERS + " ")
    if not opener or not (opener[0].isupper() or opener[0].isdigit() or (after[0] in OPENERS and opener[0].isalpha())):
        return False
    if after[0] not in OPENERS and opener[0].islower():
        return False
    if not match.group().startswith(".") or len(match.group().rstrip(CLOSERS)) > 1:
        return not (opener[0].islower() and match.group()[0] in "!?")
    if match.group()[-1] in CLOSERS and opener[0].islower():
        return False
    before = text[start : match.start() + 1].rsplit(maxsplit=1)
    word = before[-1].lstrip(OPENERS).lower() if before else ""
    if word in abbreviations:
        return False
    return not re.fullmatch(r"\d{1,2}\.", word) or not opener[0].islower()


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    bullet = BULLET.match(text, start, end)
    if bullet:
        start = bullet.end()
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start and any(character.isalnum() for character in text[start:end]):
        yield Span(start, end)
