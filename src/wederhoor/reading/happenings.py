"""What happened: frames found in a clause, with their roles. Rule: a verb outranks a noun; no frame, no happening."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from wederhoor.model.vocabulary import FAMILY_OF, Aspect, Family, Kind, Part
from wederhoor.reading.arguments import arguments, is_undergone, stands_free, to_words
from wederhoor.reading.clauses import Clause
from wederhoor.reading.foreground import able, before_noun, described, set_back, tells_ground
from wederhoor.reading.lexicon import Frame
from wederhoor.reading.mentions import Name, Role
from wederhoor.reading.nominal import behind_by, beside, goal
from wederhoor.reading.parsed import Token
from wederhoor.reading.sources import SPEAKERS, Context
from wederhoor.reading.terse import occasion, visits
from wederhoor.reading.verbs import VerbUse, settled

PROMISED = frozenset({None, "intend"})  # classes of verbs that tell of a deed: none of saying, and a promise
NOMINAL = frozenset({"NOUN", "PROPN", "X", ""})
NOUNLIKE = "N|soort"
PEOPLED = "ADJ|nom"  # in a headline also an adjective that stands for people: "drie gewonden"
ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj"})  # what only a noun can be, whatever else a compound is taken for
INTRODUCING = frozenset({"DET", "ADJ", "ADP", "NUM"})
HARM = frozenset({Kind.CASUALTIES, Kind.INFRASTRUCTURE_DAMAGE})
FIGHTING = frozenset({Kind.ATTACK, Kind.BATTLE})
INANIMATE = ("place", "infrastructure", "weapon", "missile")  # classes of nouns that do nothing themselves
NAMEABLE = frozenset({"place", "infrastructure"})  # classes of what a pronoun may mean
Named = tuple[Name | None, Name | None]  # agent and target
BODILY = frozenset({"body", "group"})  # sorts of names that are nobody in person
OCCASION = 8  # by which a noun weighs less that only says on what occasion
INFINITIVE = 4  # words from what is told to the end of its infinitive: "omsingeld te worden"
HELD = frozenset({Kind.CAPTURE, Kind.RECAPTURE, Kind.CONTROL})
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
    losing: bool = False  # its subject has lost it: the one named as agent is the loser

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
    for finder in (_verbal, _phrasal, _nominal, _terse):
        for weight, found in finder(clause, context):
            if not _evaded(found.trigger, clause, context):
                yield weight - set_back(found.words, clause, context), found


def _terse(clause: Clause, context: Context) -> Iterator[tuple[int, Happening]]:
    """What a headline without a verb tells by its order alone."""
    for visitor, where, at in visits(clause, context):
        yield 20, Happening(Kind.VISIT, "visit-terse", at, (at,), "phrase", visitor, where, None)


def _evaded(trigger: int, clause: Clause, context: Context) -> bool:
    """Whether it is only what somebody acted to escape: "trok zich terug om niet omsingeld te worden"."""
    lexicon, tokens = context.lexicon, clause.sentence.tokens
    around, to = lexicon.words("reading", "function", "around"), lexicon.words("reading", "function", "to")
    before = [i for i in range(clause.first, trigger) if tokens[i].lower in around and tokens[i].dep == "mark"]
    if not before or before[-1] == clause.first:
        return False
    inside = range(before[-1], min(trigger + INFINITIVE, clause.last) + 1)
    denied = any(tokens[i].lower in lexicon.words("reading", "negation", "words") for i in inside if i < trigger)
    return denied and any(tokens[i].lower in to for i in inside)


def _verbal(clause: Clause, context: Context) -> Iterator[tuple[int, Happening]]:
    lexicon = context.lexicon
    for found in context.verbs:
        verb = settled(found, context.sentence, context.lexicon)
        if not clause.holds(verb.index) or verb.form == "adjective" or _misread(verb, context):
            continue
        if before_noun(verb, context) and described(verb.index, clause, context):
            continue
        frames = lexicon.by_verb.get(verb.lemma, ())
        if lexicon.report.get(verb.lemma) in PROMISED or is_undergone(verb, context, move=False):
            frame = next((frame for frame in frames if _fits(frame, clause, context, verb)), None)
            if frame is not None and not able(verb, clause, context):
                yield 20 + frame.weight, _by_verb(frame, clause, context, verb)


def _misread(verb: VerbUse, context: Context) -> bool:
    """Whether a noun only looks like the verb: "volgende week", "om verliezen te mijden"."""
    token = context.sentence.tokens[verb.index]
    if verb.form == "finite" and to_words(context) & {context.lower(verb.index + step) for step in (1, 2)}:
        particle = context.sentence.tokens[verb.index + 1]
        if context.lower(verb.index + 1) in to_words(context) or particle.pos in {"ADP", "ADV"}:
            return True  # "om zijn verliezen te mijden", "om zijn verliezen aan te vullen"
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
    participles = {verb.index: verb.lemma for verb in context.verbs if verb.form == "adjective"}
    nounlike = (NOUNLIKE,) if context.sentence.part is Part.BODY else (NOUNLIKE, PEOPLED)
    for token in clause.tokens:
        nominal = token.pos in NOMINAL or token.tag.startswith(nounlike)
        nominal = nominal or _is_mistagged(token, clause.sentence.tokens)
        frames = by_noun(token.lower, context.lexicon.by_noun) if nominal else ()
        if token.index in participles:
            if described(token.index, clause, context):
                continue
            named = context.lexicon.by_noun.get(token.lower)
            frames = named or context.lexicon.by_verb.get(participles[token.index], ())
            frames = _describing(token, clause, context, frames)
        frame = next((frame for frame in frames if _needs(frame, clause)), None)
        if frame is not None and not _since(token, context):
            lowered = OCCASION if occasion(token, clause, context) else 0
            yield 5 + frame.weight - lowered, _plain(frame, clause, context, (token.index,), "noun")


def _describing(token: Token, clause: Clause, context: Context, frames: Sequence[Frame]) -> tuple[Frame, ...]:
    """The frames of a participle before a noun to which that noun can have happened: no deal in "afgelopen week"."""
    noun = context.sentence.tokens[token.head] if token.head > token.index else None
    beside = frozenset[Kind]() if tells_ground(token, clause, context) else HELD
    left = (frame for frame in frames if frame.kind not in beside)
    asked = ((frame, frame.subject_class if frame.subject == "target" else frame.object_class) for frame in left)
    return tuple(frame for frame, classes in asked if not classes or _is_of(noun, classes, context))


def _since(noun: Token, context: Context) -> bool:
    """Whether a noun only says since when: "de grootste winst sinds de val van X"."""
    at = noun.index - 1
    while at > 0 and context.sentence.tokens[at].pos in INTRODUCING - {"ADP"}:
        at -= 1
    return context.lower(at) in context.lexicon.words("reading", "function", "since")


def _is_mistagged(token: Token, tokens: Sequence[Token]) -> bool:
    """Whether what is tagged as an adjective is a noun, by its place: "een nieuw zomeroffensief voorbereiden"."""
    placed = token.pos == "ADJ" and token.dep in ARGUMENTS and not token.tag.startswith(PEOPLED)
    return placed and token.index > 0 and tokens[token.index - 1].pos in INTRODUCING - {"ADP"}


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
    if "place" in frame.object_class and is_undergone(verb, context, frame.move) and _stands_free(clause, context):
        return True
    moved = frame.move and frame.subject == "target" and _is_of(doer, frame.object_class, context)
    return moved or any(_is_of(token, frame.object_class, context) for token in (done, *_done_too(clause, verb, done)))


def _done_too(clause: Clause, verb: VerbUse, done: Token | None) -> Iterator[Token]:
    """Further objects of a verb, beside the one to whom something is given: "Iran heeft Rusland drones verkocht"."""
    if done is not None and done.dep in ARGUMENTS:
        yield from (t for t in clause.tokens if t.head == verb.index and t.dep == "obj" and t.index > done.index)


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
    return any(stands_free(context.sentence.tokens[name.first], context) for name in places)


def _is_of(head: Token | None, classes: Sequence[str], context: Context) -> bool:
    """Whether a noun is of a class of the pack, or a name of the kind that the class asks for."""
    if head is None:
        return False
    head = _counted_noun(head, context)
    if head.pos == "PRON" and NAMEABLE & set(classes):
        return True  # what was named before: "dat zij hem opbliezen"
    if any(in_class(head.lower, context.lexicon.classes.get(name, frozenset())) for name in classes):
        return True
    name = context.name_over(head.index)
    if name is None:
        return "place" in classes and _unknown_name(head, context)  # what somebody took is a place
    if name.role is Role.PLACE or (name.role is Role.METONYM and "place" in classes):
        return "place" in classes
    asked = {"side", "actor", "person"} & set(classes)
    return name.role in SPEAKERS and bool(asked) and not (asked == {"person"} and name.sort in BODILY)


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
    told = Happening(frame.kind, frame.name, trigger, words, by, *named, frame.aspect, frame.invading, frame.weak)
    return replace(told, losing=frame.losing)


def _suffered(frame: Frame, clause: Clause, context: Context, verb: VerbUse, named: Named, done: Token | None) -> Named:
    """The roles of a verb whose subject suffers, unless it has an object or a doer behind "door"."""
    agent, target = named
    if verb.form == "participle" and (by := behind_by(clause, context)) is not None:
        return by, target if target is not by and target is not None else (agent if agent is not by else None)
    acts = done is not None and done.dep == "obj" and not is_undergone(verb, context, move=False)
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
    inside = context.name_over(head.index)
    if inside:
        return inside
    counted = _counted(head, context)
    if counted is not None:
        return counted
    if in_class(head.lower, context.lexicon.classes["place"]):
        called = (n for n in context.names if n.role is Role.PLACE and _calls(head, n, context))
        town = next(called, None)
        if town is not None:
            return town
    return next((n for n in context.names if n.role is Role.ADJECTIVE and n.last == head.index - 1), None)


def _calls(noun: Token, name: Name, context: Context) -> bool:
    """Whether a noun of places goes with a name: "de stad X", "de rand van X", "X, een stad in Y" with X, not Y."""
    if name.last < noun.index:
        between = context.sentence.tokens[name.last + 1 : noun.index]
        return len(between) > 1 and between[0].text == "," and all(t.pos in {"DET", "ADJ"} for t in between[1:])
    between = context.sentence.tokens[noun.index + 1 : name.first]
    of = context.lexicon.words("reading", "function", "of")
    return len(between) <= 1 and all(token.pos != "ADP" or token.lower in of for token in between)


def _counted(head: Token, context: Context) -> Name | None:
    """Those of whom a noun gives the number or a part: "honderden Russische soldaten", "een deel van de troepen"."""
    if head.pos != "NUM" and head.lower not in context.lexicon.words("roles", "amounts", "words"):
        return None
    after = next((n for n in context.names if 0 < n.first - head.index <= 3), None)
    if after is None or after.role is Role.PLACE:
        return None
    between = context.sentence.tokens[head.index + 1 : after.first]
    return after if all(token.pos in {"ADP", "DET", "ADJ"} for token in between) else None
