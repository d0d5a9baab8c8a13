"""A page in words, before it is laid out. Rule: the same page gives the table, the rows of a CSV file and the JSON."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows under a head."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[int, ...] = ()  # how wide the columns are to each other; equal without
    empty: str = ""  # what stands there when it has no rows


@dataclass(frozen=True, slots=True)
class Notes:
    """Lines under a title."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page in one language."""

    title: str
    lead: tuple[str, ...]
    parts: tuple[Grid | Notes, ...]
    columns: tuple[str, ...]  # of the rows below, the same in every language
    rows: tuple[tuple[str, ...], ...]  # what a spreadsheet gets
    record: Mapping[str, Any]  # what a program gets
