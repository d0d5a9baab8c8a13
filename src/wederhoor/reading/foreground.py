"""How directly a clause tells what a word of it names. Rule: what is aimed at or described stands back.

"Om de stad in te nemen voert Rusland tanks aan" tells of the tanks; "een heuvel vanwaar het de weg kan beschieten"
tells of no shelling; "inwoners van heroverde dorpen" are people of whom something else is told.
"""

from collections.abc import Collection, Sequence

from wederhoor.reading.arguments import is_undergone
from wederhoor.reading.clauses import Clause
from wederhoor.reading.mentions import Role
from wederhoor.reading.parsed import Token
from wederhoor.reading.sources import Context, phrase_start
from wederhoor.reading.verbs import VerbUse

AIMED = 20  # by which a happening weighs less that only says to what end something is done
DEEDS = frozenset({"ROOT", "conj", "parataxis", "advcl", "ccomp", "xcomp", "acl:relcl"})  # of verbs that tell a deed
INSIDE = ("nmod", "obl")  # parts of a sentence that say of whom or where, not what
DESCRIBING = ("amod", "acl")
RELATIVE = "acl:relcl"
ASIDE = 16  # by which a word weighs less that stands in a relative clause
PRENOMINAL = ("ADJ|prenom", "WW|vd|prenom")
OPENING = frozenset({"mark", "case"})


def able(verb: VerbUse, clause: Clause, context: Context) -> bool:
    """Whether a relative clause only says what could be done: "een heuvel vanwaar het wegen kan beschieten"."""
    can = context.lexicon.words("reading", "ability", "can")
    if not can & {context.lower(verb.index + step) for step in (-2, -1, 1, 2)}:
        return False
    openers = context.lexicon.words("reading", "ability", "openers")
    return any(token.lower in openers for token in clause.tokens if token.index < verb.index)


def aimed(index: int, clause: Clause, context: Context) -> bool:
    """Whether a word only says to what end something else is done: "om de stad in te nemen"."""
    lexicon = context.lexicon
    around, to = lexicon.words("reading", "function", "around"), lexicon.words("reading", "function", "to")
    openers = [t.index for t in clause.tokens if t.lower in around and t.dep in OPENING and t.index < index]
    if not openers:
        return False
    start = openers[-1]
    if any(verb.lemma in lexicon.report and verb.index < start and clause.holds(verb.index) for verb in context.verbs):
        return False  # "vroeg om 500.000 man op te roepen"
    at = next((token.index for token in clause.tokens if token.index > start and token.lower in to), None)
    if at is None:
        return False
    end = at + (2 if clause.sentence.tokens[at + 1].pos == "AUX" else 1)  # "te hebben ingenomen"
    return index <= end and any(t.pos == "VERB" and not start < t.index <= end for t in clause.tokens)


def before_noun(verb: VerbUse, context: Context) -> bool:
    """Whether what may be a finite verb by its form is tagged as an adjective: "heroverde dorpen"."""
    return context.sentence.tokens[verb.index].tag.startswith(PRENOMINAL)


def set_back(words: Sequence[int], clause: Clause, context: Context) -> int:
    """By how much a happening weighs less that its words tell only beside something else."""
    verbs = {verb.index for verb in context.verbs} & set(words)
    if aimed(words[0], clause, context) or any(described(index, clause, context) for index in verbs):
        return AIMED
    return ASIDE if any(aside(index, clause, context) for index in words) else 0


def aside(index: int, clause: Clause, context: Context) -> bool:
    """Whether a word stands in a relative clause beside another verb: "bestookt steden die het niet kan innemen"."""
    tokens = clause.sentence.tokens
    relative = context.lexicon.words("speech", "clause", "relative")
    chain = (tokens[index], *clause.sentence.ancestors(index))
    verb = next((token for token in chain if token.dep == RELATIVE and clause.holds(token.head)), None)
    if verb is None or verb.head > index:
        return False
    opened = any(token.lower in relative for token in tokens[verb.head + 1 : max(index, verb.index)])
    others = (token for token in clause.tokens if token.pos == "VERB" and token != verb)
    return opened and any(verb not in clause.sentence.ancestors(token.index) for token in others)


def of_speaker(index: int, cue: Collection[int], clause: Clause) -> bool:
    """Whether a word stands in a relative clause about who speaks: "de brigade, die er vecht, ontkende het bericht"."""
    chain = (clause.sentence.tokens[index], *clause.sentence.ancestors(index))
    verb = next((token for token in chain if token.dep == RELATIVE and token.head < index), None)
    if verb is None:
        return False
    noun = clause.sentence.tokens[verb.head]
    return noun.dep.startswith("nsubj") and noun.head in cue


def described(index: int, clause: Clause, context: Context) -> bool:
    """Whether a participle only describes those of whom something else is told: "inwoners van heroverde dorpen"."""
    tokens = clause.sentence.tokens
    noun = tokens[tokens[index].head]
    if tokens[index].dep not in DESCRIBING or noun.index < index or not noun.dep.startswith(INSIDE):
        return False
    place = context.name_over(noun.index)
    return place is None or place.role is not Role.PLACE


def tells_ground(token: Token, clause: Clause, context: Context) -> bool:
    """Whether a participle before a noun can tell who took or holds it, as in "het ISW telt 30 heroverde dorpen".

    Beside a deed, or behind "in", it only says where that was: "in het heroverde X zijn graven gevonden".
    """
    lexicon = context.lexicon
    at = lexicon.words("reading", "agent", "heard_at")
    if context.lower(phrase_start(context, token.index - 1)) in at:
        return False
    said = (use for use in context.verbs if use.lemma in {*lexicon.report, *lexicon.openers})
    saying = {i for use in said if not is_undergone(use, context, move=False) for i in use.indexes}
    verbs = (t for t in clause.tokens if t.pos == "VERB" and t.index not in saying | {token.index})
    return not any(t.dep in DEEDS for t in verbs)
