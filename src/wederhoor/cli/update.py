"""`wederhoor update`: the product. Rule: the same ledger and the same question give the same bytes."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wederhoor.cli import moments
from wederhoor.cli.compose import Program, opened
from wederhoor.cli.options import KnownAtOption, LedgerOption, RecordedAsOfOption, ledger_path, session
from wederhoor.cli.screen import aside, out, plain
from wederhoor.cli.shelf import shelf

if TYPE_CHECKING:
    from wederhoor.briefing.update import Update
    from wederhoor.cli.lens import View
    from wederhoor.drawing.picture import Picture


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
    since: Annotated[
        str | None,
        typer.Option(
            "--since",
            metavar="MOMENT",
            help="What changed since a moment, in place of the update before; a day means its end.",
            show_default=False,
        ),
    ] = None,
    explain: Annotated[
        str | None,
        typer.Option(
            "--explain",
            metavar="LINE",
            help="Show what a line rests on: its number, a citation such as c12, or its id in the JSON.",
            show_default=False,
        ),
    ] = None,
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

    The update of a period holds the claims of the stories published in it; what is dated only to a longer time
    stands in a section of its own, and so does what may be of the period and is known for certain only later.
    Without PERIOD it is the last single day with a dated story, else the last month. It says what was known at the
    end of the period, unless --known-at names another moment: the clock is never asked.

        wederhoor update
        wederhoor update 2022-09-11
        wederhoor update 2022-09-08/2022-09-10 --language en
        wederhoor update 2022-09-10 --known-at 2022-09-10T08:00
        wederhoor update 2022-09 --recorded-as-of 2022-10-01
        wederhoor update 2022-09-11 --output update.html
        wederhoor update --since 2022-09-10T18:00
        wederhoor update 2022-09-11 --explain 3
        wederhoor update 2022-09-11 --explain c12 --format json
        wederhoor update --format json | jq .lines

    With --since the update holds what became known after that moment, and says what changed since then; without
    PERIOD it runs from that day. --explain writes, in place of the update, the claims of each line of that name, why
    it has its status, and by which rules.
    """
    from wederhoor.cli.lens import look, near
    from wederhoor.cli.reasons import show_reasons
    from wederhoor.cli.since import look_since

    program = session(ctx).program
    program.wording(language)  # an unknown language is said before the ledger is read
    asked, moment, recorded = moments.period(period), moments.known_at(known_at), moments.recorded_as_of(recorded_as_of)
    path, start = ledger_path(ctx, ledger), moments.known_at(since)
    if start is None:
        view = look(program, near(path, asked, moment, recorded), asked, moment)
    else:
        with opened(path) as store:
            view = look_since(program, shelf(store, recorded), start, asked, moment)
    made = composed(program, view, language)
    if explain is not None:
        show_reasons(made, program.wording(language), explain, as_json=form is Form.JSON)
        return
    chosen = form or SUFFIXES.get(output.suffix.lower() if output else "", Form.TERMINAL)
    drawn = pictures(program, view, language) if chosen is Form.HTML else ()
    text = rendered(program, made, language, chosen, drawn)
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


def pictures(program: Program, view: "View", language: str) -> "tuple[Picture, ...]":
    """The map of a view's last day and its timeline."""
    from wederhoor import drawing
    from wederhoor.drawing.words import words_of
    from wederhoor.theatres.mapping import load_map

    words = words_of(program.wording(language), program.theatre, program.gazetteer)
    return drawing.pictures(view.situation, load_map(program.theatre.id), words)


def rendered(program: Program, update: "Update", language: str, form: Form, drawn: "tuple[Picture, ...]" = ()) -> str:
    """An update as text; for a terminal as wide as it is, and coloured where it shows colour."""
    from wederhoor import briefing

    screen = out()
    return briefing.render(
        update,
        form.value,
        program.wording(language),
        screen.width if screen.is_terminal else None,
        colour=screen.is_terminal and not screen.no_color,
        pictures=drawn,
    )


def save(path: Path, text: str) -> None:
    """Write a text to a file, with the folder it is in and a last newline; the bytes are the same everywhere."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.rstrip("\n") + "\n", encoding="utf-8", newline="")
