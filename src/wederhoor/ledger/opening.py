"""Opening a ledger file. Rule: nothing is written to a file before it is known to be a ledger, or to be empty."""

import os
import secrets
import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, insert
from sqlalchemy.pool import QueuePool

from wederhoor.ledger.errors import clear_errors, refusal
from wederhoor.ledger.schema import APPLICATION_ID, HEAD, meta
from wederhoor.ledger.sqlite import WRITES, SqliteStore, checkpoint

MIGRATIONS = Path(__file__).parent / "migrations"
PATIENCE = 10.0  # seconds to wait for another writer
OLDEST_SQLITE = (3, 38, 0)  # STRICT tables and built-in JSON


def open_sqlite(path: Path, *, read_only: bool = False, patience: float = PATIENCE) -> SqliteStore:
    """The ledger in an SQLite file, brought up to this program's schema; raises LedgerError.

    A read-only one must exist and have the schema already. `patience` is how many seconds to wait for another writer.
    """
    _check_place(path, read_only)
    engine = make_engine(path, read_only=read_only, patience=patience)
    try:
        with clear_errors(str(path)):
            if _needs_migration(engine, path, read_only):
                _migrate(engine)
            return SqliteStore(engine, str(path))
    except BaseException:
        engine.dispose()
        raise


def make_engine(path: Path, *, read_only: bool, patience: float) -> Engine:
    """Connections to the file with foreign keys on, full durability, and transactions that begin when told."""
    mode = "rwc" if not read_only else "ro&immutable=1" if _is_sealed(path) else "ro"
    address = f"{path.absolute().as_uri()}?mode={mode}"

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(address, uri=True, timeout=patience, check_same_thread=False)

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _is_sealed(path: Path) -> bool:
    # SQLite reads a ledger with a log only where it may write beside it, unless told that nobody writes there.
    may_write = os.access(path.parent, os.W_OK, effective_ids=os.access in os.supports_effective_ids)
    return not may_write and not path.with_name(f"{path.name}-wal").exists()


def _prepare(connection: Any, _record: Any) -> None:  # Any: SQLAlchemy names no type for a driver's connection
    connection.isolation_level = None  # else the driver begins transactions by itself, and too late
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")  # what was acknowledged outlives a power cut
    connection.execute("PRAGMA secure_delete = ON")  # a purged text is overwritten, not only unlinked


def _begin(connection: Connection) -> None:
    # A writer takes the lock before it reads: two that read first could both fail.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get(WRITES) else "BEGIN")


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


def _needs_migration(engine: Engine, path: Path, read_only: bool) -> bool:
    with engine.connect() as connection:
        tables: int = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
        owner: int = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
        if tables and owner != APPLICATION_ID:
            raise refusal(
                str(path),
                "This is a database of another program.",
                "Name another file with --ledger; this one is left as it was.",
            )
        revision = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() if tables else None
    if revision == HEAD:
        return False
    if revision is not None and not _is_known(revision):
        fact = f"The ledger was written by a newer Wederhoor (schema {revision}; this one knows {HEAD})."
        raise refusal(str(path), fact, "Install the newer version; the ledger is left as it was.")
    if read_only:
        fact = "There is no ledger here yet." if revision is None else f"The ledger has an older schema ({revision})."
        raise refusal(str(path), fact, "Open it for writing once, with `wederhoor read PATH`.")
    return True


def _config(connection: Connection | None = None) -> Any:  # Any: alembic is loaded only where it is needed
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _is_known(revision: str) -> bool:
    from alembic.script import ScriptDirectory

    return revision in {script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()}


def _migrate(engine: Engine) -> None:
    from alembic import command

    _use_wal(engine)
    with engine.execution_options(**{WRITES: True}).begin() as connection:
        command.upgrade(_config(connection), "head")
        connection.execute(insert(meta).prefix_with("OR IGNORE"), {"one": 1, "ledger": f"l-{secrets.token_hex(8)}"})
    checkpoint(engine)


def _use_wal(engine: Engine) -> None:
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("PRAGMA journal_mode = WAL")
    finally:
        connection.close()
