"""All weighing in one list of steps. Rule: a result depends on the set of stories and claims, never on their order."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from wederhoor.model.claims import Claim
from wederhoor.model.packs import LanguagePack, Theatre
from wederhoor.model.period import Period
from wederhoor.model.places import Gazetteer
from wederhoor.model.stories import Story
from wederhoor.model.vocabulary import RelationKind
from wederhoor.model.weights import Matter, Relation, Silence
from wederhoor.weighing import (
    about,
    copies,
    corrections,
    oppositions,
    origins,
    own_words,
    positions,
    relations,
    repeats,
    series,
    silence,
    steps,
    totals,
)
from wederhoor.weighing.blocks import BlockKey, block_keys
from wederhoor.weighing.facts import Fact, gather
from wederhoor.weighing.judged import UNJUDGED, Judged
from wederhoor.weighing.links import Families, heads
from wederhoor.weighing.matters import by_end, doubts_about, weigh_block
from wederhoor.weighing.rejudging import rejudge
from wederhoor.weighing.standing import Evidence
from wederhoor.weighing.weighed import Weighed


def weigh(
    stories: Sequence[Story],
    claims: Sequence[Claim],
    theatre: Theatre,
    gazetteer: Gazetteer,
    language: LanguagePack,
    published: Mapping[str, Period],
    judged: Judged = UNJUDGED,
) -> Weighed:
    """Weigh the claims of all stories that have a published Period; the others are never known and stay out."""
    return weigh_facts(gather(stories, claims, theatre, gazetteer, published), stories, theatre, published, judged)


def weigh_facts(
    facts: Sequence[Fact],
    stories: Iterable[Story],
    theatre: Theatre,
    published: Mapping[str, Period],
    judged: Judged = UNJUDGED,
) -> Weighed:
    """The same on facts that were gathered before; what people judged of pairs of claims goes before every rule."""
    reused = copies.find_copies(stories, published)
    answered = judged.answers(about.resolve(facts))
    same = judged.repeats(repeats.find_repeats(facts, reused))
    families = Families((relation.a, relation.b) for relation in same)
    first = heads(facts, families)
    by_id = {fact.id: fact for fact in facts}
    rows = series.find_rows(facts, same)
    silences = silence.find_silences(facts, answered)
    corrected = corrections.find_corrections(facts, answered, first)
    rising = [relation for row in rows for relation in series.rises(row)]
    between: list[Relation] = [
        *oppositions.find_oppositions(facts, answered),
        *own_words.find_own_denials(facts),
        *corrected,
        *steps.find_steps(facts),
        *steps.find_settled(facts),
        *steps.find_answers(silences, by_id),
        *rising,
        *totals.find_totals(rows, corrected, rising),
    ]
    joined = judged.relations(relations.fold(between, first), first)
    shown = judged.relations(relations.fold(positions.represent(between, facts), first), first)
    sources = origins.find_origins(facts, same)
    evidence = Evidence(
        theatre=theatre,
        facts=by_id,
        heads=first,
        relations=by_end(joined),
        origins=origins.by_claim(sources),
        doubts=doubts_about(facts, answered, first, _ended(silences)),
    )
    replaced = {relation.b: relation.a for relation in joined if relation.kind is RelationKind.CORRECTS}
    return Weighed(
        copies=tuple(reuse.copy for reuse in reused),
        origins=sources,
        relations=tuple(sorted((*same, *shown))),
        matters=_matters(facts, answered, evidence, families, judged),
        series=tuple(sorted((series.to_series(row, replaced) for row in rows), key=lambda row: row.id)),
        silences=silences,
    )


def _ended(silences: Iterable[Silence]) -> set[str]:
    return {found.claim for found in silences if found.answered_by is not None}


def _matters(
    facts: Iterable[Fact], answered: Mapping[str, str], evidence: Evidence, families: Families, judged: Judged
) -> tuple[Matter, ...]:
    blocks: dict[BlockKey, list[tuple[Fact, Fact]]] = defaultdict(list)
    for fact in facts:
        target = evidence.facts.get(answered.get(fact.id, ""))
        for key in block_keys(fact, target):
            meant = target if target is not None and not fact.dated and not fact.scope else fact
            blocks[key].append((fact, meant))
    found = [matter for key in sorted(blocks) for matter in weigh_block(key, blocks[key], evidence, families)]
    found = list(rejudge(found, judged, evidence, families))
    return tuple(sorted(found, key=lambda matter: (matter.id, matter.family.value, matter.place or "")))
