"""Figures by size as a small SVG: both axes by powers of ten, so that what does not grow lies flat."""

from collections.abc import Mapping, Sequence
from math import ceil, floor, log10
from xml.sax.saxutils import escape

WIDTH, HEIGHT = 720, 360
LEFT, RIGHT, TOP, BOTTOM = 70, 240, 30, 50
SHAPES = ("M-4,-4h8v8h-8z", "M0,-5l5,9h-10z", "M-5,0l5,-5l5,5l-5,5z")  # told apart without colour

Points = Sequence[tuple[int, Mapping[str, float]]]


def drawn(points: Points) -> str:
    """Seconds over claims, one line for each name."""
    sizes = [size for size, _ in points]
    values = [value for _, figures in points for value in figures.values()]
    low, high = floor(log10(min(values))), ceil(log10(max(values)))

    def x(size: float) -> float:
        return round(LEFT + (WIDTH - LEFT - RIGHT) * (log10(size / sizes[0]) / (log10(sizes[-1] / sizes[0]) or 1)), 1)

    def y(value: float) -> float:
        return round(HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * (log10(value) - low) / (high - low or 1), 1)

    parts = [f'<text x="{LEFT}" y="18">seconds of processor time, by the number of claims in the ledger</text>']
    for power in range(low, high + 1):
        parts.append(f'<path class="grid" d="M{LEFT},{y(10**power)}H{WIDTH - RIGHT}"/>')
        parts.append(f'<text x="{LEFT - 8}" y="{y(10**power) + 4}" text-anchor="end">{10.0**power:g}</text>')
    parts += [f'<text x="{x(s)}" y="{HEIGHT - BOTTOM + 22}" text-anchor="middle">{s:,}</text>' for s in sizes]
    for shape, name in zip(SHAPES, points[0][1], strict=False):
        line = [(x(size), y(figures[name])) for size, figures in points]
        parts.append(f'<polyline points="{" ".join(f"{a},{b}" for a, b in line)}"/>')
        parts += [f'<path transform="translate({a},{b})" d="{shape}"/>' for a, b in line]
        parts.append(f'<text x="{line[-1][0] + 12}" y="{line[-1][1] + 4}">{escape(name)}</text>')
    style = "text{font:13px sans-serif}polyline{fill:none;stroke:#222;stroke-width:1.5}.grid{stroke:#bbb;fill:none}"
    body = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">\n'
        f"<title>What adding claims and making an update cost in ledgers of several sizes</title>\n"
        f'<style>{style}</style>\n<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>\n{body}\n</svg>\n'
    )
