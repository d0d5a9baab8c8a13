"""EDTF on one bare clock, for comparing answers. Rule: offsets and seconds are dropped, an open end is endless.

Reading uses Period, which knows zones; a score must not depend on the zone that an answer chose.
"""

import re
from datetime import datetime, timedelta
from functools import lru_cache

from wederhoor.model.period import OPEN, SEASONS

Stretch = tuple[datetime, datetime]  # half-open
POINT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)\S*)?)?)?[~?%]?")
MONTH = timedelta(days=31)
# The end of time is no instant that an answer can name; one-sided stretches reach from or to it.
BEFORE_ALL, AFTER_ALL = datetime.min, datetime.max  # noqa: DTZ901 - this clock has no zones


@lru_cache(maxsize=100_000)
def stretch(edtf: str | None) -> Stretch | None:
    """The time an EDTF date or interval covers; None where it cannot be placed or ends before it starts."""
    if not isinstance(edtf, str):
        return None
    first, slash, last = edtf.partition("/")
    if not slash:
        return _point(first)
    start = (BEFORE_ALL, AFTER_ALL) if first == OPEN else _point(first)
    end = (BEFORE_ALL, AFTER_ALL) if last == OPEN else _point(last)
    return (start[0], end[1]) if start and end and start[0] < end[1] else None


def same(a: str | None, b: str | None) -> bool:
    """Whether two answers cover the same time; marks of doubt such as ~ are ignored."""
    return a == b or (stretch(a) is not None and stretch(a) == stretch(b))


def contains(outer: Stretch, inner: Stretch) -> bool:
    """Whether the one lies inside the other."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def near(a: str | None, b: str | None) -> bool:
    """Whether one contains the other, and the longer is at most four times as long or a month."""
    left, right = stretch(a), stretch(b)
    if left is None or right is None or not (contains(left, right) or contains(right, left)):
        return False
    short, long = sorted((left[1] - left[0], right[1] - right[0]))
    return long <= 4 * short or long <= MONTH


def _point(text: str) -> Stretch | None:
    match = POINT.fullmatch(text)
    if not match:
        return None
    year, month, day, hour, minute = (int(group) if group else None for group in match.groups())
    assert year is not None  # the pattern requires it
    try:
        if month is None:
            return _months(year, 1, 12)
        if day is None:
            return _months(year, SEASONS.get(month, month), 3 if month in SEASONS else 1)
        start = datetime(year, month, day, hour or 0, minute or 0)  # noqa: DTZ001 - this clock has no zones
        return start, start + (timedelta(days=1) if hour is None else timedelta(minutes=1))
    except (ValueError, OverflowError):
        return None


def _months(year: int, first: int, number: int) -> Stretch:
    after = first - 1 + number
    start = datetime(year, first, 1)  # noqa: DTZ001 - this clock has no zones
    return start, start.replace(year=year + after // 12, month=after % 12 + 1)
