"""Text that one story reuses from another. Rule: a shared quotation is a shared source, not a copy.

Winnowed word 5-grams find the pairs, the shared 5-grams themselves say which words were reused.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import combinations

from wederhoor.model.period import Period
from wederhoor.model.stories import Story
from wederhoor.model.texts import Span
from wederhoor.model.weights import Copy
from wederhoor.weighing.fingerprints import CROWD, GRAM, Leads, fingerprints
from wederhoor.weighing.words import Words, fold

SHARED = 5  # fingerprints in common before two stories are compared
FULL = 0.8  # share of the copy's words, and of the original's, from which it is a full copy
LEAST = 0.15  # share below which two stories have phrases in common, and neither is a copy
REPORT = 30  # words below which a text may be a standing line instead of a report
NEVER = datetime.min.replace(tzinfo=UTC)  # of a story whose moment plays no part
HABIT = 3  # stories of one outlet in which a fingerprint is that outlet's furniture


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
class _Item:
    story: Story
    known: datetime
    words: Words
    grams: tuple[int, ...]  # of every five neighbouring words
    prints: frozenset[int]  # those that winnowing kept and that do not stand inside quotation marks


def find_copies(stories: Iterable[Story], published: Mapping[str, Period]) -> tuple[Reuse, ...]:
    """Copies among dated stories, by copy and original; versions of one address are no copies of each other."""
    items = _items(stories, published)
    found: list[Reuse] = []
    sources: dict[str, list[_Item]] = defaultdict(list)
    for a, b in _pairs(items):
        copy, original = _direct(a, b)
        sources[copy.story.id].append(original)
    by_id = {item.story.id: item for item in items}
    for name in sorted(sources):
        found.extend(_reuses(by_id[name], sources[name]))
    return tuple(sorted(found, key=lambda reuse: (reuse.copy.story, reuse.copy.original)))


def find_twins(stories: Iterable[Story], leads: Leads) -> tuple[Twin, ...]:
    """Full near copies of stories among those that leads name, found without any date.

    Texts that each have figures which the other lacks are two reports in one mould, such as the losses of two days.
    """
    told = {story.id: story for story in stories if story.text}
    found = []
    for name in sorted(leads.keys() & told.keys()):
        one = _item(told[name], NEVER)
        for other in sorted(leads[name] & told.keys()):
            if told[other].key != one.story.key and _alike(one, twin := _item(told[other], NEVER)):
                found.append(_twin(one, twin))
    return tuple(found)


def _alike(a: _Item, b: _Item) -> bool:
    if min(len(a.words.folded), len(b.words.folded)) < REPORT or min(_share(a, b), _share(b, a)) < FULL:
        return False
    mine, theirs = _figures(a), _figures(b)
    return mine <= theirs or theirs <= mine


def _figures(item: _Item) -> frozenset[str]:
    return frozenset(word for word in item.words.folded if any(letter.isdigit() for letter in word))


def _twin(one: _Item, other: _Item) -> Twin:
    after, before = _credits(one.story, other.story), _credits(other.story, one.story)
    return Twin(one.story.id, other.story.id, after and not before, before and not after)


def _items(stories: Iterable[Story], published: Mapping[str, Period]) -> list[_Item]:
    chosen = {story.id: story for story in stories if story.text and story.id in published}
    items = []
    for name in sorted(chosen):
        known = published[name].known_at
        if known is not None:
            items.append(_item(chosen[name], known))
    return items


def _item(story: Story, known: datetime) -> _Item:
    return _Item(story, known, *fingerprints(story))


def _pairs(items: Sequence[_Item]) -> list[tuple[_Item, _Item]]:
    """Stories of different addresses that share enough fingerprints."""
    holders: dict[int, list[int]] = defaultdict(list)
    for number, item in enumerate(items):
        for mark in item.prints:
            holders[mark].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in holders.values():
        if 1 < len(numbers) <= CROWD and not _habit(items, numbers):
            shared.update(combinations(numbers, 2))
    return [
        (items[a], items[b])
        for (a, b), count in sorted(shared.items())
        if count >= SHARED and items[a].story.key != items[b].story.key
    ]


def _habit(items: Sequence[_Item], numbers: Sequence[int]) -> bool:
    """Whether one outlet alone prints a phrase time and again."""
    outlets = {items[number].story.outlet for number in numbers}
    keys = {items[number].story.key for number in numbers}
    return len(keys) >= HABIT and len(outlets) == 1 and None not in outlets


def _direct(a: _Item, b: _Item) -> tuple[_Item, _Item]:
    """Copy and original: the copy credits the other's outlet, else is the later one, else has the greater id."""
    credits_b, credits_a = _credits(a.story, b.story), _credits(b.story, a.story)
    if credits_b != credits_a:
        return (a, b) if credits_b else (b, a)
    first, second = sorted((a, b), key=lambda item: (item.known, item.story.id))
    return second, first


def _credits(story: Story, other: Story) -> bool:
    """Whether a story names the other's outlet, in full or by its initials, as where it comes from."""
    if not other.outlet or story.outlet == other.outlet:
        return False
    names = {fold(other.outlet), "".join(fold(word)[:1] for word in other.outlet.split())}
    return any(fold(credit) in names for credit in story.credits)


def _reuses(copy: _Item, originals: Iterable[_Item]) -> list[Reuse]:
    """The fullest source first; a further one only for a stretch that no earlier one accounts for."""
    covers = [(original, _covered(copy, original)) for original in originals]
    total = len(copy.words.folded)
    covers.sort(key=lambda pair: (-round(len(pair[1]) / total, 2), pair[0].known, pair[0].story.id))
    found: list[Reuse] = []
    taken: set[int] = set()
    for original, covered in covers:
        added = covered - taken
        share = round(len(covered) / total, 3)
        if share < LEAST or (taken and len(added) / total < LEAST):
            continue
        taken |= covered
        coverage = "full" if min(share, _share(original, copy)) >= FULL else "partial"
        rule = "credit" if _credits(copy.story, original.story) else "earliest"
        if rule == "earliest" and copy.known == original.known:
            rule = "unknown_direction"
        spans = _runs(copy.words.places, covered)
        found.append(Reuse(Copy(copy.story.id, original.story.id, coverage, share, rule), spans))
    return found


def _share(copy: _Item, original: _Item) -> float:
    return round(len(_covered(copy, original)) / len(copy.words.folded), 3)


def _covered(copy: _Item, original: _Item) -> set[int]:
    """Places of the copy's words that stand in a row of five which the original has too."""
    known = set(original.grams)
    places = [i for i, gram in enumerate(copy.grams) if gram in known]
    return {word for i in places for word in range(i, i + GRAM)}


def _runs(words: Sequence[tuple[int, int]], places: set[int]) -> tuple[Span, ...]:
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
