"""Where a headline says more than its text. Rule: only fields are compared; what matches no claim is not judged."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from wederhoor.model.claims import Claim
from wederhoor.model.vocabulary import UNATTRIBUTED, Certainty, Comparison, Part, RelationKind
from wederhoor.model.weights import Relation
from wederhoor.situation.value import Firmer

SOFT = frozenset({Comparison.ABOUT, Comparison.ALMOST, Comparison.AT_MOST, Comparison.LESS_THAN})


def firmer_headlines(
    claims: Mapping[str, Claim], inside: Iterable[str], relations: Iterable[Relation]
) -> tuple[Firmer, ...]:
    """Headlines among some claims that drop the source, the hedge or the limit of the claim of their text."""
    chosen = set(inside)
    pairs = [
        (relation.a, relation.b)
        for relation in relations
        if relation.kind is RelationKind.REPEATS and relation.rule == "headline" and relation.a in chosen
    ]
    found = [Firmer(a, b, rule) for a, b in pairs for rule in _more_firmly(claims[a], claims[b])]
    return tuple(sorted(found, key=lambda firmer: (firmer.headline, firmer.body, firmer.rule)))


def own_voice(claims: Mapping[str, Claim], inside: Sequence[str]) -> tuple[str, ...]:
    """Claims of the text, not of its headlines, that an outlet prints as its own."""
    return tuple(
        name
        for name in inside
        if claims[name].claimants == (UNATTRIBUTED,)
        and claims[name].part is Part.BODY
        and claims[name].certainty in {Certainty.ASSERTED, Certainty.HEDGED}
    )


def _more_firmly(head: Claim, body: Claim) -> Iterator[str]:
    if head.claimants == (UNATTRIBUTED,) and body.claimants != (UNATTRIBUTED,):
        yield "no_source"
    if head.certainty is Certainty.ASSERTED and body.certainty is Certainty.HEDGED:
        yield "hedge_dropped"
    mine, theirs = head.quantity, body.quantity
    if mine is not None and theirs is not None and theirs.comparison in SOFT and mine.comparison not in SOFT:
        yield "number_firmer"
