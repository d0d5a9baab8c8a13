"""One sentence to its claims. Rule: silence and doubt first, then each clause under its narrowest source."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from wederhoor.model.claims import Claim
from wederhoor.model.texts import Span
from wederhoor.model.vocabulary import UNATTRIBUTED, Certainty, Kind
from wederhoor.reading.aftermath import Sign, count_again, doubtful, point_back, repeated, silent
from wederhoor.reading.attribution import Attribution
from wederhoor.reading.building import Statement, build
from wederhoor.reading.clauses import Clause, clauses
from wederhoor.reading.counting import STRETCHES
from wederhoor.reading.happenings import happenings
from wederhoor.reading.hedges import firmness, opens_condition, reached
from wederhoor.reading.lexicon import Lexicon
from wederhoor.reading.likely import likely
from wederhoor.reading.mentions import Role
from wederhoor.reading.negation import opens_question, warded
from wederhoor.reading.oneself import of_oneself
from wederhoor.reading.opposing import settled as opposed
from wederhoor.reading.pruning import guessed, joined, pruned
from wederhoor.reading.resuming import counted_on, counts_on, resumed
from wederhoor.reading.roles_carried import carried, judged, taken_up
from wederhoor.reading.runs import relative_end
from wederhoor.reading.scene import Scene
from wederhoor.reading.silences import doubt, silence
from wederhoor.reading.sources import Context
from wederhoor.reading.speech import find_attributions
from wederhoor.reading.tellable import POINTING, is_told
from wederhoor.reading.told import Told, given_back
from wederhoor.reading.tracing import traced
from wederhoor.reading.voices import GOING_ON, SIGNS_OF_CARRYING, carry, choose, doubter, is_medium, quoted
from wederhoor.reading.vouching import OUTLET, Memory, Voucher, voucher
from wederhoor.reading.worth import (
    condemns,
    counted_before,
    fallback,
    in_talks,
    rates,
    repeats,
    says_something,
    seen,
    suggests,
    supposes,
    takes_back,
    takes_stance,
    unframed,
    weighs,
    worth,
)

DECLARING = "declare"  # a group of verbs that make it so
NOBODY = Voucher((), rule="of a report")  # somebody whom the sentence does not name
QUESTION = 5  # words within which a question opens
DETERMINED = 2  # words before a name that belong to it


@dataclass(frozen=True, slots=True)
class Telling:
    """A sentence being told."""

    scene: Scene
    context: Context
    attributions: tuple[Attribution, ...]
    memory: Memory
    parts: tuple[Clause, ...]


def tell(scene: Scene, context: Context, earlier: Sequence[Claim], memory: Memory) -> Told:
    """The claims of one sentence, given those before it; the memory learns who spoke."""
    tokens = context.sentence.tokens
    if not tokens or tokens[-1].text == "?" or not scene.near(context.sentence.number):
        return Told()
    attributions = find_attributions(context)
    back = next((item for item in attributions if item.backward), None)
    if back is not None:
        source = voucher(scene, context, back, memory)
        if source is not None:
            source = replace(source, relays=is_medium(source, scene))
            memory.recent = source
        told = given_back(scene, context, source, (earlier[-1].sentence,) if earlier else ())
        return replace(told, only_sources=bool(earlier))
    whole = quoted(context, attributions)
    if whole is not None:
        attributions = (*attributions, whole)
    telling = Telling(scene, context, attributions, memory, clauses(context.sentence, context.lexicon))
    found: list[Claim] = []
    for clause in telling.parts:
        found.extend(_clause(telling, clause, (*earlier, *found)))
    _remember(telling)
    settled = opposed(scene, context, memory, found, earlier)
    return _with_quotation(telling, joined(pruned(settled)))


def _with_quotation(telling: Telling, claims: tuple[Claim, ...]) -> Told:
    """The claims of a sentence; where it ends a quotation begun before it, its speaker said what came before too."""
    context = telling.context
    begun = next((item for item in context.quotations if item.begun and not item.goes_on), None)
    if begun is None or context.wholly_quoted:
        return Told(claims)
    outside = [item for item in telling.attributions if item.vouches(begun.first + 1) and item.source is not None]
    source = voucher(telling.scene, context, outside[0], telling.memory) if outside else None
    return replace(given_back(telling.scene, context, source, tuple(_before(telling))), claims=claims)


def _before(telling: Telling) -> Iterator[Span]:
    """The sentences before this one that the same quotation holds."""
    number = telling.context.sentence.number - 1
    while number in telling.scene.contexts:
        context = telling.scene.contexts[number]
        if not any(item.goes_on for item in context.quotations):
            return
        yield context.sentence.span
        number -= 1


def _clause(telling: Telling, clause: Clause, earlier: Sequence[Claim]) -> Iterator[Claim]:
    context, memory = telling.context, telling.memory
    asked = _asked(telling)
    if asked is not None and clause == asked:
        return
    sign = Sign(telling.scene, context, clause, (), earlier, memory, asked)
    quiet, unsure = silence(clause, context.lexicon), doubt(clause, context.lexicon)
    if quiet:
        claim = silent(replace(sign, cue=quiet))
        if claim is not None and not (unsure and is_medium(Voucher(claim.claimants), telling.scene)):
            memory.recent = Voucher(claim.claimants, rule="silence", sentence=context.sentence.number)
            yield claim
            return
    if unsure:
        teller = doubter(telling.scene, context, clause, telling.attributions, memory)
        memory.recent = None
        yield doubtful(replace(sign, cue=unsure), teller)
        return
    yield from _stated(telling, clause, earlier)


def _asked(telling: Telling) -> Clause | None:
    """The question clause that a silence or doubt beside it is about: "Of X is bevrijd, kon niemand bevestigen"."""
    lexicon = telling.context.lexicon
    questions = [part for part in telling.parts if _is_question(part, lexicon)]
    others = [part for part in telling.parts if part not in questions]
    if questions and any(silence(part, lexicon) or doubt(part, lexicon) for part in others):
        return questions[0]
    return None


def _is_question(part: Clause, lexicon: Lexicon) -> bool:
    """Whether a clause opens with a word of asking, or with "of" after a few words: "op de vraag of"."""
    opening = part.tokens[:QUESTION]
    if opening and opening[0].lower in lexicon.words("hedges", "silence", "questions"):
        return True
    return any(opens_question(part.sentence, token.index, lexicon) for token in opening)


def _stated(telling: Telling, clause: Clause, earlier: Sequence[Claim]) -> Iterator[Claim]:
    for attribution, source in choose(telling.scene, telling.context, clause, telling.attributions, telling.memory):
        yield from _under(telling, clause, attribution, source, earlier)


def _under(
    telling: Telling, clause: Clause, attribution: Attribution | None, source: Voucher, earlier: Sequence[Claim]
) -> Iterator[Claim]:
    """The claims of a clause in one voice."""
    context = telling.context
    if attribution is None and _describes_source(telling, clause):
        return
    if attribution is not None:
        clause = replace(clause, without=attribution.segment)
        if not clause.tokens:
            return
    firm = firmness(clause, attribution, context.lexicon)
    if attribution is None:
        source = _unattributed(telling, clause, firm.rule)
        source = replace(source, via=_footage(context, clause)) if source is OUTLET else source
    if firm.certainty is Certainty.CONDITIONAL and _is_condition(telling, clause, attribution):
        return
    statement = Statement(telling.scene, context, clause, attribution, source, firm)
    statement = replace(statement, firmness=of_oneself(statement, telling.memory))
    yield from _claims(telling, statement, earlier)


def _describes_source(telling: Telling, clause: Clause) -> bool:
    """Whether a clause only says more of somebody who speaks here: "De brigade, die er vecht, heeft dat ontkend"."""
    context = telling.context
    relative = context.lexicon.words("speech", "clause", "relative")
    for name in (item.source for item in telling.attributions if item.source is not None):
        opener = name.last + 2
        behind = context.lower(opener - 1) == "," and context.lower(opener) in relative
        if behind and name.first - DETERMINED <= clause.first <= opener and clause.holds(opener):
            return relative_end(context, name.last, closed=False) in {clause.last, clause.last + 1}
    return False


def _footage(context: Context, clause: Clause) -> tuple[str, ...]:
    """The channel that an outlet itself looked at: "Op beelden die op sociale media opdoken, wappert ..."."""
    on = context.lexicon.words("reading", "function", "on")
    if context.lower(0) not in on:
        return ()
    seen = [n for n in context.names if n.role is Role.CHANNEL and n.first <= clause.last]
    return seen[-1].labels if seen and seen[0].first <= OPENING else ()


def _unattributed(telling: Telling, clause: Clause, rule: str) -> Voucher:
    """Whose voice goes on in a clause without a source of its own."""
    source = _own_source(telling, clause) or OUTLET
    if source is OUTLET and rule != "withdrawn" and _of_report(clause, telling.context):
        return NOBODY
    if source is OUTLET and not any(item.source for item in telling.attributions) and _goes_on(telling, clause):
        return carry(telling.context, rule, telling.memory, _opens_with_number(telling)) or OUTLET
    return source


def _opens_with_number(telling: Telling) -> bool:
    """Whether a sentence opens with a count: "Ruim zeventig projectielen zijn onderschept"."""
    numbers = telling.scene.numbers_in(telling.context.sentence.number)
    start = telling.context.sentence.tokens[0].start
    return any(number.span.start == start and number.unit not in STRETCHES for number in numbers)


def _of_report(clause: Clause, context: Context) -> bool:
    """Whether a clause holds what somebody's report says: "deed het bericht dat P af als propaganda"."""
    that = context.lexicon.words("reading", "function", "that")
    reports = context.lexicon.words("hedges", "stance", "reports") - that
    opens = (token for token in clause.tokens if token.lower in that and token.pos == "SCONJ")
    return any(context.lower(token.index - 1) in reports for token in opens)


def _goes_on(telling: Telling, clause: Clause) -> bool:
    """Whether a sentence opens in a voice carried over: its first clause is hearsay too, and not the outlet's own."""
    first = telling.parts[0]
    if clause == first:
        return True
    return firmness(first, None, telling.context.lexicon).rule.startswith(SIGNS_OF_CARRYING)


def _claims(telling: Telling, statement: Statement, earlier: Sequence[Claim]) -> Iterator[Claim]:
    source, memory, lexicon = statement.voucher, telling.memory, telling.context.lexicon
    seen_here = () if rates(statement) else happenings(statement.clause, statement.context)
    found = tuple(warded(statement.clause, item, lexicon) for item in seen_here)
    if statement.firmness.certainty is Certainty.CONDITIONAL or weighs(statement) or condemns(statement):
        found = tuple(item for item in found if item.by != "noun")
    if not found and not source.claimants and not telling.scene.concerns(statement.context.sentence.number):
        return
    named, kinds = found, tuple(item.kind for item in found)
    says = _only_says(telling, statement)
    cues = {index for item in telling.attributions for index in item.cue}
    found = tuple(item for item in found if item.by != "noun" or item.trigger not in cues)  # "hield een slag om de arm"
    found = tuple(item for item in found if is_told(statement, item, says) and suggests(statement, item))
    for item in found:
        if worth(statement, item, earlier, kinds):
            shown = in_talks(statement, seen(statement, item))
            told = replace(statement, firmness=reached(statement.firmness, statement.clause, item.trigger, lexicon))
            for claim in build(told, shown, shown.kind, memory, named):
                yield carried(traced(counted_on(claim, told, earlier), told, shown, memory), told, item, earlier)
    if not found and not _opens_with_question(telling, statement.clause):
        own = not any(item.source for item in telling.attributions)
        yield from _unframed(statement, earlier, memory, not named, own)


def _only_says(telling: Telling, statement: Statement) -> bool:
    """Whether a clause holds the words of saying and nothing of what is said."""
    cues = (item.cue[0] for item in telling.attributions if item.cue)
    return statement.attribution is None and any(statement.clause.holds(cue) for cue in cues)


def _unframed(statement: Statement, earlier: Sequence[Claim], memory: Memory, free: bool, own: bool) -> Iterator[Claim]:
    """The claims of a clause that tells no frame: what is said, or takes up what was told.

    ``free``: no frame fits it; ``own``: nobody but the outlet speaks in its sentence.
    """
    source = statement.voucher
    if source.claimants != (UNATTRIBUTED,) and (statement.attribution is not None or source.carried):
        if says_something(statement):
            yield from _said(statement, earlier, memory, free)
    elif own and supposes(statement):
        yield from (traced(c, statement, None, memory) for c in build(statement, None, Kind.ASSESSMENT, memory))
    elif takes_back(statement):
        back = (point_back(claim, statement, earlier) for claim in build(statement, None, Kind.STATEMENT, memory))
        yield from (claim for claim in back if claim.about is not None)
    elif (told := resumed(statement, earlier) or counts_on(statement, earlier)) is not None:
        made = build(statement, None, told, memory)
        yield from (taken_up(traced(claim, statement, None, memory), earlier) for claim in made)


def _said(statement: Statement, earlier: Sequence[Claim], memory: Memory, free: bool) -> Iterator[Claim]:
    """What somebody says without a happening in it: a number given anew, what is weighed, or a word only."""
    again = counted_before(statement, earlier)
    kind = again.kind if again is not None else unframed(statement, earlier)
    free = free and kind is Kind.STATEMENT and statement.firmness.certainty is not Certainty.CONDITIONAL
    guess = likely(statement) if free and not takes_stance(statement) else None
    for made in build(statement, None, kind, memory):
        claim = traced(counted_on(made, statement, earlier), statement, None, memory)
        if again is not None:
            claim = count_again(claim, again)
        elif claim.certainty in POINTING and not _says_itself(statement):
            claim = point_back(claim, statement, earlier)
        elif kind is Kind.STATEMENT and repeats(statement):
            claim = repeated(claim, earlier)
        if guess is not None and claim.kind is kind:
            claim = guessed(claim, guess)
        goes_on = again is None and kind is not fallback(statement)
        yield taken_up(claim, earlier) if goes_on else judged(claim, statement, earlier)


def _says_itself(statement: Statement) -> bool:
    """Whether what is denied has a clause of its own with a verb in it, so that it is none of what stood before."""
    clausal = statement.attribution is not None and statement.attribution.rule == "clausal"
    that = statement.context.lexicon.words("reading", "function", "that")
    opened = statement.context.lower(statement.clause.first - 1) in that or statement.clause.tokens[0].lower in that
    helpers = statement.context.lexicon.words("reading", "auxiliary", "finite")
    verbs = (token for token in statement.clause.tokens if token.pos == "VERB" and token.lower not in helpers)
    return clausal and opened and next(verbs, None) is not None


def _opens_with_question(telling: Telling, clause: Clause) -> bool:
    """Whether a clause only opens the sentence with what is asked: "Of het lukt, hangt af van de aanvoer"."""
    words = clause.tokens
    openers = telling.context.lexicon.words("hedges", "silence", "questions")
    return len(telling.parts) > 1 and clause == telling.parts[0] and bool(words) and words[0].lower in openers


def _own_source(telling: Telling, clause: Clause) -> Voucher | None:
    """The source named last before a clause of this very sentence, which goes on in it; nobody's older voice does."""
    context = telling.context
    named = [item for item in telling.attributions if item.source and 0 <= item.segment[1] < clause.first]
    for item in sorted(named, key=lambda item: item.segment, reverse=True):
        around = context.quotation(item.cue[0]) if item.cue else None
        if around is not None and not around.holds(clause.first):
            continue
        source = voucher(telling.scene, context, item, telling.memory)
        if source is not None and (item.rule in GOING_ON or _counts_on(clause, context)):
            return replace(source, carried=True, rule=f"{item.rule}-goes-on")
    return None


def _counts_on(clause: Clause, context: Context) -> bool:
    """Whether a clause opens on a part of what was just counted: "noemde er 8.000, waarvan de helft is doorzocht"."""
    opening = " ".join(token.lower for token in clause.tokens if token.pos != "PUNCT")
    return any(f"{opening} ".startswith(f"{part} ") for part in context.lexicon.words("reading", "carry", "parts"))


OPENING_CONDITIONS = ("openers", "lasting", "inverted")
OPENING = 3  # tokens in which a sentence names what it looks at


def _is_condition(telling: Telling, clause: Clause, attribution: Attribution | None) -> bool:
    """Whether the clause states the condition itself and another one what follows from it."""
    lexicon = telling.context.lexicon
    openers = frozenset[str]().union(*(lexicon.words("hedges", "condition", key) for key in OPENING_CONDITIONS))
    late = lexicon.words("hedges", "condition", "late")
    words = clause.tokens
    ends = attribution.segment if attribution is not None else (-1, -1)
    rest = [part for part in telling.parts if part.first > clause.last and not ends[0] <= part.first + 1 <= ends[1]]
    opened = bool(words) and (words[0].lower in openers or opens_condition(telling.context.sentence.tokens, lexicon))
    opens = opened and clause.first == 0 and bool(rest)
    return opens or (bool(words) and words[0].lower in late and clause.first > 0)


def _remember(telling: Telling) -> None:
    """The last source of the sentence is the one that the next may carry on; a sentence without one ends nothing."""
    sentence = telling.context.sentence
    if (
        telling.memory.recent is not None
        and telling.memory.recent.rule == "silence"
        and telling.memory.recent.sentence == sentence.number
    ):
        return
    for item in sorted(_aloud(telling), key=lambda a: a.segment):
        source = voucher(telling.scene, telling.context, item, telling.memory)
        if source is not None:
            telling.memory.recent = replace(
                source, carried=False, sentence=sentence.number, paragraph=sentence.paragraph
            )


def _aloud(telling: Telling) -> list[Attribution]:
    """The attributions that the outlet makes itself: what is said inside a quotation, or decreed, ends no voice."""
    context = telling.context
    aloud = [item for item in telling.attributions if item.group != DECLARING]
    return [item for item in aloud if not item.cue or context.quotation(item.cue[0]) is None] or aloud
