"""How far what is derived from a ledger knows it. Rule: a table of one row says so, with the version that made it."""

import sqlite3

from wederhoor.ledger.sqlite import SqliteStore


def behind(store: SqliteStore, table: str, version: str) -> int:
    """How many recordings such a table does not know; all of them where another version made it."""
    with store.asking() as connection:
        made_by, position = state(connection, table)
        return last_recording(connection) - (position if made_by == version else 0)


def state(connection: sqlite3.Connection, table: str) -> tuple[str, int]:
    """Which version made what is derived, and the last recording that it knows; as the driver reads it."""
    query = f"SELECT version, position FROM {table}"  # noqa: S608  a table of this room
    found: tuple[str, int] = connection.execute(query).fetchone() or ("", 0)
    return found


def last_recording(connection: sqlite3.Connection) -> int:
    """The position of the last recording, as the driver reads it; 0 for none."""
    found: int = connection.execute("SELECT coalesce(max(position), 0) FROM recordings").fetchone()[0]
    return found
