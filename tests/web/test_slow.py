"""Clients that send byte by byte, never read, come too many or send what is no request, against the listening server."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import uvicorn

from wederhoor.cli.serve import listening_at
from wederhoor.cli.serving import LedgerSource
from wederhoor.web import guard, listening
from wederhoor.web.access import Door
from wederhoor.web.application import create_app
from wederhoor.web.tokens import tokens_path

WAIT = 20.0
GET = b"GET /nl/sources HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
STYLE = b"GET /static/desk.css HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
POST = b"POST /nl/sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"


class Held(LedgerSource):
    """A source whose every situation waits until it is let go."""

    let_go = threading.Event()

    def glance(self, asked, seen=None, before=None):
        assert self.let_go.wait(WAIT)
        return super().glance(asked, seen, before)


@contextmanager
def listening_server(app) -> Iterator[int]:
    config = listening_at(app, "127.0.0.1", 0)
    bound = config.bind_socket()
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)  # so that who does not read is noticed soon
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]})
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield bound.getsockname()[1]
    finally:
        server.should_exit = True
        thread.join(WAIT)


@pytest.fixture(scope="module")
def port(program, demo):
    app = create_app(LedgerSource(program, demo), Door(tokens_path(demo)))
    with listening_server(app) as found:
        yield found


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    monkeypatch.setattr(listening, "HEAD", 0.5)
    monkeypatch.setattr(listening, "BODY", 1.0)
    monkeypatch.setattr(listening, "CLOSING", 0.3)
    monkeypatch.setattr(listening, "ANSWER", 0.5)
    monkeypatch.setattr(guard, "BODY", 0.5)


def line(port: int) -> socket.socket:
    return socket.create_connection(("127.0.0.1", port), timeout=WAIT)


def answer(one: socket.socket) -> bytes:
    """All that comes until the server closes the connection."""
    parts = []
    try:
        while part := one.recv(65_536):
            parts.append(part)
    except ConnectionResetError:
        pass  # it was cut off
    return b"".join(parts)


def ask(port: int, request: bytes) -> bytes:
    with line(port) as one:
        one.sendall(request)
        return answer(one)


def drip(one: socket.socket, text: bytes) -> bytes:
    """Send byte by byte until the server has had enough, and give what it says."""
    for byte in text:
        try:
            one.sendall(bytes([byte]))
        except OSError:
            break
        time.sleep(0.05)
    return answer(one)


@pytest.mark.parametrize("start", [b"", b"GET /nl/upd", b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: "])
def test_a_head_that_comes_byte_by_byte_or_not_at_all_is_not_waited_for(port, start):
    with line(port) as one:
        one.sendall(start)
        begun = time.monotonic()
        told = drip(one, b"a" * 60) if start else answer(one)
        assert told.startswith(b"HTTP/1.1 408 ")
        assert time.monotonic() - begun < WAIT / 2


def test_a_second_request_on_a_line_has_no_more_time_than_the_first(port):
    with line(port) as one:
        one.sendall(STYLE.replace(b"close", b"keep-alive"))
        time.sleep(0.3)
        assert b"408 " in drip(one, b"GET /nl/" + b"a" * 60)


def test_a_body_that_comes_byte_by_byte_is_refused_in_the_language_of_the_page(port):
    with line(port) as one:
        one.sendall(POST + b"Content-Length: 500\r\n\r\n")
        told = drip(one, b"token=" + b"a" * 60)
    assert told.startswith(b"HTTP/1.1 408 ")
    assert b"niet op tijd" in told


def test_a_body_that_nobody_asked_for_keeps_no_line_open(port):
    with line(port) as one:
        one.sendall(GET.replace(b"\r\n\r\n", b"\r\nContent-Length: 500\r\n\r\n"))
        begun = time.monotonic()
        drip(one, b"a" * 100)
        assert time.monotonic() - begun < WAIT / 2


def test_who_never_reads_is_cut_off(port):
    with socket.socket() as one:
        one.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1024)
        one.connect(("127.0.0.1", port))
        one.sendall(STYLE.replace(b"close", b"keep-alive") * 100)
        time.sleep(2.0)
        with pytest.raises(OSError):  # noqa: PT011  # reset or broken pipe, as the system has it
            one.sendall(STYLE * 30_000)
    assert b" 200 " in ask(port, STYLE)


def test_one_line_too_many_is_told_to_come_back(port, monkeypatch):
    with line(port) as first:
        first.sendall(b"G")
        time.sleep(0.1)
        monkeypatch.setattr(listening, "LINES", 1)
        told = ask(port, STYLE)
    assert told.startswith(b"HTTP/1.1 503 ")
    assert b"Retry-After: 5" in told


@pytest.mark.parametrize(
    "request_",
    [
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: a\x00b\r\n\r\n",
        b"GET /nl/ update HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
        b"GET /\xff\xfe HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: evil.example\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: " + b"a" * 200_000 + b"\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"HELLO\r\n\r\n",
    ],
)
def test_what_is_no_request_is_said_to_be_none(port, request_):
    assert ask(port, request_).startswith(b"HTTP/1.1 400 ")


@pytest.mark.parametrize("length", [b"-1", b"1e3", b"9" * 400, b"2000001", "\u0663".encode(), b"+5"])
def test_no_length_that_lies_or_is_too_large_is_waited_for(port, length):
    told = ask(port, POST + b"Content-Length: " + length + b"\r\n\r\ntoken=x")
    assert told[:12] in {b"HTTP/1.1 400", b"HTTP/1.1 413"}


def test_headers_that_are_too_long_together_are_refused(port):
    told = ask(port, STYLE.replace(b"Connection", b"X: " + b"a" * 20_000 + b"\r\nConnection"))
    assert told.startswith(b"HTTP/1.1 431 ")
    assert ask(port, GET.replace(b"/nl/", b"/nl/" + b"a" * 20_000)).startswith(b"HTTP/1.1 414 ")


def test_a_line_break_in_a_header_or_an_address_starts_no_second_answer(port):
    path = b"/nl/update?period=2022-09-11%0d%0aSet-Cookie:%20a=b%0d%0a%0d%0a&known_at="
    told = ask(port, GET.replace(b"/nl/sources", path))
    assert b"\r\nset-cookie" not in told.lower()
    assert told.count(b"HTTP/1.1 ") == 1


def test_when_too_much_is_asked_at_once_the_rest_is_told_to_come_back(program, demo, monkeypatch):
    monkeypatch.setattr(guard, "MOST", 3)
    source = Held(program, demo)
    with listening_server(create_app(source, Door(tokens_path(demo)))) as port:
        waiting = [line(port) for _ in range(3)]
        for number, one in enumerate(waiting):
            one.sendall(GET.replace(b"sources", b"control?date=2022-09-%02d" % (8 + number)))
        time.sleep(0.5)
        told = ask(port, GET)
        assert told.startswith(b"HTTP/1.1 503 ")
        assert b"retry-after: 5" in told.lower()
        assert b"Probeer het over enkele seconden opnieuw" in told
        assert b"content-security-policy" in told.lower()
        assert b'"status":503' in ask(port, GET.replace(b"/nl/sources", b"/api/v1/stories"))
        Held.let_go.set()
        for one in waiting:
            assert one.recv(65_536).startswith(b"HTTP/1.1 200 ")
            one.close()
        assert b" 200 " in ask(port, STYLE)
