"""The register: what lists narrow by and count, so that a list reads what it shows and not the whole ledger.

These tables are derived, as the catalogue is: they follow from entries and recordings, and emptied they are
written anew. They hold no words of the reports.
"""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

STATEMENTS = (
    "CREATE TABLE register (one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1), version TEXT NOT NULL, "
    "position INTEGER NOT NULL) STRICT",
    "CREATE TABLE register_stories (number INTEGER NOT NULL PRIMARY KEY, story TEXT NOT NULL UNIQUE, "
    "text_hash TEXT NOT NULL, open INTEGER NOT NULL, moment TEXT NOT NULL, newest REAL NOT NULL, edtf TEXT, "
    "outlet TEXT, day TEXT, month TEXT, date TEXT, last_day TEXT NOT NULL, claims INTEGER NOT NULL, "
    "lines INTEGER NOT NULL) STRICT",
    "CREATE INDEX register_by_moment ON register_stories (open, moment, story)",
    "CREATE INDEX register_by_newest ON register_stories (open, newest, story)",
    "CREATE INDEX register_by_last_day ON register_stories (open, last_day)",
    "CREATE INDEX register_by_text ON register_stories (text_hash)",
    "CREATE TABLE register_claims (number INTEGER NOT NULL PRIMARY KEY, line INTEGER NOT NULL, "
    '"first" INTEGER NOT NULL, "last" INTEGER NOT NULL, also TEXT) STRICT',
    "CREATE TABLE register_values (number INTEGER NOT NULL PRIMARY KEY, sort TEXT NOT NULL, value TEXT NOT NULL, "
    "lines INTEGER NOT NULL, claims INTEGER NOT NULL, UNIQUE (sort, value)) STRICT",
    "CREATE TABLE register_marks (value INTEGER NOT NULL, claim INTEGER NOT NULL, PRIMARY KEY (value, claim)) "
    "STRICT, WITHOUT ROWID",
    "CREATE INDEX register_marks_of ON register_marks (claim, value)",
    "CREATE TABLE register_findings (sort TEXT NOT NULL, weight INTEGER NOT NULL, story INTEGER NOT NULL, "
    "times INTEGER NOT NULL, PRIMARY KEY (sort, weight, story)) STRICT, WITHOUT ROWID",
    "CREATE INDEX register_findings_of ON register_findings (story)",
)


def upgrade() -> None:
    """Makes the tables; they are filled when a list is first asked for."""
    for statement in STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    """A ledger is never taken back to an older schema."""
    raise RuntimeError("a ledger is never taken back to an older schema")
