"""`wederhoor silence`: who gave no answer. Rule: an open question keeps its first minute until its speaker speaks."""

from typing import Annotated

import typer

from wederhoor.cli.asking import places_named
from wederhoor.cli.forms import Form, FormOption, LanguageOption, write
from wederhoor.cli.options import JsonOption, KnownAtOption, LedgerOption, RecordedAsOfOption, ledger_path, session


def silence(
    ctx: typer.Context,
    place: Annotated[list[str] | None, typer.Option(metavar="PLACE", help="Only what is about this place.")] = None,
    known_at: KnownAtOption = None,
    recorded_as_of: RecordedAsOfOption = None,
    language: LanguageOption = "nl",
    form: FormOption = Form.TABLE,
    as_json: JsonOption = False,
    ledger: LedgerOption = None,
) -> None:
    """List who gave no answer, on what, and since which minute: the call-back list of all reports.

    Refusals and missing answers stand open until the one who was silent, or a body above or below it, speaks of the
    same town or deed; then they stand in the second list with what closed them. Whoever could not confirm something
    stands in the first list, for a doubt is no question. What several outlets took from each other stands once.

        wederhoor silence
        wederhoor silence --place Izjoem
        wederhoor silence --known-at 2022-09-10T08:00
        wederhoor silence --language en --format csv > silences.csv
    """
    from wederhoor.briefing.sheets import silence as pages
    from wederhoor.briefing.sheets.reference import open_reference
    from wederhoor.cli.lens import glanced

    program = session(ctx).program
    wording, wanted = program.wording(language), places_named(program, place or ())
    situation = glanced(program, ledger_path(ctx, ledger), None, known_at, recorded_as_of)
    reference = open_reference(situation, wording, program.theatre, program.gazetteer)
    write([pages.sheet(pages.silences(reference, wanted), reference)], form, as_json=as_json)
