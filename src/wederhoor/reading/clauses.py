"""Sentences to clauses. Rule: a clause has a finite verb of its own; what has none stays with its neighbour."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from wederhoor.model.texts import Span
from wederhoor.model.vocabulary import Part
from wederhoor.reading.lexicon import Lexicon
from wederhoor.reading.parsed import Sentence, Token

HARD = frozenset({";", ":"})
COUNTING = 5  # words within which a clause without a conjunction comes to its number and verb
TERSE = frozenset({Part.HEADLINE, Part.SUBHEAD})


@dataclass(frozen=True, slots=True)
class Clause:
    """A run of tokens, first to last inclusive."""

    sentence: Sentence
    first: int
    last: int
    without: tuple[int, int] = (0, -1)  # a run of tokens that does not count: the words of an attribution
    tokens: tuple[Token, ...] = field(init=False, compare=False, repr=False)  # its tokens, less those

    def __post_init__(self) -> None:
        kept = self.sentence.tokens[self.first : self.last + 1]
        if self.without[0] <= self.without[1]:
            kept = tuple(token for token in kept if self.holds(token.index))
        object.__setattr__(self, "tokens", kept)

    @property
    def span(self) -> Span:
        """Its characters, without the marks at its ends."""
        kept = [token for token in self.tokens if token.pos != "PUNCT" or token.text.isalnum()] or list(self.tokens)
        return Span(kept[0].start, kept[-1].end)

    def holds(self, index: int) -> bool:
        """Whether a token lies inside."""
        return self.first <= index <= self.last and not self.without[0] <= index <= self.without[1]


def tie(tokens: Sequence[Token], lexicon: Lexicon) -> Token | None:
    """The word by which a clause goes on about what was told before it: "daarbij", "onder hen"; None without one."""
    words = lexicon.words("reading", "carry", "ties")
    tied = next((token for token in tokens if token.lower in words), None)
    opening = None if tied is not None else lexicon.phrases["carry"].first(tokens)
    return tokens[0] if opening and opening[0] == 0 else tied


def clauses(sentence: Sentence, lexicon: Lexicon) -> tuple[Clause, ...]:
    """The clauses of a sentence in order; together they cover it. A headline is cut at every comma."""
    tokens = sentence.tokens
    if not tokens:
        return ()
    verbal = [_is_verbal(token, lexicon) for token in tokens]
    cuts = [0]
    for token in tokens[1:-1]:
        here = _headline_cut(token) if sentence.part in TERSE else _cut(token, tokens, verbal, cuts[-1], lexicon)
        if here is not None and here > cuts[-1]:
            cuts.append(here)
    ends = [*(cut - 1 for cut in cuts[1:]), len(tokens) - 1]
    return tuple(Clause(sentence, first, last) for first, last in zip(cuts, ends, strict=True) if first <= last)


def _headline_cut(token: Token) -> int | None:
    return token.index + 1 if token.text in {",", ";", ":"} else None


def _cut(token: Token, tokens: tuple[Token, ...], verbal: list[bool], start: int, lexicon: Lexicon) -> int | None:
    """The index at which a new clause begins, if one begins at this mark or conjunction."""
    boundary = lexicon.words("speech", "clause", "boundaries") | lexicon.words("speech", "clause", "relative")
    following = token.index + 1
    left = any(verbal[start : token.index])
    if token.text in HARD:
        parted = token.text == ";" and any(verbal[following:])  # also where no verb was seen before it
        return following if left or parted or token.text == ":" else None
    if token.text == ",":
        after = tokens[following]
        if after.lower in boundary or verbal[following] or after.pos in {"CCONJ", "SCONJ"}:
            right = any(verbal[following : _next_mark(tokens, following, HARD)])
            return following if right and left else None
        near = any(verbal[following : min(following + 3, len(tokens))]) or _counts_anew(tokens, verbal, following)
        return following if near and left else None
    if token.lower in lexicon.words("speech", "clause", "unmarked") and _subordinates(tokens, verbal, token):
        return token.index if left and _complete(tokens, verbal, start, token.index) else None
    if token.pos == "CCONJ" and tokens[token.index - 1].text != "," and token.lower in boundary:
        if tokens[following].pos == "VERB" and any(
            w == "finite" for _, w in lexicon.by_form.get(tokens[following].lower, ())
        ):
            return token.index if left else None
        if _waits(tokens, verbal, start, token.index, lexicon):
            return None
        end = min(following + 8, _next_mark(tokens, following, HARD | {","}))
        return token.index if any(verbal[following:end]) and _complete(tokens, verbal, start, token.index) else None
    return None


def _counts_anew(tokens: tuple[Token, ...], verbal: list[bool], start: int) -> bool:
    """Whether a bare number is soon the subject of a verb of its own: ", another 59,000 must leave"."""
    verb = next((i for i in range(start, min(start + COUNTING, len(tokens))) if verbal[i]), None)
    return verb is not None and verb > start and tokens[verb - 1].pos == "NUM"


def _subordinates(tokens: tuple[Token, ...], verbal: list[bool], token: Token) -> bool:
    """Whether a conjunction without a comma opens a clause that ends in its verb: "toen de stad werd geraakt"."""
    following = token.index + 1
    end = _next_mark(tokens, following, HARD | {",", ".", "!", '"'})
    if not any(verbal[following:end]) or verbal[following]:
        return False
    opens = token.pos == "SCONJ" or tokens[following].pos != "SCONJ"
    return opens and tokens[end - 1].tag.startswith("WW")


def _waits(tokens: tuple[Token, ...], verbal: list[bool], start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a subordinate clause has begun whose verb is still to come."""
    that = lexicon.words("reading", "function", "that")
    opener = next((i for i in range(end - 1, start, -1) if tokens[i].lower in that and tokens[i].pos == "SCONJ"), None)
    return opener is not None and not any(verbal[opener + 1 : end])


def _complete(tokens: tuple[Token, ...], verbal: list[bool], start: int, end: int) -> bool:
    """Whether the words so far hold a finite verb that no longer waits for its participle or infinitive."""
    finite = [i for i in range(start, end) if verbal[i]]
    if not finite:
        return False
    waiting = all(tokens[i].pos == "AUX" for i in finite)
    done = any(tokens[i].tag.startswith(("WW|vd", "WW|inf", "ADJ")) for i in range(start, end))
    return done or not waiting


def _next_mark(tokens: tuple[Token, ...], start: int, marks: frozenset[str]) -> int:
    return next((i for i in range(start, len(tokens)) if tokens[i].text in marks), len(tokens))


def _is_verbal(token: Token, lexicon: Lexicon) -> bool:
    if token.tag.startswith("WW|inf"):
        return False
    if token.has("VerbForm=Fin") and token.pos in {"VERB", "AUX"}:
        return True
    if token.index == 0 and token.lower in lexicon.words("hedges", "condition", "openers"):
        return token.lower in lexicon.words("reading", "auxiliary", "finite")
    return token.lower in lexicon.words("reading", "auxiliary", "finite") and token.pos in {"VERB", "AUX", ""}
