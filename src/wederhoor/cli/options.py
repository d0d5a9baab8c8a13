"""Options that several commands share. Rule: one option has one name, one meaning and one help text everywhere."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import typer

from wederhoor.cli.compose import Program, default_ledger

LEDGER_OPTION, LEDGER_VARIABLE = "--ledger", "WEDERHOOR_LEDGER"

LedgerOption = Annotated[
    Path | None,
    typer.Option(
        LEDGER_OPTION,
        metavar="FILE",
        help=f"The ledger file; also set by {LEDGER_VARIABLE}. Without either: the platform's folder for user data.",
        show_default=False,
    ),
]
KnownAtOption = Annotated[
    str | None,
    typer.Option(
        "--known-at",
        metavar="MOMENT",
        help="Leave out stories known later, such as 2022-09-10T08:00, and undated ones; a day means its end.",
        show_default=False,
    ),
]
RecordedAsOfOption = Annotated[
    str | None,
    typer.Option(
        "--recorded-as-of",
        metavar="MOMENT",
        help="Leave out what the ledger learned later; a day means its end.",
        show_default=False,
    ),
]
SyntaxOption = Annotated[
    str | None,
    typer.Option(
        "--syntax",
        metavar="NAME",
        help="Another installed spaCy pipeline for Dutch, by name or folder, instead of the one that is shipped.",
        show_default=False,
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Answer in JSON.")]


@dataclass(slots=True)
class Session:
    """What one run of the command line was given before the command's name."""

    ledger: Path | None = None
    program: Program = field(default_factory=Program)


def session(ctx: typer.Context) -> Session:
    """The session of a command."""
    assert isinstance(ctx.obj, Session)
    return ctx.obj


def ledger_path(ctx: typer.Context, own: Path | None) -> Path:
    """The ledger named beside the command, else before it or in the environment, else the platform's default."""
    return own or session(ctx).ledger or default_ledger()
