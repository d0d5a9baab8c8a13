"""Figures that may not fall. Rule: a floor is only ever raised; who lowers one does it by hand and is seen doing it.

A floor lies one to two hundredths under what was measured: another processor rounds differently, and one claim may tip.
Counts are held to the digit.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import ROUND_FLOOR, Decimal
from pathlib import Path

from wederhoor.model.ids import digest

FILE = "floors.json"
NOT_GOLD = ("README.md", FILE)
NOT_GOLD_FOLDERS = ("expected",)
SLACK, STEP = Decimal("0.01"), Decimal("0.01")
ON_REPORTS = (
    "claims.f1",
    "who_says_what.f1",
    "kind.accuracy",
    "claimant.exact",
    "via.f1",
    "certainty.macro_f1",
    "polarity.negative_f1",
    "places.f1",
    "when.score",
    "quantity.f1",
    "stories.main_text_f1",
    "stories.title",
    "stories.dateline_f1",
    "stories.credits_f1",
    "stories.count",
)
PAIRED = ("reports.", "reports-other.")
AT_LEAST = (
    *(f"{folder}.{name}" for folder in ("reports", "reports-other") for name in ON_REPORTS),
    "given_gold.relations.all.f1",
    "given_gold.control.right",
    "given_gold.series.found",
    "relations.all.f1",
    "control.right",
    "series.found",
    "zou.accuracy",
    "times.exact",
    "places.right",
)
AT_MOST = (
    "reports.dating.wrong",
    "reports-other.dating.wrong",
    "reports.dating.abstained",
    "reports-other.dating.abstained",
    "reports-none.false_claims.per_100",
    "given_gold.relations.must_not_merge.joined",
    "given_gold.control.settled_against_gold",
    "relations.must_not_merge.joined",
    "control.settled_against_gold",
    "places.wrong",
)


@dataclass(frozen=True, slots=True)
class Floors:
    """What figures must at least and at most be, and the digest of the gold on which they were measured."""

    digest: str = ""
    at_least: Mapping[str, float] = field(default_factory=dict)
    at_most: Mapping[str, float] = field(default_factory=dict)


def read(path: Path) -> Floors:
    """The floors in a file; none where there is no file."""
    if not path.is_file():
        return Floors()
    data = json.loads(path.read_text("utf-8"))
    return Floors(data["digest"], data["at_least"], data["at_most"])


def write(path: Path, floors: Floors) -> None:
    """Write floors to a file, in the order in which they are pinned."""
    data = {"digest": floors.digest, "at_least": dict(floors.at_least), "at_most": dict(floors.at_most)}
    path.write_text(json.dumps(data, indent=1) + "\n", "utf-8")


def gold_digest(folder: Path) -> str:
    """One hash of all names and contents of a gold folder, floors and explanations apart."""
    names = {path.relative_to(folder): path for path in folder.rglob("*") if path.is_file()}
    kept = {name.as_posix(): digest(path.read_bytes()) for name, path in names.items() if _is_gold(name)}
    return digest(json.dumps(kept, sort_keys=True))


def broken(floors: Floors, figures: Mapping[str, float]) -> tuple[str, ...]:
    """One line for each figure that is under its floor, over its ceiling, or gone."""
    low = ((name, floor, "at least") for name, floor in floors.at_least.items() if _under(figures.get(name), floor))
    high = ((name, most, "at most") for name, most in floors.at_most.items() if _over(figures.get(name), most))
    return tuple(f"{name} is {figures.get(name)}, must be {word} {limit}" for name, limit, word in (*low, *high))


def raised(floors: Floors, figures: Mapping[str, float], gold: str) -> Floors:
    """The floors with every one that was passed raised, for the gold with this digest; none is lowered."""
    at_least = {
        name: max(_floor(figures[name]), floors.at_least.get(name, 0.0)) for name in AT_LEAST if name in figures
    }
    at_most = {
        name: min(float(figures[name]), floors.at_most.get(name, float(figures[name])))
        for name in AT_MOST
        if name in figures
    }
    return Floors(gold, {**floors.at_least, **at_least}, {**floors.at_most, **at_most})


def _is_gold(name: Path) -> bool:
    if name.name.startswith("."):  # left by a file manager
        return False
    return name.as_posix() not in NOT_GOLD and name.parts[0] not in NOT_GOLD_FOLDERS


def _under(value: float | None, floor: float) -> bool:
    return value is None or value < floor


def _over(value: float | None, most: float) -> bool:
    return value is None or value > most


def _floor(value: float) -> float:
    """Down by the slack and to two decimals, and never under zero."""
    down = (Decimal(str(value)) - SLACK).quantize(STEP, ROUND_FLOOR)
    return float(max(down, Decimal(0)))


def as_markdown(floors: Floors) -> str:
    """The floors as the table of docs/quality.md."""
    limits = {name: f"{value:.2f}" for name, value in floors.at_least.items()}
    limits |= {name: f"at most {value:g}" for name, value in floors.at_most.items()}
    rows = ["| figure | reports | reports-other |", "|---|---|---|"]
    both = dict.fromkeys(name.partition(".")[2] for name in limits if name.startswith(PAIRED))
    for name in both:
        rows.append(f"| `{name}` | " + " | ".join(limits.get(f"{folder}{name}", "") for folder in PAIRED) + " |")
    rows += ["", "| figure | floor |", "|---|---|"]
    rows += [f"| `{name}` | {limit} |" for name, limit in limits.items() if not name.startswith(PAIRED)]
    return "\n".join(rows)
