"""Roles that a sentence takes from the one before it. Rule: only where a word ties the two, and only what is empty."""

from collections.abc import Sequence
from dataclasses import replace

from wederhoor.model.claims import Claim, Trace, with_id
from wederhoor.model.vocabulary import FAMILY_OF, Certainty, Family, Kind, Part, Polarity
from wederhoor.reading.building import Statement
from wederhoor.reading.clauses import TERSE
from wederhoor.reading.happenings import ARGUMENTS, Happening, happenings
from wederhoor.reading.mentions import Role
from wederhoor.reading.resuming import resumed
from wederhoor.reading.roles_names import is_force_noun
from wederhoor.reading.roles_sides import Ids, invading_side, is_force, owner, party, side_of, sides

CAUSES = frozenset({Kind.STRIKE, Kind.DRONE_OR_MISSILE_STRIKE, Kind.ATTACK})
HARM = frozenset({Kind.CASUALTIES, Kind.INFRASTRUCTURE_DAMAGE})
TALKS = frozenset({Kind.NEGOTIATION, Kind.AGREEMENT, Kind.PRISONER_EXCHANGE})
GIVEN = frozenset({Kind.SANCTIONS, Kind.AID, Kind.MOBILISATION})
TOLD_AGAIN = GIVEN | {Kind.CAPTURE, Kind.RECAPTURE, Kind.ADVANCE, Kind.WITHDRAWAL, Kind.ENCIRCLEMENT}
DEEDS = frozenset({Kind.CAPTURE, Kind.RECAPTURE, Kind.ADVANCE, Kind.ENCIRCLEMENT, Kind.CONTROL})  # done by one side
PUSHED = frozenset({Kind.RECAPTURE, Kind.ADVANCE, Kind.ATTACK, Kind.CAPTURE})  # with these a side takes land
PARTIES = frozenset({Role.ACTOR, Role.METONYM})  # names that can make an agreement
RECENT = 4  # claims within which "de inname" is the one that was told
BEFORE = "of the claim before it"
OF_LAND = "whose territory it is"


def carried(claim: Claim, statement: Statement, item: Happening, earlier: Sequence[Claim]) -> Claim:
    """The claim with the doer of what did the harm, the parties of the talks or the side whose attack or gain it is."""
    if item.kind in TOLD_AGAIN and item.by == "noun" and definite(statement, item.trigger):
        told = (c for c in reversed(earlier[-RECENT:]) if c.kind is claim.kind and (c.agent or c.target))
        claim = _told_again(claim, next(told, None))
    if item.kind is Kind.CAPTURE and _lost(claim, statement, item, earlier):
        return _by(claim, invading_side(statement.scene), OF_LAND)
    if item.kind in HARM and _tied(statement):
        return _harmed(claim, statement, _cause(statement, earlier))
    if item.kind is Kind.BATTLE and item.by == "noun" and item.agent is None and _known(statement, item):
        return _same_battle(claim, earlier)
    if item.kind in {Kind.AID, Kind.SANCTIONS} and claim.agent and not claim.target:
        return _likewise(claim, earlier)
    if claim.agent and not (claim.certainty is Certainty.DENIED and item.undone and _same_deed(claim, earlier)):
        return claim
    before = _doing(claim, statement, item, earlier)
    if before is not None and item.kind in CAUSES and _told_before(statement, item):
        return _told_again(claim, before)
    return _between(claim, statement) if before is None and item.kind in TALKS else _from(claim, before)


def _doing(claim: Claim, statement: Statement, item: Happening, earlier: Sequence[Claim]) -> Claim | None:
    """The claim before it whose doers are those of this one too."""
    if item.kind in TALKS:
        both = set(sides(statement.scene)) if item.kind is Kind.PRISONER_EXCHANGE else set[str]()
        return next(
            (c for c in reversed(earlier) if c.kind in TALKS and len(c.agent) > 1 and both <= set(c.agent)), None
        )
    if item.kind in DEEDS and (before := _same_deed(claim, earlier)) is not None:
        return before
    if item.kind is Kind.DRONE_OR_MISSILE_STRIKE and (_of_them(statement) or _they(statement)):
        return next((c for c in reversed(earlier[-RECENT:]) if c.kind is item.kind), None)
    if item.kind in CAUSES and item.by == "noun" and _known(statement, item):
        return next((c for c in reversed(earlier) if c.kind in CAUSES and c.agent), None)
    if item.kind in CAUSES and not claim.places and _told_before(statement, item):
        return _cause(statement, earlier)
    return None


def _between(claim: Claim, statement: Statement) -> Claim:
    """Talks of this war of which no party is named: both sides exchange prisoners, and make a truce or none."""
    words = statement.context.lexicon.phrases
    if words["parties"].first(statement.clause.tokens) is not None:
        pair = _pair(statement)
        if pair or claim.kind is not Kind.PRISONER_EXCHANGE:
            return _by(claim, pair, "the parties named before it") if pair else claim
    truce = words["truce"].first(statement.clause.tokens) is not None
    if claim.kind is Kind.PRISONER_EXCHANGE or truce:
        return _by(claim, sides(statement.scene), "between the sides")
    return claim


def _pair(statement: Statement) -> Ids:
    """The two whom "beide landen" stands for: those that the last sentence with any names, or the sides of the war."""
    scene, number = statement.scene, statement.context.sentence.number
    for at in range(number, max(number - 1 - RECENT, -1), -1):
        named = scene.contexts[at].names
        bodies = [n for n in named if n.role in PARTIES and n.actors and n.sort not in {"person", "medium"}]
        found = tuple(dict.fromkeys(actor for n in bodies for actor in side_of(scene, n.actors) or n.actors))
        if found:
            both = sides(scene)
            return both if set(found) <= set(both) else found if len(found) == 2 else ()
    return ()


def _same_deed(claim: Claim, earlier: Sequence[Claim]) -> Claim | None:
    """The claim that told before who did the same to the same town: "Kyiv ontkent dat de stad is gevallen"."""
    told = (c for c in reversed(earlier) if c.kind is claim.kind and c.target == claim.target and c.agent)
    return next(told, None) if claim.target else None


def _likewise(claim: Claim, earlier: Sequence[Claim]) -> Claim:
    """Aid or sanctions of another giver, for or against the one whom those told before it are for or against."""
    told = [c for c in earlier if c.kind is claim.kind and c.target]
    if not told or len({c.target for c in told}) > 1 or set(told[-1].target) & {*claim.agent, *claim.claimants}:
        return claim
    return with_id(replace(claim, target=told[-1].target, trace=(*claim.trace, Trace("target", BEFORE))))


def _same_battle(claim: Claim, earlier: Sequence[Claim]) -> Claim:
    """The battle told right before, of which a definite noun tells more: "de strijd duurde 224 dagen"."""
    before = earlier[-1] if earlier else None
    if before is None or before.kind is not Kind.BATTLE or claim.places or claim.target:
        return claim
    claim = with_id(replace(claim, target=before.target, trace=(*claim.trace, Trace("target", BEFORE))))
    return _from(claim, before) if before.claimants == claim.claimants else claim


def taken_up(claim: Claim, earlier: Sequence[Claim]) -> Claim:
    """A claim that no frame fits and that takes up one told before it, with its doer: "het besluit is genomen om"."""
    if FAMILY_OF[claim.kind] is Family.WORDS or claim.kind in HARM or claim.agent:
        return claim
    return _from(claim, next((c for c in reversed(earlier[-RECENT:]) if c.kind is claim.kind), None))


def judged(claim: Claim, statement: Statement, earlier: Sequence[Claim]) -> Claim:
    """A judgement with those of whom it is: the subject that it shares with the clause before it, or whose deed it is.

    "... bieden weerstand maar zijn in de minderheid"; "noemde de stap voorspelbaar"; "of het offensief slaagt".
    """
    if claim.kind is not Kind.ASSESSMENT or claim.agent or claim.target or not earlier:
        return claim
    before = earlier[-1]
    beside = before.sentence == claim.sentence and before.claimants == claim.claimants
    if beside and not any(token.dep.startswith("nsubj") for token in statement.clause.tokens):
        return _from(claim, before)
    return _from(claim, _deed(statement, earlier))


def _deed(statement: Statement, earlier: Sequence[Claim]) -> Claim | None:
    """The deed told before that a definite noun of a judgement names: by its kind, or as whatever was done."""
    lexicon, tokens = statement.context.lexicon, statement.clause.tokens
    whatever = lexicon.words("happenings", "resumed_any", "words")
    known = [token for token in tokens if token.dep in ARGUMENTS and definite(statement, token.index)]
    if any(token.lower in whatever for token in known):
        return next((c for c in reversed(earlier[-RECENT:]) if FAMILY_OF[c.kind] is not Family.WORDS), None)
    if (taken := resumed(statement, earlier)) is not None:
        return next(c for c in reversed(earlier) if c.kind is taken)
    named = {
        item.kind
        for item in happenings(statement.clause, statement.context)
        if item.trigger in {t.index for t in known}
    }
    return next((c for c in reversed(earlier) if c.kind in named and c.agent), None)


def told_below(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims of a story, with the doer that the text names for what its headline tells of nobody."""
    body = [claim for claim in claims if claim.part is Part.BODY and claim.agent]
    return tuple(_below(claim, body) if claim.part in TERSE and not claim.agent else claim for claim in claims)


def _below(claim: Claim, body: Sequence[Claim]) -> Claim:
    """A claim of a headline with the doer of the same deed, or the parties of the same talks, where none differ."""
    if claim.kind in TALKS:
        told = [c.agent for c in body if c.kind is claim.kind and len(c.agent) > 1]
    elif claim.kind in DEEDS:
        told = [c.agent for c in body if c.kind is claim.kind and c.target == claim.target != ()]
    else:
        return claim
    return _by(claim, told[0], "of what the text tells") if told and len(set(told)) == 1 else claim


def _told_again(claim: Claim, before: Claim | None) -> Claim:
    """A deed of which a definite noun tells again, with what it leaves open: "Kyiv bevestigde de inname"."""
    if before is None or (claim.target and before.target and claim.target != before.target):
        return claim
    if before.target and not claim.target:
        claim = with_id(replace(claim, target=before.target, trace=(*claim.trace, Trace("target", BEFORE))))
    return claim if claim.agent else _from(claim, before)


def _lost(claim: Claim, statement: Statement, item: Happening, earlier: Sequence[Claim]) -> bool:
    """Whether a place of the home side was taken by nobody named, as a third party tells it.

    Where the story tells that the home side itself takes land, the place may have been the other side's.
    """
    scene = statement.scene
    home = scene.theatre.tables["theatre"].get("home_party")
    third = bool(claim.claimants) and all(scene.theatre.party(name) in {None, "third"} for name in claim.claimants)
    if claim.agent or not item.undone or not third or not claim.target:
        return False
    if any(scene.gazetteer.get(place) is None for place in claim.target) or owner(scene, claim.places) != home:
        return False
    if claim.certainty not in {Certainty.ASSERTED, Certainty.HEDGED} or claim.polarity is not Polarity.POSITIVE:
        return False
    pushed = (party(scene, before.agent) for before in earlier if before.kind in PUSHED)
    gone = (party(scene, before.agent) not in {None, home} for before in earlier if before.kind is Kind.WITHDRAWAL)
    freed = any(before.kind is Kind.RECAPTURE for before in earlier)
    return not freed and not any(gone) and all(side != home for side in pushed)


def _known(statement: Statement, item: Happening) -> bool:
    """Whether a noun is the subject and was told of before: "het offensief begon", "die aanval kwam"."""
    subject = next((token.index for token in statement.clause.tokens if token.dep.startswith("nsubj")), None)
    return subject == item.trigger and definite(statement, item.trigger)


def definite(statement: Statement, noun: int) -> bool:
    """Whether a noun has an article or pronoun of what is known before it."""
    known = statement.context.lexicon.words("roles", "carried", "known")
    tokens = statement.context.sentence.tokens
    at = noun - 1
    while at > 0 and tokens[at].pos in {"ADJ", "NUM"}:
        at -= 1
    return statement.context.lower(at) in known


def _harmed(claim: Claim, statement: Statement, cause: Claim | None) -> Claim:
    """The claim with the doer of its cause; soldiers of no named side are of the army that was hit."""
    if cause is None:
        return claim
    theatre = statement.scene.theatre
    hit = {theatre.party(actor) for actor in cause.target if is_force(statement.scene, actor)}
    soldiers = theatre.tables["theatre"].get("party_soldiers", {})
    lexicon = statement.context.lexicon
    fighters = any(is_force_noun(lexicon, token.lower) for token in statement.clause.tokens)
    of_hit = tuple(soldiers[side] for side in hit if side in soldiers)
    if not claim.target and fighters and len(of_hit) == 1:
        claim = with_id(replace(claim, target=of_hit, trace=(*claim.trace, Trace("target", BEFORE))))
    return claim if claim.agent else _from(claim, cause)


def _tied(statement: Statement) -> bool:
    """Whether a clause has a word for what was told before it: "daarbij", "bij de aanval"."""
    ties = statement.context.lexicon.words("roles", "carried", "harm")
    if any(token.lower in ties for token in statement.clause.tokens):
        return True
    found = happenings(statement.clause, statement.context)
    return any(_told_before(statement, item) for item in found if item.kind in CAUSES)


def _told_before(statement: Statement, item: Happening) -> bool:
    """Whether a noun is an attack of which nothing but what was told before is known: "bij de aanval"."""
    bare = item.by == "noun" and item.agent is None and item.target is None
    return bare and definite(statement, item.trigger)


def _of_them(statement: Statement) -> bool:
    """Whether a clause tells of a part of what was counted before: "daarvan zijn er 30 neergehaald"."""
    words = statement.context.lexicon.words("reading", "carry", "ties")
    return any(token.lower in words for token in statement.clause.tokens)


def _they(statement: Statement) -> bool:
    """Whether the subject is a pronoun for what was told before: "ze werden allemaal neergehaald"."""
    return any(token.pos == "PRON" and token.dep.startswith("nsubj") for token in statement.clause.tokens)


def _cause(statement: Statement, earlier: Sequence[Claim]) -> Claim | None:
    """The strike or attack told last, if it stands in this sentence or in the one before it."""
    contexts = statement.scene.contexts
    number = statement.context.sentence.number
    near = {contexts[i].sentence.span for i in (number, number - 1) if i in contexts}
    last = next((claim for claim in reversed(earlier) if claim.sentence in near and claim.kind not in HARM), None)
    return last if last is not None and last.kind in CAUSES else None


def _from(claim: Claim, before: Claim | None) -> Claim:
    return claim if before is None or not before.agent else _by(claim, before.agent, BEFORE)


def _by(claim: Claim, agent: Ids, rule: str) -> Claim:
    """The claim with a doer, and the rule that gives him."""
    kept = tuple(trace for trace in claim.trace if trace.field != "agent")
    return with_id(replace(claim, agent=agent, trace=(*kept, Trace("agent", rule))))
