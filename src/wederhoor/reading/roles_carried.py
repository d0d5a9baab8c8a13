"""Roles that a sentence takes from the one before it. Rule: only where a word ties the two, and only what is empty."""

from collections.abc import Sequence
from dataclasses import replace

from wederhoor.model.claims import Claim, Trace, with_id
from wederhoor.model.vocabulary import Certainty, Kind, Polarity
from wederhoor.reading.building import Statement
from wederhoor.reading.happenings import Happening
from wederhoor.reading.roles_names import is_force_noun
from wederhoor.reading.roles_sides import Ids, invading_side, is_force, owner, party

CAUSES = frozenset({Kind.STRIKE, Kind.DRONE_OR_MISSILE_STRIKE, Kind.ATTACK})
HARM = frozenset({Kind.CASUALTIES, Kind.INFRASTRUCTURE_DAMAGE})
TALKS = frozenset({Kind.NEGOTIATION, Kind.AGREEMENT})
TOLD_AGAIN = frozenset({Kind.CAPTURE, Kind.RECAPTURE, Kind.ADVANCE, Kind.WITHDRAWAL, Kind.ENCIRCLEMENT})
PUSHED = frozenset({Kind.RECAPTURE, Kind.ADVANCE, Kind.ATTACK, Kind.CAPTURE})  # with these a side takes land
RECENT = 4  # claims within which "de inname" is the one that was told
BEFORE = "of the claim before it"
OF_LAND = "whose territory it is"


def carried(claim: Claim, statement: Statement, item: Happening, earlier: Sequence[Claim]) -> Claim:
    """The claim with the doer of what did the harm, the parties of the talks or the side whose attack or gain it is."""
    if item.kind in TOLD_AGAIN and item.by == "noun" and _definite(statement, item):
        claim = _told_again(claim, next((c for c in reversed(earlier[-RECENT:]) if c.kind is claim.kind), None))
    if item.kind is Kind.CAPTURE and _lost(claim, statement, item, earlier):
        return _by(claim, invading_side(statement.scene), OF_LAND)
    if item.kind in HARM and _tied(statement):
        return _harmed(claim, statement, _cause(statement, earlier))
    if claim.agent:
        return claim
    if item.kind in TALKS:
        return _from(claim, next((c for c in reversed(earlier) if c.kind in TALKS and len(c.agent) > 1), None))
    if item.kind is Kind.DRONE_OR_MISSILE_STRIKE and _of_them(statement):
        return _from(claim, next((c for c in reversed(earlier[-RECENT:]) if c.kind is item.kind), None))
    if item.kind in CAUSES and item.by == "noun" and _known(statement, item):
        return _from(claim, next((c for c in reversed(earlier) if c.kind in CAUSES and c.agent), None))
    return claim


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
    return subject == item.trigger and _definite(statement, item)


def _definite(statement: Statement, item: Happening) -> bool:
    """Whether a noun has an article or pronoun of what is known before it."""
    known = statement.context.lexicon.words("roles", "carried", "known")
    tokens = statement.context.sentence.tokens
    at = item.trigger - 1
    while at > 0 and tokens[at].pos == "ADJ":
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
    """Whether a clause opens with a word for what was told before it."""
    ties = statement.context.lexicon.words("roles", "carried", "harm")
    tokens = statement.clause.tokens
    return any(token.lower in ties for token in tokens)


def _of_them(statement: Statement) -> bool:
    """Whether a clause tells of a part of what was counted before: "daarvan zijn er 30 neergehaald"."""
    words = statement.context.lexicon.words("reading", "carry", "ties")
    return any(token.lower in words for token in statement.clause.tokens)


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
