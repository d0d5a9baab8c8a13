"""Claims from a clause, its source and its happenings. Rule: one per happening and number; each leaves a trace."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from wederhoor.model.claims import Claim, Quantity, with_id
from wederhoor.model.period import Period
from wederhoor.model.places import PlaceRef
from wederhoor.model.texts import Span
from wederhoor.model.vocabulary import Aspect, Certainty, HedgedBy, Kind, Polarity, WhenBasis
from wederhoor.reading.attribution import OBJECTS, Attribution
from wederhoor.reading.clauses import Clause
from wederhoor.reading.counting import is_harm, numbers, unit_of
from wederhoor.reading.happenings import Happening
from wederhoor.reading.hedges import Firmness
from wederhoor.reading.manner import aspect, beside, extent
from wederhoor.reading.mentions import NumberMention, TimeExpression
from wederhoor.reading.negation import reaches
from wederhoor.reading.roles import roles, settled_kind, unframed
from wederhoor.reading.roles_names import Setting
from wederhoor.reading.roles_places import places
from wederhoor.reading.scene import Scene
from wederhoor.reading.sources import Context
from wederhoor.reading.vouching import Memory, Voucher

REACHING = frozenset({Kind.CAPTURE, Kind.RECAPTURE, Kind.CONTROL, Kind.ENCIRCLEMENT})
STRETCHES = ("inside(", "past(")  # symbols of times that say how long a count ran
EVENT_ROLES = frozenset({"time", "since", "deadline", "duration"})


@dataclass(frozen=True, slots=True)
class Statement:
    """A clause with everything that decides its claims."""

    scene: Scene
    context: Context
    clause: Clause
    attribution: Attribution | None
    voucher: Voucher
    firmness: Firmness

    def vouched(self, index: int) -> bool:
        """Whether a token belongs to what is claimed rather than to who claims it."""
        return self.clause.holds(index)


def build(
    statement: Statement,
    happening: Happening | None,
    fallback: Kind,
    memory: Memory,
    others: tuple[Happening, ...] = (),
) -> Iterator[Claim]:
    """The claims that a happening in a clause makes: one, or one for each number that counts something."""
    base = _base(statement, happening, fallback, memory)
    scene, context, clause = statement.scene, statement.context, statement.clause
    counted = numbers(scene, context, clause, statement.attribution, base.kind, happening, others)
    if not counted:
        yield with_id(base)
        return
    tolls = [number for number in counted if is_harm(number, base.kind, others)]
    if len(tolls) == len(counted):
        yield with_id(base)
    for number in counted:
        made = _as_toll(base) if number in tolls else base
        yield with_id(_with_number(made, number, statement, None if number in tolls else happening))


def _as_toll(base: Claim) -> Claim:
    """The dead and wounded that a clause counts beside an attack; it names no one by whom."""
    return replace(base, kind=Kind.CASUALTIES, agent=(), target=(), aspect=None, extent=None)


def _base(statement: Statement, happening: Happening | None, fallback: Kind, memory: Memory) -> Claim:
    scene, context, voucher, firm = statement.scene, statement.context, statement.voucher, statement.firmness
    setting = Setting(
        scene, context, statement.clause, memory, voucher.claimants, statement.attribution, firm.certainty
    )
    agent, target = roles(setting, happening) if happening else unframed(setting, fallback)
    where = places(context, statement.clause)
    kind = settled_kind(scene, happening, agent, None, where) if happening else fallback
    when, words, symbol = _when(statement)
    return Claim(
        story=scene.story.id,
        sentence=context.sentence.span,
        content=_content(statement),
        claimants=voucher.claimants,
        kind=kind,
        rule=f"{voucher.rule}/{happening.frame if happening else 'no-frame'}",
        claimant_spans=voucher.spans if not voucher.carried else (),
        via=_relays(scene, voucher),
        cue=_cue(statement),
        agent=agent,
        target=_reached(statement, kind, tuple(item for item in target if item not in agent), where),
        places=where,
        when=when,
        when_basis=WhenBasis.WORDS if when is not None else None,
        when_words=words,
        when_symbol=symbol,
        said=_said(statement),
        polarity=_polarity(statement, happening),
        certainty=firm.certainty,
        hedged_by=_hedger(statement),
        aspect=_aspect(statement, happening),
        extent=extent(statement.clause, context.lexicon) if kind in REACHING else None,
        part=context.sentence.part,
        carried=voucher.carried,
    )


def _aspect(statement: Statement, happening: Happening | None) -> Aspect | None:
    if happening is None:
        return None
    return happening.aspect or aspect(statement.clause, statement.context.lexicon)


def _reached(statement: Statement, kind: Kind, target: tuple[str, ...], where: tuple[PlaceRef, ...]) -> tuple[str, ...]:
    """The target without places that it only came near: "steden rond Izjoem" are not Izjoem."""
    if kind not in REACHING:
        return target
    near = {ref.place for ref in where if beside(statement.context, ref.span)}
    return tuple(item for item in target if item not in near)


def _relays(scene: Scene, voucher: Voucher) -> tuple[str, ...]:
    """Through whom it was said; a country passes on no word of its own ministry."""
    above = {name for actor in voucher.claimants for name in scene.theatre.ancestors(actor)}
    return tuple(name for name in voucher.via if name not in above)


def _polarity(statement: Statement, happening: Happening | None) -> Polarity:
    """Whether it is said to be so; a "not" counts where it reaches the happening."""
    firm = statement.firmness
    if happening is None or not firm.worded:
        return firm.polarity
    negative = reaches(statement.clause, happening, statement.context.lexicon) is not firm.turned
    return Polarity.NEGATIVE if negative else Polarity.POSITIVE


def _hedger(statement: Statement) -> HedgedBy | None:
    """Whose hedge it is: in the outlet's own voice it is the outlet's."""
    by = statement.firmness.hedged_by
    return HedgedBy.OUTLET if by is not None and statement.attribution is None else by


def _content(statement: Statement) -> Span:
    kept = [t for t in statement.clause.tokens if statement.vouched(t.index) and t.pos != "PUNCT"]
    return Span(kept[0].start, kept[-1].end) if kept else statement.clause.span


def _cue(statement: Statement) -> tuple[Span, ...]:
    indexes = set(statement.firmness.cue)
    if statement.attribution is not None:
        indexes |= set(statement.attribution.cue)
    tokens = statement.context.sentence.tokens
    spans: list[Span] = []
    for index in sorted(indexes):
        if spans and tokens[index].start - spans[-1].end <= 1:
            spans[-1] = Span(spans[-1].start, tokens[index].end)
        else:
            spans.append(tokens[index].span)
    return tuple(spans)


def _times(statement: Statement, inside: bool) -> list[tuple[TimeExpression, Period | None]]:
    number = statement.context.sentence.number
    tokens = statement.context.sentence.tokens
    found = []
    for time, period in statement.scene.times_in(number):
        index = next((t.index for t in tokens if t.start >= time.span.start), None)
        if index is None:
            continue
        content = statement.vouched(index) and not _of_saying(statement, time, index)
        if inside == content and (inside or _in_segment(statement, index) or statement.vouched(index)):
            found.append((time, period))
    return found


def _of_saying(statement: Statement, time: TimeExpression, index: int) -> bool:
    """Whether a time belongs to the verb of saying, of which the content is an object: "noemde zondag 300 dorpen"."""
    item = statement.attribution
    if item is None or item.rule not in OBJECTS or time.role != "time" or time.symbol.startswith(STRETCHES):
        return False
    if statement.context.lower(index - 1) in statement.context.lexicon.words("reading", "function", "of"):
        return False  # "de aanval van dinsdag"
    above = statement.context.sentence.ancestors(index)
    return next((token.index for token in above if token.pos in {"VERB", "AUX"}), -1) in item.cue


def _in_segment(statement: Statement, index: int) -> bool:
    """Whether a token stands in the words of the attribution, and in no relative clause about the source."""
    item, context = statement.attribution, statement.context
    if item is None or not item.segment[0] <= index <= item.segment[1]:
        return False
    relative = context.lexicon.words("speech", "clause", "relative")
    marks = (i for i in range(item.segment[0], index) if context.lower(i) == "," and context.lower(i + 1) in relative)
    return item.rule != "prepositional" or next(marks, None) is None


def _when(statement: Statement) -> tuple[Period | None, Span | None, str | None]:
    """The time of the event: the expression inside the content; several narrow to the first that resolves."""
    times = [(t, p) for t, p in _times(statement, inside=True) if t.role in EVENT_ROLES]
    found = [(t, p) for t, p in times if not _of_number(statement, t)]
    for time, period in found:
        if period is not None:
            return period, time.span, time.symbol
    return (None, found[0][0].span, found[0][0].symbol) if found else (None, None, None)


def _of_number(statement: Statement, time: TimeExpression) -> bool:
    """Whether a time only tells which number is meant: "bovenop de vijf van zaterdag"."""
    tokens = statement.context.sentence.tokens
    index = next((token.index for token in tokens if token.start >= time.span.start), 0)
    of = statement.context.lexicon.words("reading", "function", "of")
    return index > 1 and tokens[index - 1].lower in of and tokens[index - 2].pos == "NUM"


def _said(statement: Statement) -> Period | None:
    return _spoken(statement)[1]


def said_at(statement: Statement) -> Span | None:
    """The words for when it was said."""
    return _spoken(statement)[0]


def _spoken(statement: Statement) -> tuple[Span, Period] | tuple[None, None]:
    found = ((t.span, p) for t, p in _times(statement, inside=False) if p is not None and t.role == "time")
    return next(found, (None, None))


def _with_number(base: Claim, number: NumberMention, statement: Statement, happening: Happening | None) -> Claim:
    unit = unit_of(number, base.kind, statement.context)
    quantity = Quantity(
        unit, number.value, number.high, number.comparison, number.vague, number.span, _window(statement)
    )
    kind = base.kind
    if happening is not None:
        kind = settled_kind(statement.scene, happening, base.agent, unit, base.places)
    return replace(base, quantity=quantity, kind=kind)


def _window(statement: Statement) -> Span | None:
    """The stretch of time over which the clause counts, in its words."""
    found = _times(statement, inside=True)
    return next((time.span for time, _ in found if time.symbol.startswith(STRETCHES)), None)


def is_firm(claim: Claim) -> bool:
    """Whether a claim says that something is or was so."""
    return claim.certainty in {Certainty.ASSERTED, Certainty.HEDGED, Certainty.CORRECTED}
