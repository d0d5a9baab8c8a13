"""Which voice a clause is told in: its narrowest source, or one carried over. Rule: else the outlet speaks."""

from collections.abc import Sequence
from dataclasses import replace

from wederhoor.model.vocabulary import UNATTRIBUTED, Part
from wederhoor.reading.attribution import Attribution
from wederhoor.reading.clauses import Clause
from wederhoor.reading.mentions import Role
from wederhoor.reading.scene import Scene
from wederhoor.reading.sources import Context
from wederhoor.reading.speech_stances import ON_REPORTS
from wederhoor.reading.vouching import OUTLET, Memory, Voucher, channels, near, voucher

QUOTED = "quoted"
GOING_ON = frozenset({"clausal", "prepositional", "inverted"})  # rules whose source may go on in its sentence
TIED = 4  # words in which a sentence ties itself to the one before
DEEDS = frozenset({"object", "urged"})  # rules whose verb may be what somebody does rather than says
SIGNS_OF_CARRYING = ("zou-hearsay", "zou-conditional", "zou-scheduled", "conditional")
ASKING = frozenset({"urge", "intend"})  # groups of verbs by which somebody acts rather than tells
AGAINST = frozenset({*ON_REPORTS, "disbelieve"})  # groups of verbs that set themselves against a report

Voice = tuple[Attribution | None, Voucher]


def choose(
    scene: Scene, context: Context, clause: Clause, attributions: Sequence[Attribution], memory: Memory
) -> tuple[Voice, ...]:
    """The narrowest attribution that vouches for most of a clause, with those around it as relays.

    Another one of the very same content speaks beside it.
    """
    middle = [t.index for t in clause.tokens if t.pos not in {"PUNCT", "CCONJ", "SCONJ"}]
    fitting = [item for item in attributions if middle and _covers(item, clause, middle)]
    if not fitting:
        return ((None, OUTLET),)
    inner = fitting[0]
    around = [item for item in fitting[1:] if _encloses(item, inner) and item.segment != inner.segment]
    outer = [item for item in around if item.group not in AGAINST and not _speaks_of(item, inner)]
    relays = [who for item in outer if (who := voucher(scene, context, item, memory)) is not None]
    main = _told_of(inner, relays, scene) or _through(_named(scene, context, inner, memory), relays, scene)
    voices: list[Voice] = [(inner, main)]
    for item in fitting[1:]:
        against = item in around and item.group in AGAINST  # who denies a report passes nothing on
        beside = item.content == inner.content and item not in around and not _encloses(inner, item)
        if against or beside:
            who = voucher(scene, context, item, memory)
            if who is not None and who.claimants != main.claimants:
                voices.append((item, who))
    return tuple(voices)


def doubter(
    scene: Scene, context: Context, clause: Clause, attributions: Sequence[Attribution], memory: Memory
) -> Voucher | None:
    """Who says of a claim that it is not confirmed, where somebody is named who says so."""
    voices = choose(scene, context, clause, attributions, memory)
    named = (who for item, who in voices if item is not None and item.rule in GOING_ON and not who.carried)
    return next((who for who in named if who.claimants), None)


def _told_of(inner: Attribution, outer: Sequence[Voucher], scene: Scene) -> Voucher | None:
    """Whoever tells of a deed that looks like speech, or of what nobody named said: "X telt tien doden, zegt Y"."""
    speaker = next((who for who in outer if who.claimants and not is_medium(who, scene)), None)
    acts = inner.rule in DEEDS or inner.group in ASKING or inner.source is None
    return speaker if acts else None


def _speaks_of(outer: Attribution, inner: Attribution) -> bool:
    """Whether a source behind somebody's report only judges it: "de claim van X dat P, is volgens Y onjuist"."""
    return inner.rule == "nominal" and outer.segment[0] > inner.content[0][1]


def _encloses(outer: Attribution, inner: Attribution) -> bool:
    """Whether one attribution lies inside what another vouches for; what follows a colon is told beside it."""
    return outer.rule != "colon" and (not inner.cue or outer.vouches(inner.cue[0]))


def quoted(context: Context, attributions: Sequence[Attribution]) -> Attribution | None:
    """A sentence all of which stands in a quotation goes to the speaker heard last, never to the outlet."""
    quotation = context.wholly_quoted
    if quotation is None or context.sentence.part is not Part.BODY:
        return None
    if any(item.backward or (item.cue and context.quotation(item.cue[0]) != quotation) for item in attributions):
        return None
    whole = ((0, len(context.sentence.tokens) - 1),)
    speaker_follows = quotation.goes_on and quotation.followed
    return Attribution(QUOTED, "assert", None, (), whole, (-1, -1), carried=not speaker_follows)


def _covers(item: Attribution, clause: Clause, middle: list[int]) -> bool:
    """Whether an attribution vouches for half of a clause, its own words aside."""
    rest = [index for index in middle if not item.segment[0] <= index <= item.segment[1]]
    share = sum(item.vouches(index) for index in rest)
    inside = any(clause.first <= first and last <= clause.last for first, last in item.content)
    return share > 0 and (share >= len(rest) / 2 or inside)


def _named(scene: Scene, context: Context, item: Attribution, memory: Memory) -> Voucher:
    """Who vouches; nobody, where the words attribute it to somebody whom they do not name."""
    who = voucher(scene, context, item, memory)
    if who is not None:
        return who
    sentence, rule = context.sentence, f"{item.rule}-unnamed"
    via = channels(context, item) if item.segment[0] >= 0 else ()
    return Voucher((), via=via, rule=rule, sentence=sentence.number, paragraph=sentence.paragraph)


def _through(who: Voucher, outer: Sequence[Voucher], scene: Scene) -> Voucher:
    """A source with the media around it as relays; a medium inside gives way to the source outside."""
    via = list(who.via)
    for other in outer:
        if not other.claimants or other.claimants == who.claimants:
            continue
        if is_medium(who, scene) and not is_medium(other, scene):
            return replace(other, via=tuple(dict.fromkeys((*who.claimants, *via, *other.via))))
        if who.claimants:
            via.extend(actor for actor in (*other.claimants, *other.via) if actor not in (*who.claimants, UNATTRIBUTED))
    return replace(who, via=tuple(dict.fromkeys(via)))


def is_medium(who: Voucher, scene: Scene) -> bool:
    """Whether all who vouch are media."""
    if who.name is not None and who.name.sort == "medium" and who.claimants == who.name.actors:
        return True
    known = [scene.theatre.actors.get(actor) for actor in who.claimants]
    return bool(known) and all(actor is not None and actor.kind == "medium" for actor in known)


def carry(context: Context, rule: str, memory: Memory, counts: bool = False) -> Voucher | None:
    """The source of the sentence before, where this one goes on in its voice and has none of its own."""
    recent = memory.recent
    if recent is None or not recent.claimants or recent.rule == "silence" or not near(recent, context):
        return None
    if context.sentence.part is not Part.BODY or _is_about_source(context, recent):
        return None
    tokens = context.sentence.tokens
    tied = any(token.lower in context.lexicon.words("reading", "carry", "ties") for token in tokens[:TIED])
    opening = " ".join(token.lower for token in tokens[:4])
    opened = opening.startswith(tuple(context.lexicon.tables["reading"]["carry"]["openings"]))
    judged = recent.rule == "judged"  # who only calls something so goes on in hearsay alone
    hearsay = rule.startswith(SIGNS_OF_CARRYING[:-1] if judged else SIGNS_OF_CARRYING)
    follows = recent.paragraph == context.sentence.paragraph and context.sentence.number - recent.sentence == 1
    if not (hearsay or tied or opened or (counts and follows)):
        return None
    return replace(recent, carried=True, rule=f"carried-{'modal' if hearsay else 'tie' if tied or opened else 'count'}")


def _is_about_source(context: Context, recent: Voucher) -> bool:
    """Whether the source is itself the subject, so that this is not its own claim."""
    head = next((n for n in context.speakers(0, 3) if n.first <= 1), None)
    if head is None:
        return False
    himself = head.role is Role.PRONOUN and head.last == head.first
    return bool(set(head.actors) & set(recent.claimants)) or himself
