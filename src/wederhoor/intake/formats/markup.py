"""Marked-up text to lines. Rule: only headings, paragraphs, list items and captions are kept apart; looks are not."""

import re
from collections.abc import Iterator

from lxml import etree, html

from wederhoor.intake.cleaning import normalise, one_line
from wederhoor.intake.taken import Line
from wederhoor.model.texts import BlockKind

HEADLINES = frozenset({"h1", "hl1"})
SUBHEADS = frozenset({"h2", "h3", "h4", "h5", "h6", "hl2", "head"})
CAPTIONS = frozenset({"figcaption", "caption", "media-caption"})
ITEMS = frozenset({"li", "item", "dd", "dt"})
# fmt: off
BLOCKS = frozenset([
    "p", "div", "section", "article", "main", "body", "blockquote", "quote", "ul", "ol", "list", "table", "tr",
    "td", "th", "pre", "header", "block", "dl", "body.content", "figure", "lead", "lg", "abstract",
])
SKIPPED = frozenset([
    "script", "style", "noscript", "template", "aside", "nav", "footer", "form", "button", "svg", "iframe",
    "object", "select", "title", "byline", "dateline", "hedline", "body.head", "body.end", "media", "docdata",
    "graphic", "video", "audio", "label",
])
# fmt: on
MOST_DEPTH = 200


def text_lines(text: str) -> tuple[Line, ...]:
    """The lines of a normalised plain text; an empty line before one is a gap."""
    lines: list[Line] = []
    gap = False
    for row in text.split("\n"):
        if row.strip():
            lines.append(Line(row.strip(), gap=gap and bool(lines)))
        gap = not row.strip()
    return tuple(lines)


def markup_lines(markup: str) -> tuple[Line, ...]:
    """The lines of a piece of HTML, or of plain text where it holds no tag."""
    if not re.search(r"<[A-Za-z!/][^<>]*>", markup):
        return text_lines(normalise(html_unescaped(markup)))
    try:
        return element_lines(html.fragment_fromstring(normalise(markup), create_parent="div"))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return ()


def html_unescaped(text: str) -> str:
    """Character references as characters."""
    from html import unescape

    return unescape(text)


def element_lines(root: etree._Element) -> tuple[Line, ...]:
    """The lines under an element of HTML, XHTML or NITF, in the order of the document."""
    lines = [
        Line(text, kind, gap=at > 0, listed=listed)
        for at, (raw, kind, listed) in enumerate(_texts(root))
        if (text := one_line(raw))
    ]
    return tuple(lines)


def local_name(element: etree._Element) -> str:
    """An element's name without namespace, in small letters; empty for comments and instructions."""
    tag: object = element.tag  # a function for comments and instructions, whatever the stubs say
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


Raw = tuple[str, BlockKind, bool]


def _texts(root: etree._Element) -> Iterator[Raw]:
    buffer: list[str] = []
    yield from _walk(root, buffer, (BlockKind.BODY, False), 0)
    yield from _flush(buffer, (BlockKind.BODY, False))


def _walk(element: etree._Element, buffer: list[str], state: tuple[BlockKind, bool], depth: int) -> Iterator[Raw]:
    buffer.append(element.text or "")
    for child in element:
        name = local_name(child)
        if not name or name in SKIPPED or depth > MOST_DEPTH or _hidden(child):
            buffer.append(" ")
        elif name in {"br", "lb"}:
            yield from _flush(buffer, state)
        else:
            inner = _state(name, state)
            if inner is not None:
                yield from _flush(buffer, state)
                yield from _walk(child, buffer, inner, depth + 1)
                yield from _flush(buffer, inner)
            else:
                yield from _walk(child, buffer, state, depth + 1)
        buffer.append(child.tail or "")


def _state(name: str, outer: tuple[BlockKind, bool]) -> tuple[BlockKind, bool] | None:
    """What a block element makes of the text in it; None for an element inside a line."""
    if name in HEADLINES:
        return BlockKind.HEADLINE, False
    if name in SUBHEADS:
        return BlockKind.SUBHEAD, False
    if name in CAPTIONS:
        return BlockKind.CAPTION, False
    if name in ITEMS:
        return BlockKind.BODY, True
    return outer if name in BLOCKS else None


def _hidden(element: etree._Element) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return element.get("hidden") is not None or "display:none" in style or element.get("aria-hidden") == "true"


def _flush(buffer: list[str], state: tuple[BlockKind, bool]) -> Iterator[Raw]:
    text = "".join(buffer)
    buffer.clear()
    if text.strip():
        yield text, *state
