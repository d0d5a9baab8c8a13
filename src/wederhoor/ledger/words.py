"""The index of words in the file of a ledger. Rule: derived and disposable; a purge takes its words along at once.

It knows the stories that the catalogue knows, withdrawn ones too: whoever shows what it finds asks what counts.
"""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, text

from wederhoor.ledger import schema
from wederhoor.ledger.catalogue import texts_of, with_text
from wederhoor.ledger.cataloguing import told_of
from wederhoor.ledger.sqlite import SqliteStore, in_batches
from wederhoor.ledger.views import read_payload
from wederhoor.ledger.writing import driver_of
from wederhoor.model.claims import Reading
from wederhoor.model.entries import EntryKind
from wederhoor.model.search import Hit, MakeLines, Part, Sought
from wederhoor.model.stories import Story
from wederhoor.model.texts import Span

STEP = 400  # recordings in one transaction
SAID, ABOUT = 1.0, 0.3  # what a word of the sentence weighs, and a name that it only stands for
FOUND = (
    "SELECT s.story, s.first, s.last, bm25(words, ?, ?) FROM words "
    "JOIN sentences AS s ON s.number = words.rowid WHERE words MATCH ?"
)

Progress = Callable[[int, int], None]  # recordings known, and all of them


def behind(store: SqliteStore, version: str) -> int:
    """How many recordings the index does not know; all of them where another version made it."""
    with store.reading() as connection:
        made_by, position = _state(connection)
        return _last(connection) - (position if made_by == version else 0)


def catch_up(store: SqliteStore, make: MakeLines, version: str, progress: Progress | None = None) -> None:
    """Learn what was recorded since, step by step; the catalogue must be caught up. Raises LedgerError.

    `make` says what the lines of a story are, and `version` which make it is.
    """
    while missing := behind(store, version):
        with store.writing() as connection:
            if _state(connection)[0] != version:
                _empty(connection)
            last = _last(connection)
            if progress is not None:
                progress(last - missing, last)
            _step(connection, _state(connection)[1], make, version)


def search(store: SqliteStore, sought: Sought) -> tuple[Hit, ...]:
    """Every sentence that fits, in no order, its exact words not yet looked at; nothing for an empty question."""
    if not sought.parts:
        return ()
    with store.asking() as connection:
        rows = connection.execute(FOUND, (SAID, ABOUT, question(sought)))
        return tuple(Hit(story, Span(first, last), rank) for story, first, last, rank in rows)


def question(sought: Sought) -> str:
    """The question in SQLite's language; every term stands in quotes and holds letters and digits only."""
    asked = " AND ".join(_asked(part) for part in sought.parts)
    return f"({asked})" + "".join(f" NOT {_asked(part)}" for part in sought.without)


def _asked(part: Part) -> str:
    star = " *" if part.begins else ""
    ways = [f'"{" ".join(way)}"{star}' for way in part.ways] + [f'"{mark}"' for mark in part.marks]
    return f"({'{said} : ' if part.exact else ''}({' OR '.join(ways)}))"


def _step(connection: Connection, position: int, make: MakeLines, version: str) -> None:
    recordings, entries = schema.recordings.c, schema.entries.c
    query = (
        select(recordings.position, entries.kind, entries.payload, entries.id)
        .join(schema.entries, entries.id == recordings.entry)
        .where(recordings.position > position, recordings.position <= position + STEP)
        .order_by(recordings.position)
    )
    rows = connection.execute(query).all()
    told = schema.told.c
    stories = set[str]()
    for batch in in_batches(row.id for row in rows if row.kind in {EntryKind.STORY, EntryKind.READING}):
        stories.update(connection.execute(select(told.story).where(told.entry.in_(batch))).scalars())
    for batch in in_batches(sorted(stories)):
        _write(connection, make, batch)
    reached = rows[-1].position if rows else position
    connection.execute(delete(schema.word_index))
    connection.execute(insert(schema.word_index), {"one": 1, "version": version, "position": reached})


def _write(connection: Connection, make: MakeLines, stories: Sequence[str]) -> None:
    """The lines of some stories, each made from all that the ledger says of it."""
    _remove(connection, schema.sentences.c.story.in_(stories))
    told = told_of(connection, stories, withdrawn=True)
    held = [(entry, told[name].reading) for name in stories if (entry := told[name].story)]
    values = [read_payload(Story, entry) for entry, _ in held]
    texts = texts_of(driver_of(connection), [value.text_hash for value in values])
    number: int = connection.execute(select(func.coalesce(func.max(schema.sentences.c.number), 0))).scalar_one()
    sentences: list[dict[str, Any]] = []  # Any: a row's values
    words: list[dict[str, Any]] = []
    for value, (_, reading) in zip(values, held, strict=True):
        known = read_payload(Reading, reading) if reading else None
        for line in make(with_text(value, texts), known) if value.text_hash in texts else ():
            number += 1
            place = {"story": value.id, "text_hash": value.text_hash, "first": line.span.start, "last": line.span.end}
            sentences.append({"number": number, **place})
            words.append({"number": number, "said": " ".join(line.said), "about": " ".join(line.about)})
    if sentences:
        connection.execute(insert(schema.sentences), sentences)
        connection.execute(text("INSERT INTO words (rowid, said, about) VALUES (:number, :said, :about)"), words)


def _remove(connection: Connection, where: Any) -> None:  # Any: a condition of SQLAlchemy
    found: Sequence[int] = connection.execute(select(schema.sentences.c.number).where(where)).scalars().all()
    numbers = [{"number": number} for number in found]
    if numbers:
        connection.execute(text("DELETE FROM words WHERE rowid = :number"), numbers)
        connection.execute(delete(schema.sentences).where(where))


def _empty(connection: Connection) -> None:
    connection.execute(text("DELETE FROM words"))
    connection.execute(delete(schema.sentences))
    connection.execute(delete(schema.word_index))


def _state(connection: Connection) -> tuple[str, int]:
    row = connection.execute(select(schema.word_index.c.version, schema.word_index.c.position)).first()
    return (row.version, row.position) if row else ("", 0)


def _last(connection: Connection) -> int:
    last: int = connection.execute(select(func.coalesce(func.max(schema.recordings.c.position), 0))).scalar_one()
    return last
