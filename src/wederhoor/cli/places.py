"""`wederhoor places`: the places in a text. Rule: a place that cannot be told is listed with what stands in the way."""

import json
from typing import Annotated, Any

import typer
from rich.markup import escape
from rich.table import Table

from wederhoor.cli.compose import opened
from wederhoor.cli.options import JsonOption, LedgerOption, ledger_path, session
from wederhoor.cli.placing import mentions
from wederhoor.cli.screen import aside, list_problems, out, plain

COLUMNS = ("words", "role", "place", "kind", "where", "rule")


def places(
    ctx: typer.Context,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="A sentence or more, in quotation marks.")],
    as_json: JsonOption = False,
    ledger: LedgerOption = None,
) -> None:
    """Show the places in a text: each name with its role, which place it means, and by which rule.

    A name in the role of a metonym stands for somebody, one inside an office or an adjective locates nothing. A name
    of which the words say that it is a village, and of which no fitting village is known, stays without a place; its
    rule says why. A village that no table holds is put where the words put it, with the distance by which that may
    be wrong. Choices that the ledger holds are obeyed.

        wederhoor places "Bij Koepjanks wordt gevochten, meldt Moskou."
        wederhoor places "Het dorp Zeltorske, 12 kilometer ten zuiden van Pokrovsk, is gevallen."
        wederhoor places "In Oleksandrivka vielen doden." --json
    """
    program, path = session(ctx).program, ledger_path(ctx, ledger)
    if path.exists():
        with opened(path) as store:
            program.obey(store)
    with aside().status("reading"):
        found = mentions(program, text)
    list_problems(filter(None, (program.gazetteer.problem,)))
    if as_json:
        plain(json.dumps(found, ensure_ascii=False, indent=2))
    elif found:
        out().print(_table(found))
    else:
        out().print("No place is named.")


def _table(found: list[dict[str, Any]]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in COLUMNS:
        table.add_column(column, overflow="fold")
    for mention in found:
        table.add_row(*(escape(str(mention[column] or "")) for column in COLUMNS))
    return table
