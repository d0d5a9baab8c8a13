"""Which words of one text stand in another. Rule: what an outlet prints under everything is no passage of a report."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from functools import lru_cache

from wederhoor.model.period import Period
from wederhoor.model.stories import Story
from wederhoor.model.texts import Span
from wederhoor.weighing.fingerprints import GRAM, fingerprints
from wederhoor.weighing.words import Words

GAP = 25  # words between two equal rows of five within which the words that were left alone are looked for


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """A story cut into rows of five words; two are equal where what can be read in them and its furniture are."""

    story: Story
    known: datetime
    words: Words
    grams: tuple[int, ...]  # of every five neighbouring words
    kept: tuple[int, ...]  # places of the fingerprints that winnowing kept
    period: Period | None = None  # when it came out, where that plays a part
    furniture: frozenset[int] = frozenset()  # places of words that the outlet prints under everything

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Item) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)

    @property
    def _key(self) -> tuple[str, tuple[tuple[int, int], ...], frozenset[int]]:
        return self.words.text, self.words.spans, self.furniture

    @property
    def at(self) -> Mapping[int, Sequence[int]]:
        """The places of each fingerprint."""
        return _places(self.grams)

    @property
    def prints(self) -> frozenset[int]:
        """The kept fingerprints of words that are no furniture and do not all stand inside quotation marks."""
        kept: Iterable[int] = self.kept
        if any(self.words.quoted):
            kept = [i for i in kept if not all(self.words.quoted[i : i + GRAM])]
        if self.furniture:
            kept = [i for i in kept if not self.furniture.issuperset(range(i, i + GRAM))]
        return frozenset([self.grams[i] for i in kept])

    @property
    def size(self) -> int:
        """The number of words, furniture apart."""
        return len(self.words.folded) - len(self.furniture)


@dataclass(frozen=True, slots=True)
class Passages:
    """What one text has from another, as places of words in the first, and how their figures compare there."""

    words: frozenset[int]
    same: int = 0  # figures in both
    other: int = 0  # figures that stand in one place and are no roundings of each other


def make_item(story: Story, known: datetime, period: Period | None = None) -> Item:
    """A story's words, rows of five and fingerprints."""
    return Item(story, known, *fingerprints(story), period)


@lru_cache(maxsize=512)  # few stories are laid beside others, and those time and again
def _places(grams: tuple[int, ...]) -> Mapping[int, Sequence[int]]:
    at: dict[int, list[int]] = defaultdict(list)
    for place, gram in enumerate(grams):
        at[gram].append(place)
    return dict(at)


def furniture_of(item: Item, habits: frozenset[int]) -> frozenset[int]:
    """Places of the words under an outlet's habitual fingerprints, with those between two of them."""
    found: set[int] = set()
    before: int | None = None
    for place in item.kept:
        if item.grams[place] not in habits:
            before = None
            continue
        found.update(range(place if before is None else before, place + GRAM))
        before = place
    return frozenset(found)


@lru_cache(maxsize=2048)  # two texts are laid beside each other both ways, and for each situation that they are in
def compare(copy: Item, original: Item) -> Passages:
    """The words of a text in equal rows of five, and those left alone where words in between were changed."""
    equal_rows = [row for row in _equal(copy, original) if not _standing(row, copy)]
    words = {place for start, _, size in equal_rows for place in range(start, start + size)}
    same = len(list(_figures(copy.words.folded[i] for i in sorted(words))))
    other = 0
    for mine, theirs in _gaps(equal_rows, copy, original):
        here, there = copy.words.folded[mine.start : mine.stop], original.words.folded[theirs.start : theirs.stop]
        blocks = SequenceMatcher(None, here, there, autojunk=False).get_matching_blocks()
        kept = [mine.start + block.a + i for block in blocks for i in range(block.size)]
        if 2 * len(kept) >= max(len(here), len(there)):
            words.update(kept)
        equal, differing = _set_side_by_side(list(_figures(here)), list(_figures(there)))
        same, other = same + equal, other + differing
    return Passages(frozenset(words) - copy.furniture, same, other)


def _equal(copy: Item, original: Item) -> Iterator[tuple[int, int, int]]:
    """Equal stretches as (place in the copy, place in the original, number of words), by place in the copy."""
    start = theirs = size = 0
    at = original.at
    for place, gram in enumerate(copy.grams):
        found = at.get(gram)
        if found is None:
            continue
        if size and place <= start + size - GRAM + 1 and theirs + place - start in found:
            size = place - start + GRAM
            continue
        if size:
            yield start, theirs, size
        after = theirs + size - GRAM
        start, theirs, size = place, next((there for there in found if there > after), found[0]), GRAM
    if size:
        yield start, theirs, size


def _standing(row: tuple[int, int, int], copy: Item) -> bool:
    """Whether an equal stretch is furniture but for its ends, where winnowing keeps other fingerprints."""
    start, _, size = row
    return 2 * len(copy.furniture.intersection(range(start, start + size))) >= size


def _gaps(found: Sequence[tuple[int, int, int]], copy: Item, original: Item) -> Iterator[tuple[range, range]]:
    """The words before, between and after equal rows, in both texts, where they are few."""
    if not found:
        return
    ends = (len(copy.words.folded), len(original.words.folded))
    here = there = 0
    for start, theirs, size in (*found, (*ends, 0)):
        mine, others = range(here, start), range(there, theirs)
        first, last = here == 0, size == 0
        if first:
            mine, others = mine[-GRAM:], others[-GRAM:]
        elif last:
            mine, others = mine[:GRAM], others[:GRAM]
        if 0 < len(mine) <= GAP and 0 < len(others) <= GAP:
            yield mine, others
        here, there = start + size, theirs + size


def _figures(words: Iterable[str]) -> Iterator[int]:
    """Numbers in figures; those of one number with points in it stand beside each other and are one."""
    row = ""
    for word in (*words, ""):
        if word.isdecimal():
            row += word
        elif row:
            yield int(row)
            row = ""


def _set_side_by_side(here: list[int], there: list[int]) -> tuple[int, int]:
    """How many figures are the same, and how many neither the same nor rounded; none where they do not pair off."""
    if len(here) != len(there):
        return 0, 0
    pairs = list(zip(here, there, strict=True))
    return sum(a == b for a, b in pairs), sum(not _rounded(a, b) and not _rounded(b, a) for a, b in pairs)


def _rounded(rough: int, exact: int) -> bool:
    zeros = len(str(rough)) - len(str(rough).rstrip("0"))
    return rough == exact or abs(rough - exact) < 10**zeros > 1


def runs(words: Sequence[tuple[int, int]], places: Iterable[int]) -> tuple[Span, ...]:
    """Neighbouring words as stretches of text."""
    found: list[Span] = []
    before: int | None = None
    for place in sorted(places):
        if before is not None and place == before + 1:
            found[-1] = Span(found[-1].start, words[place][1])
        else:
            found.append(Span(*words[place]))
        before = place
    return tuple(found)


def rows(places: Iterable[int]) -> Iterator[int]:
    """How long the rows of neighbouring places are."""
    before: int | None = None
    size = 0
    for place in sorted(places):
        if before is not None and place != before + 1:
            yield size
            size = 0
        before, size = place, size + 1
    if size:
        yield size
