"""`wederhoor update`: the product. Rule: the same ledger and the same question give the same bytes."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wederhoor.cli import moments
from wederhoor.cli.compose import Program
from wederhoor.cli.options import KnownAtOption, LedgerOption, RecordedAsOfOption, ledger_path, session
from wederhoor.cli.screen import aside, out, plain

if TYPE_CHECKING:
    from wederhoor.briefing.update import Update
    from wederhoor.cli.lens import View


class Form(StrEnum):
    """What an update is written as."""

    TERMINAL = "terminal"
    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"


SUFFIXES = {".md": Form.MARKDOWN, ".html": Form.HTML, ".htm": Form.HTML, ".json": Form.JSON}


def update(
    ctx: typer.Context,
    period: Annotated[
        str | None, typer.Argument(metavar="PERIOD", help="A day, month or interval in EDTF, its last day included.")
    ] = None,
    known_at: KnownAtOption = None,
    recorded_as_of: RecordedAsOfOption = None,
    language: Annotated[str, typer.Option("--language", metavar="nl|en", help="The language of the update.")] = "nl",
    form: Annotated[
        Form | None,
        typer.Option("--format", metavar="|".join(Form), help="What to write; by default what --output's name says."),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", metavar="FILE", help="Write it there instead of to the terminal.")
    ] = None,
    ledger: LedgerOption = None,
) -> None:
    """Write the update of a period: what is new, confirmed, contradicted, corrected and unanswered.

    The update of a period holds the claims of the stories published in it; what is dated only to a longer time stands
    in a section of its own. Without PERIOD it is the last single day with a dated story, else the last month. It says
    what was known at the end of the period, unless --known-at names another moment: the clock is never asked.

        wederhoor update
        wederhoor update 2022-09-11
        wederhoor update 2022-09-08/2022-09-10 --language en
        wederhoor update 2022-09-10 --known-at 2022-09-10T08:00
        wederhoor update 2022-09 --recorded-as-of 2022-10-01
        wederhoor update 2022-09-11 --output update.html
        wederhoor update --format json | jq .short
    """
    from wederhoor.cli.lens import look, near

    program = session(ctx).program
    program.wording(language)  # an unknown language is said before the ledger is read
    asked, moment, recorded = moments.period(period), moments.known_at(known_at), moments.recorded_as_of(recorded_as_of)
    view = look(program, near(ledger_path(ctx, ledger), asked, moment, recorded), asked, moment)
    chosen = form or SUFFIXES.get(output.suffix.lower() if output else "", Form.TERMINAL)
    text = rendered(program, composed(program, view, language), language, chosen)
    if output is None:
        plain(text)
    else:
        save(output, text)
        aside().print(f"Wrote {output}.", markup=False, soft_wrap=True)


def composed(program: Program, view: "View", language: str) -> "Update":
    """The update of a view as a value."""
    from wederhoor import briefing

    return briefing.compose(
        view.situation, view.previous, program.wording(language), program.theatre, program.gazetteer
    )


def rendered(program: Program, update: "Update", language: str, form: Form) -> str:
    """An update as text; for a terminal as wide as it is, and coloured where it shows colour."""
    from wederhoor import briefing

    screen = out()
    return briefing.render(
        update,
        form.value,
        program.wording(language),
        screen.width if screen.is_terminal else None,
        colour=screen.is_terminal and not screen.no_color,
    )


def save(path: Path, text: str) -> None:
    """Write a text to a file, with the folder it is in and a last newline; the bytes are the same everywhere."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.rstrip("\n") + "\n", encoding="utf-8", newline="")
