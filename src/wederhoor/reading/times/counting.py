"""Operators that count units inside a stretch: its third week, its first ten days. Rule: never past the stretch's end.

A day, such as the first of a war, is a start without an end.
"""

from datetime import date, timedelta

from wederhoor.model.period import Period
from wederhoor.reading.times.calendar import shift_day
from wederhoor.reading.times.context import Context
from wederhoor.reading.times.symbols import Symbol

COUNTED = ("day", "week", "month", "year")


def nth(time: Period, symbol: Symbol, context: Context) -> Period | None:
    """The third, say, day, week, month or year of a stretch, counted from its first day; None where it has none."""
    number = int(symbol.word(0))
    return _cut(time, symbol.word(1), number - 1, number, context)


def opening(time: Period, symbol: Symbol, context: Context) -> Period | None:
    """The first so many days, weeks, months or years of a stretch; a vague number leaves the stretch."""
    number = symbol.word(0)
    if not number.isdigit():
        return None if time.day is not None else time
    return _cut(time, symbol.word(1), 0, int(number), context)


def closing(time: Period, symbol: Symbol, context: Context) -> Period | None:
    """The last so many of them, up to and including its last day."""
    number, unit = symbol.word(0), symbol.word(1)
    if time.first_day is None or time.last_day is None or time == context.wide or not number.isdigit():
        return time
    if unit not in COUNTED or time.day is not None:
        return None
    first = _on(time.last_day + timedelta(days=1), unit, -int(number))
    return context.between(first, time.last_day) if time.first_day <= first <= time.last_day else None


def _cut(time: Period, unit: str, before: int, number: int, context: Context) -> Period | None:
    """The days from so many units after the start up to so many; the stretch itself where it is not placed."""
    if time.first_day is None or time.last_day is None or (time == context.wide and time.precision == "interval"):
        return time
    if unit not in COUNTED or number <= before:
        return None
    first = _on(time.first_day, unit, before)
    last = _on(time.first_day, unit, number) - timedelta(days=1)
    return context.between(first, last) if time.day is not None or last <= time.last_day else None


def _on(day: date, unit: str, number: int) -> date:
    if unit in ("day", "week"):
        return day + timedelta(days=number * (7 if unit == "week" else 1))
    return shift_day(day, number * (12 if unit == "year" else 1))
