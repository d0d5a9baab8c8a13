"""The snippets of docs/spacy.md run, and print what the page says."""

import json
import re
from collections.abc import Iterator
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import pytest
from tests.cli.examples import typed
from tests.cli.test_evaluate_command import GOLD, INDEX, REPORT, SENTENCE

from wederhoor.components import factories

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "spacy.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
BLOCKS: list[tuple[str, str]] = [(match[1], match[2]) for match in BLOCK.finditer(PAGE)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a report and an annotated one, in which the reader of the page stands."""
    path = tmp_path_factory.mktemp("page")
    (path / "reports").mkdir()
    (path / "reports" / "lyman.txt").write_text("Rusland ontkent dat Lyman is ingenomen.\n", encoding="utf-8")
    (path / "my-gold" / "reports").mkdir(parents=True)
    (path / "my-gold" / "gold").mkdir()
    (path / "my-gold" / "index.json").write_text(json.dumps(INDEX), encoding="utf-8")
    (path / "my-gold" / "reports" / "brug.txt").write_text(REPORT.format(SENTENCE), encoding="utf-8")
    (path / "my-gold" / "gold" / "brug.json").write_text(json.dumps(GOLD), encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def here(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)


def programs() -> Iterator[tuple[str, str | None]]:
    """Each program with what it must print."""
    for (kind, text), (next_kind, following) in zip(BLOCKS, [*BLOCKS[1:], ("", "")], strict=True):
        if kind == "python":
            yield text, following if next_kind == "text" else None


def commands() -> list[str]:
    return [line for kind, text in BLOCKS if not kind for line in text.splitlines() if line.startswith("wederhoor ")]


def test_the_page_has_programs_and_commands():
    assert len(list(programs())) == 3
    assert len(commands()) == 2


@pytest.mark.parametrize(("program", "expected"), list(programs()))
def test_every_program_runs_and_prints_what_the_page_says(program: str, expected: str | None):
    printed = StringIO()
    with redirect_stdout(printed):
        exec(compile(program, "docs/spacy.md", "exec"), {})  # noqa: S102 - the page is our own
    assert expected is None or printed.getvalue() == expected


@pytest.mark.parametrize("command", commands())
def test_every_command_runs(command: str):
    told = typed(*command.split()[1:])  # after the program that saves the pipeline, which comes first on the page
    assert told.code == 0, told.err


def test_every_component_and_setting_is_on_the_page():
    names = {factories.SPEECH, factories.HEDGES, factories.HAPPENINGS, factories.CLAIMS, "wederhoor_sentences"}
    rows = set(re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE))
    assert rows == names | set(factories.SETTINGS)
