"""The tables as queries see them. Rule: the migrations make and change them; nothing here is ever created from."""

from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, MetaData, Table, Text

APPLICATION_ID = 0x57_44_48_52  # "WDHR": SQLite's own field for which program a file belongs to
HEAD = "0001"  # the newest migration; a test holds it to the scripts

metadata = MetaData()

meta = Table("meta", metadata, Column("one", Integer, primary_key=True), Column("ledger", Text, nullable=False))
entries = Table(
    "entries",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("payload", Text, nullable=False),
)
recordings = Table(
    "recordings",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("entry", Text, ForeignKey("entries.id"), nullable=False, unique=True),
    Column("ledger", Text, nullable=False),
    Column("recorded_at", Text, nullable=False),  # UTC with microseconds, so that text sorts by time
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False),
)
texts = Table(
    "texts",
    metadata,
    Column("hash", Text, primary_key=True),
    Column("bytes", LargeBinary, nullable=False),
)

GUARDS = (
    "entries_never_change",
    "entries_never_go",
    "entries_come_once",
    "recordings_never_change",
    "recordings_never_go",
    "recordings_follow_each_other",
    "texts_never_change",
    "texts_come_once",
    "texts_go_by_purge_only",
    "purged_texts_stay_away",
    "meta_never_changes",
    "meta_never_goes",
)
