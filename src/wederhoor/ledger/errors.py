"""What can be wrong with a ledger file. Rule: an error names the file and what to do, and has destroyed nothing."""

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from wederhoor.model.problems import Problem

_BUSY = (
    "Another program is writing to the ledger and did not finish in time.",
    "Wait until it is done and run the command again.",
)
_CLOSED = ("The ledger cannot be opened.", "Check that the folder exists and that you may read and write it.")
_DAMAGED = (
    "The file is damaged.",
    "Copy it before anything else, run `wederhoor verify` to see what is hit, and go back to a backup.",
)
_FACTS = {
    sqlite3.SQLITE_NOTADB: (
        "This file is not a ledger: it is no SQLite database.",
        "Name another file with --ledger.",
    ),
    sqlite3.SQLITE_READONLY: (
        "The ledger may only be read: the file or its folder is write-protected, or it was opened for reading.",
        "Give yourself permission to write, or copy the ledger elsewhere and name the copy with --ledger.",
    ),
    sqlite3.SQLITE_FULL: (
        "The disk is full; the last step was not stored, everything before it was.",
        "Make room and run the command again: it goes on where it stopped.",
    ),
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_IOERR: (
        "The disk refused to read or write; the last step was not stored, everything before it was.",
        "Check the room, your quota, the disk and the connection to it, and run the command again: it goes on where it "
        "stopped.",
    ),
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_CANTOPEN: _CLOSED,
    sqlite3.SQLITE_PERM: _CLOSED,
}


class LedgerError(Exception):
    """The ledger cannot do what was asked; what it holds is untouched."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


class Busy(LedgerError):
    """Another program writes to the ledger: what was to be stored was not, and can be again."""


class Overtaken(LedgerError):
    """Somebody decided something meanwhile: nothing was stored."""

    def __init__(self, source: str) -> None:
        message = "Somebody decided something meanwhile; nothing was stored."
        super().__init__(Problem(source, "", message, "Look at what they decided and try again."))


def refusal(source: str, message: str, remedy: str, place: str = "") -> LedgerError:
    """A LedgerError from its parts."""
    return LedgerError(Problem(source, place, message, remedy))


def explain(source: str, error: BaseException) -> Problem:
    """What an error of the database means for the user."""
    code = getattr(error, "sqlite_errorcode", None)  # absent where Python's own binding raised it
    known = _FACTS.get(code & 0xFF) if isinstance(code, int) else None
    if code is None and str(error).startswith("Could not decode to UTF-8"):  # words that no program wrote
        known = _DAMAGED
    if known:
        return Problem(source, "", *known)
    return Problem(source, "", f"The ledger failed: {error}.", "Run `wederhoor verify` and report what it says.")


@contextmanager
def clear_errors(source: str) -> Iterator[None]:
    """Turns errors of the database into LedgerError."""
    try:
        yield
    except Exception as error:
        cause = _of_database(error)
        if cause is None:
            raise
        raise _as_told(source, cause) from error


def _of_database(error: Exception) -> BaseException | None:
    """The driver's own error, also where SQLAlchemy raised it; None for an error of another kind."""
    if isinstance(error, sqlite3.Error):
        return error
    loaded = sys.modules.get("sqlalchemy.exc")  # only who writes loads it
    if loaded is None or not isinstance(error, loaded.DBAPIError):
        return None
    cause: BaseException | None = error.orig
    return cause or error


def _as_told(source: str, error: BaseException) -> LedgerError:
    problem = explain(source, error)
    return Busy(problem) if (problem.message, problem.remedy) == _BUSY else LedgerError(problem)
