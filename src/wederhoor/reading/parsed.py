"""A story's text, parsed. Rule: rules see these values only, so any pipeline or a hand-built document will do."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from wederhoor.model.texts import Span
from wederhoor.model.vocabulary import Part


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its place in the story's text and its Universal Dependencies analysis."""

    index: int  # in its sentence, from 0
    start: int  # character in the story's text
    end: int
    text: str
    lemma: str
    pos: str  # universal part of speech
    tag: str  # language-specific tag
    dep: str  # relation to the head
    head: int  # index in the sentence; the root is its own head
    morph: str  # universal features, "Number=Sing|Tense=Past"
    lower: str = field(init=False, compare=False, repr=False)  # the word in lower case

    def __post_init__(self) -> None:
        object.__setattr__(self, "lower", self.text.lower())

    @property
    def span(self) -> Span:
        """The word's characters."""
        return Span(self.start, self.end)

    def has(self, feature: str) -> bool:
        """Whether a feature such as 'Tense=Past' holds."""
        return feature in self.morph.split("|")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a headline, subhead, caption or paragraph."""

    number: int  # in the story, from 0
    span: Span
    part: Part
    paragraph: int  # body paragraphs count from 1
    tokens: tuple[Token, ...] = ()
    _children: dict[int, tuple[int, ...]] = field(default_factory=dict, compare=False, repr=False)

    def children(self, index: int) -> tuple[Token, ...]:
        """The tokens that depend on this one, in order."""
        if not self._children:
            table: dict[int, list[int]] = {}
            for token in self.tokens:
                if token.head != token.index:
                    table.setdefault(token.head, []).append(token.index)
            self._children.update({head: tuple(below) for head, below in table.items()} or {-1: ()})
        return tuple(self.tokens[i] for i in self._children.get(index, ()))

    def ancestors(self, index: int) -> Iterator[Token]:
        """The heads above a token, nearest first."""
        seen = {index}
        head = self.tokens[index].head
        while head not in seen:
            seen.add(head)
            yield self.tokens[head]
            head = self.tokens[head].head

    def root(self) -> Token | None:
        """The token that heads the sentence."""
        return next((token for token in self.tokens if token.head == token.index), None)

    def within(self, span: Span) -> tuple[Token, ...]:
        """The tokens inside a span."""
        return tuple(token for token in self.tokens if span.start <= token.start and token.end <= span.end)


@dataclass(frozen=True, slots=True)
class Document:
    """A story's text with its sentences in order."""

    text: str
    sentences: tuple[Sentence, ...]
