"""Who may look and who may judge. Rule: a token is shown once; only its argon2 hash is kept, beside the ledger."""

import json
import os
import re
import secrets
from dataclasses import asdict, dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argon2 import PasswordHasher

NAME = re.compile(r"[\w][\w .'-]{0,63}")
MARK = "wh"  # what every token begins with, so that one that leaks is found


class Role(StrEnum):
    """What somebody may do."""

    READER = "reader"  # sees updates and the sentences they cite
    REVIEWER = "reviewer"  # sees whole texts too, and may judge


class BadTokens(ValueError):
    """The file of tokens, or what is asked of it, is not right; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody with a token."""

    name: str
    role: Role
    key: str  # the public part of the token, by which its hash is found
    hash: str  # argon2id of its secret part


def tokens_path(ledger: Path) -> Path:
    """The file of tokens that belongs to a ledger."""
    return ledger.with_name(f"{ledger.name}.tokens.json")


def load(path: Path) -> tuple[Holder, ...]:
    """Everybody with a token, by name; nobody where there is no file; raises BadTokens."""
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
        return tuple(Holder(row["name"], Role(row["role"]), row["key"], row["hash"]) for row in rows)
    except FileNotFoundError:
        return ()
    except (ValueError, KeyError, TypeError) as error:
        raise BadTokens(f"{path}: It cannot be read as tokens. Remove it and add the tokens again.") from error


def add(path: Path, name: str, role: Role) -> str:
    """Give somebody a token and keep its hash; the token itself is only in what this returns. Raises BadTokens."""
    if not NAME.fullmatch(name):
        raise BadTokens(f"{name!r} is no name: use up to 64 letters, digits, spaces, dots, dashes or apostrophes.")
    held = load(path)
    if any(holder.name == name for holder in held):
        raise BadTokens(f"{name} has a token already. Take it back first with `wederhoor token remove {name}`.")
    key, secret = secrets.token_hex(6), secrets.token_urlsafe(32)
    _save(path, (*held, Holder(name, role, key, _hasher().hash(secret))))
    return f"{MARK}_{key}_{secret}"


def remove(path: Path, name: str) -> None:
    """Take somebody's token back; raises BadTokens where there is none."""
    held = load(path)
    kept = tuple(holder for holder in held if holder.name != name)
    if len(kept) == len(held):
        raise BadTokens(f"{name} has no token. `wederhoor token list` shows who has.")
    _save(path, kept)


def who(holders: tuple[Holder, ...], token: str) -> Holder | None:
    """The holder of a token; None for one that is not, or no longer, given. Takes some 50 ms."""
    from argon2.exceptions import Argon2Error, InvalidHashError

    mark, _, rest = token.partition("_")
    key, _, secret = rest.partition("_")
    found = next((holder for holder in holders if mark == MARK and secrets.compare_digest(holder.key, key)), None)
    if found is None:
        return None
    try:
        _hasher().verify(found.hash, secret)
    except (Argon2Error, InvalidHashError):
        return None
    return found


@cache
def _hasher() -> "PasswordHasher":
    from argon2 import PasswordHasher

    return PasswordHasher()


def _save(path: Path, holders: tuple[Holder, ...]) -> None:
    """Write the file for its owner's eyes only, whole or not at all."""
    text = json.dumps([asdict(holder) for holder in sorted(holders, key=lambda holder: holder.name)], indent=2) + "\n"
    draft = path.with_name(f"{path.name}.new")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
    draft.replace(path)
