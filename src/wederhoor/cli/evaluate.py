"""`wederhoor evaluate`: how good the program is on annotated reports. Rule: it measures what `read` and `update` do."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from wederhoor.cli.failures import NOT_DONE
from wederhoor.cli.options import JsonOption, session
from wederhoor.cli.screen import aside, list_problems, out, plain
from wederhoor.cli.update import save


def evaluate(
    ctx: typer.Context,
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="A folder of annotated reports.")],
    as_json: JsonOption = False,
    predictions: Annotated[
        Path | None, typer.Option("--predictions", metavar="FILE", help="Write what was read there, as JSON lines.")
    ] = None,
) -> None:
    """Measure reading and weighing on annotated reports.

    GOLD is a folder in which a person has written down what a careful reader finds: docs/quality.md says how, and what
    each figure means and is worth. No ledger is touched. The table has a line per figure and a column per set of
    reports; --json gives the same figures as one object.

        wederhoor evaluate tests/gold
        wederhoor evaluate my-reports --json > figures.json
        wederhoor evaluate my-reports --predictions read.jsonl
    """
    from wederhoor.cli.measuring import tools
    from wederhoor.evaluation import report

    with aside().status("reading"):
        found, problems = report.evaluate(gold, tools(session(ctx).program))
    list_problems(problems)
    if found is None:
        raise typer.Exit(NOT_DONE)
    if predictions is not None:
        save(predictions, found.predictions)
    if as_json:
        plain(json.dumps(found.figures, ensure_ascii=False, indent=1))
    else:
        out().print(_table(report.rows(found.figures)))
    if predictions is not None:
        aside().print(f"Wrote {predictions}.", markup=False, soft_wrap=True)


def _table(rows: Sequence[Sequence[str]]) -> Table:
    heading, *body = rows
    table = Table(box=None, pad_edge=False, header_style="bold")
    for number, name in enumerate(heading):
        table.add_column(escape(name), justify="right" if number else "left", overflow="fold")
    for row in body:
        table.add_row(*map(escape, row))
    return table
