"""`wederhoor token`: who may look at the pages and who may judge. Rule: a token is shown once and kept as a hash."""

from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from wederhoor.cli.failures import WRONG_USAGE, Failure
from wederhoor.cli.options import LedgerOption, ledger_path
from wederhoor.cli.screen import aside, out, plain
from wederhoor.cli.serve import check_installed, holders_of

NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="Whose token it is.")]

token = typer.Typer(no_args_is_help=True, rich_markup_mode="markdown")


@token.callback()
def about() -> None:
    """Give, list and take back the tokens with which people may see the pages of `wederhoor serve`.

    wederhoor token add Anouk --role reviewer
    wederhoor token list
    """


@token.command()
def add(
    ctx: typer.Context,
    name: NameArgument,
    role: Annotated[
        str, typer.Option("--role", metavar="reader|reviewer", help="A reviewer sees whole texts too, and may judge.")
    ] = "reader",
    ledger: LedgerOption = None,
) -> None:
    """Give somebody a token. It is printed now and never again.

    From the first token on, everybody needs one. The hashes are kept in a file beside the ledger, which only its owner
    may read.

        wederhoor token add Anouk --role reviewer
    """
    check_installed()
    from wederhoor.web import tokens

    if role not in list(tokens.Role):
        raise Failure(f"There is no role {role!r}; there are: {', '.join(tokens.Role)}.", WRONG_USAGE)
    try:
        given = tokens.add(tokens.tokens_path(ledger_path(ctx, ledger)), name, tokens.Role(role))
    except tokens.BadTokens as error:
        raise Failure(str(error)) from error
    aside().print(f"The token of {name}, a {role}. It is shown only now:", markup=False)
    plain(given)


@token.command(name="list")
def list_(ctx: typer.Context, ledger: LedgerOption = None) -> None:
    """List who has a token, and in which role.

    wederhoor token list
    """
    holders = holders_of(ledger_path(ctx, ledger))
    if not holders:
        out().print("Nobody has a token: the pages are shown on this machine only.")
        return
    table = Table("name", "role", box=None, pad_edge=False, header_style="bold")
    for holder in holders:
        table.add_row(escape(holder.name), holder.role.value)
    out().print(table)


@token.command()
def remove(ctx: typer.Context, name: NameArgument, ledger: LedgerOption = None) -> None:
    """Take somebody's token back; who is signed in with it is out at the next click.

    wederhoor token remove Anouk
    """
    from wederhoor.web import tokens

    try:
        tokens.remove(tokens.tokens_path(ledger_path(ctx, ledger)), name)
    except tokens.BadTokens as error:
        raise Failure(str(error)) from error
    out().print(f"{name} has no token any more.", markup=False)
