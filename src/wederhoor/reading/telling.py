"""One sentence to its claims. Rule: silence and doubt first, then each clause under its narrowest source."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from wederhoor.model.claims import Claim, Trace, with_id
from wederhoor.model.texts import Span
from wederhoor.model.vocabulary import FAMILY_OF, UNATTRIBUTED, Certainty, Family, Kind, Part
from wederhoor.reading.aftermath import Sign, deny_back, doubtful, silent
from wederhoor.reading.attribution import Attribution
from wederhoor.reading.building import Statement, build
from wederhoor.reading.clauses import Clause, clauses
from wederhoor.reading.happenings import Happening, happenings
from wederhoor.reading.hedges import doubt, firmness, silence
from wederhoor.reading.mentions import Role
from wederhoor.reading.scene import Scene
from wederhoor.reading.sources import Context
from wederhoor.reading.speech import find_attributions
from wederhoor.reading.vouching import OUTLET, Memory, Voucher, near, voucher


@dataclass(frozen=True, slots=True)
class Told:
    """What a sentence tells: claims of its own, or a source for the sentence before."""

    claims: tuple[Claim, ...] = ()
    source: Voucher | None = None
    back_to: Span | None = None

    def resourced(self, claim: Claim) -> Claim:
        """A claim of the sentence before, under the source that this sentence gives it."""
        if self.source is None or claim.sentence != self.back_to:
            return claim
        if claim.claimants == self.source.claimants:
            return replace(claim, via=tuple(dict.fromkeys((*claim.via, *self.source.via))))
        if claim.claimants != (UNATTRIBUTED,) or claim.certainty in {Certainty.NO_COMMENT, Certainty.UNCONFIRMED}:
            return claim
        trace = (Trace("claimants", "backward", self.source.spans[0]), *claim.trace[1:])
        return with_id(
            replace(
                claim,
                claimants=self.source.claimants,
                claimant_spans=self.source.spans,
                via=self.source.via,
                trace=trace,
            )
        )


def tell(scene: Scene, context: Context, earlier: Sequence[Claim], memory: Memory) -> Told:
    """The claims of one sentence, given those before it; the memory learns who spoke."""
    if not context.sentence.tokens or _is_question(context):
        return Told()
    attributions = find_attributions(context)
    back = next((item for item in attributions if item.backward), None)
    if back is not None:
        source = voucher(scene, context, back, memory)
        memory.recent = source or memory.recent
        return Told((), source, earlier[-1].sentence if earlier else None)
    found: list[Claim] = []
    for clause in clauses(context.sentence, context.lexicon):
        found.extend(_clause(scene, context, clause, attributions, (*earlier, *found), memory))
    _remember(scene, context, attributions, memory)
    return Told(tuple(found))


def _is_question(context: Context) -> bool:
    return context.sentence.tokens[-1].text == "?"


def _clause(
    scene: Scene,
    context: Context,
    clause: Clause,
    attributions: tuple[Attribution, ...],
    earlier: Sequence[Claim],
    memory: Memory,
) -> Iterator[Claim]:
    quiet = silence(clause, context.lexicon)
    if quiet:
        claim = silent(Sign(scene, context, clause, quiet, earlier, memory))
        if claim is not None:
            yield claim
            return
    unsure = doubt(clause, context.lexicon)
    if unsure and (scene.concerns(context.sentence.number) or earlier):
        yield doubtful(Sign(scene, context, clause, unsure, earlier, memory))
        return
    yield from _stated(scene, context, clause, attributions, earlier, memory)


def _stated(
    scene: Scene,
    context: Context,
    clause: Clause,
    attributions: tuple[Attribution, ...],
    earlier: Sequence[Claim],
    memory: Memory,
) -> Iterator[Claim]:
    attribution, source = _source(scene, context, clause, attributions, memory)
    firm = firmness(clause, attribution, context.lexicon)
    if attribution is None and source is OUTLET:
        carried = _carry(context, clause, firm.rule, memory)
        source = carried or OUTLET
    statement = Statement(scene, context, clause, attribution, source, firm)
    found = [item for item in happenings(clause, context) if statement.vouched(item.trigger)]
    if found:
        for item in found:
            if _worth(statement, item, earlier):
                yield from build(statement, item, item.kind, memory)
        return
    if attribution is not None and source.claimants != (UNATTRIBUTED,) and _says_something(statement):
        for claim in build(statement, None, _fallback(statement), memory):
            yield deny_back(claim, earlier) if claim.certainty is Certainty.DENIED else claim


def _source(
    scene: Scene, context: Context, clause: Clause, attributions: tuple[Attribution, ...], memory: Memory
) -> tuple[Attribution | None, Voucher]:
    """The narrowest attribution that vouches for the clause, with relays that stand outside it."""
    middle = [t.index for t in clause.tokens if t.pos not in {"PUNCT", "CCONJ", "SCONJ"}]
    if not middle:
        return None, OUTLET
    outer: list[Voucher] = []
    chosen: tuple[Attribution, Voucher] | None = None
    for item in attributions:
        share = sum(item.vouches(index) for index in middle)
        if not share or (share < len(middle) / 2 and not _inside(item, clause)):
            continue
        who = voucher(scene, context, item, memory)
        if who is None:
            who = Voucher(
                (), (), (), None, False, f"{item.rule}-unnamed", context.sentence.number, context.sentence.paragraph
            )
        if chosen is None:
            chosen = (item, who)
        elif item.segment != chosen[0].segment:
            outer.append(who)
    if chosen is None:
        return None, OUTLET
    item, who = chosen
    return item, _through(who, outer, scene)


def _inside(item: Attribution, clause: Clause) -> bool:
    return any(clause.first <= a and b <= clause.last for a, b in item.content)


def _through(who: Voucher, outer: Sequence[Voucher], scene: Scene) -> Voucher:
    """A source with the media around it as relays; a medium inside gives way to the source outside."""
    via = list(who.via)
    for other in outer:
        if not other.claimants or other.claimants == who.claimants:
            continue
        if _is_medium(who, scene) and not _is_medium(other, scene):
            return replace(other, via=tuple(dict.fromkeys((*who.claimants, *via, *other.via))))
        via.extend(
            actor for actor in (*other.claimants, *other.via) if actor != UNATTRIBUTED and actor not in who.claimants
        )
    return replace(who, via=tuple(dict.fromkeys(via)))


def _is_medium(who: Voucher, scene: Scene) -> bool:
    known = [scene.theatre.actors.get(actor) for actor in who.claimants]
    return bool(known) and all(actor is not None and actor.kind == "medium" for actor in known)


def _carry(context: Context, clause: Clause, rule: str, memory: Memory) -> Voucher | None:
    """The source of the sentence before, where this one goes on in its voice."""
    recent = memory.recent
    if recent is None or not recent.claimants or not near(recent, context) or context.sentence.part is not Part.BODY:
        return None
    words = context.lexicon.words("reading", "carry", "ties")
    tied = any(token.lower in words for token in context.sentence.tokens[:1])
    hearsay = rule.startswith(("zou-hearsay", "zou-conditional"))
    text = " ".join(token.lower for token in context.sentence.tokens[:4])
    opening = any(text.startswith(item) for item in context.lexicon.tables["reading"]["carry"]["openings"])
    if not (hearsay or tied or opening) or _is_about_source(context, clause, recent):
        return None
    return replace(recent, carried=True, rule=f"carried-{'zou' if hearsay else 'tie'}")


def _is_about_source(context: Context, clause: Clause, recent: Voucher) -> bool:
    """Whether the source is itself the subject, so that this is not its own claim."""
    head = [n for n in context.speakers(0, 3) if n.first <= 2]
    if not head:
        return False
    return bool(set(head[0].actors) & set(recent.claimants)) or (
        head[0].role is Role.PRONOUN and head[0].span.end - head[0].span.start <= 3
    )


def _worth(statement: Statement, item: Happening, earlier: Sequence[Claim]) -> bool:
    """Whether a happening in the outlet's own voice is told firmly enough, and of this war, to be a claim."""
    if statement.voucher.claimants != (UNATTRIBUTED,):
        return True
    if FAMILY_OF[item.kind] is Family.WORDS:
        return False
    related = statement.scene.concerns(statement.context.sentence.number) or (bool(earlier) and item.by != "noun")
    if not related:
        return False
    if item.by == "noun":
        return statement.context.sentence.part is not Part.BODY or _noun_tells(statement)
    return True


def _noun_tells(statement: Statement) -> bool:
    """A noun tells a happening in running text only as subject or with a verb of beginning or lasting."""
    verbs = statement.context.lexicon.words("reading", "noun", "verbs")
    return any(token.lower in verbs for token in statement.clause.tokens)


def _says_something(statement: Statement) -> bool:
    """Whether what is left of the clause, without the attribution, has enough words to be a content."""
    words = [
        t for t in statement.clause.tokens if statement.vouched(t.index) and t.pos not in {"PUNCT", "CCONJ", "SCONJ"}
    ]
    return len(words) >= 3


def _fallback(statement: Statement) -> Kind:
    attribution = statement.attribution
    if attribution is not None and attribution.group in {"judge", "hedge"}:
        return Kind.ASSESSMENT
    lexicon = statement.context.lexicon
    verdict = lexicon.words("reading", "assessment", "words")
    if any(token.lower in verdict for token in statement.clause.tokens):
        return Kind.ASSESSMENT
    return Kind.STATEMENT


def _remember(scene: Scene, context: Context, attributions: tuple[Attribution, ...], memory: Memory) -> None:
    """The last source of the sentence is the one that the next may carry on; a sentence without one ends nothing."""
    for item in sorted(attributions, key=lambda a: a.segment):
        source = voucher(scene, context, item, memory)
        if source is not None:
            memory.recent = replace(
                source, carried=False, sentence=context.sentence.number, paragraph=context.sentence.paragraph
            )
