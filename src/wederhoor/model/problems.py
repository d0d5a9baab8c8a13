"""Errors as values. Rule: a bad page, story or sentence becomes a Problem; it never stops a run."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """What went wrong, where, and what the user can do about it."""

    source: str  # the file or address as the user named it
    place: str  # where in it: "line 3", "byte 120", "item 2"; empty for the whole
    message: str  # one sentence that states the fact
    remedy: str  # one sentence that says what to do

    def __str__(self) -> str:
        where = f"{self.source}, {self.place}" if self.place else self.source
        return f"{where}: {self.message} {self.remedy}"
