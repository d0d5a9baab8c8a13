"""No word of a language stands in the rules of the reading room: words live in the language packs."""

import ast
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from wederhoor import languages

ROOM = Path(str(files("wederhoor.reading").joinpath("__init__.py"))).parent
TABLES = ("reading", "speech", "hedges", "happenings", "verbs", "names", "peoples", "roles", "sentences")
WORD = re.compile(r"[^\W\d_]+(?:[-|'’][^\W\d_]+)*")
ENGLISH = {
    "kind",
    "subject",
    "object",
    "aspect",
    "subject_class",
    "object_class",
    "labels",
    "people_units",
    "unit",
    "fin",
}
ALLOWED = {
    "as": "an English word in the names of rules",
    "bodies": "English for ministries and armies, a section of the theatre",
    "claim": "English, in messages and traces",
    "flat": "a relation of Universal Dependencies",
    "fa": "an autumn in TIMEX3",
    "fin": "a feature of the syntax analysis: VerbForm=Fin",
    "in": "an English preposition in messages",
    "km": "a unit's name in claims",
    "killed": "a unit's name in claims",
    "missing": "a unit's name in claims",
    "prisoners": "a unit's name in claims",
    "settlements": "a unit's name in claims",
    "towns": "a unit's name in claims",
    "wounded": "a unit's name in claims",
    "of": "an English preposition in messages",
    "open": "a sort of mark",
    "over": "an English preposition in messages",
    "per": "a key of the pack's tables of units, and English",
    "pres": "a feature of the syntax analysis: Tense=Pres",
    "via": "English, the field of a claim that holds its relays",
    "top": "English, the upper end of a range",
    "we": "a weekend in TIMEX3",
    "start": "English, where a span or stretch begins",
    "su": "summer in TIMEX3",
    "week": "English, a step of the calendar",
}


@cache
def words() -> frozenset[str]:
    """The words of the pack's lists and its verbs' forms, in lower case, less the names of its sections and keys."""
    tables = {name: languages.load("nl").tables[name] for name in TABLES}
    found = {word.lower() for text in _texts(tables) for word in WORD.findall(text)}
    lemmas = {lemma.replace("|", "") for lemma in tables["verbs"]["verbs"]}
    return frozenset(word for word in found | lemmas if len(word) > 1) - frozenset(_keys(tables))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            if key not in ENGLISH:
                yield from _texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner)


def _keys(value: Any) -> Iterator[str]:
    """The names that the rules ask for: keys, the words they are made of, and the English values beside them."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if key != "verbs" or "zeggen" not in inner:
                yield from (part for name in (key, *key.split("_")) for part in (name.lower(),))
            yield from (text.lower() for text in _texts(inner)) if key in ENGLISH else _keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _keys(inner)


def literals(source: str) -> Iterator[tuple[int, str]]:
    """The string literals of a module with their lines, without docstrings."""
    tree = ast.parse(source)
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    docs = {id(_doc(node)) for node in ast.walk(tree) if isinstance(node, documented)} - {id(None)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.lineno, node.value


def _doc(node: ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) -> ast.expr | None:
    """The docstring's node, or None."""
    first = node.body[0] if node.body else None
    return first.value if isinstance(first, ast.Expr) else None


def hits(source: str) -> list[str]:
    """Words of the pack in the literals of a module, with their lines."""
    return [
        f"{line}: {word}"
        for line, text in literals(source)
        for word in WORD.findall(text)
        if word.lower() in words() and word.lower() not in ALLOWED
    ]


@pytest.mark.parametrize("path", sorted(ROOM.rglob("*.py")), ids=lambda path: str(path.relative_to(ROOM)))
def test_no_word_of_the_pack_stands_in_a_rule(path: Path) -> None:
    assert not hits(path.read_text("utf-8"))


def test_a_word_in_a_rule_is_found() -> None:
    assert hits('"""Volgens is allowed here."""\nWORD = "volgens"\n') == ["2: volgens"]
