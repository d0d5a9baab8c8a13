"""`wederhoor control`: who holds what. Rule: each cell names its claims, and an old claim shows its age."""

from typing import Annotated

import typer

from wederhoor.cli import moments
from wederhoor.cli.asking import places_named
from wederhoor.cli.failures import WRONG_USAGE, Failure
from wederhoor.cli.forms import Form, FormOption, LanguageOption, write
from wederhoor.cli.options import JsonOption, KnownAtOption, LedgerOption, RecordedAsOfOption, ledger_path, session


def control(
    ctx: typer.Context,
    day: Annotated[
        str | None, typer.Option("--date", metavar="DAY", help="The day in EDTF, such as 2022-09-11.")
    ] = None,
    place: Annotated[
        list[str] | None, typer.Option(metavar="PLACE", help="The history of a place, in any spelling.")
    ] = None,
    known_at: KnownAtOption = None,
    recorded_as_of: RecordedAsOfOption = None,
    language: LanguageOption = "nl",
    form: FormOption = Form.TABLE,
    as_json: JsonOption = False,
    ledger: LedgerOption = None,
) -> None:
    """Show who holds which town on a day: holder, since when, by whose claim and by whose admission.

    A town is a side's only when a claim about the whole of it says so and nothing since stands against it. Entering
    contests a town at most; a district, a hedge, a map or a film settles none. What nobody has repeated shows its age,
    and that it has no other origin; after two weeks it is marked as old. Each source is followed by the beginning of
    its claim's id.

    With --place the days on which the holder of a place changed, or what is said of it, each as it could be known at
    the end of that day.

    Without --date it is the day of --known-at, else the last day with a dated story.

        wederhoor control
        wederhoor control --date 2022-09-11
        wederhoor control --date 2022-09-11 --known-at 2022-09-11T08:00
        wederhoor control --place Izjoem
        wederhoor control --language en --format csv > control.csv
    """
    from wederhoor.briefing.sheets import control as pages
    from wederhoor.briefing.sheets.reference import open_reference
    from wederhoor.cli.lens import glanced
    from wederhoor.situation.history import control_history

    program = session(ctx).program
    wording, wanted, asked = program.wording(language), places_named(program, place or ()), moments.period(day)
    if asked is not None and asked.day is None:
        raise Failure(f"{day!r} is no single day: give one such as 2022-09-11.", WRONG_USAGE)
    situation = glanced(program, ledger_path(ctx, ledger), asked, known_at, recorded_as_of)
    reference = open_reference(situation, wording, program.theatre, program.gazetteer)
    last = situation.period.last_day
    assert last is not None  # a situation is of a bounded period
    if not wanted:
        write([pages.sheet(pages.held_on(reference), reference)], form, as_json=as_json)
        return
    sheets = []
    for name in sorted(wanted):
        cells = control_history(situation, name, last, program.theatre, program.gazetteer)
        found = [pages.holding(cell, reference) for cell in cells]
        if found or len(wanted) == 1:
            sheets.append(pages.history_sheet(name, found, reference))
    if not sheets:
        raise Failure(f"Nobody says who holds {' or '.join(place or ())}.", WRONG_USAGE)
    write(sheets, form, as_json=as_json)
