"""`wederhoor serve`: the desk's screen. Rule: without a token it shows itself to this machine only."""

import sys
from contextlib import ExitStack, suppress
from importlib.util import find_spec
from os import cpu_count
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wederhoor.cli.compose import opened
from wederhoor.cli.failures import NOT_DONE, WRONG_USAGE, Failure
from wederhoor.cli.options import LedgerOption, ledger_path, session
from wederhoor.cli.screen import plain
from wederhoor.cli.seeking import indexed, making

if TYPE_CHECKING:
    from socket import socket

    import uvicorn
    from fastapi import FastAPI

    from wederhoor.web.tokens import Holder

HOST, PORT = "127.0.0.1", 8765
LOCAL = frozenset({"127.0.0.1", "::1", "localhost"})
NEEDED = ("fastapi", "uvicorn", "argon2", "python_multipart")


def serve(
    ctx: typer.Context,
    host: Annotated[str, typer.Option("--host", metavar="NAME", help="The address to listen on.")] = HOST,
    port: Annotated[
        int, typer.Option("--port", metavar="NUMBER", min=0, max=65535, help="The port; 0 for any.")
    ] = PORT,
    name: Annotated[
        list[str] | None,
        typer.Option("--name", metavar="HOST", help="A further host name under which it is asked for; repeatable."),
    ] = None,
    ledger: LedgerOption = None,
) -> None:
    """Show the ledger as pages in a browser, and answer programs at /api/v1.

    The pages show the update of any period as known at any moment, the reports with their claims marked, a search
    over all sentences, numbers as plots, the open questions, and who reported and spoke. Every page has an address
    that can be shared. Nothing is asked of any other host. What another command adds appears at the next click. What
    reviewers decide, and reports that their programs send to the API, are kept in the ledger; docs/web.md says how.
    Over a ledger of more than some 500 reports a second process works out what weighs a day and a third, where there
    is more than one core, what looks reports up; both end with the server.

    Without a token the server listens on this machine only, and everybody on it sees what a reader sees: updates and
    the sentences that they cite. Once somebody has a token (`wederhoor token add`), everybody needs one; reviewers see
    whole texts. To be asked for from other machines, name the address with --host and the host's name with --name, and
    put a server that speaks HTTPS before it.

        wederhoor serve
        wederhoor serve --ledger out/demo.ledger
        wederhoor serve --host 0.0.0.0 --name desk.example --port 8765
    """
    check_installed()
    import uvicorn
    from anyio.to_thread import run_sync

    from wederhoor.cli.serving import LedgerSource
    from wederhoor.cli.workbench import TURN
    from wederhoor.cli.workshop import Workshop
    from wederhoor.web.access import Door
    from wederhoor.web.answers import Shelf
    from wederhoor.web.apart import Sort
    from wederhoor.web.application import create_app
    from wederhoor.web.guard import LOOPBACK
    from wederhoor.web.tokens import tokens_path

    path, program = ledger_path(ctx, ledger), session(ctx).program
    with making() as progress:
        indexed(program, path, progress)  # so that the first search waits for nothing
    with opened(path):
        pass  # a ledger that cannot be read is said before anything listens
    source = LedgerSource(program, path)
    with making("register of lists") as progress:
        source.prepare(progress)
    door = Door(tokens_path(path))
    if host not in LOCAL and not holders_of(path):
        raise Failure(
            f"Nobody has a token, so the server listens on this machine only, not on {host}. "
            "Give somebody one first: `wederhoor token add NAME`.",
            WRONG_USAGE,
        )
    shelf = Shelf()
    sorts = Sort if (cpu_count() or 1) > 1 else (Sort.DAYS,)
    workshops = {sort: Workshop(path, source.is_large, sort, shelf) for sort in sorts}
    app = create_app(source, door, (*LOOPBACK, host, *(name or ())), workshops, shelf)
    config = listening_at(app, host, port)
    listening = config.bind_socket()
    shown = f"[{host}]" if ":" in host else host
    told = f"http://{shown}:{listening.getsockname()[1]}/ shows {path}. Ctrl-C stops it."

    class Server(uvicorn.Server):
        async def startup(self, sockets: "list[socket] | None" = None) -> None:
            """Say where it listens, once it does."""
            await super().startup(sockets)
            plain(told)
            sys.stdout.flush()
            for workshop in workshops.values():
                await run_sync(workshop.open)

    sys.setswitchinterval(TURN)
    with suppress(KeyboardInterrupt), ExitStack() as until:  # Ctrl-C is how a server is meant to end
        for workshop in workshops.values():
            until.callback(workshop.close)
        Server(config).run(sockets=[listening])


def listening_at(app: "FastAPI", host: str, port: int) -> "uvicorn.Config":
    """How the pages are served: with a time limit on each connection, and without a word of the server's own."""
    import uvicorn

    from wederhoor.web.listening import LONGEST_HEAD, Line

    return uvicorn.Config(
        app,
        host,
        port,
        http=Line,
        ws="none",
        h11_max_incomplete_event_size=LONGEST_HEAD,
        log_level="warning",
        server_header=False,
    )


def holders_of(ledger: Path) -> "tuple[Holder, ...]":
    """Who has a token for a ledger's pages; raises Failure where their file cannot be read."""
    from wederhoor.web import tokens

    try:
        return tokens.load(tokens.tokens_path(ledger))
    except tokens.BadTokens as error:
        raise Failure(str(error)) from error


def check_installed() -> None:
    """Raises Failure where the libraries of the pages are not there."""
    missing = [name for name in NEEDED if find_spec(name) is None]
    if missing:
        raise Failure("The pages need more libraries. Install them with: pip install 'wederhoor[web]'", NOT_DONE)
