"""The claims of each story as rows of numbers, so that a search counts what is chosen in one pass over them.

They take the place of a row for each claim. The register is of another make now and is written anew when a list is
first asked for.
"""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

STATEMENTS = (
    "DROP TABLE register_claims",
    "ALTER TABLE register_values DROP COLUMN lines",
    "ALTER TABLE register_stories DROP COLUMN lines",
    "CREATE TABLE register_sheets (story INTEGER NOT NULL PRIMARY KEY, packed BLOB NOT NULL, several TEXT) STRICT",
)


def upgrade() -> None:
    """Makes the tables; they are filled when a list is first asked for."""
    for statement in STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    """A ledger is never taken back to an older schema."""
    raise RuntimeError("a ledger is never taken back to an older schema")
