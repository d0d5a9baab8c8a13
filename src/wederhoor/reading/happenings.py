"""What happened: frames found in a clause, with their roles. Rule: a verb outranks a noun; no frame, no happening."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from wederhoor.model.vocabulary import FAMILY_OF, Aspect, Family, Kind, Part, PlaceKind
from wederhoor.reading.clauses import Clause
from wederhoor.reading.lexicon import Frame
from wederhoor.reading.mentions import Name, Role
from wederhoor.reading.nominal import behind_by, beside, goal, left_out, name_head
from wederhoor.reading.parsed import Token
from wederhoor.reading.sources import SPEAKERS, Context
from wederhoor.reading.verbs import VerbUse, settled

PROMISED = frozenset({None, "intend"})  # classes of verbs that tell of a deed: none of saying, and a promise
NOMINAL = frozenset({"NOUN", "PROPN", "X", ""})
NOUNLIKE = "N|soort"
PEOPLED = "ADJ|nom"  # in a headline also an adjective that stands for people: "drie gewonden"
INTRODUCING = frozenset({"DET", "ADJ", "ADP", "NUM"})
HARM = frozenset({Kind.CASUALTIES, Kind.INFRASTRUCTURE_DAMAGE})
FIGHTING = frozenset({Kind.ATTACK, Kind.BATTLE})
OBJECT = frozenset({"obj", "iobj", "nsubj"})  # "X gaat Y opleiden", where both can be taken for subjects
INANIMATE = ("place", "infrastructure", "weapon", "missile")  # classes of nouns that do nothing themselves
NAMEABLE = frozenset({"place", "infrastructure"})  # classes of what a pronoun may mean
Named = tuple[Name | None, Name | None]  # agent and target
BODILY = frozenset({"body", "group"})  # sorts of names that are nobody in person
COMPOUND = 3  # letters that a compound has before or after its known part


@dataclass(frozen=True, slots=True)
class Happening:
    """One frame in one clause."""

    kind: Kind
    frame: str
    trigger: int  # token index
    words: tuple[int, ...]
    by: str  # verb, phrase or noun
    agent: Name | None
    target: Name | None
    aspect: Aspect | None
    invading: Kind | None = None  # its kind where an invader did it on the other side's land
    weak: bool = False  # a word tells of it only in what somebody says, and only where nothing else does
    doer: int | None = None  # the head of its subject, where it has no name

    @property
    def named(self) -> Named:
        """The names of its agent and target."""
        return self.agent, self.target

    @property
    def undone(self) -> bool:
        """Whether nobody is named or described who did it; what suffers it, as in "X is gevallen", is nobody."""
        suffers = (
            self.target is not None and self.doer is not None and self.target.first <= self.doer <= self.target.last
        )
        nobody = self.agent is None or self.agent.role is Role.PLACE
        return nobody and (self.doer is None or suffers)


def happenings(clause: Clause, context: Context) -> tuple[Happening, ...]:
    """The happenings of a clause, the strongest first; a noun stands beside a verb only for what caused it."""
    if context.lexicon.phrases["elsewhere"].first(context.sentence.tokens):
        return ()
    found = sorted(_candidates(clause, context), key=lambda item: (-item[0], item[1].trigger))
    chosen: list[Happening] = []
    for _, item in found:
        if all(_may_stand_beside(item, known, clause) for known in chosen):
            chosen.append(item)
    return tuple(chosen)


def _may_stand_beside(item: Happening, known: Happening, clause: Clause) -> bool:
    """A strike beside the harm that it did, casualties beside another happening, or two verbs that "en" joins."""
    if item.weak:
        return False
    if item.kind == known.kind or set(item.words) & set(known.words):
        return False
    if _joined(item, known, clause):
        return True
    pair = {item.kind, known.kind}
    if Kind.BATTLE in pair and "noun" in {item.by, known.by}:
        return False  # "bij gevechten sneuvelden ...": where they fell
    caused = Family.STRIKES in {FAMILY_OF[item.kind], FAMILY_OF[known.kind]} or bool(pair & FIGHTING)
    return bool(pair & HARM) and caused


def _joined(item: Happening, known: Happening, clause: Clause) -> bool:
    """Whether two happenings are told by two verbs or phrases with a conjunction between: "trok weg en gaf X op"."""
    if "noun" in {item.by, known.by}:
        return False
    first, second = sorted((item, known), key=lambda one: one.words)
    between = (t for t in clause.tokens if max(first.words) < t.index < min(second.words))
    heads = (clause.sentence.tokens[token.head] for token in between if token.pos == "CCONJ")
    return any(head.pos in {"VERB", "AUX"} for head in heads)


def _candidates(clause: Clause, context: Context) -> Iterator[tuple[int, Happening]]:
    yield from _verbal(clause, context)
    yield from _phrasal(clause, context)
    yield from _nominal(clause, context)


def _verbal(clause: Clause, context: Context) -> Iterator[tuple[int, Happening]]:
    lexicon = context.lexicon
    for found in context.verbs:
        verb = settled(found, context.sentence, context.lexicon)
        if not clause.holds(verb.index) or verb.form == "adjective" or _misread(verb, context):
            continue
        frames = lexicon.by_verb.get(verb.lemma, ())
        if lexicon.report.get(verb.lemma) in PROMISED or _passive(verb, context, move=False):
            frame = next((frame for frame in frames if _fits(frame, clause, context, verb)), None)
            if frame is not None:
                yield 20 + frame.weight, _by_verb(frame, clause, context, verb)


def _misread(verb: VerbUse, context: Context) -> bool:
    """Whether a noun only looks like the verb: "volgende week", "om verliezen te mijden"."""
    token = context.sentence.tokens[verb.index]
    if verb.form == "finite" and context.lower(verb.index + 1) in _to(context):
        return True
    if token.pos != "NOUN" or verb.form != "finite" or len(verb.indexes) > 1 or not token.index:
        return False
    before = context.sentence.tokens[token.index - 1]
    return before.pos in INTRODUCING or before.dep == "amod"


def _phrasal(clause: Clause, context: Context) -> Iterator[tuple[int, Happening]]:
    lexicon, tokens = context.lexicon, clause.tokens
    before: Frame | None = None
    for number, match in lexicon.told.all(tokens):
        frame = lexicon.told_of[number]
        if frame is before:
            continue
        before = frame
        if _needs(frame, clause) and (not frame.strict or _stands(frame, clause, context)):
            words = tuple(tokens[position].index for position in match)
            yield 20 + frame.weight, _plain(frame, clause, context, words, "phrase")


def _stands(frame: Frame, clause: Clause, context: Context) -> bool:
    """Whether a clause has the subject and the place that a strict frame asks of its phrases."""
    if not _has_place(frame, clause, context):
        return False
    subject = next((t for t in clause.tokens if t.dep.startswith("nsubj")), None)
    return not frame.subject_class or _is_of(subject, frame.subject_class, context)


def _has_place(frame: Frame, clause: Clause, context: Context) -> bool:
    """Whether a place stands in a clause, where a frame asks for one."""
    return not frame.needs_place or any(n.role is Role.PLACE and clause.holds(n.first) for n in context.names)


def _nominal(clause: Clause, context: Context) -> Iterator[tuple[int, Happening]]:
    described = {verb.index: verb.lemma for verb in context.verbs if verb.form == "adjective"}
    nounlike = (NOUNLIKE,) if context.sentence.part is Part.BODY else (NOUNLIKE, PEOPLED)
    for token in clause.tokens:
        nominal = token.pos in NOMINAL or token.tag.startswith(nounlike)
        frames = by_noun(token.lower, context.lexicon.by_noun) if nominal else ()
        if token.index in described:
            named = context.lexicon.by_noun.get(token.lower)
            frames = named or context.lexicon.by_verb.get(described[token.index], ())
        frame = next((frame for frame in frames if _needs(frame, clause)), None)
        if frame is not None:
            yield 5 + frame.weight, _plain(frame, clause, context, (token.index,), "noun")


def by_noun(word: str, table: Mapping[str, tuple[Frame, ...]]) -> tuple[Frame, ...]:
    """The frames of a noun; of a compound those of its longest known part."""
    return next((table[key] for key in _keys(word) if key in table), ())


def _keys(word: str) -> Iterator[str]:
    """A word, then its endings and its beginnings with the star that stands for the rest of a compound."""
    yield word
    for cut in range(len(word) - COMPOUND + 1):
        yield "*" + word[cut:]
    for cut in range(len(word), COMPOUND, -1):
        yield word[:cut] + "*"


def in_class(word: str, known: Collection[str]) -> bool:
    """Whether a noun, or the last part of a compound, is in a class of the pack."""
    return any(key in known for key in _keys(word))


def _needs(frame: Frame, clause: Clause) -> bool:
    words = [token.lower for token in clause.tokens]
    needed = not frame.needs or any(step.fits(word) for step in frame.needs for word in words)
    return needed and not any(step.fits(word) for step in frame.unless for word in words)


def _fits(frame: Frame, clause: Clause, context: Context, verb: VerbUse) -> bool:
    if not _needs(frame, clause):
        return False
    doer, done = arguments(clause, context, verb, frame.move)
    if frame.subject_class and not _is_of(doer, frame.subject_class, context):
        return False
    if not _has_place(frame, clause, context):
        return False
    if not frame.object_class:
        return True
    if "place" in frame.object_class and _passive(verb, context, frame.move) and _stands_free(clause, context):
        return True
    moved = frame.move and frame.subject == "target" and _is_of(doer, frame.object_class, context)
    return moved or _is_of(done, frame.object_class, context)


def _counted_noun(head: Token, context: Context) -> Token:
    """The noun that a number or amount counts: "duizenden mensen"."""
    following = context.sentence.tokens[head.index + 1 : head.index + 2]
    return following[0] if head.pos == "NUM" and following and following[0].pos == "NOUN" else head


def _unknown_name(head: Token, context: Context) -> bool:
    """Whether a word can only be a name that no table has: a proper noun, or a bare singular that opens a sentence."""
    return head.pos == "PROPN" or (head.index == 0 and context.sentence.part is Part.BODY and head.has("Number=Sing"))


def _stands_free(clause: Clause, context: Context) -> bool:
    """Whether a place without a preposition stands in a clause: what a passive is about, whatever the parser says."""
    places = (n for n in context.names if n.role is Role.PLACE and clause.holds(n.first))
    return any(_free(context.sentence.tokens[name.first], context) for name in places)


def _is_of(head: Token | None, classes: Sequence[str], context: Context) -> bool:
    """Whether a noun is of a class of the pack, or a name of the kind that the class asks for."""
    if head is None:
        return False
    head = _counted_noun(head, context)
    if head.pos == "PRON" and NAMEABLE & set(classes):
        return True  # what was named before: "dat zij hem opbliezen"
    if any(in_class(head.lower, context.lexicon.classes.get(name, frozenset())) for name in classes):
        return True
    name = next((n for n in context.names if n.first <= head.index <= n.last), None)
    if name is None:
        return "place" in classes and _unknown_name(head, context)  # what somebody took is a place
    if name.role is Role.PLACE or (name.role is Role.METONYM and "place" in classes):
        return "place" in classes
    asked = {"side", "actor", "person"} & set(classes)
    return name.role in SPEAKERS and bool(asked) and not (asked == {"person"} and name.sort in BODILY)


def arguments(clause: Clause, context: Context, verb: VerbUse, move: bool = False) -> tuple[Token | None, Token | None]:
    """The heads of subject and object of the active verb; a passive's subject is the object."""
    if verb.form == "infinitive" and len(verb.indexes) > 1:
        return _subject_of(clause, verb, context), _before_infinitive(clause, verb)
    passive = _passive(verb, context, move)
    if not passive and verb.helper is not None and context.lower(verb.helper - 1) in _to(context):
        return None, _first_free(clause, context, verb)  # "X zegt Y te hebben ingenomen"
    raised = _raised(clause, verb)
    if raised is not None:
        own = (t for t in clause.tokens if t.head == verb.index and t.dep in OBJECT and t.index != raised.index)
        thing = next(own, None) or _dependent(clause, verb, ("obj",)) or _second_free(clause, context, verb, raised)
        turned = thing is not None and _turned_round(context, verb, raised, thing)
        return (thing, raised) if turned else (raised, thing)
    subject = (
        _dependent(clause, verb, ("nsubj", "nsubj:pass", "csubj"))
        or left_out(clause, context)
        or _first_free(clause, context, verb)
    )
    thing = (
        _dependent(clause, verb, ("obj",))
        or _dependent(clause, verb, ("iobj",))
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


def _turned_round(context: Context, verb: VerbUse, subject: Token, thing: Token) -> bool:
    """Whether a place would do something to an actor, or the first of two actors is taken for the object."""
    heads = [next((n for n in context.names if n.first <= t.index <= n.last), None) for t in (thing, subject)]
    done, doer = heads
    if done is None or doer is None or done.role not in {Role.ACTOR, Role.METONYM}:
        return False
    alike = done.role is doer.role and done.sort == doer.sort
    return thing.index < verb.finite_index < subject.index and (alike or doer.role is Role.PLACE)


def _it_before(subject: Token, context: Context) -> Token | None:
    """The pronoun right before the name of a town, which bears no article: "dat het Soledar heeft ingenomen"."""
    name = next((n for n in context.names if n.first <= subject.index <= n.last), None)
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


def _to(context: Context) -> frozenset[str]:
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


def _passive(verb: VerbUse, context: Context, move: bool) -> bool:
    if verb.form != "participle":
        return False
    if verb.helper_lemma in context.lexicon.words("reading", "passive", "helpers"):
        return True
    perfect = context.lexicon.words("reading", "passive", "perfect")
    would = verb.helper_lemma in context.lexicon.words("reading", "passive", "would")
    become = context.lexicon.words("reading", "function", "become")
    inner = would and any(context.lower(verb.index + step) in become for step in (-1, 1))
    return not move and (verb.helper_lemma in perfect or inner or verb.helper is None)


def _dependent(clause: Clause, verb: VerbUse, relations: tuple[str, ...]) -> Token | None:
    heads = {verb.index, verb.finite_index}
    nominal = (t for t in clause.tokens if t.pos not in {"SCONJ", "ADV", "VERB", "AUX"})
    return next((t for t in nominal if t.dep in relations and t.head in heads), None)


def _first_free(clause: Clause, context: Context, verb: VerbUse) -> Token | None:
    """The first noun or name of the clause without a preposition before it."""
    own = {*verb.indexes, verb.helper}
    return next((t for t in clause.tokens if t.index not in own and _free(t, context)), None)


def _second_free(clause: Clause, context: Context, verb: VerbUse, subject: Token | None) -> Token | None:
    taken = {*verb.indexes, verb.helper, subject.index if subject else None}
    near = next((n for n in context.names if subject and n.first <= subject.index <= n.last), None)
    if near:
        taken |= set(range(near.first, near.last + 1))
    return next((t for t in clause.tokens if t.index not in taken and _free(t, context)), None)


def _free(token: Token, context: Context) -> bool:
    name = next((n for n in context.names if n.first <= token.index <= n.last), None)
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


def _by_verb(frame: Frame, clause: Clause, context: Context, verb: VerbUse) -> Happening:
    doer, done = arguments(clause, context, verb, frame.move)
    agent, target = _name_at(doer, context), _name_at(done, context)
    if (antecedent := _taken(frame, context, verb, doer)) is not None and target is not None:
        doer, agent, target = done, target, _name_at(antecedent, context)
    if frame.subject == "target":
        agent, target = _suffered(frame, clause, context, verb, (agent, target), done)
    found = _found(frame, verb.index, verb.indexes, "verb", (agent, target))
    return found if doer is None or agent is not None else replace(found, doer=doer.index)


def _taken(frame: Frame, context: Context, verb: VerbUse, doer: Token | None) -> Token | None:
    """The noun before a relative pronoun that cannot be the doer: "de stad, die Rusland innam"."""
    token = context.sentence.tokens[verb.index]
    if frame.subject != "agent" or doer is None or doer.pos != "PRON" or token.dep != "acl:relcl":
        return None
    noun = context.sentence.tokens[token.head]
    if noun.index >= doer.index or doer.lower not in context.lexicon.words("speech", "clause", "relative"):
        return None
    placed = any(n.role is Role.PLACE and n.first <= noun.index <= n.last for n in context.names)
    things = (context.lexicon.classes[name] for name in INANIMATE)
    return noun if placed or any(in_class(noun.lower, words) for words in things) else None


def _found(frame: Frame, trigger: int, words: tuple[int, ...], by: str, named: Named) -> Happening:
    """What a frame tells, with its roles."""
    return Happening(frame.kind, frame.name, trigger, words, by, *named, frame.aspect, frame.invading, frame.weak)


def _suffered(frame: Frame, clause: Clause, context: Context, verb: VerbUse, named: Named, done: Token | None) -> Named:
    """The roles of a verb whose subject suffers, unless it has an object or a doer behind "door"."""
    agent, target = named
    if verb.form == "participle" and (by := behind_by(clause, context)) is not None:
        return by, target if target is not by and target is not None else (agent if agent is not by else None)
    acts = done is not None and done.dep == "obj" and not _passive(verb, context, move=False)
    if frame.object == "target" and done is not None and (target is not None or acts):
        return agent, target
    return None, agent or target


def _plain(frame: Frame, clause: Clause, context: Context, words: tuple[int, ...], by: str) -> Happening:
    """Roles around a noun or phrase: a side named beside it is the agent, a name after it the target."""
    agent = beside(frame.kind, clause, context, words, by)
    target = goal(frame.kind, clause, context, words, agent)
    found = _found(frame, words[0], words, by, (agent, target))
    subject = next((t for t in clause.tokens if t.dep == "nsubj"), None) if by == "phrase" else None
    return found if subject is None or agent is not None else replace(found, doer=subject.index)


def _name_at(head: Token | None, context: Context) -> Name | None:
    """The name that a noun is part of, that it introduces ("de stad X", "de rand van X"), or that describes it."""
    if head is None:
        return None
    inside = next((n for n in context.names if n.first <= head.index <= n.last), None)
    if inside:
        return inside
    counted = _counted(head, context)
    if counted is not None:
        return counted
    if in_class(head.lower, context.lexicon.classes["place"]):
        called = (n for n in context.names if n.role is Role.PLACE and 0 < n.first - head.index <= 2)
        town = next(called, None)
        if town is not None:
            return town
    return next((n for n in context.names if n.role is Role.ADJECTIVE and n.last == head.index - 1), None)


def _counted(head: Token, context: Context) -> Name | None:
    """Those of whom a noun gives the number or a part: "honderden Russische soldaten", "een deel van de troepen"."""
    if head.pos != "NUM" and head.lower not in context.lexicon.words("roles", "amounts", "words"):
        return None
    after = next((n for n in context.names if 0 < n.first - head.index <= 3), None)
    if after is None or after.role is Role.PLACE:
        return None
    between = context.sentence.tokens[head.index + 1 : after.first]
    return after if all(token.pos in {"ADP", "DET", "ADJ"} for token in between) else None
