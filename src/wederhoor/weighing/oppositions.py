"""Who contradicts and who confirms whom. Rule: a denial is no claim for the other side; no side confirms itself.

Entering a town contests it at most; a withdrawal admits only together with the other side's claim.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from wederhoor.model.vocabulary import THIRD, Certainty, Family, Kind, RelationKind
from wederhoor.model.weights import Relation
from wederhoor.weighing.about import compatible
from wederhoor.weighing.denials import find_denials, scoped
from wederhoor.weighing.facts import FIRM, Fact, belligerents, firm, meet, opposed

GAINS = frozenset({Kind.CAPTURE, Kind.RECAPTURE})
HOLDS = GAINS | {Kind.CONTROL}
MOVES = GAINS | {Kind.ADVANCE}
NEAR = 3  # days between a withdrawal or a repelled attack and the claim that it answers


def holder(fact: Fact) -> str | None:
    """The one side or body that would hold the place if the claim were right."""
    return fact.doers[0] if len(fact.doers) == 1 and fact.claim.kind in HOLDS else None


def find_oppositions(facts: Sequence[Fact], about: Mapping[str, str]) -> tuple[Relation, ...]:
    """Contradictions and confirmations, in no order; facts come in canonical order."""
    found = {*find_denials(facts, about), *_answered_in_story(facts)}
    for block in _blocks(facts):
        for one, other in _neighbours(_alike(block)):
            found.update(_across(one, other))
    return scoped(found, facts)


def _blocks(facts: Sequence[Fact]) -> Iterator[list[Fact]]:
    """Claims about one place in one family, without those that leave it open.

    Of ground one deed excludes another; of all else only the same deed and number is denied or agreed on.
    """
    blocks: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
    for fact in facts:
        spoken = fact.attributed and (fact.claim.certainty in FIRM or fact.claim.certainty is Certainty.DENIED)
        if spoken and fact.first is not None:
            what = fact.family if fact.family is Family.GROUND else (fact.claim.kind, fact.number, fact.doers)
            for place in fact.scope:
                blocks[(what, place)].append(fact)
    yield from blocks.values()


def _alike(block: Iterable[Fact]) -> list[list[Fact]]:
    """The claims of a block by all that `_between` asks of one, so that it is asked once for all alike."""
    alike: dict[object, list[Fact]] = defaultdict(list)
    for fact in block:
        claim = fact.claim
        sort = (claim.kind, claim.certainty, claim.extent, claim.aspect, fact.negative, fact.number, fact.shown)
        alike[(*sort, fact.parties, fact.doers, fact.aims, fact.first, fact.last, fact.entire, fact.town)].append(fact)
    return list(alike.values())


def _neighbours(sorts: list[list[Fact]]) -> Iterator[tuple[list[Fact], list[Fact]]]:
    """Pairs of sorts, opposed and with days that lie near each other: no rule looks further."""
    by_day = sorted(sorts, key=lambda sort: sort[0].first or 0)
    for number, sort in enumerate(by_day):
        for other in islice(by_day, number + 1, None):
            if (other[0].first or 0) > (sort[0].last or 0) + NEAR:
                break
            if opposed(sort[0], other[0]):
                yield sort, other


def _across(one: list[Fact], other: list[Fact]) -> Iterator[Relation]:
    """What the claims of two sorts, each in canonical order, say of each other; of all pairs as of the first two."""
    for earlier, later in ((one, other), (other, one)):
        if later[-1].order < earlier[0].order:
            continue
        for kind, a, _, rule in _between(earlier[0], later[0]):
            answers = a == later[0].id
            orders = [second.order for second in later]
            for first in earlier:
                for second in later[bisect_right(orders, first.order) :]:
                    ends = (second.id, first.id) if answers else (first.id, second.id)
                    yield Relation(kind, *ends, rule)


def _answered_in_story(facts: Sequence[Fact]) -> Iterator[Relation]:
    """In one story: attacks repelled against ground gained, and ground not given up against ground retaken."""
    stories: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        stories[fact.claim.story].append(fact)
    for told in stories.values():
        for place, fact in enumerate(told):
            for other in _exchange(told, place):
                rule = _crossing(fact, other)
                if rule:
                    yield Relation(RelationKind.CONTRADICTS, fact.id, other.id, rule)


def _exchange(told: Sequence[Fact], place: int) -> Iterator[Fact]:
    """What the other side said just before: the nearest earlier claims of one opposed speaker, nobody else between.

    An outlet's own sentence is nobody's answer and stands between no two speakers.
    """
    fact, speaker = told[place], None
    for other in reversed(told[:place]):
        if not other.attributed:
            continue
        if other.parties == fact.parties and speaker is None:
            continue
        if not belligerents(fact, other) or (speaker is not None and other.claim.claimants != speaker):
            return
        speaker = other.claim.claimants
        yield other


def _crossing(later: Fact, earlier: Fact) -> str | None:
    """The rule by which two claims of opposed sides exclude each other although their kinds differ."""
    if not compatible(later, earlier) or not firm(earlier) or (later.negative and earlier.negative):
        return None
    kinds = {later.claim.kind, earlier.claim.kind}
    if Kind.REPELLED_ATTACK in kinds and kinds & MOVES and not (later.negative or earlier.negative):
        repelled, moved = (later, earlier) if later.claim.kind is Kind.REPELLED_ATTACK else (earlier, later)
        if later.claim.certainty is Certainty.CORRECTED or (THIRD in moved.parties and not _asserted(moved)):
            return None  # a number put right answers nobody, and what an onlooker expects has not happened
        return "repelled_against_gain" if repelled.doers != moved.doers else None
    if later.claim.kind is Kind.WITHDRAWAL and later.claim.certainty is Certainty.DENIED:
        lost = earlier.claim.kind in MOVES and not earlier.negative and later.doers != earlier.doers
        return "nothing_given_up" if lost else None
    return None


def _asserted(fact: Fact) -> bool:
    return fact.claim.certainty is Certainty.ASSERTED


def _between(earlier: Fact, later: Fact) -> Iterator[Relation]:
    """What two opposed claims about one place say of each other; only the fields by which `_alike` sorts count."""
    rule = _contradiction(earlier, later)
    if rule:
        yield Relation(RelationKind.CONTRADICTS, later.id, earlier.id, rule)
        return
    for a, b in ((later, earlier), (earlier, later)):
        if _admits(a, b):
            yield Relation(RelationKind.CONFIRMS, a.id, b.id, "admission")
            return
    rule = _agreement(earlier, later) or _borne_out(earlier, later)
    if rule:
        yield Relation(RelationKind.CONFIRMS, later.id, earlier.id, rule)


def _contradiction(earlier: Fact, later: Fact) -> str | None:
    a, b = earlier.claim, later.claim
    if Certainty.DENIED in (a.certainty, b.certainty):
        same = a.kind is b.kind and earlier.negative != later.negative and earlier.doers == later.doers
        return "denial" if same and earlier.number == later.number and meet(earlier, later) else None
    if not (firm(earlier) and firm(later)) or earlier.negative or later.negative:
        return None
    if a.kind in HOLDS and b.kind in HOLDS:
        return _two_holders(earlier, later)
    if Kind.CONTROL in (a.kind, b.kind) and Kind.ADVANCE in (a.kind, b.kind):
        return "entry_against_control" if earlier.doers != later.doers and meet(earlier, later) else None
    if Kind.REPELLED_ATTACK in (a.kind, b.kind) and {a.kind, b.kind} & MOVES and meet(earlier, later):
        return _crossing(later, earlier)
    return None


def _two_holders(earlier: Fact, later: Fact) -> str | None:
    """Two holders of one place at one time; a place that changed hands since is no contradiction."""
    mine, theirs = holder(earlier), holder(later)
    if mine is None or theirs is None or mine == theirs or not meet(earlier, later):
        return None
    return "two_holders"


def _admits(a: Fact, b: Fact) -> bool:
    """Whether a, against its own side's interest, bears out what b claims for its own.

    To leave a town is no word about the villages round it, nor about a part of it.
    """
    if THIRD in a.parties or b.claim.kind not in HOLDS or not firm(a) or not firm(b) or a.negative or b.negative:
        return False
    if a.claim.certainty is not Certainty.ASSERTED:
        return False
    if THIRD in b.parties or set(b.doers) != b.parties or b.shown or a.number or b.number:
        return False
    if a.claim.kind is Kind.WITHDRAWAL:
        return set(a.doers) == a.parties and b.entire and meet(a, b, NEAR)
    return a.claim.kind in HOLDS and a.doers == b.doers and meet(a, b, NEAR)


def _agreement(earlier: Fact, later: Fact) -> str | None:
    """The rule by which two opposed parties say the same of one place: kind or holder, number, doers and days agree."""
    a, b = earlier.claim, later.claim
    if not (firm(earlier) and firm(later)) or earlier.negative or later.negative or not meet(earlier, later):
        return None
    if earlier.number != later.number or earlier.doers != later.doers or not earlier.doers:
        return None
    if a.kind is not b.kind or a.extent != b.extent or earlier.aims != later.aims:
        return None
    if earlier.family is Family.WORDS:
        return None
    if THIRD in earlier.parties | later.parties:
        return "third_party"
    return "both_sides" if a.certainty is b.certainty is Certainty.ASSERTED else "both_hedged"


def _borne_out(earlier: Fact, later: Fact) -> str | None:
    """A third party that sees one side leave a whole town that the other side says it took; it only corroborates."""
    for seen, said in ((earlier, later), (later, earlier)):
        left = seen.claim.kind is Kind.WITHDRAWAL and seen.town and seen.claim.certainty is Certainty.ASSERTED
        if left and THIRD in seen.parties and len(seen.doers) == 1 and not seen.negative and not seen.number:
            own = set(said.doers) == said.parties and said.doers != seen.doers and said.claim.kind in HOLDS
            firmly = firm(said) and not said.negative and not said.shown and not said.number
            if own and firmly and said.entire and meet(seen, said, NEAR):
                return "third_party"
    return None
