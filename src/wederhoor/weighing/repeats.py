"""The same statement again: a copy, another version of the story, the same speaker, or the same side.

Rule: two statements are one only where kind, place, number and days agree; where one of these is open, they stay two.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from wederhoor.model.texts import Span
from wederhoor.model.vocabulary import Certainty, Family, Kind, Part, RelationKind
from wederhoor.model.weights import Relation
from wederhoor.weighing.copies import Reuse
from wederhoor.weighing.facts import SAID, Fact, meet, related, same_side
from wederhoor.weighing.retold import find_retold
from wederhoor.weighing.words import likeness

ALIKE = 0.5  # likeness of two sentences from which one is the other reworded
DAYS = 3  # between the moments of two stories that can carry one statement
GAINED = frozenset({Kind.ADVANCE, Kind.CAPTURE, Kind.RECAPTURE, Kind.CONTROL})
TELLING = 10  # numbers below this recur by chance: they show no repeat unless the place is named too


def find_repeats(facts: Sequence[Fact], reuses: Iterable[Reuse]) -> tuple[Relation, ...]:
    """All pairs (later, earlier) of one statement; facts come in canonical order."""
    told: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        told[fact.claim.story].append(fact)
    heads = tuple(_headlines(told))
    tied = {relation.a for relation in heads}
    pairs = {
        *_copied(told, reuses),
        *_versions(told),
        *heads,
        *_said_again(fact for fact in facts if fact.id not in tied),
    }
    return tuple(sorted({*pairs, *find_retold(facts, pairs)}))


def _copied(told: Mapping[str, Sequence[Fact]], reuses: Iterable[Reuse]) -> Iterable[Relation]:
    for reuse in reuses:
        full = reuse.copy.coverage == "full"
        for fact in told.get(reuse.copy.story, ()):
            if full or fact.claim.part is not Part.BODY or _reused(fact, reuse.spans):
                yield from _aligned(fact, told.get(reuse.copy.original, ()), "copy")


def _versions(told: Mapping[str, Sequence[Fact]]) -> Iterable[Relation]:
    """Claims of a changed page stand for those of the page before it changed."""
    keys: dict[str, list[str]] = defaultdict(list)
    for story, facts in told.items():
        keys[facts[0].key].append(story)
    for stories in keys.values():
        stories.sort(key=lambda story: (told[story][0].known, story))
        for earlier, later in pairwise(stories):
            for fact in told[later]:
                yield from _aligned(fact, told[earlier], "version")


def _reused(fact: Fact, spans: Sequence[Span]) -> bool:
    sentence = fact.claim.sentence
    shared = sum(max(0, min(span.end, sentence.end) - max(span.start, sentence.start)) for span in spans)
    return 2 * shared >= sentence.end - sentence.start


def _aligned(fact: Fact, candidates: Iterable[Fact], rule: str) -> Iterable[Relation]:
    """The claim of the other story that says the same in almost the same words."""
    best: tuple[float, str] | None = None
    for other in candidates:
        if not _one_claim(fact, other):
            continue
        alike = likeness(fact.sentence, other.sentence)
        if alike >= ALIKE and (best is None or (-alike, other.id) < (-best[0], best[1])):
            best = (alike, other.id)
    if best is not None:
        yield Relation(RelationKind.REPEATS, fact.id, best[1], rule)


def _one_claim(a: Fact, b: Fact) -> bool:
    return (
        a.claim.kind is b.claim.kind
        and a.claim.claimants == b.claim.claimants
        and a.claim.certainty is b.claim.certainty
        and a.claim.polarity is b.claim.polarity
        and a.number == b.number
    )


def _headlines(told: Mapping[str, Sequence[Fact]]) -> Iterable[Relation]:
    """A headline without a source repeats the first claim of its text with the same kind, number and places."""
    for facts in told.values():
        body = [fact for fact in facts if fact.claim.part is Part.BODY]
        for fact in facts:
            if fact.claim.part is Part.BODY or fact.claim.certainty not in SAID:
                continue
            match = next((other for other in body if _carries(fact, other)), None)
            if match is not None:
                yield Relation(RelationKind.REPEATS, fact.id, match.id, "headline")


def _carries(head: Fact, body: Fact) -> bool:
    return (
        head.claim.kind is body.claim.kind
        and body.claim.certainty in SAID
        and head.negative == body.negative
        and head.number == body.number
        and set(head.scope) <= set(body.scope)
        and bool(head.scope or head.number)
        and (not head.attributed or related(head, body) or same_side(head, body))
    )


def _said_again(facts: Iterable[Fact]) -> Iterable[Relation]:
    """Each statement is tied to the latest earlier one that it repeats."""
    buckets: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
    for fact in facts:
        if not fact.attributed or not _stated(fact) or not (fact.number or fact.scope):
            continue
        bucket = buckets[(_sort(fact), fact.negative, fact.number, None if fact.number else fact.scope)]
        earlier = _latest_same(fact, bucket)
        if earlier is not None:
            rule = "same_claimant" if related(fact, earlier) else "same_side"
            yield Relation(RelationKind.REPEATS, fact.id, earlier.id, rule)
        bucket.append(fact)


def _latest_same(fact: Fact, bucket: Sequence[Fact]) -> Fact | None:
    for other in reversed(bucket):
        if (fact.known - other.known).days > DAYS:
            return None
        if _same(fact, other):
            return other
    return None


def _stated(fact: Fact) -> bool:
    return fact.claim.certainty in SAID or fact.claim.certainty is Certainty.DENIED


def _same(later: Fact, earlier: Fact) -> bool:
    if not (meet(later, earlier) or _day_left_open(later, earlier)):
        return False
    if not (related(later, earlier) or same_side(later, earlier)):
        return False
    if not _fits(later.doers, earlier.doers) or not _same_kind(later, earlier):
        return False
    return _same_number(later, earlier) if later.number else _same_deed(later, earlier)


def _sort(fact: Fact) -> Kind | Family:
    """What two claims must share before they are compared: the kind; for numbers of ground gained, only that."""
    return Family.GROUND if fact.number and fact.claim.kind in GAINED else fact.claim.kind


def _same_kind(later: Fact, earlier: Fact) -> bool:
    """Ground advanced and ground retaken are one where the same speaker gives one telling number for both."""
    if later.claim.kind is earlier.claim.kind:
        return True
    value = later.number[0] if later.number else None
    return value is not None and abs(value) >= TELLING and related(later, earlier)


def _day_left_open(later: Fact, earlier: Fact) -> bool:
    """Whether a telling number comes again from the same speaker in words that name no day of their own."""
    if later.number is None or not related(later, earlier) or (later.dated and earlier.dated):
        return False
    value = later.number[0]
    return value is not None and abs(value) >= TELLING and meet(later, earlier, DAYS)


def _fits(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    return not a or not b or a == b


def _same_number(later: Fact, earlier: Fact) -> bool:
    """The same number at the same place, or at none; a correction names its number without the place."""
    assert later.number is not None  # the caller asks
    if not _fits(later.aims, earlier.aims):
        return False
    value = later.number[0]
    small = value is None or abs(value) < TELLING
    if later.scope != earlier.scope:
        recalled = later.claim.certainty is Certainty.CORRECTED and related(later, earlier)
        return recalled and not small
    return (
        bool(later.scope) or not small or (related(later, earlier) and bool(later.aims) and later.aims == earlier.aims)
    )


def _same_deed(later: Fact, earlier: Fact) -> bool:
    """The same deed to the same place or thing. Words are one only where the very same speaker names day and place."""
    if later.scope != earlier.scope or later.aims != earlier.aims or not later.scope:
        return False
    if later.family is Family.WORDS:
        return related(later, earlier) and later.claim.story != earlier.claim.story and later.last == earlier.last
    return later.claim.extent == earlier.claim.extent and later.claim.aspect == earlier.claim.aspect
