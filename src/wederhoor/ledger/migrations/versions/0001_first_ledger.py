"""The first ledger: entries, recordings, texts and the guards that keep them.

The guards hold against any program that opens the file, not only this one:

- A BEFORE INSERT guard beside those on UPDATE and DELETE, because INSERT OR REPLACE removes a row without firing
  the DELETE guard.
- A text goes only after its purge entry is there, and cannot come back afterwards: the order of statements in a
  purge is tombstone first, text second, in one transaction.
"""

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

APPLICATION_ID = 0x57_44_48_52
PURGED = "SELECT 1 FROM entries WHERE kind = 'purge' AND json_extract(payload, '$.text_hash') ="

STATEMENTS = (
    f"PRAGMA application_id = {APPLICATION_ID}",
    "CREATE TABLE meta (one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1), ledger TEXT NOT NULL) STRICT",
    "CREATE TABLE entries (id TEXT NOT NULL PRIMARY KEY, kind TEXT NOT NULL, payload TEXT NOT NULL) STRICT",
    "CREATE INDEX entries_by_kind ON entries (kind, id)",
    "CREATE INDEX purged_texts ON entries (json_extract(payload, '$.text_hash')) WHERE kind = 'purge'",
    "CREATE TABLE recordings ("
    "position INTEGER NOT NULL PRIMARY KEY, entry TEXT NOT NULL UNIQUE REFERENCES entries (id), "
    "ledger TEXT NOT NULL, recorded_at TEXT NOT NULL, previous TEXT NOT NULL, hash TEXT NOT NULL) STRICT",
    "CREATE TABLE texts (hash TEXT NOT NULL PRIMARY KEY, bytes BLOB NOT NULL) STRICT",
    "CREATE TRIGGER entries_never_change BEFORE UPDATE ON entries "
    "BEGIN SELECT RAISE(ABORT, 'an entry never changes'); END",
    "CREATE TRIGGER entries_never_go BEFORE DELETE ON entries BEGIN SELECT RAISE(ABORT, 'an entry never goes'); END",
    "CREATE TRIGGER entries_come_once BEFORE INSERT ON entries "
    "WHEN EXISTS (SELECT 1 FROM entries WHERE id = NEW.id) BEGIN SELECT RAISE(IGNORE); END",
    "CREATE TRIGGER recordings_never_change BEFORE UPDATE ON recordings "
    "BEGIN SELECT RAISE(ABORT, 'a recording never changes'); END",
    "CREATE TRIGGER recordings_never_go BEFORE DELETE ON recordings "
    "BEGIN SELECT RAISE(ABORT, 'a recording never goes'); END",
    "CREATE TRIGGER recordings_follow_each_other BEFORE INSERT ON recordings "
    "WHEN NEW.position <> (SELECT coalesce(max(position), 0) + 1 FROM recordings) "
    "OR NEW.previous <> coalesce((SELECT hash FROM recordings ORDER BY position DESC LIMIT 1), '') "
    "OR EXISTS (SELECT 1 FROM recordings WHERE entry = NEW.entry) "
    "BEGIN SELECT RAISE(ABORT, 'a recording follows the last one and records a new entry'); END",
    "CREATE TRIGGER texts_never_change BEFORE UPDATE ON texts BEGIN SELECT RAISE(ABORT, 'a text never changes'); END",
    f"CREATE TRIGGER texts_go_by_purge_only BEFORE DELETE ON texts WHEN NOT EXISTS ({PURGED} OLD.hash) "
    "BEGIN SELECT RAISE(ABORT, 'a text goes by a purge only'); END",
    "CREATE TRIGGER texts_come_once BEFORE INSERT ON texts "
    "WHEN EXISTS (SELECT 1 FROM texts WHERE hash = NEW.hash) BEGIN SELECT RAISE(IGNORE); END",
    f"CREATE TRIGGER purged_texts_stay_away BEFORE INSERT ON texts WHEN EXISTS ({PURGED} NEW.hash) "
    "BEGIN SELECT RAISE(IGNORE); END",
    "CREATE TRIGGER meta_never_changes BEFORE UPDATE ON meta BEGIN SELECT RAISE(ABORT, 'a ledger keeps its id'); END",
    "CREATE TRIGGER meta_never_goes BEFORE DELETE ON meta BEGIN SELECT RAISE(ABORT, 'a ledger keeps its id'); END",
)


def upgrade() -> None:
    """Makes tables, indexes and guards."""
    for statement in STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    """A ledger is never taken back to an older schema."""
    raise RuntimeError("a ledger is never taken back to an older schema")
