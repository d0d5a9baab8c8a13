"""The words of every sentence, so that a search reads what fits and not the whole ledger.

These tables are derived, as the catalogue is: they follow from entries and texts, and emptied they are written anew.
Unlike the catalogue they hold words of the reports, so that a purge takes them along.
"""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

STATEMENTS = (
    "CREATE TABLE word_index (one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1), version TEXT NOT NULL, "
    "position INTEGER NOT NULL) STRICT",
    "CREATE TABLE sentences (number INTEGER NOT NULL PRIMARY KEY, story TEXT NOT NULL, text_hash TEXT NOT NULL, "
    '"first" INTEGER NOT NULL, "last" INTEGER NOT NULL) STRICT',
    "CREATE INDEX sentences_by_story ON sentences (story)",
    "CREATE INDEX sentences_by_text ON sentences (text_hash)",
    "CREATE VIRTUAL TABLE words USING fts5 (said, about, tokenize = 'unicode61 remove_diacritics 0')",
)


def upgrade() -> None:
    """Makes the tables; they are filled when somebody first searches."""
    for statement in STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    """A ledger is never taken back to an older schema."""
    raise RuntimeError("a ledger is never taken back to an older schema")
