"""Text that one story reuses from another. Rule: a shared quotation is a shared source, not a copy.

Winnowed word 5-grams find the pairs, and the passages in both texts say which words were reused.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import chain, combinations

from wederhoor.model.period import Period
from wederhoor.model.stories import Story
from wederhoor.model.texts import Span
from wederhoor.model.weights import Copy
from wederhoor.weighing.direction import Directed, credits, direct
from wederhoor.weighing.fingerprints import CROWD, Leads
from wederhoor.weighing.passages import Item, Passages, compare, furniture_of, make_item, rows, runs

SHARED = 4  # fingerprints in common before two stories are compared
FULL = 0.8  # share of the copy's words, and of the original's, from which it is a full copy
STRETCH = 8  # words in a row, outside quotation marks, from which they are no idiom
PASSAGE = 18  # words in such stretches that are a passage, however long the story around them
LARGE = 0.4  # share of the words that is a passage, however often it was edited
MORE = 0.1  # of its words that the one has in common, above the other's share, to be taken for an extract
NEARLY = 0.8  # share of a copied copy's passages that its own original must have to take its place
REPORT = 30  # words below which a text may be a standing line instead of a report
NEVER = datetime.min.replace(tzinfo=UTC)  # of a story whose moment plays no part
HABIT = 3  # stories for each outlet in which a fingerprint is the furniture of those outlets


@dataclass(frozen=True, slots=True)
class Reuse:
    """A copy with the stretches of its text that were reused."""

    copy: Copy
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Twin:
    """A story that tells nearly all of another's text and little else, whichever of the two came first."""

    story: str
    other: str
    after: bool = False  # the story credits the other's outlet, so that it came later
    before: bool = False  # the other credits the story's outlet


@dataclass(frozen=True, slots=True)
class _Source:
    """A text that a copy may have its words from."""

    way: Directed
    words: frozenset[int]  # places in the copy
    telling: frozenset[int]  # those of them outside quotation marks
    share: float  # of the copy's words
    full: bool

    @property
    def rank(self) -> tuple[float, int, datetime, str]:
        """The fullest first, then the surest direction, then the earliest."""
        original = self.way.original
        return -round(self.share, 2), self.way.doubt, original.known, original.story.id


def find_copies(stories: Iterable[Story], published: Mapping[str, Period]) -> tuple[Reuse, ...]:
    """Copies among dated stories, by copy and original; versions of one address are no copies of each other."""
    items = _items(stories, published)
    versions: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        versions[item.story.key].append(item)
    sources: dict[str, dict[str, _Source]] = defaultdict(dict)
    for a, b in _pairs(items):
        source = _source(a, b, versions)
        if source is not None:
            sources[source.way.copy.story.id][source.way.original.story.id] = source
    found = [reuse for name in sorted(sources) for reuse in _reuses(name, sources)]
    return tuple(sorted(found, key=lambda reuse: (reuse.copy.story, reuse.copy.original)))


def find_twins(stories: Iterable[Story], leads: Leads) -> tuple[Twin, ...]:
    """Full near copies of stories among those that leads name, found without any date.

    Texts that each have figures which the other lacks are two reports in one mould, such as the losses of two days.
    """
    told = {story.id: story for story in stories if story.text}
    found = []
    for name in sorted(leads.keys() & told.keys()):
        one = make_item(told[name], NEVER)
        for other in sorted(leads[name] & told.keys()):
            if told[other].key != one.story.key and _alike(one, twin := make_item(told[other], NEVER)):
                found.append(_twin(one, twin))
    return tuple(found)


def _alike(a: Item, b: Item) -> bool:
    if min(len(a.words.folded), len(b.words.folded)) < REPORT or min(_share(a, b), _share(b, a)) < FULL:
        return False
    mine, theirs = _figures(a), _figures(b)
    return mine <= theirs or theirs <= mine


def _figures(item: Item) -> frozenset[str]:
    likely = {word for word in item.words.folded if not word.isalpha()}
    return frozenset(word for word in likely if any(letter.isdigit() for letter in word))


def _twin(one: Item, other: Item) -> Twin:
    after, before = credits(one.story, other.story), credits(other.story, one.story)
    return Twin(one.story.id, other.story.id, after and not before, before and not after)


def _items(stories: Iterable[Story], published: Mapping[str, Period]) -> list[Item]:
    chosen = {story.id: story for story in stories if story.text and story.id in published}
    items = []
    for name in sorted(chosen):
        known = published[name].known_at
        if known is not None:
            items.append(make_item(chosen[name], known, published[name]))
    return _without_furniture(items)


def _without_furniture(items: Sequence[Item]) -> list[Item]:
    """The same items, each with the places of the words that its outlet prints time and again."""
    kept = [{item.grams[place] for place in item.kept} for item in items]
    told = Counter(chain.from_iterable(kept))
    often = {mark for mark, count in told.items() if count >= HABIT}  # no other can be a habit
    keys: dict[int, set[str]] = defaultdict(set)
    outlets: dict[int, set[str]] = defaultdict(set)
    for item, marks in zip(items, kept, strict=True):
        for mark in marks & often:
            keys[mark].add(item.story.key)
            outlets[mark].add(item.story.outlet or item.story.key)
    habits = frozenset(mark for mark, found in keys.items() if len(found) >= HABIT * len(outlets[mark]))
    return [replace(item, furniture=furniture_of(item, habits)) if habits else item for item in items]


def _pairs(items: Sequence[Item]) -> list[tuple[Item, Item]]:
    """Stories of different addresses that share enough fingerprints."""
    prints = [item.prints for item in items]
    told = Counter(chain.from_iterable(prints))
    twice = {mark for mark, count in told.items() if 1 < count <= CROWD}
    holders: dict[int, list[int]] = defaultdict(list)
    for number, marks in enumerate(prints):
        for mark in marks & twice:
            holders[mark].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in holders.values():
        shared.update(combinations(numbers, 2))
    return [
        (items[a], items[b])
        for (a, b), count in sorted(shared.items())
        if count >= SHARED and items[a].story.key != items[b].story.key
    ]


def _source(a: Item, b: Item, versions: Mapping[str, Sequence[Item]]) -> _Source | None:
    """What the one has from the other and no older version of its own page has; None if that is too little."""
    way = direct(a, b)
    if way.rule == "unknown_direction" and _share(way.original, way.copy) > _share(way.copy, way.original) + MORE:
        way = replace(way, copy=way.original, original=way.copy)  # what is short is sooner cut out of what is long
    copy, original = way.copy, way.original
    passages = compare(copy, original)
    if _one_mould(passages):
        return None
    words = passages.words
    older = [item for item in versions[copy.story.key] if item.known < min(copy.known, original.known)]
    for item in sorted(older, key=lambda item: item.known, reverse=True):  # the newest has the most of it
        if not _enough(_telling(words, copy), copy):
            return None
        words -= compare(copy, item).words
    telling = _telling(words, copy)
    if not _enough(telling, copy):
        return None
    share = round(len(words) / copy.size, 3)
    full = share >= FULL and _share(original, copy) >= FULL
    return _Source(way, words, telling, share, full)


def _telling(words: frozenset[int], copy: Item) -> frozenset[int]:
    """Those of the words that stand outside quotation marks."""
    return frozenset(place for place in words if not copy.words.quoted[place])


def _enough(telling: frozenset[int], copy: Item) -> bool:
    """Whether words in common are a passage: idioms are short, and however many two texts share, they are few."""
    return len(telling) >= LARGE * copy.size or sum(size for size in rows(telling) if size >= STRETCH) >= PASSAGE


def _one_mould(passages: Passages) -> bool:
    """Whether the figures in the same words differ, as in the losses of two days."""
    return passages.other >= 2 and 2 * passages.other > passages.same


def _reuses(name: str, sources: Mapping[str, Mapping[str, _Source]]) -> list[Reuse]:
    """The fullest source first; a further one only for a passage that no earlier one accounts for."""
    found: list[Reuse] = []
    taken: frozenset[int] = frozenset()
    for best in sorted(sources[name].values(), key=lambda source: source.rank):
        source = _first(best, sources)
        if not _enough(source.telling - taken, source.way.copy):
            continue
        taken |= source.words | best.words
        coverage = "full" if source.full else "partial"
        copy = Copy(name, source.way.original.story.id, coverage, source.share, source.way.rule)
        found.append(Reuse(copy, runs(source.way.copy.words.places, source.words)))
    return found


def _first(source: _Source, sources: Mapping[str, Mapping[str, _Source]]) -> _Source:
    """The first text with a passage: the source may have it from another, in which the copy finds nearly all of it."""
    own = sources[source.way.copy.story.id]
    seen = {source.way.original.story.id}
    while True:
        behind = sources.get(source.way.original.story.id, {})
        older = [
            own[name]
            for name in behind
            if name in own and name not in seen and len(own[name].words & source.words) >= NEARLY * len(source.words)
        ]
        if not older:
            return source
        source = min(older, key=lambda found: found.rank)
        seen.add(source.way.original.story.id)


def _share(copy: Item, original: Item) -> float:
    return round(len(compare(copy, original).words) / copy.size, 3) if copy.size else 0.0
