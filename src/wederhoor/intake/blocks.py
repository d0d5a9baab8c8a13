"""Lines to a story's text and its blocks. Rule: blocks follow each other, and what none covers is white space."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from wederhoor.intake.cleaning import ENDS_SENTENCE
from wederhoor.intake.dateline import end_credit, find_dateline, whole_credit
from wederhoor.intake.headlines import find_title, with_subheads
from wederhoor.intake.taken import Line
from wederhoor.intake.words import PageWords
from wederhoor.model.texts import Block, BlockKind

BULLET = re.compile(r"[•▪◦●‣·■*–—-] (?=\S)")
DIGITS = re.compile(r"[\d\s/|.,:-]+(?:uur|u)?")
IMAGE_ID = re.compile(r"(?i)(?=\S*\d{5})[\w.-]+|\S+\.(?:jpe?g|png|gif|webp|mp4)")
PARAGRAPH_LENGTH = 120
CAPTION_LENGTH = 300
TAIL_WORDS = 14


@dataclass(frozen=True, slots=True)
class Arranged:
    """A story's text with its blocks, and what the text says of its title, dateline and credits."""

    text: str
    blocks: tuple[Block, ...]
    title: str | None
    dateline_places: tuple[str, ...]
    credits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Cut:
    """The pieces of one line (kind, start, end) and what its dateline and credits name."""

    pieces: tuple[tuple[BlockKind, int, int], ...]
    places: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()


def arrange(lines: Sequence[Line], title: str | None, words: PageWords) -> Arranged:
    """The text and blocks of one story; a title that only the metadata give becomes the first line."""
    known = tuple(_recognised(line, words) for line in _without_preface(lines, words))
    known, title = find_title(known, title, words)
    known = _without_tail(known, words)
    known = with_subheads(known, words)
    return _joined(known, _cuts(known, words), title, words)


def _without_preface(lines: Sequence[Line], words: PageWords) -> tuple[Line, ...]:
    """The lines before the first paragraph, with section, byline, clock and image number set aside."""
    end = next((at for at, line in enumerate(lines) if _is_paragraph(line, words)), len(lines))
    return tuple(
        replace(line, kind=BlockKind.FURNITURE) if at < end and _is_preface(line, words) else line
        for at, line in enumerate(lines)
    )


def _is_paragraph(line: Line, words: PageWords) -> bool:
    long = len(line.text) >= PARAGRAPH_LENGTH or ENDS_SENTENCE.search(line.text) is not None
    return (long and not words.furniture.fullmatch(line.text)) or find_dateline(line.text, words) is not None


def _is_preface(line: Line, words: PageWords) -> bool:
    patterns = (words.sections, words.byline, words.date_line, words.age)
    return line.kind is BlockKind.BODY and any(pattern.fullmatch(line.text) for pattern in patterns)


def _recognised(line: Line, words: PageWords) -> Line:
    """A line that is furniture whatever stands around it, marked as such."""
    if line.kind is BlockKind.HEADLINE:
        return line
    patterns = (words.furniture, words.photo_credit, DIGITS, IMAGE_ID)
    if any(pattern.fullmatch(line.text) for pattern in patterns):
        return replace(line, kind=BlockKind.FURNITURE)
    return replace(line, listed=True) if BULLET.match(line.text) else line


def _without_tail(lines: Sequence[Line], words: PageWords) -> tuple[Line, ...]:
    """The lines with credits and names after the last paragraph told apart from it."""
    marked = list(lines)
    first = next((at for at, line in enumerate(lines) if line.kind is BlockKind.BODY), len(lines))
    ended = False
    for at in range(len(marked) - 1, first, -1):
        line = marked[at]
        credits = whole_credit(line.text, words) if line.kind in {BlockKind.BODY, BlockKind.FURNITURE} else ()
        if credits:
            marked[at] = replace(line, kind=BlockKind.FURNITURE if ended else BlockKind.CREDIT)
        elif line.kind is not BlockKind.FURNITURE and (ended or _is_said(line, words)):
            ended = True
        else:
            marked[at] = replace(line, kind=BlockKind.FURNITURE)
    return tuple(marked)


def _is_said(line: Line, words: PageWords) -> bool:
    """Whether a line at the end of a story belongs to it: a sentence, or too long for a name or a teaser."""
    if line.kind is not BlockKind.BODY or line.listed or ENDS_SENTENCE.search(line.text):
        return True
    return len(line.text.split()) > TAIL_WORDS or end_credit(line.text, words) is not None


def _cuts(lines: Sequence[Line], words: PageWords) -> Iterator[_Cut]:
    bodies = [at for at, line in enumerate(lines) if line.kind is BlockKind.BODY]
    datelined = False
    for at, line in enumerate(lines):
        cut = _cut(line, words, datelined=datelined, last=bool(bodies) and at == bodies[-1])
        datelined = datelined or any(kind is BlockKind.DATELINE for kind, _, _ in cut.pieces)
        yield cut


def _cut(line: Line, words: PageWords, *, datelined: bool, last: bool) -> _Cut:
    text, kind = line.text, line.kind
    if kind is BlockKind.CREDIT:
        return _Cut(((kind, 0, len(text)),), credits=whole_credit(text, words))
    if kind not in {BlockKind.BODY, BlockKind.HEADLINE, BlockKind.CAPTION}:
        return _Cut(((kind, 0, len(text)),))
    pieces: list[tuple[BlockKind, int, int]] = []
    start, caption = _labels(text, words, pieces) if kind is not BlockKind.CAPTION else (0, False)
    end = len(text)
    places: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    dateline = None if datelined or kind is not BlockKind.BODY else find_dateline(text[start:], words)
    if dateline:
        pieces.append((BlockKind.DATELINE, start, start + dateline.end))
        places, credits, start = dateline.places, dateline.credits, start + dateline.end
    tail: tuple[BlockKind, int, int] | None = None
    credit = end_credit(text, words) if last else None
    photo = words.photo_credit.search(text, start) if len(text) <= CAPTION_LENGTH else None
    if credit:
        tail, credits = (BlockKind.CREDIT, credit[0], end), (*credits, *credit[1])
    elif photo and kind is not BlockKind.HEADLINE:
        caption, tail = True, (BlockKind.FURNITURE, photo.start("credit"), end)
    if tail:
        end = len(text[: tail[1]].rstrip())
    if end > start:
        pieces.append((BlockKind.CAPTION if caption else kind, start, end))
    return _Cut((*pieces, tail) if tail else tuple(pieces), places, credits)


def _labels(text: str, words: PageWords, pieces: list[tuple[BlockKind, int, int]]) -> tuple[int, bool]:
    """Where the text begins after bullets and labels, and whether a label says that it is a caption."""
    start, caption = 0, False
    while (
        match := BULLET.match(text, start) or words.label.match(text, start) or words.caption_label.match(text, start)
    ):
        pieces.append((BlockKind.FURNITURE, start, start + len(match[0].rstrip())))
        caption = caption or match.re is words.caption_label or match[0] in words.caption_labels
        start = match.end()
    return start, caption


def _joined(lines: Sequence[Line], cuts: Iterator[_Cut], title: str | None, words: PageWords) -> Arranged:
    written: list[str] = []
    blocks: list[Block] = []
    length = paragraph = 0
    places: tuple[str, ...] = ()
    credits: dict[str, None] = {}
    for line, cut in zip(lines, cuts, strict=True):
        between = ("\n\n" if line.gap else "\n") if written else ""
        length += len(between)
        places = places or cut.places
        credits.update(dict.fromkeys(cut.credits))
        for kind, start, end in cut.pieces:
            paragraph += kind is BlockKind.BODY
            number = paragraph if kind is BlockKind.BODY else 0
            blocks.append(Block(length + start, length + end, kind, number))
            if kind is BlockKind.HEADLINE:
                title = line.text[start:end]
        written += (between, line.text)
        length += len(line.text)
    return Arranged("".join(written), tuple(blocks), title, places, tuple(credits))
