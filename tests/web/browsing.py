"""A server on a free port, for a real browser."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import uvicorn

from wederhoor.cli.compose import Program
from wederhoor.cli.serving import LedgerSource
from wederhoor.web.access import Door
from wederhoor.web.application import create_app
from wederhoor.web.tokens import tokens_path

WAIT = 30.0  # seconds until a server must answer


def serve(program: Program, ledger: Path) -> Iterator[str]:
    """The address of a server over a ledger, until the iterator is asked for more."""
    app = create_app(LedgerSource(program, ledger), Door(tokens_path(ledger)))
    config = uvicorn.Config(app, port=0, log_level="critical")
    server, listening = uvicorn.Server(config), config.bind_socket()
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    until = time.monotonic() + WAIT
    while not server.started and time.monotonic() < until:
        time.sleep(0.02)
    assert server.started
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join(WAIT)
