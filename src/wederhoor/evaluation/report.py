"""One evaluation: figures, predictions and what went wrong. Rule: the figures follow from the predictions shown.

Besides "folders" and "total", "given_gold" holds the figures of weighing on the annotated claims.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from wederhoor.evaluation import gold_files, lines
from wederhoor.evaluation.answers import Answers
from wederhoor.evaluation.measures import Figures
from wederhoor.evaluation.mistakes import Mistakes, mistakes
from wederhoor.evaluation.predict import predict
from wederhoor.evaluation.score import NONE_TO_FIND, score
from wederhoor.evaluation.tools import Tools
from wederhoor.model.problems import Problem

STORYLINE = ("relations", "control", "series")
GIVEN = "given_gold"
Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How good the program was on one gold folder."""

    figures: Figures
    answers: Answers
    given_gold: Answers
    problems: tuple[Problem, ...] = ()
    mistakes: Mapping[str, Mistakes] = field(default_factory=dict)  # by set

    @property
    def predictions(self) -> str:
        """What was said, as JSON lines."""
        return lines.write(self.answers)

    @property
    def given_gold_predictions(self) -> str:
        """What weighing made of the annotated claims, as JSON lines."""
        return lines.write(self.given_gold)


def evaluate(folder: Path, tools: Tools) -> tuple[Evaluation | None, tuple[Problem, ...]]:
    """The evaluation of a gold folder and every Problem met; None where the folder holds no gold."""
    gold, problems = gold_files.load(folder)
    if gold is None:
        return None, problems
    predicted = predict(gold, tools)
    every = (*problems, *predicted.problems)
    figures = score(gold, predicted.answers)
    given = score(gold, predicted.given_gold)["folders"]
    figures[GIVEN] = {name: given[name] for name in STORYLINE if name in given}
    wrong = {name: mistakes(gold, predicted.answers, name) for name in gold.sets if name != NONE_TO_FIND}
    return Evaluation(figures, predicted.answers, predicted.given_gold, every, wrong), every


def columns(figures: Figures) -> dict[str, dict[str, float | None]]:
    """The figures of each folder, of the total and of the storyline given the gold, by dotted name."""
    found = {name: dict(_flat(inside)) for name, inside in figures["folders"].items()}
    found["total"] = dict(_flat(figures["total"]))
    if figures.get(GIVEN):
        found[GIVEN] = dict(_flat(figures[GIVEN]))
    return found


def rows(figures: Figures) -> tuple[Row, ...]:
    """A table: a heading, then a line per figure with a column per folder that has any."""
    table = columns(figures)
    names = dict.fromkeys(name for column in table.values() for name in column)
    body = ((name, *(_shown(column.get(name)) for column in table.values())) for name in names)
    return (("figure", *table), *body)


def named(figures: Figures) -> dict[str, float]:
    """Every figure that has a value, as "folder.figure"."""
    return {
        f"{folder}.{name}": value
        for folder, column in columns(figures).items()
        for name, value in column.items()
        if value is not None
    }


def _flat(figures: Figures, above: str = "") -> Iterator[tuple[str, float | None]]:
    for name, value in figures.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{above}{name}.")
        else:
            yield f"{above}{name}", value


def _shown(value: float | None) -> str:
    if value is None:
        return ""
    return str(value) if isinstance(value, int) else f"{value:.3f}"
