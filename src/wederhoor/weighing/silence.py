"""Who gave no answer, on what. Rule: only the one who was silent, or a body above or below it, ends a silence."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice, takewhile

from wederhoor.model.vocabulary import Certainty, Family, Kind
from wederhoor.model.weights import Silence
from wederhoor.weighing.facts import SILENT, Fact, related

DAYS = 14  # after which a later word is a new matter
DATED_DEEDS = frozenset({Kind.STRIKE, Kind.DRONE_OR_MISSILE_STRIKE, Kind.INFRASTRUCTURE_DAMAGE, Kind.CASUALTIES})


def find_silences(facts: Sequence[Fact], about: Mapping[str, str]) -> tuple[Silence, ...]:
    """Refusals and missing answers in canonical order, each with the first later claim that ends it."""
    by_id = {fact.id: fact for fact in facts}
    spoken: dict[Family, dict[tuple[str, ...], list[Fact]]] = defaultdict(lambda: defaultdict(list))
    for fact in facts:
        if fact.attributed and fact.claim.certainty not in SILENT:
            spoken[fact.family][fact.claim.claimants].append(fact)
    found = []
    for fact in facts:
        if fact.claim.certainty is not Certainty.NO_COMMENT:
            continue
        target = by_id.get(about.get(fact.id, ""))
        speakers = [told for family in _families(fact) for told in spoken[family].values()]
        answer = _answer(fact, target, speakers) if fact.attributed else None
        found.append(
            Silence(fact.id, fact.claim.claimants, target.id if target else None, answer.id if answer else None)
        )
    return tuple(found)


def _families(fact: Fact) -> tuple[Family, ...]:
    """Where an answer may be found: not a word about a town is also not a word about the fighting there."""
    spoken_of_town = fact.family is Family.WORDS and fact.town
    return (fact.family, Family.GROUND) if spoken_of_town else (fact.family,)


def _answer(fact: Fact, target: Fact | None, spoken: Iterable[Sequence[Fact]]) -> Fact | None:
    """The first later claim that ends a silence; spoken holds the claims of one speaker each, in canonical order."""
    firsts = []
    for told in spoken:
        if related(fact, told[0]):
            later = islice(told, bisect_right(told, fact.known, key=lambda other: other.known), None)
            soon = takewhile(lambda other: (other.known - fact.known).days <= DAYS, later)
            firsts.append(next((other for other in soon if _ends(fact, target, other)), None))
    return min((first for first in firsts if first is not None), key=lambda other: other.order, default=None)


def _ends(fact: Fact, target: Fact | None, other: Fact) -> bool:
    """Whether a later claim speaks of the matter that was left open: its place, or its deed and doer."""
    asked = target or fact
    towns = {place for one in (asked, fact) if one.town for place in one.scope}
    if towns and other.town:
        return bool(towns & set(other.scope)) and _not_before(asked, other)
    if asked is not fact and set(asked.claim.claimants) & set(fact.claim.claimants):
        return False  # a party's silence on what it told itself is about what it left out
    same = fact.claim.kind is other.claim.kind and bool(asked.doers) and asked.doers == other.doers
    return same and fact.claim.kind in DATED_DEEDS and asked.last is not None and asked.last == other.last


def _not_before(asked: Fact, other: Fact) -> bool:
    return other.last is None or asked.first is None or other.last >= asked.first
