"""What a story tells of days, gathered once for all rules. Rule: only days inside what the page itself gives count."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from wederhoor.model.packs import Theatre
from wederhoor.model.period import HOME, Period
from wederhoor.model.stories import Story
from wederhoor.model.vocabulary import Part
from wederhoor.reading.mentions import TimeExpression
from wederhoor.reading.parsed import Document
from wederhoor.reading.times import Symbol, parse_symbol

LEAD = 2  # sentences of the text, after the headline, in which a story says what day it brings
YEARS = 7  # how long after the war began a day without a year is looked for


@dataclass(frozen=True, slots=True)
class Told:
    """A time expression with its symbol as a tree."""

    expression: TimeExpression
    symbol: Symbol

    @property
    def direction(self) -> str:
        """past, ahead, any, last or next; empty where the symbol has none."""
        return self.symbol.word({"weekday": 1, "date": 1, "warday": 2}.get(self.symbol.name, 9))


@dataclass(frozen=True, slots=True)
class Case:
    """One story to be dated."""

    story: Story
    document: Document
    told: tuple[Told, ...]
    theatre: Theatre

    @classmethod
    def of(cls, story: Story, document: Document, expressions: Sequence[TimeExpression], theatre: Theatre) -> "Case":
        """The case of a story with its time expressions."""
        return cls(story, document, tuple(Told(e, parse_symbol(e.symbol)) for e in expressions), theatre)

    @property
    def given(self) -> Period | None:
        """What the page gives."""
        return self.story.published.period if self.story.published else None

    @property
    def zone(self) -> str:
        """The zone in which the story's days are counted."""
        return self.given.zone if self.given else HOME

    def in_lead(self, told: Told) -> bool:
        """Whether an expression stands in the headline or the first sentences."""
        sentences = self.document.sentences
        body = [s.number for s in sentences if s.part is Part.BODY][:LEAD]
        return any(
            s.number == told.expression.sentence and (s.part is Part.HEADLINE or s.number in body) for s in sentences
        )

    def weekdays(self, *directions: str) -> frozenset[int]:
        """The weekdays that are named without a date, in these directions."""
        return frozenset(
            int(symbol.word(0))
            for told in self.told
            for symbol in _all(told.symbol)
            if symbol.name == "weekday" and symbol.word(1) in directions
        )

    def days_of(self, told: Told) -> tuple[date, ...]:
        """The days that a written date can be: inside what the page gives, else years in which its weekday fits."""
        text = told.symbol.word(0)
        if told.symbol.name != "date" or len(text) != 10:
            return ()
        weekday = int(told.symbol.word(2, "0"))
        if not text.startswith("XXXX"):
            found = [_day(text)]
        else:
            first = self.theatre.started.year
            found = [_day(f"{year}{text[4:]}") for year in range(first, first + YEARS + 1)]
        fitting = [day for day in found if day and weekday in (0, day.isoweekday())]
        return tuple(day for day in fitting if self.possible(day))

    def possible(self, day: date) -> bool:
        """Whether a story can be of that day: not before what it tells, not outside what the page gives."""
        if self.given is not None and not self.given.contains(Period.of_day(day, self.zone)):
            return False
        return all(named <= day for named in self._full_dates())

    def _full_dates(self) -> Iterator[date]:
        for told in self.told:
            for symbol in _all(told.symbol):
                text = symbol.word(0)
                named = _day(text) if symbol.name == "date" and len(text) == 10 and text[0] != "X" else None
                if named:
                    yield named


def _all(symbol: Symbol) -> Iterator[Symbol]:
    if symbol.arguments is None:
        return
    yield symbol
    for argument in symbol.arguments:
        yield from _all(argument)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
