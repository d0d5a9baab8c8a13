"""Sums with days, weeks, months and years. Rule: results are EDTF texts or dates; no anchor is known here."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from wederhoor.model.period import OPEN, SEASONS, BadPeriod, Period


def period(text: str, zone: str) -> Period | None:
    """The Period of an EDTF text, or None where it is none."""
    try:
        return Period.parse(text, zone)
    except BadPeriod:
        return None


def shift_month(year: int, month: int, by: int) -> tuple[int, int]:
    """The month so many months on."""
    count = year * 12 + month - 1 + by
    return count // 12, count % 12 + 1


def shift_day(day: date, months: int) -> date:
    """The same day so many months on, or the month's last day where it is shorter."""
    year, month = shift_month(day.year, day.month, months)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def monday(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def weekday_near(day: date, weekday: int, direction: str) -> date:
    """The weekday (1 is Monday) that lies in a direction from a day."""
    ahead = (weekday - day.isoweekday()) % 7
    back = (day.isoweekday() - weekday) % 7
    if direction == "ahead":
        return day + timedelta(days=ahead)
    if direction == "next":
        return day + timedelta(days=ahead or 7)
    return day - timedelta(days=(back or 7) if direction == "last" else back)


def days_of(month: int, day: int, years: range) -> Iterator[date]:
    """That day in each year that has it."""
    for year in years:
        try:
            yield date(year, month, day)
        except ValueError:
            continue


def season_start(season: int, year: int) -> date:
    """The first day of an EDTF season."""
    return date(year, SEASONS[season], 1)


def first_text(time: Period) -> str:
    """The EDTF text of where a Period starts."""
    return time.edtf.partition("/")[0]


def last_text(time: Period) -> str:
    """The EDTF text of where a Period ends; a minute gives its day."""
    last = time.edtf.rpartition("/")[2]
    return last[:10] if "T" in last else last


def span_text(first: str, last: str) -> str:
    """From one EDTF text to another; one text where both are the same."""
    return first if first == last and first != OPEN else f"{first}/{last}"
