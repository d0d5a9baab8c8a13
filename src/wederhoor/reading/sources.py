"""Who is the source: the name that is the subject of a verb or stands after a preposition. Rule: no name, no source."""

from collections.abc import Sequence
from dataclasses import dataclass

from wederhoor.model.texts import Span
from wederhoor.model.vocabulary import PlaceKind
from wederhoor.reading.lexicon import Lexicon
from wederhoor.reading.mentions import Name, Role
from wederhoor.reading.parsed import Sentence
from wederhoor.reading.quotes import Quotation
from wederhoor.reading.verbs import VerbUse, settled

SPEAKERS = frozenset({Role.ACTOR, Role.METONYM, Role.PRONOUN})
BARE = frozenset({PlaceKind.COUNTRY, PlaceKind.SETTLEMENT})  # kinds of places without an article
NEAR = 3  # words
REACH = 6  # words between two names that speak together
SIDE = "body:side"  # the rule of a name such as "Oekraïense kant"


@dataclass(frozen=True, slots=True)
class Context:
    """A sentence with what was found in it."""

    sentence: Sentence
    names: tuple[Name, ...]
    verbs: tuple[VerbUse, ...]
    lexicon: Lexicon
    quotations: tuple[Quotation, ...] = ()
    after_quotation: bool = False  # the sentence before it in the paragraph ends with a closing mark

    def speakers(self, first: int, last: int) -> tuple[Name, ...]:
        """Names that can speak, wholly inside a run of tokens."""
        return tuple(n for n in self.names if n.role in SPEAKERS and first <= n.first and n.last <= last)

    def name_over(self, index: int) -> Name | None:
        """The first name that a token is part of."""
        return next((name for name in self.names if name.first <= index <= name.last), None)

    def lower(self, index: int) -> str:
        """A word in lower case, or "" outside the sentence."""
        return self.sentence.tokens[index].lower if 0 <= index < len(self.sentence.tokens) else ""

    def span(self, first: int, last: int) -> Span:
        """The characters of a run of tokens."""
        return Span(self.sentence.tokens[first].start, self.sentence.tokens[last].end)

    def quotation(self, index: int) -> Quotation | None:
        """The quotation around a token."""
        return next((item for item in self.quotations if item.holds(index)), None)

    @property
    def wholly_quoted(self) -> Quotation | None:
        """The quotation that holds every word of the sentence."""
        words = [token.index for token in self.sentence.tokens if token.pos != "PUNCT"]
        return next((item for item in self.quotations if all(item.holds(index) for index in words)), None)


def governed(context: Context, name: Name) -> bool:
    """Whether a preposition stands before the name, so that it is no subject."""
    return governor(context, name) in context.lexicon.words("reading", "agent", "prepositions")


def governor(context: Context, name: Name) -> str:
    """The word before a name and what belongs to it, in lower case."""
    return context.lower(_governing(context, name))


def _governing(context: Context, name: Name) -> int:
    """Where the word before a name and what belongs to it stands."""
    prepositions = context.lexicon.words("reading", "agent", "prepositions")
    index = name.first - 1
    apposed = name.sort == "medium" and context.sentence.tokens[index].pos == "NOUN"
    if index > 0 and apposed and context.lower(phrase_start(context, index - 1)) in prepositions:
        return phrase_start(context, index - 1)  # "tegen persbureau X", "tegen de krant Y"
    return phrase_start(context, index)


def phrase_start(context: Context, index: int) -> int:
    """The token before the articles, adjectives and numbers that end at a token."""
    prepositions = context.lexicon.words("reading", "agent", "prepositions")
    stop = index - 3
    while index >= 0 and context.sentence.tokens[index].pos in {"DET", "ADJ", "NUM", "PRON"} and index > stop:
        if context.lower(index) in prepositions:
            return index
        index -= 1
    return index


def owns(context: Context, name: Name) -> bool:
    """Whether a name owns the text or the sources that speak: "een rapport van X stelt", "bronnen bij X zeggen"."""
    at = _governing(context, name)
    noun, word = context.lower(at - 1), context.lower(at)
    listed = context.lexicon.words("speech", "sources", "texts") | context.lexicon.words("speech", "sources", "nouns")
    inside = context.lexicon.words("speech", "sources", "insiders")
    written = noun in listed and word in context.lexicon.words("reading", "function", "of")
    near = noun in inside and word in context.lexicon.words("speech", "sources", "inside")
    prepositions = context.lexicon.words("reading", "agent", "prepositions")
    return (written or near) and context.lower(phrase_start(context, at - 2)) not in prepositions


def subject(context: Context, verb: VerbUse, first: int, last: int) -> Name | None:
    """The name that is the verb's subject: the parser's where it points at a name, else by order around the verb.

    Nobody inside a quotation is the subject of a verb outside it, and the other way round.
    """
    finite = verb.finite_index
    around = context.quotation(finite)
    near = [n for n in context.speakers(first, last) if context.quotation(n.first) == around]
    near = [n for n in near if not any(n.last + 1 == other.first < finite for other in near)]  # "Poetins bondgenoot X"
    near = [n for n in near if not behind_it(context, finite, n)]
    voiced = context.lexicon.words("speech", "sources", "prepositions")  # "volgens X": no subject
    free = [n for n in near if not governed(context, n) and governor(context, n) not in voiced]
    candidates = free or [n for n in near if owns(context, n)]
    if not candidates:
        return None
    if unnamed_before(context, verb) and all(n.first > finite for n in candidates):
        return None
    heads = {verb.index, finite}
    for name in candidates:
        for index in range(name.first, name.last + 1):
            token = context.sentence.tokens[index]
            if token.dep.startswith("nsubj") and token.head in heads:
                return _topic(context, candidates, name, finite) or name
    before = [n for n in candidates if n.last < finite]
    behind = [n for n in candidates if n.first > finite]
    behind = [n for n in behind if not _reported(context, finite, n.first)]
    beside = [n for n in behind if n.first - finite <= NEAR]
    if before and not beside:
        return before[0]
    if beside and not before:
        return beside[0]
    return before[0] if before else (behind[0] if behind else None)


def behind_it(context: Context, finite: int, name: Name) -> bool:
    """Whether a country is spoken of by what "het" stands for: "ook beschuldigt het Rusland ervan"."""
    it = context.lower(finite + 1) in context.lexicon.words("reading", "function", "it")
    return it and name.first == name.last == finite + 2 and name.place_kind in BARE


def unnamed_before(context: Context, verb: VerbUse) -> bool:
    """Whether a noun that no name holds stands right before a verb as its subject: "zijn stafchef riep X op"."""
    finite, heads = verb.finite_index, {verb.index, verb.finite_index}
    token = context.sentence.tokens[finite - 1] if finite > 0 else None
    if token is None or token.pos != "NOUN" or not token.dep.startswith("nsubj") or token.head not in heads:
        return False
    return context.name_over(finite - 1) is None


def _topic(context: Context, candidates: Sequence[Name], name: Name, finite: int) -> Name | None:
    """The name right before a finite verb, where the one behind it was taken for the subject: "X houdt Y voor Z"."""
    known = {Role.ACTOR, Role.METONYM}
    if name.first < finite or name.role not in known:
        return None
    first = next((n for n in candidates if n.last + 1 == finite and n.role in known), None)
    head = context.sentence.tokens[first.last if first.head is None else first.head] if first is not None else None
    return first if head is not None and head.dep in {"obj", "iobj"} else None


def _reported(context: Context, verb: int, index: int) -> bool:
    """Whether a word stands in what somebody says, behind the verb and "dat": it is no subject of that verb."""
    that = context.lexicon.words("reading", "function", "that")
    between = context.sentence.tokens[verb + 1 : index]
    return any(token.lower in that and token.pos == "SCONJ" for token in between)


def passive_agent(context: Context, verb: VerbUse, first: int, last: int) -> Name | None:
    """The name behind "door" of a verb in the passive."""
    if not is_passive(context, verb):
        return None
    by = context.lexicon.words("reading", "passive", "by")
    return only_name([n for n in context.speakers(first, last) if governor(context, n) in by])


def seat(context: Context, first: int, last: int) -> Name | None:
    """Where something is said without a speaker: "in Moskou wordt beweerd", "van Oekraïense kant wordt gemeld"."""
    at = context.lexicon.words("reading", "agent", "heard_at")
    aside = context.lexicon.words("reading", "agent", "heard_side")
    return only_name(
        [
            n
            for n in context.speakers(first, last)
            if n.role is not Role.PRONOUN
            and (governor(context, n) in at or (n.rule == SIDE and governor(context, n) in aside))
        ]
    )


def is_passive(context: Context, verb: VerbUse) -> bool:
    """Whether a participle stands with the auxiliary of the passive."""
    verb = settled(verb, context.sentence, context.lexicon)
    return verb.form == "participle" and verb.helper_lemma in context.lexicon.words("reading", "passive", "helpers")


def after(context: Context, index: int, reach: int = 8) -> Name | None:
    """The name that begins within a few words after a token, with no mark or verb between."""
    for position in range(index, min(index + 1 + reach, len(context.sentence.tokens))):
        name = next((n for n in context.names if n.role in SPEAKERS and n.first == position), None)
        if name and name.last > index:
            other = _belongs_to(context, index, name) or _unknown(context, index + 1, name) or _acts(context, name)
            return _apposed(context, name.last + 1) if other else name
        token = context.sentence.tokens[position]
        if position > index and token.text == ",":
            return _apposed(context, position)
        if position > index and token.pos in {"VERB", "AUX", "PUNCT", "SCONJ"}:
            return None
    return None


def _belongs_to(context: Context, index: int, name: Name) -> bool:
    """Whether somebody else speaks to whom the name only belongs: "volgens critici van X"."""
    others = context.lexicon.words("speech", "sources", "others")
    return any(context.lower(i) in others for i in range(index + 1, name.first))


def _unknown(context: Context, first: int, name: Name) -> bool:
    """Whether a name that no table has stands first, and the other is no part of it: "volgens X 100.000 Russen"."""
    between = context.sentence.tokens[first : name.first]
    return bool(between) and between[0].pos == "PROPN" and between[-1].pos not in {"PROPN", "NOUN", "PUNCT"}


def _acts(context: Context, name: Name) -> bool:
    """Whether a name only does what describes the source: "aldus de door X benoemde burgemeester"."""
    return governor(context, name) in context.lexicon.words("reading", "passive", "by")


def _apposed(context: Context, comma: int) -> Name | None:
    """The person between two marks who holds the office before: "volgens de burgemeester van X, Y,"."""
    if context.lower(comma) != ",":
        return None
    found = next((n for n in context.speakers(comma, len(context.sentence.tokens)) if n.first == comma + 1), None)
    closed = found is not None and context.lower(found.last + 1) in {",", ".", ""}
    return found if found and closed and found.sort == "person" and found.last > found.first else None


def joined(context: Context, source: Name, *, plural: bool) -> tuple[Name, ...]:
    """Who speaks together with a source: "X en Y", "X, Y en Z", "zowel X als Y", "X van de marine en Y".

    Names behind commas, or behind words that belong to the source, are joined only where a plural says so; without one
    a finite verb behind the last name makes it the subject of a clause of its own.
    """
    links, of = (context.lexicon.words("reading", "function", key) for key in ("and", "of"))
    found: list[Name] = []
    listed: list[Name] = []
    last = source.last
    for name in context.names:
        if name.role not in SPEAKERS or not name.actors or name.first <= last:
            continue
        words = _between(context, last, name)
        if plural and words and words[0] in of and len(words) < REACH and name.sort == "body":
            continue  # "X van de marine": the body belongs to X
        if words == [","] and plural:
            listed.append(name)
        elif (len(words) == 1 and words[0] in links) or (plural and _belonging(context, last, name, words)):
            found += [*listed, name]
            listed = []
        else:
            break
        last = name.last
    closing = found[-1].last + 1 if found else 0
    follows = closing < len(context.sentence.tokens) and context.sentence.tokens[closing].has("VerbForm=Fin")
    return () if follows and not plural else tuple(found)


def _between(context: Context, last: int, name: Name) -> list[str]:
    """The words between two names, less the article before the second."""
    articles = context.lexicon.words("reading", "function", "articles")
    start = name.first - (context.lower(name.first - 1) in articles)
    return [context.lower(index) for index in range(last + 1, start)]


def _belonging(context: Context, last: int, name: Name, words: Sequence[str]) -> bool:
    """Whether only "van" with a noun and "en" stand between two names of persons."""
    links, of = (context.lexicon.words("reading", "function", key) for key in ("and", "of"))
    if not 3 <= len(words) <= REACH or words[0] not in of or words[-1] not in links or name.sort != "person":
        return False
    return all(
        context.sentence.tokens[last + 1 + at].pos in {"ADP", "DET", "ADJ", "NOUN", "PROPN"}
        for at in range(len(words) - 1)
    )


def only_name(names: Sequence[Name]) -> Name | None:
    """The first of the names, if there is one."""
    return names[0] if names else None
