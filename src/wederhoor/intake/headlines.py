"""Headlines and subheads. Rule: a line that ends like a sentence is neither, unless the markup says so."""

import re
from collections.abc import Sequence
from dataclasses import replace

from wederhoor.intake.cleaning import ENDS_SENTENCE, fold
from wederhoor.intake.dateline import find_dateline
from wederhoor.intake.taken import Line
from wederhoor.intake.words import PageWords
from wederhoor.model.texts import BlockKind

TITLE_LENGTH = 160  # characters
SUBHEAD_LENGTH = 90
SUBHEAD_WORDS = 12
NEAR_THE_TOP = 4  # lines among which a headline is looked for
ENDS_PLAIN = re.compile(r"""[.,;:…]["'”’»)\]]*$""")  # a question or an exclamation may be a heading
TWO_SENTENCES = re.compile(r"""(?<=[\w"'”’»)])(?<!\b[A-ZÀ-Þ])(?<!\bLIVE)\. +["'“‘„«]?[A-ZÀ-Þ]""")


def find_title(lines: Sequence[Line], title: str | None, words: PageWords) -> tuple[tuple[Line, ...], str | None]:
    """The lines with the headline marked, or put before them where only the metadata give it; and the title."""
    kept = [at for at, line in enumerate(lines) if line.kind is not BlockKind.FURNITURE][:NEAR_THE_TOP]
    marked = [at for at in kept if lines[at].kind is BlockKind.HEADLINE]
    if not marked and title:
        marked = [at for at in kept if fold(lines[at].text) == fold(title)]
        if not marked:
            rest = tuple(replace(line, gap=True) if at == 0 else line for at, line in enumerate(lines))
            return (Line(title, BlockKind.HEADLINE), *_demoted(rest)), title
    if not marked and kept and _may_be_title(lines[kept[0]], words):
        marked = kept[:1]
    if not marked:
        return _demoted(lines), None
    at = marked[0]
    chosen = replace(lines[at], kind=BlockKind.HEADLINE)
    return (*_demoted(lines[:at]), chosen, *_demoted(lines[at + 1 :])), chosen.text


def with_subheads(lines: Sequence[Line], words: PageWords) -> tuple[Line, ...]:
    """The lines with headings marked by their looks: short, no full stop, alone, and followed by a paragraph."""
    spaced = any(line.gap for line in lines)
    marked: list[Line] = []
    following: Line | None = None
    for line in reversed(lines):
        if line.kind is BlockKind.BODY and following and _is_subhead(line, following, spaced=spaced, words=words):
            marked.append(replace(line, kind=BlockKind.SUBHEAD))
        else:
            marked.append(line)
        if line.kind is not BlockKind.FURNITURE:
            following = line
    return tuple(reversed(marked))


def _is_subhead(line: Line, following: Line, *, spaced: bool, words: PageWords) -> bool:
    text = line.text
    if line.listed or len(text) > SUBHEAD_LENGTH or len(text.split()) > SUBHEAD_WORDS or ENDS_PLAIN.search(text):
        return False
    if following.listed or len(following.text) <= len(text) or not _opens(text):
        return False
    if words.label.match(text) or words.caption_label.match(text) or words.photo_credit.search(text):
        return False
    return (line.gap and following.gap) if spaced else ENDS_SENTENCE.search(following.text) is not None


def _demoted(lines: Sequence[Line]) -> tuple[Line, ...]:
    """A second headline on a page is a heading inside its story."""
    return tuple(replace(line, kind=BlockKind.SUBHEAD) if line.kind is BlockKind.HEADLINE else line for line in lines)


def _may_be_title(line: Line, words: PageWords) -> bool:
    text = line.text
    if line.kind is not BlockKind.BODY or line.listed or len(text) > TITLE_LENGTH or ENDS_PLAIN.search(text):
        return False
    return _opens(text) and not TWO_SENTENCES.search(text) and find_dateline(text, words) is None


def _opens(text: str) -> bool:
    first = text.lstrip("\"'“”‘’„«»(…")[:1]
    return first.isupper() or first.isdigit()
