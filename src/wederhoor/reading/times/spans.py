"""Operators of time symbols that name weeks, months, seasons, years and stretches. Rule: weeks run Monday to Sunday.

Stretches that are counted in weeks, months or years are marked approximate (~).
"""

from datetime import date, timedelta

from wederhoor.model.period import OPEN, Period
from wederhoor.reading.times.calendar import (
    first_text,
    last_text,
    monday,
    season_start,
    shift_day,
    shift_month,
    span_text,
)
from wederhoor.reading.times.context import Context
from wederhoor.reading.times.symbols import Symbol

WEEK_PARTS = {"begin": (0, 2), "mid": (1, 3), "end": (4, 6)}  # days from Monday
MONTH_PARTS = {"begin": (1, 10), "mid": (11, 20), "end": (21, 0)}  # days of the month; 0 is its last
YEAR_PARTS = {"begin": (1, 3), "mid": (5, 8), "end": (10, 12)}  # months
FEW = "few"


def week(symbol: Symbol, context: Context) -> Period | None:
    """The week so many weeks on."""
    if context.day is None:
        return context.wide
    first = monday(context.day) + timedelta(days=7 * int(symbol.word(0)))
    return context.between(first, first + timedelta(days=6))


def week_of(time: Period, context: Context) -> Period | None:
    """The week in which a day lies."""
    if time.day is None:
        return time
    return context.between(monday(time.day), monday(time.day) + timedelta(days=6))


def after(time: Period, symbol: Symbol, context: Context) -> Period | None:
    """So long after a day: to the day in days and weeks, to the month beyond that."""
    number, unit = symbol.word(1), symbol.word(2)
    if time.day is None or number == FEW or unit in ("minute", "hour"):
        return None
    count = float(number)
    if unit in ("day", "week"):
        return context.on(time.day + timedelta(days=round(count * (7 if unit == "week" else 1))))
    return context.of(f"{shift_day(time.day, round(count * (12 if unit == 'year' else 1))):%Y-%m}~")


def weekend(symbol: Symbol, context: Context) -> Period | None:
    """The most recent weekend, the one under way or to come, or the next."""
    if context.day is None:
        return context.wide
    day, direction = context.day, symbol.word(0)
    saturday = monday(day) + timedelta(days=5)
    if direction == "past" and saturday > day:
        saturday -= timedelta(days=7)
    if direction == "next" and saturday <= day:
        saturday += timedelta(days=7)
    return context.between(saturday, saturday + timedelta(days=1))


def month(symbol: Symbol, context: Context) -> Period | None:
    """The month so many months on, where the anchor lies in one month."""
    ends = context.ends
    if ends is None or (ends[0].year, ends[0].month) != (ends[1].year, ends[1].month):
        return None
    year, number = shift_month(ends[0].year, ends[0].month, int(symbol.word(0)))
    return context.of(f"{year:04d}-{number:02d}")


def year(symbol: Symbol, context: Context) -> Period | None:
    """The year so many years on, where the anchor lies in one year."""
    ends = context.ends
    if ends is None or ends[0].year != ends[1].year:
        return None
    return context.of(f"{ends[0].year + int(symbol.word(0)):04d}")


def season(number: int, which: str, context: Context) -> Period | None:
    """A season of a given year, or the past, last (over), this or next one; a winter is of the year it starts in."""
    if which.isdigit():
        return context.of(f"{which}-{number}")
    ends = context.ends
    if ends is None:
        return None
    chosen = {_season_year(number, which, day) for day in ends}
    return context.of(f"{chosen.pop():04d}-{number}") if len(chosen) == 1 else None


def _season_year(number: int, which: str, day: date) -> int:
    starts = [season_start(number, day.year + shift) for shift in (-2, -1, 0, 1, 2)]
    if which == "next":
        return min(start for start in starts if start > day).year
    if which == "ahead":
        return min(start for start in starts if shift_day(start, 3) > day).year
    if which == "last":
        return max(start for start in starts if shift_day(start, 3) <= day).year
    if which == "past":
        return max(start for start in starts if start <= day).year
    return min(starts, key=lambda start: abs((start + timedelta(days=45) - day).days)).year


def new_year(symbol: Symbol, context: Context) -> Period | None:
    """The turn of the year: December and January around the one that the direction gives."""
    ends = context.ends
    if ends is None:
        return None
    chosen = {day.year - (0 if symbol.word(0) == "ahead" else 1) for day in ends}
    first = chosen.pop() if len(chosen) == 1 else None
    return context.of(f"{first:04d}-12/{first + 1:04d}-01") if first else None


def part(time: Period, which: str, weeks: bool, context: Context) -> Period | None:
    """The beginning, middle or end of a week, month or year; of anything else the whole."""
    if weeks:
        if time == context.wide or time.first_day is None:
            return time
        first, last = WEEK_PARTS[which]
        return context.between(time.first_day + timedelta(days=first), time.first_day + timedelta(days=last))
    bare = time.edtf.rstrip("~?%")
    if len(bare) == 4:
        first, last = YEAR_PARTS[which]
        return context.of(f"{bare}-{first:02d}/{bare}-{last:02d}")
    if time.precision != "month" or time.last_day is None:
        return time
    first, last = MONTH_PARTS[which]
    return context.of(f"{bare}-{first:02d}/{bare}-{last or time.last_day.day:02d}")


def share(time: Period, number: int, parts: int, context: Context) -> Period | None:
    """One of so many equal parts of a year, or a half of a month."""
    if not 1 <= number <= parts:
        return None
    bare = time.edtf
    if time.precision == "year":
        length = 12 // parts
        return context.of(f"{bare}-{(number - 1) * length + 1:02d}/{bare}-{number * length:02d}")
    if time.precision == "month" and parts == 2 and time.last_day:
        return context.of(f"{bare}-01/{bare}-15" if number == 1 else f"{bare}-16/{bare}-{time.last_day.day:02d}")
    return None


def so_far(time: Period, context: Context) -> Period | None:
    """The part of a stretch before publication."""
    if context.day is None or not time.placed or time == context.wide:
        return time
    return context.of(span_text(_first_day_text(time), context.day.isoformat()))


def still_to_come(time: Period, context: Context) -> Period | None:
    """The part of a stretch after publication."""
    if context.day is None or time.last_day is None or time == context.wide:
        return time
    return context.of(span_text(context.day.isoformat(), time.last_day.isoformat()))


def _first_day_text(time: Period) -> str:
    return time.first_day.isoformat() if time.first_day else first_text(time)


def up_to_now(_: Symbol, context: Context) -> Period | None:
    """From an unknown start up to publication."""
    return context.of(f"{OPEN}/{last_text(context.anchor)}") if context.anchor and context.anchor.placed else None


def ago(symbol: Symbol, context: Context) -> Period | None:
    """So long before publication: exact in minutes, hours and days; to the day, month or year beyond that."""
    return _away(symbol, -1, context)


def hence(symbol: Symbol, context: Context) -> Period | None:
    """So long after publication."""
    return _away(symbol, 1, context)


def _away(symbol: Symbol, sign: int, context: Context) -> Period | None:
    number, unit = symbol.word(0), symbol.word(1)
    if number == FEW or context.anchor is None:
        return None
    count = sign * float(number)
    if unit in ("minute", "hour"):
        return _hours(count, unit, context)
    day = context.day
    if day is None:
        return _coarse(count, unit, context)
    if unit in ("day", "week"):
        whole = round(count * (7 if unit == "week" else 1))
        mark = "~" if unit == "week" and abs(count) > 1 else ""
        return context.of(f"{day + timedelta(days=whole)}{mark}")
    then = shift_day(day, round(count * (12 if unit == "year" else 1)))
    if symbol.word(2) == "exact":
        return context.on(then)
    return context.of(f"{then:%Y}~" if unit == "year" and abs(count) >= 2 else f"{then:%Y-%m}~")


def _hours(count: float, unit: str, context: Context) -> Period | None:
    anchor = context.anchor
    if anchor is not None and anchor.precision == "minute" and anchor.start is not None:
        return Period.of_instant(anchor.start + timedelta(**{f"{unit}s": count}), context.zone)
    if context.day is None:
        return context.wide
    whole = round(count / 24) if unit == "hour" and abs(count) >= 24 else 0
    return context.on(context.day + timedelta(days=whole))


def _coarse(count: float, unit: str, context: Context) -> Period | None:
    ends = context.ends
    if ends is None or unit not in ("month", "year"):
        return context.wide
    if context.wide is None or context.wide.precision != "month":
        return None
    then, number = shift_month(ends[0].year, ends[0].month, round(count * (12 if unit == "year" else 1)))
    return context.of(f"{then:04d}-{number:02d}~")


def past(symbol: Symbol, context: Context) -> Period | None:
    """The last so many hours, days, weeks, months or years up to publication."""
    return _stretch(symbol, -1, "", context)


def coming(symbol: Symbol, context: Context) -> Period | None:
    """The next so many of them, from publication."""
    return _stretch(symbol, 1, "", context)


def lasting(symbol: Symbol, context: Context) -> Period | None:
    """A stretch that has lasted so long at publication, its start approximate; hours are not placed."""
    if symbol.word(1) in ("minute", "hour"):
        return None
    return _stretch(symbol, -1, "~", context)


def inside(symbol: Symbol, context: Context) -> Period | None:
    """Within so long: up to publication (days count that day itself), or from it on."""
    if symbol.word(2) == "ahead":
        return coming(symbol, context)
    number, unit = symbol.word(0), symbol.word(1)
    if unit == "day" and number != FEW and context.day:
        return context.between(context.day - timedelta(days=max(round(float(number)), 2) - 1), context.day)
    return past(symbol, context)


def _stretch(symbol: Symbol, sign: int, mark: str, context: Context) -> Period | None:
    number, unit = symbol.word(0), symbol.word(1)
    anchor = context.anchor
    if number == FEW or anchor is None:
        return None
    if context.day is None:
        far = _coarse(sign * float(number), unit, context)
        if far is None or far == context.wide:
            return far
        return _ordered(f"{far.edtf.rstrip('~')}{mark}", last_text(anchor), sign, context)
    count, day = sign * float(number), context.day
    if unit in ("minute", "hour"):
        away = day + timedelta(days=sign * max(1, round(abs(count) / 24) if unit == "hour" else 1))
        return _ordered(away.isoformat(), day.isoformat(), sign, context)
    if unit in ("day", "week"):
        away = day + timedelta(days=round(count * (7 if unit == "week" else 1)))
        return _ordered(f"{away}{mark}", day.isoformat(), sign, context)
    away = shift_day(day, round(count * (12 if unit == "year" else 1)))
    if not mark:
        return _ordered(away.isoformat(), day.isoformat(), sign, context)
    coarse = f"{away:%Y}" if unit == "year" and abs(count) >= 1 else f"{away:%Y-%m}"
    return _ordered(f"{coarse}{mark}", day.isoformat(), sign, context)


def _ordered(far: str, near: str, sign: int, context: Context) -> Period | None:
    return context.of(span_text(far, near) if sign < 0 else span_text(near, far))
