"""A gold folder is read whole; what is wrong in it is said with the file's name."""

import json
import shutil
from pathlib import Path

import pytest

from wederhoor.evaluation import gold_files, lines
from wederhoor.evaluation.gold import Gold

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "tests" / "gold"


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_sample_is_the_storyline_of_the_gold():
    sample = contents(ROOT / "sample")
    sample.pop("README.md")
    assert sample == contents(GOLD / "reports")


def test_the_gold_is_the_shared_one(shared: Path):
    theirs, left_out = shared / "gold", {"README.md", "floors.json"}
    for path in sorted(GOLD.rglob("*")):
        name = path.relative_to(GOLD)
        if path.is_file() and path.name not in left_out and name.parts[0] != "expected":
            assert path.read_bytes() == (theirs / name).read_bytes(), name


def test_no_press_text_is_among_the_gold():
    assert not (GOLD / "seeds").exists()
    assert (json.loads((GOLD / "index.json").read_text("utf-8"))["docs"][0]["outlet"]) == "Persdienst Noordzee"


def test_what_is_read(gold: Gold):
    assert gold.sets == ("reports", "reports-other", "reports-none")
    assert [len(gold.of_set(name)) for name in gold.sets] == [26, 14, 16]
    assert all(document.file.is_file() for document in gold.documents.values())
    assert gold.related("Volodymyr Zelensky", "Ukraine")
    assert not gold.related("Volodymyr Zelensky", "Russia")


def test_an_empty_folder_holds_no_gold(tmp_path: Path):
    gold, problems = gold_files.load(tmp_path)
    assert gold is None
    assert [problem.message for problem in problems] == ["The folder holds no gold."]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "The file does not fit"),
        ("[]", "The file does not fit"),
        ('{"claims": []}', "The file lacks the field 'story_title'"),
    ],
)
def test_a_broken_annotation_is_a_problem_and_the_rest_is_read(tmp_path: Path, content: str, message: str):
    for name in ("gold", "reports"):
        shutil.copytree(GOLD / name, tmp_path / name)
    shutil.copy(GOLD / "index.json", tmp_path)
    (tmp_path / "gold" / "2022-09-05-pn-vysokopillja.json").write_text(content)
    gold, problems = gold_files.load(tmp_path)
    assert gold is not None
    assert len(gold.documents) == 55
    assert [problem.source for problem in problems] == [str(tmp_path / "gold" / "2022-09-05-pn-vysokopillja.json")]
    assert problems[0].message.startswith(message)


def test_a_missing_annotation_is_a_problem(tmp_path: Path):
    entry = {"doc": "x", "set": "reports", "file": "x.txt", "format": "txt", "gold": "gold/x.json"}
    (tmp_path / "index.json").write_text(json.dumps({"docs": [entry]}))
    gold, problems = gold_files.load(tmp_path)
    assert gold is None
    assert problems[0].source == str(tmp_path / "gold" / "x.json")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("nonsense", "The line is not JSON."),
        ("[1]", "The line is no JSON object."),
        ('{"doc": "x", "claims": [1]}', "The line is no prediction"),
        ('{"relations": [{}]}', "A list holds no prediction"),
    ],
)
def test_a_bad_line_of_predictions_is_a_problem(line: str, message: str):
    answers, problems = lines.read('{"doc": "good"}\n' + line, "predictions.jsonl")
    assert list(answers.documents) == ["good"]
    assert [problem.message.startswith(message) for problem in problems] == [True]
