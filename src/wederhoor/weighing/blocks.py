"""Block keys: which claims are weighed together. Rule: pure per claim, so that a laptop and an archive block alike."""

from wederhoor.model.vocabulary import Certainty, Family
from wederhoor.weighing.facts import Fact

GAPS = {Family.GROUND: 3, Family.STRIKES: 0, Family.PEOPLE: 1, Family.TALKS: 3, Family.WORDS: 1}  # days without a claim
CUMULATIVE = 3  # days; a longer time counts as of its last day

BlockKey = tuple[str, str, str]  # family, place or "", subject


def block_keys(fact: Fact, target: Fact | None = None) -> tuple[BlockKey, ...]:
    """The blocks of a claim; one that only answers another claim goes where that one is."""
    meant = target if target is not None and _answers(fact) and not fact.scope else fact
    family = meant.family.value
    stretch = _apart(meant)
    if meant.scope:
        return tuple((family, place, stretch) for place in meant.scope)
    return ((family, "", f"{stretch} {_subject(meant)}"),)


def days_of(fact: Fact) -> tuple[int, int] | None:
    """The days by which a claim is laid beside others; None where its time cannot be placed."""
    if fact.first is None or fact.last is None:
        return None
    return (fact.last if fact.last - fact.first > CUMULATIVE else fact.first), fact.last


def gap_of(key: BlockKey) -> int:
    """Days that may lie between claims of one stretch; without a place only one day holds claims together."""
    return GAPS[Family(key[0])] if key[1] else 0


def _answers(fact: Fact) -> bool:
    return fact.claim.certainty in {
        Certainty.NO_COMMENT,
        Certainty.UNCONFIRMED,
        Certainty.DENIED,
        Certainty.CORRECTED,
    }


def _apart(fact: Fact) -> str:
    """What keeps a claim out of the days' events: a state of months, or a time that cannot be placed."""
    if fact.first is None:
        return f"unplaced {fact.claim.when}"
    return "lasting" if fact.wide else ""


def _subject(fact: Fact) -> str:
    """What stands for the place where none is named: the number's subject and speaker, or who does what to whom."""
    claim = fact.claim
    speaker = "+".join(sorted(fact.parties)) or "+".join(claim.claimants)
    if fact.number is not None:
        return f"{claim.kind.value}:{fact.number[3]} {speaker}"
    if fact.doers or fact.aims:
        return f"{'+'.join(fact.doers)} > {'+'.join(fact.aims)}"
    return f"{fact.key}"
