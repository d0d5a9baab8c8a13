"""The claims of a story as numbers in rows. Rule: one row for each sentence that makes a claim, those of one together.

A row has the claim's place in its reading, the characters of the sentence, and a number for each value of the claim.
"""

import json
import sys
from array import array
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from wederhoor.model.register import Listed

SORTS = ("kind", "certainty", "claimant", "place")  # of values, in their order
WIDTH = 3 + len(SORTS)  # numbers in a row
PLACE = (1 << 20) - 1  # the part of a row's first number that is the claim's place in its reading
TURN = 20  # bits before the part that counts the sentences of one claim, from 0 for the one shown as evidence
LOOSE = 1 << 30  # set in every row of a story whose sentences overlap, or of whose claims one has several
SEVERAL = (1 << 32) - 1  # instead of a value: there are several

Numbers = Mapping[tuple[str, str], int]  # by sort and value; from 1 on
Span = tuple[int, int]


def pack(claims: Sequence[Listed], numbers: Numbers) -> tuple[bytes, str | None]:
    """The rows of a story's claims, and as JSON by sort and place the numbers of those with several values."""
    leaders: dict[Span, int] = {}  # of a sentence: the place of the first claim on it
    for place, claim in enumerate(claims):
        leaders.setdefault((claim.first, claim.last), place)
    spans = [tuple(dict.fromkeys(((claim.first, claim.last), *claim.also))) for claim in claims]
    for place, some in enumerate(spans):
        for span in some:
            leaders.setdefault(span, len(claims) + place)
    loose = LOOSE if _loose(sorted(leaders)) or any(len(some) > 1 for some in spans) else 0
    several: dict[str, dict[int, list[int]]] = {}
    rows = list[tuple[tuple[int, int, int, int], list[int]]]()
    for place, (claim, some) in enumerate(zip(claims, spans, strict=True)):
        values = []
        for sort in SORTS:
            found = sorted(numbers[value] for value in claim.values if value[0] == sort)
            if len(found) > 1:
                several.setdefault(sort, {})[place] = found
            values.append(SEVERAL if len(found) > 1 else found[0] if found else 0)
        for turn, span in enumerate(some):
            row = [place | turn << TURN | loose, *span, *values]
            rows.append(((span[0], leaders[span], place, turn), row))
    rows.sort()
    cells = array("I", [cell for _, row in rows for cell in row])
    return _little(cells).tobytes(), json.dumps(several, separators=(",", ":")) if several else None


def unpacked(rows: bytes) -> "array[int]":
    """The numbers of rows, one row after the other."""
    cells = array("I")
    cells.frombytes(rows)
    return _little(cells)


def size_of(rows: bytes) -> int:
    """How many rows there are."""
    return len(rows) // (WIDTH * array("I").itemsize)


def several_of(told: str) -> Iterator[tuple[str, int, tuple[int, ...]]]:
    """The sort, the place of the claim and the numbers of its values, of each that has several."""
    for sort, places in json.loads(told).items():
        for place, found in places.items():
            yield sort, int(place), tuple(found)


def _loose(spans: Sequence[Span]) -> bool:
    """Whether of sentences in their order two overlap."""
    return any(after[0] < before[1] for before, after in pairwise(spans))


def _little(cells: "array[int]") -> "array[int]":
    if sys.byteorder == "big":
        cells.byteswap()
    return cells
