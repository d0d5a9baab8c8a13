"""Times as TIMEX3 of TimeML 1.2.1. Rule: a value says no more than the EDTF; what TIMEX3 has no form for is left out.

Source: TimeML Annotation Guidelines 1.2.1 (Saurí et al., 2006), which takes its values from ISO 8601 and TIDES TIMEX2.
An interval is a DURATION between two TIMEX3 without text; an open one is its known end with `mod`.
"""

from dataclasses import dataclass

from wederhoor.model.period import OPEN, Period
from wederhoor.reading.mentions import TimeExpression
from wederhoor.reading.times.symbols import Symbol, parse_symbol

SEASONS = {"21": "SP", "22": "SU", "23": "FA", "24": "WI"}
PIECES = {"begin": "START", "mid": "MID", "end": "END"}
LETTERS = {"minute": "TM", "hour": "TH", "day": "D", "week": "W", "month": "M", "year": "Y"}
DAY_PARTS = {"night": "NI", "morning": "MO", "afternoon": "AF", "evening": "EV"}
NIGHTS = frozenset({"tonight", "night", "into"})
COUNTS = frozenset({"past", "coming", "lasting", "inside"})  # symbols that say how long
STANDING = frozenset(  # symbols that count from no day, unless one inside them does
    {"date", "warday", "season", "plus", "after", "inyear", "weekof", "night", "into", "at", "until", "range"}
    | {"part", "half", "quarter", "nth", "opening", "closing"}
)
ON_TEXT = frozenset({"later", "earlier", "sameday", "thatday", "clock"})  # lean on the expression before
BEFORE, AFTER = "ON_OR_BEFORE", "ON_OR_AFTER"
UNPLACED = {
    "week": "XXXX-WXX",
    "weekof": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "relmonth": "XXXX-XX",
    "relyear": "XXXX",
}
ANY_DAY = "XXXX-XX-XX"


@dataclass(frozen=True, slots=True)
class Timex:
    """The attributes of one TIMEX3, without its place in a document."""

    type: str  # DATE, TIME, DURATION or SET
    value: str
    mod: str | None = None
    quant: str | None = None
    begin: str | None = None  # values of the points between which a DURATION lies
    end: str | None = None


def timex(expression: TimeExpression, time: Period | None, anchor: Period | None) -> Timex:
    """An expression with the Period that it was resolved to in a story of the anchor; None where it is not placed."""
    symbol = parse_symbol(expression.symbol)
    if symbol.name == "each":
        return _set(symbol.word(0))
    if time is None:
        return _open(symbol)
    first, slash, last = time.edtf.partition("/")
    if not slash:
        return point(time.edtf)
    if first == OPEN:
        return Timex("DATE", point(last).value, BEFORE)
    if last == OPEN:
        return Timex("DATE", point(first).value, AFTER)
    named = None if time == anchor else _named(symbol, time, first, last)
    return named or _between(symbol, time, first, last)


def point(text: str) -> Timex:
    """One EDTF date, month, year, season or minute."""
    bare = text.rstrip("~?%")
    year, _, rest = bare.partition("-")
    value = f"{year}-{SEASONS[rest]}" if rest in SEASONS else bare
    return Timex("TIME" if "T" in bare else "DATE", value, "APPROX" if bare != text else None)


def leans_on_text(expression: TimeExpression) -> bool:
    """Whether an expression counts from the one before it."""
    symbol = parse_symbol(expression.symbol)
    return any(symbol.has(name) for name in ON_TEXT)


def written_out(expression: TimeExpression) -> bool:
    """Whether the words give the value without a day of publication: a year is written, or a day of the war."""
    return "XXXX" not in expression.symbol and not _counted(parse_symbol(expression.symbol))


def _counted(symbol: Symbol) -> bool:
    if symbol.arguments is None:
        return False
    seasonal = symbol.name == "season" and symbol.inner(1).arguments is None and not symbol.word(1).isdigit()
    return seasonal or symbol.name not in STANDING or any(map(_counted, symbol.arguments))


def _set(unit: str) -> Timex:
    if unit.isdigit():
        return Timex("SET", f"XXXX-WXX-{unit}", quant="EVERY")
    if unit in DAY_PARTS:
        return Timex("SET", f"{ANY_DAY}T{DAY_PARTS[unit]}", quant="EVERY")
    return Timex("SET", _length("1", unit), quant="EVERY")


def _length(number: str, unit: str) -> str:
    """So many units, as ISO 8601 writes them; X where the number is vague."""
    letter = LETTERS[unit]
    count = number if number.replace(".", "", 1).isdigit() else "X"
    return f"PT{count}{letter[1:]}" if letter.startswith("T") else f"P{count}{letter}"


def _open(symbol: Symbol) -> Timex:
    """A time without a Period: what its symbol still says."""
    name = symbol.name
    if name in ("since", "from", "until"):
        inner = _open(symbol.inner())
        return Timex(inner.type, inner.value, BEFORE if name == "until" else AFTER)
    if name == "recent" or name in COUNTS:
        number, unit = ("X", symbol.word(0)) if name == "recent" else (symbol.word(0), symbol.word(1))
        return Timex("DURATION", _length(number, unit))
    if name == "clock" or name in NIGHTS:
        return Timex("TIME", f"{ANY_DAY}T{symbol.word(0).rjust(5, '0') if name == 'clock' else 'NI'}")
    if name == "weekday":
        return Timex("DATE", f"XXXX-WXX-{symbol.word(0)}")
    if name == "season":
        return Timex("DATE", f"XXXX-{SEASONS[symbol.word(0)]}")
    return Timex("DATE", UNPLACED.get(name, ANY_DAY), BEFORE if name == "sofar" else None)


def _named(symbol: Symbol, time: Period, first: str, last: str) -> Timex | None:
    """An interval that has a name: a night, week, weekend, quarter, half, or part of a month, year or week."""
    start, end = time.first_day, time.last_day
    if start is None or end is None or symbol.name in ("since", "from"):
        return None
    days = (end - start).days + 1
    if symbol.name in NIGHTS:
        return Timex("TIME", f"{start}TNI") if days == 2 else None
    if symbol.name in ("quarter", "half") and len(first) == len("2022-01"):
        months = 3 if symbol.name == "quarter" else 6
        return Timex("DATE", f"{start.year:04d}-{symbol.name[0].upper()}{(start.month - 1) // months + 1}")
    week = f"{start.isocalendar().year:04d}-W{start.isocalendar().week:02d}"
    if symbol.name == "part":
        weekly = symbol.inner(1).name == "week"
        whole = week if weekly else first.rpartition("-")[0]
        inside = weekly or whole == last.rpartition("-")[0]
        return Timex("DATE", whole, PIECES[symbol.word(0)]) if inside else None
    if days == 7 and start.isoweekday() == 1:
        return Timex("DATE", week)
    return Timex("DATE", f"{week}-WE") if days == 2 and start.isoweekday() == 6 else None


def _between(symbol: Symbol, time: Period, first: str, last: str) -> Timex:
    """An interval without a name: how long it is, and its two ends."""
    begin, end = point(first), point(last)
    mod = "APPROX" if begin.mod or end.mod else None
    if symbol.name in COUNTS:
        value = _length(symbol.word(0), symbol.word(1))
    elif time.first_day is None or time.last_day is None:
        value = "PXD"
    elif len(begin.value) == len(end.value) == len("2022"):
        value = f"P{time.last_day.year - time.first_day.year + 1}Y"
    elif len(begin.value) == len(end.value) == len("2022-09") and "T" not in begin.value:
        months = (time.last_day.year - time.first_day.year) * 12 + time.last_day.month - time.first_day.month + 1
        value = f"P{months}M"
    else:
        value = f"P{(time.last_day - time.first_day).days + 1}D"
    return Timex("DURATION", value, mod, begin=begin.value, end=end.value)
