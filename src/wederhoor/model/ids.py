"""Ids are hashes of what is said. Rule: nothing about where or when something was stored enters an id."""

import hashlib
import json
from typing import Any

Json = Any  # what json.dumps takes; the recursive type adds nothing that mypy could check here

LENGTH = 16


def canonical(value: Json) -> str:
    """The one JSON spelling of a value: sorted keys, no spaces, no escapes for letters."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def digest(data: bytes | str) -> str:
    """SHA-256 of bytes, or of text in UTF-8, as 64 hexadecimal digits."""
    return hashlib.sha256(data.encode("utf-8") if isinstance(data, str) else data).hexdigest()


def make_id(prefix: str, *parts: Json) -> str:
    """A short id such as ``c-0123456789abcdef``: the prefix says what it names, the rest is a hash of the parts."""
    return f"{prefix}-{digest(canonical(list(parts)))[:LENGTH]}"
