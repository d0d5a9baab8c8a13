"""Silences and doubts of a clause. Rule: what is said not to be so, or asked of somebody, is neither."""

from collections.abc import Sequence

from wederhoor.reading.clauses import Clause
from wederhoor.reading.hedges import unopened
from wederhoor.reading.lexicon import Lexicon
from wederhoor.reading.parsed import Token


def silence(clause: Clause, lexicon: Lexicon) -> tuple[int, ...] | None:
    """The words of a silence, as token indexes: no comment, no answer, not a word; not what is said not to be so."""
    every = lexicon.phrases["silence"].all(clause.tokens)
    found = (tuple(clause.tokens[at].index for at in match) for _, match in every)
    tokens = clause.sentence.tokens
    kept = (match for match in found if not _is_asked_of(tokens, match, lexicon))
    match = next((match for match in kept if not _does_not(tokens, match[-1], lexicon)), None)
    if match is None:
        return None
    that = lexicon.words("reading", "function", "that")
    never = lexicon.words("reading", "negation", "words")
    inside = [
        token for token in tokens[match[0] : match[-1]] if token.lower in that and token.pos not in {"PRON", "DET"}
    ]
    return None if any(tokens[token.index + 1].lower not in never for token in inside) else match


def _is_asked_of(tokens: Sequence[Token], match: tuple[int, ...], lexicon: Lexicon) -> bool:
    """Whether one word of silence is an infinitive of what somebody is to do: "onder druk zetten om te zwijgen"."""
    to = lexicon.words("reading", "function", "to")
    return len(match) == 1 and match[0] > 0 and tokens[match[0] - 1].lower in to


def _does_not(tokens: Sequence[Token], last: int, lexicon: Lexicon) -> bool:
    """Whether a "not" that ends a phrase belongs to an infinitive: "zegt de brug niet te hebben geraakt"."""
    never = lexicon.words("reading", "negation", "words")
    to = lexicon.words("reading", "function", "to")
    behind = tokens[last + 1].lower if last + 1 < len(tokens) else ""
    unlikely = lexicon.words("hedges", "negation", "disputing")  # "noemt het niet uitgesloten dat"
    return tokens[last].lower in never and (behind in to or behind in unlikely)


def doubt(clause: Clause, lexicon: Lexicon) -> tuple[int, ...] | None:
    """The words that say that something cannot be confirmed, as token indexes."""
    return unopened("doubt", clause, lexicon)
