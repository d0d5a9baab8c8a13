"""Which actors and places words stand for. Rule: what is neither named nor clearly meant stays empty."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wederhoor.model.vocabulary import Certainty, PlaceKind
from wederhoor.reading.attribution import Attribution
from wederhoor.reading.clauses import Clause
from wederhoor.reading.happenings import in_class
from wederhoor.reading.lexicon import Lexicon
from wederhoor.reading.mentions import Name, Role
from wederhoor.reading.roles_sides import Ids, army, army_of, invaders, others, side_of
from wederhoor.reading.scene import Scene
from wederhoor.reading.sources import SPEAKERS, Context
from wederhoor.reading.vouching import Memory, identify

PHRASE = 5  # words from a preposition to the name that it governs
TOWN = frozenset({PlaceKind.SETTLEMENT, PlaceKind.SITE})


@dataclass(frozen=True, slots=True)
class Setting:
    """A clause with who vouches for it: what decides who did what in it."""

    scene: Scene
    context: Context
    clause: Clause
    memory: Memory
    vouching: Ids
    attribution: Attribution | None = None
    certainty: Certainty = Certainty.ASSERTED

    def words(self, section: str, key: str) -> frozenset[str]:
        """A list of the roles table of the language."""
        return self.context.lexicon.words("roles", section, key)


def ids(scene: Scene, name: Name | None, memory: Memory) -> Ids:
    """The actors, or the place, that a name stands for."""
    if name is None:
        return ()
    if name.role is Role.PLACE and name.place:
        return (name.place,)
    known = identify(scene, name, memory)
    return known.actors if known else ()


def town(name: Name | None) -> Ids:
    """The town that is meant by its name, also where that name could stand for a government."""
    if name is None or name.place is None or name.role not in {Role.PLACE, Role.METONYM}:
        return ()
    return (name.place,) if name.role is Role.PLACE or name.place_kind in TOWN else ()


def preposition(context: Context, name: Name) -> str:
    """The preposition that governs a name, through articles, nouns of places and the names joined with it; or ""."""
    lexicon, index = context.lexicon, name.first - 1
    prepositions = lexicon.words("reading", "agent", "prepositions")
    for _ in range(PHRASE * 2):
        word = context.lower(index)
        if word in prepositions and not _inside(context, index):
            return _going(context, index) or word
        joined = _joined_before(context, index)
        if joined is not None:
            index = joined.first - 1
        elif introduces(context, index) or word in prepositions:
            index -= 1
        else:
            return ""
    return ""


def _going(context: Context, index: int) -> str:
    """The noun of going before a "van": "in de richting van"; else ""."""
    before, toward = context.lower(index - 1), context.lexicon.words("roles", "target", "toward")
    of = context.lexicon.words("reading", "function", "of")
    return before if context.lower(index) in of and before in toward else ""


def _inside(context: Context, index: int) -> bool:
    """Whether a preposition only ties a name to the noun of a part before it: "de rand van X"."""
    lexicon = context.lexicon
    noun = context.lower(index - 1)
    parts = lexicon.words("roles", "target", "parts")
    return context.lower(index) in lexicon.words("reading", "function", "of") and in_class(noun, parts)


def introduces(context: Context, index: int) -> bool:
    """Whether a word can stand between a preposition and the name that it governs."""
    if index < 0:
        return False
    token = context.sentence.tokens[index]
    places = context.lexicon.classes["place"] | context.lexicon.words("roles", "target", "parts")
    return token.pos in {"DET", "ADJ", "NUM"} or in_class(token.lower, places)


def _joined_before(context: Context, index: int) -> Name | None:
    """The name before a joining word at an index."""
    joins = context.lexicon.words("reading", "function", "and") | {","}
    if context.lower(index) not in joins:
        return None
    return next((n for n in context.names if n.last == index - 1), None)


def together(context: Context, clause: Clause, name: Name) -> tuple[Name, ...]:
    """A name with those that are listed with it, in order: "X, Y en Z"."""
    line = [name]
    while (after := _next(context, clause, line[-1])) is not None:
        line.append(after)
    while (before := _before(context, clause, line[0])) is not None:
        line.insert(0, before)
    joins = context.lexicon.words("reading", "function", "and")
    while len(line) > 1 and not any(context.lower(i) in joins for i in range(line[-2].last + 1, line[-1].first)):
        line.pop()  # a last comma opens something else
    return tuple(line) if name in line else (name,)


def _next(context: Context, clause: Clause, name: Name) -> Name | None:
    followers = (n for n in context.names if n.first > name.last and clause.holds(n.first))
    after = next(followers, None)
    return after if after is not None and _listed(context, name, after) else None


def _before(context: Context, clause: Clause, name: Name) -> Name | None:
    before = next((n for n in reversed(context.names) if n.last < name.first and clause.holds(n.first)), None)
    return before if before is not None and _listed(context, before, name) else None


def _listed(context: Context, left: Name, right: Name) -> bool:
    """Whether nothing but a joining word, an article and a noun of places stands between two names of one sort."""
    same = left.role is right.role or {left.role, right.role} <= {Role.ACTOR, Role.METONYM}
    between = range(left.last + 1, right.first)
    joins = context.lexicon.words("reading", "function", "and") | {","}
    if not same or left.role is Role.ADJECTIVE or not 1 <= len(between) <= 3:
        return False
    return context.lower(between[0]) in joins and all(introduces(context, i) for i in between[1:])


def spoken(s: Setting, index: int | None) -> Ids:
    """Whom a subject without a name stands for: the speaker's own side or force, the speaker, or the other side."""
    if index is None:
        return ()
    word, before = s.context.lower(index), s.context.lower(index - 1)
    if word in s.words("doer", "invader"):
        return invaders(s.scene)
    if word in s.words("doer", "first_person"):
        return side_of(s.scene, s.vouching)
    if word in s.words("doer", "enemy"):
        return others(s.scene, s.vouching)
    if in_class(word, s.context.lexicon.classes["force"]):
        return _forces(s, before) or _fought_for(s, index)
    if not _means_source(s, index):
        return ()
    return _accused_before(s, index) if accuses(s) else s.vouching


def accuses(s: Setting) -> bool:
    """Whether the verb in which somebody says it accuses somebody else."""
    cue = s.attribution.cue if s.attribution is not None else ()
    return any(verb.index in cue and verb.lemma in s.words("doer", "accusing") for verb in s.context.verbs)


def _accused_before(s: Setting, index: int) -> Ids:
    """The object of a verb of accusing, which a pronoun behind it stands for: "beschuldigt X ervan dat het ..."."""
    names = (n for n in sources_before(s, index) if not preposition(s.context, n))
    found = (ids(s.scene, name, s.memory) for name in names)
    return next((actors for actors in found if actors and not set(actors) & set(s.vouching)), ())


def _forces(s: Setting, owner: str) -> Ids:
    """The troops that a word before them makes the speaker's: "onze troepen", "zijn huurlingen"."""
    if owner in s.words("doer", "own"):
        return army_of(s.scene, s.vouching)
    return _led(s) if owner in s.words("doer", "possessive") else ()


def _fought_for(s: Setting, index: int) -> Ids:
    """For whom those fight who are told of: "strijders van X", "soldaten van het Russische leger"."""
    if s.context.lower(index + 1) not in s.words("doer", "of"):
        return ()
    name = next((n for n in s.context.names if n.first > index and n.role is not Role.ADJECTIVE), None)
    if name is None or name.role not in {Role.ACTOR, Role.METONYM} or name.sort in {"person", "medium"}:
        return ()
    between = s.context.sentence.tokens[index + 2 : name.first]
    led = all(t.pos in {"DET", "ADJ"} or is_force_noun(s.context.lexicon, t.lower) for t in between)
    return army(s.scene, ids(s.scene, name, s.memory)) if led else ()


def _means_source(s: Setting, index: int) -> bool:
    """Whether a subject is a pronoun for the source, also where the parser takes it for an article."""
    token = s.context.sentence.tokens[index]
    it = s.context.lexicon.words("reading", "function", "it")
    if s.context.lower(index - 1) in it and token.has("Number=Plur"):
        return _is_source(s, index - 1)  # "dat het huizen beschiet"
    town = any(n.first == index + 1 and n.place_kind is PlaceKind.SETTLEMENT for n in s.context.names)
    return (token.pos == "PRON" or town) and token.lower in it and _is_source(s, index)


def own_force(s: Setting, name: Name) -> Ids:
    """The invader's army by what it is called, or the force that a person leads where "zijn" says no more."""
    if name.rule.startswith("body:") and s.context.lower(name.first - 1) in s.words("doer", "possessive"):
        return army_of(s.scene, s.vouching) if "army" in name.labels else ()  # "zijn leger in Rusland"
    if not name.rule.startswith("context:"):
        return ()
    if s.context.lower(name.last) in s.words("doer", "invader"):
        return invaders(s.scene)
    return _led(s) if s.context.lower(name.first - 1) in s.words("doer", "possessive") else ()


def _led(s: Setting) -> Ids:
    """The force that the one who speaks leads, if it is not the army of a side."""
    led = s.scene.theatre.tables["theatre"].get("own_forces", {})
    return (led[s.vouching[0]],) if len(s.vouching) == 1 and s.vouching[0] in led else ()


def _is_source(s: Setting, index: int) -> bool:
    """Whether a pronoun of a reported clause stands for a government or body that reports it."""
    said = s.attribution is not None and s.attribution.rule == "clausal"
    source = s.attribution.source if s.attribution is not None else None
    if not said or source is None or source.first > index or len(s.vouching) != 1:
        return False
    known = s.scene.theatre.actor(s.vouching[0])
    return known is not None and known.kind in {"government", "body"}


def sources_before(s: Setting, index: int) -> Iterator[Name]:
    """Names that can act before a token of the clause's sentence, the nearest first."""
    yield from (n for n in reversed(s.context.names) if n.last < index and n.role in SPEAKERS)


def is_force_noun(lexicon: Lexicon, word: str) -> bool:
    """Whether a noun names those who fight."""
    return in_class(word, lexicon.classes["force"])


def actors_of(s: Setting, names: Sequence[Name]) -> Ids:
    """All that names stand for, each once."""
    return tuple(dict.fromkeys(item for name in names for item in ids(s.scene, name, s.memory)))
