"""`wederhoor claims`: the claims of the ledger as a list. Rule: what is chosen by is also what is shown."""

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from wederhoor.cli import moments
from wederhoor.cli.asking import actors_named, places_named
from wederhoor.cli.compose import opened
from wederhoor.cli.failures import WRONG_USAGE, Failure
from wederhoor.cli.forms import Form, FormOption
from wederhoor.cli.options import KnownAtOption, LedgerOption, RecordedAsOfOption, ledger_path, session
from wederhoor.cli.screen import aside, out, plain
from wederhoor.cli.shelf import shelf
from wederhoor.model.ids import canonical
from wederhoor.model.vocabulary import Certainty, Kind
from wederhoor.situation.listing import COLUMNS, Row, Wanted, as_csv, cells, choose, record, value_of


def claims(
    ctx: typer.Context,
    text: Annotated[
        str | None, typer.Option(metavar="WORDS", help="Words that the sentence holds, in upper or lower case.")
    ] = None,
    place: Annotated[
        list[str] | None, typer.Option(metavar="PLACE", help="A place, in any spelling that the atlas knows.")
    ] = None,
    claimant: Annotated[
        list[str] | None, typer.Option(metavar="ACTOR", help="Who says it, in any spelling, or 'unattributed'.")
    ] = None,
    kind: Annotated[
        list[Kind] | None, typer.Option(metavar="KIND", help=f"What it is about: {', '.join(Kind)}.")
    ] = None,
    certainty: Annotated[
        list[Certainty] | None,
        typer.Option(metavar="CERTAINTY", help=f"How firmly it is said: {', '.join(Certainty)}."),
    ] = None,
    period: Annotated[
        str | None, typer.Option(metavar="EDTF", help="When the story was published, the last day included.")
    ] = None,
    known_at: KnownAtOption = None,
    recorded_as_of: RecordedAsOfOption = None,
    undated: Annotated[bool, typer.Option("--undated", help="Only claims of stories without a date.")] = False,
    form: FormOption = Form.TABLE,
    ledger: LedgerOption = None,
) -> None:
    """List claims: who says what, where and how firmly.

    Conditions of different options must all hold; of one option that is given twice, either. Nothing found is an
    empty list, not an error.

        wederhoor claims --place Izjoem --period 2022-09
        wederhoor claims --claimant "Russisch ministerie van Defensie" --certainty denied
        wederhoor claims --kind recapture --kind capture --known-at 2022-09-10T08:00
        wederhoor claims --text kilometer --format csv > claims.csv
        wederhoor claims --undated --format json

    The table shows the beginning of each claim's id: `wederhoor explain ID` says how it was read. Claims that somebody
    reviewed say so; a rejected one is listed and counts for nothing. In CSV a cell that
    a spreadsheet could take for a formula begins with an apostrophe.
    """
    if undated and (period or known_at):
        raise Failure("--undated does not go with --period or --known-at: a story has a date or none.", WRONG_USAGE)
    program = session(ctx).program
    wanted = Wanted(
        text,
        places_named(program, place or ()),
        actors_named(program, claimant or ()),
        frozenset(kind or ()),
        frozenset(certainty or ()),
        moments.period(period),
        undated,
    )
    moment, recorded = moments.known_at(known_at), moments.recorded_as_of(recorded_as_of)
    with opened(ledger_path(ctx, ledger)) as store:
        kept = shelf(store, recorded).known_by(moment)
    merged = kept.reviewed.actors if kept.reviewed else {}
    named = frozenset(merged.get(name, name) for name in wanted.claimants)
    rows = choose(kept.rows(), replace(wanted, claimants=named))
    _WRITERS[form](rows)


def _table(rows: Sequence[Row]) -> None:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("claim", "published"):
        table.add_column(column, no_wrap=True)
    table.add_column("who, what, where", overflow="fold", ratio=2)
    table.add_column("sentence", overflow="fold", ratio=3)
    for row in rows:
        table.add_row(*(escape(cell) for cell in _shown(row)))
    if rows:
        out().print(table)
    aside().print(f"{len(rows)} claim{'' if len(rows) == 1 else 's'}")


def _shown(row: Row) -> tuple[str, ...]:
    claim = row.claim
    number = f", {value_of(row)} {claim.quantity.unit}" if claim.quantity else ""
    day = row.published.first_day if row.published and row.published.day else row.published
    what = f"{claim.kind.value}, {claim.certainty.value}{number}"
    lines = (" and ".join(claim.claimants), what, ", ".join(claim.place_ids), row.reviewed)
    return claim.id[:10], str(day or "undated"), "\n".join(filter(None, lines)), row.sentence


def _json(rows: Sequence[Row]) -> None:
    plain(json.dumps([json.loads(canonical(record(row))) for row in rows], ensure_ascii=False, indent=2))


def _csv(rows: Sequence[Row]) -> None:
    plain(as_csv(COLUMNS, map(cells, rows)))


_WRITERS = {Form.TABLE: _table, Form.JSON: _json, Form.CSV: _csv}
