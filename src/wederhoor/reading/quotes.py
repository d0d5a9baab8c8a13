"""Quotations, sentence by sentence. Rule: a mark that finds no partner in its paragraph is no quotation.

A quotation may run over several sentences, and over paragraphs where each of them opens with the mark again.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from wederhoor.reading.lexicon import Lexicon
from wederhoor.reading.parsed import Document, Sentence, Token


@dataclass(frozen=True, slots=True)
class Quotation:
    """The part of a quotation that lies in one sentence, with its marks."""

    first: int  # token indexes, inclusive
    last: int
    begun: bool = False  # it opened in an earlier sentence
    goes_on: bool = False  # it closes in a later sentence
    followed: bool = False  # words stand behind its closing mark, in the sentence where that is

    def holds(self, index: int) -> bool:
        """Whether a token lies inside."""
        return self.first <= index <= self.last


Place = tuple[int, int]  # sentence in the paragraph, token


def quotations(document: Document, lexicon: Lexicon) -> dict[int, tuple[Quotation, ...]]:
    """The quotations of each sentence, by its number."""
    closing = _pairs(lexicon)
    found: dict[int, list[Quotation]] = {}
    paragraphs = list(_paragraphs(document))
    for sentences, following in zip_longest(paragraphs, paragraphs[1:]):
        runs, odd = _runs(sentences, closing)
        if odd is not None and following is not None and _mark_at(following, (0, 0)) == _mark_at(sentences, odd):
            runs.append((odd, _end(sentences)))
        for run in runs:
            for number, part in _parts(sentences, run):
                found.setdefault(number, []).append(part)
    return {number: tuple(parts) for number, parts in found.items()}


def _mark_at(sentences: Sequence[Sentence], place: Place) -> str:
    return sentences[place[0]].tokens[place[1]].text


def _pairs(lexicon: Lexicon) -> Mapping[str, str]:
    """The marks that close what a mark opens."""
    table: dict[str, str] = {}
    for pair in lexicon.tables["reading"]["quotes"]["pairs"]:
        table[pair[0]] = table.get(pair[0], "") + pair[1:]
    return table


def _paragraphs(document: Document) -> Iterator[list[Sentence]]:
    group: list[Sentence] = []
    for sentence in document.sentences:
        if group and (sentence.paragraph, sentence.part) != (group[-1].paragraph, group[-1].part):
            yield group
            group = []
        if sentence.tokens:
            group.append(sentence)
    if group:
        yield group


def _runs(sentences: Sequence[Sentence], closing: Mapping[str, str]) -> tuple[list[tuple[Place, Place]], Place | None]:
    """The quotations of a paragraph, and the mark that stays open."""
    runs: list[tuple[Place, Place]] = []
    opened: tuple[Place, str] | None = None
    for number, sentence in enumerate(sentences):
        for token in sentence.tokens:
            if opened is not None and token.text in closing[opened[1]] and _closes(sentence, token):
                runs.append((opened[0], (number, token.index)))
                opened = None
            elif opened is None and token.text in closing and _opens(sentence, token):
                opened = ((number, token.index), token.text)
    return runs, opened[0] if opened else None


def _opens(sentence: Sentence, mark: Token) -> bool:
    """Whether a mark stands right before a word and not right behind one."""
    after = sentence.tokens[mark.index + 1 : mark.index + 2]
    before = sentence.tokens[mark.index - 1] if mark.index else None
    glued = before is not None and before.end == mark.start and before.text[-1:].isalnum()
    return bool(after) and after[0].start == mark.end and not glued


def _closes(sentence: Sentence, mark: Token) -> bool:
    return mark.index > 0 and sentence.tokens[mark.index - 1].end == mark.start


def _end(sentences: Sequence[Sentence]) -> Place:
    return len(sentences) - 1, len(sentences[-1].tokens) - 1


def _parts(sentences: Sequence[Sentence], run: tuple[Place, Place]) -> Iterator[tuple[int, Quotation]]:
    (start, first), (end, last) = run
    followed = any(token.pos != "PUNCT" for token in sentences[end].tokens[last + 1 :])
    for number in range(start, end + 1):
        sentence = sentences[number]
        yield (
            sentence.number,
            Quotation(
                first if number == start else 0,
                last if number == end else len(sentence.tokens) - 1,
                number > start,
                number < end,
                followed,
            ),
        )
