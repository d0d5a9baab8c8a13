"""The index of words in the file of a ledger. Rule: derived and disposable; a purge takes its words along at once.

It knows the stories that the catalogue knows, withdrawn ones too: whoever shows what it finds asks what counts.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, text

from wederhoor.ledger import deriving, knowing, schema
from wederhoor.ledger.deriving import Derived, Progress, counting
from wederhoor.ledger.sqlite import SqliteStore, in_batches
from wederhoor.model.entries import Entry, EntryKind
from wederhoor.model.search import Hit, MakeLines, Part, Sought
from wederhoor.model.texts import Span

STEP = 400  # recordings in one transaction
SAID, ABOUT = 1.0, 0.3  # what a word of the sentence weighs, and a name that it only stands for
HITS = "FROM words JOIN sentences AS s ON s.number = words.rowid WHERE words MATCH ?"
FOUND = f"SELECT s.story, s.first, s.last, bm25(words, ?, ?) {HITS}"
SAID_SO = f"SELECT s.story, s.first, s.last, bm25(words, ?, ?), s.text_hash {HITS}"


def behind(store: SqliteStore, version: str) -> int:
    """How many recordings the index does not know; all of them where another version made it."""
    return knowing.behind(store, schema.word_index.name, version)


def catch_up(store: SqliteStore, make: MakeLines, version: str, progress: Progress | None = None) -> None:
    """Learn what was recorded since, step by step; the catalogue must be caught up. Raises LedgerError.

    `make` says what the lines of a story are, and `version` which make it is.
    """
    derived = Derived(schema.word_index, STEP, partial(_learn, make), _empty)
    deriving.catch_up(store, derived, version, progress)


def search(store: SqliteStore, sought: Sought) -> tuple[Hit, ...]:
    """Every sentence that fits, in no order, its exact words not yet looked at; nothing for an empty question."""
    return tuple(Hit(story, Span(first, last), rank) for story, first, last, rank in each(store, sought))


def each(store: SqliteStore, sought: Sought) -> Iterator[tuple[str, int, int, float]]:
    """The same one by one: story, first and last character, and rank."""
    if sought.parts:
        with store.asking() as connection:
            yield from connection.execute(FOUND, (SAID, ABOUT, question(sought)))


def each_said(store: SqliteStore, sought: Sought, said: Callable[[str], bool]) -> Iterator[tuple[str, int, int, float]]:
    """The same of those sentences alone whose text is as it should be."""
    held, text = "", ""
    with store.asking() as connection:
        for story, first, last, rank, text_hash in connection.execute(SAID_SO, (SAID, ABOUT, question(sought))):
            if text_hash != held:  # the sentences of a story follow each other
                found = connection.execute("SELECT bytes FROM texts WHERE hash = ?", (text_hash,)).fetchone()
                held, text = text_hash, bytes(found[0]).decode("utf-8") if found else ""
            if said(text[first:last]):
                yield story, first, last, rank


def question(sought: Sought) -> str:
    """The question in SQLite's language; every term stands in quotes and holds letters and digits only."""
    asked = " AND ".join(_asked(part) for part in sought.parts)
    return f"({asked})" + "".join(f" NOT {_asked(part)}" for part in sought.without)


def _asked(part: Part) -> str:
    star = " *" if part.begins else ""
    ways = [f'"{" ".join(way)}"{star}' for way in part.ways] + [f'"{mark}"' for mark in part.marks]
    return f"({'{said} : ' if part.exact else ''}({' OR '.join(ways)}))"


def _learn(make: MakeLines, connection: Connection, entries: Sequence[Entry]) -> None:
    told = schema.told.c
    stories = set[str]()
    for batch in in_batches(entry.id for entry in entries if entry.kind in {EntryKind.STORY, EntryKind.READING}):
        stories.update(connection.execute(select(told.story).where(told.entry.in_(batch))).scalars())
    for batch in in_batches(sorted(stories)):
        _write(connection, make, batch)


def _write(connection: Connection, make: MakeLines, stories: Sequence[str]) -> None:
    """The lines of some stories, each made from all that the ledger says of it."""
    _remove(connection, schema.sentences.c.story.in_(stories))
    number: int = connection.execute(select(func.coalesce(func.max(schema.sentences.c.number), 0))).scalar_one()
    sentences: list[dict[str, Any]] = []  # Any: a row's values
    words: list[dict[str, Any]] = []
    for one in counting(connection, stories, withdrawn=True):
        for line in () if one.purged else make(one.story, one.reading):
            number += 1
            place = {
                "story": one.story.id,
                "text_hash": one.story.text_hash,
                "first": line.span.start,
                "last": line.span.end,
            }
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
