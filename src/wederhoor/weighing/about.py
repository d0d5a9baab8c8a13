"""What a denial, doubt, correction or silence is about. Rule: what reading found, else the nearest earlier claim."""

from collections.abc import Iterable, Mapping

from wederhoor.model.vocabulary import Certainty, Family, Kind
from wederhoor.weighing.facts import FUTURE, SILENT, Fact, related, same_side, shared

NEXT = 3  # characters between two sentences of which one follows the other: a space and quotation marks
ANSWERING = SILENT | {Certainty.DENIED, Certainty.CORRECTED}


def resolve(facts: Iterable[Fact]) -> Mapping[str, str]:
    """Claim -> the claim that it is about, for those that answer something; facts come in canonical order."""
    known = {fact.id: fact for fact in facts}
    stories: dict[str, list[Fact]] = {}
    for fact in known.values():
        stories.setdefault(fact.claim.story, []).append(fact)
    found: dict[str, str] = {}
    for told in stories.values():
        for place, fact in enumerate(told):
            if fact.claim.certainty not in ANSWERING:
                continue
            given = fact.claim.about
            found_there = known.get(given) if given else None
            read = given if found_there is not None and _of_others(fact, found_there) else None
            meant = read or _nearest(fact, told[:place])
            if meant is not None:
                found[fact.id] = meant
    return found


def _nearest(fact: Fact, earlier: list[Fact]) -> str | None:
    """The nearest claim that fits by the first test that any claim passes."""
    tests = {Certainty.DENIED: (_denied,), Certainty.CORRECTED: (_corrected,)}
    for fits in tests.get(fact.claim.certainty, (_same_kind, _same_place, _own_words)):
        for other in reversed(earlier):
            if other.claim.certainty not in SILENT and fits(fact, other):
                return other.id
    return None


def compatible(a: Fact, b: Fact) -> bool:
    """Whether two claims can be about one place: they share one, or one of them names none."""
    return not a.scope or not b.scope or shared(a.scope, b.scope)


def _same_kind(fact: Fact, other: Fact) -> bool:
    """The same kind; a silence or doubt that names a place is about that place and no other.

    Words are of many things: of those a silence is only about what was said just before. What fits no kind shares none.
    """
    here = not fact.scope or shared(fact.scope, other.scope)
    near = fact.family is not Family.WORDS or _follows(fact, other)
    same = fact.claim.kind is other.claim.kind is not Kind.OTHER and not other.negative
    return same and here and near and _of_others(fact, other)


def _of_others(fact: Fact, other: Fact) -> bool:
    """Whether a silence can be about a claim: nobody leaves unanswered what another of his own side says."""
    silent = fact.claim.certainty is Certainty.NO_COMMENT
    return not (silent and same_side(fact, other) and fact.claim.claimants != other.claim.claimants)


def _same_place(fact: Fact, other: Fact) -> bool:
    return fact.family is other.family and shared(fact.scope, other.scope)


def _own_words(fact: Fact, other: Fact) -> bool:
    """Nothing to add to what one said oneself."""
    return fact.attributed and fact.family is other.family and fact.claim.claimants == other.claim.claimants


def _denied(fact: Fact, other: Fact) -> bool:
    """A denial answers somebody else: the same kind, and nothing that is itself denied or only planned."""
    if other.negative or other.claim.certainty in FUTURE or fact.claim.kind is not other.claim.kind:
        return False
    another = other.attributed and not related(fact, other) and fact.parties != other.parties
    return another and compatible(fact, other) and _tied(fact, other)


def _tied(fact: Fact, other: Fact) -> bool:
    """Whether more than the kind ties an answer to a claim: a place, a doer, or that one sentence follows the other."""
    return _follows(fact, other) or shared(fact.scope, other.scope) or bool(fact.doers and fact.doers == other.doers)


def _follows(fact: Fact, other: Fact) -> bool:
    """Whether one sentence follows the other, or is the same."""
    return fact.claim.sentence.start - other.claim.sentence.end <= NEXT


def _corrected(fact: Fact, other: Fact) -> bool:
    if fact.claim.kind is not other.claim.kind or not compatible(fact, other):
        return False
    return related(fact, other) or fact.parties == other.parties or not fact.attributed
