"""How far a happening had come, how much it took, at the place or near it. Rule: the words decide."""

from collections.abc import Sequence
from enum import StrEnum
from typing import TypeVar

from wederhoor.model.texts import Span
from wederhoor.model.vocabulary import Aspect, Extent
from wederhoor.reading.clauses import Clause
from wederhoor.reading.lexicon import Lexicon
from wederhoor.reading.mentions import Name, Role
from wederhoor.reading.parsed import Token
from wederhoor.reading.phrases import Step
from wederhoor.reading.sources import Context

Value = TypeVar("Value", bound=StrEnum)
REACH = 6  # tokens before a place in which a word can say that it is only near


def aspect(clause: Clause, lexicon: Lexicon) -> Aspect | None:
    """How far it had come, as the clause says; None where it says nothing of it."""
    return _first(clause.tokens, (Aspect.FAILED, Aspect.UNDER_WAY, Aspect.BEGUN), lexicon)


def extent(clause: Clause, lexicon: Lexicon) -> Extent | None:
    """How much of the place or thing; None where the clause says nothing of it."""
    order = (Extent.ONLY, Extent.ENTRANCE, Extent.MOST, Extent.PART, Extent.WHOLE)
    return _first(clause.tokens, order, lexicon)


def _first(tokens: Sequence[Token], order: Sequence[Value], lexicon: Lexicon) -> Value | None:
    return next((value for value in order if lexicon.phrases[f"manner.{value.value}"].first(tokens)), None)


def beside(context: Context, place: Span) -> bool:
    """Whether the words before a place say that it is near it, round it or on the way to it, not at it."""
    name = next((n for n in context.names if n.span == place), None)
    if name is None or name.role is not Role.PLACE:
        return False
    before = _before(context, name)
    if before and before[-1].lower in context.lexicon.words("manner", "beside", "prepositions"):
        return True
    return any(_ends_with(phrase, before) for phrase in context.lexicon.phrases["manner.beside"])


def _before(context: Context, name: Name) -> tuple[Token, ...]:
    """The words before a place up to its preposition, without the article, adjectives and head noun of the place."""
    start = name.first
    while start > 0 and context.sentence.tokens[start - 1].pos in {"DET", "ADJ", "NOUN"} and name.first - start < REACH:
        start -= 1
    near = context.sentence.tokens[max(0, start - REACH) : start]
    at = context.sentence.tokens[max(0, name.first - REACH) : name.first]
    return near if near and near[-1].pos == "ADP" else at


def _ends_with(phrase: Sequence[Step], tokens: Sequence[Token]) -> bool:
    if len(tokens) < len(phrase):
        return False
    return all(step.fits(token.lower) for step, token in zip(phrase, tokens[-len(phrase) :], strict=True))
