"""From an attribution to claimants and relays. Rule: a relay that passes on another's word is never the claimant."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from wederhoor.model.texts import Span
from wederhoor.model.vocabulary import UNATTRIBUTED
from wederhoor.reading.attribution import Attribution
from wederhoor.reading.mentions import Name, Role
from wederhoor.reading.names import resolve_reference
from wederhoor.reading.runs import relative_end
from wederhoor.reading.scene import Scene
from wederhoor.reading.sources import SPEAKERS, Context, governed, governor, joined


@dataclass(frozen=True, slots=True)
class Voucher:
    """Who vouches, through whom, and where the words stand."""

    claimants: tuple[str, ...]
    spans: tuple[Span, ...] = ()
    via: tuple[str, ...] = ()
    name: Name | None = None
    carried: bool = False
    rule: str = "own-voice"
    sentence: int = -1
    paragraph: int = -1
    relays: bool = False  # a medium that passes on what somebody else says


SHOWING = frozenset({"shown", "shown_in"})
OUTLET = Voucher((UNATTRIBUTED,))


@dataclass(slots=True)
class Memory:
    """What a story has said so far, while it is being read: changed only by the reader of that story."""

    recent: Voucher | None = None
    speakers: list[Name] = field(default_factory=list)


def identify(scene: Scene, name: Name, memory: Memory) -> Name | None:
    """The name that a name stands for: itself, or what a pronoun or description refers to."""
    if name.role is not Role.PRONOUN or name.actors:
        return name
    here = [n for n in scene.names if n.sentence == name.sentence and n.last < name.first]
    beside = [
        n for n in here if n.role is Role.ACTOR and not (name.rule == "voiced" and _in_one_clause(scene, n, name))
    ]
    persons = [n for n in beside if n.sort == "person" and _is_named(scene, n)]
    free = [n for n in persons if not governed(scene.contexts[n.sentence], n)]
    alone = persons if len({n.actors for n in persons}) == 1 else []  # "als het aan X ligt, ...; volgens hem ..."
    alone = alone or _subjects_before(scene, name)
    heard = memory.recent if memory.recent and not (alone and memory.recent.sentence < name.sentence - 1) else None
    recent = free[-1] if free else heard.name if heard else alone[-1] if alone else None
    return resolve_reference(scene.document, scene.names, name, recent=recent)


def _subjects_before(scene: Scene, name: Name) -> list[Name]:
    """The one person of the sentence before who is no object there: "X kreeg bezoek van Y. Hij zei ..."."""
    before = scene.contexts.get(name.sentence - 1)
    if before is None:
        return []
    free = [n for n in before.names if n.sort == "person" and n.role is Role.ACTOR and not governed(before, n)]
    return free if len({n.actors for n in free}) == 1 else []


def _in_one_clause(scene: Scene, name: Name, pronoun: Name) -> bool:
    """Whether no mark stands between: in "X krijgt volgens hem ..." he is not X."""
    tokens = scene.contexts[name.sentence].sentence.tokens[name.last : pronoun.first]
    return not any(token.text in {",", ";", ":"} for token in tokens)


def _is_named(scene: Scene, name: Name) -> bool:
    """Whether a name holds a word with a capital, and is not only a noun."""
    return any(word[:1].isupper() for word in name.span.of(scene.document.text).split())


def voucher(scene: Scene, context: Context, attribution: Attribution, memory: Memory) -> Voucher | None:
    """Who vouches for the content of an attribution; None where the words name nobody whom the text identifies."""
    source, relay = _relay(context, attribution)
    via = channels(context, attribution)
    if relay is not None:
        via = (*relay.actors, *via)
    if source is None:
        return _carried(context, attribution, memory, via) if attribution.carried else None
    known = identify(scene, source, memory)
    if known is None or not known.actors:
        return None
    beside = _beside(context, source, attribution)
    claimants = tuple(dict.fromkeys((*known.actors, *(actor for name in beside for actor in name.actors))))
    return Voucher(
        claimants,
        (source.span, *(name.span for name in beside)),
        tuple(item for item in dict.fromkeys(via) if item not in claimants),
        known,
        False,
        attribution.rule,
        context.sentence.number,
        context.sentence.paragraph,
    )


def _beside(context: Context, source: Name, attribution: Attribution) -> tuple[Name, ...]:
    """Who says it together with the source: "zowel X als Y", "X en Y melden", "volgens X en Y"."""
    both = context.lexicon.words("reading", "function", "both")
    paired = any(context.lower(i) in both for i in (source.first - 1, source.first - 2))
    plural = any(_is_plural(context, i) for i in attribution.cue)
    voiced = attribution.rule == "prepositional"
    if not (paired or plural or voiced):
        return ()
    return joined(context, source, plural=paired or plural or (voiced and attribution.segment[0] <= 1))


def _is_plural(context: Context, index: int) -> bool:
    """Whether a finite verb has a plural form."""
    token = context.sentence.tokens[index]
    bases = (context.lexicon.verbs[lemma].base for lemma, _ in context.lexicon.by_form.get(token.lower, ()))
    return token.has("Number=Plur") or token.lower in bases


def _carried(context: Context, attribution: Attribution, memory: Memory, via: tuple[str, ...]) -> Voucher | None:
    recent = memory.recent
    if recent is None or not near(recent, context):
        return None
    return replace(recent, carried=True, rule=f"{attribution.rule}-carried", via=via or recent.via)


def near(recent: Voucher, context: Context) -> bool:
    """Whether a source can still be heard: in the same paragraph, or in the sentence before."""
    same = recent.paragraph == context.sentence.paragraph
    return same or context.sentence.number - recent.sentence == 1


def _relay(context: Context, attribution: Attribution) -> tuple[Name | None, Name | None]:
    """The source, and the medium that speaks on its authority: "meldt TASS op gezag van het ministerie"."""
    first, last = attribution.segment
    if attribution.source is not None and last == attribution.source.last:
        last = relative_end(context, last)
    tokens = context.sentence.tokens[first : last + 1]
    for _, match in context.lexicon.phrases["relay"].all(tokens):
        after = first + match[-1] + 1
        inside = [n for n in context.names if n.role in SPEAKERS and n.last <= last]
        source = next((n for n in inside if after <= n.first <= after + 3), None)
        if source is not None:
            return source, attribution.source
    if attribution.group == "cite":
        return _cited(context, attribution)
    return attribution.source, None


def _cited(context: Context, attribution: Attribution) -> tuple[Name | None, Name | None]:
    """Who is quoted and by which medium: "citeert TASS de gouverneur"; nobody where the two cannot be told apart."""
    names = [n for n in context.speakers(*attribution.segment) if not governed(context, n)]
    media = [n for n in names if n.sort == "medium"]
    quoted = [n for n in names if n.sort != "medium" and n.actors]
    return (quoted[0], media[0]) if media and quoted else (None, None)


def channels(context: Context, attribution: Attribution) -> tuple[str, ...]:
    """Channels and media named beside the source, by which it spoke."""
    first, last = attribution.segment
    if attribution.rule in {"object", "judged", "shown", "shown_in", "own", "headed", "colon"} or first < 0:
        first, last = 0, len(context.sentence.tokens) - 1
    named = [channel for channel, _ in channels_in(context, first, last, drawn=attribution.rule == "clausal")]
    if attribution.rule in SHOWING:  # a picture on a platform came by the platform
        pictures = context.lexicon.words("reading", "carry", "pictures")
        named = [channel for channel in named if channel not in pictures] or named
    return tuple(dict.fromkeys((*_told_to(context, first, last), *named)))


def channels_in(context: Context, first: int, last: int, *, drawn: bool = False) -> Iterator[tuple[str, Span]]:
    """The channels named between two tokens, with their words: a place to speak, and no occasion such as a briefing.

    drawn: somebody draws a conclusion, so that what stands behind "uit" is his evidence.
    """
    of = context.lexicon.words("reading", "function", "of")
    occasions = context.lexicon.tables["speech"]["sources"]["occasions"]
    unspoken = of | (context.lexicon.words("speech", "drawn", "out") if drawn else frozenset())
    for name in context.names:
        if name.role is Role.CHANNEL and first <= name.first <= last and context.lower(name.first - 1) not in unspoken:
            yield from ((label, name.span) for label in name.labels or name.actors if label not in occasions)


def _told_to(context: Context, first: int, last: int) -> tuple[str, ...]:
    """A medium to which the source spoke: "tegen persbureau AP"."""
    to = context.lexicon.words("reading", "agent", "told_to")
    inside = [n for n in context.names if first <= n.first <= last and n.role is Role.ACTOR and n.sort == "medium"]
    beside = (n for n in inside if governor(context, n) in to or context.lower(n.first - 2) in to or _asks(context, n))
    return tuple(actor for n in beside for actor in n.actors)


def _asks(context: Context, name: Name) -> bool:
    """Whether a medium put the question: "op vragen van persbureau X"."""
    asked = context.lexicon.words("speech", "sources", "asked")
    of = context.lexicon.words("reading", "function", "of")
    return any(context.lower(i) in of and context.lower(i - 1) in asked for i in range(name.first - 2, name.first))
