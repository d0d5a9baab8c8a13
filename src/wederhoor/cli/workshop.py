"""A process that works pages out beside the server. Rule: whatever becomes of it, every question is answered."""

import asyncio
import multiprocessing
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from threading import Lock, Thread
from time import monotonic

from anyio.to_thread import run_sync
from starlette.types import Scope

from wederhoor.cli.workbench import work
from wederhoor.web.answers import Shelf
from wederhoor.web.apart import Messages, Sort
from wederhoor.web.source import Unreadable

PAUSE = 10.0  # seconds that lie at least between two starts


class Workshop:
    """A Workplace that is a process of its own: started when it is wanted, and again where it has ended."""

    def __init__(
        self, ledger: Path, wanted: Callable[[], bool], sort: Sort = Sort.DAYS, shelf: Shelf | None = None
    ) -> None:
        """Answers that were worked out before anybody asked are put on the shelf."""
        self._ledger, self._wanted, self._sort, self._shelf = ledger, wanted, sort, shelf
        self._lock = Lock()
        self._line: _Line | None = None
        self._started = -PAUSE
        self._closed = False

    @property
    def process(self) -> int | None:
        """The number of the process, where one is at work."""
        line = self._line
        return line.process.pid if line and not line.cut else None

    async def answer(self, scope: Scope) -> Messages | None:
        """The messages of an answer; None where the ledger is small, or the process has ended meanwhile."""
        coming = await run_sync(self._ask, scope)
        return await asyncio.shield(asyncio.wrap_future(coming)) if coming else None

    def open(self) -> None:
        """Start the process, where it is wanted, before anybody asks."""
        with self._lock:
            self._open()

    def close(self) -> None:
        """End the process."""
        with self._lock:
            self._closed = True
            if self._line:
                self._line.process.terminate()
                self._line.process.join()

    def _ask(self, scope: Scope) -> "Future[Messages | None] | None":
        with self._lock:
            line = self._open()
            return line.ask(scope) if line else None

    def _open(self) -> "_Line | None":
        if self._closed or not self._is_wanted():
            return None
        if self._line is None or self._line.cut:
            if monotonic() - self._started < PAUSE:
                return None
            self._started, self._line = monotonic(), None
            with suppress(OSError):  # where the system allows no more processes, pages are worked out here
                self._line = _Line(self._ledger, self._sort, self._shelf)
        return self._line

    def _is_wanted(self) -> bool:
        try:
            return self._wanted()
        except Unreadable:
            return False  # the page says it


class _Line:
    """One process and the line to it: questions go there by number, answers come back as they are ready."""

    def __init__(self, ledger: Path, sort: Sort, shelf: Shelf | None) -> None:
        context = multiprocessing.get_context("spawn")
        self._end, theirs = context.Pipe()
        self._shelf = shelf
        self.process = context.Process(target=work, args=(theirs, ledger, sort), name=sort.value, daemon=True)
        with _undisturbed():
            self.process.start()
        theirs.close()  # so that the line is cut when the process ends
        self.cut = False
        self._numbers = count()
        self.waiting: dict[int, Future[Messages | None]] = {}
        self._lock = Lock()
        Thread(target=self._listen, daemon=True).start()

    def ask(self, scope: Scope) -> "Future[Messages | None] | None":
        """What becomes of a question; None where the line is cut."""
        number, coming = next(self._numbers), Future[Messages | None]()
        with self._lock:
            if self.cut:
                return None
            self.waiting[number] = coming
        with suppress(OSError):  # who listens hears of it too
            self._end.send((number, scope))
        return coming

    def _listen(self) -> None:
        try:
            while True:
                number, messages = self._end.recv()
                if number is None:
                    if self._shelf is not None:
                        self._shelf.put(*messages)
                    continue
                with self._lock:
                    coming = self.waiting.pop(number)
                coming.set_result(messages)
        except (EOFError, OSError):
            pass  # the process has ended
        finally:
            with self._lock:
                self.cut = True
                left = list(self.waiting.values())
            self._end.close()
            for coming in left:
                coming.set_result(None)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """What is started meanwhile never hears Ctrl-C, which is for the server, where the system can arrange that."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
