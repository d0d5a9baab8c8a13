"""`wederhoor evaluate`: how good the program is on annotated reports. Rule: it measures what `read` and `update` do."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape
from rich.table import Table

from wederhoor.cli.failures import NOT_DONE
from wederhoor.cli.options import JsonOption, SyntaxOption, session
from wederhoor.cli.screen import aside, list_problems, out, plain
from wederhoor.cli.update import save

if TYPE_CHECKING:
    from wederhoor.evaluation.mistakes import Mistakes

COMMONEST = 10  # sorts of mistakes shown in each direction


def evaluate(
    ctx: typer.Context,
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="A folder of annotated reports.")],
    as_json: JsonOption = False,
    predictions: Annotated[
        Path | None, typer.Option("--predictions", metavar="FILE", help="Write what was read there, as JSON lines.")
    ] = None,
    syntax: SyntaxOption = None,
    mistakes: Annotated[
        bool, typer.Option("--mistakes", help="Count the sorts of mistakes too, the ten commonest in each direction.")
    ] = False,
) -> None:
    """Measure reading and weighing on annotated reports.

    GOLD is a folder in which a person has written down what a careful reader finds: docs/quality.md says how, and what
    each figure means and is worth. No ledger is touched. The tables have a line per figure and a column per set of
    reports; --json gives the same figures as one object.

        wederhoor evaluate tests/gold
        wederhoor evaluate my-reports --mistakes
        wederhoor evaluate my-reports --json > figures.json
        wederhoor evaluate my-reports --predictions read.jsonl
        wederhoor evaluate tests/gold --syntax nl_core_news_lg
    """
    from wederhoor.cli.measuring import tools
    from wederhoor.evaluation import report

    program = session(ctx).program
    program.parse_with(syntax)
    with aside().status("reading"):
        found, problems = report.evaluate(gold, tools(program))
    list_problems(problems)
    if found is None:
        raise typer.Exit(NOT_DONE)
    if predictions is not None:
        save(predictions, found.predictions)
    if as_json:
        counted = {name: _counted(made) for name, made in found.mistakes.items()} if mistakes else None
        plain(json.dumps(found.figures | ({"mistakes": counted} if counted else {}), ensure_ascii=False, indent=1))
    else:
        for table in _tables(report.columns(found.figures)):
            out().print(table, "")
        for name, made in found.mistakes.items() if mistakes else ():
            out().print(_ranking(f"{name}: left out", made.left_out), "")
            out().print(_ranking(f"{name}: wrongly said", made.wrongly_said), "")
    if predictions is not None:
        aside().print(f"Wrote {predictions}.", markup=False, soft_wrap=True)


def _tables(columns: Mapping[str, Mapping[str, float | None]]) -> Iterator[Table]:
    """A table for each group of sets that are asked the same figures, so that each fits on a terminal."""
    groups: dict[frozenset[str], list[str]] = {}
    for name, figures in columns.items():
        groups.setdefault(frozenset(figures), []).append(name)
    for names in groups.values():
        table = Table(box=None, pad_edge=False, header_style="bold")
        table.add_column("figure", no_wrap=True)
        for name in names:
            table.add_column(escape(name), justify="right")
        for figure in columns[names[0]]:
            table.add_row(escape(figure), *(_shown(columns[name][figure]) for name in names))
        yield table


def _counted(made: "Mistakes") -> dict[str, dict[str, int]]:
    return {"left_out": dict(made.left_out), "wrongly_said": dict(made.wrongly_said)}


def _ranking(title: str, counts: Sequence[tuple[str, int]]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column(escape(title))
    table.add_column("times", justify="right")
    for sort, times in counts[:COMMONEST]:
        table.add_row(escape(sort), str(times))
    return table


def _shown(value: float | None) -> str:
    if value is None:
        return ""
    return str(value) if isinstance(value, int) else f"{value:.3f}"
