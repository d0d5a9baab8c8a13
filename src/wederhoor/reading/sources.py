"""Who is the source: the name that is the subject of a verb or stands after a preposition. Rule: no name, no source."""

from collections.abc import Sequence
from dataclasses import dataclass

from wederhoor.model.texts import Span
from wederhoor.reading.lexicon import Lexicon
from wederhoor.reading.mentions import Name, Role
from wederhoor.reading.parsed import Sentence
from wederhoor.reading.verbs import VerbUse

SPEAKERS = frozenset({Role.ACTOR, Role.METONYM, Role.PRONOUN})


@dataclass(frozen=True, slots=True)
class Context:
    """A sentence with what was found in it."""

    sentence: Sentence
    names: tuple[Name, ...]
    verbs: tuple[VerbUse, ...]
    lexicon: Lexicon

    def speakers(self, first: int, last: int) -> tuple[Name, ...]:
        """Names that can speak, wholly inside a run of tokens."""
        return tuple(n for n in self.names if n.role in SPEAKERS and first <= n.first and n.last <= last)

    def lower(self, index: int) -> str:
        """A word in lower case, or "" outside the sentence."""
        return self.sentence.tokens[index].lower if 0 <= index < len(self.sentence.tokens) else ""

    def span(self, first: int, last: int) -> Span:
        """The characters of a run of tokens."""
        return Span(self.sentence.tokens[first].start, self.sentence.tokens[last].end)


def governed(context: Context, name: Name) -> bool:
    """Whether a preposition stands before the name, so that it is no subject."""
    prepositions = context.lexicon.words("reading", "agent", "prepositions")
    index = name.first - 1
    while index >= 0 and context.sentence.tokens[index].pos in {"DET", "ADJ", "NUM", "PRON"} and index > name.first - 4:
        if context.lower(index) in prepositions:
            return True
        index -= 1
    return context.lower(index) in prepositions


def subject(context: Context, verb: VerbUse, first: int, last: int) -> Name | None:
    """The name that is the verb's subject: the parser's where it points at a name, else by order around the verb."""
    candidates = [n for n in context.speakers(first, last) if not governed(context, n)]
    if not candidates:
        return None
    finite = verb.finite_index
    heads = {verb.index, finite}
    for name in candidates:
        for index in range(name.first, name.last + 1):
            token = context.sentence.tokens[index]
            if token.dep.startswith("nsubj") and token.head in heads:
                return name
    before = [n for n in candidates if n.last < finite]
    after = [n for n in candidates if n.first > finite]
    near = [n for n in after if n.first - finite <= 3]
    if before and not near:
        return before[0]
    if near and not before:
        return near[0]
    return before[0] if before else (after[0] if after else None)


def after(context: Context, index: int, reach: int = 8) -> Name | None:
    """The name that begins within a few words after a token, with no mark or verb between."""
    for position in range(index + 1, min(index + 1 + reach, len(context.sentence.tokens))):
        name = next((n for n in context.names if n.role in SPEAKERS and n.first == position), None)
        if name:
            return name
        token = context.sentence.tokens[position]
        if token.pos in {"VERB", "AUX", "PUNCT", "SCONJ"}:
            return None
    return None


def only_name(names: Sequence[Name]) -> Name | None:
    """The first of the names, if there is one."""
    return names[0] if names else None
