"""Tables that may be long: the rows with some words, and first no more than a hundred. Rule: the address says which."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Any, Literal

from pydantic import Field

from wederhoor.briefing.sheets.sheet import Grid, Sheet
from wederhoor.web.lens import Lens

ROWS = 100  # of a table that are shown at first
FEW = 20  # rows of a page in which nobody needs to look for words
LONGEST = 200  # characters of the words
CLAIM = re.compile(r"\bc-[0-9a-f]{8,16}\b")
MARKS = re.compile(rf"\[(?:{CLAIM.pattern} ?)+\]")  # as a command prints them


class Choice(Lens):
    """The moments, the day where one is asked for, and whether a spreadsheet wants the rows."""

    date: str | None = None
    form: str | None = None


class Long(Choice):
    """The same of a page with tables that may be long."""

    q: Annotated[str | None, Field(max_length=LONGEST)] = None  # words that a row must have, anywhere in it
    rows: Literal["all"] | None = None


@dataclass(frozen=True, slots=True)
class Cut:
    """What a page shows of rows: their places, and how many fit the words of how many there are."""

    shown: tuple[int, ...]
    fitting: int
    total: int

    @property
    def left(self) -> int:
        """The rows that fit and are not shown."""
        return self.fitting - len(self.shown)


def cut(rows: Sequence[Sequence[str]], choice: Long) -> Cut:
    """Which rows of a table have the words that are asked for, and which of them are shown."""
    words = (choice.q or "").casefold().split()
    fitting = [place for place, row in enumerate(rows) if _has(row, words)]
    most = len(fitting) if choice.rows == "all" else ROWS
    return Cut(tuple(fitting[:most]), len(fitting), len(rows))


def shortened(sheets: Sequence[Sheet], choice: Long) -> tuple[list[Sheet], dict[tuple[int, int], Cut]]:
    """Sheets with the rows that are shown, and what of each table that is, by sheet and part."""
    cuts = {
        (place, at): cut(part.rows, choice)
        for place, sheet in enumerate(sheets)
        for at, part in enumerate(sheet.parts)
        if isinstance(part, Grid)
    }
    return [
        replace(
            sheet,
            parts=tuple(
                replace(part, rows=tuple(part.rows[row] for row in cuts[place, at].shown))
                if isinstance(part, Grid)
                else part
                for at, part in enumerate(sheet.parts)
            ),
        )
        for place, sheet in enumerate(sheets)
    ], cuts


def narrowing(cuts: Sequence[Cut], choice: Long, path: str) -> dict[str, Any]:
    """What a page says of the rows that it does not show, and the address that shows them all."""
    total, fitting = sum(each.total for each in cuts), sum(each.fitting for each in cuts)
    return {
        "q": choice.q or "",
        "asks": total > FEW or bool(choice.q),
        "fitting": fitting,
        "total": total,
        "every": path + choice.query(date=choice.date, q=choice.q, rows="all"),
    }


def _has(row: Sequence[str], words: Sequence[str]) -> bool:
    text = MARKS.sub("", "\n".join(row)).casefold() if words else ""
    return all(word in text for word in words)
