"""Moments and periods as people write them. Rule: EDTF, in Amsterdam time unless an offset is given."""

from datetime import datetime

from wederhoor.model.period import Period

DAY = "2022-09-11"


class OpenEnd(ValueError):
    """A period without the ends that a question needs."""

    def __init__(self, text: str, needs: str) -> None:
        super().__init__(f"{text!r} has no such end: give a date with {needs}, such as {DAY}.")


def known_at(text: str) -> datetime:
    """The instant up to which stories count as known: a minute is itself, a day its last minute.

    Raises BadPeriod or OpenEnd.
    """
    moment = _bounded(text, "a known end").known_at
    if moment is None:
        raise OpenEnd(text, "a known end")
    return moment


def recorded_as_of(text: str) -> datetime:
    """The instant up to which the ledger's recordings count: a minute is itself, a day all of it.

    Raises BadPeriod or OpenEnd.
    """
    period = _bounded(text, "a known end")
    moment = period.start if period.precision == "minute" else period.end
    if moment is None:
        raise OpenEnd(text, "a known end")
    return moment


def whole_period(text: str) -> Period:
    """The inclusive EDTF period that is asked for; raises BadPeriod or OpenEnd."""
    return _bounded(text, "two known ends")


def _bounded(text: str, needs: str) -> Period:
    asked = Period.parse(text)
    if not asked.bounded:
        raise OpenEnd(text, needs)
    return asked
