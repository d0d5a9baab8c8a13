"""SVG as text. Rule: every text and attribute is escaped here, and every number is rounded here."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from unicodedata import category
from xml.sax.saxutils import escape, quoteattr

from wederhoor.model.lines import Point

UNIT = 10  # parts of a pixel


def number(value: float) -> str:
    """A number of pixels, no longer than it need be; never a minus before zero."""
    return tenths(round(value * UNIT))


def tenths(value: int) -> str:
    """Whole tenths of a pixel as a number of pixels."""
    return f"{value / UNIT:g}"


def visible(text: str) -> str:
    """Text without control and direction marks."""
    return text if text.isprintable() else "".join(sign for sign in text if category(sign)[0] != "C")


def plain(text: str) -> str:
    """Text as markup."""
    return escape(visible(text))


def element(name: str, *inside: str, **attributes: str | float | None) -> str:
    """An element around markup; an attribute that is None is left out, `_` in its name stands for `-`."""
    words = "".join(
        f" {key.rstrip('_').replace('_', '-')}={quoteattr(visible(value) if isinstance(value, str) else number(value))}"
        for key, value in attributes.items()
        if value is not None
    )
    content = "".join(inside)
    return f"<{name}{words}>{content}</{name}>" if content else f"<{name}{words}/>"


def picture(
    prefix: str,
    title: str,
    about: str,
    *inside: str,
    width: float | str,
    height: float,
    role: str,
    class_: str = "wm",
    **attributes: str,
) -> str:
    """A whole picture around markup, which who cannot see it hears by its title and what it is about.

    `prefix` begins the ids of both; a width as text, such as 100%, leaves the sheet unscaled.
    """
    names = f"{prefix}-title", f"{prefix}-about"
    return element(
        "svg",
        element("title", plain(title), id=names[0]),
        element("desc", plain(about), id=names[1]),
        *inside,
        xmlns="http://www.w3.org/2000/svg",
        class_=class_,
        viewBox=None if isinstance(width, str) else f"0 0 {number(width)} {number(height)}",
        width=width,
        height=height,
        role=role,
        aria_labelledby=" ".join(names),
        **attributes,
    )


def path(lines: Iterable[Sequence[Point]], *, closed: bool = False) -> str:
    """The data of a path through lines: whole tenths of a pixel, each point as the step from the one before."""
    parts: list[str] = []
    for line in lines:
        spots = [(round(x * UNIT), round(y * UNIT)) for x, y in line]
        moves = [(x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in pairwise(spots) if (x1, y1) != (x2, y2)]
        if moves:
            start = " ".join(map(tenths, spots[0]))
            steps = " ".join(f"{tenths(x)} {tenths(y)}" for x, y in moves)
            parts.append(f"M{start}l{steps}{'z' if closed else ''}")
    return "".join(parts).replace(" -", "-")


NARROW, WIDE = frozenset("iljtfrI.,'’‘|!:;()-/ ·1"), frozenset("mwMWQO%—@")


def width(text: str, size: float, *, bold: bool = False) -> float:
    """About how wide a text is in a plain sans-serif letter of a size, in pixels; rather too wide than too narrow."""
    ems = sum(0.33 if sign in NARROW else 0.86 if sign in WIDE else 0.68 if sign.isupper() else 0.555 for sign in text)
    return ems * size * (1.07 if bold else 1.0)
