"""What a process beside the server does. Rule: readers come first; it looks ahead between."""

import asyncio
import gc
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Event, Lock, Thread
from time import sleep
from urllib.parse import unquote

from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.types import Message, Scope

from wederhoor.cli import OBJECTS
from wederhoor.cli.compose import Program
from wederhoor.cli.serving import LedgerSource
from wederhoor.web.access import ANYBODY, Door
from wederhoor.web.apart import Messages, Same, Sort, whole
from wederhoor.web.application import answering
from wederhoor.web.screen import Screen
from wederhoor.web.tokens import tokens_path
from wederhoor.web.warming import AHEAD, Page, Step

TURN = 0.0005  # seconds until a page that is worked out lets another go on, which may ask for it a hundred times
QUIET = 3.0  # seconds for which a ledger stays as it is before its days are looked at


def work(line: Connection, ledger: Path, sort: Sort) -> None:
    """Answer what comes over a line, all of one sort, until it is cut; in a process of its own."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(OBJECTS)
    sys.setswitchinterval(TURN)
    asyncio.run(Bench(line, ledger, AHEAD[sort]).run())


class Bench:
    """Pages over a ledger, for whoever is at the other end of a line."""

    def __init__(self, line: Connection, ledger: Path, ahead: Callable[[Screen], Iterator[Step]]) -> None:
        self._line, self._ahead = line, ahead
        self._app = answering(LedgerSource(Program(), ledger), Door(tokens_path(ledger)))
        self._sending = Lock()
        self._made: dict[
            str, tuple[str, str]
        ] = {}  # by address: on what a page rests that was handed over, and its tag
        self._asked = 0  # questions without an answer so far
        self._idle = Event()
        self._idle.set()

    @property
    def screen(self) -> Screen:
        """What the pages are made with."""
        screen: Screen = self._app.state.screen
        return screen

    async def run(self) -> None:
        """Answer for ever; the process ends when the line is cut."""
        loop = asyncio.get_running_loop()
        Thread(target=self._hear, args=(loop,), daemon=True).start()
        Thread(target=self._look_ahead, args=(loop,), daemon=True).start()
        await asyncio.Event().wait()

    def _hear(self, loop: asyncio.AbstractEventLoop) -> None:
        try:
            while True:
                number, scope = self._line.recv()
                asyncio.run_coroutine_threadsafe(self._answer(number, scope), loop)
        except (EOFError, OSError):
            os._exit(0)  # nobody is there any more; what is being worked out is for nobody

    async def _answer(self, number: int, scope: Scope) -> None:
        self._asked += 1
        self._idle.clear()
        messages: Messages | None = None
        with suppress(Exception):  # the server works it out itself, and says what is wrong
            messages = await whole(self._app, scope, _no_body)
        self._asked -= 1
        if not self._asked:
            self._idle.set()
        await run_sync(self._send, number, messages)

    def _send(self, number: int | None, messages: object) -> None:
        """An answer under the number of its question; under none what was worked out ahead, with its version."""
        with self._sending, suppress(OSError):  # a line that is cut is heard of elsewhere
            self._line.send((number, messages))

    def _look_ahead(self, loop: asyncio.AbstractEventLoop) -> None:
        """Whenever the ledger has grown and is quiet again, look at its last days while nobody asks anything."""
        screen = self.screen
        done = before = ""
        while True:
            with suppress(Exception):  # whoever asks for it is told what is wrong
                now = screen.desk.source.version()
                if now not in {done, ""} and (now == before or not done):
                    done = now
                    for page in self._ahead(screen):
                        self._idle.wait()
                        if screen.desk.source.version() != now:
                            break
                        if page:
                            asyncio.run_coroutine_threadsafe(self.make(page, now), loop).result()
                before = now
            sleep(QUIET)

    async def make(self, page: Page, version: str) -> None:
        """Work out what any reader would be told, and hand it over; or say that it is what was handed over before."""
        scope, screen = _wanted(page.address), self.screen
        tag = await run_sync(screen.tag, Request(scope), ANYBODY)
        rested_on, was = self._made.get(page.address, ("", ""))
        same = page.rests_on is not None and page.rests_on == rested_on
        told = Same(was, tag) if same else await whole(self._app, scope, _no_body)
        if await run_sync(screen.desk.source.version) == version:
            await run_sync(self._send, None, (version, told))
            self._made[page.address] = (page.rests_on or "", tag)


def _wanted(address: str) -> Scope:
    """What a reader asks for who comes by an address."""
    path, _, query = address.partition("?")
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": unquote(path),
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [(b"host", b"localhost")],
        "client": None,
        "server": None,
        "state": {"visitor": ANYBODY},
    }


async def _no_body() -> Message:
    return {"type": "http.request", "body": b"", "more_body": False}
