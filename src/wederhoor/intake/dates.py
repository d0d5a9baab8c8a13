"""When a story came out, by what the page and its delivery say. Rule: never guess; a date that cannot be is none."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from wederhoor.model.period import BadPeriod, Period
from wederhoor.model.problems import Problem
from wederhoor.model.stories import Delivery, Published
from wederhoor.model.vocabulary import Basis

EARLIEST = 1900  # systems that have no date print the year 1 or 0
LOOKS_EDTF = re.compile(r"\d{4}(?:-\d\d){0,2}(?:/\d{4}(?:-\d\d){0,2})?")
URL_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)([/-])(\d{1,2})\2(\d{1,2})(?!\d)")
URL_COMPACT = re.compile(r"(?<![0-9])((?:19|20)\d\d)(\d\d)(\d\d)(?=_|\d{0,6}(?:[_/.-]|$))")
NO_DATE = "Correct the date, or give it in a sidecar; the story is kept without it."


def read_date(text: str) -> Period | None:
    """A date or instant in ISO 8601 or EDTF; a clock time without offset is that of the home zone; else None."""
    text = text.strip()
    try:
        if LOOKS_EDTF.fullmatch(text):
            return _sane(Period.parse(text))
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is None:
            return _sane(Period.parse(moment.isoformat(timespec="seconds")))
        return _sane(Period.of_instant(moment))
    except (BadPeriod, ValueError, OverflowError):
        return None


def read_mail_date(text: str) -> Period | None:
    """A date as RSS writes it, such as ``Mon, 12 Sep 2022 07:30:00 +0200``, or as ISO 8601; else None."""
    try:
        moment = parsedate_to_datetime(text.strip())
        if moment.tzinfo is None:  # the mail standard: a time in UTC whose zone is not told
            moment = moment.replace(tzinfo=UTC)
        return _sane(Period.of_instant(moment))
    except (BadPeriod, ValueError, TypeError, IndexError, OverflowError):
        return read_date(text)


def date_in_address(address: str | None) -> Period | None:
    """The one day that an address names, as ``/2022/04/02/`` or ``20220609_``; None where it names none or several."""
    days = {
        period.edtf: period
        for pattern, year, month, day in ((URL_DAY, 1, 3, 4), (URL_COMPACT, 1, 2, 3))
        for match in pattern.finditer(address or "")
        if (period := read_date(f"{match[year]}-{int(match[month]):02}-{int(match[day]):02}"))
    }
    return next(iter(days.values())) if len(days) == 1 else None


def impossible(source: str, place: str, text: str, where: str) -> Problem:
    """The Problem for a date that is none."""
    return Problem(source, place, f"The date {text[:40]!r} in {where} is no possible date.", NO_DATE)


def settle(
    page: Published | None, delivery: Delivery, address: str | None, source: str, place: str
) -> tuple[Published | None, tuple[Problem, ...]]:
    """What holds for a story: the page's own date, narrowed by the delivery's; the address only as the last resort."""
    problems: tuple[Problem, ...] = ()
    given = read_date(delivery.published) if delivery.published else None
    if delivery.published and given is None:
        problems = (impossible(source, place, delivery.published, "the delivery"),)
    if given is not None and (page is None or page.period.contains(given)):
        if page is not None and page.period.precision == "minute":
            return page, problems
        return Published(given, Basis.DELIVERY), problems
    if page is not None:
        if given is not None and not _same_day(page.period, given):
            problems = (_conflict(page.period, given, source, place),)
        return page, problems
    day = date_in_address(address)
    return (Published(day, Basis.URL) if day else None), problems


def _same_day(page: Period, given: Period) -> bool:
    return given.contains(page) or (page.precision == given.precision == "minute" and page.day == given.day)


def _conflict(page: Period, given: Period, source: str, place: str) -> Problem:
    message = f"The page says {page}, its delivery {given}; the page's own date is kept."
    return Problem(
        source, place, message, "Correct the delivery if the page is right, or the page's date if it is wrong."
    )


def _sane(period: Period) -> Period | None:
    return period if period.start is not None and period.start.year >= EARLIEST - 1 else None
