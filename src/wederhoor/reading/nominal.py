"""The doer and the goal of a noun, a phrase or a passive. Rule: nearest by its little word, else the subject."""

from collections.abc import Iterator

from wederhoor.model.vocabulary import Kind, PlaceKind
from wederhoor.reading.clauses import Clause
from wederhoor.reading.mentions import Name, Role
from wederhoor.reading.parsed import Token
from wederhoor.reading.sources import SPEAKERS, Context, governed, governor

GOING = frozenset({Kind.ADVANCE, Kind.WITHDRAWAL, Kind.ATTACK, Kind.BATTLE, Kind.VISIT, Kind.AID, Kind.SANCTIONS})
HOLDING = frozenset({Kind.CONTROL, Kind.CAPTURE, Kind.RECAPTURE})
SHOOTING = frozenset({Kind.STRIKE, Kind.DRONE_OR_MISSILE_STRIKE})
NEAR = 2  # words from a noun to the word before its doer
GOAL = 4  # words from a noun to what it is done to


def beside(kind: Kind, clause: Clause, context: Context, words: tuple[int, ...], by: str) -> Name | None:
    """Who does what a noun or phrase tells: in an adjective, behind a preposition, or the subject beside it."""
    by_whom = behind_by(clause, context)
    if by == "noun" and by_whom is not None and not _tied(clause, words[0], by_whom):
        by_whom = None
    return (
        _adjective(clause, context, words)
        or by_whom
        or _owner(kind, clause, context, words, by)
        or _subject(clause, context, words, by)
    )


def _tied(clause: Clause, noun: int, name: Name) -> bool:
    """Whether "door X" goes with a noun rather than with the verb of its clause: "de herovering van Y door X"."""
    between = clause.sentence.tokens[noun + 1 : name.first]
    return noun <= name.last and all(token.pos not in {"VERB", "AUX"} for token in between)


def goal(kind: Kind, clause: Clause, context: Context, words: tuple[int, ...], agent: Name | None) -> Name | None:
    """What it is done to: the name right after a noun or phrase, or the subject of a phrase that is suffered."""
    if undergone(clause, context):
        return next((n for n in _subjects(clause, context, SPEAKERS | {Role.PLACE}) if n is not agent), None)
    after = (n for n in context.names if clause.holds(n.first) and words[0] < n.first <= words[0] + GOAL)
    return next((n for n in after if n.role is not Role.ADJECTIVE and n is not agent), None)


def undergone(clause: Clause, context: Context) -> bool:
    """Whether the subject of a clause suffers what a phrase in it tells: "ligt onder vuur"."""
    return context.lexicon.phrases["undergone"].first(clause.tokens) is not None


def behind_by(clause: Clause, context: Context) -> Name | None:
    """The doer of a passive, behind "door"; none where the words only describe a noun: "het door X bezette Y"."""
    by = context.lexicon.words("reading", "passive", "by")
    adjectives = {verb.index for verb in context.verbs if verb.form == "adjective"}
    for name in context.names:
        if not clause.holds(name.first) or name.role not in SPEAKERS | {Role.ADJECTIVE}:
            continue
        follows = range(name.last + 1, name.last + 1 + NEAR)
        if governor(context, name) in by and not any(i in adjectives or _describes(context, i) for i in follows):
            return name
    return None


def name_head(name: Name, context: Context) -> Token:
    """The word that heads a name."""
    return context.sentence.tokens[name.last if name.head is None else name.head]


def _describes(context: Context, index: int) -> bool:
    """Whether a word is an adjective or participle before a noun: "het door X bezette dorp"."""
    if index >= len(context.sentence.tokens):
        return False
    token = context.sentence.tokens[index]
    noun = context.sentence.tokens[token.head]
    return token.dep == "amod" or (token.dep == "acl" and token.head > index and noun.pos in {"NOUN", "PROPN"})


def left_out(clause: Clause, context: Context) -> Token | None:
    """The subject that stands before a clause which opens with its verb: "X trok Y binnen en nam Z in"."""
    tokens, first = clause.sentence.tokens, clause.first
    opens = first + (tokens[first].pos == "CCONJ")
    finite = context.lexicon.words("reading", "auxiliary", "finite")
    if not 0 < opens < len(tokens) or not (tokens[opens].has("VerbForm=Fin") or tokens[opens].lower in finite):
        return None
    inverted = any(n.first == opens + 1 and n.role in SPEAKERS for n in context.names)  # "en gaat X nu Y opleiden"
    if inverted or any(t.dep.startswith("nsubj") and t.pos not in {"ADV", "AUX"} for t in clause.tokens):
        return None
    verbs = [token for token in clause.tokens if token.pos in {"VERB", "AUX", "ADJ"}]
    heads = {token.index for token in verbs} | {token.head for token in verbs if token.dep == "conj"}
    since = max((t.index for t in tokens[:first] if t.pos == "PUNCT" and t.text != ","), default=-1)
    return next((t for t in tokens[since + 1 : first] if t.dep in {"nsubj", "nsubj:pass"} and t.head in heads), None)


def _adjective(clause: Clause, context: Context, words: tuple[int, ...]) -> Name | None:
    """The side in an adjective before the noun or inside the phrase."""
    first, last = words[0] - NEAR, max(words[0], words[-1])
    sides = (n for n in reversed(context.names) if n.role is Role.ADJECTIVE and clause.holds(n.first))
    near = (n for n in sides if first <= n.last <= last)
    return next((n for n in near if len(words) == 1 or not _of_land(context, n)), None)


def _of_land(context: Context, adjective: Name) -> bool:
    """Whether an adjective only says where a place lies: "een deel van de Russische regio X"."""
    place = context.name_over(adjective.last + 1)
    land = context.lower(adjective.last + 1) in context.lexicon.classes["place"]
    return land or (place is not None and place.role is Role.PLACE)


def _owner(kind: Kind, clause: Clause, context: Context, words: tuple[int, ...], by: str) -> Name | None:
    """Who stands behind "van" right after the noun, or behind "voor" where something is gained."""
    of = context.lexicon.words("roles", "doer", "of")
    gained = context.lexicon.words("roles", "doer", "gained_by") if kind is Kind.ADVANCE else frozenset()
    for name in context.names:
        if not clause.holds(name.first) or name.role not in {Role.ACTOR, Role.METONYM}:
            continue
        at, word = _before(context, name)
        held = kind in HOLDING and by == "phrase"
        fits = word in gained or (
            word in of and (kind in GOING or held or (kind in SHOOTING and _shoots(context, name, by)))
        )
        if fits and any(at - 1 - word_at in range(NEAR) for word_at in words):
            return name
    return None


def _shoots(context: Context, name: Name, by: str) -> bool:
    """Whether "van" names who shoots rather than whom it hits: behind a phrase, or a people or country.

    A capital is hit, but where another place stands right behind it: "beschieting van Kyiv", "van Kyiv op Belgorod".
    """
    aimed = context.lexicon.words("happenings", "direction", "aimed")
    if by == "noun" and name.place_kind is PlaceKind.SETTLEMENT and context.lower(name.last + 1) not in aimed:
        return False
    return by == "phrase" or name.role is Role.METONYM or name.rule == "people"


def _before(context: Context, name: Name) -> tuple[int, str]:
    """Where the word before a name and its article stands, and that word."""
    articles = context.lexicon.words("reading", "function", "articles")
    at = name.first - 1
    at -= context.lower(at) in articles
    return at, context.lower(at)


def _subject(clause: Clause, context: Context, words: tuple[int, ...], by: str) -> Name | None:
    """The name without a preposition beside a phrase, or before a noun; nobody where it suffers what is told."""
    if undergone(clause, context):
        return None
    if by == "noun" and not _does(clause, context, words[0]):
        return None
    free = next(_subjects(clause, context, SPEAKERS), None)
    if free is None and by == "phrase" and (before := left_out(clause, context)) is not None:
        return next((n for n in context.names if n.role in SPEAKERS and n.first <= before.index <= n.last), None)
    acts = free is not None and (by == "phrase" or free.last < words[0])
    return free if acts or (free is not None and _relative(clause, context, words[0], free)) else None


def _relative(clause: Clause, context: Context, noun: int, name: Name) -> bool:
    """Whether a name is the subject of the clause that describes a noun: "het offensief dat X begon"."""
    relative = context.lexicon.words("speech", "clause", "relative")
    if context.lower(noun + 1) not in relative or name.first != noun + 2:
        return False
    does = context.lexicon.words("roles", "doer", "does")
    return any(verb.lemma in does and clause.holds(verb.index) and verb.index > name.last for verb in context.verbs)


def _does(clause: Clause, context: Context, noun: int) -> bool:
    """Whether the verb of a clause makes its subject the doer of a noun; of an unknown verb only where it is new."""
    does, known = context.lexicon.words("roles", "doer", "does"), context.lexicon.words("roles", "carried", "known")
    verbs = [verb for verb in context.verbs if clause.holds(verb.index) and verb.form != "adjective"]
    at = noun - 1
    while at > clause.first and context.sentence.tokens[at].pos == "ADJ":
        at -= 1
    return any(verb.lemma in does for verb in verbs) or (not verbs and context.lower(at) not in known)


def _subjects(clause: Clause, context: Context, roles: frozenset[Role]) -> Iterator[Name]:
    """The names of a clause in one of some roles that no preposition governs; "het" is no name here."""
    for name in context.names:
        plain = name.role in roles and name.sort != "it"
        if clause.holds(name.first) and clause.holds(name.last) and plain and not governed(context, name):
            yield name
