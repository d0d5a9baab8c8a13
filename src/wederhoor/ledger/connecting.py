"""Connections to a ledger file. Rule: a reader sees one state of the file, and leaves nothing open behind."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

IDLE = 5  # connections that are kept for the next reader

Connect = Callable[[], sqlite3.Connection]


def connector(path: Path, *, read_only: bool, patience: float) -> Connect:
    """Makes connections to the file, with foreign keys on and full durability; transactions begin when told."""
    mode = "rwc" if not read_only else "ro&immutable=1" if _is_sealed(path) else "ro"
    address = f"{path.absolute().as_uri()}?mode={mode}"

    def connect() -> sqlite3.Connection:
        made = sqlite3.connect(address, uri=True, timeout=patience, check_same_thread=False)
        made.isolation_level = None  # else the driver begins transactions by itself, and too late
        made.execute("PRAGMA foreign_keys = ON")
        made.execute("PRAGMA synchronous = FULL")  # what was acknowledged outlives a power cut
        made.execute("PRAGMA secure_delete = ON")  # a purged text is overwritten, not only unlinked
        return made

    return connect


def _is_sealed(path: Path) -> bool:
    # SQLite reads a ledger with a log only where it may write beside it, unless told that nobody writes there.
    may_write = os.access(path.parent, os.W_OK, effective_ids=os.access in os.supports_effective_ids)
    return not may_write and not path.with_name(f"{path.name}-wal").exists()


class Readers:
    """Connections for reading; each is lent to one reader at a time, and a few are kept for the next."""

    def __init__(self, connect: Connect) -> None:
        self.connect = connect
        self._idle: list[sqlite3.Connection] = []

    @contextmanager
    def lent(self) -> Iterator[sqlite3.Connection]:
        """A connection that sees the file as it is at its first question."""
        try:
            connection = self._idle.pop()
        except IndexError:
            connection = self.connect()
        try:
            connection.execute("BEGIN")
            yield connection
            connection.rollback()
        except BaseException:
            connection.close()
            raise
        if len(self._idle) < IDLE:
            self._idle.append(connection)
        else:
            connection.close()

    def close(self) -> None:
        """Close those that nobody uses."""
        while self._idle:
            self._idle.pop().close()
