"""What goes wrong most often, in both directions. Rule: sorts of mistakes are counted, no sentence is shown.

Left out: the annotation says something, the program does not. Wrongly said: the program says something else, or more.
A claim of another kind, claimant or certainty than the annotated one counts as wrongly said.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from wederhoor.evaluation.agreement import HALF, align, claimants_agree, quantities_agree, when_agrees
from wederhoor.evaluation.answers import Answers, ClaimAnswer
from wederhoor.evaluation.document_figures import answer_for
from wederhoor.evaluation.gold import Gold, GoldClaim
from wederhoor.evaluation.measures import overlap
from wederhoor.model.vocabulary import UNATTRIBUTED

Same = Callable[[GoldClaim, ClaimAnswer], bool]
COMPARED: tuple[tuple[str, Same], ...] = (
    ("when", when_agrees),
    ("quantity", lambda wanted, said: quantities_agree(wanted.quantity, said.quantity)),
    ("places", lambda wanted, said: set(wanted.places) == set(said.places)),
    ("via", lambda wanted, said: set(wanted.via) == set(said.via)),
    ("agent", lambda wanted, said: wanted.agent == said.agent),
    ("target", lambda wanted, said: wanted.target == said.target),
)


@dataclass(frozen=True, slots=True)
class Mistakes:
    """How often each sort of mistake was made, the commonest first."""

    left_out: tuple[tuple[str, int], ...]
    wrongly_said: tuple[tuple[str, int], ...]


def mistakes(gold: Gold, answers: Answers, folder: str) -> Mistakes:
    """The mistakes on the documents of one set."""
    out: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for document in gold.of_set(folder):
        given = answer_for(answers, document).claims
        pairs = align(document.claims, given)
        out.update(_lost(document.claims, given, {i for i, _ in pairs}))
        wrong.update(_in_vain(document.claims, given, {j for _, j in pairs}))
        for i, j in pairs:
            out.update(_emptied(document.claims[i], given[j]))
            wrong.update(_altered(document.claims[i], given[j]))
    return Mistakes(_ranked(out), _ranked(wrong))


def _ranked(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _lost(wanted: Sequence[GoldClaim], given: Sequence[ClaimAnswer], paired: set[int]) -> Iterator[str]:
    for number, claim in enumerate(wanted):
        if number not in paired:
            where = "a sentence of which another claim was read" if _shares(claim, given) else "a sentence passed over"
            yield f"{claim.kind} in {where}"


def _in_vain(wanted: Sequence[GoldClaim], given: Sequence[ClaimAnswer], paired: set[int]) -> Iterator[str]:
    for number, claim in enumerate(given):
        if number not in paired:
            where = "a sentence with other claims" if _shares(claim, wanted) else "a sentence without a claim"
            yield f"{claim.kind} in {where}"


def _shares(claim: ClaimAnswer, others: Sequence[ClaimAnswer]) -> bool:
    return any(overlap(claim.sentence, other.sentence) >= HALF for other in others)


def _emptied(wanted: GoldClaim, said: ClaimAnswer) -> Iterator[str]:
    """Fields that the annotation fills and the program leaves open."""
    for name, same in COMPARED:
        if not same(wanted, said) and getattr(wanted, name) and not getattr(said, name):
            yield f"{name} left empty"
    if not claimants_agree(wanted, said) and said.claimants == (UNATTRIBUTED,):
        yield "claimant read as the outlet's own voice"


def _altered(wanted: GoldClaim, said: ClaimAnswer) -> Iterator[str]:
    """Fields that the program fills and the annotation fills otherwise or not at all."""
    for name, same in COMPARED:
        if not same(wanted, said) and getattr(said, name):
            yield f"{name} {'wrong' if getattr(wanted, name) else 'given where there is none'}"
    if not claimants_agree(wanted, said) and said.claimants != (UNATTRIBUTED,):
        yield "claimant wrong" if wanted.claimants != (UNATTRIBUTED,) else "claimant given to the outlet's own voice"
    for name in ("kind", "certainty", "polarity"):
        if getattr(wanted, name) != getattr(said, name):
            yield f"{name}: {getattr(wanted, name)} read as {getattr(said, name)}"
