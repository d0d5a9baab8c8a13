"""What came with the files: sidecars and deliveries.jsonl. Rule: a bad line costs that line, never the rest."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from wederhoor.intake.dates import read_date
from wederhoor.intake.files import DELIVERIES, SIDECAR, unreadable
from wederhoor.model.problems import Problem
from wederhoor.model.stories import Delivery

FIELDS = ("outlet", "url", "published", "retrieved_at")


def read_deliveries(files: Iterable[Path]) -> tuple[dict[Path, Delivery], tuple[Problem, ...]]:
    """What sidecars and the folders' deliveries.jsonl say of these files; a sidecar outranks its folder's list."""
    wanted = tuple(files)
    found: dict[Path, Delivery] = {}
    problems: list[Problem] = []
    for folder in dict.fromkeys(path.parent for path in wanted):
        _read_list(folder / DELIVERIES, found, problems)
    for path in wanted:
        _read_sidecar(path, found, problems)
    return {path: found[path] for path in wanted if path in found}, tuple(problems)


def delivery_of(data: Any, source: str, place: str) -> tuple[Delivery, tuple[Problem, ...]]:
    """One JSON object as a Delivery, without the fields that make no sense."""
    if not isinstance(data, dict):
        return Delivery(), (Problem(source, place, "It is no JSON object.", "Write one object with the file's facts."),)
    values: dict[str, str] = {}
    problems: list[Problem] = []
    for name in FIELDS:
        value = data.get(name)
        if value is None or value == "":
            continue
        if not isinstance(value, str):
            problems.append(Problem(source, place, f"Its {name} is no text.", f"Write {name} between quotation marks."))
        elif name in {"published", "retrieved_at"} and read_date(value) is None:
            remedy = "Write an existing date, such as 2022-09-08 or 2022-09-08T21:30:00+02:00."
            problems.append(Problem(source, place, f"Its {name}, {value!r}, is no possible date.", remedy))
        else:
            values[name] = value.strip()
    return Delivery(**values), tuple(problems)


def _read_list(path: Path, found: dict[Path, Delivery], problems: list[Problem]) -> None:
    text = _text(path, problems)
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        place = f"line {number}"
        data = _json(line, str(path), place, problems)
        name = data.get("file") if isinstance(data, dict) else None
        if data is not None and not (isinstance(name, str) and name):
            problems.append(Problem(str(path), place, "It names no file.", 'Add "file": "NAME" to the line.'))
        elif isinstance(name, str):
            delivery, wrong = delivery_of(data, str(path), place)
            problems.extend(wrong)
            found[path.parent / name] = delivery
            if not _stands(path.parent / name):
                message = f"It names {name[:80]!r}, which is not there."
                problems.append(Problem(str(path), place, message, "Correct the name, or take the line out."))


def _read_sidecar(path: Path, found: dict[Path, Delivery], problems: list[Problem]) -> None:
    for sidecar in (path.with_name(path.name + SIDECAR), path.with_name(path.stem + SIDECAR)):
        text = _text(sidecar, problems)
        if not text.strip():
            continue
        data = _json(text, str(sidecar), "", problems)
        if data is not None:
            found[path], wrong = delivery_of(data, str(sidecar), "")
            problems.extend(wrong)
        return


def _stands(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):  # a name that no file can have
        return False


def _text(path: Path, problems: list[Problem]) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError as error:
        problems.append(Problem(str(path), f"byte {error.start}", "It is not UTF-8.", "Save it as UTF-8."))
    except OSError as error:
        problems.append(unreadable(str(path), error))
    return ""


def _json(text: str, source: str, place: str, problems: list[Problem]) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        problems.append(Problem(source, place, "It is no JSON.", "Correct it, or take the line out."))
        return None
