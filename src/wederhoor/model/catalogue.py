"""What a ledger keeps of each story to find it by. Rule: a card follows from the entries, and is disposable.

A card's keys are whole numbers, so that they stand in a table as such; two keys are one only where kind and name agree.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from wederhoor.model.claims import Reading
from wederhoor.model.entries import Entry
from wederhoor.model.ids import digest
from wederhoor.model.stories import Story

NEVER = -(2**62)  # the moment, among keys, of a story that is not known by itself
EVER = 2**62  # a moment after all others
BITS = 15  # hexadecimal digits of a key: what fits in a signed whole number of 64 bits


class KeyKind(StrEnum):
    """What a key says of a story."""

    MARK = "mark"  # a fingerprint of its text
    OPEN_MARK = "open_mark"  # the same, of a story whose Period may follow from others
    TOTAL = "total"  # a running count
    OPEN_TOTAL = "open_total"  # the same, in a story whose Period may follow from others
    HELD = "held"  # a claim about who holds or leaves a place
    ENTERED = "entered"  # a claim that a place is advanced on
    PAGE = "page"  # the key that its versions share
    CLAIM = "claim"  # the beginning of a claim's id


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


@dataclass(frozen=True, slots=True)
class Filed:
    """What the catalogue says of a story when it is asked for many."""

    story: str
    known: int | None
    open: bool
    keys: tuple[tuple[KeyKind, int], ...]


class Catalogue(Protocol):
    """Finds stories of a ledger as it is now, those that are withdrawn left out. All moments are whole seconds."""

    def known(self, first: int, last: int) -> Sequence[Filed]:
        """The stories that are known by themselves in that time, both ends included."""
        ...

    def waiting(self, after: int, before: int) -> Sequence[Filed]:
        """The stories that are known by themselves only after a moment, and whose Period begins before another."""
        ...

    def filed(self, stories: Iterable[str]) -> Sequence[Filed]:
        """The cards of some stories, by id."""
        ...

    def open_among(self, stories: Iterable[str]) -> Sequence[Filed]:
        """The cards of those of some stories that others may date, by id."""
        ...

    def last(self, keys: Iterable[int], before: int, most: int) -> Iterable[str]:
        """For each key the stories that are known up to a moment, the last known first, and only so many of them."""
        ...

    def holders(self, keys: Iterable[int], first: int, last: int, most: int) -> Mapping[int, Sequence[str]]:
        """For each key the stories known in that time, at most so many; at NEVER those that never are."""
        ...

    def counts(self, moment: int) -> tuple[int, frozenset[str], int]:
        """How many stories are known by themselves at a moment, their outlets, and how many never are."""
        ...

    def last_day(self) -> int | None:
        """The last day, as an ordinal, of which a story was dated to that day alone."""
        ...


class Lookup(Protocol):
    """Says what a ledger was told of one story, without reading the others."""

    def told(self, story: str) -> Sequence[Entry]:
        """The entries of a story and of its readings, by id."""
        ...

    def first_key(self, text_hash: str) -> str | None:
        """The least key of the stories that have a text and are not withdrawn."""
        ...


MakeCard = Callable[[Story, Reading | None], Card]


def number_of(name: str) -> int:
    """A whole number that stands for a name, the same everywhere."""
    return int(digest(name)[:BITS], 16)


def key_of(kind: KeyKind, name: str) -> int:
    """The key of that kind and name."""
    return number_of(f"{kind.value}:{name}")


SHORTEST = 10  # characters of a claim's id by which it can be looked up: what a page prints of it


def claim_key(claim: str) -> int:
    """The key of a claim by its id, or the beginning of one."""
    return key_of(KeyKind.CLAIM, claim[:SHORTEST])


def open_key(key: int) -> int:
    """The key of an undated story that answers to an even one of a dated story."""
    return key | 1


def closed_key(key: int) -> int:
    """The even key to which that of an undated story answers."""
    return key & ~1


def seconds(moment: datetime) -> int:
    """An aware moment as whole seconds from 1970."""
    return int(moment.timestamp())
