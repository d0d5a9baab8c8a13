"""A finished drawing, ready for a page. Rule: what the picture shows, its table says in words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Picture:
    """One drawing in one language: for a wide page and for a narrow one, with its table."""

    key: str  # its anchor in a page
    title: str
    section: str  # its name in a list of sections
    summary: str  # one line that already says the result
    wide: str  # SVG without a style sheet
    narrow: str
    caption: str  # what the table is
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
