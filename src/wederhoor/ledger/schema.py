"""The tables as queries see them. Rule: the migrations make and change them; nothing here is ever created from."""

from sqlalchemy import Column, Float, ForeignKey, Integer, LargeBinary, MetaData, Table, Text

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

catalogue = Table(
    "catalogue",
    metadata,
    Column("one", Integer, primary_key=True),
    Column("version", Text, nullable=False),
    Column("position", Integer, nullable=False),  # of the last recording that it knows
)
told = Table("told", metadata, Column("story", Text, primary_key=True), Column("entry", Text, primary_key=True))
cards = Table(
    "cards",
    metadata,
    Column("story", Text, primary_key=True),
    Column("entry", Text, nullable=False),
    Column("reading", Text),
    Column("text_hash", Text, nullable=False),
    Column("outlet", Text),
    Column("first", Integer),  # seconds from 1970, as is known
    Column("known", Integer),
    Column("day", Integer),
    Column("wide", Integer, nullable=False),  # how often two days fit into its Period, as a power of two; 0 for less
    Column("open", Integer, nullable=False),
    Column("key_list", Text, nullable=False),
)
card_keys = Table(
    "card_keys",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("known", Integer, primary_key=True),  # NEVER for a story that is not known by itself
    Column("number", Integer, primary_key=True),
    Column("story", Text, primary_key=True),
)
word_index = Table(
    "word_index",
    metadata,
    Column("one", Integer, primary_key=True),
    Column("version", Text, nullable=False),
    Column("position", Integer, nullable=False),  # of the last recording that it knows
)
sentences = Table(
    "sentences",
    metadata,
    Column("number", Integer, primary_key=True),  # of its row in `words`, SQLite's own full-text table
    Column("story", Text, nullable=False),
    Column("text_hash", Text, nullable=False),
    Column("first", Integer, nullable=False),  # characters of the story's text
    Column("last", Integer, nullable=False),
)
register = Table(
    "register",
    metadata,
    Column("one", Integer, primary_key=True),
    Column("version", Text, nullable=False),
    Column("position", Integer, nullable=False),  # of the last recording that it knows
)
register_stories = Table(
    "register_stories",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("story", Text, nullable=False),
    Column("text_hash", Text, nullable=False),
    Column("open", Integer, nullable=False),  # whether other stories may date it: then nothing of its claims is here
    Column("moment", Text, nullable=False),  # at which it is known by itself; "~" for never, so that it sorts last
    Column("newest", Float, nullable=False),  # the same as seconds before 1970; 0 for never
    Column("edtf", Text),
    Column("outlet", Text),
    Column("day", Text),  # of its Period, where that is one day
    Column("month", Text),  # in which its Period lies
    Column("date", Text),  # the day by which a search narrows: first and last of its Period
    Column("last_day", Text, nullable=False),
    Column("claims", Integer, nullable=False),
)
register_sheets = Table(
    "register_sheets",
    metadata,
    Column("story", Integer, primary_key=True),
    Column("packed", LargeBinary, nullable=False),  # its claims as rows of numbers; see model/packing.py
    Column("several", Text),  # the values of which a claim has several, as JSON
)
register_values = Table(
    "register_values",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("sort", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("claims", Integer, nullable=False),  # how many have it
)
register_marks = Table(
    "register_marks",
    metadata,
    Column("value", Integer, primary_key=True),
    Column("claim", Integer, primary_key=True),
)
register_findings = Table(
    "register_findings",
    metadata,
    Column("sort", Text, primary_key=True),
    Column("weight", Integer, primary_key=True),  # the smaller, the sooner it is shown
    Column("story", Integer, primary_key=True),
    Column("times", Integer, nullable=False),
)
DERIVED = (card_keys, cards, told, catalogue)  # disposable: outside the guards, and written anew once they are empty
