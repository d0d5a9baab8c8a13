"""What a text must hold before a time rule is tried on it. Rule: only what every match needs; where unsure, nothing.

A want is a set of which the text must hold one: a word or part of a word, or a slot such as ``{weekday}``.
"""

import re
from collections.abc import Iterable

Want = frozenset[str]
OPTIONAL = frozenset("?*")
NO_GROUP = ("(?=", "(?!", "(?<=", "(?<!")  # look around and take nothing
GROUP = re.compile(r"\((?:\?:|\?P<\w+>)?")
SLOT = re.compile(r"\{([a-z]+?)\d?\}")
CLASS = re.compile(r"\[\^?\]?[^\]]*\]")
WORDLESS = frozenset(" .^$+")  # end a word of the pattern; a space stands for any white space


def wants(pattern: str) -> tuple[Want, ...]:
    """What every match of a pattern needs, all of it; its fragments are filled in and its slots still open."""
    return _group(_Reader(pattern).alternatives())


class _Reader:
    """A pattern being read from left to right."""

    def __init__(self, pattern: str) -> None:
        self.pattern, self.at = pattern, 0

    def alternatives(self) -> list[list[Want]]:
        """The wants of each alternative up to the end of the group or pattern."""
        found: list[list[Want]] = [[]]
        word = ""
        while self.at < len(self.pattern) and self.pattern[self.at] != ")":
            letter = self.pattern[self.at]
            taken = self._taken(letter)
            if letter.isalpha() or letter in "'’-/,:":
                if self._optional():
                    word = _end(word, found[-1])
                else:
                    word += letter
                continue
            word = _end(word, found[-1])
            if letter == "|":
                found.append([])
            elif not self._optional():
                found[-1].extend(taken)
        _end(word, found[-1])
        return found

    def _taken(self, letter: str) -> tuple[Want, ...]:
        """Step over the next piece of the pattern; what it wants if it is a slot or a group."""
        rest = self.pattern[self.at :]
        slot, kind = SLOT.match(rest), CLASS.match(rest)
        if slot:
            self.at += slot.end()
            return (frozenset({f"{{{slot[1]}}}"}),)
        if letter == "(":
            around = rest.startswith(NO_GROUP)
            opened = GROUP.match(rest)
            self.at += 1 if around or opened is None else opened.end()
            inside = self.alternatives()
            self.at += 1
            return () if around else _group(inside)
        self.at += kind.end() if kind else 2 if letter == "\\" else 1
        return ()

    def _optional(self) -> bool:
        """Whether the piece just read may be left out; its mark is stepped over."""
        mark = self.pattern[self.at : self.at + 1]
        if mark and mark in OPTIONAL:
            self.at += 1
            return True
        return False


def _end(word: str, found: list[Want]) -> str:
    if word:
        found.append(frozenset({word.lower()}))
    return ""


def _group(alternatives: Iterable[list[Want]]) -> tuple[Want, ...]:
    """What a group wants: all of its only alternative, or one thing of each."""
    choices = list(alternatives)
    if len(choices) == 1:
        return tuple(dict.fromkeys(choices[0]))
    if not all(choices):
        return ()
    return (frozenset(atom for wanted in choices for atom in max(wanted, key=_weight)),)


def _weight(want: Want) -> tuple[int, int]:
    """How much a want leaves out: few choices, long words."""
    return -len(want), min(len(atom) for atom in want)
