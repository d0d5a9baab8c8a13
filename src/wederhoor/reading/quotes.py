"""Quotations, sentence by sentence. Rule: a mark that finds no partner in its paragraph is no quotation.

A quotation may run over several sentences, and over paragraphs where each of them opens with the mark again.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class _Marks:
    """The marks of a paragraph: pairs, one that stays open, and one that closes what was opened before."""

    sentences: Sequence[Sentence]
    runs: tuple[tuple[Place, Place], ...]
    odd: Place | None
    stray: Place | None

    def resumes(self, mark: str, closing: Mapping[str, str]) -> Place | None:
        """Where a quotation left open in the paragraph before ends here, or its end where it stays open; else None."""
        if _mark_at(self.sentences, (0, 0)) == mark:
            return self.runs[0][1] if self.runs else _end(self.sentences)
        if self.stray is not None and _mark_at(self.sentences, self.stray) in closing[mark]:
            return self.stray
        return None


def quotations(document: Document, lexicon: Lexicon) -> dict[int, tuple[Quotation, ...]]:
    """The quotations of each sentence, by its number."""
    closing = _pairs(lexicon)
    found: dict[int, list[Quotation]] = {}
    resumed: Place | None = None  # where the quotation of the paragraph before ends in this one
    paragraphs = [_marks(sentences, closing) for sentences in _paragraphs(document)]
    followed = [_followed(here.sentences, here.runs[0][1] if here.runs else here.stray) for here in paragraphs]
    for at, here in enumerate(paragraphs):
        after = paragraphs[at + 1] if at + 1 < len(paragraphs) else None
        runs = [run for run in here.runs if run[1] != resumed]
        goes_on = after.resumes(_mark_at(here.sentences, here.odd), closing) if after and here.odd else None
        parts = [part for run in runs for part in _parts(here.sentences, run)]
        if resumed is not None and resumed in {here.stray, *(run[1] for run in here.runs)}:
            parts.extend(_parts(here.sentences, ((0, 0), resumed), begun=True))
        if goes_on is not None and here.odd is not None:
            run = (here.odd, _end(here.sentences))
            begun = resumed is not None and here.odd == (0, 0)
            parts.extend(_parts(here.sentences, run, begun=begun, goes_on=True, followed=followed[at + 1]))
        for number, part in sorted(parts, key=lambda item: (item[0], item[1].first)):
            found.setdefault(number, []).append(part)
        resumed = goes_on
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


def _marks(sentences: Sequence[Sentence], closing: Mapping[str, str]) -> _Marks:
    """The quotations of a paragraph, the mark that stays open, and a closing mark before any opening one."""
    runs: list[tuple[Place, Place]] = []
    opened: tuple[Place, str] | None = None
    stray: Place | None = None
    ends = "".join(closing.values())
    for number, sentence in enumerate(sentences):
        for token in sentence.tokens:
            if opened is not None and token.text in closing[opened[1]] and _closes(sentence, token):
                runs.append((opened[0], (number, token.index)))
                opened = None
            elif opened is None and token.text in closing and _opens(sentence, token):
                opened = ((number, token.index), token.text)
            elif not (opened or runs or stray) and token.text in ends and _closes(sentence, token):
                stray = (number, token.index)
    return _Marks(sentences, tuple(runs), opened[0] if opened else None, stray)


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


def _followed(sentences: Sequence[Sentence], place: Place | None) -> bool:
    """Whether words stand behind a closing mark in its sentence."""
    return place is not None and any(token.pos != "PUNCT" for token in sentences[place[0]].tokens[place[1] + 1 :])


def _parts(
    sentences: Sequence[Sentence],
    run: tuple[Place, Place],
    *,
    begun: bool = False,
    goes_on: bool = False,
    followed: bool = False,
) -> Iterator[tuple[int, Quotation]]:
    """A run cut by sentence; begun and going on tell whether the paragraphs around it hold the rest."""
    (start, first), (end, last) = run
    behind = followed if goes_on else _followed(sentences, (end, last))
    for number in range(start, end + 1):
        sentence = sentences[number]
        yield (
            sentence.number,
            Quotation(
                first if number == start else 0,
                last if number == end else len(sentence.tokens) - 1,
                begun or number > start,
                goes_on or number < end,
                behind,
            ),
        )
