"""Clues from the times that a story names. Rule: what has happened is not in the future, and what lacks a year is near.

A newspaper leaves the year out of a day or a month of the last half year or so; a weekday beside it is of these weeks.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from wederhoor.dating.case import Case, Told
from wederhoor.dating.clue import Clue, Slope, since
from wederhoor.dating.telling import Line
from wederhoor.model.packs import LanguagePack
from wederhoor.model.texts import Span
from wederhoor.reading.numerals import parse_number
from wederhoor.reading.times import Symbol

YEARS = 9  # after the war began that are looked at
BARE = {"past": (0, 90), "ahead": (60, 0), "any": (45, 60)}  # days around a day without a year: before it, after it
LONG = {
    "week": (4, 8, 7.0),
    "month": (20, 35, 30.4375),
    "year": (45, 60, 365.25),
}  # how loosely a length is told, and its days
UNDER_WAY = frozenset({"since", "part", "thus", "half"})  # what may lie in a month that is not over
NO_PAST = frozenset({"until", "hence", "coming", "from"})  # what stands inside them may be still to come


def told(case: Case, lines: Sequence[Line], language: LanguagePack) -> Iterator[Clue]:
    """What the times of a story say of its own."""
    for line in lines:
        for one in line.told:
            if one.expression.role != "deadline":
                yield from _of(one, one.symbol, case)
        yield from _war_so_far(line, case, language)


def _of(one: Told, symbol: Symbol, case: Case) -> Iterator[Clue]:
    span = one.expression.span
    if symbol.arguments is None or symbol.name in NO_PAST:
        return
    if symbol.name == "date":
        yield from _date(symbol, span, case)
    elif symbol.name == "warday" and int(symbol.word(0)) > 1:
        day = case.theatre.started.toordinal() + int(symbol.word(0)) - 1
        yield Clue("war_day", (Slope.of(day - 1, day + 2, 3000.0, 0, 3), Slope.of(day, day + 400, 2.0)), 0.02, span)
    elif symbol.name == "after" and symbol.inner().name == "warday":
        yield from _length(symbol.word(1), symbol.word(2), span, case, 100.0)
    elif symbol.name == "range":
        yield from _of(one, symbol.inner(1), case)
    else:
        since = symbol.name in UNDER_WAY
        for argument in symbol.arguments:
            yield from (
                _date(argument, span, case, since) if since and argument.name == "date" else _of(one, argument, case)
            )


def _date(symbol: Symbol, span: Span, case: Case, under_way: bool = False) -> Iterator[Clue]:
    text, direction = symbol.word(0), symbol.word(1, "any")
    if text.startswith("XXXX"):
        yield from _without_year(text, symbol, span, case, under_way)
    elif direction != "ahead":
        yield from _with_year(text, span)


def _with_year(text: str, span: Span) -> Iterator[Clue]:
    """A story is not before the day, month or year that it looks back on; of a bare year it may still be ahead."""
    start = date.fromisoformat(f"{text}-01-01"[:10] if len(text) == 4 else f"{text}-01"[:10])
    day = start.toordinal()
    if len(text) == 4:
        near = Slope.of(day, day + 500, 1.5, 0, 200)
        yield Clue("year", (near, Slope.of(day - 180, day, 0.4, 60), *since(day, "year").slopes), 0.03, span)
    else:
        near = Slope.of(day, day + 45, 2.0, 0, 200)
        yield Clue("date", (near, *since(day, "date").slopes), 0.0 if len(text) == 10 else 0.02, span)


def _without_year(text: str, symbol: Symbol, span: Span, case: Case, under_way: bool) -> Iterator[Clue]:
    """Days of every year; a month that is told as past is over, unless something has gone on since or it has parts."""
    slopes, weekday, direction = [], int(symbol.word(2, "0")), symbol.word(1, "any")
    before, after = BARE.get(direction, BARE["any"])
    for year in range(case.theatre.started.year - 1, case.theatre.started.year + YEARS):
        found = _days(f"{year}{text[4:]}")
        if found is None or weekday not in (0, found[0].isoweekday()):
            continue
        first, last = (day.toordinal() for day in found)
        if weekday:
            slopes.append(Slope.of(first - min(before, 14), first + min(after, 10), 3000.0, 0, 20))
        elif first == last:
            slopes.append(Slope.of(first - before, first + after, 40.0, 20, 150))
        else:
            begin = first + 3 if under_way else last - 3 if direction == "past" else first
            span_of = Slope.of(begin - before, last + 10, 40.0, 3, 80) if under_way else None
            slopes.append(span_of or Slope.of(begin - before, last + after, 40.0, 10, 150))
    if slopes:
        yield Clue("weekday_date" if weekday else "day_or_month", tuple(slopes), 1.0, span)


def _days(text: str) -> tuple[date, date] | None:
    """The first and last day of a day or a month; None where there is no such day."""
    try:
        if len(text) == 10:
            return (date.fromisoformat(text),) * 2
        first = date.fromisoformat(f"{text}-01")
    except ValueError:
        return None
    return first, (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _war_so_far(line: Line, case: Case, language: LanguagePack) -> Iterator[Clue]:
    """A length beside a word for the war: "the war has lasted six months"."""
    words = language.tables.get("dating", {}).get("war", ())
    if not words or not re.search(rf"\b(?:{'|'.join(words)})\b", line.text, re.IGNORECASE):
        return
    for one in line.told:
        if one.symbol.name == "lasting":
            yield from _length(one.symbol.word(0), one.symbol.word(1), one.expression.span, case, 30.0)
    units, numbers = language.tables["times"]["sets"]["unit"], language.tables["numbers"]
    pattern = rf"([\w-]+) ({'|'.join(units)}) (?:{'|'.join(words)})\b"
    for match in re.finditer(pattern, line.text, re.IGNORECASE):
        value = parse_number(match[1], numbers)
        start = line.sentence.span.start + match.start()
        if value:
            span = Span(start, start + len(match[0]))
            yield from _length(f"{value:g}", units[match[2].lower()], span, case, 30.0)


def _length(number: str, unit: str, span: Span, case: Case, height: float) -> Iterator[Clue]:
    """So many months or years after the war began."""
    if unit in LONG and number.replace(".", "", 1).isdigit():
        before, after, days = LONG[unit]
        day = case.theatre.started.toordinal() + round(float(number) * days)
        yield Clue("length", (Slope.of(day - before // 4, day + after // 4, height, before, after),), 1.0, span)
