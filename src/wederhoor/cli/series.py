"""`wederhoor series`: the same number over time. Rule: windows and units never mix, and no old value is lost."""

from typing import Annotated

import typer

from wederhoor.cli.asking import places_named
from wederhoor.cli.failures import NOT_DONE, Failure
from wederhoor.cli.forms import Form, FormOption, LanguageOption, write
from wederhoor.cli.options import JsonOption, KnownAtOption, LedgerOption, RecordedAsOfOption, ledger_path, session


def series(
    ctx: typer.Context,
    subject: Annotated[
        str | None,
        typer.Argument(
            metavar="SUBJECT|ID", help="A kind, a unit, both as kind:unit, or a series' id or its beginning."
        ),
    ] = None,
    place: Annotated[list[str] | None, typer.Option(metavar="PLACE", help="Only rows about this place.")] = None,
    known_at: KnownAtOption = None,
    recorded_as_of: RecordedAsOfOption = None,
    language: LanguageOption = "nl",
    form: FormOption = Form.TABLE,
    as_json: JsonOption = False,
    ledger: LedgerOption = None,
) -> None:
    """Show numbers over time: one row for each thing that one side counts in one unit over one window.

    Without SUBJECT every row is listed, the longest first. With it each value stands on a line of its own: when it was
    given, by whom, what corrected it and what it repeats. A corrected value stays beside its correction. A running
    total that is lower than an earlier one is flagged; nobody is said to be wrong by it. A number with another window
    or unit is another row. CSV and JSON give every value.

        wederhoor series
        wederhoor series recapture:km2
        wederhoor series casualties --place Charkiv --language en
        wederhoor series --known-at 2022-09-10 --format csv > numbers.csv
    """
    from wederhoor.briefing.sheets import series as pages
    from wederhoor.briefing.sheets.reference import open_reference
    from wederhoor.cli.lens import glanced

    program = session(ctx).program
    wording, wanted = program.wording(language), places_named(program, place or ())
    situation = glanced(program, ledger_path(ctx, ledger), None, known_at, recorded_as_of)
    reference = open_reference(situation, wording, program.theatre, program.gazetteer)
    found = pages.choose(situation, subject, wanted)
    if subject is not None and not found:
        raise Failure(f"No number known by then is about {subject!r}. `wederhoor series` lists them.", NOT_DONE)
    if subject is None:
        write([pages.list_sheet(found, reference)], form, as_json=as_json)
    else:
        write([pages.sheet(item, reference) for item in found], form, as_json=as_json)
