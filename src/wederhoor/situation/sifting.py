"""What a search finds on a sheet, narrowed and counted. Rule: the same as `found.narrow` and `found.facets` give."""

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from heapq import nsmallest
from itertools import compress, islice, pairwise
from typing import NamedTuple

from wederhoor.model.packing import PLACE, TURN
from wederhoor.model.texts import Span
from wederhoor.situation.found import SORTS, Key
from wederhoor.situation.sheets import Mask, Sheet, both

TURNS = (1 << 30 - TURN) - 1  # of a claim's number behind its place

Masks = Mapping[str, Mask]


class Line(NamedTuple):
    """A sentence that was found."""

    key: Key  # its place in the list
    rank: float
    story: str
    span: Span
    places: tuple[int, ...]  # of its claims in the reading; none of a sentence that has only the words


@dataclass(frozen=True)
class Pile:
    """Some rows of a sheet, those of one sentence with one rank."""

    sheet: Sheet
    mask: Mask
    grades: Sequence[int] | None = None  # of each row its place among the ranks; None where all have the first
    ranks: Sequence[float] = ()
    bare: bool = False  # whether the rows stand for sentences without a claim

    def having(self, chosen: Mapping[str, str]) -> Masks:
        """For each sort the rows that have the value chosen."""
        return {sort: self.sheet.columns[sort].having(value) for sort, value in chosen.items()}

    def narrowed(self, having: Masks) -> Mask:
        """The rows that have every value chosen."""
        return both(self.mask, *having.values())

    def totals(self, mask: Mask) -> tuple[int, int]:
        """How many sentences, and how many claims on them."""
        return self.sheet.leaders(mask).count(1), 0 if self.bare else mask.count(1)

    def facets(self, having: Masks) -> Mapping[str, Counter[str]]:
        """For each sort how many sentences each value would leave, were it chosen instead of what is of its sort."""
        if not having:
            return self._all
        fitting = self.narrowed(having)
        counts = {sort: self.sheet.tally(fitting, sort) for sort in SORTS if sort not in having}
        for sort in having:
            others = [mask for other, mask in having.items() if other != sort]
            counts[sort] = self.sheet.tally(both(self.mask, *others), sort) if others else self._all[sort]
        return counts

    @cached_property
    def _all(self) -> Mapping[str, Counter[str]]:
        return {sort: self.sheet.tally(self.mask, sort) for sort in SORTS}

    def first(self, mask: Mask, after: Key | None, most: int, *, newest: bool) -> Sequence[Line]:
        """The first sentences of some rows, after one of them: the best first, else and of equals the newest."""
        leaders = self.sheet.leaders(mask)
        if newest or self.grades is None:
            begin = self._behind(after, 0.0)
            return [self._line(row, mask, newest=newest) for row in _rows(leaders, begin, most)]
        order = sorted(range(len(self.ranks)), key=self.ranks.__getitem__)
        steps = array("I", bytes(4 * len(order)))
        for step, grade in enumerate(order):
            steps[grade] = step
        keys: Iterable[tuple[int, int]] = zip(
            map(steps.__getitem__, compress(self.grades, leaders)),
            compress(range(len(leaders)), leaders),
            strict=True,
        )
        if after is not None:
            begins = [self._behind(after, self.ranks[grade]) for grade in order]
            keys = (key for key in keys if key[1] >= begins[key[0]])
        return [self._line(row, mask, newest=False) for _, row in nsmallest(most, keys)]

    def _behind(self, after: Key | None, rank: float) -> int:
        """The first row that comes after a key, if it has a rank."""
        sheet = self.sheet
        if after is None or rank > after[0]:
            return 0
        if rank < after[0]:
            return len(sheet.claims)
        story = bisect_left(self._order, after[1:3])
        if story == len(self._order) or self._order[story] != after[1:3]:
            return sheet.starts[story]
        return bisect_right(sheet.firsts, after[3], sheet.starts[story], sheet.starts[story + 1])

    @cached_property
    def _order(self) -> Sequence[tuple[float, str]]:
        return list(zip(self.sheet.newest, self.sheet.stories, strict=True))

    def _line(self, row: int, mask: Mask, *, newest: bool) -> Line:
        sheet = self.sheet
        story = sheet.story_at(row)
        on = [other for other in range(row, self._end(row)) if mask[other]]
        places = () if self.bare else tuple(sorted({sheet.claims[other] & PLACE for other in on}))
        rank = self.ranks[self.grades[row]] if self.grades is not None else 0.0
        first = sheet.firsts[row]
        key = 0.0 if newest else rank, sheet.newest[story], sheet.stories[story], first
        return Line(key, rank, sheet.stories[story], Span(first, sheet.lasts[row]), places)

    def _end(self, row: int) -> int:
        """The row behind those on the sentence of one."""
        line = self.sheet.lines[row]
        return bisect_right(self.sheet.lines, line, row)

    def claims_of(self, story: int) -> frozenset[int]:
        """The places of the claims of a story that are meant."""
        rows = range(self.sheet.starts[story], self.sheet.starts[story + 1])
        return frozenset(self.sheet.claims[row] & PLACE for row in rows if self.mask[row])

    @cached_property
    def told(self) -> Sequence[tuple[str, str, int]]:
        """Moment, id and number of the stories with such rows, as a list of stories has them."""
        sheet = self.sheet
        ends = enumerate(pairwise(sheet.starts))
        some = (number for number, (start, end) in ends if self.mask.find(1, start, end) >= 0)
        return sorted((sheet.moments[number], sheet.stories[number], number) for number in some)


@dataclass
class Finder:
    """Puts sentences that were hit on a sheet: under the claims on them, else under themselves."""

    sheet: Sheet
    bare: bool  # whether those without a claim are found too
    _mask: bytearray = field(init=False)
    _grades: "array[int]" = field(init=False)
    _ranks: dict[float, int] = field(init=False, default_factory=dict)
    _rounded: list[float] = field(init=False, default_factory=list)
    _late: dict[int, list[tuple[float, int, int]]] = field(init=False)
    _left: dict[int, list[tuple[int, int, float]]] = field(init=False)

    def __post_init__(self) -> None:
        rows = len(self.sheet.claims)
        self._mask, self._grades = bytearray(rows), array("H", bytes(2 * rows))
        self._late, self._left = defaultdict(list), defaultdict(list)

    def adder(self) -> Callable[[int, int, int, float], None]:
        """What takes a sentence of a story, by its number, with its rank; a common word calls it a million times."""
        loose, starts, firsts, lasts = self.sheet.loose, self.sheet.starts, self.sheet.firsts, self.sheet.lasts
        take = self._take

        def add(story: int, first: int, last: int, rank: float) -> None:
            start, end = starts[story], starts[story + 1]
            begin = bisect_right(lasts, first, start, end)
            if story in loose:
                self._late[story].append((rank, first, last))
            elif begin < end and firsts[begin] < last:
                take(range(begin, bisect_left(firsts, last, begin, end)), rank)
            elif self.bare:
                self._left[story].append((first, last, rank))

        return add

    def _take(self, rows: Iterable[int], rank: float) -> None:
        rounded = round(rank, 1) + 0.0
        grade = self._ranks.get(rounded)
        if grade is None:
            grade = self._ranks[rounded] = len(self._rounded)
            self._rounded.append(rounded)
        mask, grades = self._mask, self._grades
        for row in rows:
            if not mask[row] or self._rounded[grades[row]] > rounded:
                mask[row], grades[row] = 1, grade

    def piles(self, known: Mask) -> Iterator[Pile]:
        """What was found of the stories that are known, each with a 1 of its own."""
        for story, hits in self._late.items():
            self._place(story, sorted(hits))
        ranks = tuple(self._rounded)
        yield Pile(self.sheet, both(bytes(self._mask), self.sheet.of_stories(known)), self._grades, ranks)
        if self._left:
            yield self._bare(known)

    def _place(self, story: int, hits: Sequence[tuple[float, int, int]]) -> None:
        """Hits of a story whose sentences overlap: of a claim counts the first sentence that was hit."""
        sheet, given = self.sheet, set[int]()
        rows = defaultdict[int, list[tuple[int, int]]](list)
        for row in range(sheet.starts[story], sheet.starts[story + 1]):
            rows[sheet.claims[row] & PLACE].append((sheet.claims[row] >> TURN & TURNS, row))
        for rank, first, last in hits:
            on = defaultdict[int, list[int]](list)
            for found in rows.values():
                hit = (row for _, row in sorted(found) if sheet.firsts[row] < last and first < sheet.lasts[row])
                for row in islice(hit, 1):
                    on[sheet.lines[row]].append(row)
            for line in on.keys() - given:
                self._take(on[line], rank)
            given |= on.keys()
            if not on and self.bare:
                self._left[story].append((first, last, rank))

    def _bare(self, known: Mask) -> Pile:
        """The sentences without a claim, on a sheet of their own."""
        whole, ranks = self.sheet, dict[float, int]()
        grades, spans, sizes = array("H"), list[tuple[int, int]](), list[int]()
        stories = [story for story in sorted(self._left) if known[story]]
        for story in stories:
            hits = sorted(self._left[story])
            sizes.append(len(hits))
            for first, last, rank in hits:
                spans.append((first, last))
                grades.append(ranks.setdefault(round(rank, 1) + 0.0, len(ranks)))
        sheet = whole.without_claims(stories, sizes, spans)
        return Pile(sheet, b"\1" * len(spans), grades, tuple(ranks), bare=True)


def _rows(mask: Mask, begin: int, most: int) -> Iterator[int]:
    """The first rows of a mask from one on."""
    row = begin - 1
    for _ in range(most):
        row = mask.find(1, row + 1)
        if row < 0:
            return
        yield row
