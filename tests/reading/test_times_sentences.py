"""Times in Dutch, from the table of sentences that were written before the rules were tried on them."""

from pathlib import Path
from typing import NamedTuple

import pytest
from tests.reading.documents import parsed
from tests.reading.test_times import DUTCH, WAR

from wederhoor.model.period import Period
from wederhoor.reading.times import find_times, resolve

TABLE = Path(__file__).parent / "times_sentences.md"
OPEN = "?"


class Wanted(NamedTuple):
    """Words, and the EDTF texts that are right for them; none where they cannot be placed."""

    words: str
    values: tuple[str, ...]


def sentences():
    for line in TABLE.read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.split("|")[1:-1]]
        if len(cells) == 3 and cells[0] != "published" and not cells[0].startswith("---"):
            yield cells[0], cells[1], tuple(_wanted(text) for text in cells[2].split("; ") if text)


def _wanted(text: str) -> Wanted:
    words, _, values = text.partition(" = ")
    return Wanted(words, () if values == OPEN else tuple(values.split(" or ")))


CASES = [pytest.param(*case, id=f"{case[1]} [{case[0]}]") for case in sentences()]


@pytest.mark.parametrize(("published", "text", "wanted"), CASES)
def test_a_sentence_of_the_table(published: str, text: str, wanted: tuple[Wanted, ...]):
    document = parsed(*text.split(" / "))
    expressions = find_times(document, DUTCH, WAR)
    placed = resolve(expressions, Period.parse(published) if published else None)
    found = [(e.span.of(document.text), time.edtf) for e, time in zip(expressions, placed, strict=True) if time]
    asked = [item for item in wanted if item.values]
    assert len(found) == len(asked), found
    for (words, value), item in zip(found, asked, strict=True):
        assert value in item.values
        assert item.words in words


def test_the_table_is_long_enough_to_mean_something():
    assert sum(bool(item.values) for _, _, wanted in sentences() for item in wanted) >= 200
