"""How a list or page is written: a table, JSON or CSV. Rule: no report can steer a terminal or a spreadsheet."""

import json
from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated

import typer
from rich.box import SIMPLE
from rich.markup import escape
from rich.table import Table

from wederhoor.briefing.render_terminal import safe
from wederhoor.briefing.sheets.sheet import Grid, Notes, Sheet
from wederhoor.cli.screen import out, plain
from wederhoor.situation.listing import as_csv


class Form(StrEnum):
    """How a list is written."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


FormOption = Annotated[
    Form, typer.Option("--format", metavar="|".join(Form), help="A table, or all fields as JSON or CSV.")
]
LanguageOption = Annotated[str, typer.Option("--language", metavar="nl|en", help="The language of the words.")]


def write(sheets: Sequence[Sheet], form: Form, *, as_json: bool) -> None:
    """Write some pages of one kind; as JSON one object, or a list where there are several."""
    if as_json or form is Form.JSON:
        records = [sheet.record for sheet in sheets]
        plain(json.dumps(records[0] if len(records) == 1 else records, ensure_ascii=False, indent=2))
    elif form is Form.CSV:
        plain(as_csv(sheets[0].columns, (row for sheet in sheets for row in sheet.rows)))
    else:
        for place, sheet in enumerate(sheets):
            if place:
                out().print()
            _show(sheet)


def _show(sheet: Sheet) -> None:
    console = out()
    console.print(escape(safe(sheet.title)), style="bold")
    for line in sheet.lead:
        console.print(escape(safe(line)))
    for part in sheet.parts:
        if part.title:
            console.print(f"\n{escape(safe(part.title))}", style="bold")
        if isinstance(part, Notes):
            for line in part.lines:
                console.print(escape(safe(line)))
        elif part.rows:
            console.print(_table(part))
        else:
            console.print(escape(part.empty))


def _table(grid: Grid) -> Table:
    """Columns over the whole width, by their shares."""
    table = Table(box=SIMPLE, pad_edge=False, show_lines=False, header_style="bold", expand=True, padding=(0, 1, 0, 0))
    shares = grid.shares or (1,) * len(grid.head)
    for name, share in zip(grid.head, shares, strict=True):
        table.add_column(name, overflow="fold", ratio=share)
    for row in grid.rows:
        table.add_row(*("\n".join(escape(safe(line)) for line in cell.split("\n")) for cell in row), end_section=True)
    return table
