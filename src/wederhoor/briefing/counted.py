"""What a row of numbers counts. Rule: its unit and its kind together name it, and where somebody stands is no count."""

import re
from collections.abc import Mapping

from wederhoor.briefing.book import Book
from wederhoor.briefing.desk import clean
from wederhoor.briefing.update import Row, Update
from wederhoor.model.vocabulary import Kind

SORTS = {
    "length": ("km", "m"),
    "ground": ("km2", "m2", "ha"),
    "places": ("villages", "settlements", "towns", "cities", "districts", "regions"),
    "people": ("residents", "people", "civilians"),
    "dead": ("killed", "dead", "bodies"),
    "wounded": ("wounded",),
    "missing": ("missing",),
    "buildings": ("houses", "apartments", "buildings", "schools", "hospitals"),
}
SORT_OF: Mapping[str, str] = {unit: sort for sort, units in SORTS.items() for unit in units}


def counted(kind: Kind, unit: str, book: Book) -> str:
    """The name of what is counted: of this sort of unit for this kind, else of the kind."""
    name = f"{SORT_OF.get(unit, '')}_{kind.value}"
    return book.word("counted", name) if name in book.tables["counted"] else book.word("series", kind.value)


def counting(update: Update, book: Book) -> tuple[Row, ...]:
    """The rows of an update without how far from something somebody stands."""
    texts = {citation.number: clean(citation.text) for citation in update.citations}
    return tuple(row for row in update.rows if not _is_distance(row, texts, book))


def _is_distance(row: Row, texts: Mapping[int, str], book: Book) -> bool:
    if SORT_OF.get(row.unit) != "length":
        return False
    return all(_stands(point.printed, texts.get(point.source.citation, ""), book) for point in row.points)


def _stands(printed: str, text: str, book: Book) -> bool:
    """Whether the words around a length say that it is the distance from something."""
    words = book.source["distance"]
    before, found, after = text.partition(printed) if printed else ("", "", "")
    last, first = re.findall(r"\w+", before)[-1:], re.findall(r"\w+", after)[:1]
    if not found or not first:
        return False
    return first[0] in words["apart"] or (first[0] in words["from"] and last == [words["at"]])
