"""Fingerprints of texts. Rule: winnowed word 5-grams; they follow from one text, and from nothing beside it."""

import zlib
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping
from functools import lru_cache

from wederhoor.model.stories import Story
from wederhoor.weighing.words import Words, readable_spans, words_of

GRAM = 5  # words in a fingerprint
WINDOW = 4  # the least of each four neighbouring fingerprints is kept: about 0.4 a word
CROWD = 200  # a fingerprint in more stories than this is an idiom
SKETCH = 12  # fingerprints by which a near copy is found again
COMMON = 3  # of them in both texts before two are laid beside each other; a near copy has seven on average

Grams = tuple[int, ...]  # of every five neighbouring words
Leads = Mapping[str, frozenset[str]]  # story -> stories that may have nearly its text


def fingerprints(story: Story) -> tuple[Words, Grams, tuple[int, ...]]:
    """Words, their fingerprints, and the places of those that winnowing kept."""
    return _of_text(story.text, readable_spans(story))


def sketch(story: Story) -> Grams:
    """The least fingerprints of a text: two near copies have some of them in common, however long ago one came out."""
    if not story.text:
        return ()
    words, grams, kept = fingerprints(story)
    return tuple(sorted({grams[i] for i in kept if not all(words.quoted[i : i + GRAM])})[:SKETCH])


def find_leads(stories: Iterable[Story], wanted: Container[str]) -> Leads:
    """For each wanted story the others whose sketches have enough marks in common with its own, idioms apart."""
    holders: dict[int, set[str]] = defaultdict(set)
    for story in stories:
        for mark in sketch(story):
            holders[mark].add(story.id)
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for names in holders.values():
        if len(names) <= CROWD:
            for name in names:
                if name in wanted:
                    found[name].update(names - {name})
    return {name: enough(others) for name, others in found.items()}


def enough(shared: Mapping[str, int]) -> frozenset[str]:
    """Stories that share enough marks, from how many each of them shares."""
    return frozenset(story for story, marks in shared.items() if marks >= COMMON)


@lru_cache(maxsize=2048)  # a story is laid beside others for each situation that it is in
def _of_text(text: str, spans: tuple[tuple[int, int], ...]) -> tuple[Words, Grams, tuple[int, ...]]:
    words = words_of(text, spans)
    told = [word.encode() for word in words.folded]
    rows = zip(*(told[shift:] for shift in range(GRAM)), strict=False)
    grams = tuple([zlib.crc32(b" ".join(row)) for row in rows])
    return words, grams, _winnow(grams)


def _winnow(grams: Grams) -> tuple[int, ...]:
    """Places of the least fingerprint of each window, the last one where several are equal, in their order."""
    if len(grams) < WINDOW:
        return (_last_least(grams),) if grams else ()
    one, two, three, four = (grams[shift:] for shift in range(WINDOW))
    least = map(min, one, two, three, four)
    return tuple(
        dict.fromkeys(
            [
                start + 3 if d == low else start + 2 if c == low else start + 1 if b == low else start
                for start, (low, b, c, d) in enumerate(zip(least, two, three, four, strict=False))
            ]
        )
    )


def _last_least(grams: Grams) -> int:
    return len(grams) - 1 - grams[::-1].index(min(grams))
