"""What a denial denies. Rule: who reports a deed and denies a claim of it disputes how it went, not that it was."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from wederhoor.model.vocabulary import Certainty, Family, RelationKind
from wederhoor.model.weights import Relation
from wederhoor.weighing.about import compatible
from wederhoor.weighing.facts import Fact, belligerents, firm, meet, opposed

DENIAL, MANNER, INSTEAD = "denial", "denial_of_manner", "told_instead"
MANY = frozenset({Family.STRIKES, Family.WORDS})  # who tells of one of these may deny another
Speech = tuple[str, tuple[str, ...]]  # a story and who speaks in it


def find_denials(facts: Sequence[Fact], about: Mapping[str, str]) -> Iterator[Relation]:
    """Each denial against what it denies, and in one story what its speaker says happened instead."""
    by_id = {fact.id: fact for fact in facts}
    spoken: dict[Speech, list[Fact]] = defaultdict(list)
    for fact in facts:
        spoken[_speech(fact)].append(fact)
    for fact in facts:
        target = by_id.get(about.get(fact.id, ""))
        if fact.claim.certainty is not Certainty.DENIED or target is None or not opposed(fact, target):
            continue
        for other in spoken[_speech(target)]:
            if _breath(other) == _breath(target):
                yield Relation(RelationKind.CONTRADICTS, fact.id, other.id, DENIAL)
        if target.claim.story == fact.claim.story and belligerents(fact, target):
            yield from _told_instead(fact, spoken[_speech(fact)], spoken[_speech(target)])


def _speech(fact: Fact) -> Speech:
    return fact.claim.story, fact.claim.claimants


def _breath(fact: Fact) -> tuple[object, ...]:
    """What the same speaker claims of one kind in one sentence is denied together."""
    claim = fact.claim
    return claim.sentence, claim.kind, claim.certainty, fact.negative


def _told_instead(denial: Fact, said: Iterable[Fact], against: Iterable[Fact]) -> Iterator[Relation]:
    """What the denier says in the same sentence was hit, where the other side says that something else was."""
    theirs = [other for other in against if _hit(other)]
    for fact in said:
        if fact.claim.sentence == denial.claim.sentence and _hit(fact):
            for other in theirs:
                same = fact.claim.kind is other.claim.kind and fact.doers == other.doers and meet(fact, other)
                if same and compatible(fact, other) and not fact.things & other.things:
                    yield Relation(RelationKind.CONTRADICTS, fact.id, other.id, INSTEAD)


def _hit(fact: Fact) -> bool:
    """Whether a claim says who struck what."""
    return fact.family is Family.STRIKES and bool(fact.doers and fact.things) and firm(fact) and not fact.negative


def scoped(found: Iterable[Relation], facts: Sequence[Fact]) -> tuple[Relation, ...]:
    """The relations, in no order; a denial by who says himself that it happened becomes one of how it happened."""
    by_id = {fact.id: fact for fact in facts}
    granted = _granted(facts)
    if not granted:
        return tuple(found)
    return tuple(_scoped(relation, by_id, granted) if relation.rule == DENIAL else relation for relation in found)


def _scoped(relation: Relation, by_id: Mapping[str, Fact], granted: Mapping[str, Sequence[Fact]]) -> Relation:
    for denial, other in ((relation.a, relation.b), (relation.b, relation.a)):
        if denial in granted and any(compatible(said, by_id[other]) for said in granted[denial]):
            return Relation(relation.kind, denial, other, MANNER)
    return relation


def _granted(facts: Sequence[Fact]) -> Mapping[str, list[Fact]]:
    """What the speaker of a denial firmly says in the same story of the same deed; of strikes there are many."""
    told: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.attributed and fact.doers and firm(fact) and not fact.negative and fact.family not in MANY:
            told[_deed(fact)].append(fact)
            told[_deed(fact, anybody=True)].append(fact)
    denials = [fact for fact in facts if fact.claim.certainty is Certainty.DENIED and not fact.number]
    found = {
        fact.id: [said for said in told.get(_deed(fact, anybody=not fact.doers), ()) if compatible(said, fact)]
        for fact in denials
    }
    return {denial: granted for denial, granted in found.items() if granted}


def _deed(fact: Fact, *, anybody: bool = False) -> tuple[object, ...]:
    """Who says in which story that what was done, and by whom unless a denial leaves that open."""
    return *_speech(fact), fact.claim.kind, None if anybody else fact.doers
