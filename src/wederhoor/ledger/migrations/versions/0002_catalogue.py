"""The catalogue: what is kept of each story so that a situation finds it without reading the whole ledger.

These tables are derived and stand outside the guards. They follow from entries and recordings, whoever filled them and
in whatever order; emptied, they are written anew.
"""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

STATEMENTS = (
    "CREATE TABLE catalogue (one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1), version TEXT NOT NULL, "
    "position INTEGER NOT NULL) STRICT",
    "CREATE TABLE told (story TEXT NOT NULL, entry TEXT NOT NULL, PRIMARY KEY (story, entry)) STRICT, WITHOUT ROWID",
    "CREATE TABLE cards (story TEXT NOT NULL PRIMARY KEY, entry TEXT NOT NULL, reading TEXT, text_hash TEXT NOT NULL, "
    "outlet TEXT, first INTEGER, known INTEGER, day INTEGER, wide INTEGER NOT NULL, open INTEGER NOT NULL, "
    "key_list TEXT NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE INDEX cards_by_moment ON cards (known)",
    "CREATE INDEX cards_by_text ON cards (text_hash)",
    "CREATE INDEX cards_by_outlet ON cards (outlet, known)",
    "CREATE INDEX cards_by_day ON cards (day)",
    "CREATE INDEX wide_cards ON cards (wide, known) WHERE wide > 0",
    "CREATE TABLE card_keys (key INTEGER NOT NULL, known INTEGER NOT NULL, number INTEGER NOT NULL, "
    "story TEXT NOT NULL, PRIMARY KEY (key, known, number, story)) STRICT, WITHOUT ROWID",
)


def upgrade() -> None:
    """Makes the tables; they are filled when a command first asks for them."""
    for statement in STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    """A ledger is never taken back to an older schema."""
    raise RuntimeError("a ledger is never taken back to an older schema")
