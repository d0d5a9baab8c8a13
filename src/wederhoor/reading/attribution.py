"""What a reporting construction says: who, in which words, about which words. Rule: one value per source."""

from dataclasses import dataclass

from wederhoor.model.texts import Span
from wederhoor.reading.mentions import Name

OBJECTS = frozenset({"object", "judged"})  # rules whose content stands in the clause of their own verb: "noemde 3.000"


@dataclass(frozen=True, slots=True)
class Attribution:
    """One source in one sentence and the run of tokens it vouches for."""

    rule: str
    group: str  # assert, admit, hedge, disbelieve, deny, correct, withdraw, intend, urge, judge, show
    source: Name | None  # None: somebody the sentence does not name, or the source carried over
    cue: tuple[int, ...]  # token indexes of the words that attribute
    content: tuple[tuple[int, int], ...]  # runs of tokens, inclusive
    segment: tuple[int, int]  # the words of the attribution itself
    carried: bool = False  # "klinkt het": the source stands before
    backward: bool = False  # "Dat meldt X": the content is the sentence before
    channel: Span | None = None

    def vouches(self, index: int) -> bool:
        """Whether a token lies in its content and not in the attribution itself."""
        return any(a <= index <= b for a, b in self.content) and not self.segment[0] <= index <= self.segment[1]

    @property
    def size(self) -> int:
        """How many tokens it vouches for: the smaller attribution wins."""
        return sum(b - a + 1 for a, b in self.content)
