"""What a clause without a frame goes on about. Rule: a definite noun or a tie must take up again what was told.

"Het besluit is genomen om ..." after a withdrawal is about the withdrawal; "de tanks" after tanks that were promised is
about the promise. Words of the pack say which nouns stand for what; a noun that repeats the words of a claim, or is a
part of a compound in it, needs no list.
"""

from collections.abc import Sequence
from dataclasses import replace

from wederhoor.model.claims import Claim, Quantity, with_id
from wederhoor.model.vocabulary import FAMILY_OF, Family, Kind, Part
from wederhoor.reading.building import Statement
from wederhoor.reading.clauses import tie
from wederhoor.reading.counting import AREAS
from wederhoor.reading.happenings import in_class
from wederhoor.reading.mentions import NumberMention
from wederhoor.reading.parsed import Token
from wederhoor.reading.quantities.units import VERBAL
from wederhoor.reading.times.tense import FREE_PARTICIPLE

TELLING = frozenset({"nsubj", "nsubj:pass", "obj", "ROOT"})
RECENT = 3  # claims within which what was told is still spoken of
NAMEABLE = 4  # letters that a noun has that stands for a compound
BROAD = ("force", "people", "place", "envoys")  # classes of nouns that every story of the war is full of


def resumed(statement: Statement, earlier: Sequence[Claim]) -> Kind | None:
    """The kind told shortly before that a definite noun of the clause takes up again: "het pakket", "de gesprekken"."""
    lexicon = statement.context.lexicon
    table, articles = lexicon.tables["happenings"]["resumed"], lexicon.words("happenings", "resumed_by", "articles")
    tokens = statement.context.sentence.tokens
    known = [t for t in statement.clause.tokens if _definite(t, tokens, articles)]
    definite = {token.lower for token in known if token.dep in TELLING}
    whatever = lexicon.words("happenings", "resumed_any", "words")
    if any(token.lower in whatever for token in known) and (done := _done(earlier)) is not None:
        return done
    bare = lexicon.tables["happenings"]["resumed_bare"]
    words = {token.lower for token in statement.clause.tokens}
    recent = (claim.kind for claim in reversed(earlier[-RECENT:]))
    told = (kind for kind in recent if definite & {*table.get(kind.value, ())} or words & {*bare.get(kind.value, ())})
    return next(told, None)


def _done(earlier: Sequence[Claim]) -> Kind | None:
    """The kind of what the last sentence with a deed tells first, if that was shortly before."""
    deeds = [claim for claim in earlier[-RECENT:] if FAMILY_OF[claim.kind] is not Family.WORDS]
    return next((claim.kind for claim in deeds if claim.sentence == deeds[-1].sentence), None)


def tied(statement: Statement, earlier: Sequence[Claim]) -> Kind | None:
    """The kind of the claim right before that a clause goes on about: "Onder hen zijn verdedigers van Marioepol"."""
    told = earlier[-1] if earlier else None
    if told is None or FAMILY_OF[told.kind] is Family.WORDS or told.part is not Part.BODY:
        return None
    lexicon, tokens = statement.context.lexicon, statement.clause.tokens
    again = lexicon.phrases["again"].first(tokens)
    return told.kind if tie(tokens, lexicon) is not None or (again and again[0] == 0) else None


def counts_on(statement: Statement, earlier: Sequence[Claim]) -> Kind | None:
    """The kind of the number right before that a clause with a tie and a number counts on: "daarmee komt het op 19"."""
    if tied(statement, earlier) is None:
        return None
    here = statement.scene.numbers_in(statement.context.sentence.number)
    counts = any(number.unit is not None and statement.clause.holds(number.first) for number in here)
    told = (claim for claim in reversed(earlier) if claim.sentence == earlier[-1].sentence and claim.quantity)
    return next((claim.kind for claim in told if counts and FAMILY_OF[claim.kind] is not Family.WORDS), None)


def _definite(token: Token, tokens: Sequence[Token], articles: frozenset[str]) -> bool:
    """Whether an article stands before a noun, with at most its adjectives between."""
    before = token.index - 1
    while before >= 0 and tokens[before].pos in {"ADJ", "NUM"}:
        before -= 1
    return before >= 0 and tokens[before].lower in articles


def echoed(statement: Statement, earlier: Sequence[Claim]) -> Kind | None:
    """The kind of the nearest claim of which a definite noun repeats a word: "de tanks" after "31 tanks"."""
    articles = statement.context.lexicon.words("happenings", "resumed_by", "articles")
    tokens = statement.context.sentence.tokens
    told = [
        t for t in statement.clause.tokens if t.pos == "NOUN" and t.dep in TELLING and _definite(t, tokens, articles)
    ]
    nouns = {_base(token) for token in told if not _broad(token, statement)}
    if not nouns:
        return None
    solid = (claim for claim in reversed(earlier) if FAMILY_OF[claim.kind] is not Family.WORDS)
    return next((claim.kind for claim in solid if _repeats(nouns, _nouns_of(claim, statement))), None)


def _base(token: Token) -> str:
    """A noun in its dictionary form, without the marks between the parts of a compound."""
    return token.lemma.replace("_", "").lower()


def _broad(token: Token, statement: Statement) -> bool:
    """Whether a noun is too common in stories of war to point at anything."""
    lexicon = statement.context.lexicon
    speakers = lexicon.words("reading", "person", "nouns")
    return token.lower in speakers or any(in_class(token.lower, lexicon.classes[name]) for name in BROAD)


def _nouns_of(claim: Claim, statement: Statement) -> set[str]:
    """The nouns of the words on which a claim stands."""
    sentences = (context.sentence for context in statement.scene.contexts.values())
    inside = (s for s in sentences if s.span == claim.sentence and s != statement.context.sentence)
    return {_base(token) for sentence in inside for token in sentence.within(claim.content) if token.pos == "NOUN"}


def _repeats(nouns: set[str], known: set[str]) -> bool:
    """Whether a noun is among others, or is the last part of a compound among them."""
    return any(noun == other or (len(noun) >= NAMEABLE and other.endswith(noun)) for noun in nouns for other in known)


def counted_on(claim: Claim, statement: Statement, earlier: Sequence[Claim]) -> Claim:
    """A claim with the number that its clause counts of what was counted before: "daarvan zijn er 30 neergehaald"."""
    partitive = statement.context.lexicon.words("reading", "carry", "partitive")
    placed = claim.quantity is None or claim.quantity.unit in AREAS  # "daarvan 35 boven zes regio's"
    if not placed or not any(token.lower in partitive for token in statement.clause.tokens):
        return claim
    here = statement.scene.numbers_in(statement.context.sentence.number)
    bare = next((m for m in here if statement.clause.holds(m.first) and _alone(m, statement)), None)
    before = (other for other in reversed(earlier[-RECENT:]) if other.kind is claim.kind)
    unit = next((other.quantity.unit for other in before if other.quantity is not None), "")
    if bare is None or not unit:
        return claim
    number = Quantity(unit, bare.value, bare.high, bare.comparison, bare.vague, bare.span)
    return with_id(replace(claim, quantity=number))


def _alone(number: NumberMention, statement: Statement) -> bool:
    """Whether no noun stands behind a number that it could count; a verb may be taken for a noun or adjective."""
    behind = [t for t in statement.context.sentence.tokens[number.last + 1 : number.last + 2] if not _verb(t)]
    return number.unit is None and not any(token.pos in {"NOUN", "ADJ", "PROPN", "NUM", "SYM"} for token in behind)


def _verb(token: Token) -> bool:
    """Whether the finer tag knows a verb form: "daarvan zijn er 51 onderschept"."""
    return token.tag.startswith(VERBAL) and (token.pos != "ADJ" or token.tag.startswith(FREE_PARTICIPLE))
