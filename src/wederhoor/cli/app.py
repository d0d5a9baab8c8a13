"""The commands in one list, and what all share. Rule: the help is the manual; docs/commands.md is made from it."""

from pathlib import Path
from typing import Annotated

import typer

from wederhoor.cli.claims import claims
from wederhoor.cli.control import control
from wederhoor.cli.demo import demo
from wederhoor.cli.evaluate import evaluate
from wederhoor.cli.explain import explain
from wederhoor.cli.failures import Commands
from wederhoor.cli.log import log
from wederhoor.cli.map import map
from wederhoor.cli.matter import matter
from wederhoor.cli.options import LEDGER_VARIABLE, Session
from wederhoor.cli.place import place
from wederhoor.cli.places import places
from wederhoor.cli.purge import purge
from wederhoor.cli.read import read
from wederhoor.cli.record import record
from wederhoor.cli.review import review
from wederhoor.cli.search import search
from wederhoor.cli.series import series
from wederhoor.cli.serve import serve
from wederhoor.cli.silence import silence
from wederhoor.cli.story import story
from wederhoor.cli.times import times
from wederhoor.cli.token import token
from wederhoor.cli.update import update
from wederhoor.cli.verify import verify
from wederhoor.cli.withdraw import withdraw

app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:
    if asked:
        import wederhoor

        typer.echo(f"wederhoor {wederhoor.__version__}")
        raise typer.Exit


@app.callback()
def wederhoor(
    ctx: typer.Context,
    ledger: Annotated[
        Path | None,
        typer.Option(
            "--ledger",
            envvar=LEDGER_VARIABLE,
            metavar="FILE",
            help="The ledger file. Without it: ledger.sqlite in the platform's folder for user data.",
            show_default=False,
        ),
    ] = None,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Turn war reporting into a situation update in which every line shows who says it.

    Reports go in with `read`, the update comes out with `update`; between them stands one ledger file, to which
    everything is added and from which nothing is taken away. Nothing is sent anywhere.

    Start with `wederhoor demo`, then:

        wederhoor read reports/
        wederhoor update 2022-09-11
        wederhoor claims --place Izjoem
        wederhoor explain c-1f3a

    Each command has its own manual: `wederhoor read --help`.

    Dates are EDTF: `2022-09-11`, `2022-09` or `2022-09-08/2022-09-10`, the last day included; days are those of
    Amsterdam.

    Exit codes: 0 when it is done, 1 when nothing could be done or read or a check failed, 2 when the command was
    used wrongly.
    """
    ctx.obj = Session(ledger)


for command in (
    demo,
    read,
    update,
    map,
    claims,
    search,
    story,
    explain,
    matter,
    control,
    series,
    silence,
    record,
    place,
    places,
    times,
    verify,
    log,
    withdraw,
    purge,
    evaluate,
    serve,
):
    app.command()(command)
app.add_typer(token, name="token")
app.add_typer(review, name="review")
