"""What a headline tells without any verb. Rule: somebody, a little word and a place are a visit; nothing else is.

A happening that a noun tells in a headline may stand behind a word such as "na": then it is only the occasion.
"""

from collections.abc import Iterator

from wederhoor.reading.clauses import TERSE, Clause
from wederhoor.reading.lexicon import Lexicon
from wederhoor.reading.mentions import Name, Role
from wederhoor.reading.parsed import Token
from wederhoor.reading.sources import Context

TITLES = 2  # words of an office before a name that opens a line
MEANWHILE = 1  # adverbs before the little word: "samen in Kyiv"
PERSON = "person"


def verbless(clause: Clause, context: Context) -> bool:
    """Whether a clause of a headline has no verb, neither of the pack nor in the parser's eyes."""
    if clause.sentence.part not in TERSE:
        return False
    told = any(clause.holds(verb.index) and verb.form != "adjective" for verb in context.verbs)
    return not told and not any(token.pos in {"VERB", "AUX"} for token in clause.tokens)


def visits(clause: Clause, context: Context) -> Iterator[tuple[Name | None, Name, int]]:
    """``Zelensky in Parijs voor steun``: the visitor, where he is and the little word between."""
    if not clause.tokens or not verbless(clause, context):
        return
    found = _visitor(clause, context)
    if found is None:
        return
    visitor, at = found
    words = context.sentence.tokens
    at += sum(words[at + step].pos == "ADV" for step in range(MEANWHILE) if clause.holds(at + step))
    if not clause.holds(at) or words[at].lower not in context.lexicon.words("reading", "headline", "stays"):
        return
    where = next((name for name in context.names if name.first == at + 1 and clause.holds(name.last)), None)
    if where is not None and where.role is Role.PLACE:
        yield visitor, where, at


def _visitor(clause: Clause, context: Context) -> tuple[Name | None, int] | None:
    """Who opens a line, a person by name or people of an office, and the index of the next word."""
    start = clause.tokens[0].index
    names = (n for n in context.names if start <= n.first <= start + TITLES and n.role is Role.ACTOR)
    person = next((name for name in names if name.sort == PERSON), None)
    if person is not None:
        return person, person.last + 1
    offices = (t for t in clause.tokens[: TITLES + 1] if _is_office(t, context.lexicon))
    office = next(offices, None)
    return (None, office.index + 1) if office is not None else None


def _is_office(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word is the plural of an office: "leiders", "ministers"."""
    return token.has("Number=Plur") and token.lower in lexicon.words("reading", "headline", "offices")


def occasion(token: Token, clause: Clause, context: Context) -> bool:
    """Whether a noun in a headline only says on what occasion: "geen akkoord na gesprekken"."""
    if clause.sentence.part not in TERSE:
        return False
    at = token.index - 1
    while clause.holds(at) and context.sentence.tokens[at].pos in {"ADJ", "DET", "NUM"}:
        at -= 1
    return clause.holds(at) and context.lower(at) in context.lexicon.words("reading", "noun", "causes")
