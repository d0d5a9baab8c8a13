"""What a ledger keeps of each story so that a situation finds it. Rule: a card follows from the entries, and is disposable.

A card's keys are whole numbers, so that they stand in a table as such; two keys are one only where kind and name agree.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from wederhoor.model.claims import Reading
from wederhoor.model.ids import digest
from wederhoor.model.stories import Story

BITS = 15  # hexadecimal digits of a key: what fits in a signed whole number of 64 bits


class KeyKind(StrEnum):
    """What a key says of a story."""

    MARK = "mark"  # a fingerprint of its text
    OPEN_MARK = "open_mark"  # the same, of a story whose Period may follow from others
    TOTAL = "total"  # a running count
    OPEN_TOTAL = "open_total"  # the same, in a story whose Period may follow from others
    HELD = "held"  # a claim about who holds or leaves a place
    ENTERED = "entered"  # a claim that a place is advanced on


@dataclass(frozen=True, slots=True)
class Card:
    """One story in the catalogue, with the reading of it that counts."""

    story: str
    outlet: str | None
    first: int | None  # the second at which its own Period begins, counted from 1970; None without one
    known: int | None  # the second at which it is known by its own Period; None without one that ends
    day: int | None  # the day of its own Period as an ordinal, where that is one day
    open: bool  # whether other stories may date it
    keys: tuple[tuple[KeyKind, int], ...] = ()


MakeCard = Callable[[Story, Reading | None], Card]


def number_of(name: str) -> int:
    """A whole number that stands for a name, the same everywhere."""
    return int(digest(name)[:BITS], 16)


def key_of(kind: KeyKind, name: str) -> int:
    """The key of that kind and name."""
    return number_of(f"{kind.value}:{name}")


def open_key(key: int) -> int:
    """The key of an undated story that answers to an even one of a dated story."""
    return key | 1


def closed_key(key: int) -> int:
    """The even key to which that of an undated story answers."""
    return key & ~1


def seconds(moment: datetime) -> int:
    """An aware moment as whole seconds from 1970."""
    return int(moment.timestamp())
