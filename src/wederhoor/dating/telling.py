"""How each sentence tells what it tells: as news, as something past, or open. Rule: only the words for time decide.

A weekday or "last night" makes news of it; a month, a year or "two years ago" makes it past, and what follows in the
past tense with it; else it is open.
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
    found: list[Line] = []
    for sentence in case.document.sentences:
        here = told.get(sentence.number, ())
        found.append(
            Line(
                sentence,
                sentence.span.of(case.document.text),
                _tense(here, sentence, found[-1] if found else None),
                sentence.part is Part.HEADLINE or sentence.number in body,
                here,
                tuple(named.get(sentence.number, ())),
                tuple(claim for claim in claims if claim.sentence == sentence.span),
            )
        )
    return tuple(found)


def _by_sentence(told: Sequence[Told]) -> Mapping[int, tuple[Told, ...]]:
    found: dict[int, tuple[Told, ...]] = {}
    for one in told:
        found[one.expression.sentence] = (*found.get(one.expression.sentence, ()), one)
    return found


def _tense(told: Sequence[Told], sentence: Sentence, before: Line | None) -> Tense:
    """By its times; without any, a sentence in the past tense goes on with what the one before it tells as past."""
    if not told and before is not None and before.tense is Tense.PAST and _goes_on(sentence, before.sentence):
        return Tense.PAST
    kinds = {nearness(one.symbol) for one in told}
    if Tense.NEWS in kinds:
        return Tense.NEWS
    return Tense.PAST if Tense.PAST in kinds else Tense.OPEN


def _goes_on(sentence: Sentence, before: Sentence) -> bool:
    finite = [token for token in sentence.tokens if token.has("VerbForm=Fin")]
    past = bool(finite) and all(token.has("Tense=Past") for token in finite)
    return past and (sentence.part, sentence.paragraph) == (before.part, before.paragraph)


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
