"""Operators of time symbols: days, nights and moments. Rule: a day that the anchor leaves open is not picked."""

from collections.abc import Callable
from datetime import date, timedelta

from wederhoor.model.period import Period
from wederhoor.reading.times.calendar import (
    days_of,
    monday,
    shift_day,
    shift_month,
    weekday_near,
)
from wederhoor.reading.times.context import Context
from wederhoor.reading.times.symbols import Symbol

YEARS = 7  # how far from the anchor a day without a year is looked for
JUST = timedelta(days=2)
LEAP = range(2024, 2025)  # a year that has every day
FEW = "few"
NOON = 12
LONGEST = 36525  # days of a war
FEW_DAYS = timedelta(days=4)  # an anchor up to here is a handful of candidate days


def named(symbol: Symbol, context: Context) -> Period | None:
    """A date that is written out; without a year the one that direction, weekday and anchor leave, else XXXX."""
    text, direction = symbol.word(0), symbol.word(1, "any")
    if not text.startswith("XXXX"):
        return context.of(text)
    ends = context.ends
    parts = [int(part) for part in text.split("-")[1:]]
    if len(parts) == 2 and not any(days_of(parts[0], parts[1], LEAP)):
        return None  # no year has that day
    if ends is None:
        return context.of(text)
    if len(parts) == 1:
        return _month(parts[0], direction, ends, context)
    weekday_number = int(symbol.word(2, "0"))
    chosen = {_day(parts[0], parts[1], direction, weekday_number, end) for end in _relevant(ends, direction, context)}
    found = chosen.pop() if len(chosen) == 1 else None
    return context.on(found) if found else context.of(text)


def _relevant(ends: tuple[date, date], direction: str, context: Context) -> tuple[date, ...]:
    """The day to look from; both ends where the anchor is so wide that they may differ."""
    if not context.narrow:
        return ends
    return (ends[0],) if direction == "ahead" else (ends[1],)


def _day(month: int, day: int, direction: str, weekday_number: int, now: date) -> date | None:
    found = [
        one
        for one in days_of(month, day, range(now.year - YEARS, now.year + YEARS + 1))
        if weekday_number in (0, one.isoweekday())
    ]
    if weekday_number == 0 and direction == "past":
        found = [one for one in found if one <= now]
    elif weekday_number == 0 and direction == "ahead":
        found = [one for one in found if one >= now - JUST]  # a present may tell of the day before yesterday
    return min(found, key=lambda one: (abs((one - now).days), one), default=None)


def _month(month: int, direction: str, ends: tuple[date, date], context: Context) -> Period | None:
    chosen = set()
    for now in _relevant(ends, direction, context):
        year = now.year
        if direction == "ahead":
            year += month < now.month
        elif direction == "past" or abs(month - now.month) <= 6:
            year -= month > now.month and direction == "past"
        else:
            year += 1 if month < now.month else -1
        chosen.add(year)
    year_text = f"{chosen.pop():04d}" if len(chosen) == 1 else "XXXX"
    return context.of(f"{year_text}-{month:02d}")


def weekday(symbol: Symbol, context: Context) -> Period | None:
    """A weekday by its direction; with a wide anchor the day beside it in the sentence, else the anchor itself."""
    number, direction = int(symbol.word(0)), symbol.word(1, "past")
    if context.day:
        return context.on(weekday_near(context.day, number, direction))
    beside = context.beside
    if beside is not None and (context.wide is None or context.wide.contains(beside)) and beside != context.wide:
        if beside.day:
            return context.on(weekday_near(beside.day, number, "ahead"))
        return beside if context.anchor is None else context.wide
    return _within(lambda day: weekday_near(day, number, direction), context)


def paired(first: Symbol, last: Symbol, context: Context) -> tuple[Period, Period] | None:
    """Two weekdays or dates that belong together: the last is settled by the anchor, the first lies before it."""
    end = (weekday if last.name == "weekday" else named)(last, context)
    if end is None or end.day is None:
        return None
    if first.name == "weekday":
        start: date | None = weekday_near(end.day, int(first.word(0)), "past")
    else:
        start = _near_date(first.word(0), "past", end.day)
    return (context.on(start), end) if start else None


def _near_date(text: str, direction: str, day: date) -> date | None:
    if not text.startswith("XXXX"):
        return date.fromisoformat(text) if len(text) == 10 else None
    parts = [int(part) for part in text.split("-")[1:]]
    return _day(parts[0], parts[1], direction, 0, day) if len(parts) == 2 else None


def in_week(symbol: Symbol, context: Context) -> Period | None:
    """A weekday in the week so many weeks on."""
    weeks, number = int(symbol.word(0)), int(symbol.word(1))
    return _within(lambda day: monday(day) + timedelta(days=7 * weeks + number - 1), context)


def offset(symbol: Symbol, context: Context) -> Period | None:
    """So many days from publication."""
    number = int(symbol.word(0))
    return _within(lambda day: day + timedelta(days=number), context)


def _within(count: Callable[[date], date], context: Context) -> Period | None:
    """A day counted from publication; an anchor of a few days gives all that come into question, a wider one itself."""
    if context.day:
        return context.on(count(context.day))
    ends, width = context.ends, context.anchor.width if context.anchor else None
    if ends and width is not None and width <= FEW_DAYS:
        days = [count(ends[0] + timedelta(days=number)) for number in range((ends[1] - ends[0]).days + 1)]
        return context.between(min(days), max(days))
    return context.wide


def same_day(_: Symbol, context: Context) -> Period | None:
    """The day spoken of before, else the day of publication, else the anchor."""
    if context.before is not None and (context.before.day or context.anchor is None):
        return context.on(context.before.day) if context.before.day else context.before
    if context.day:
        return context.on(context.day)
    return context.wide


def that_day(_: Symbol, context: Context) -> Period | None:
    """The day spoken of before; None where none was."""
    return same_day(_, context) if context.before is not None else None


def tonight(symbol: Symbol, context: Context) -> Period | None:
    """The night before publication, or the one after it."""
    if context.day is None:
        return context.wide
    return night(context.on(context.day), 0 if symbol.word(0) == "ahead" else -1, context)


def night(time: Period, shift: int, context: Context) -> Period | None:
    """The night that starts on a day, or so many days from it."""
    if time.day is None:
        return time
    first = time.day + timedelta(days=shift)
    return context.between(first, first + timedelta(days=1))


def at(time: Period, moment: str, context: Context) -> Period | None:
    """A clock time on a day; 24 hours is the night after it."""
    if time.day is None:
        return time
    hour, _, minute = moment.partition(":")
    if int(hour) == 24:
        return night(time, 0, context)
    return context.of(f"{time.day}T{int(hour):02d}:{minute}")


def at_night(time: Period, moment: str, context: Context) -> Period | None:
    """A clock time in a night: before noon on its second day."""
    if time.precision != "interval" or time == context.wide or time.first_day is None or time.last_day is None:
        return time
    early = int(moment.partition(":")[0]) < NOON
    return at(context.on(time.last_day if early else time.first_day), moment, context)


def clock(symbol: Symbol, context: Context) -> Period | None:
    """A clock time on the day named in the same sentence; alone it is not placed."""
    return at(context.beside, symbol.word(0), context) if context.beside and context.beside.day else None


def war_day(symbol: Symbol, context: Context) -> Period | None:
    """A day of the war, whose first day is day 1; zero gives nothing."""
    number = int(symbol.word(0))
    if not 1 <= number <= LONGEST:
        return None
    return context.on(date.fromisoformat(symbol.word(1)) + timedelta(days=number - 1))


def counted(symbol: Symbol, sign: int, context: Context) -> Period | None:
    """So long after (1) or before (-1) the time told before; None where nothing was told."""
    number, unit, before = symbol.word(0), symbol.word(1), context.before
    if before is None or (number == FEW and unit not in ("hour", "minute")):
        return None
    count = 1.0 if number == FEW else float(number)
    return shifted(before, sign * count, unit, context)


def shifted(time: Period, count: float, unit: str, context: Context) -> Period | None:
    """A time moved by a number of units; of a stretch the near end counts, and a month stays a month."""
    if unit in ("hour", "minute"):
        return _moved(time, count, unit, context)
    day = time.day or (time.last_day if count > 0 and "/" in time.edtf else time.first_day)
    if day is None:
        return None
    if unit in ("day", "week"):
        if time.day is None and "/" not in time.edtf:
            return time  # within a month or a year days cannot be counted
        return context.on(day + timedelta(days=round(count * (7 if unit == "week" else 1))))
    months = round(count * (12 if unit == "year" else 1))
    if time.day:
        return context.on(shift_day(day, months))
    year, month = shift_month(day.year, day.month, months)
    return context.of(f"{year:04d}" if time.precision == "year" else f"{year:04d}-{month:02d}")


def _moved(time: Period, count: float, unit: str, context: Context) -> Period | None:
    if time.precision == "minute" and time.start is not None:
        return Period.of_instant(time.start + timedelta(**{f"{unit}s": count}), context.zone)
    if abs(count) < 24 or unit == "minute":
        return time  # the same day, as far as the words go
    return shifted(time, count / 24, "day", context)
