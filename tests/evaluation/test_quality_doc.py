"""docs/quality.md: its example is a gold folder that can be measured, and its figures are those there are."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.evaluation import made_up, reading_fake

from wederhoor.evaluation import lines, report
from wederhoor.evaluation.gold import Gold
from wederhoor.evaluation.score import score

DOC = (Path(__file__).parents[2] / "docs" / "quality.md").read_text("utf-8")
FILE = re.compile(r"^`([^`\n]+)`\n\n```\w+\n(.*?)^```$", re.M | re.S)


@pytest.fixture
def example(tmp_path: Path) -> Path:
    for name, content in FILE.findall(DOC):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, "utf-8")
    return tmp_path


def test_the_example_can_be_measured(example: Path):
    found, problems = report.evaluate(example, reading_fake.TOOLS)
    assert found is not None
    assert problems == ()
    total = found.figures["total"]
    assert total["counts"] == {"documents": 1, "gold_claims": 2, "predicted_claims": 2, "aligned": 2}
    assert total["who_says_what"]["f1"] == 1
    assert total["polarity"]["negative_f1"] == 1
    assert total["places"]["f1"] == 0
    assert total["stories"]["dateline_f1"] == total["stories"]["credits_f1"] == total["stories"]["title"] == 1
    assert total["stories"]["main_text_f1"] == 1
    assert total["dating"]["abstained"] == 1


def test_the_line_of_predictions_is_one():
    line = next(line for line in DOC.splitlines() if line.startswith('{"doc"'))
    answers, problems = lines.read(line, "docs/quality.md")
    assert problems == ()
    assert set(json.loads(lines.write(answers))) == set(json.loads(line))
    claim = json.loads(line)["claims"][0]
    assert set(json.loads(lines.write(answers))["claims"][0]) == set(claim)


def test_the_program_shown_measures_predictions_of_others(example: Path, tmp_path: Path):
    code = re.search(r"^```python\n(.*?)^```$", DOC, re.M | re.S)
    found, _ = report.evaluate(example, reading_fake.TOOLS)
    assert code is not None
    assert found is not None
    beside = tmp_path / "beside"
    shutil.copytree(example, beside / "my-gold", ignore=shutil.ignore_patterns("beside"))
    (beside / "theirs.jsonl").write_text(found.predictions, "utf-8")
    shown = subprocess.run([sys.executable, "-c", code[1]], cwd=beside, capture_output=True, text=True, check=True)
    assert shown.stdout == "1.0\n"


def test_every_figure_is_explained(gold: Gold):
    rows = [line.split("|")[1] for line in DOC.splitlines() if line.startswith("| `")]
    explained = {part for row in rows for name in re.findall(r"`([^`]+)`", row) for part in name.split(".")}
    figures = score(gold, made_up.perfect(gold))
    for name in {name for column in report.columns(figures).values() for name in column}:
        assert {name.split(".")[0], name.split(".")[-1]} & explained, name
