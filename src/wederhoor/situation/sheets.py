"""The claims of many stories in columns, so that what is chosen of them is counted in one pass over numbers.

Rule: rows lie as a list shows them, the newest story first, and all claims on one sentence together. Which rows are
meant is said by a mask: one byte for each row, 1 or 0.
"""

from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from itertools import accumulate, chain, compress, pairwise, repeat
from operator import eq
from typing import NamedTuple

from wederhoor.model.claims import Reading
from wederhoor.model.packing import LOOSE, PLACE, SORTS, TURN, WIDTH, pack, several_of, size_of, unpacked
from wederhoor.model.register import Packed
from wederhoor.model.stories import Published, Story
from wederhoor.situation.found import NOWHERE, days_of, newest_of
from wederhoor.situation.registering import listed, moment_of

BYTE = 256  # values that fit into one
FIRST_OF_SEVERAL = 1 << 30  # codes of several values together
NEGATED = bytes([1, 0]) + bytes(BYTE - 2)

Mask = bytes
Codes = Sequence[int]  # for each row: bytes, or an array


class Column(NamedTuple):
    """What each row has of a sort."""

    codes: Codes
    values: Mapping[int, tuple[str, ...]]  # what each code stands for

    def having(self, value: str) -> Mask:
        """The rows that have a value."""
        wanted = {code for code, held in self.values.items() if value in held}
        if isinstance(self.codes, bytes):
            return self.codes.translate(bytes(code in wanted for code in range(BYTE)))
        return bytes(map(wanted.__contains__, self.codes)) if wanted else bytes(len(self.codes))


@dataclass(frozen=True)
class Sheet:
    """Stories in their order, with their rows."""

    stories: Sequence[str]
    moments: Sequence[str]  # as in a register
    newest: Sequence[float]
    starts: Sequence[int]  # of the rows of each story, and where the last one's end
    claims: Sequence[int]  # of each row, as it was packed
    firsts: Sequence[int]  # characters of its sentence
    lasts: Sequence[int]
    columns: Mapping[str, Column]
    reports: Mapping[str, Sequence[tuple[str, ...]]]  # by sort what each story has of its own

    def without_claims(self, stories: Sequence[int], sizes: Sequence[int], spans: Sequence[tuple[int, int]]) -> "Sheet":
        """Sentences of some of the stories that make no claim: so many of each, in their order."""
        reports = {sort: [told[story] for story in stories] for sort, told in self.reports.items()}
        nothing = Column(bytes(len(spans)), {0: ()})
        return Sheet(
            [self.stories[story] for story in stories],
            [self.moments[story] for story in stories],
            [self.newest[story] for story in stories],
            array("I", accumulate(sizes, initial=0)),
            array("I", bytes(4 * len(spans))),
            array("I", [first for first, _ in spans]),
            array("I", [last for _, last in spans]),
            dict.fromkeys(SORTS, nothing) | {sort: _of_stories(told, sizes) for sort, told in reports.items()},
            reports,
        )

    @cached_property
    def index(self) -> Mapping[str, int]:
        """The number of each story."""
        return {story: number for number, story in enumerate(self.stories)}

    @cached_property
    def told(self) -> Mask:
        """The rows whose sentence is the one that is shown for the claim."""
        later = bytes(map((1 << TURN).__le__, map((LOOSE - 1).__and__, self.claims)))
        return later.translate(NEGATED)

    @cached_property
    def loose(self) -> Collection[int]:
        """The stories whose sentences overlap, or of whose claims one has several."""
        rows = compress(range(len(self.claims)), map(LOOSE.__and__, self.claims))
        return frozenset(map(self.story_at, rows))

    @cached_property
    def lines(self) -> Sequence[int]:
        """The number of each row's sentence."""
        return array("I", accumulate(map((1).__sub__, self._again)))

    @cached_property
    def shared(self) -> Mask:
        """The rows that are not alone on their sentence."""
        return either(self._again, self._again[1:] + bytes(1)) if self._again else b""

    @cached_property
    def alone(self) -> Mask:
        """The rows that are."""
        return self.shared.translate(NEGATED)

    @cached_property
    def _again(self) -> Mask:
        """The rows on the same sentence as the one before."""
        if not self.claims:
            return b""
        again = bytearray(chain((0,), map(eq, self.firsts[1:], self.firsts)))
        for row in self.starts[:-1]:
            if row < len(again):
                again[row] = 0
        for row in compress(range(len(again)), bytes(again)):
            if self.lasts[row] != self.lasts[row - 1]:
                again[row] = 0
        return bytes(again)

    def story_at(self, row: int) -> int:
        """The number of the story of a row."""
        return bisect_right(self.starts, row) - 1

    def among(self, known: Mask) -> Mask:
        """The rows whose sentence is shown for the claim, of the stories that are known, each with a 1 of its own."""
        return both(self.told, self.of_stories(known))

    def of_stories(self, known: Mask) -> Mask:
        """The rows of some stories, which have a 1 of their own each."""
        ends = zip(known, pairwise(self.starts), strict=True)
        return b"".join(bytes((one,)) * (end - start) for one, (start, end) in ends)

    def leaders(self, mask: Mask) -> Mask:
        """Of the rows of each sentence the first alone."""
        shared = both(mask, self.shared)
        if 1 not in shared:
            return mask
        found, before = bytearray(both(mask, self.alone)), -1
        for row in compress(range(len(shared)), shared):
            if self.lines[row] != before:
                found[row], before = 1, self.lines[row]
        return bytes(found)

    def tally(self, mask: Mask, sort: str) -> Counter[str]:
        """How many sentences have each value on one of the rows."""
        column, found = self.columns[sort], Counter[str]()
        for code, number in Counter(compress(column.codes, both(mask, self.alone))).items():
            for value in column.values[code]:
                found[value] += number
        shared = both(mask, self.shared)
        if 1 in shared:
            pairs = set(compress(zip(self.lines, column.codes, strict=True), shared))
            held = {(line, value) for line, code in pairs for value in column.values[code]}
            found.update(value for _, value in held)
        return found


def both(*masks: Mask) -> Mask:
    """The rows that are in every one of some masks."""
    found = reduce(int.__and__, (int.from_bytes(mask, "little") for mask in masks))
    return found.to_bytes(len(masks[0]), "little")


def either(*masks: Mask) -> Mask:
    """The rows that are in one of some masks."""
    found = reduce(int.__or__, (int.from_bytes(mask, "little") for mask in masks))
    return found.to_bytes(len(masks[0]), "little")


def sheet_of(packed: Sequence[Packed], values: Mapping[int, tuple[str, str]]) -> Sheet:
    """Stories as they were packed, which lie in their order; `values` are the sorts and values of the numbers."""
    cells = unpacked(b"".join(one.rows for one in packed))
    sizes = [size_of(one.rows) for one in packed]
    starts = array("I", accumulate(sizes, initial=0))
    claims, firsts, lasts, *codes = (cells[place::WIDTH] for place in range(WIDTH))
    named: dict[str, dict[int, tuple[str, ...]]] = {sort: {0: ()} for sort in SORTS}
    for number, (sort, value) in values.items():
        if sort in named:
            named[sort][number] = (value,)
    told = dict(zip(SORTS, codes, strict=True))
    codes_of: dict[tuple[str, tuple[int, ...]], int] = {}
    for sort, row, found in _several(packed, starts, claims):
        code = codes_of.setdefault((sort, found), FIRST_OF_SEVERAL + len(codes_of))
        named[sort][code] = tuple(name for number in found for name in named[sort][number])
        told[sort][row] = code
    columns = {sort: _narrowed(Column(told[sort], named[sort])) for sort in SORTS}
    outlets = [(one.outlet or NOWHERE,) for one in packed]
    dates = [tuple(date for date in (one.month, one.date) if date) for one in packed]
    reports: dict[str, Sequence[tuple[str, ...]]] = {"source": outlets, "published": dates}
    columns |= {sort: _of_stories(told, sizes) for sort, told in reports.items()}
    return Sheet(
        [one.story for one in packed],
        [one.moment for one in packed],
        [one.newest for one in packed],
        starts,
        claims,
        firsts,
        lasts,
        columns,
        reports,
    )


def sheet_of_few(
    stories: Mapping[str, Story], readings: Mapping[str, Reading], dated: Mapping[str, Published]
) -> Sheet:
    """Stories that are at hand, with their readings and their dates."""
    numbers: dict[tuple[str, str], int] = {}
    found = []
    for name, story in stories.items():
        period = given.period if (given := dated.get(name)) else None
        claims = [listed(claim) for claim in readings[name].claims] if name in readings else []
        for value in (value for claim in claims for value in claim.values):
            numbers.setdefault(value, len(numbers) + 1)
        month, date, *_ = (*days_of(period), None, None)
        when = moment_of(period), newest_of(period)
        found.append(Packed(name, *when, story.outlet, month, date, *pack(claims, numbers)))
    found.sort(key=lambda one: (one.newest, one.story))
    return sheet_of(found, {number: value for value, number in numbers.items()})


def _several(
    packed: Sequence[Packed], starts: Sequence[int], claims: Sequence[int]
) -> Iterator[tuple[str, int, tuple[int, ...]]]:
    """The rows with several values of a sort, and the numbers of those."""
    for number, one in enumerate(packed):
        if one.several is None:
            continue
        rows: dict[int, list[int]] = {}
        for row in range(starts[number], starts[number + 1]):
            rows.setdefault(claims[row] & PLACE, []).append(row)
        for sort, place, found in several_of(one.several):
            for row in rows[place]:
                yield sort, row, found


def _narrowed(column: Column) -> Column:
    """The same with one byte for each row, where there are few values."""
    if len(column.values) > BYTE:
        return column
    short = {code: number for number, code in enumerate(column.values)}
    values = dict(enumerate(column.values.values()))
    return Column(bytes(map(short.__getitem__, column.codes)), values)


def _of_stories(values: Sequence[tuple[str, ...]], sizes: Sequence[int]) -> Column:
    """What every row has of its story."""
    codes = {held: code for code, held in enumerate(dict.fromkeys(values))}
    each = chain.from_iterable(map(repeat, map(codes.__getitem__, values), sizes))
    named = {code: held for held, code in codes.items()}
    return Column(bytes(each) if len(codes) <= BYTE else array("I", each), named)
