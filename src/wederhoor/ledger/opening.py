"""Opening a ledger file. Rule: nothing is written to a file before it is known to be a ledger, or to be empty."""

import secrets
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wederhoor.ledger.connecting import Connect, Readers, connector
from wederhoor.ledger.errors import clear_errors, refusal
from wederhoor.ledger.format import APPLICATION_ID, HEAD
from wederhoor.ledger.sqlite import SqliteStore

if TYPE_CHECKING:
    from sqlalchemy import Connection

MIGRATIONS = Path(__file__).parent / "migrations"
PATIENCE = 10.0  # seconds to wait for another writer
OLDEST_SQLITE = (3, 38, 0)  # STRICT tables and built-in JSON


def open_sqlite(path: Path, *, read_only: bool = False, patience: float = PATIENCE) -> SqliteStore:
    """The ledger in an SQLite file, brought up to this program's schema; raises LedgerError.

    A read-only one must exist and have the schema already. `patience` is how many seconds to wait for another writer.
    """
    _check_place(path, read_only)
    readers = Readers(connector(path, read_only=read_only, patience=patience))
    try:
        with clear_errors(str(path)):
            if _needs_migration(readers, path, read_only):
                readers.close()
                _migrate(readers.connect)
            return SqliteStore(readers, str(path))
    except BaseException:
        readers.close()
        raise


def _check_place(path: Path, read_only: bool) -> None:
    source = str(path)
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        needed = ".".join(map(str, OLDEST_SQLITE))
        raise refusal(source, f"Python's SQLite is {sqlite3.sqlite_version}.", f"Install SQLite {needed} or newer.")
    try:
        if path.is_dir():
            raise refusal(source, "This is a folder.", "Name a file in it with --ledger.")
        if read_only and not path.exists():
            raise refusal(source, "There is no ledger here yet.", "Make one with `wederhoor read PATH`.")
        if not read_only:
            path.parent.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:  # ValueError: no possible path, such as one with a NUL character
        fact = f"The ledger's folder cannot be used: {getattr(error, 'strerror', error)}."
        raise refusal(source, fact, "Name a file with --ledger in a folder that you may write.") from error


def _needs_migration(readers: Readers, path: Path, read_only: bool) -> bool:
    with readers.lent() as connection:
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        (owner,) = connection.execute("PRAGMA application_id").fetchone()
        if tables and owner != APPLICATION_ID:
            raise refusal(
                str(path),
                "This is a database of another program.",
                "Name another file with --ledger; this one is left as it was.",
            )
        found = connection.execute("SELECT version_num FROM alembic_version").fetchone() if tables else None
    revision = found[0] if found else None
    if revision == HEAD:
        return False
    if revision is not None and not _is_known(revision):
        fact = f"The ledger was written by a newer Wederhoor (schema {revision}; this one knows {HEAD})."
        raise refusal(str(path), fact, "Install the newer version; the ledger is left as it was.")
    if read_only:
        fact = "There is no ledger here yet." if revision is None else f"The ledger has an older schema ({revision})."
        raise refusal(str(path), fact, "Open it for writing once, with `wederhoor read PATH`.")
    return True


def _config(connection: "Connection | None" = None) -> Any:  # Any: alembic is loaded only where it is needed
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _is_known(revision: str) -> bool:
    from alembic.script import ScriptDirectory

    return revision in {script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()}


def _migrate(connect: Connect) -> None:
    from alembic import command
    from sqlalchemy import insert

    from wederhoor.ledger.schema import meta
    from wederhoor.ledger.writing import checkpoint, make_engine, writer

    with closing(connect()) as raw:
        raw.execute("PRAGMA journal_mode = WAL")
    engine = make_engine(connect)
    try:
        with writer(engine).begin() as connection:
            command.upgrade(_config(connection), "head")
            connection.execute(insert(meta).prefix_with("OR IGNORE"), {"one": 1, "ledger": f"l-{secrets.token_hex(8)}"})
        checkpoint(engine)
    finally:
        engine.dispose()
