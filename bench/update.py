"""What an update costs from the command line: Python and its libraries, a day with one report, a day with hundreds.

Run it with `bench/update [--reports 500] [--rounds 5] [--format terminal] [--json]`. The reports are those of
tests/briefing/many.py: four towns, two sides that deny each other's captures, tolls and open questions. The three take
turns, each in a process of its own, and of each the best round counts, in seconds of processor: the ratios say
something on a busy machine too. What was compiled stays in a folder of its own, so that nobody's settings count.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))  # the tests and this bench make the same reports

from tests.briefing.many import put, reports

from wederhoor.briefing import FORMATS

ROUNDS = 5
DAY = "2022-09-11"
LIBRARIES = """
import typer, rich.console, sqlite3, babel.dates, babel.numbers
program = typer.Typer()
program.command()(lambda number=1: babel.numbers.format_decimal(number, locale="nl"))
program()
"""  # with an option, for which typer loads the rest of itself


def main() -> None:
    """Measure and print a line per figure, or one JSON object with --json."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--reports", type=int, default=500, help="reports of the day")
    options.add_argument("--rounds", type=int, default=ROUNDS, help="rounds, of which the best counts")
    options.add_argument("--format", choices=FORMATS, default="terminal", help="what the update is written as")
    options.add_argument("--json", action="store_true", help="answer in JSON")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        figures = _measure(Path(name), max(1, given.reports), max(1, given.rounds), given.format)
    if given.json:
        sys.stdout.write(json.dumps(figures, indent=2) + "\n")
    else:
        width = max(map(len, figures))
        sys.stdout.writelines(f"{name:<{width}}  {value:.2f}\n" for name, value in figures.items())


def _measure(folder: Path, number: int, rounds: int, form: str) -> dict[str, float]:
    one, many = (put(folder / f"{size}.sqlite", reports(size, DAY)) for size in (1, number))
    asked = [sys.executable, "-m", "wederhoor", "update", DAY, "--format", form, "--ledger"]
    libraries, alone, all_ = _in_turns(
        ([sys.executable, "-c", LIBRARIES], [*asked, str(one)], [*asked, str(many)]), rounds, folder
    )
    return {
        "seconds, Python and the libraries": libraries,
        "seconds, a day with one report": alone,
        f"seconds, a day with {number} reports": all_,
        "ratio, one report to the libraries": alone / libraries,
        f"ratio, {number} reports to the libraries": all_ / libraries,
    }


def _in_turns(commands: Sequence[Sequence[str]], rounds: int, folder: Path) -> list[float]:
    """The least seconds of processor that each command took, the first round left out: it compiles."""
    settings = {**os.environ, "PYTHONPYCACHEPREFIX": str(folder / "compiled"), "PYTHONDONTWRITEBYTECODE": ""}
    found = [[_seconds(command, settings) for command in commands] for _ in range(rounds + 1)]
    return [min(column) for column in zip(*found[1:], strict=True)]


def _seconds(command: Sequence[str], settings: Mapping[str, str]) -> float:
    before = _used()
    subprocess.run(command, check=True, env=settings, stdout=subprocess.DEVNULL)  # noqa: S603  our own commands
    return _used() - before


def _used() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    os.environ.setdefault("PYTHONPATH", os.pathsep.join(sys.path))
    main()
