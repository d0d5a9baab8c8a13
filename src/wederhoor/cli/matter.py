"""`wederhoor matter`: one matter, the parties side by side. Rule: a cell in which nobody speaks says so."""

from typing import TYPE_CHECKING, Annotated

import typer

from wederhoor.cli.asking import places_named
from wederhoor.cli.failures import NOT_DONE, WRONG_USAGE, Failure
from wederhoor.cli.forms import Form, FormOption, LanguageOption, write
from wederhoor.cli.options import JsonOption, KnownAtOption, LedgerOption, RecordedAsOfOption, ledger_path, session
from wederhoor.cli.shelf import one_claim

if TYPE_CHECKING:
    from wederhoor.briefing.sheets.reference import Reference


def matter(
    ctx: typer.Context,
    named: Annotated[
        str | None,
        typer.Argument(metavar="CLAIM", help="The matter's id or that of any of its claims, or its beginning."),
    ] = None,
    place: Annotated[
        list[str] | None, typer.Option(metavar="PLACE", help="List a place's matters; with CLAIM, only that place's.")
    ] = None,
    known_at: KnownAtOption = None,
    recorded_as_of: RecordedAsOfOption = None,
    language: LanguageOption = "nl",
    form: FormOption = Form.TABLE,
    as_json: JsonOption = False,
    ledger: LedgerOption = None,
) -> None:
    """Lay out a matter: one column a party, one row a day, the newest day last and marked.

    Each cell has the status of the line, its words, who says it through whom, and in how many origins and outlets; a
    cell in which a party says nothing says "niets". Below stand how the claims stand to each other with the rule
    behind it, what is agreed and what is not, the open questions, and the reasons for the status. A claim that
    speaks of several places stands in a matter for each of them: all are shown, or that of --place.

    With --place alone the matters of a place are listed, the latest first. Without --known-at it is what was known at
    the end of the last day with a dated story.

        wederhoor matter c-1f3a
        wederhoor matter --place Izjoem
        wederhoor matter c-1f3a --known-at 2022-09-10
        wederhoor matter c-1f3a --language en --json
    """
    from wederhoor.briefing.sheets import matter_words
    from wederhoor.briefing.sheets.matter import find_matters, lay_out, matters_at
    from wederhoor.briefing.sheets.reference import open_reference
    from wederhoor.cli.lens import glanced
    from wederhoor.situation.history import control_history

    if named is None and not place:
        raise Failure("Name a claim, or a place with --place.", WRONG_USAGE)
    program = session(ctx).program
    wording, wanted = program.wording(language), places_named(program, place or ())
    situation = glanced(program, ledger_path(ctx, ledger), None, known_at, recorded_as_of)

    def reference() -> "Reference":  # each page introduces its own speakers
        return open_reference(situation, wording, program.theatre, program.gazetteer)

    if named is None:
        found = matters_at(situation, wanted)
        if not found:
            raise Failure(f"No claim known by then is about {' or '.join(place or ())}.", NOT_DONE)
        write([matter_words.list_sheet(found, reference())], form, as_json=as_json)
        return
    claim = one_claim(situation.claims, named)
    chosen = [item for item in find_matters(situation, claim) if not wanted or item.place in wanted]
    if not chosen:
        raise Failure(f"{named!r} stands in no matter of {' or '.join(place or ())}.", NOT_DONE)
    last = situation.period.last_day
    assert last is not None  # a situation is of a bounded period
    pages = []
    for item in chosen:
        own = reference()
        page = lay_out(item, own)
        held = control_history(situation, item.place, last, program.theatre, program.gazetteer) if item.place else ()
        pages.append(matter_words.sheet(page, held, own))
    write(pages, form, as_json=as_json)
