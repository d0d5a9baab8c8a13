"""What comes again in other words: a speaker's own words, a deed with its number, what was said on an earlier day.

Rule: nothing is tied that could mean two things; where two earlier claims fit, the later one stays alone.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from wederhoor.model.vocabulary import Family, Part, RelationKind
from wederhoor.model.weights import Relation
from wederhoor.weighing.facts import SAID, Fact, related, same_side
from wederhoor.weighing.links import Families
from wederhoor.weighing.words import fold

LETTERS = re.compile(r"\b[^\W\d_A-Z]{5,}\b")  # words that tell: small letters, not short
SHARED, SHARE = 3, 0.4  # telling words that two sentences have in common, and of the shorter one's


def find_retold(facts: Sequence[Fact], repeats: Iterable[Relation]) -> tuple[Relation, ...]:
    """Pairs (later, earlier) of one statement beside those already found; facts come in canonical order."""
    known = tuple(repeats)
    tied = {relation.a for relation in known}
    families = Families((relation.a, relation.b) for relation in known)
    first = [fact for fact in facts if fact.id not in tied]
    return tuple(sorted({*_words(first), *_numbered(facts), *_recalled(facts, families)}))


def _repeats(later: Fact, earlier: Fact, rule: str = "") -> Relation:
    rule = rule or ("same_claimant" if related(later, earlier) else "same_side")
    return Relation(RelationKind.REPEATS, later.id, earlier.id, rule)


def _words(facts: Sequence[Fact]) -> Iterator[Relation]:
    """Assessments and statements that one speaker gave on one day, in sentences that share what they tell."""
    told: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
    for fact in facts:
        claim = fact.claim
        if fact.family is not Family.WORDS or not fact.attributed or claim.certainty not in SAID or fact.number:
            continue
        bucket = told[claim.kind, claim.claimants, fact.negative, fact.last]
        if claim.part is Part.BODY:
            same = [other for other in bucket if other.claim.story != claim.story and _alike(fact, other)]
            if same:
                yield _repeats(fact, same[0])
            bucket.append(fact)


def _alike(a: Fact, b: Fact) -> bool:
    if a.scope and b.scope and a.scope != b.scope:
        return False
    first, second = _telling(a.sentence), _telling(b.sentence)
    shared = len(first & second)
    return shared >= SHARED and shared >= SHARE * min(len(first), len(second))


@lru_cache(maxsize=65_536)
def _telling(sentence: str) -> frozenset[str]:
    """The words of a sentence that are neither names nor short."""
    return frozenset(fold(word) for word in LETTERS.findall(sentence))


def _numbered(facts: Sequence[Fact]) -> Iterator[Relation]:
    """A deed on a named day to a named thing at a place, once without and once with the number of these things."""
    told: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
    for fact in facts:
        stated = fact.attributed and fact.dated and fact.claim.certainty in SAID and fact.first == fact.last
        if fact.family is Family.STRIKES and stated and fact.doers and fact.scope and fact.things:
            told[fact.claim.kind, fact.negative, fact.doers, fact.scope, fact.aims, fact.first].append(fact)
    for bucket in told.values():
        bare = [fact for fact in bucket if fact.number is None]
        counted = [fact for fact in bucket if fact.number is not None]
        if bare and counted and len({fact.number for fact in counted}) == 1:
            earlier, later = sorted((bare[0], counted[0]), key=lambda fact: fact.order)
            if later.claim.story != earlier.claim.story and (related(later, earlier) or same_side(later, earlier)):
                yield _repeats(later, earlier)


def _recalled(facts: Sequence[Fact], families: Families) -> Iterator[Relation]:
    """What a story says somebody said on an earlier day is the one such claim that the stories of that day hold."""
    told: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
    for fact in facts:
        said = fact.claim.said.day if fact.claim.said is not None else None
        if fact.attributed and fact.claim.certainty in SAID and fact.family is not Family.WORDS:
            if said is not None and said.toordinal() < fact.day:
                meant = [other for other in told[_deed(fact, said.toordinal())] if _recalls(fact, other)]
                if meant and len({families.top(other.id) for other in meant}) == 1:
                    yield _repeats(fact, meant[0], "recalled")
            else:
                told[_deed(fact, fact.day)].append(fact)


def _deed(fact: Fact, day: int) -> tuple[object, ...]:
    return fact.claim.kind, fact.negative, fact.number, fact.doers, day


def _recalls(later: Fact, earlier: Fact) -> bool:
    return related(later, earlier) and (not later.scope or later.scope == earlier.scope)
