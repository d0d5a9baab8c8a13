"""SVG as text. Rule: every text and attribute is escaped here, and every number is rounded here."""

from collections.abc import Iterable, Sequence
from unicodedata import category
from xml.sax.saxutils import escape, quoteattr

from wederhoor.model.lines import Point

DIGITS = 1  # decimals of a pixel


def number(value: float) -> str:
    """A number of pixels, no longer than it need be; never a minus before zero."""
    text = f"{round(value, DIGITS) + 0.0:.{DIGITS}f}"
    return text.removesuffix(".0")


def plain(text: str) -> str:
    """Text as markup, without control and direction marks."""
    return escape("".join(sign for sign in text if category(sign)[0] != "C" or sign == " "))


def element(name: str, *inside: str, **attributes: str | float | None) -> str:
    """An element around markup; an attribute that is None is left out, `_` in its name stands for `-`."""
    words = "".join(
        f" {key.rstrip('_').replace('_', '-')}={quoteattr(plain_value(value))}"
        for key, value in attributes.items()
        if value is not None
    )
    content = "".join(inside)
    return f"<{name}{words}>{content}</{name}>" if content else f"<{name}{words}/>"


def plain_value(value: str | float) -> str:
    """An attribute's value as text that is not yet escaped."""
    if isinstance(value, str):
        return "".join(sign for sign in value if category(sign)[0] != "C")
    return number(value)


def path(lines: Iterable[Sequence[Point]], *, closed: bool = False) -> str:
    """The data of a path through lines: whole tenths of a pixel, each point as the step from the one before."""
    parts: list[str] = []
    unit = 10**DIGITS
    for line in lines:
        before: tuple[int, int] | None = None
        steps: list[str] = []
        for x, y in line:
            here = round(x * unit), round(y * unit)
            if before is None:
                parts.append(f"M{number(here[0] / unit)} {number(here[1] / unit)}")
            elif here != before:
                steps.append(f"{number((here[0] - before[0]) / unit)} {number((here[1] - before[1]) / unit)}")
            before = here
        if steps:
            parts.append("l" + " ".join(steps) + ("z" if closed else ""))
        elif before is not None:
            parts.pop()
    return "".join(parts).replace(" -", "-")


NARROW, WIDE = frozenset("iljtfrI.,'’‘|!:;()-/ ·1"), frozenset("mwMWQO%—@")


def width(text: str, size: float, *, bold: bool = False) -> float:
    """About how wide a text is in a plain sans-serif letter of a size, in pixels; rather too wide than too narrow."""
    ems = sum(0.33 if sign in NARROW else 0.86 if sign in WIDE else 0.68 if sign.isupper() else 0.555 for sign in text)
    return ems * size * (1.07 if bold else 1.0)
