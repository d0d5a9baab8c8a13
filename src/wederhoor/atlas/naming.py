"""All the spellings of one place of GeoNames. Rule: a name in Cyrillic is printed by every desk in its own letters."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from wederhoor.atlas.geonames import Row
from wederhoor.atlas.transliteration import spell, spellings, tongues
from wederhoor.model.folding import fold

CYRILLIC = {"UA": ("uk", "ru"), "RU": ("ru",), "BY": ("ru",), "MD": ("ru",)}  # the first names the place
_LATIN = re.compile("[\\u0000-\\u024f\\u02b0-\\u02ff\\u1e00-\\u201f]*")
_LONGEST = 40  # letters; what is longer is a description
_PRIMARY = 0.92  # likeness from which a Cyrillic name is the primary one and no older or further one
_ALIKE = 0.6  # likeness from which it may give the Dutch name


@dataclass(frozen=True, slots=True)
class Named:
    """A place's Dutch name, and its folded spellings with whether each is of the primary name."""

    nl: str
    keys: dict[str, bool]


def named(row: Row) -> Named:
    """The spellings of a place."""
    from rapidfuzz.distance import OSA  # loaded by who makes the index

    keys = {fold(row.name): True}
    nl = row.name
    best = _ALIKE
    for name, tongue in _cyrillic(row):
        found = {key for made in spellings(name, tongue) if (key := fold(made))}
        near = max(OSA.normalized_similarity(key, fold(row.name)) for key in found) if found else 0.0
        primary = near >= _PRIMARY
        if near > best and tongue == CYRILLIC[row.country][0]:
            best, nl = near, spell(name, tongue, "nl")
        for key in found:
            keys[key] = keys.get(key, False) or primary
    for other in row.others:
        if _latin(other):
            keys.setdefault(fold(other), False)
    keys.pop("", None)
    return Named(nl, keys)


def _cyrillic(row: Row) -> Iterable[tuple[str, str]]:
    """The Cyrillic names with each language they can be in."""
    wanted = CYRILLIC.get(row.country, ())
    for name in row.others if wanted else ():
        if not name.isascii():
            fits = tongues(name)
            yield from ((name, code) for code in wanted if code in fits)


def _latin(name: str) -> bool:
    return len(name) < _LONGEST and (name.isascii() or _LATIN.fullmatch(name) is not None)
