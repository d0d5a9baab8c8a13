"""The commands in one list, and what all share. Rule: a module a command, loaded only where it may be asked for."""

from collections.abc import Iterable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from wederhoor.cli.failures import Commands
from wederhoor.cli.options import LEDGER_OPTION, LEDGER_VARIABLE, Session

ALL = (
    "demo",
    "read",
    "update",
    "map",
    "claims",
    "search",
    "story",
    "explain",
    "matter",
    "control",
    "series",
    "silence",
    "record",
    "place",
    "places",
    "times",
    "verify",
    "log",
    "withdraw",
    "purge",
    "evaluate",
    "serve",
    "token",
    "review",
)  # each is what the module of the same name calls so: a command, or a group of them


def for_words(words: Sequence[str]) -> typer.Typer:
    """The program for a command line: with the one command that it names, else with all of them."""
    name = command_of(words)
    return made((name,) if name in ALL else ALL)


def command_of(words: Iterable[str]) -> str | None:
    """The first word behind the ledger; None where another option stands before it, or nothing."""
    rest = iter(words)
    for word in rest:
        if word == LEDGER_OPTION:
            next(rest, None)  # its file
        elif not word.startswith(f"{LEDGER_OPTION}="):
            return word
    return None


def made(names: Iterable[str]) -> typer.Typer:
    """The program with some of its commands."""
    program = typer.Typer(
        cls=Commands,
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode="markdown",
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    program.callback()(wederhoor)
    for name in names:
        command = getattr(import_module(f"wederhoor.cli.{name}"), name)
        if isinstance(command, typer.Typer):
            program.add_typer(command, name=name)
        else:
            program.command()(command)
    return program


def _version(asked: bool) -> None:
    if asked:
        import wederhoor

        typer.echo(f"wederhoor {wederhoor.__version__}")
        raise typer.Exit


def wederhoor(
    ctx: typer.Context,
    ledger: Annotated[
        Path | None,
        typer.Option(
            LEDGER_OPTION,
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
