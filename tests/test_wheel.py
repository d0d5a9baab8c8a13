"""The wheel by itself: installed in an empty environment outside the checkout, it reads and writes an update."""

import subprocess
import sys
import sysconfig
import venv
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LIMIT = 60_000_000  # bytes
REPORT = """Oekraïne: Izjoem ingenomen

KYIV (PN) - Het Oekraïense leger heeft de stad Izjoem ingenomen, zegt president Volodymyr Zelensky. Rusland ontkent dat.
"""
DELIVERY = '{"outlet": "De Dagkrant", "published": "2022-09-11T08:00:00+02:00"}'
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    outcome = subprocess.run(build, capture_output=True, text=True, check=False)
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """`installed(*words)` runs the Python of an environment that holds the wheel, in a folder of its own."""
    folder = tmp_path_factory.mktemp("environment")
    home, environment = folder / "home", folder / "env"
    home.mkdir()
    venv.create(environment, symlinks=True)
    python = environment / "bin" / "python"
    install = ["-m", "pip", "--python", str(python), "install", "--quiet", "--no-deps", "--no-index", "--no-cache-dir"]
    subprocess.run(
        [sys.executable, *install, "--disable-pip-version-check", str(wheel)], check=True, capture_output=True
    )
    packages = Path(sysconfig.get_path("purelib", vars={"base": str(environment)}))
    # The locked dependencies are seen where they are. A folder named here has its own .pth files left alone, so that
    # the checkout, which one of them names, is not seen.
    (packages / "locked.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")

    def run(*words: str) -> "subprocess.CompletedProcess[str]":
        variables = {"HOME": str(home), "PATH": str(environment / "bin"), "COLUMNS": "100"}
        return subprocess.run(
            [str(python), *words], cwd=home, env=variables, capture_output=True, text=True, check=False
        )

    return run


def test_the_wheel_is_small_and_holds_models_packs_and_demonstration(wheel: Path):
    assert wheel.stat().st_size < LIMIT
    names = set(zipfile.ZipFile(wheel).namelist())
    source = ROOT / "src"
    packed = {
        path.relative_to(source).as_posix()
        for path in (source / "wederhoor").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    reports = {f"wederhoor/sample/{path.name}" for path in (ROOT / "sample").iterdir()}
    assert (packed | reports) - names == set()
    for part in ("languages/nl/syntax/config.cfg", "languages/nl/wording.toml", "ledger/migrations/env.py"):
        assert f"wederhoor/{part}" in names


def test_what_runs_is_the_wheel_and_not_the_checkout(installed: Run):
    told = installed("-c", "import sys, wederhoor; print(wederhoor.__file__); print(*sys.path, sep='\\n')")
    place, *paths = told.stdout.splitlines()
    assert "environment" in place
    assert not place.startswith(str(ROOT))
    assert str(ROOT / "src") not in paths


def test_it_reads_and_writes_an_update(installed: Run, tmp_path: Path):
    report = tmp_path / "front.txt"
    report.write_text(REPORT, encoding="utf-8")
    (tmp_path / "front.txt.meta.json").write_text(DELIVERY, encoding="utf-8")
    read = installed("-m", "wederhoor", "read", str(report))
    assert read.returncode == 0, read.stderr
    update = installed("-m", "wederhoor", "update")
    assert update.returncode == 0, update.stderr
    words = " ".join(update.stdout.split())
    assert all(part in words for part in ("11 september 2022", "Izjoem", "Zelensky", "De Dagkrant"))


def test_the_demonstration_needs_no_checkout(installed: Run):
    told = installed("-m", "wederhoor", "demo")
    assert told.returncode == 0, told.stderr
    assert "Demonstration text" in told.stdout
    written = installed("-c", "from pathlib import Path; print(*sorted(path.name for path in Path('out').iterdir()))")
    assert {"demo.ledger", "update.html", "update.json", "update.md"} <= set(written.stdout.split())
