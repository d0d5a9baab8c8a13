"""From one whole block to its matters. Rule: a pure function of the block in canonical order."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from wederhoor.model.vocabulary import Family, Part, RelationKind
from wederhoor.model.weights import Matter, MatterLine, Relation
from wederhoor.weighing.blocks import BlockKey, days_of, gap_of
from wederhoor.weighing.facts import SILENT, Fact
from wederhoor.weighing.links import Families
from wederhoor.weighing.origins import outlets_of
from wederhoor.weighing.standing import Evidence, stand, summarise


def weigh_block(
    key: BlockKey, block: Iterable[tuple[Fact, Fact]], evidence: Evidence, repeats: Families
) -> tuple[Matter, ...]:
    """The matters of a block of (claim, the claim whose days it shares)."""
    return tuple(weigh_matter(key, facts, evidence, repeats, at=key[1]) for facts in _stretches(block, gap_of(key)))


def _stretches(block: Iterable[tuple[Fact, Fact]], gap: int) -> list[list[Fact]]:
    """Claims whose days follow each other without a longer gap; those without days together."""
    placed, unplaced = [], []
    for fact, meant in block:
        days = days_of(meant)
        if days is None:
            unplaced.append(fact)
        else:
            placed.append((*days, fact.order, fact))
    found: list[list[Fact]] = [unplaced] if unplaced else []
    reach: int | None = None
    for first, last, _, fact in sorted(placed, key=lambda item: item[:3]):
        if reach is None or first > reach + gap:
            found.append([])
            reach = last
        found[-1].append(fact)
        reach = max(reach, last)
    return [sorted(facts, key=lambda fact: fact.order) for facts in found]


def weigh_matter(key: BlockKey, facts: Sequence[Fact], evidence: Evidence, repeats: Families, *, at: str) -> Matter:
    """The matter of these claims, in canonical order; `at` is the place by which their standing is judged, or ""."""
    lines = tuple(_line(claims, at, evidence) for claims in _contents(facts, repeats))
    return Matter(
        id=facts[0].id,
        family=Family(key[0]),
        place=key[1] or None,
        claims=tuple(fact.id for fact in facts),
        lines=lines,
        standing=summarise(lines),
    )


def _contents(facts: Sequence[Fact], repeats: Families) -> list[list[Fact]]:
    """Claims of one kind and content: they agree in every field that says what, or one repeats the other as firmly."""
    joined = Families()
    first: dict[tuple[object, ...], str] = {}
    for fact in facts:
        claim = fact.claim
        as_firm = (claim.kind, claim.certainty, fact.negative)
        joined.join(fact.id, first.setdefault(("repeats", repeats.top(fact.id), *as_firm), fact.id))
        if _says_enough(fact):
            who = claim.claimants if claim.certainty in SILENT else fact.attributed
            same = (*as_firm, who, fact.number, fact.doers, fact.aims, claim.extent, claim.aspect, fact.last)
            joined.join(fact.id, first.setdefault(same, fact.id))
    groups: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        groups[joined.top(fact.id)].append(fact)
    return [sorted(group, key=_fullest) for group in groups.values()]


def _says_enough(fact: Fact) -> bool:
    """Whether the fields tell what is claimed: words, and deeds without place or number, differ by their text."""
    return fact.family is not Family.WORDS and bool(fact.number or fact.scope)


def _fullest(fact: Fact) -> tuple[object, ...]:
    """With a source before without, text before headline, the earliest story, the most fields filled."""
    claim = fact.claim
    filled = sum(
        map(bool, (claim.agent, claim.target, claim.places, claim.named_when, claim.quantity, claim.via, claim.extent))
    )
    return not fact.attributed, claim.part is not Part.BODY, fact.known, claim.story, -filled, claim.id


def _line(facts: Sequence[Fact], place: str, evidence: Evidence) -> MatterLine:
    claims = tuple(fact.id for fact in facts)
    return MatterLine(
        kind=facts[0].claim.kind,
        claims=claims,
        origins=tuple(sorted({evidence.origins[claim].id for claim in claims})),
        outlets=outlets_of(facts),
        standing=stand(claims, place, evidence),
    )


def by_end(relations: Iterable[Relation]) -> dict[str, tuple[Relation, ...]]:
    """Relations by each of their ends, in canonical order, without repeats."""
    found: dict[str, list[Relation]] = defaultdict(list)
    for relation in relations:
        if relation.kind is not RelationKind.REPEATS:
            found[relation.a].append(relation)
            found[relation.b].append(relation)
    return {claim: tuple(told) for claim, told in found.items()}


def doubts_about(
    facts: Iterable[Fact], about: Mapping[str, str], heads: Mapping[str, str], ended: set[str]
) -> dict[str, tuple[str, ...]]:
    """Doubts and silences without an answer, by the head of the claim that they are about."""
    found: dict[str, list[str]] = defaultdict(list)
    for fact in facts:
        if fact.claim.certainty in SILENT and fact.id in about and fact.id not in ended:
            found[heads[about[fact.id]]].append(fact.id)
    return {claim: tuple(sorted(told)) for claim, told in found.items()}
