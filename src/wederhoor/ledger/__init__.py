"""The append-only ledger. Rule: it only grows; everything else that it shows follows from its entries."""

from pathlib import Path

from wederhoor.ledger.errors import LedgerError
from wederhoor.model.entries import Store

__all__ = ["LedgerError", "open_ledger"]


def open_ledger(path: Path, read_only: bool = False) -> Store:
    """The ledger in a file, made if it is not there (unless read_only); raises LedgerError."""
    from wederhoor.ledger.opening import open_sqlite  # loads SQLAlchemy, which most tests and helps do without

    return open_sqlite(path, read_only=read_only)
