"""Moments as a user types them. Rule: EDTF, in Amsterdam time unless an offset is given; a day means its end."""

from datetime import UTC, datetime

from wederhoor.cli.failures import WRONG_USAGE, Failure
from wederhoor.model.period import BadPeriod, Period


def known_at(text: str | None) -> datetime | None:
    """The instant up to which stories count as known: a minute is itself, a day its last minute; None stays None."""
    return None if text is None else _bounded(text).known_at


def recorded_as_of(text: str | None) -> datetime | None:
    """The instant up to which the ledger's recordings count: a minute is itself, a day all of it; None stays None."""
    if text is None:
        return None
    period = _bounded(text)
    return period.start if period.precision == "minute" else period.end


def period(text: str | None) -> Period | None:
    """The inclusive EDTF period that a user asks for; None stays None."""
    return None if text is None else _bounded(text, needs="two known ends")


def now() -> datetime:
    """The present moment in UTC."""
    return datetime.now(UTC)


def _bounded(text: str, needs: str = "a known end") -> Period:
    try:
        asked = Period.parse(text)
    except BadPeriod as error:
        raise Failure(str(error), WRONG_USAGE) from error
    if not asked.bounded:
        raise Failure(f"{text!r} has no such end: give a date with {needs}, such as 2022-09-11.", WRONG_USAGE)
    return asked
