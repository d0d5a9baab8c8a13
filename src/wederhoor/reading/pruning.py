"""What a sentence says twice is one claim. Rule: nothing is dropped that says more than what stays."""

from collections.abc import Sequence
from dataclasses import replace

from wederhoor.model.claims import Claim, with_id
from wederhoor.model.texts import Span
from wederhoor.model.vocabulary import Certainty, Kind

UNFRAMED, GUESSED = "/no-frame", "/likely"  # ends of the rules of claims without a frame
TOLD, JUDGED = "clausal", "judged"  # beginnings of rules
GAP = 3  # characters between two clauses that a conjunction joins


def pruned(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Without bare statements, denials and silences where the same source says the same with more substance."""
    return tuple(claim for claim in claims if not any(_says_more(other, claim) for other in claims))


def _says_more(other: Claim, claim: Claim) -> bool:
    if other is claim or other.claimants != claim.claimants:
        return False
    bare = claim.rule.endswith((UNFRAMED, GUESSED))
    if _only_said(claim) and other.certainty is not Certainty.NO_COMMENT:
        if claim.rule.startswith(TOLD) and other.rule.startswith(JUDGED) and other.rule.endswith(UNFRAMED):
            return False  # "noemt de toestand kritiek, maar zegt dat de wijk wordt verdedigd": two things
        if _only_said(other) and other.rule != claim.rule:
            return other.rule.endswith(GUESSED)
        return claim.quantity is None or not _only_counts(other, claim)
    if bare and claim.certainty is other.certainty is Certainty.DENIED:
        return not other.rule.endswith((UNFRAMED, GUESSED))
    if claim.certainty is other.certainty is Certainty.NO_COMMENT:
        return (other.place_ids, other.content) > (claim.place_ids, claim.content)
    return False


def _only_said(claim: Claim) -> bool:
    """Whether no frame fits a claim, so that it is only said or of a kind that was guessed."""
    return claim.rule.endswith(GUESSED) or (claim.rule.endswith(UNFRAMED) and claim.kind is Kind.STATEMENT)


def _only_counts(other: Claim, claim: Claim) -> bool:
    """Whether another bare statement says no more than a number of its own."""
    return other.kind is claim.kind and _only_said(other) and other.quantity != claim.quantity


def guessed(claim: Claim, kind: Kind) -> Claim:
    """A claim without a frame as one of a kind that its words make likely."""
    trace = tuple(replace(item, rule=GUESSED[1:]) if item.field == "kind" else item for item in claim.trace)
    return with_id(replace(claim, kind=kind, rule=claim.rule.removesuffix(UNFRAMED) + GUESSED, trace=trace))


def joined(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Coordinate clauses that tell one happening of one doer as one claim: "hergroepeert en trekt zich terug uit X"."""
    kept: list[Claim] = []
    for claim in claims:
        if kept and _goes_on(kept[-1], claim):
            kept[-1] = _both(kept[-1], claim)
        else:
            kept.append(claim)
    return tuple(kept)


def _goes_on(first: Claim, second: Claim) -> bool:
    same = _told(first) == _told(second) and bool(first.agent)
    near = 0 <= second.content.start - first.content.end <= GAP
    return same and near and first.quantity is second.quantity is None and second.when in {first.when, None}


def _told(claim: Claim) -> tuple[object, ...]:
    return (claim.claimants, claim.kind, claim.certainty, claim.polarity, claim.agent, claim.sentence, claim.part)


def _both(first: Claim, second: Claim) -> Claim:
    known = set(first.place_ids)
    return with_id(
        replace(
            first,
            content=Span(first.content.start, second.content.end),
            places=(*first.places, *(ref for ref in second.places if ref.place not in known)),
            target=tuple(dict.fromkeys((*first.target, *second.target))),
            cue=tuple(sorted({*first.cue, *second.cue})),
            trace=(*first.trace, *(trace for trace in second.trace if trace.field in {"places", "target"})),
        )
    )
