"""Roles that a sentence takes from the one before it. Rule: only where a word ties the two, and only what is empty."""

from collections.abc import Sequence
from dataclasses import replace

from wederhoor.model.claims import Claim, Trace
from wederhoor.model.vocabulary import FAMILY_OF, Family, Kind
from wederhoor.reading.building import Statement
from wederhoor.reading.happenings import Happening

CAUSES = frozenset({Kind.STRIKE, Kind.DRONE_OR_MISSILE_STRIKE, Kind.ATTACK})
HARM = frozenset({Kind.CASUALTIES, Kind.INFRASTRUCTURE_DAMAGE})
OPENING = 3  # words in which a sentence is tied to what stands before it
BEFORE = "of the claim before it"


def carried(claim: Claim, statement: Statement, item: Happening, earlier: Sequence[Claim]) -> Claim:
    """The claim with the doer of what did the harm, or with the parties of the talks told before."""
    if claim.agent:
        return claim
    if item.kind in HARM and _tied(statement):
        return _from(claim, _cause(statement, earlier))
    if item.kind is Kind.NEGOTIATION and FAMILY_OF[item.kind] is Family.TALKS:
        return _from(claim, next((c for c in reversed(earlier) if c.kind is Kind.NEGOTIATION and c.agent), None))
    return claim


def _tied(statement: Statement) -> bool:
    """Whether a clause opens with a word for what was told before it."""
    ties = statement.context.lexicon.words("roles", "carried", "harm")
    tokens = statement.clause.tokens
    return any(token.lower in ties for token in tokens)


def _cause(statement: Statement, earlier: Sequence[Claim]) -> Claim | None:
    """The strike or attack told last, if it stands in this sentence or in the one before it."""
    contexts = statement.scene.contexts
    number = statement.context.sentence.number
    near = {contexts[i].sentence.span for i in (number, number - 1) if i in contexts}
    last = next((claim for claim in reversed(earlier) if claim.sentence in near and claim.kind not in HARM), None)
    return last if last is not None and last.kind in CAUSES else None


def _from(claim: Claim, before: Claim | None) -> Claim:
    if before is None or not before.agent:
        return claim
    kept = tuple(trace for trace in claim.trace if trace.field != "agent")
    return replace(claim, agent=before.agent, trace=(*kept, Trace("agent", BEFORE)))
