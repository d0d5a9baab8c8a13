"""Stretches of time, read and written as EDTF (ISO 8601-2). Rule: half-open, kept in UTC beside the words.

A bare day means that day on the clocks of its zone. Losing something says so in a function's name.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

HOME = "Europe/Amsterdam"
OPEN = ".."
SEASONS = {21: 3, 22: 6, 23: 9, 24: 12}  # EDTF spring, summer, autumn, winter: first month; each lasts three
POINT = re.compile(
    r"(?P<year>\d{4}|XXXX)(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX)"
    r"(?:T(?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d))?(?P<offset>Z|[+-]\d\d:\d\d)?)?)?)?(?P<mark>[~?%])?"
)


class BadPeriod(ValueError):
    """A text is no EDTF date or interval, or ends before it starts."""

    def __init__(self, text: str) -> None:
        super().__init__(f"{text!r} is no EDTF date or interval, such as 2022-09-08, 2022-09 or 2022-09-08/2022-09-10.")


def at_home(moment: datetime) -> datetime:
    """An aware instant on the clocks of the house."""
    return moment.astimezone(ZoneInfo(HOME))


@dataclass(frozen=True, slots=True)
class Period:
    """An EDTF text and the UTC instants it covers, start inclusive, end exclusive; an open or unknown end is None."""

    edtf: str
    start: datetime | None
    end: datetime | None
    zone: str = HOME

    @classmethod
    def parse(cls, text: str, zone: str = HOME) -> "Period":
        """Read EDTF: a date, season, minute or interval, with ``..``, ``XXXX`` and ``~ ? %``; raises BadPeriod."""
        return _parse(text, zone)

    @classmethod
    def of_day(cls, day: date, zone: str = HOME) -> "Period":
        """One calendar day."""
        return cls.parse(day.isoformat(), zone)

    @classmethod
    def of_days(cls, first: date, last: date, zone: str = HOME) -> "Period":
        """From one day up to and including another."""
        return cls.of_day(first, zone) if first == last else cls.parse(f"{first}/{last}", zone)

    @classmethod
    def of_instant(cls, moment: datetime, zone: str = HOME) -> "Period":
        """The minute of an aware instant, written with the zone's offset."""
        if moment.tzinfo is None:
            raise BadPeriod(moment.isoformat())
        return cls.parse(moment.astimezone(ZoneInfo(zone)).isoformat(timespec="seconds"), zone)

    @property
    def placed(self) -> bool:
        """Whether at least one end lies at a known instant."""
        return self.start is not None or self.end is not None

    @property
    def bounded(self) -> bool:
        """Whether both ends lie at known instants."""
        return self.start is not None and self.end is not None

    @property
    def precision(self) -> str:
        """minute, day, month, season, year, interval, open or unplaced."""
        return _precision(self.edtf, self.bounded) if self.placed else "unplaced"

    @property
    def width(self) -> timedelta | None:
        """How long it lasts, or None with an open end."""
        return self.end - self.start if self.start is not None and self.end is not None else None

    @property
    def known_at(self) -> datetime | None:
        """The instant at which a story of this Period is known: at once for a minute, else its last minute."""
        if self.end is None:
            return None
        return self.start if self.precision == "minute" else self.end - timedelta(minutes=1)

    def known_by(self, moment: datetime) -> bool:
        """Whether a story of this Period is known at an instant."""
        known = self.known_at
        return known is not None and known <= moment

    @property
    def day(self) -> date | None:
        """The calendar day in its zone, if it is one day or a minute."""
        if self.precision not in {"day", "minute"} or self.start is None:
            return None
        return self.start.astimezone(ZoneInfo(self.zone)).date()

    @property
    def first_day(self) -> date | None:
        """The calendar day on which it starts, in its zone."""
        return self.start.astimezone(ZoneInfo(self.zone)).date() if self.start else None

    @property
    def last_day(self) -> date | None:
        """The last calendar day that it touches, in its zone."""
        return (self.end - timedelta(microseconds=1)).astimezone(ZoneInfo(self.zone)).date() if self.end else None

    def contains(self, other: "Period") -> bool:
        """Whether the other lies wholly inside; an open end contains everything on its side."""
        if not (self.placed and other.placed):
            return False
        starts = self.start is None or (other.start is not None and self.start <= other.start)
        ends = self.end is None or (other.end is not None and other.end <= self.end)
        return starts and ends

    def overlaps(self, other: "Period") -> bool:
        """Whether they share an instant."""
        if not (self.placed and other.placed):
            return False
        before = self.end is not None and other.start is not None and self.end <= other.start
        after = other.end is not None and self.start is not None and other.end <= self.start
        return not (before or after)

    def __str__(self) -> str:
        return self.edtf


@lru_cache(maxsize=65536)
def _precision(edtf: str, bounded: bool) -> str:
    if "/" in edtf:
        return "interval" if bounded else "open"
    bare = edtf.rstrip("~?%")
    if "T" in bare:
        return "minute"
    if re.fullmatch(r"\d{4}-2[1-4]", bare):
        return "season"
    return {4: "year", 7: "month"}.get(len(bare), "day")


@lru_cache(maxsize=65536)
def _parse(text: str, zone: str) -> Period:
    first, slash, last = text.partition("/")
    try:
        if not slash:
            start, end = _point(first, zone)
            return Period(text, start, end, zone)
        if first == last == OPEN:
            raise BadPeriod(text)
        start = None if first == OPEN else _point(first, zone)[0]
        end = None if last == OPEN else _point(last, zone)[1]
    except (ValueError, OverflowError) as error:
        raise BadPeriod(text) from error
    if start is not None and end is not None and start >= end:
        raise BadPeriod(text)
    return Period(text, start, end, zone)


def _point(text: str, zone: str) -> tuple[datetime | None, datetime | None]:
    match = POINT.fullmatch(text)
    if not match:
        raise BadPeriod(text)
    if "X" in text:
        return None, None
    year, month, day = (int(match[name]) if match[name] else None for name in ("year", "month", "day"))
    assert year is not None  # the pattern requires it
    if match["hour"]:
        return _minute(match, year, month or 1, day or 1, zone)
    if month is None:
        return _local(year, 1, 1, zone), _local(year + 1, 1, 1, zone)
    if day is None:
        months = 3 if month in SEASONS else 1
        month = SEASONS.get(month, month)
        after = month - 1 + months
        return _local(year, month, 1, zone), _local(year + after // 12, after % 12 + 1, 1, zone)
    following = date(year, month, day) + timedelta(days=1)
    return _local(year, month, day, zone), _local(following.year, following.month, following.day, zone)


def _minute(match: re.Match[str], year: int, month: int, day: int, zone: str) -> tuple[datetime, datetime]:
    clock = datetime(year, month, day, int(match["hour"]), int(match["minute"]), int(match["second"] or 0), tzinfo=UTC)
    if match["offset"]:
        start = datetime.fromisoformat(clock.replace(tzinfo=None).isoformat() + match["offset"]).astimezone(UTC)
    else:
        start = clock.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    return start, start + timedelta(minutes=1)


def _local(year: int, month: int, day: int, zone: str) -> datetime:
    return datetime(year, month, day, tzinfo=ZoneInfo(zone)).astimezone(UTC)
