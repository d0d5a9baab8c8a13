"""Silences, doubts and denials that point back. Rule: they take their kind from the claim that they are about."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from wederhoor.model.claims import Claim, Trace, with_id
from wederhoor.model.places import PlaceRef
from wederhoor.model.texts import Span
from wederhoor.model.vocabulary import FAMILY_OF, UNATTRIBUTED, Certainty, Family, Kind, Part, Polarity
from wederhoor.reading import matters
from wederhoor.reading.building import Statement, is_firm
from wederhoor.reading.clauses import Clause
from wederhoor.reading.happenings import Happening, happenings
from wederhoor.reading.lexicon import Lexicon
from wederhoor.reading.mentions import Name, Role
from wederhoor.reading.pruning import GUESSED
from wederhoor.reading.roles import roles, settled_kind
from wederhoor.reading.roles_names import Setting, ids
from wederhoor.reading.roles_places import places
from wederhoor.reading.scene import Scene
from wederhoor.reading.sources import Context, governed, governor
from wederhoor.reading.tracing import ABOUT, about_traces, place_traces, retraced
from wederhoor.reading.vouching import Memory, Voucher, channels_in, identify, near

DONE = frozenset({Kind.ATTACK, *(kind for kind in Kind if FAMILY_OF[kind] is Family.STRIKES)})
NEAR = 3  # claims within which a denial looks for what was said outright
STRIKING = {Kind.STRIKE, Kind.DRONE_OR_MISSILE_STRIKE}


@dataclass(frozen=True, slots=True)
class Sign:
    """A silence or doubt found in a clause, with what the story has said before it."""

    scene: Scene
    context: Context
    clause: Clause
    cue: tuple[int, ...]
    earlier: Sequence[Claim]
    memory: Memory
    asked: Clause | None = None  # the question clause that it is about


def silent(sign: Sign) -> Claim | None:
    """The claim that somebody gave no answer; None where the words name nobody who was silent."""
    claimants, spans = _silent(sign)
    if not claimants:
        return None
    claim = _point_back(sign, claimants, spans, Certainty.NO_COMMENT)
    where = dict(channels_in(sign.context, sign.clause.first, sign.clause.last))
    if not spans or not where:
        return claim
    traces = (Trace("via", "channel", words) for words in where.values())
    return with_id(replace(claim, via=tuple(where), trace=(*claim.trace, *traces)))


def doubtful(sign: Sign, teller: Voucher | None = None) -> Claim:
    """The claim that something is not confirmed: by who says so, else whoever could not confirm it, else the outlet."""
    able = sign.context.lexicon.words("hedges", "doubt", "able")
    claimants, spans = (teller.claimants, teller.spans) if teller is not None else ((), ())
    if not claimants and any(token.lower in able for token in sign.clause.tokens):
        claimants, spans = _subject(sign)
    return _point_back(sign, claimants or (UNATTRIBUTED,), spans, Certainty.UNCONFIRMED)


def _silent(sign: Sign) -> tuple[tuple[str, ...], tuple[Span, ...]]:
    """Who is silent: nobody in particular, the one from whom nothing came, or the subject."""
    context, words = sign.context, sign.context.lexicon
    cue = {context.lower(index) for index in sign.cue}
    if cue & words.words("hedges", "silence", "nobody"):
        return (UNATTRIBUTED,), ()
    every = context.speakers(0, len(context.sentence.tokens) - 1)
    of = [n for n in every if governor(context, n) in words.words("hedges", "silence", "of")]
    if cue & words.words("hedges", "silence", "waiting"):
        asked = [n for n in every if n.sort != "medium" and n.role is not Role.PRONOUN and n not in of]
        return _nearest(sign, of or asked)
    inside = [n for n in of if sign.cue[0] < n.first <= sign.cue[-1]]
    return _nearest(sign, inside) if inside and _is_noun(sign, sign.cue[0]) else _subject(sign)


def _is_noun(sign: Sign, index: int) -> bool:
    return sign.context.sentence.tokens[index].pos == "NOUN"


def _subject(sign: Sign) -> tuple[tuple[str, ...], tuple[Span, ...]]:
    """Who is silent or unable: the free name nearest to the words, in the clause, else in the sentence."""
    context = sign.context
    free = [n for n in context.speakers(sign.clause.first, sign.clause.last) if not governed(context, n)]
    if not free and (text := _of_text(sign)) is not None:
        return text, ()
    if not free:
        free = [n for n in context.speakers(0, len(context.sentence.tokens) - 1) if not governed(context, n)]
    return _nearest(sign, free)


def _of_text(sign: Sign) -> tuple[str, ...] | None:
    """Who is silent where his words are: "meldt het bericht niet"; nobody known, where nobody was heard."""
    context, recent = sign.context, sign.memory.recent
    texts = context.lexicon.words("speech", "sources", "texts") | context.lexicon.words("speech", "sources", "nouns")
    of = context.lexicon.words("reading", "function", "of")
    inside = range(sign.clause.first + 1, sign.clause.last + 1)
    told = (i for i in inside if context.lower(i) in texts and context.sentence.tokens[i - 1].pos in {"DET", "PRON"})
    index = next(told, None)
    if index is None or context.lower(index + 1) in of:
        return None
    return recent.claimants if recent is not None and near(recent, context) else ()


def _nearest(sign: Sign, names: Sequence[Name]) -> tuple[tuple[str, ...], tuple[Span, ...]]:
    for name in sorted(names, key=lambda n: min(abs(n.last - sign.cue[0]), abs(n.first - sign.cue[-1]))):
        known = identify(sign.scene, name, sign.memory)
        if known is not None and known.actors:
            return _together(sign, name, known)
    return (), ()


def _together(sign: Sign, name: Name, known: Name) -> tuple[tuple[str, ...], tuple[Span, ...]]:
    """Who is silent with whoever stands beside him: "noch X noch Y", "X en Y"."""
    context = sign.context
    links = context.lexicon.words("reading", "function", "and") | context.lexicon.words("hedges", "negation", "neither")
    articles = context.lexicon.words("reading", "function", "articles")
    group: list[Name] = []
    for other in context.speakers(0, len(context.sentence.tokens) - 1):
        words = {context.lower(i) for i in range(group[-1].last + 1, other.first)} - articles if group else set()
        if group and not (words and words <= links and other.actors):
            if name in group:
                break
            group = []
        group.append(other)
    group = group if name in group else [name]
    actors = (actor for mate in group for actor in (known.actors if mate is name else mate.actors))
    return tuple(dict.fromkeys(actors)), tuple(mate.span for mate in group)


def _point_back(sign: Sign, claimants: tuple[str, ...], spans: tuple[Span, ...], certainty: Certainty) -> Claim:
    context, tokens = sign.context, sign.context.sentence.tokens
    told = _told(sign)
    named = {name.place for name in context.names if name.place and name.role is Role.PLACE}
    about = None if told is None and _names_content(sign) else _about(sign, told, named, claimants, certainty)
    waiting = {context.lower(index) for index in sign.cue} & context.lexicon.words("hedges", "silence", "waiting")
    agent, target = _roles(sign, told, claimants) if told and not waiting else ((), ())
    where = (places(context, sign.asked) if sign.asked else ()) or places(context, sign.clause)
    rule = "silence" if certainty is Certainty.NO_COMMENT else "doubt"
    claim = Claim(
        story=sign.scene.story.id,
        sentence=context.sentence.span,
        content=sign.clause.span,
        claimants=claimants,
        kind=_of_loss(sign, told, agent, where) if told and told.losing else _kind(sign, told, about, certainty),
        rule=rule,
        claimant_spans=spans,
        cue=tuple(tokens[index].span for index in sign.cue),
        agent=tuple(actor for actor in agent if actor not in claimants) or _doer(about, sign.earlier),
        target=target or (about.target if about else ()),
        places=where,
        certainty=certainty,
        part=context.sentence.part,
        about=about.id if about else None,
        carried=not spans and claimants != (UNATTRIBUTED,),
    )
    return with_id(replace(claim, trace=tuple(_traces(claim, sign, told, rule))))


def _about(
    sign: Sign, told: Happening | None, named: set[str], claimants: tuple[str, ...], certainty: Certainty
) -> Claim | None:
    """The earlier claim on which somebody is silent or unsure."""
    if told is None and not named and sign.asked is None:
        meant = matters.counted(sign.context, sign.earlier)
        if certainty is Certainty.UNCONFIRMED:
            meant = meant or matters.claimed(sign.context, sign.earlier)
        elif matters.reacts(sign.context, sign.cue):
            meant = meant or matters.main(sign.earlier)
        if meant is not None:
            return meant
    done = _done(sign.earlier, sign.clause, sign.context.lexicon)
    return find_about(done, named, told.kind if told else None, claimants)


def _of_loss(sign: Sign, told: Happening, agent: tuple[str, ...], where: tuple[PlaceRef, ...]) -> Kind:
    """Whether what somebody does not grant to have lost was taken or retaken."""
    return settled_kind(sign.scene, told, agent, None, where)


def _doer(about: Claim | None, earlier: Sequence[Claim]) -> tuple[str, ...]:
    """Who did what a silence or doubt is about; of a strike by nobody named, who did the strike told last."""
    if about is None or about.agent or about.kind not in STRIKING:
        return about.agent if about is not None else ()
    told = (c for c in reversed(earlier) if c.kind is about.kind and c.agent and is_firm(c))
    same = next(told, None)
    apart = same is not None and about.places and same.places and not set(about.place_ids) & set(same.place_ids)
    return same.agent if same is not None and not apart else ()


def _roles(sign: Sign, told: Happening, claimants: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who did what nobody would speak of or confirm, as far as the words themselves name it."""
    clause = sign.asked if sign.asked is not None and sign.asked.holds(told.trigger) else sign.clause
    vouching = claimants if told.losing else ()  # "nooit toegegeven dat het de stad kwijt is"
    agent, target = roles(Setting(sign.scene, sign.context, clause, sign.memory, vouching), told)
    spoken = {name.place for name in sign.context.names} | set(sign.scene.theatre.actors)
    return (agent, tuple(item for item in target if item in spoken)) if told.kind is not Kind.BATTLE else ((), ())


def _traces(claim: Claim, sign: Sign, told: Happening | None, rule: str) -> Iterator[Trace]:
    """What each field of a silence or doubt stands on."""
    tokens = sign.context.sentence.tokens
    yield from (Trace("claimants", rule, span) for span in claim.claimant_spans or (None,))
    yield from (Trace("certainty", rule, span) for span in claim.cue)
    if told is not None and told.kind is claim.kind:
        yield Trace("kind", f"{told.frame} by {told.by}", tokens[told.trigger].span)
    else:
        yield Trace("kind", ABOUT if claim.about else "none named")
    named = told.agent if told is not None else None
    if named is not None and claim.agent and set(claim.agent) <= set(ids(sign.scene, named, sign.memory)):
        yield Trace("agent", "agent of the happening", named.span)
    else:
        yield from about_traces(claim, ("agent",))
    yield from about_traces(claim, ("target",))
    yield from place_traces(claim)


def _names_content(sign: Sign) -> bool:
    """Whether a clause of its own says on what nobody spoke: "nooit toegegeven dat het de stad kwijt is"."""
    that = sign.context.lexicon.words("reading", "function", "that")
    later = sign.context.sentence.tokens[sign.cue[-1] + 1 :]
    return any(token.lower in that and token.pos == "SCONJ" for token in later)


def _kind(sign: Sign, told: Happening | None, about: Claim | None, certainty: Certainty) -> Kind:
    """The kind that is named; a bare "attack" is the strike that was told before it, the front where they fight."""
    if (told is None or told.by == "noun") and matters.of_war(sign.context):
        return Kind.CONTROL if certainty is Certainty.UNCONFIRMED else Kind.BATTLE
    if told is not None and about is not None and told.kind is Kind.ATTACK and about.kind in STRIKING:
        return about.kind
    if told is not None or about is not None:
        return told.kind if told is not None else about.kind if about is not None else Kind.OTHER
    meant = None if _names_content(sign) else matters.main(sign.earlier)
    return meant.kind if meant is not None else Kind.OTHER


def _told(sign: Sign) -> Happening | None:
    """What a silence is on, if the sentence itself names it."""
    for clause in (sign.asked, sign.clause):
        found = (
            [item for item in happenings(clause, sign.context) if not is_report(item, sign.context)] if clause else []
        )
        if found:
            return found[0]
    return None


def is_report(item: Happening, context: Context) -> bool:
    """Whether a noun names no happening but a report of one: "die beschuldiging"."""
    return item.by == "noun" and context.lower(item.trigger) in context.lexicon.words("hedges", "stance", "reports")


def find_about(
    earlier: Sequence[Claim], named: set[str], kind: Kind | None, claimants: tuple[str, ...]
) -> Claim | None:
    """The nearest earlier claim on a place or kind that is named, else the last one of substance."""
    firm = [claim for claim in reversed(earlier) if is_firm(claim) and claim.part is Part.BODY]
    if named:
        here = (claim for claim in firm if named & set(claim.place_ids))
        return next(here, None) or next((claim for claim in firm if named & set(claim.target)), None)
    if kind is not None:
        same = {kind} | (STRIKING if kind is Kind.ATTACK else set())
        planned = [c for c in reversed(earlier) if c.certainty is Certainty.INTENTION and c.part is Part.BODY]
        return next((claim for claim in (*firm, *planned) if claim.kind in same), None)
    solid = [claim for claim in firm if is_solid(claim)] or firm
    if firm and set(firm[0].claimants) & set(claimants):
        return solid[0]
    others = [claim for claim in solid if not set(claim.claimants) & set(claimants)]
    return next(iter(others or solid), None)


def _done(earlier: Sequence[Claim], clause: Clause, lexicon: Lexicon) -> Sequence[Claim]:
    """The attacks and strikes among earlier claims, where a clause speaks of who did it; else all of them."""
    deeds = lexicon.words("hedges", "stance", "deeds")
    if not any(token.lower in deeds for token in clause.tokens):
        return earlier
    return [claim for claim in earlier if claim.kind in DONE] or earlier


def point_back(claim: Claim, statement: Statement, earlier: Sequence[Claim]) -> Claim:
    """A denial or correction of "that" takes kind, agent and target from the claim before it."""
    earlier = _done(earlier, statement.clause, statement.context.lexicon)
    takes_back = claim.certainty is Certainty.CORRECTED and claim.polarity is Polarity.NEGATIVE
    own = [c for c in reversed(earlier) if is_firm(c) and c.claimants == claim.claimants] if takes_back else []
    others = [c for c in reversed(earlier) if is_firm(c) and (c.claimants != claim.claimants or is_counted(c))]
    others = own or others
    solid = [claim for claim in others if is_solid(claim)] or others
    if _of_report(statement):
        solid = [one for one in solid if one.claimants != (UNATTRIBUTED,)] or solid
    if not solid:
        return claim
    meant = next((one for one in solid[:NEAR] if _asserts(one, solid[0])), solid[0])
    return points_at(claim, matters.counted(statement.context, tuple(reversed(others))) or meant)


def _of_report(statement: Statement) -> bool:
    """Whether a clause speaks of what somebody reported: "spreekt het bericht tegen", which the outlet did not tell."""
    lexicon = statement.context.lexicon
    reports = lexicon.words("hedges", "stance", "reports") - lexicon.words("reading", "function", "that")
    return any(token.lower in reports and token.pos == "NOUN" for token in statement.clause.tokens)


def repeated(claim: Claim, earlier: Sequence[Claim]) -> Claim:
    """What another one said before too: "De brigade had dat zondag al gemeld" is about the claim before it."""
    told = next((one for one in reversed(earlier) if is_firm(one) and one.part is Part.BODY), None)
    return claim if told is None or not is_solid(told) else points_at(claim, told)


def _asserts(claim: Claim, last: Claim) -> bool:
    """Whether a claim is what the same source said outright, of which the last one may only be what follows."""
    return claim.certainty is Certainty.ASSERTED and claim.claimants == last.claimants


def points_at(claim: Claim, target: Claim) -> Claim:
    """A claim about another one: its kind, agent and target are those of the other."""
    fields = ("kind", "agent", "target")
    kept = tuple(trace for trace in claim.trace if trace.field not in fields)
    made = replace(claim, kind=target.kind, agent=target.agent, target=target.target, about=target.id, trace=kept)
    return with_id(retraced(made, about_traces(made, fields)))


def is_solid(claim: Claim) -> bool:
    """Whether a claim tells of a deed, or blames somebody: what others have something to answer to."""
    return FAMILY_OF[claim.kind] is not Family.WORDS or claim.kind is Kind.ACCUSATION


def is_counted(claim: Claim) -> bool:
    """Whether a claim counts a happening, such as a toll: what is merely said has numbers that nobody gives anew."""
    told = FAMILY_OF[claim.kind] is not Family.WORDS and not claim.rule.endswith(GUESSED)
    return claim.quantity is not None and told


def count_again(claim: Claim, before: Claim) -> Claim:
    """A number given anew: kind and agent, and a unit left out, are those of the claim before it."""
    number = claim.quantity
    if number is not None and not number.unit and before.quantity is not None:
        number = replace(number, unit=before.quantity.unit)
    made = replace(claim, quantity=number, agent=claim.agent or before.agent, about=before.id)
    return with_id(retraced(made, about_traces(made, ("kind",) if claim.agent else ("kind", "agent"))))
