"""Weighing depends on the set of stories and claims, and reaches the figures pinned here on the annotated reports."""

import json
import random
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.weighing.demonstration import GOLD, Demonstration, load

from wederhoor.evaluation import gold_files, lines
from wederhoor.evaluation.measures import Figures
from wederhoor.evaluation.score import storyline_figures
from wederhoor.model.vocabulary import RelationKind
from wederhoor.weighing import Weighed, weigh
from wederhoor.weighing.control import cells, control, survey

TOLD = load()


def outcome(told: Demonstration = TOLD) -> Weighed:
    return weigh(told.stories, told.claims, told.theatre, told.gazetteer, told.language, told.published)


def shuffled(seed: int) -> Demonstration:
    """The same stories and claims in another order, with some of them twice."""
    chance = random.Random(seed)  # noqa: S311  an order, not a secret
    stories, claims = list(TOLD.stories), list(TOLD.claims)
    stories += chance.choices(stories, k=chance.randrange(6))
    claims += chance.choices(claims, k=chance.randrange(60))
    chance.shuffle(stories)
    chance.shuffle(claims)
    published = dict(chance.sample(list(TOLD.published.items()), len(TOLD.published)))
    return replace(TOLD, stories=tuple(stories), claims=tuple(claims), published=published)


@settings(max_examples=12)
@given(st.integers(0, 10_000))
def test_order_and_duplicates_change_nothing(seed: int):
    other = shuffled(seed)
    assert outcome(other) == outcome()
    day = date(2022, 9, 11)
    grounds = (survey(t.stories, t.claims, t.theatre, t.gazetteer, t.published) for t in (TOLD, other))
    first, second = (cells(ground, day) for ground in grounds)
    assert first == second


@settings(max_examples=8)
@given(st.sets(st.sampled_from(range(len(TOLD.stories))), min_size=1))
def test_stories_that_are_not_known_leave_no_trace(numbers: set[int]):
    """What is weighed from some stories is the same whether the others are absent or merely without a date."""
    ids = {TOLD.stories[number].id for number in numbers}
    few = replace(TOLD, stories=tuple(s for s in TOLD.stories if s.id in ids))
    undated = replace(TOLD, published={name: period for name, period in TOLD.published.items() if name in ids})
    assert outcome(few) == outcome(undated)


def test_every_result_names_claims_that_exist():
    found = outcome()
    known = {claim.id for claim in TOLD.claims}
    named = {end for relation in found.relations for end in (relation.a, relation.b)}
    named |= {claim for matter in found.matters for line in matter.lines for claim in line.claims}
    named |= {point.claim for series in found.series for point in series.points}
    named |= {claim for origin in found.origins for claim in origin.claims}
    assert named <= known
    assert {claim for matter in found.matters for claim in matter.claims} == known
    assert sorted(claim for origin in found.origins for claim in origin.claims) == sorted(known)


def test_every_rule_that_joins_two_claims_is_explained():
    page = (Path(__file__).parents[2] / "docs" / "relations.md").read_text("utf-8")
    rules = {relation.rule for relation in outcome().relations}
    assert len(rules) > 10
    assert not {rule for rule in rules if f"`{rule}`" not in page}


def test_a_matter_is_named_after_its_earliest_claim_and_its_lines_share_its_claims_out():
    for matter in outcome().matters:
        assert matter.id == matter.claims[0]
        assert sorted(matter.claims) == sorted(claim for line in matter.lines for claim in line.claims)


@pytest.fixture(scope="module")
def figures() -> Figures:
    """The figures on relations, control and series, weighing being given the annotated claims."""
    found = outcome()
    gold, problems = gold_files.load(GOLD)
    assert gold is not None
    assert problems == ()
    matters = {claim: matter.id for matter in found.matters for claim in matter.claims}
    for claim, (doc, number) in TOLD.where.items():
        TOLD.predictions[doc]["claims"][number]["matter"] = matters[claim]
    told = [*TOLD.predictions.values(), *({name: value} for name, value in further(found, gold.control or ()).items())]
    answers, problems = lines.read("\n".join(json.dumps(line) for line in told), "weighed")
    assert problems == ()
    pairs = {doc: tuple((i, i) for i in range(len(line["claims"]))) for doc, line in TOLD.predictions.items()}
    return storyline_figures(gold, answers, pairs)


def further(found: Weighed, asked: Any) -> dict[str, Any]:
    """Relations, control and series in the form of predictions."""

    def end(claim: str) -> dict[str, Any]:
        doc, number = TOLD.where[claim]
        return {"doc": doc, "claim": number}

    ground = survey(TOLD.stories, TOLD.claims, TOLD.theatre, TOLD.gazetteer, TOLD.published)
    return {
        "relations": [{"type": r.kind.value, "a": end(r.a), "b": end(r.b)} for r in found.relations],
        "series": [
            {"points": [{**end(p.claim), "date": p.date, "value": p.value, "unit": p.unit} for p in series.points]}
            for series in found.series
        ],
        "control": [
            {
                "date": state.date,
                "place": state.place,
                "holder": control(ground, state.place, date.fromisoformat(state.date)).holder,
            }
            for state in asked
        ],
    }


FLOORS = {
    RelationKind.CONFIRMS: 0.60,
    RelationKind.CONTRADICTS: 0.50,
    RelationKind.CORRECTS: 0.90,
    RelationKind.UPDATES: 0.50,
    RelationKind.REPEATS: 0.86,
}


@pytest.mark.parametrize("kind", FLOORS)
def test_relations_are_found(figures: Figures, kind: RelationKind):
    assert figures["relations"][kind.value]["f1"] >= FLOORS[kind]


def test_relations_are_found_together_and_nothing_is_joined_that_must_not_be(figures: Figures):
    assert figures["relations"]["all"]["f1"] >= 0.71
    assert figures["relations"]["all"]["precision"] >= 0.87
    assert figures["relations"]["must_not_merge"]["joined"] == 0


def test_no_town_is_settled_against_what_a_careful_reader_concludes(figures: Figures):
    assert figures["control"]["settled_against_gold"] == 0
    assert figures["control"]["right"] >= 0.92


def test_numbers_stand_in_the_series_they_belong_to(figures: Figures):
    series = figures["series"]
    assert (series["wrong_window"], series["wrong_unit"]) == (0, 0)
    assert series["found"] == 1
    assert series["right"] == 1
