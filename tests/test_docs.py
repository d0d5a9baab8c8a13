"""What the docs name exists, and what they are made from has not moved on."""

import importlib
import re
from pathlib import Path

import pytest

from wederhoor.cli.app import app
from wederhoor.cli.manual import manual

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "wederhoor"
PAGES = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md")))
COMMANDS = ROOT / "docs" / "commands.md"
IN_CODE = re.compile(r"`([^`\n]+)`")
PATH = re.compile(r"[a-z][\w.-]*(?:/[\w.-]+)+/?|[\w-]+\.py")
BUILT = ("out/", "dist/", "reports/", "reports-", "gold/", "my-")  # made by a command, or the reader's own
GROUPS = (
    "model",
    "reading.mentions",
    "reading.reader",
    "ledger.views",
    "situation.value",
    "drawing.marks",
    "drawing.picture",
    "briefing.update",
    "briefing.sheets.sheet",
    "weighing.record",
    "evaluation.gold",
)


def named_paths(page: Path) -> list[str]:
    text = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    return [
        word
        for word in IN_CODE.findall(text)
        if PATH.fullmatch(word) and not word.startswith(BUILT) and "NAME" not in word
    ]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_path_that_a_page_names_exists(page: Path):
    missing = [
        name
        for name in named_paths(page)
        if not any((folder / name).exists() for folder in (ROOT, ROOT / "src", SOURCE))
    ]
    assert not missing


def test_the_architecture_names_modules():
    assert len([name for name in named_paths(ROOT / "docs" / "architecture.md") if name.endswith(".py")]) > 15


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_to_a_file(page: Path):
    links = re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8"))
    assert not [link for link in links if "://" not in link and not (page.parent / link).exists()]


def test_every_room_is_in_the_architecture():
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    house = text.split("## The house")[1].split("## Invariants")[0]
    rooms = {path.stem for path in SOURCE.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()}
    assert not {room for room in rooms if not room.startswith("__") and f"`{room}`" not in house}


def glossary() -> list[tuple[str, str]]:
    rows = re.findall(
        r"^\| ([^|]+) \| ([^|]+) \|", (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    return [(word, name) for word, code in rows for name in IN_CODE.findall(code)]


def the_class(name: str) -> type | None:
    modules = [f"model.{path.stem}" for path in (SOURCE / "model").glob("*.py") if path.stem != "__init__"]
    for module in (*modules, *GROUPS):
        found = getattr(importlib.import_module(f"wederhoor.{module}"), name, None)
        if isinstance(found, type):
            return found
    return None


@pytest.mark.parametrize(("word", "name"), glossary())
def test_every_name_of_the_glossary_is_in_the_code(word: str, name: str):
    owner, _, attribute = name.partition(".")
    found = the_class(owner)
    assert found is not None, f"{word}: no class {owner}"
    assert not attribute or hasattr(found, attribute), f"{word}: {owner} has no {attribute}"


def test_the_list_of_commands_is_that_of_the_program(request: pytest.FixtureRequest):
    produced = manual(app)
    if request.config.getoption("--update-golden"):
        COMMANDS.write_text(produced, encoding="utf-8", newline="")
    written = COMMANDS.read_text(encoding="utf-8")
    assert written == produced, "docs/commands.md is out of date: make update-golden"
