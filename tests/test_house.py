"""The rules of the house that no linter holds by itself."""

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "wederhoor"
LONGEST_MODULE = 400

# Put together here, so that this file does not match them itself.
HOSTS = [
    ".".join(parts)
    for parts in [
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("pypi", "python", "org"),
        ("registry", "npmjs", "org"),
        ("registry", "yarnpkg", "com"),
        ("deb", "debian", "org"),
        ("conda", "anaconda", "org"),
    ]
]
ROOMS_OUTSIDE = ["work", "root", "home", "opt", "tmp", "mnt", "srv", "Users"]
FORBIDDEN = {
    "a package host": re.compile("|".join(map(re.escape, HOSTS))),
    "a package source": re.compile("--" + r"(?:extra-)?(?:index-url|find-links)[ =]\S"),
    "a path outside the repository": re.compile(r"(?<![\w.\-/~:}>$)])/(?:" + "|".join(ROOMS_OUTSIDE) + r")/\w"),
}
NAMES_SHARED = {".ci/run"}  # the one place that looks for the shared folder beside the repository
BESIDE = "../" + "shared"


def run(*command: str) -> subprocess.CompletedProcess[str]:
    """The outcome of a command in the repository, with its output as text."""
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def texts() -> Iterator[tuple[str, str]]:
    """Every text file that git holds or would hold, by its name in the repository."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("no git checkout: which files belong to the repository is not known")
    for name in run(git, "ls-files", "-z", "--cached", "--others", "--exclude-standard").stdout.split("\0"):
        path = ROOT / name
        if name and path.is_file():
            content = path.read_bytes()
            if b"\0" not in content:
                yield name, content.decode("utf-8", "replace")


def imports(path: Path) -> Iterator[str]:
    """The absolute modules that a file imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module


def test_imports_point_down_the_house():
    linter = shutil.which("lint-imports", path=str(Path(sys.executable).parent))
    assert linter is not None, "import-linter is not installed beside this Python: run `make setup`"
    outcome = run(linter, "--no-logo")
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr


def test_the_model_imports_only_itself_and_the_standard_library():
    strange = {
        f"{path.relative_to(ROOT)}: {module}"
        for path in SOURCE.glob("model/**/*.py")
        for module in imports(path)
        if module.split(".")[0] not in sys.stdlib_module_names and not module.startswith("wederhoor.model")
    }
    assert not strange


def test_no_module_is_long():
    lengths = {path.relative_to(ROOT): path.read_text(encoding="utf-8").count("\n") for path in SOURCE.rglob("*.py")}
    assert not {str(path): lines for path, lines in lengths.items() if lines > LONGEST_MODULE}


def test_importing_the_package_imports_nothing_else():
    program = "import sys, wederhoor; print(*sorted(m for m in sys.modules if m.startswith(('wederhoor', 'spacy'))))"
    outcome = run(sys.executable, "-c", program)
    assert outcome.stdout.split() == ["wederhoor"], outcome.stderr


def test_the_version_is_that_of_the_installed_package():
    outcome = run(sys.executable, "-c", "import wederhoor; print(wederhoor.__version__)")
    assert re.fullmatch(r"\d+\.\d+\.\d+\S*", outcome.stdout.strip()), outcome.stderr


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_names(what: str):
    found = [
        f"{name}:{text.count(chr(10), 0, match.start()) + 1}: {match[0]}"
        for name, text in texts()
        for match in FORBIDDEN[what].finditer(text)
    ]
    assert not found, f"{what} is named in " + ", ".join(found)


def test_the_shared_folder_is_looked_for_in_one_place():
    assert {name for name, text in texts() if BESIDE in text} <= NAMES_SHARED


@pytest.mark.parametrize(
    ("what", "text"),
    [
        ("a package host", "https://" + HOSTS[0] + "/simple"),
        ("a package source", "--" + "index-url https://example.org"),
        ("a path outside the repository", 'open("' + "/".join(["", ROOMS_OUTSIDE[0], "main", "x"]) + '")'),
        ("a path outside the repository", "see " + "/".join(["", ROOMS_OUTSIDE[4], "venv"])),
    ],
)
def test_the_patterns_find_what_they_are_for(what: str, text: str):
    assert FORBIDDEN[what].search(text)


@pytest.mark.parametrize("text", ["docs/work/notes.md", "https://example.org/home/page", "$(BIN)/work/x"])
def test_addresses_and_inner_paths_are_no_paths_outside(text: str):
    assert not FORBIDDEN["a path outside the repository"].search(text)
