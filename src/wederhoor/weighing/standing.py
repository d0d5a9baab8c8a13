"""What follows for a line or a matter. Rule: the first status that holds, each with its rule and the claims behind it.

Only a party's latest position counts: what was taken back, or admitted since, contests nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from wederhoor.model.packs import Theatre
from wederhoor.model.vocabulary import THIRD, Certainty, Extent, Kind, RelationKind, Status
from wederhoor.model.weights import OWN_DENIAL, MatterLine, Origin, Reason, Relation, Standing
from wederhoor.weighing.denials import MANNER
from wederhoor.weighing.facts import FUTURE, SILENT, Fact, sides
from wederhoor.weighing.grades import grade
from wederhoor.weighing.oppositions import HOLDS, MOVES
from wederhoor.weighing.origins import independent

CONFIRMING = frozenset({"admission", "both_sides"})  # rules by which a claim is confirmed, not only corroborated
OPEN_ENDS = (("not_confirmed", Certainty.UNCONFIRMED), ("unanswered", Certainty.NO_COMMENT))
SUMMARY = (
    Status.CONTESTED,
    Status.CONFIRMED,
    Status.CORROBORATED,
    Status.CLAIMED,
    Status.EXPECTED,
    Status.WITHDRAWN,
    Status.UNANSWERED,
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What standing rests on: facts and relations by claim, heads of families, origins and answers by claim."""

    theatre: Theatre
    facts: Mapping[str, Fact]
    heads: Mapping[str, str]
    relations: Mapping[str, tuple[Relation, ...]]  # by each end, heads of families only; repeats left out
    origins: Mapping[str, Origin]  # by claim
    doubts: Mapping[str, tuple[str, ...]]  # head -> doubts and open silences about it


def stand(claims: Sequence[str], place: str, evidence: Evidence) -> Standing:
    """The standing of the claims of one line, at a place or, with an empty one, at none."""
    facts = [evidence.facts[claim] for claim in claims]
    tops = {evidence.heads[claim] for claim in claims}
    relations = evidence.relations
    touching = [r for top in sorted(tops) for r in relations.get(top, ()) if _about_place(r, place, evidence)]
    taken_back = [r for r in touching if r.kind is RelationKind.CORRECTS and r.b in tops]
    gone = {relation.b for relation in taken_back}
    still = [fact for fact in facts if evidence.heads[fact.id] not in gone] if gone else facts
    silent = all(fact.claim.certainty in SILENT for fact in facts)
    if taken_back and not still and not silent:
        status, reason = Status.WITHDRAWN, _because(taken_back)
    else:
        standing = {evidence.heads[fact.id] for fact in still}
        status, reason = _status(still or facts, [r for r in touching if {r.a, r.b} & standing], evidence)
    remarks = (*_remarks(facts, touching, status, evidence), *_takers_back(taken_back, status, evidence))
    return Standing(status, grade(status), (reason,), remarks)


def _about_place(relation: Relation, place: str, evidence: Evidence) -> bool:
    """Whether both ends can speak of the place: a claim about two towns is confirmed for each of them apart."""
    if not place:
        return True
    here, there = evidence.facts[relation.a].scope, evidence.facts[relation.b].scope
    return (not here or place in here) and (not there or place in there)


def summarise(lines: Iterable[MatterLine]) -> Standing:
    """The standing of a matter: of its lines the one that weighs most; taken back only if nothing else is left."""
    found = [line.standing for line in lines]
    status = next(status for status in SUMMARY if any(standing.status is status for standing in found))
    chosen = [standing for standing in found if standing.status is status]
    reasons = tuple(sorted({reason for standing in chosen for reason in standing.reasons}, key=_by_text))
    remarks = tuple(sorted({remark for standing in found for remark in standing.remarks}, key=_by_text))
    return Standing(status, grade(status), reasons, remarks)


def _by_text(reason: Reason) -> tuple[str, tuple[str, ...]]:
    return reason.rule, reason.claims


def _takers_back(taken_back: Sequence[Relation], status: Status, evidence: Evidence) -> Iterable[Reason]:
    """Who took a claim back in place of its speaker; and where others still say the same, whoever took it back."""
    facts = evidence.facts
    others = [r.a for r in taken_back if not set(facts[r.a].claim.claimants) & set(facts[r.b].claim.claimants)]
    if status is not Status.WITHDRAWN:
        others = [relation.a for relation in taken_back]
    if others:
        yield _reason("taken_back_by", others)


def _status(facts: Sequence[Fact], touching: Sequence[Relation], evidence: Evidence) -> tuple[Status, Reason]:
    if all(fact.claim.certainty in SILENT for fact in facts):
        return Status.UNANSWERED, _reason("only_silence", (fact.id for fact in facts))
    standing = {evidence.heads[fact.id] for fact in facts}
    contested = [r for r in touching if _contests(r, standing) and _stands(r, evidence)]
    if contested:
        return Status.CONTESTED, _because(contested)
    confirms = [r for r in touching if r.kind is RelationKind.CONFIRMS]
    confirmed = [r for r in confirms if r.rule in CONFIRMING]
    if confirmed:
        return Status.CONFIRMED, _because(confirmed)
    if all(fact.claim.certainty in FUTURE for fact in facts) and _own_future(facts):
        return Status.EXPECTED, _reason("only_intention", (fact.id for fact in facts))
    if confirms:
        return Status.CORROBORATED, _because(confirms)
    return _by_origins(facts, evidence)


def _by_origins(facts: Sequence[Fact], evidence: Evidence) -> tuple[Status, Reason]:
    found = {evidence.origins[fact.id].id: evidence.origins[fact.id] for fact in facts}
    apart = independent(found.values(), evidence.theatre)
    claims = [fact.id for fact in facts]
    if len(apart) > 1:
        return Status.CORROBORATED, _reason("independent_origins", claims)
    return Status.CLAIMED, _reason("one_origin" if apart else "no_known_source", claims)


def _own_future(facts: Sequence[Fact]) -> bool:
    """An intention is expected; a condition only where the speaker speaks of what he himself will do."""
    return all(
        fact.claim.certainty is Certainty.INTENTION
        or bool(set(fact.claim.agent) & fact.lineage)
        or (len(fact.parties) == 1 and set(fact.doers) == fact.parties)
        for fact in facts
    )


def _contests(relation: Relation, standing: set[str]) -> bool:
    """Whether it disputes the thing itself between two parties; who denies how it went is contested only in that."""
    return relation.opposes and (relation.rule != MANNER or relation.a in standing)


def _stands(contradiction: Relation, evidence: Evidence) -> bool:
    """Whether both positions still stand: neither was taken back or gone against, nor the other's admitted since."""
    a, b = evidence.facts[contradiction.a], evidence.facts[contradiction.b]
    for end in (a, b):
        for relation in evidence.relations.get(end.id, ()):
            given_up = relation.kind is RelationKind.CORRECTS or relation.rule == OWN_DENIAL
            if given_up and relation.b == end.id:
                return False
    return not any(_gave_in(party, other, evidence) for party, other in ((a, b), (b, a)))


def _gave_in(party: Fact, other: Fact, evidence: Evidence) -> bool:
    """Whether one party later said itself what it had contradicted."""
    for relation in evidence.relations.get(other.id, ()):
        if relation.kind is RelationKind.CONFIRMS and relation.rule in CONFIRMING:
            admission = evidence.facts[relation.a if relation.b == other.id else relation.b]
            if admission.parties == party.parties and admission.known > party.known:
                return True
    return False


def _remarks(
    facts: Sequence[Fact], touching: Sequence[Relation], status: Status, evidence: Evidence
) -> Iterable[Reason]:
    tops = {evidence.heads[fact.id] for fact in facts}
    open_ends = sorted({claim for top in tops for claim in evidence.doubts.get(top, ())})
    own = {fact.claim.claimants for fact in facts}  # what somebody adds nothing to is not unanswered by him
    for rule, certainty in OPEN_ENDS if open_ends else ():
        ends = (evidence.facts[claim] for claim in open_ends)
        claims = [end.id for end in ends if end.claim.certainty is certainty and end.claim.claimants not in own]
        if claims:
            yield _reason(rule, claims)
    manner = {r.a for r in touching if r.rule == MANNER and r.b in tops and _stands(r, evidence)}
    if manner:
        yield _reason("manner_contested", manner)
    against = [fact.id for fact in facts if against_interest(fact, evidence.theatre)]
    if against:
        yield _reason("against_interest", against)
    parties = {party for fact in facts for party in fact.parties}
    if status is Status.CORROBORATED and len(parties) == 1 and THIRD not in parties:
        yield _reason("one_side", (fact.id for fact in facts))


def against_interest(fact: Fact, theatre: Theatre) -> bool:
    """Whether a belligerent says what hurts its own side: it leaves a place, holds no more than one, or loses one."""
    if len(fact.parties) != 1 or THIRD in fact.parties or fact.negative or fact.claim.certainty in SILENT | FUTURE:
        return False
    doing = sides(theatre, fact.doers)
    if len(doing) != 1:
        return False
    if fact.claim.kind is Kind.WITHDRAWAL:
        return doing == fact.parties
    if fact.claim.kind is Kind.CONTROL and fact.claim.extent is Extent.ONLY and doing == fact.parties:
        return True
    gains = fact.claim.kind in MOVES | HOLDS | {Kind.ENCIRCLEMENT}
    return gains and bool(fact.scope) and doing != fact.parties


def _because(relations: Sequence[Relation]) -> Reason:
    rules = sorted({relation.rule for relation in relations})
    return _reason("+".join(rules), {end for relation in relations for end in (relation.a, relation.b)})


def _reason(rule: str, claims: Iterable[str]) -> Reason:
    return Reason(rule, tuple(sorted(set(claims))))
