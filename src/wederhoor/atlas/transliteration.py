"""Cyrillic names as papers in four languages print them. Rule: letters are data; each desk has its scheme."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_TABLE = "transliteration.toml"
_MOST = 8  # variants of one spelling: all choices of three
_RUSSIAN = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюя -'’")
_UKRAINIAN = frozenset("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя -'’ʼ")


@dataclass(frozen=True, slots=True)
class Scheme:
    """One way from Cyrillic to Latin letters."""

    rules: tuple[tuple[re.Pattern[str], str], ...]
    letters: Mapping[int, str]
    variants: tuple[tuple[re.Pattern[str], str], ...]


def tongues(name: str) -> tuple[str, ...]:
    """The languages, of uk and ru, whose alphabet a Cyrillic name fits; none for another alphabet."""
    if name.isascii():
        return ()
    letters = frozenset(name.lower())
    return tuple(code for code, alphabet in (("uk", _UKRAINIAN), ("ru", _RUSSIAN)) if letters <= alphabet)


def spell(name: str, tongue: str, scheme: str) -> str:
    """A Cyrillic name in one scheme, such as ("uk", "nl"), in capitals as names have them; raises KeyError."""
    return _capitals(_latin(name, schemes()[tongue, scheme]))


def spellings(name: str, tongue: str) -> frozenset[str]:
    """The name in small letters in every scheme and variant for a language."""
    found: set[str] = set()
    for (code, _), scheme in schemes().items():
        if code == tongue:
            found.update(_varied(_latin(name, scheme), scheme))
    return frozenset(found)


@cache
def schemes() -> Mapping[tuple[str, str], Scheme]:
    """All schemes by language of the name and name of the scheme."""
    table = tomllib.loads((files(__package__ or "") / _TABLE).read_text("utf-8"))
    return {(tongue, name): _scheme(row) for tongue, rows in table.items() for name, row in rows.items()}


def _scheme(row: Mapping[str, object]) -> Scheme:
    letters = (pair.partition("=") for pair in str(row["letters"]).split())
    return Scheme(
        _patterns(row["rules"]), {ord(letter): latin for letter, _, latin in letters}, _patterns(row["variants"])
    )


def _patterns(rows: object) -> tuple[tuple[re.Pattern[str], str], ...]:
    assert isinstance(rows, list)
    return tuple((re.compile(pattern), written) for pattern, written in rows)


def _latin(name: str, scheme: Scheme) -> str:
    word = name.lower()
    for pattern, written in scheme.rules:
        word = pattern.sub(written, word)
    return word.translate(scheme.letters)


def _varied(word: str, scheme: Scheme) -> Iterator[str]:
    """The word with each choice of variants, up to eight."""
    found = [word]
    for pattern, written in scheme.variants:
        if len(found) >= _MOST:
            break
        if pattern.search(word):
            found += [other for old in found if (other := pattern.sub(written, old)) not in found]
    yield from found[:_MOST]


def _capitals(word: str) -> str:
    return re.sub(r"(?<![\w'’])\w", lambda match: match[0].upper(), word)
