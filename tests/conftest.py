"""What every test may ask for: golden files, and the shared material where it is at hand."""

import difflib
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

GOLDEN = Path(__file__).parent / "golden"

# Slow machines fail no property, and the same commit draws the same examples.
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-golden` writes the golden files instead of comparing with them."""
    parser.addoption("--update-golden", action="store_true", help="write tests/golden instead of comparing with it")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The browser's files come first: they are long, and one of them at the end would keep a whole core waiting."""
    items.sort(key=lambda item: not item.nodeid.startswith("tests/web/"))


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """`golden(name, text)` compares a text with tests/golden/NAME and fails with the difference."""
    update = request.config.getoption("--update-golden")

    def check(name: str, text: str) -> None:
        path = GOLDEN / name
        if update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")
            return
        if not path.is_file():
            pytest.fail(f"tests/golden/{name} does not exist: run `make update-golden` and read it", pytrace=False)
        with path.open(encoding="utf-8", newline="") as file:
            expected = file.read()
        if text != expected:
            lines = difflib.unified_diff(
                expected.splitlines(), text.splitlines(), f"tests/golden/{name}", "produced", lineterm=""
            )
            difference = "\n".join(lines) or "they differ in line endings only"
            pytest.fail(f"{difference}\nIf this is what it should be: make update-golden", pytrace=False)

    return check


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of material kept outside the repository, named by WEDERHOOR_SHARED."""
    named = os.environ.get("WEDERHOOR_SHARED")
    if not named:
        pytest.skip("WEDERHOOR_SHARED is not set: it names the folder with the gold reports and formats")
    folder = Path(named)
    if not folder.is_dir():
        pytest.fail(f"WEDERHOOR_SHARED names no folder: {folder}", pytrace=False)
    return folder
