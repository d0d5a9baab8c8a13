"""A small language for phrases with gaps. Rule: words stand in the order of the text; each ``...`` skips up to eight.

``a|b`` are alternatives, ``word*`` is a beginning, ``*word`` an ending, ``*word*`` any part,
``<verb>`` is every form of a verb of the pack.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from wederhoor.reading.parsed import Token

GAP = 8


@dataclass(frozen=True, slots=True)
class Step:
    """One word of a phrase: exact words, beginnings, endings and parts, and how many words may be skipped before it."""

    words: frozenset[str]
    beginnings: tuple[str, ...]
    skip: int
    endings: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()

    def fits(self, word: str) -> bool:
        """Whether a word in lower case is meant."""
        if word in self.words or word.startswith(self.beginnings) or word.endswith(self.endings):
            return True
        return any(part in word for part in self.parts)


def compile_phrase(text: str, forms: Mapping[str, frozenset[str]]) -> tuple[Step, ...]:
    """The steps of a phrase; raises KeyError for a verb that the pack does not have."""
    steps: list[Step] = []
    skip = 0
    for part in text.split():
        if part == "...":
            skip += GAP
            continue
        words: set[str] = set()
        beginnings: list[str] = []
        endings: list[str] = []
        parts: list[str] = []
        for choice in part.split("|") if not part.startswith("<") else [part]:
            if choice.startswith("<"):
                words |= forms[choice.strip("<>")]
            elif choice.startswith("*") and choice.endswith("*"):
                parts.append(choice[1:-1].lower())
            elif choice.startswith("*"):
                endings.append(choice[1:].lower())
            elif choice.endswith("*"):
                beginnings.append(choice[:-1].lower())
            else:
                words.add(choice.lower())
        steps.append(Step(frozenset(words), tuple(beginnings), skip, tuple(endings), tuple(parts)))
        skip = 0
    return tuple(steps)


def find_phrase(phrase: Sequence[Step], tokens: Sequence[Token]) -> tuple[int, ...] | None:
    """The positions in ``tokens`` of the first match of a phrase, or None."""
    for start, token in enumerate(tokens):
        if phrase[0].fits(token.lower):
            match = _follow(phrase, tokens, start)
            if match:
                return match
    return None


def _follow(phrase: Sequence[Step], tokens: Sequence[Token], start: int) -> tuple[int, ...] | None:
    positions = [start]
    for step in phrase[1:]:
        first = positions[-1] + 1
        here = next(
            (i for i in range(first, min(first + step.skip + 1, len(tokens))) if step.fits(tokens[i].lower)), None
        )
        if here is None:
            return None
        positions.append(here)
    return tuple(positions)


def find_phrases(phrases: Iterable[Sequence[Step]], tokens: Sequence[Token]) -> list[tuple[int, ...]]:
    """The positions of every match of the phrases."""
    return [
        match
        for phrase in phrases
        for start, token in enumerate(tokens)
        if phrase[0].fits(token.lower) and (match := _follow(phrase, tokens, start))
    ]


def find_first(phrases: Iterable[Sequence[Step]], tokens: Sequence[Token]) -> tuple[int, ...] | None:
    """The positions of the first phrase that matches, in the order of the list."""
    return next((match for phrase in phrases if (match := find_phrase(phrase, tokens))), None)
