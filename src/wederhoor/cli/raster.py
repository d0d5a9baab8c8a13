"""A drawing as PNG. Rule: the painter is an extra; without it the message says what to do."""

from pathlib import Path

from wederhoor.cli.failures import NOT_DONE, Failure

SCALE = 2.0  # pixels of the PNG for each of the drawing
ABSENT = "A PNG needs the package resvg-py. Install it with `pip install 'wederhoor[png]'`, or write SVG."


def write_png(path: Path, svg: str) -> None:
    """Paint a drawing on white and write it; raises Failure where the painter is not installed."""
    try:
        import resvg_py
    except ImportError as error:
        raise Failure(ABSENT, NOT_DONE) from error
    painted = bytes(resvg_py.svg_to_bytes(svg_string=svg, background="#ffffff", zoom=SCALE))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(painted)
