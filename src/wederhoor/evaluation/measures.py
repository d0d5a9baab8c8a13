"""Shares, F1 and overlap of words. Rule: rounded to four decimals; None where nothing was asked and nothing said."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt
from typing import Any

Figures = dict[str, Any]  # names to numbers, None or further figures: what is printed as JSON
EARTH = 12742  # diameter in kilometres


@lru_cache(maxsize=100_000)
def _words(text: str) -> "Counter[str]":
    return Counter(re.findall(r"\w+", text.lower()))


def overlap(a: str, b: str) -> float:
    """Words in both over words in either, each counted as often as it stands there; 0 to 1."""
    left, right = _words(a), _words(b)
    either = (left | right).total()
    return (left & right).total() / either if either else 0.0


def word_f1(a: str, b: str) -> float:
    """F1 over words, each counted as often as it stands there; 1 for two empty texts."""
    left, right = _words(a), _words(b)
    both = left.total() + right.total()
    return 2 * (left & right).total() / both if both else 1.0


def ratio(part: float, whole: float, asked: bool = True) -> float | None:
    """The part of the whole; with no whole 0 where the gold asks something, else None."""
    if whole:
        return round(part / whole, 4)
    return 0.0 if asked else None


def precision_recall(right: int, given: int, wanted: int) -> Figures:
    """Precision, recall and F1 of counts."""
    if not given and not wanted:
        return {"precision": None, "recall": None, "f1": None, "gold": 0}
    return {
        "precision": ratio(right, given),
        "recall": ratio(right, wanted),
        "f1": ratio(2 * right, given + wanted),
        "gold": wanted,
    }


def two_sided(found: int, wanted: int, right: int, given: int) -> Figures:
    """Precision, recall and F1 where what is found of the gold and what is right of the given are counted apart."""
    if not given and not wanted:
        return {"precision": None, "recall": None, "f1": None, "gold": 0}
    precision, recall = ratio(right, given) or 0.0, ratio(found, wanted) or 0.0
    f1 = round(2 * precision * recall / (precision + recall), 4) if precision + recall else 0.0
    return {"precision": precision, "recall": recall, "f1": f1, "gold": wanted}


def sets_f1(pairs: Iterable[tuple[Collection[str], Collection[str]]]) -> float | None:
    """F1 over all names of (gold, given) pairs together, capitals aside."""
    right = given = wanted = 0
    for gold, said in pairs:
        left, other = {name.casefold() for name in gold}, {name.casefold() for name in said}
        right, given, wanted = right + len(left & other), given + len(other), wanted + len(left)
    f1: float | None = precision_recall(right, given, wanted)["f1"]
    return f1


def label_f1(pairs: Sequence[tuple[str | None, str | None]], label: str) -> float | None:
    """F1 of one label over (gold, given) pairs."""
    right = sum(gold == given == label for gold, given in pairs)
    wanted, said = sum(gold == label for gold, _ in pairs), sum(given == label for _, given in pairs)
    f1: float | None = precision_recall(right, said, wanted)["f1"]
    return f1


def mean(values: Iterable[float | None]) -> float | None:
    """The mean of the values there are."""
    there = [value for value in values if value is not None]
    return round(sum(there) / len(there), 4) if there else None


def zero_if_asked(value: float | None, asked: bool) -> float | None:
    """0 for a missing figure where the gold asks for it."""
    return 0.0 if value is None and asked else value


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Distance over the globe between two points in degrees."""
    north_a, east_a, north_b, east_b = map(radians, (*a, *b))
    chord = sin((north_b - north_a) / 2) ** 2 + cos(north_a) * cos(north_b) * sin((east_b - east_a) / 2) ** 2
    return EARTH * asin(sqrt(chord))
