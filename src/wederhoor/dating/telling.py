"""How each sentence tells what it tells: as news, as something past, or open. Rule: only the words for time decide.

A weekday or "last night" makes news of it; a month, a year or "two years ago" makes it past; without either it is open.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from wederhoor.dating.case import Case, Told
from wederhoor.model.claims import Claim
from wederhoor.model.texts import Span
from wederhoor.model.vocabulary import Part
from wederhoor.reading.mentions import Name
from wederhoor.reading.parsed import Sentence
from wederhoor.reading.times import Symbol

NEAR = frozenset({"weekday", "day", "tonight", "inweek", "weekend", "sameday", "week"})
FAR = frozenset({"date", "relyear", "relmonth", "season", "after", "warday", "newyear"})
COUNTED = frozenset({"ago", "past", "lasting", "recent"})  # near or far by their unit
SHORT = frozenset({"minute", "hour", "day"})
LEAD = 3  # sentences of the text that bring the news


class Tense(Enum):
    """How a sentence tells it."""

    NEWS = "news"
    OPEN = "open"
    PAST = "past"


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence with what was found in it."""

    sentence: Sentence
    text: str
    tense: Tense
    leads: bool  # whether it is a headline or one of the first sentences
    told: tuple[Told, ...]
    names: tuple[Name, ...]
    claims: tuple[Claim, ...]

    def after(self, span: Span, reach: int) -> str:
        """So many characters behind some words, inside the sentence."""
        start = span.end - self.sentence.span.start
        return self.text[start : start + reach]


def lines(case: Case, names: Sequence[Name], claims: Sequence[Claim]) -> tuple[Line, ...]:
    """The sentences of a story in order."""
    body = [s.number for s in case.document.sentences if s.part is Part.BODY][:LEAD]
    told = _by_sentence(case.told)
    named: dict[int, list[Name]] = {}
    for name in names:
        named.setdefault(name.sentence, []).append(name)
    return tuple(
        Line(
            sentence,
            sentence.span.of(case.document.text),
            _tense(told.get(sentence.number, ())),
            sentence.part is Part.HEADLINE or sentence.number in body,
            told.get(sentence.number, ()),
            tuple(named.get(sentence.number, ())),
            tuple(claim for claim in claims if claim.sentence == sentence.span),
        )
        for sentence in case.document.sentences
    )


def _by_sentence(told: Sequence[Told]) -> Mapping[int, tuple[Told, ...]]:
    found: dict[int, tuple[Told, ...]] = {}
    for one in told:
        found[one.expression.sentence] = (*found.get(one.expression.sentence, ()), one)
    return found


def _tense(told: Sequence[Told]) -> Tense:
    kinds = {nearness(one.symbol) for one in told}
    if Tense.NEWS in kinds:
        return Tense.NEWS
    return Tense.PAST if Tense.PAST in kinds else Tense.OPEN


def nearness(symbol: Symbol) -> Tense:
    """Whether a time is near, far, or neither."""
    if symbol.arguments is None:
        return Tense.OPEN
    if symbol.name in NEAR or (symbol.name == "date" and symbol.word(2)):
        return Tense.NEWS
    if symbol.name in COUNTED:
        unit = symbol.word(0) if symbol.name == "recent" else symbol.word(1)
        return Tense.NEWS if unit in SHORT else Tense.PAST
    if symbol.name in FAR:
        return Tense.PAST
    inner = {nearness(argument) for argument in symbol.arguments}
    return next((tense for tense in (Tense.NEWS, Tense.PAST) if tense in inner), Tense.OPEN)
