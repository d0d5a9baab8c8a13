"""What kind of file it is, by its content. Rule: a suffix proves nothing; what cannot be a report is refused early."""

import re
from enum import StrEnum

from wederhoor.model.problems import Problem

MEGABYTE = 1_000_000
LIMIT = 20 * MEGABYTE

MAGIC = (
    (b"%PDF", "a PDF file", "Save its text, or the page it was made from, and read that."),
    (b"PK\x03\x04", "a ZIP archive or an office document", "Unpack it, or save the document as text."),
    (b"\x89PNG", "a PNG picture", ""),
    (b"\xff\xd8\xff", "a JPEG picture", ""),
    (b"GIF8", "a GIF picture", ""),
    (b"RIFF", "a sound, picture or video file", ""),
    (b"\x1f\x8b", "a gzip archive", "Unpack it first."),
    (b"BZh", "a bzip2 archive", "Unpack it first."),
    (b"\xfd7zXZ", "an xz archive", "Unpack it first."),
    (b"7z\xbc\xaf", "a 7z archive", "Unpack it first."),
    (b"Rar!", "a RAR archive", "Unpack it first."),
    (b"\xd0\xcf\x11\xe0", "an old office document", "Save it as text."),
    (b"{\\rtf", "a rich text document", "Save it as plain text."),
    (b"OggS", "a sound file", ""),
    (b"ID3", "a sound file", ""),
    (b"SQLite format 3", "a database", ""),
    (b"\x7fELF", "a program", ""),
    (b"MZ\x90", "a program", ""),
)
CONTROL_SHARE = 0.05
ROOT = re.compile(r"<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)[\s/>]")
PROLOG = re.compile(r"(?s)\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>\s*)*", re.IGNORECASE)
# fmt: off
HTML_ROOTS = frozenset([
    "html", "head", "body", "article", "main", "section", "div", "p", "h1", "h2", "h3", "span", "a", "ul", "ol",
    "table", "header", "title", "meta", "link", "script", "style",
])
NEWSML_ROOTS = frozenset([
    "newsItem", "newsMessage", "packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem",
    "contentSet", "contentMeta", "itemMeta", "groupSet", "itemSet", "inlineXML", "nitf",
])
# fmt: on
FEED_ROOTS = frozenset({"rss", "feed", "RDF"})


class Format(StrEnum):
    """What a page can be; the value is its media type."""

    TEXT = "text/plain"
    HTML = "text/html"
    RSS = "application/rss+xml"
    ATOM = "application/atom+xml"
    NEWSML = "application/vnd.iptc.g2.newsitem+xml"
    NINJS = "application/vnd.iptc.ninjs+json"
    XML = "application/xml"  # of a kind that is not read


def refuse(data: bytes, source: str) -> Problem | None:
    """Why these bytes cannot be a report, or None."""
    if len(data) > LIMIT:
        return too_large(len(data), source)
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        return Problem(source, "", "It is empty.", "Fetch it again, or leave it out.")
    for magic, name, remedy in MAGIC:
        if data.startswith(magic):
            return Problem(source, "", f"It is {name}, not text.", remedy or "Leave it out.")
    if data[4:8] == b"ftyp":
        return Problem(source, "", "It is a video or picture file, not text.", "Leave it out.")
    return None


def binary(text: str, source: str) -> Problem | None:
    """The Problem for decoded text that is none: NUL characters, or too many control characters."""
    head = text[:65536]
    control = sum(character < " " and character not in "\t\n\r\f\x1b" for character in head)
    if "\x00" in head or control > CONTROL_SHARE * max(len(head), 1):
        return Problem(source, "", "It is binary, not text.", "Leave it out, or save its text and read that.")
    return None


def too_large(size: int, source: str) -> Problem:
    """The Problem for a file that is over the limit."""
    message = f"It is {size / MEGABYTE:.0f} MB; a page of more than {LIMIT // MEGABYTE} MB is not read."
    return Problem(source, "", message, "Split it into one file per report.")


def detect(text: str) -> Format:
    """The format of a decoded file."""
    text = text.lstrip("\ufeff \t\r\n")
    if text[:1] in {"{", "["}:
        return Format.NINJS if re.match(r"[{\[]\s*(?:[\"{\[\]}]|$)", text) else Format.TEXT
    if not text.startswith("<"):
        return Format.TEXT
    prolog = PROLOG.match(text)
    start = prolog.end() if prolog else 0
    declared = text.startswith("<?xml")
    if re.match(r"(?i)\s*(?:<!--.*?-->\s*)*<!doctype\s+html", text) and not declared:
        return Format.HTML
    root = ROOT.match(text, start)
    if not root:
        return Format.XML if declared else Format.HTML if re.match(r"(?i)<!doctype", text) else Format.TEXT
    name = root[1]
    if name in FEED_ROOTS:
        return Format.ATOM if name == "feed" else Format.RSS
    if name in NEWSML_ROOTS:
        return Format.NEWSML
    if name.lower() in HTML_ROOTS:
        return Format.HTML
    return Format.XML if declared or f"</{name}>" in text else Format.TEXT
