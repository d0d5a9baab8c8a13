"""The commands in one list, and what all of them share. Rule: the help is the manual; docs/commands.md is made from it."""

from typing import Annotated

import typer

from wederhoor.cli.failures import Commands

app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
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
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Turn war reporting into a situation update in which every line shows who says it.

    Exit codes: 0 when it is done, 1 when nothing could be read or done or a check failed, 2 for wrong usage.
    """
