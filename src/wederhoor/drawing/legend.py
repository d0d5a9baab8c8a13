"""Legends and notes under a drawing. Rule: they flow over lines, so that they fit a telephone and a sheet of paper."""

from collections.abc import Sequence
from dataclasses import dataclass

from wederhoor.drawing import svg

SMALL = 11.0  # pixels, of the letters
ROW = 19.0  # pixels between lines
GAP = 15.0  # pixels between entries
INDENT = 17.0  # pixels for the sign of an entry


@dataclass(frozen=True, slots=True)
class Entry:
    """A sign, drawn around (0, 0), with what it means."""

    sign: str
    text: str


def legend(entries: Sequence[Entry], top: float, width: float) -> tuple[str, float]:
    """The entries as markup, and where the next thing may begin."""
    x, y = 0.0, top + ROW * 0.7
    parts = []
    for entry in entries:
        length = INDENT + svg.width(entry.text, SMALL)
        if x and x + length > width:
            x, y = 0.0, y + ROW
        moved = svg.element("g", entry.sign, transform=f"translate({svg.number(x + 7)} {svg.number(y - 4)})")
        text = svg.element("text", svg.plain(entry.text), x=x + INDENT, y=y, class_="wm-small")
        parts.append(moved + text)
        x += length + GAP
    return "".join(parts), y + ROW * 0.45


def notes(texts: Sequence[str], top: float, width: float, name: str = "wm-small") -> tuple[str, float]:
    """Texts under each other, broken between words, and where the next thing may begin."""
    y, parts = top, []
    for text in texts:
        for line in broken(text, width):
            y += 15.0
            parts.append(svg.element("text", svg.plain(line), x=0.0, y=y, class_=name))
    return "".join(parts), y


def broken(text: str, width: float, size: float = SMALL, *, bold: bool = False) -> list[str]:
    """A text in lines no wider than that, as far as its words allow it."""
    lines: list[str] = []
    for word in text.split():
        if lines and svg.width(f"{lines[-1]} {word}", size, bold=bold) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
