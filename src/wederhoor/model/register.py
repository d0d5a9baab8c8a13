"""What a ledger keeps of each story to list it by. Rule: it follows from the story, its reading and the packs alone."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from wederhoor.model.claims import Reading
from wederhoor.model.stories import Story

LAST = "~"  # the moment of a story that is never known by itself: it sorts after every date
NO_DAY = "0000-00-00"  # the last day of a story without a date: it sorts before every other


@dataclass(frozen=True, slots=True)
class Listed:
    """One claim, by what lists choose it by."""

    first: int  # characters of its sentence
    last: int
    also: tuple[tuple[int, int], ...] = ()  # of further sentences
    values: frozenset[tuple[str, str]] = frozenset()  # sort and value


@dataclass(frozen=True, slots=True)
class Registered:
    """One story, by what lists choose and order it by."""

    open: bool  # whether other stories may date it: then a list looks at the story itself
    moment: str = LAST  # at which it is known by itself, in UTC, so that text sorts by time
    newest: float = 0.0  # the same in seconds before 1970, so that the newest comes first
    edtf: str | None = None  # its own Period
    day: str | None = None  # where that is one day
    month: str | None = None  # where it lies in one
    date: str | None = None  # where it begins and ends on one day
    last_day: str = NO_DAY
    claims: tuple[Listed, ...] = ()
    findings: Mapping[tuple[str, int], int] = field(default_factory=dict)  # by sort and weight: how many


class Packed(NamedTuple):
    """One story as a register keeps it for searches; see `model/packing.py`."""

    story: str
    moment: str
    newest: float
    outlet: str | None
    month: str | None
    date: str | None
    rows: bytes = b""
    several: str | None = None


Register = Callable[[Story, Reading | None], Registered]
