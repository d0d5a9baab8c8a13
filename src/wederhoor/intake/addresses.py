"""Addresses and keys of stories. Rule: what a reader's click adds to an address is no part of it."""

import re
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from wederhoor.model.ids import digest

CLICKS = re.compile(r"(?i)utm_.*|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|xtor|at_(?:medium|campaign)|_ga")
PORTS = {"http": 80, "https": 443}


def canonical_address(address: str | None, base: str | None = None) -> str | None:
    """A web address without click marks, fragment and closing slash, its host in small letters; None if it is none."""
    if not address:
        return None
    try:
        parts = urlsplit(urljoin(base, address.strip()) if base else address.strip())
        if parts.scheme.lower() not in PORTS or not parts.hostname:
            return None
        port = f":{parts.port}" if parts.port and parts.port != PORTS[parts.scheme.lower()] else ""
        query = urlencode([(name, value) for name, value in parse_qsl(parts.query, True) if not CLICKS.fullmatch(name)])
        return urlunsplit((parts.scheme.lower(), parts.hostname + port, parts.path.rstrip("/"), query, ""))
    except ValueError:
        return None


def story_key(outlet: str | None, address: str | None, guid: str | None, text: str) -> str:
    """What stays the same when a story changes: outlet with address or guid; without either, the text's hash."""
    name = address or guid
    return f"{outlet or ''} {name}".strip() if name else f"text:{digest(text)}"
