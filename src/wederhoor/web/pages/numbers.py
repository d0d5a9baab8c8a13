"""Numbers over time as plots. Rule: the table says all that the plot shows, in the words of `wederhoor series`."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from markupsafe import Markup

from wederhoor.briefing.sheets import series
from wederhoor.briefing.sheets.reference import Reference
from wederhoor.briefing.sheets.series import Chosen
from wederhoor.briefing.sheets.sheet import Grid
from wederhoor.drawing.plot import Plot, Spot
from wederhoor.drawing.plotting import NARROW, WIDE, draw, spark
from wederhoor.drawing.words import Words, words_of
from wederhoor.model.period import Period
from wederhoor.web.lens import Lens
from wederhoor.web.pages.long import Choice, Long, cut, narrowing
from wederhoor.web.pages.tables import as_file, common
from wederhoor.web.problems import unknown_number
from wederhoor.web.screen import Frame, screen_of

BARS = "▁▂▃▄▅▆▇█ "  # of the command's list, which has no pictures

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Listed:
    """A number in the list."""

    path: str
    name: str
    cells: tuple[str, ...]
    spark: Markup


@dataclass(frozen=True, slots=True)
class Value:
    """A row of the table beneath a plot."""

    claim: str
    cells: tuple[str, ...]
    struck: bool


@router.get("/{code}/numbers")
def numbers(request: Request, code: str, choice: Annotated[Long, Query()]) -> Response:
    """Every number over time, the longest first."""
    screen = screen_of(request)
    visitor, reference = screen.visitor(request), screen.reference(choice.asked_on(choice.date), code)
    found = series.choose(reference.situation, None, frozenset())
    sheet = series.list_sheet(found, reference)
    sent = as_file(choice, "numbers", [sheet])
    if sent is not None:
        return sent
    frame = Frame(code, "numbers", visitor, choice)
    grid = sheet.parts[0]
    assert isinstance(grid, Grid)  # the sheet of a list is one table
    rows = cut(grid.rows, choice)
    values = {
        "sheet": sheet,
        "grid": grid,
        **common(request, frame, choice),
        "cut": rows,
        "rows": narrowing([rows], choice, request.url.path),
        "items": [
            _listed(found[row], grid.rows[row], f"/{code}/numbers/{found[row].series.id}{frame.lens_query}")
            for row in rows.shown
        ],
    }
    return screen.page(request, frame, values)


@router.get("/{code}/numbers/{named}")
def number(request: Request, code: str, named: str, choice: Annotated[Choice, Query()]) -> Response:
    """One number over time: its plot, and a row a value."""
    screen = screen_of(request)
    visitor, reference = screen.visitor(request), screen.reference(choice.asked_on(choice.date), code)
    found = series.choose(reference.situation, named, frozenset())
    if not found:
        raise unknown_number(named)
    sheets = [series.sheet(item, reference) for item in found]
    sent = as_file(choice, "numbers", sheets)
    if sent is not None:
        return sent
    frame = Frame(code, "number", visitor, choice, "numbers")
    words = words_of(screen.language(code), reference.theatre, reference.gazetteer)
    parts = []
    for place, (item, sheet) in enumerate(zip(found, sheets, strict=True)):
        grid = sheet.parts[0]
        assert isinstance(grid, Grid)  # so is that of one number
        plot = _plot(item, sheet.lead[0], grid.rows, code, choice, words, f"plot{place}")
        parts.append(
            {
                "sheet": sheet,
                "grid": grid,
                "plots": _drawn(plot, words, reference),
                "values": [_value(item, at, row) for at, row in enumerate(grid.rows)],
            }
        )
    values = {
        **common(request, frame, choice),
        "parts": parts,
        "list": f"/{code}/numbers{choice.query(date=choice.date)}",
    }
    return screen.page(request, frame, values)


def _listed(item: Chosen, row: tuple[str, ...], path: str) -> Listed:
    name = row[0].partition("\n")[0]  # without the id, which a command is asked with
    standing = [point.value for point in item.points if point.repeats is None and point.corrected_by is None]
    cells = (row[1], row[2], row[3].lstrip(BARS), *row[4:])
    return Listed(path, name, cells, Markup(spark(standing)))  # noqa: S704  svg.py escapes every text


def _value(item: Chosen, at: int, row: tuple[str, ...]) -> Value:
    point = item.points[at]
    return Value(point.claim, row, point.corrected_by is not None)


def _plot(
    item: Chosen, title: str, rows: Sequence[tuple[str, ...]], code: str, choice: Lens, words: Words, prefix: str
) -> Plot:
    spots = []
    for point, row in zip(item.points, rows, strict=True):
        day, value, who, outlet, note = row
        period = Period.parse(point.date)
        first, last = period.first_day, period.last_day
        if first is None or last is None:
            continue  # a value of no known day stands in the table alone
        said = ", ".join(filter(None, (value, day, who.partition(" [")[0], outlet, " ".join(note.split()))))
        spots.append(
            Spot(
                name=point.claim,
                first=first,
                last=last,
                value=point.value,
                printed=value,
                said=said,
                high=point.high,
                comparison=point.comparison,
                corrected_by=point.corrected_by,
                repeats=point.repeats is not None,
                link=f"/{code}/claim/{point.claim}{choice.query()}",
            )
        )
    return Plot(title, words.say("plot", "described", title=title), tuple(spots), prefix)


def _drawn(plot: Plot, words: Words, reference: Reference) -> tuple[Markup, ...]:
    """The plot for a wide page and for a narrow one; nothing where no value has a day."""
    if not plot.spots:
        return ()
    sizes = ((WIDE, ""), (NARROW, "-narrow"))
    named = [(width, Plot(plot.title, plot.about, plot.spots, plot.prefix + name)) for width, name in sizes]
    drawn = (draw(one, words, width, reference.book.number) for width, one in named)
    return tuple(Markup(text) for text in drawn)  # noqa: S704  svg.py escapes every text
