"""Symbols as trees. Rule: a symbol is a name with arguments in brackets; an argument is a symbol or a bare word."""

import re
from dataclasses import dataclass
from functools import lru_cache

LEXEME = re.compile(r"[(),]|[^(),]+")


@dataclass(frozen=True, slots=True)
class Symbol:
    """One operator with its arguments, or a bare word (no brackets: ``arguments`` is None)."""

    name: str
    arguments: "tuple[Symbol, ...] | None" = None

    def word(self, number: int, default: str = "") -> str:
        """The bare word at an argument's place, or the default where there is none."""
        found = (self.arguments or ())[number : number + 1]
        return found[0].name if found else default

    def inner(self, number: int = 0) -> "Symbol":
        """The argument at a place; raises IndexError where there is none."""
        return (self.arguments or ())[number]

    def has(self, name: str) -> bool:
        """Whether an operator of this name stands anywhere in the tree."""
        return (self.name == name and self.arguments is not None) or any(a.has(name) for a in self.arguments or ())


class BadSymbol(ValueError):
    """A text is no symbol."""

    def __init__(self, text: str) -> None:
        super().__init__(f"{text!r} is no time symbol, such as since(weekday(2,past)).")


@lru_cache(maxsize=4096)
def parse_symbol(text: str) -> Symbol:
    """Read a symbol; raises BadSymbol."""
    lexemes = LEXEME.findall(text)
    symbol, used = _read(lexemes, 0, text)
    if used != len(lexemes):
        raise BadSymbol(text)
    return symbol


def _read(lexemes: list[str], at: int, text: str) -> tuple[Symbol, int]:
    if at >= len(lexemes) or lexemes[at] in "(),":
        raise BadSymbol(text)
    name, at = lexemes[at].strip(), at + 1
    if at >= len(lexemes) or lexemes[at] != "(":
        return Symbol(name), at
    arguments: list[Symbol] = []
    at += 1
    while at < len(lexemes) and lexemes[at] != ")":
        argument, at = _read(lexemes, at, text)
        arguments.append(argument)
        if at < len(lexemes) and lexemes[at] == ",":
            at += 1
    if at >= len(lexemes):
        raise BadSymbol(text)
    return Symbol(name, tuple(arguments)), at + 1
