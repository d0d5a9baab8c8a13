"""Which files to read. Rule: the order is that of the names, and no clock and no modification time is looked at."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from wederhoor.model.problems import Problem

DELIVERIES = "deliveries.jsonl"
SIDECAR = ".meta.json"
ABOUT = frozenset({"README", "LICENSE", "LICENCE", "NOTICE", "ORIGIN"})  # files that speak of the folder they lie in


def find_files(paths: Iterable[Path]) -> tuple[tuple[Path, ...], tuple[Problem, ...]]:
    """The report files among files and folders, each once and in order of name.

    Sidecars and hidden files are left out, and in a folder a README, LICENSE, NOTICE or ORIGIN.
    """
    files: dict[Path, None] = {}
    problems: list[Problem] = []
    for path in paths:
        for found in _walk(path, named=True):
            if isinstance(found, Problem):
                problems.append(found)
            else:
                files[found] = None
    return tuple(files), tuple(problems)


def is_sidecar(path: Path) -> bool:
    """Whether a file says something of other files instead of being a report."""
    return path.name == DELIVERIES or path.name.endswith(SIDECAR)


def unreadable(source: str, error: OSError) -> Problem:
    """The Problem for a file or folder that the system does not let us read."""
    match error:
        case PermissionError():
            return Problem(source, "", "You have no permission to read it.", "Change its rights, or leave it out.")
        case FileNotFoundError():
            return Problem(source, "", "There is no such file or folder.", "Check the spelling of the path.")
        case IsADirectoryError():
            return Problem(source, "", "It is a folder, not a file.", "Name a file in it.")
    reason = error.strerror or type(error).__name__
    return Problem(source, "", f"The system cannot read it: {reason}.", "Check the disk and the path.")


def impossible_path(source: str) -> Problem:
    """The Problem for a name that no file can have."""
    return Problem(repr(source), "", "It is no possible path.", "Check the spelling of the path.")


def _walk(path: Path, *, named: bool) -> Iterator[Path | Problem]:
    try:
        if path.is_dir():
            if named or not path.is_symlink():  # a link to a folder may lead round in a circle
                for child in sorted(path.iterdir(), key=lambda item: item.name):
                    if not child.name.startswith("."):
                        yield from _walk(child, named=False)
        elif path.is_file():
            if not is_sidecar(path) and (named or path.stem.upper() not in ABOUT):
                yield path
        elif named:
            path.stat()
            yield Problem(str(path), "", "It is neither a file nor a folder.", "Name a file or a folder.")
    except OSError as error:
        yield unreadable(str(path), error)
    except ValueError:  # a NUL character in the name
        yield impossible_path(str(path))
