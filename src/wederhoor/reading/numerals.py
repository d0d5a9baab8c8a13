"""Numbers in figures and in words. Rule: the words and their values come from the pack; only the sums are made here."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

Table = Mapping[str, Any]


@lru_cache(maxsize=4096)
def whole(phrase: str) -> re.Pattern[str]:
    """A pattern for a phrase that is no part of longer words, in either case."""
    return re.compile(rf"(?<!\w){literal(phrase)}(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=4096)
def literal(words: str) -> str:
    """A pattern for words as they stand, with a plain space between them."""
    return re.escape(words).replace("\\ ", " ")


def word_pattern(numbers: Table) -> str:
    """A pattern for one number word, such as a tens-and-units compound."""
    atoms = "|".join(sorted(map(re.escape, numbers["atoms"]), key=len, reverse=True))
    joiners = "|".join(map(re.escape, numbers["shapes"]["joiners"]))
    whole = "|".join(sorted(map(literal, numbers["words"]), key=len, reverse=True))
    return f"(?:{whole}|(?:{atoms})(?:(?:{joiners})?(?:{atoms}))*)"


def parse_word(word: str, numbers: Table) -> float | None:
    """The value of a number word, or None where it is none."""
    word = " ".join(word.lower().split())
    if word in numbers["words"]:
        return float(numbers["words"][word])
    atoms: Mapping[str, int] = numbers["atoms"]
    names = sorted(atoms, key=len, reverse=True)
    joiners = tuple(numbers["shapes"]["joiners"])
    values: list[int] = []
    rest = word
    while rest:
        name = next((name for name in names if rest.startswith(name)), None)
        if name is None:
            joiner = next((joiner for joiner in joiners if values and rest.startswith(joiner)), None)
            if joiner is None or rest == joiner:
                return None
            rest = rest[len(joiner) :]
            continue
        values.append(atoms[name])
        rest = rest[len(name) :]
    return float(_fold(values)) if values else None


def _fold(values: list[int]) -> int:
    total = current = 0
    for value in values:
        if value == 1000:
            total, current = total + max(current, 1) * 1000, 0
        elif value == 100:
            current = max(current, 1) * 100
        else:
            current += value
    return total + current


def parse_figure(text: str, numbers: Table) -> float | None:
    """The value of figures with the language's thousands and decimal marks, or None."""
    shapes = numbers["shapes"]
    decimal = re.escape(shapes["decimal"])
    marks = re.escape(shapes["thousands"])
    if not re.fullmatch(rf"\d{{1,3}}(?:[{marks}]\d{{3}})+(?:{decimal}\d+)?|\d+(?:{decimal}\d+)?", text):
        return None
    plain = re.sub(rf"[{marks}]", "", text).replace(shapes["decimal"], ".")
    return float(plain)


def parse_number(text: str, numbers: Table) -> float | None:
    """The value of figures or a number word, or None."""
    text = " ".join(text.split())
    return parse_figure(text, numbers) if text[:1].isdigit() else parse_word(text, numbers)


def parse_ordinal(text: str, numbers: Table) -> int | None:
    """The value of an ordinal in figures or words, or None."""
    shapes = numbers["shapes"]
    word = text.strip().lower()
    if word in shapes["irregular_ordinals"]:
        return int(shapes["irregular_ordinals"][word])
    match = re.fullmatch(rf"(.+?) ?{shapes['ordinal']}", word)
    value = parse_number(match[1], numbers) if match else None
    return int(value) if value is not None else None
