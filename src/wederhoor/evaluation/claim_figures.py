"""Figures on single claims. Rule: all but claims and who_says_what count only the claims that were paired."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from wederhoor.evaluation.agreement import claimants_agree, quantities_agree, when_agrees
from wederhoor.evaluation.answers import ClaimAnswer
from wederhoor.evaluation.clock import near
from wederhoor.evaluation.gold import Gold, GoldClaim
from wederhoor.evaluation.measures import Figures, label_f1, mean, precision_recall, ratio, sets_f1, zero_if_asked
from wederhoor.model.vocabulary import Certainty, Polarity

COMMON = 10  # a kind with fewer claims in the gold has no say in the mean over kinds
Both = tuple[GoldClaim, ClaimAnswer]


@dataclass(frozen=True, slots=True)
class Compared:
    """The claims of some documents: all wanted, all given, and those that were paired."""

    documents: int
    wanted: tuple[GoldClaim, ...]
    given: int
    pairs: tuple[Both, ...]

    def asks(self, what: Callable[[GoldClaim], object]) -> bool:
        """Whether any annotated claim has something."""
        return any(map(what, self.wanted))

    def share(self, hits: Sequence[float]) -> float | None:
        """The mean over the pairs; 0 without pairs where anything was asked."""
        return ratio(sum(hits), len(hits), bool(self.wanted))


def claim_figures(gold: Gold, compared: Compared) -> Figures:
    """Every figure on single claims."""
    c = compared
    right = [wanted.kind == said.kind for wanted, said in c.pairs]
    full = [
        wanted.kind == said.kind and claimants_agree(wanted, said) and wanted.certainty == said.certainty
        for wanted, said in c.pairs
    ]
    return {
        "counts": {
            "documents": c.documents,
            "gold_claims": len(c.wanted),
            "predicted_claims": c.given,
            "aligned": len(c.pairs),
        },
        "claims": precision_recall(sum(right), c.given, len(c.wanted)),
        "who_says_what": precision_recall(sum(full), c.given, len(c.wanted)),
        "kind": {"accuracy": c.share(right), "macro_f1": _kinds(c)},
        "claimant": _claimants(gold, c),
        "via": {"f1": _names(c, lambda claim: claim.via)},
        "certainty": _certainties(c),
        "polarity": {"negative_f1": _negatives(c)},
        "places": {"f1": _names(c, lambda claim: claim.places)},
        "when": _times(c),
        "quantity": _quantities(c),
        "agent": {"accuracy": _doer(gold, c, lambda claim: claim.agent)},
        "target": {"accuracy": _doer(gold, c, lambda claim: claim.target)},
        "unmatched": c.given - len(c.pairs),
    }


def _kinds(c: Compared) -> float | None:
    labels = [(wanted.kind, said.kind) for wanted, said in c.pairs]
    often = [kind for kind, number in Counter(claim.kind for claim in c.wanted).items() if number >= COMMON]
    return mean(zero_if_asked(label_f1(labels, kind), True) for kind in often if kind is not None)


def _claimants(gold: Gold, c: Compared) -> Figures:
    def half(wanted: GoldClaim, said: ClaimAnswer) -> float:
        if claimants_agree(wanted, said):
            return 1
        return 0.5 if any(gold.related(a, b) for a in wanted.claimants for b in said.claimants) else 0

    shares = [half(*pair) for pair in c.pairs]
    return {"exact": c.share([share == 1 for share in shares]), "with_halves": c.share(shares)}


def _names(c: Compared, field: Callable[[ClaimAnswer], tuple[str, ...]]) -> float | None:
    return zero_if_asked(sets_f1((field(wanted), field(said)) for wanted, said in c.pairs), c.asks(field))


def _certainties(c: Compared) -> Figures:
    labels = [(wanted.certainty, said.certainty) for wanted, said in c.pairs]
    asked = {claim.certainty for claim in c.wanted}
    each = {value.value: zero_if_asked(label_f1(labels, value), value in asked) for value in Certainty}
    return {"accuracy": c.share([a == b for a, b in labels]), "macro_f1": mean(each.values()), "f1": each}


def _negatives(c: Compared) -> float | None:
    labels = [(wanted.polarity, said.polarity) for wanted, said in c.pairs]
    return zero_if_asked(label_f1(labels, Polarity.NEGATIVE), c.asks(lambda g: g.polarity == Polarity.NEGATIVE))


def _times(c: Compared) -> Figures:
    def right(wanted: GoldClaim, said: ClaimAnswer) -> float:
        if when_agrees(wanted, said):
            return 1
        return 0.5 if near(wanted.when, said.when) else 0

    dated = [right(*pair) for pair in c.pairs if pair[0].when is not None]
    undated = [pair for pair in c.pairs if pair[0].when is None]
    return {
        "score": ratio(sum(dated), len(dated), c.asks(lambda claim: claim.when)),
        "false_dates": sum(said.when is not None and not when_agrees(wanted, said) for wanted, said in undated),
        "undated": len(undated),
    }


def _quantities(c: Compared) -> Figures:
    wanted = sum(gold.quantity is not None for gold, _ in c.pairs)
    given = sum(said.quantity is not None for _, said in c.pairs)
    same = [
        (gold.quantity, said.quantity)
        for gold, said in c.pairs
        if gold.quantity and said.quantity and quantities_agree(gold.quantity, said.quantity)
    ]
    f1 = zero_if_asked(precision_recall(len(same), given, wanted)["f1"], c.asks(lambda claim: claim.quantity))
    alike = sum(gold.comparison == said.comparison for gold, said in same)
    return {"f1": f1, "cmp": ratio(alike, len(same), f1 is not None)}


def _doer(gold: Gold, c: Compared, field: Callable[[ClaimAnswer], str | None]) -> float | None:
    def parts(claim: ClaimAnswer) -> set[str]:
        return set((field(claim) or "").split("+"))

    def fits(claim: ClaimAnswer) -> bool:
        return bool(field(claim)) and parts(claim) <= gold.known

    hits = [parts(wanted) == parts(said) for wanted, said in c.pairs if fits(wanted)]
    return ratio(sum(hits), len(hits), c.asks(fits))
