"""From symbols to Periods. Rule: what the anchor does not settle stays open; a result is never narrower than the words.

Expressions are resolved in the order of the text, since "three days later" leans on the one before.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from wederhoor.model.period import OPEN, Period
from wederhoor.reading.mentions import TimeExpression
from wederhoor.reading.times import counting, days, spans
from wederhoor.reading.times.calendar import first_text, last_text, span_text
from wederhoor.reading.times.context import Context
from wederhoor.reading.times.symbols import BadSymbol, Symbol, parse_symbol

REACH = 2  # sentences back to which "three days later" may look
FAR = 6  # the same, where the text has named one time only
NIGHTS = frozenset({"tonight", "night", "into"})
LEANED_ON = frozenset({"time", "since", "clock", "edition"})

Inner = Callable[[Symbol, Context], Period | None]


def resolve(expressions: Sequence[TimeExpression], anchor: Period | None) -> tuple[Period | None, ...]:
    """The Period of each expression for a story of that Period; None where nothing can be said."""
    return tuple(time for time, _ in follow(expressions, anchor))


def follow(expressions: Sequence[TimeExpression], anchor: Period | None) -> Iterator[tuple[Period | None, int | None]]:
    """The same, each with the number of the expression before on which it may lean, if one is near enough."""
    told: int | None = None
    told_time: Period | None = None
    days: set[str] = set()
    for number, expression in enumerate(expressions):
        back = None if told is None else expression.sentence - expressions[told].sentence
        near = back is not None and (back <= REACH or (len(days) == 1 and back <= FAR))
        context = Context(anchor, told_time if near else None, told_time if back == 0 else None)
        time = resolve_symbol(expression.symbol, context)
        yield time, told if near else None
        if time is not None and time.placed and expression.role in LEANED_ON:
            told, told_time = number, _point(time, expression)
            days.add(told_time.edtf)


def resolve_symbol(text: str, context: Context) -> Period | None:
    """The Period of one symbol in its context."""
    try:
        return evaluate(parse_symbol(text), context)
    except BadSymbol:
        return None


def evaluate(symbol: Symbol, context: Context) -> Period | None:
    """The Period of a symbol's tree; None for an operator that places nothing."""
    operator = OPERATORS.get(symbol.name)
    if operator is None or symbol.arguments is None:
        return None
    return operator(symbol, context)


def _point(time: Period, expression: TimeExpression) -> Period:
    """What a later expression counts from: since Tuesday stands for Tuesday."""
    if expression.role != "since" or OPEN in time.edtf:
        return time
    return Period.parse(first_text(time), time.zone)


def _of_inner(apply: Callable[[Period, Symbol, Context], Period | None]) -> Inner:
    def operator(symbol: Symbol, context: Context) -> Period | None:
        inner = next((argument for argument in symbol.arguments or () if argument.arguments is not None), None)
        time = None if inner is None else evaluate(inner, context)
        return None if time is None else apply(time, symbol, context)

    return operator


def _since(time: Period, _: Symbol, context: Context) -> Period | None:
    anchor = context.anchor
    if anchor is None or not anchor.bounded or not time.placed:
        return context.of(f"{first_text(time)}/{OPEN}")
    if context.wide and time.start is not None and anchor.start is not None and time.start >= anchor.start:
        return anchor
    if time.start is not None and anchor.end is not None and time.start >= anchor.end:
        return context.of(f"{first_text(time)}/{OPEN}")
    return context.of(span_text(first_text(time), last_text(anchor)))


def _until(time: Period, _: Symbol, context: Context) -> Period | None:
    return context.of(f"{OPEN}/{last_text(time)}")


def _thus(time: Period, symbol: Symbol, context: Context) -> Period | None:
    """A stretch under way: of what has happened in it only the part up to publication."""
    return spans.so_far(time, context) if symbol.word(1) == "past" else time


def _in_year(symbol: Symbol, context: Context) -> Period | None:
    """The same day or month, in the year that the second argument gives."""
    year = evaluate(symbol.inner(1), context)
    named = symbol.inner(0).word(0)
    if year is None or not year.placed:
        return context.of(named)
    return context.of(named.replace("XXXX", year.edtf[:4], 1))


def _range(symbol: Symbol, context: Context) -> Period | None:
    """From one time to another; of two weekdays or dates the far one is settled by the near one."""
    first, last = symbol.inner(0), symbol.inner(1)
    if first.name in ("weekday", "date") and first.name == last.name and context.day:
        pair = days.paired(first, last, context)
        if pair:
            return context.of(span_text(pair[0].edtf, pair[1].edtf))
    start, end = evaluate(first, context), evaluate(last, context)
    if start is None or end is None:
        return None
    if start == end == context.wide:
        return start
    return context.of(span_text(first_text(start), last_text(end)))


def _plus(symbol: Symbol, context: Context) -> Period | None:
    time = evaluate(symbol.inner(0), context)
    return time if time is None else days.shifted(time, int(symbol.word(1, "0")), "day", context)


def _season(symbol: Symbol, context: Context) -> Period | None:
    which = symbol.inner(1)
    if which.arguments is None:
        return spans.season(int(symbol.word(0)), which.name, context)
    year = evaluate(which, context)
    return None if year is None else spans.season(int(symbol.word(0)), year.edtf[:4], context)


def _part(time: Period, symbol: Symbol, context: Context) -> Period | None:
    weeks = symbol.inner(1).name == "week"
    return spans.part(time, symbol.word(0), weeks, context)


def _at(time: Period, symbol: Symbol, context: Context) -> Period | None:
    if symbol.inner(0).name in NIGHTS:
        return days.at_night(time, symbol.word(1), context)
    return days.at(time, symbol.word(1), context)


OPERATORS: Mapping[str, Inner] = MappingProxyType(
    {
        "date": days.named,
        "weekday": days.weekday,
        "inweek": days.in_week,
        "day": days.offset,
        "plus": _plus,
        "weekof": _of_inner(lambda time, _, context: spans.week_of(time, context)),
        "after": _of_inner(spans.after),
        "sameday": days.same_day,
        "thatday": days.that_day,
        "thattime": lambda _, context: context.before,
        "tonight": days.tonight,
        "night": _of_inner(lambda time, _, context: days.night(time, 0, context)),
        "into": _of_inner(lambda time, _, context: days.night(time, -1, context)),
        "at": _of_inner(_at),
        "clock": days.clock,
        "warday": days.war_day,
        "week": spans.week,
        "weekend": spans.weekend,
        "relmonth": spans.month,
        "relyear": spans.year,
        "inyear": _in_year,
        "season": _season,
        "newyear": spans.new_year,
        "part": _of_inner(_part),
        "half": _of_inner(lambda time, symbol, context: spans.share(time, int(symbol.word(0)), 2, context)),
        "quarter": _of_inner(lambda time, symbol, context: spans.share(time, int(symbol.word(0)), 4, context)),
        "nth": _of_inner(counting.nth),
        "opening": _of_inner(counting.opening),
        "closing": _of_inner(counting.closing),
        "earlierin": _of_inner(lambda time, _, context: spans.so_far(time, context)),
        "thus": _of_inner(_thus),
        "laterin": _of_inner(lambda time, _, context: spans.still_to_come(time, context)),
        "since": _of_inner(_since),
        "from": _of_inner(_since),
        "until": _of_inner(_until),
        "range": _range,
        "sofar": spans.up_to_now,
        "ago": spans.ago,
        "hence": spans.hence,
        "past": spans.past,
        "coming": spans.coming,
        "inside": spans.inside,
        "lasting": spans.lasting,
        "later": lambda symbol, context: days.counted(symbol, 1, context),
        "earlier": lambda symbol, context: days.counted(symbol, -1, context),
    }
)
