"""CoNLL-U files: sentences of rows of ten columns, and the suite that each comes from."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ID, FORM, LEMMA, UPOS, XPOS, FEATS, HEAD, DEPREL, _, MISC = range(10)
Row = list[str]


class Sentence(NamedTuple):
    """The words of a sentence without multi-word lines and empty nodes; `source` is empty where the file names none."""

    source: str
    rows: list[Row]


def sentences(path: Path) -> Iterator[Sentence]:
    """The sentences of a file in order."""
    source, rows = "", list[Row]()
    for line in [*path.read_text("utf-8").splitlines(), ""]:
        if line.startswith("# source = "):
            source = line.removeprefix("# source = ").split("/")[0]
        elif line.strip() and not line.startswith("#"):
            columns = line.split("\t")
            if columns[ID].isdigit():
                rows.append(columns)
        elif rows and not line.strip():
            yield Sentence(source, rows)
            source, rows = "", []


def lemma(row: Row) -> str:
    """The lemma as the program wants it: without the `_` that the treebank puts into compounds and separable verbs."""
    return row[LEMMA] if row[LEMMA] == "_" else row[LEMMA].replace("_", "")
