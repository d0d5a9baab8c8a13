"""The figures are those of the definition: stored ones everywhere, the reference scorer's where it is at hand."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.evaluation import made_up

from wederhoor.evaluation import gold_files, lines
from wederhoor.evaluation.answers import Answers, ClaimAnswer, DocumentAnswer
from wederhoor.evaluation.gold import Gold
from wederhoor.evaluation.score import score

EXPECTED = Path(__file__).parents[1] / "gold" / "expected"
NAMES = ("perfect", "trivial", "spoiled-1", "spoiled-2", "spoiled-3")


def make(name: str, gold: Gold) -> Answers:
    kind, _, seed = name.partition("-")
    if seed:
        return made_up.spoiled(gold, int(seed))
    return made_up.perfect(gold) if kind == "perfect" else made_up.trivial(gold)


def as_json(figures: Any) -> Any:
    return json.loads(json.dumps(figures))


@pytest.mark.parametrize("name", NAMES)
def test_figures_are_the_stored_ones(gold: Gold, name: str):
    expected = json.loads((EXPECTED / f"{name}.json").read_text("utf-8"))
    assert as_json(score(gold, make(name, gold))) == expected


@pytest.fixture(scope="session")
def reference(shared: Path) -> Path:
    scorer = shared / "gold" / "score.py"
    if not scorer.is_file():
        pytest.skip("the shared folder has no reference scorer")
    return scorer


def figures_of(scorer: Path, predictions: Path) -> Any:
    command = [sys.executable, "-B", str(scorer), str(scorer.parent), str(predictions), "--json"]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


@pytest.mark.parametrize("name", ["perfect", "trivial", *(f"spoiled-{seed}" for seed in range(20, 24))])
def test_figures_equal_those_of_the_reference_scorer(reference: Path, tmp_path: Path, name: str):
    gold, problems = gold_files.load(reference.parent)
    assert gold is not None
    assert problems == ()
    answers = make(name, gold)
    predictions = tmp_path / "predictions.jsonl"
    predictions.write_text(lines.write(answers), "utf-8")
    assert as_json(score(gold, answers)) == figures_of(reference, predictions)


def test_figures_equal_the_reference_on_its_own_baseline(reference: Path, tmp_path: Path):
    command = [sys.executable, "-B", str(reference.parent / "baseline.py"), str(reference.parent)]
    written = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    predictions = tmp_path / "baseline.jsonl"
    predictions.write_text(written, "utf-8")
    gold, _ = gold_files.load(reference.parent)
    answers, problems = lines.read(written, "baseline")
    assert gold is not None
    assert problems == ()
    assert as_json(score(gold, answers)) == figures_of(reference, predictions)


@pytest.mark.parametrize("seed", range(5))
def test_predictions_survive_writing_and_reading(gold: Gold, seed: int):
    answers = made_up.spoiled(gold, seed)
    again, problems = lines.read(lines.write(answers), "here")
    assert problems == ()
    assert again == answers


def test_saying_nothing_scores_nothing(gold: Gold):
    total = score(gold, Answers())["total"]
    assert total["claims"] == {"precision": 0.0, "recall": 0.0, "f1": 0.0, "gold": 458}
    assert total["dating"]["abstained"] == 1.0
    assert total["unmatched"] == 0


def test_an_invented_claim_costs_precision_only(gold: Gold):
    answers = made_up.perfect(gold)
    doc = gold.of_set("reports")[0].doc
    told = answers.documents[doc]
    more = replace(told, claims=(*told.claims, ClaimAnswer("Er was eens iets heel anders.", kind="attack")))
    total = score(gold, replace(answers, documents={**answers.documents, doc: more}))["total"]
    assert total["unmatched"] == 1
    assert total["claims"]["recall"] == 1.0
    assert total["claims"]["precision"] < 1


@pytest.mark.parametrize(
    ("kind", "when", "number"),
    [
        ("attack", None, 1),
        ("attack", "2022-03", 1),
        ("attack", "XXXX-05-01", 1),
        ("attack", "1943-02", 0),
        ("battle", "../2021", 0),
        ("visit", None, 0),
        ("casualties", None, 0),
    ],
)
def test_a_false_claim_is_of_a_war_kind_and_of_this_war(gold: Gold, kind: str, when: str | None, number: int):
    doc = gold.of_set("reports-none")[0].doc
    answers = Answers({doc: DocumentAnswer(doc, claims=(ClaimAnswer("x", kind=kind, when=when),))})
    assert score(gold, answers)["folders"]["reports-none"]["false_claims"]["number"] == number


def test_the_order_of_claims_does_not_matter(gold: Gold):
    answers = made_up.spoiled(gold, 5)
    turned = {doc: replace(d, claims=tuple(reversed(d.claims))) for doc, d in answers.documents.items()}
    both = [score(gold, Answers(documents))["total"] for documents in (answers.documents, turned)]
    assert both[0]["counts"] == both[1]["counts"]
    assert both[0]["unmatched"] == both[1]["unmatched"]
