"""The program on tests/gold: no figure falls under its floor. `make update-golden` raises floors, and never lowers one."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.evaluation import program

from wederhoor.evaluation import floors, report
from wederhoor.evaluation.report import Evaluation

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "tests" / "gold"
FILE = GOLD / "floors.json"
DOC = ROOT / "docs" / "quality.md"
TABLE = re.compile(r"(?<=<!-- floors -->\n).*?(?=<!-- /floors -->)", re.S)


@pytest.fixture(scope="session")
def evaluation() -> Evaluation:
    """The whole of tests/gold, read and weighed once."""
    found, problems = report.evaluate(GOLD, program.measured())
    assert found is not None
    assert problems == ()
    return found


def test_no_figure_falls_under_its_floor(evaluation: Evaluation, request: pytest.FixtureRequest):
    figures, digest = report.named(evaluation.figures), floors.gold_digest(GOLD)
    if request.config.getoption("--update-golden"):
        held = floors.raised(floors.read(FILE), figures, digest)
        floors.write(FILE, held)
        table = f"\n{floors.as_markdown(held)}\n\n"
        DOC.write_text(TABLE.sub(lambda _: table, DOC.read_text("utf-8")), "utf-8")
    held = floors.read(FILE)
    assert set(held.at_least) | set(held.at_most) == {*floors.AT_LEAST, *floors.AT_MOST}
    assert held.digest == digest, "tests/gold changed: read the difference, then make update-golden"
    assert floors.broken(held, figures) == ()


def test_the_floors_stand_in_the_docs():
    written = TABLE.search(DOC.read_text("utf-8"))
    assert written is not None
    assert written.group().strip() == floors.as_markdown(floors.read(FILE))


def test_every_cited_sentence_is_verbatim(evaluation: Evaluation):
    for doc, answer in evaluation.answers.documents.items():
        for claim in answer.claims:
            assert claim.sentence in (answer.main_text or ""), doc


def test_the_reference_scorer_finds_the_same_figures(evaluation: Evaluation, shared: Path, tmp_path: Path):
    def theirs(predictions: str) -> Any:
        path = tmp_path / "predictions.jsonl"
        path.write_text(predictions, "utf-8")
        command = [sys.executable, "-B", str(shared / "gold" / "score.py"), str(GOLD), str(path), "--json"]
        return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)

    ours = json.loads(json.dumps(evaluation.figures))
    given = theirs(evaluation.given_gold_predictions)["folders"]
    assert theirs(evaluation.predictions) == {name: ours[name] for name in ("folders", "total")}
    assert ours["given_gold"] == {name: given[name] for name in ("relations", "control", "series")}
