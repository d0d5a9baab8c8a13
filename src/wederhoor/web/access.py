"""Who is asking. Rule: without any token everybody here is a reader; with one, nobody is anybody before showing it."""

import secrets
import time
from collections import OrderedDict
from dataclasses import dataclass
from hashlib import sha256
from http import HTTPStatus
from pathlib import Path
from threading import Lock

from fastapi import Request

from wederhoor.web import tokens
from wederhoor.web.problems import Refusal
from wederhoor.web.tokens import Holder, Role

COOKIE = "wederhoor"
STAYS = 12 * 3600  # seconds for which a sign-in lasts: a long shift
MOST = 1_000  # people signed in at once
TRIES = 10  # wrong tokens within a minute after which everybody waits
MINUTE = 60.0


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody who asks for a page."""

    name: str | None  # None for a reader of an open server, "" for whoever it may be
    role: Role
    form: str = ""  # what a form of this sign-in must carry

    @property
    def reviewer(self) -> bool:
        """Whether whole texts are shown."""
        return self.role is Role.REVIEWER


OPEN = Visitor(None, Role.READER)
ANYBODY = Visitor("", Role.READER)  # what every reader with a token sees alike, their own names apart


class Door:
    """Lets people in by token, and remembers them by a cookie of this process only."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._sessions: OrderedDict[str, tuple[str, str, float]] = OrderedDict()  # cookie -> key, form, until
        self._proved: OrderedDict[str, str] = OrderedDict()  # sha256 of a token -> key of its holder
        self._wrong: list[float] = []
        self._lock = Lock()

    def holders(self) -> tuple[Holder, ...]:
        """Everybody with a token, as the file says now; raises BadTokens."""
        return tokens.load(self._path)

    def visitor(self, request: Request) -> Visitor | None:
        """Who asks; None where a token is needed and none was shown; raises Refusal for a wrong one."""
        holders = self.holders()
        if not holders:
            return OPEN
        kind, _, token = request.headers.get("authorization", "").partition(" ")
        if token and kind.lower() == "bearer":
            holder = self._check(holders, token.strip())
            return Visitor(holder.name, holder.role)
        return self._remembered(holders, request.cookies.get(COOKIE, ""))

    def enter(self, token: str) -> str:
        """A cookie for the holder of a token; raises Refusal."""
        holder = self._check(self.holders(), token.strip())
        cookie = secrets.token_urlsafe(32)
        with self._lock:
            self._sessions[cookie] = (holder.key, secrets.token_urlsafe(16), time.monotonic() + STAYS)
            while len(self._sessions) > MOST:
                self._sessions.popitem(last=False)
        return cookie

    def leave(self, cookie: str) -> None:
        """Forget a cookie."""
        with self._lock:
            self._sessions.pop(cookie, None)

    def _remembered(self, holders: tuple[Holder, ...], cookie: str) -> Visitor | None:
        with self._lock:
            key, form, until = self._sessions.get(cookie, ("", "", 0.0))
        holder = next((holder for holder in holders if holder.key == key), None)
        if holder is None or time.monotonic() > until:
            return None
        return Visitor(holder.name, holder.role, form)

    def _check(self, holders: tuple[Holder, ...], token: str) -> Holder:
        mark = sha256(token.encode()).hexdigest()
        with self._lock:
            key = self._proved.get(mark)
        known = next((holder for holder in holders if holder.key == key), None)
        if known is not None:
            return known
        self._slow_down()
        found = tokens.who(holders, token)
        if found is None:
            with self._lock:
                self._wrong.append(time.monotonic())
            headers = {"WWW-Authenticate": "Bearer"}
            raise Refusal(HTTPStatus.UNAUTHORIZED, "This token is not known here.", headers)
        with self._lock:
            self._proved[mark] = found.key
            while len(self._proved) > MOST:
                self._proved.popitem(last=False)
        return found

    def _slow_down(self) -> None:
        now = time.monotonic()
        with self._lock:
            self._wrong = [moment for moment in self._wrong if now - moment < MINUTE]
            if len(self._wrong) >= TRIES:
                headers = {"Retry-After": str(int(MINUTE))}
                raise Refusal(HTTPStatus.TOO_MANY_REQUESTS, "Too many wrong tokens: wait a minute.", headers)
