"""What could not be read, kept beside the ledger. Rule: a file stands in it until it is read without a problem."""

import json
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from wederhoor.model.problems import Problem

if TYPE_CHECKING:
    from wederhoor.pipeline import ReadReport

MOST = 2_000  # problems that are kept, the last ones


def refused_path(ledger: Path) -> Path:
    """The file of problems that belongs to a ledger."""
    return ledger.with_name(f"{ledger.name}.problems.json")


def load(ledger: Path) -> tuple[Problem, ...]:
    """The problems of the files read so far; none where the list is missing or cannot be read."""
    try:
        rows = json.loads(refused_path(ledger).read_text(encoding="utf-8"))
        return tuple(Problem(**{key: str(value) for key, value in row.items()}) for row in rows)
    except (OSError, ValueError, TypeError, AttributeError):
        return ()


def keep(ledger: Path, report: "ReadReport") -> None:
    """Put a run's problems in place of those that the same files had before.

    Where the list cannot be written a run goes on without: the terminal has told.
    """
    read = {file.source for file in report.files}
    before = load(ledger)
    problems = [problem for problem in before if problem.source not in read]
    problems += [problem for problem in dict.fromkeys(report.problems) if problem not in problems]
    if not problems and not before:
        return
    path = refused_path(ledger)
    draft = path.with_name(f"{path.name}.new")
    with suppress(OSError):
        draft.write_text(json.dumps([asdict(item) for item in problems[-MOST:]], ensure_ascii=False, indent=2) + "\n")
        draft.replace(path)
