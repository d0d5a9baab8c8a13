"""How long a connection may take. Rule: whoever sends byte by byte, or never reads, loses the line."""

import asyncio
from collections.abc import Callable
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

HEAD = 10.0  # seconds in which the head of a request must have come, from its first byte or from connecting
BODY = 30.0  # seconds in which the body must have come, from the head
ANSWER = 120.0  # seconds in which an answer must have been read, from when the client first falls behind
CLOSING = 10.0  # seconds in which what is left must have been read once the server closes the connection
LINES = 256  # connections at a time
LONGEST_HEAD = 16_384  # bytes of a request's first line and headers together


def _told(status: bytes, words: bytes, more: bytes = b"") -> bytes:
    """A whole answer to who is not let in: nothing is known yet of what is asked."""
    head = (
        b"HTTP/1.1 %s\r\nConnection: close\r\nContent-Type: text/plain; charset=utf-8\r\n%sContent-Length: %d\r\n\r\n%s"
    )
    return head % (status, more, len(words), words)


BUSY = _told(
    b"503 Service Unavailable", b"Too many connections at once. Try again in a moment.\n", b"Retry-After: 5\r\n"
)
SLOW = _told(b"408 Request Timeout", b"The request took too long to come.\n")


class Line(H11Protocol):
    """One connection, with a time limit on every part of a request and of its answer."""

    def __init__(self, *given: Any, **named: Any) -> None:  # Any: what uvicorn gives its protocols
        super().__init__(*given, **named)
        self._limits: dict[str, asyncio.TimerHandle] = {}

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn does
        """Begin to wait for a request; refuse where too many do."""
        if len(self.connections) >= LINES:
            transport.write(BUSY)
            transport.close()
            return
        super().connection_made(transport)
        self._start("head", HEAD, self._too_slow)

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the limits of a connection that is gone."""
        for name in tuple(self._limits):
            self._stop(name)
        if self.transport is not None:
            super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take in what came, and see which part of a request is still to come."""
        if self.transport is None:
            return  # it was refused
        if self.conn.their_state is h11.IDLE:
            self._start("head", HEAD, self._too_slow)
        super().data_received(data)
        if self.conn.their_state is not h11.IDLE:
            self._stop("head")
        if self.conn.their_state is h11.SEND_BODY:
            self._start("body", BODY, self._too_slow)
        else:
            self._stop("body")

    def pause_writing(self) -> None:
        """The client falls behind: from here on its time is counted."""
        self._start("answer", ANSWER, self._unread)
        super().pause_writing()

    def timeout_keep_alive_handler(self) -> None:
        """Close a connection that asks nothing more, whether or not the client reads what is left."""
        super().timeout_keep_alive_handler()
        self._start("closing", CLOSING, self._unread)

    def _too_slow(self) -> None:
        if not self.transport.is_closing():
            if self.conn.our_state in {h11.IDLE, h11.SEND_RESPONSE}:  # no answer has begun
                self.transport.write(SLOW)
            self.transport.close()
        self._start("closing", CLOSING, self._unread)

    def _unread(self) -> None:
        if self.transport.get_write_buffer_size() or self.flow.write_paused:
            self.transport.abort()

    def _start(self, name: str, seconds: float, act: Callable[[], None]) -> None:
        """Count from now on, unless that is done already."""
        if name not in self._limits:
            self._limits[name] = self.loop.call_later(seconds, self._end, name, act)

    def _end(self, name: str, act: Callable[[], None]) -> None:
        self._limits.pop(name, None)
        act()

    def _stop(self, name: str) -> None:
        limit = self._limits.pop(name, None)
        if limit is not None:
            limit.cancel()
