"""Sentences to clauses. Rule: a clause has a finite verb of its own; what has none stays with its neighbour."""

from dataclasses import dataclass

from wederhoor.model.texts import Span
from wederhoor.reading.lexicon import Lexicon
from wederhoor.reading.parsed import Sentence, Token

HARD = frozenset({";", ":"})


@dataclass(frozen=True, slots=True)
class Clause:
    """A run of tokens, first to last inclusive."""

    sentence: Sentence
    first: int
    last: int

    @property
    def tokens(self) -> tuple[Token, ...]:
        """Its tokens."""
        return self.sentence.tokens[self.first : self.last + 1]

    @property
    def span(self) -> Span:
        """Its characters, without the marks at its ends."""
        kept = [token for token in self.tokens if token.pos != "PUNCT" or token.text.isalnum()] or list(self.tokens)
        return Span(kept[0].start, kept[-1].end)

    def holds(self, index: int) -> bool:
        """Whether a token lies inside."""
        return self.first <= index <= self.last


def clauses(sentence: Sentence, lexicon: Lexicon) -> tuple[Clause, ...]:
    """The clauses of a sentence in order; together they cover it."""
    tokens = sentence.tokens
    if not tokens:
        return ()
    verbal = [_is_verbal(token, lexicon) for token in tokens]
    boundary = lexicon.words("speech", "clause", "boundaries") | lexicon.words("speech", "clause", "relative")
    cuts = [0]
    for token in tokens[1:-1]:
        here = _cut(token, tokens, verbal, cuts[-1], boundary)
        if here is not None and here > cuts[-1]:
            cuts.append(here)
    ends = [*(cut - 1 for cut in cuts[1:]), len(tokens) - 1]
    return tuple(Clause(sentence, first, last) for first, last in zip(cuts, ends, strict=True) if first <= last)


def _cut(
    token: Token, tokens: tuple[Token, ...], verbal: list[bool], start: int, boundary: frozenset[str]
) -> int | None:
    """The index at which a new clause begins, if one begins at this mark or conjunction."""
    following = token.index + 1
    if token.text in HARD:
        return following if any(verbal[start : token.index]) or token.text == ":" else None
    if token.text == ",":
        after = tokens[following]
        if after.lower in boundary or verbal[following] or after.pos in {"CCONJ", "SCONJ"}:
            right = any(verbal[following : _next_hard(tokens, following)])
            return following if right and any(verbal[start : token.index]) else None
        near = any(verbal[following : min(following + 3, len(tokens))])
        return following if near and any(verbal[start : token.index]) else None
    if token.pos == "CCONJ" and tokens[token.index - 1].text != "," and token.lower in boundary:
        right = any(verbal[following : min(following + 4, len(tokens))])
        return token.index if right and any(verbal[start : token.index]) else None
    return None


def _next_hard(tokens: tuple[Token, ...], start: int) -> int:
    return next((i for i in range(start, len(tokens)) if tokens[i].text in HARD), len(tokens))


def _is_verbal(token: Token, lexicon: Lexicon) -> bool:
    if token.has("VerbForm=Fin") and token.pos in {"VERB", "AUX"}:
        return True
    return token.lower in lexicon.words("reading", "auxiliary", "finite") and token.pos in {"VERB", "AUX", ""}
