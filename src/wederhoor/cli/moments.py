"""Moments as a user types them. Rule: EDTF, in Amsterdam time unless an offset is given; a day means its end."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeVar

from wederhoor.cli.failures import WRONG_USAGE, Failure
from wederhoor.model.period import BadPeriod, Period

T = TypeVar("T")


def known_at(text: str | None) -> datetime | None:
    """The instant up to which stories count as known: a minute is itself, a day its last minute; None stays None."""
    from wederhoor.situation import moments

    return _asked(text, moments.known_at)


def recorded_as_of(text: str | None) -> datetime | None:
    """The instant up to which the ledger's recordings count: a minute is itself, a day all of it; None stays None."""
    from wederhoor.situation import moments

    return _asked(text, moments.recorded_as_of)


def period(text: str | None) -> Period | None:
    """The inclusive EDTF period that a user asks for; None stays None."""
    from wederhoor.situation import moments

    return _asked(text, moments.whole_period)


def now() -> datetime:
    """The present moment in UTC."""
    return datetime.now(UTC)


def _asked(text: str | None, read: Callable[[str], T]) -> T | None:
    from wederhoor.situation.moments import OpenEnd

    if text is None:
        return None
    try:
        return read(text)
    except (BadPeriod, OpenEnd) as error:
        raise Failure(str(error), WRONG_USAGE) from error
