"""What a ledger can be given and asked beside its pages. Rule: a report is kept whole or not at all."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from wederhoor.model.claims import Reading
from wederhoor.model.entries import Entry
from wederhoor.model.problems import Problem
from wederhoor.model.stories import Delivery, Published, Story


class Engaged(RuntimeError):
    """Another report is being read, or another program writes: nothing was kept, and it can be sent again."""


class TooLong(ValueError):
    """What was sent is more than one report."""


@dataclass(frozen=True, slots=True)
class Report:
    """A page that was sent, with what came with it."""

    data: bytes
    delivery: Delivery


@dataclass(frozen=True, slots=True)
class Received:
    """One story of it."""

    story: Story
    reading: Reading | None  # as people reviewed it; None where nothing read it, or it was withdrawn
    published: Published | None  # from its page and text alone
    new: bool  # whether the ledger did not have it


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was read in a report."""

    stories: tuple[Received, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Recorded:
    """An entry with its place among those that the ledger learned."""

    position: int
    recorded_at: datetime  # aware, UTC
    entry: Entry


@dataclass(frozen=True, slots=True)
class Learned:
    """What a ledger learned after some position."""

    ledger: str  # its id
    last: int  # the position of all that it learned so far
    items: tuple[Recorded, ...]


class Receiver(Protocol):
    """The ledger itself. Every method raises Unreadable where it cannot be read."""

    def receive(self, report: Report, *, keep: bool) -> Receipt:
        """Read a report, and keep it if it is to be kept; raises Engaged or TooLong."""
        ...

    def learned(self, after: int, most: int, recorded: datetime | None) -> Learned:
        """What was recorded after a position, in order, at most so many entries."""
        ...

    def last_learned(self, recorded: datetime | None) -> tuple[str, Mapping[str, datetime]]:
        """The ledger's id, and when anything about each story was recorded last."""
        ...
