"""The update for a terminal. Rule: plain lines that fit the width; colour is added to words that already say it."""

import textwrap
import unicodedata

from wederhoor.briefing.page import Block, Heading, Item, Page, PageSection, Paragraph, Table, gathered, plain

NARROW, WIDE = 60, 200
BOLD, DIM, RESET = "\x1b[1m", "\x1b[2m", "\x1b[0m"
TONES = {"contested": "\x1b[33m", "confirmed": "\x1b[32m", "withdrawn": "\x1b[31m", "unanswered": "\x1b[35m"}


def render_terminal(page: Page, width: int, *, colour: bool = False) -> str:
    """The whole page at a width in columns, kept between 60 and 200; colour adds ANSI codes and no words."""
    width = max(NARROW, min(WIDE, width))
    lines = [_bold(safe(page.title), colour), "═" * min(width, cells(safe(page.title)))]
    for runs in page.header:
        lines += wrap(safe(plain(runs)), width)
    for section in gathered(page):
        lines += _section(section, width, colour)
    lines += ["", *wrap(safe(plain(page.legend)), width), *wrap(safe(page.footer), width)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def safe(text: str) -> str:
    """Text without control characters, so that a report cannot steer the terminal."""
    flat = " ".join(text.split())
    return flat if flat.isprintable() else "".join(sign for sign in flat if unicodedata.category(sign)[0] != "C")


def cells(text: str) -> int:
    """How many columns a text takes."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text
    )


def wrap(text: str, width: int, indent: str = "", first: str | None = None) -> list[str]:
    """A paragraph in lines of at most this width; a longer word stands alone on its line."""
    start = indent if first is None else first
    found = _filled(text, width, indent, start) or textwrap.wrap(
        text, width, initial_indent=start, subsequent_indent=indent, break_long_words=True, break_on_hyphens=False
    )
    return found or [start.rstrip()]


def _filled(text: str, width: int, indent: str, start: str) -> list[str]:
    """What `textwrap` makes of plain words with one space between each two, in a fraction of its time; else nothing.

    It is nothing where a word is longer than a line, and where there is white space of another kind.
    """
    words = text.split(" ")
    room = width - max(len(indent), len(start))
    if "" in words or not text.isprintable() or max(map(len, words)) > room:
        return []
    lines, lead, begun, end = [], start, 0, len(text)
    while end - begun > width - len(lead):
        cut = text.rindex(" ", begun, begun + width - len(lead) + 1)
        lines.append(lead + text[begun:cut])
        lead, begun = indent, cut + 1
    return [*lines, lead + text[begun:]]


def _section(section: PageSection, width: int, colour: bool) -> list[str]:
    title = safe(section.title).upper()
    rule = "─" * max(0, width - cells(title) - 1)
    lines = ["", f"{_bold(title, colour)} {_dim(rule, colour)}"]
    for block in section.blocks:
        lines += _block(block, width, colour)
    return lines


def _block(block: Block, width: int, colour: bool) -> list[str]:
    if isinstance(block, Heading):
        return ["", *(_bold(line, colour) for line in wrap(safe(plain(block.runs)), width))]
    if isinstance(block, Paragraph):
        return wrap(safe(plain(block.runs)), width)
    if isinstance(block, Table):
        return _table(block, width, colour)
    return _item(block, width, colour)


def _item(item: Item, width: int, colour: bool) -> list[str]:
    source = item.anchor.startswith("c")
    head = f"[{item.number}] " if source else f"{item.number}. " if item.number else "- "
    badge = f"{item.badge.upper()}  " if item.badge else ""
    indent = " " * 6 if source else " " * 3
    lines = wrap(safe(badge + safe(plain(item.runs))), width, indent, head.ljust(len(indent)))
    if badge and colour:
        tone = TONES.get(item.status, BOLD)
        word = item.badge.upper()
        lines[0] = lines[0].replace(word, f"{tone}{word}{RESET}", 1)
    below = [line for runs in (item.below,) if runs for line in wrap(safe(plain(runs)), width, indent)]
    return lines + [_dim(line, colour) for line in below]


def _table(table: Table, width: int, colour: bool) -> list[str]:
    """Columns side by side where they fit, else every row as a small list under its first cell."""
    columns = len(table.head)
    share = (width - 3 * (columns - 1)) // columns
    if share < 22:
        return _stacked(table, width, colour)
    lines = ["", *_row(tuple(table.head), share, colour, bold=True)]
    for row in table.rows:
        lines.append(_dim("┄" * (share * columns + 3 * (columns - 1)), colour))
        lines += _row(tuple(safe(plain(cell)) for cell in row), share, colour)
    return lines


def _row(texts: tuple[str, ...], share: int, colour: bool, *, bold: bool = False) -> list[str]:
    wrapped = [wrap(safe(text), share) for text in texts]
    height = max(len(column) for column in wrapped)
    lines = []
    for place in range(height):
        parts = [column[place] if place < len(column) else "" for column in wrapped]
        joined = " │ ".join(part + " " * max(0, share - cells(part)) for part in parts).rstrip()
        lines.append(_bold(joined, colour) if bold else joined)
    return lines


def _stacked(table: Table, width: int, colour: bool) -> list[str]:
    lines: list[str] = []
    for row in table.rows:
        lines.append("")
        for place, (head, cell) in enumerate(zip(table.head, row, strict=True)):
            if not plain(cell).strip():
                continue
            label = f"{safe(head)}: " if place or len(table.head) < 4 else ""
            found = wrap(label + safe(plain(cell)), width, "   ", "   " if place or label else "")
            lines += found if place or label else [_bold(line, colour) for line in found]
    return lines


def _bold(text: str, colour: bool) -> str:
    return f"{BOLD}{text}{RESET}" if colour and text else text


def _dim(text: str, colour: bool) -> str:
    return f"{DIM}{text}{RESET}" if colour and text else text
