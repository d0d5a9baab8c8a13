"""Who does what a verb tells, and what it is done to, as words. Rule: the parser where it can be, else the order."""

from wederhoor.model.vocabulary import PlaceKind
from wederhoor.reading.clauses import Clause
from wederhoor.reading.mentions import Name, Role
from wederhoor.reading.nominal import behind_by, left_out, name_head
from wederhoor.reading.parsed import Token
from wederhoor.reading.sources import Context
from wederhoor.reading.verbs import VerbUse

OBJECT = frozenset({"obj", "iobj", "nsubj"})  # "X gaat Y opleiden", where both can be taken for subjects


def arguments(clause: Clause, context: Context, verb: VerbUse, move: bool = False) -> tuple[Token | None, Token | None]:
    """The heads of subject and object of the active verb; a passive's subject is the object."""
    if verb.form == "infinitive" and len(verb.indexes) > 1:
        return _subject_of(clause, verb, context), _before_infinitive(clause, verb)
    passive = is_undergone(verb, context, move)
    if not passive and verb.helper is not None and context.lower(verb.helper - 1) in to_words(context):
        blamed = _blamed(clause, context, verb)
        return blamed, _second_free(clause, context, verb, blamed)  # "X zegt Y te hebben ingenomen"
    raised = _raised(clause, verb)
    if raised is not None:
        own = (t for t in clause.tokens if t.head == verb.index and t.dep in OBJECT and t.index != raised.index)
        thing = (
            next(own, None)
            or _dependent(clause, context, verb, ("obj",))
            or _second_free(clause, context, verb, raised)
        )
        turned = thing is not None and _turned_round(context, verb, raised, thing)
        return (thing, raised) if turned else (raised, thing)
    subject = (
        _dependent(clause, context, verb, ("nsubj", "nsubj:pass", "csubj"))
        or left_out(clause, context)
        or _first_free(clause, context, verb)
    )
    thing = (
        _dependent(clause, context, verb, ("obj",))
        or _dependent(clause, context, verb, ("iobj",))
        or _second_free(clause, context, verb, subject)
    )
    if thing is None and verb.form == "infinitive":
        thing = _before_infinitive(clause, verb)
    if passive:
        by = behind_by(clause, context)
        return name_head(by, context) if by is not None else None, subject
    if subject is not None and thing is not None and _turned_round(context, verb, subject, thing):
        subject, thing = thing, subject  # of two alike the first one acts: "X bezocht president Y"
    if subject is not None and (it := _it_before(subject, context)) is not None:
        return it, subject
    if subject is not None and thing is not None and subject.index == thing.index:
        thing = _second_free(clause, context, verb, subject)
    return subject, thing


def _blamed(clause: Clause, context: Context, verb: VerbUse) -> Token | None:
    """Who is said to have done what an infinitive tells: "beschuldigt X ervan Y te hebben beschoten"."""
    thereof = context.lexicon.words("reading", "function", "thereof")
    at = next((t.index for t in clause.tokens if t.lower in thereof and t.index < verb.index), None)
    found = _first_free(clause, context, verb)
    return found if at is not None and found is not None and found.index < at else None


def _turned_round(context: Context, verb: VerbUse, subject: Token, thing: Token) -> bool:
    """Whether a place would do something to an actor, or the first of two actors is taken for the object."""
    done, doer = context.name_over(thing.index), context.name_over(subject.index)
    if done is None or doer is None or done.role not in {Role.ACTOR, Role.METONYM}:
        return False
    alike = done.role is doer.role and done.sort == doer.sort
    return thing.index < verb.finite_index < subject.index and (alike or doer.role is Role.PLACE)


def _it_before(subject: Token, context: Context) -> Token | None:
    """The pronoun right before the name of a town, which bears no article: "dat het Soledar heeft ingenomen"."""
    name = context.name_over(subject.index)
    town = name is not None and name.role is Role.PLACE and name.place_kind is PlaceKind.SETTLEMENT
    it = context.lexicon.words("reading", "function", "it")
    return context.sentence.tokens[name.first - 1] if name and town and context.lower(name.first - 1) in it else None


def _raised(clause: Clause, verb: VerbUse) -> Token | None:
    """The subject of the verb on which an infinitive hangs, where that verb has no object of its own."""
    token = clause.sentence.tokens[verb.index]
    if verb.form != "infinitive" or token.dep != "xcomp" or len(verb.indexes) > 1:
        return None
    above = [t for t in clause.tokens if t.head == token.head and t.index < verb.index]
    if any(t.dep in {"obj", "iobj"} for t in above) or any(t.pos == "CCONJ" for t in clause.tokens):
        return None
    return next((t for t in above if t.dep == "nsubj" and t.pos in {"NOUN", "PROPN", "PRON"}), None)


def to_words(context: Context) -> frozenset[str]:
    """The word before an infinitive."""
    return context.lexicon.words("reading", "function", "to")


def _subject_of(clause: Clause, verb: VerbUse, context: Context) -> Token | None:
    """The subject of the clause in which an infinitive stands."""
    return next((t for t in clause.tokens if t.dep == "nsubj"), None) or _first_free(clause, context, verb)


def _before_infinitive(clause: Clause, verb: VerbUse) -> Token | None:
    """The last noun or name before the infinitive and its prefix: its object."""
    start = min(verb.indexes)
    before = [t for t in clause.tokens if t.index < start and t.pos in {"NOUN", "PROPN"}]
    beside = [t for t in before[-1:] if t.index == start - 1]
    near = beside or [t for t in before if t.dep in {"obj", "iobj"}] or before[-1:]
    return near[-1] if near else None


def is_undergone(verb: VerbUse, context: Context, move: bool) -> bool:
    """Whether the subject of a participle suffers it; a verb of moving has its perfect with the same word."""
    if verb.form != "participle":
        return False
    if verb.helper_lemma in context.lexicon.words("reading", "passive", "helpers"):
        return True
    perfect = context.lexicon.words("reading", "passive", "perfect")
    would = verb.helper_lemma in context.lexicon.words("reading", "passive", "would")
    become = context.lexicon.words("reading", "function", "become")
    inner = would and any(context.lower(verb.index + step) in become for step in (-1, 1))
    return not move and (verb.helper_lemma in perfect or inner or verb.helper is None)


def _dependent(clause: Clause, context: Context, verb: VerbUse, relations: tuple[str, ...]) -> Token | None:
    heads = {verb.index, verb.finite_index}
    nominal = (t for t in clause.tokens if t.pos not in {"SCONJ", "ADV", "VERB", "AUX"} and not _is_day(t, context))
    return next((t for t in nominal if t.dep in relations and t.head in heads), None)


def _is_day(token: Token, context: Context) -> bool:
    """Whether a word only says when: "heeft donderdag X heroverd" does nothing to a Thursday."""
    return token.lower in context.lexicon.words("reading", "function", "days")


def _first_free(clause: Clause, context: Context, verb: VerbUse) -> Token | None:
    """The first noun or name of the clause without a preposition before it."""
    own = {*verb.indexes, verb.helper}
    return next((t for t in clause.tokens if t.index not in own and stands_free(t, context)), None)


def _second_free(clause: Clause, context: Context, verb: VerbUse, subject: Token | None) -> Token | None:
    taken = {*verb.indexes, verb.helper, subject.index if subject else None}
    near = context.name_over(subject.index) if subject else None
    if near:
        taken |= set(range(near.first, near.last + 1))
    return next((t for t in clause.tokens if t.index not in taken and stands_free(t, context)), None)


def stands_free(token: Token, context: Context) -> bool:
    """Whether a noun or name has no preposition before it."""
    if _is_day(token, context):
        return False
    name = context.name_over(token.index)
    named = name is not None and (name.role is Role.PLACE or _heads(token, name))
    if not named and (token.pos not in {"NOUN", "PROPN", "PRON"} or token.dep.startswith(("obl", "nmod", "case"))):
        return False
    prepositions = context.lexicon.words("reading", "agent", "prepositions")
    index = token.index - 1
    while index >= 0 and context.sentence.tokens[index].pos in {"DET", "ADJ", "NUM", "ADV"} and token.index - index < 5:
        if context.lower(index) in prepositions:
            return False
        index -= 1
    return context.lower(index) not in prepositions


def _heads(token: Token, name: Name) -> bool:
    """Whether a word heads the name of a force or body, which the parser may take for an adjunct."""
    head = token.index == (name.last if name.head is None else name.head)
    return name.role is Role.ACTOR and name.sort != "person" and head and token.dep.startswith("obl")
