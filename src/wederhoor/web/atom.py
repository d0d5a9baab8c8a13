"""Atom feeds (RFC 4287). Rule: an entry's id never changes, its moment is the ledger's, and every text is text."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from lxml import etree

NAMESPACE = "http://www.w3.org/2005/Atom"
MEDIA = "application/atom+xml"
AUTHOR = "Wederhoor"
BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)  # of a feed that has no entry


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a feed."""

    name: str  # what it is, for ever: `urn_of` makes its id
    title: str
    updated: datetime  # aware
    path: str  # of the page that it leads to
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed without its entries."""

    name: str
    title: str
    code: str  # the language
    path: str  # its own
    page: str  # the page that it follows


def urn_of(ledger: str, name: str) -> str:
    """The id of a thing in a ledger, the same for every server that shows it."""
    return uuid5(NAMESPACE_URL, f"wederhoor:{ledger}:{name}").urn


def feed_path(code: str, path: str) -> str:
    """The feed that a page has; '' for a page without one. The path is as a person reads it, unquoted."""
    parts = path.strip("/").split("/")
    if parts[1:2] == ["update"]:
        return f"/{code}/feeds/updates.atom"
    if parts[1:2] == ["place"] and len(parts) == 3:
        return f"/{code}/feeds/place/{quote(parts[2], safe='')}.atom"
    return ""


def as_atom(feed: Feed, entries: Sequence[Entry], ledger: str, host: str) -> bytes:
    """A feed as it is sent; host is the server's address, to which every path belongs."""
    root = etree.Element(f"{{{NAMESPACE}}}feed", nsmap={None: NAMESPACE})  # type: ignore[dict-item]  # lxml's word for the default
    root.set("{http://www.w3.org/XML/1998/namespace}lang", feed.code)
    _add(root, "id", urn_of(ledger, feed.name))
    _add(root, "title", feed.title)
    _add(root, "updated", _moment(max((entry.updated for entry in entries), default=BEGINNING)))
    _add(_add(root, "author"), "name", AUTHOR)
    _add(root, "link", rel="self", type=MEDIA, href=f"{host}{feed.path}")
    _add(root, "link", rel="alternate", type="text/html", href=f"{host}{feed.page}")
    for entry in entries:
        node = _add(root, "entry")
        _add(node, "id", urn_of(ledger, entry.name))
        _add(node, "title", entry.title)
        _add(node, "updated", _moment(entry.updated))
        _add(node, "link", rel="alternate", type="text/html", href=f"{host}{entry.path}")
        _add(node, "summary", "\n".join(entry.lines))
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _add(parent: etree._Element, name: str, text: str = "", **attributes: str) -> etree._Element:
    node = etree.SubElement(
        parent, f"{{{NAMESPACE}}}{name}", {key: _allowed(value) for key, value in attributes.items()}
    )
    node.text = _allowed(text) or None
    return node


def _allowed(text: str) -> str:
    """The characters that XML can hold; a report may have others."""
    return "".join(
        sign
        for sign in text
        if sign in "\t\n" or " " <= sign <= "\ud7ff" or "\ue000" <= sign <= "\ufffd" or sign > "\uffff"
    )


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
