"""A small language for phrases with gaps. Rule: words stand in the order of the text; each ``...`` skips up to eight.

``a|b`` are alternatives, ``word*`` is a beginning, ``*word`` an ending, ``*word*`` any part,
``<verb>`` is every form of a verb of the pack; ``one & other`` stands for both orders, with such a gap between.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from wederhoor.reading.parsed import Token

GAP = 8
CHOICES = re.compile(r"\|(?![^<]*>)")  # the | of a separable verb divides nothing
BOTH = " & "
REMEMBERED = 20_000  # words whose phrases a list keeps in mind


@dataclass(frozen=True, slots=True)
class Step:
    """One word of a phrase: exact words, beginnings, endings and parts, and how many words may be skipped before it."""

    words: frozenset[str]
    beginnings: tuple[str, ...]
    skip: int
    endings: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    open: bool = field(init=False)  # whether it also fits words of which it knows only a part

    def __post_init__(self) -> None:
        object.__setattr__(self, "open", bool(self.beginnings or self.endings or self.parts))

    def fits(self, word: str) -> bool:
        """Whether a word in lower case is meant."""
        return word in self.words or (self.open and self.fits_part(word))

    def fits_part(self, word: str) -> bool:
        """Whether a word in lower case has one of the beginnings, endings or parts."""
        if word.startswith(self.beginnings) or word.endswith(self.endings):
            return True
        return bool(self.parts) and any(part in word for part in self.parts)


def orders(text: str) -> tuple[str, ...]:
    """A phrase in each order that it stands for: one, or two where ``&`` divides it."""
    first, both, last = text.partition(BOTH)
    return (f"{first} ... {last}", f"{last} ... {first}") if both else (text,)


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
        for choice in CHOICES.split(part):
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
        for here in range(first, min(first + step.skip + 1, len(tokens))):
            if step.fits(tokens[here].lower):
                positions.append(here)
                break
        else:
            return None
    return tuple(positions)


class Phrases:
    """Phrases in order, looked up by the words that can begin them; what is found is what trying each would find."""

    def __init__(self, phrases: Iterable[Sequence[Step]]) -> None:
        self._phrases = tuple(tuple(phrase) for phrase in phrases)
        exact: dict[str, list[int]] = {}
        for number, phrase in enumerate(self._phrases):
            for word in phrase[0].words:
                exact.setdefault(word, []).append(number)
        self._exact = exact
        opening = [(number, phrase[0]) for number, phrase in enumerate(self._phrases)]
        self._parts = tuple((number, step) for number, step in opening if step.open)
        self._begun_by: dict[str, tuple[int, ...]] = {}

    def __iter__(self) -> Iterator[tuple[Step, ...]]:
        return iter(self._phrases)

    def first(self, tokens: Sequence[Token]) -> tuple[int, ...] | None:
        """The positions in ``tokens`` of the first phrase that matches, in the order of the list."""
        return next((match for _, match in self.all(tokens)), None)

    def all(self, tokens: Sequence[Token]) -> Iterator[tuple[int, tuple[int, ...]]]:
        """The phrases that match, each once, by number in the list and with the positions of its first match."""
        done = -1
        for number, start in self._begun(tokens):
            if number != done:
                match = _follow(self._phrases[number], tokens, start)
                if match:
                    done = number
                    yield number, match

    def every(self, tokens: Sequence[Token]) -> Iterator[tuple[int, ...]]:
        """The positions of every match: one for each phrase and each word that begins it."""
        for number, start in self._begun(tokens):
            match = _follow(self._phrases[number], tokens, start)
            if match:
                yield match

    def _begun(self, tokens: Sequence[Token]) -> list[tuple[int, int]]:
        """Each phrase that a word begins, with the word's position, in the order of the list."""
        known, begun = self._begun_by, []
        for start, token in enumerate(tokens):
            numbers = known.get(token.lower)
            if numbers is None:
                numbers = self._beginning(token.lower)
            for number in numbers:
                begun.append((number, start))
        begun.sort()
        return begun

    def _beginning(self, word: str) -> tuple[int, ...]:
        """The numbers of the phrases that a word can begin."""
        if len(self._begun_by) >= REMEMBERED:
            self._begun_by.clear()
        partly = (number for number, step in self._parts if step.fits_part(word))
        self._begun_by[word] = found = tuple(sorted({*self._exact.get(word, ()), *partly}))
        return found
