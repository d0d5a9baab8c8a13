"""`wederhoor record`: what became of a source's claims. Rule: each number has its list, and the letter its rule."""

from typing import Annotated

import typer

from wederhoor.cli.asking import actors_named
from wederhoor.cli.failures import NOT_DONE, Failure
from wederhoor.cli.forms import Form, FormOption, LanguageOption, write
from wederhoor.cli.options import JsonOption, KnownAtOption, LedgerOption, RecordedAsOfOption, ledger_path, session


def record(
    ctx: typer.Context,
    actor: Annotated[
        str | None, typer.Argument(metavar="ACTOR", help="Who, in any spelling that the theatre knows.")
    ] = None,
    known_at: KnownAtOption = None,
    recorded_as_of: RecordedAsOfOption = None,
    language: LanguageOption = "nl",
    form: FormOption = Form.TABLE,
    as_json: JsonOption = False,
    ledger: LedgerOption = None,
) -> None:
    """Show what became of the claims of each source, or of one with the claims behind each number.

    A claim is borne out when another party, or a third that is not related to the source, says the same: an admission
    by the side that it hurts above all. It is taken back when its source or its side withdraws or corrects it. What is
    only contradicted, or only repeated by the source's own side, judges nobody. From enough judged claims follows the
    letter of the Admiralty code, A to E; until then it is F. A body's record holds the claims of those beneath it. How
    early says whether the source came before whoever bore its claims out. Only what was known at the moment asked
    counts.

        wederhoor record
        wederhoor record "Russisch ministerie van Defensie"
        wederhoor record Zelensky --known-at 2022-09-11 --language en
        wederhoor record --format csv > records.csv
    """
    from wederhoor.briefing.sheets import record as pages
    from wederhoor.briefing.sheets.reference import open_reference
    from wederhoor.cli.lens import glanced

    program = session(ctx).program
    wording = program.wording(language)
    situation = glanced(program, ledger_path(ctx, ledger), None, known_at, recorded_as_of)
    reference = open_reference(situation, wording, program.theatre, program.gazetteer)
    if actor is None:
        write([pages.list_sheet(pages.records(reference), reference)], form, as_json=as_json)
        return
    found = pages.records(reference, actors_named(program, (actor,)))
    if not found:
        raise Failure(f"No claim known by then is vouched for by {actor!r}. `wederhoor record` lists who is.", NOT_DONE)
    write([pages.sheet(item, reference) for item in found], form, as_json=as_json)
