"""What an expression means on each possible day of publication. Rule: no day is picked, all of them stay.

Of a story that is dated only to a month the answer of `resolve` is the month; beside it these are the readings.
"""

from collections.abc import Sequence
from datetime import timedelta

from wederhoor.model.period import Period
from wederhoor.reading.mentions import TimeExpression
from wederhoor.reading.times.resolving import resolve

LONGEST = timedelta(days=93)  # of an anchor whose days are tried one by one


def candidates(expressions: Sequence[TimeExpression], anchor: Period | None) -> tuple[tuple[Period, ...], ...]:
    """For each expression its readings over the days of an anchor, in order of time; none where all days agree.

    Only an anchor longer than a day and no longer than about three months has candidates.
    """
    if anchor is None or anchor.day is not None or anchor.width is None or anchor.width > LONGEST:
        return tuple(() for _ in expressions)
    by_day = [resolve(expressions, day) for day in _days(anchor)]
    return tuple(_distinct(readings) for readings in zip(*by_day, strict=True))


def _days(anchor: Period) -> list[Period]:
    first, last = anchor.first_day, anchor.last_day
    assert first is not None and last is not None, "the anchor has a width"  # noqa: PT018 -- one fact
    return [Period.of_day(first + timedelta(days=number), anchor.zone) for number in range((last - first).days + 1)]


def _distinct(readings: Sequence[Period | None]) -> tuple[Period, ...]:
    """The different readings, of which there must be several; what a day leaves open leaves all open."""
    placed = {time.edtf: time for time in readings if time is not None and time.placed}
    if len(placed) < 2 or None in readings:
        return ()
    return tuple(sorted(placed.values(), key=_order))


def _order(time: Period) -> tuple[bool, str, str]:
    """By start, an open one first; then by end."""
    start = time.start.isoformat() if time.start else ""
    return time.start is not None, start, time.end.isoformat() if time.end else "~"
