"""Names made comparable. Rule: case, diacritics, apostrophes and hyphens never tell two places apart."""

import unicodedata
from functools import lru_cache

_APART = str.maketrans(
    {
        **dict.fromkeys("'’‘`´ʹʼʻ\"”“", None),
        **dict.fromkeys("-‐‑–—_/", " "),
        "ł": "l",
        "ß": "ss",
        "ø": "o",
        "đ": "d",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
    }
)
_VOWELS = frozenset("aeiouy")


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The name in small letters without diacritics and apostrophes, a hyphen as a space."""
    plain = name.lower()
    if plain.isascii() and plain.isalpha():
        return plain
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain).lower()
        plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(plain.translate(_APART).split())


def other_ending(one: str, other: str) -> bool:
    """Whether two names differ in their last vowel alone: Popasna is a town and Popasne a village, that is no slip."""
    return one[:-1] == other[:-1] and one[-1:] != other[-1:] and {one[-1:], other[-1:]} <= _VOWELS
