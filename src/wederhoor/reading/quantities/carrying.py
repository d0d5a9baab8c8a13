"""Units that a bare number takes over from an earlier sentence. Rule: only from close by, and only of a like size."""

from collections.abc import Sequence
from dataclasses import replace

from wederhoor.reading.mentions import NumberMention

REACH = 2  # sentences back
LIKE = 5.0  # how many times larger or smaller a number may be and still speak of the same thing
NEVER = frozenset({"times", "percent", "days", "weeks", "months", "years", "hours", "minutes"})


def carry_units(mentions: Sequence[NumberMention]) -> tuple[NumberMention, ...]:
    """The mentions, bare numbers with the unit of the nearest number before them that is of a like size."""
    carried: list[NumberMention] = []
    for mention in mentions:
        unit = _unit(mention, carried) if mention.unit is None and mention.counted is None else None
        carried.append(replace(mention, unit=unit) if unit else mention)
    return tuple(carried)


def _unit(mention: NumberMention, earlier: Sequence[NumberMention]) -> str | None:
    for other in reversed(earlier):
        if mention.sentence - other.sentence > REACH:
            return None
        if other.unit is not None and other.unit not in NEVER and _alike(mention.value, other.value):
            return other.unit
    return None


def _alike(one: float | None, other: float | None) -> bool:
    return bool(one and other) and 1 / LIKE <= (one or 1) / (other or 1) <= LIKE
