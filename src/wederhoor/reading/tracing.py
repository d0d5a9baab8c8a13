"""How each field of a claim came about: the rule and the words. Rule: words are named only where they give the value.

A field that follows from another field, or from the sort of happening, has a rule and no words.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from wederhoor.model.claims import Claim, Trace
from wederhoor.model.texts import Span
from wederhoor.model.vocabulary import Certainty, Kind, Polarity
from wederhoor.reading.building import Statement, said_at
from wederhoor.reading.happenings import Happening
from wederhoor.reading.mentions import Name, Role
from wederhoor.reading.negation import negations
from wederhoor.reading.roles_names import ids, town
from wederhoor.reading.roles_sides import armed, army
from wederhoor.reading.scene import Scene
from wederhoor.reading.sources import SPEAKERS
from wederhoor.reading.vouching import Memory

NAMED = SPEAKERS | {Role.ADJECTIVE, Role.PLACE}
ABOUT = "of the claim it is about"


def traced(claim: Claim, statement: Statement, happening: Happening | None, memory: Memory) -> Claim:
    """The claim with the trace of every field that it fills."""
    found = (
        *_spread("claimants", statement.voucher.rule, statement.voucher.spans),
        *_via(claim, statement),
        _kind(claim, statement, happening),
        *_role("agent", claim.agent, claim.kind, statement, happening, memory),
        *_role("target", claim.target, claim.kind, statement, happening, memory),
        *place_traces(claim),
        *_time(claim, statement),
        *_number(claim),
        *_firm(claim, statement),
        *_manner(claim, statement, happening),
    )
    return replace(claim, trace=found)


def retraced(claim: Claim, traces: Iterable[Trace]) -> Claim:
    """The claim with new traces of some fields in the place of the old ones."""
    new = tuple(traces)
    fields = {trace.field for trace in new}
    return replace(claim, trace=(*(trace for trace in claim.trace if trace.field not in fields), *new))


def about_traces(claim: Claim, fields: Sequence[str]) -> Iterator[Trace]:
    """Those fields, where they are filled, as taken from the claim that this one is about."""
    return (Trace(name, ABOUT) for name in fields if getattr(claim, name))


def place_traces(claim: Claim) -> Iterator[Trace]:
    """Where each place is named: in the clause, or elsewhere in its headline or question."""
    for ref in claim.places:
        yield Trace("places", "in the clause" if claim.content.covers(ref.span) else "in the sentence", ref.span)


def _spread(field: str, rule: str, spans: Sequence[Span]) -> Iterator[Trace]:
    """One trace for each span, or one without words."""
    yield from (Trace(field, rule, span) for span in spans) if spans else (Trace(field, rule),)


def naming(scene: Scene, number: int, item: str) -> Name | None:
    """The last name up to a sentence that names an actor or channel."""
    known = (n for n in reversed(scene.names) if n.sentence <= number and item in (*n.labels, *n.actors))
    return next(known, None)


def _via(claim: Claim, statement: Statement) -> Iterator[Trace]:
    """The last words up to this sentence that name each relay."""
    number = statement.context.sentence.number
    for item in claim.via:
        name = naming(statement.scene, number, item)
        if name is None:
            yield Trace("via", statement.voucher.rule)
            continue
        rule = "channel" if name.role is Role.CHANNEL else "medium" if name.sort == "medium" else "relay"
        yield Trace("via", rule if name.sentence == number else f"{rule} carried", name.span)


def _kind(claim: Claim, statement: Statement, happening: Happening | None) -> Trace:
    tokens = statement.context.sentence.tokens
    if happening is not None:
        settled = "" if claim.kind is happening.kind else ", retaken by its owner"
        return Trace("kind", f"{happening.frame} by {happening.by}{settled}", tokens[happening.trigger].span)
    return Trace("kind", "no-frame", _left(claim, statement))


def _left(claim: Claim, statement: Statement) -> Span | None:
    """What a kind without a frame rests on: the word that weighs, the number that counts, or the verb of saying."""
    if claim.kind is Kind.ASSESSMENT:
        verdict = statement.context.lexicon.words("reading", "assessment", "words")
        word = next((token for token in statement.clause.tokens if token.lower in verdict), None)
        if word is not None:
            return word.span
    if claim.quantity is not None:
        return claim.quantity.span
    return claim.cue[0] if claim.cue else None


def _role(
    field: str, value: Sequence[str], kind: Kind, statement: Statement, item: Happening | None, memory: Memory
) -> Iterator[Trace]:
    """The name that gives each doer or target; without words where only the kind and the sides give it."""
    own = getattr(item, field) if item is not None else None
    inside = [n for n in statement.context.names if statement.vouched(n.first) and n.role in NAMED and n is not own]
    names = [own, *inside] if own is not None else inside
    for actor in value:
        yield next(_giving(field, actor, own, names, statement, memory), Trace(field, f"follows from {kind.value}"))


def _giving(
    field: str, actor: str, own: Name | None, names: Sequence[Name], statement: Statement, memory: Memory
) -> Iterator[Trace]:
    scene = statement.scene
    for name in names:
        if actor in (*ids(scene, name, memory), *town(name)):
            yield Trace(field, f"{field} of the happening" if name is own else "named in the clause", name.span)
    for name in names:
        if actor in armed(scene, army(scene, ids(scene, name, memory))):
            yield Trace(field, "army of the side named", name.span)


def _time(claim: Claim, statement: Statement) -> Iterator[Trace]:
    if claim.when_words is not None:
        rule = "time in content" if claim.when is not None else "time in content, open"
        yield Trace("when", rule, claim.when_words)
    if claim.said is not None:
        yield Trace("said", "time in attribution", said_at(statement))


def _number(claim: Claim) -> Iterator[Trace]:
    if claim.quantity is not None:
        yield Trace("quantity", "number", claim.quantity.span)
        if claim.quantity.window is not None:
            yield Trace("quantity", "window", claim.quantity.window)


def _firm(claim: Claim, statement: Statement) -> Iterator[Trace]:
    firm, tokens = statement.firmness, statement.context.sentence.tokens
    cue = [tokens[index].span for index in firm.cue]
    yield from _spread("certainty", firm.rule, cue)
    if claim.polarity is Polarity.NEGATIVE:
        words = negations(statement.clause.tokens, statement.context.lexicon)
        if claim.certainty is Certainty.DENIED or not words:
            yield from _spread("polarity", firm.rule, cue)
        else:
            yield Trace("polarity", "negation", tokens[words[0]].span)
    if claim.hedged_by is not None:
        rule = firm.rule if claim.hedged_by is firm.hedged_by else f"{firm.rule}, own voice"
        yield from _spread("hedged_by", rule, cue)


def _manner(claim: Claim, statement: Statement, happening: Happening | None) -> Iterator[Trace]:
    tokens, phrases = statement.clause.tokens, statement.context.lexicon.phrases
    if claim.aspect is not None and happening is not None and happening.aspect is claim.aspect:
        yield Trace("aspect", happening.frame, statement.context.sentence.tokens[happening.trigger].span)
    elif claim.aspect is not None:
        match = phrases[f"manner.{claim.aspect.value}"].first(tokens)
        yield from _spread("aspect", "words of aspect", [tokens[position].span for position in match or ()])
    if claim.extent is not None:
        match = phrases[f"manner.{claim.extent.value}"].first(tokens)
        yield from _spread("extent", "words of extent", [tokens[position].span for position in match or ()])
