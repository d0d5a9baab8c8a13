"""`wederhoor times`: the time expressions of a text. Rule: what the date of publication does not settle stays open."""

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any
from zoneinfo import ZoneInfo

import typer
from rich.markup import escape
from rich.table import Table

from wederhoor.cli.compose import Program
from wederhoor.cli.failures import WRONG_USAGE, Failure
from wederhoor.cli.options import SyntaxOption, session
from wederhoor.cli.placing import alone
from wederhoor.cli.screen import aside, complain, out, plain
from wederhoor.model.period import HOME, BadPeriod, Period

if TYPE_CHECKING:
    from wederhoor.reading.mentions import TimeExpression

MOST = 6  # readings that the table shows one by one
STANDARD_INPUT = "-"
LEAVE_OUT = "Leave --date out where nobody knows it."


class Form(StrEnum):
    """How the times are written."""

    TABLE = "table"
    TIMEX3 = "timex3"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Found:
    """One expression, its Period and its readings on the days that publication leaves open."""

    words: str
    expression: "TimeExpression"
    time: Period | None
    candidates: tuple[Period, ...]


def times(
    ctx: typer.Context,
    text: Annotated[
        str | None,
        typer.Argument(metavar="TEXT", help="Sentences in quotation marks, or - for standard input."),
    ] = None,
    file: Annotated[Path | None, typer.Option("--file", metavar="FILE", help="A file with the text instead.")] = None,
    date: Annotated[
        str | None,
        typer.Option("--date", metavar="EDTF", help="When it was published: a minute, a day, a month or a stretch."),
    ] = None,
    zone: Annotated[
        str,
        typer.Option("--zone", metavar="ZONE", help="The zone on whose clocks days of publication are counted."),
    ] = HOME,
    form: Annotated[
        Form, typer.Option("--format", metavar="|".join(Form), help="A table, TimeML with TIMEX3, or JSON.")
    ] = Form.TABLE,
    syntax: SyntaxOption = None,
) -> None:
    """Show the times in a text: the words of each, its role, what it means as EDTF, and its symbol.

    The symbol is what the words say before a date of publication is known; docs/times.md lists the symbols. The tense
    of the clause decides which Tuesday is meant. A text that is dated only to a month has that month for "dinsdag" or
    "gisteren"; beside it stand the days that it may have been. Without --date, times that count from publication stay
    open.

        wederhoor times "De brug viel dinsdag, in de nacht van maandag op dinsdag." --date 2022-09-08
        wederhoor times "Woensdag werd het dorp ontruimd." --date 2023-05
        wederhoor times "Op de 200ste dag van de oorlog sprak hij het volk toe."
        wederhoor times --file bericht.txt --date 2022-09-08 --format timex3
        cat bericht.txt | wederhoor times - --date 2022-09-08 --format json

    TIMEX3 is written as a TimeML document of the whole text.
    """
    program, anchor = session(ctx).program, _anchor(date, zone)
    program.parse_with(syntax)
    given = _text(text, file)
    with aside().status("reading"):
        found = _find(program, given, anchor)
    if form is Form.TIMEX3:
        from wederhoor.reading.times.timeml import timeml

        plain(timeml(given, [one.expression for one in found], anchor))
    elif form is Form.JSON:
        plain(json.dumps([_record(one) for one in found], ensure_ascii=False, indent=2))
    elif found:
        out().print(_table(found))
    else:
        out().print("No time is named.")


def _anchor(date: str | None, zone: str) -> Period | None:
    """The Period of publication; raises Failure for a zone that is none and for a date without two known ends."""
    try:
        ZoneInfo(zone)
    except (KeyError, OSError, ValueError) as error:  # not known, a folder, or no name at all
        remedy = f"Give a name of the tz database, such as {HOME} or Europe/Kyiv."
        raise Failure(f"There is no time zone {zone!r}. {remedy}", WRONG_USAGE) from error
    if date is None:
        return None
    try:
        anchor = Period.parse(date, zone)
    except BadPeriod as error:
        raise Failure(f"--date: {error} {LEAVE_OUT}", WRONG_USAGE) from error
    if not anchor.bounded:
        raise Failure(f"--date: {date!r} has an open or unknown end. Give both. {LEAVE_OUT}", WRONG_USAGE)
    return anchor


def _text(text: str | None, file: Path | None) -> str:
    """The text that is asked about, from one of its three sources."""
    if (text is None) == (file is None):
        raise Failure("Give one text: TEXT in quotation marks, - for standard input, or --file FILE.", WRONG_USAGE)
    if text is not None and text != STANDARD_INPUT:
        return text
    from wederhoor.intake.decoding import decode

    read = decode(sys.stdin.buffer.read() if file is None else file.read_bytes())
    if read.fault:
        complain(" ".join(read.fault))
    return read.text.replace("\r\n", "\n")


def _find(program: Program, text: str, anchor: Period | None) -> tuple[Found, ...]:
    from wederhoor.cli.syntax import shipped
    from wederhoor.reading.syntax import parse
    from wederhoor.reading.times import candidates, find_times, resolve

    pipeline = (program.syntax or shipped(program.language)).pipeline
    document = parse(alone(text), program.language, pipeline)
    expressions = find_times(document, program.language, program.theatre)
    rows = zip(expressions, resolve(expressions, anchor), candidates(expressions, anchor), strict=True)
    return tuple(Found(expression.span.of(text), expression, time, readings) for expression, time, readings in rows)


def _record(found: Found) -> dict[str, Any]:
    expression, time = found.expression, found.time
    return {
        "start": expression.span.start,
        "end": expression.span.end,
        "words": found.words,
        "role": expression.role,
        "symbol": expression.symbol,
        "edtf": time.edtf if time else None,
        "candidates": [reading.edtf for reading in found.candidates],
    }


def _table(found: Sequence[Found]) -> Table:
    wide = any(one.candidates for one in found)
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("words", "role", "when", *(("candidates",) if wide else ()), "symbol"):
        table.add_column(column, overflow="fold")
    for one in found:
        cells = [one.words, one.expression.role, one.time.edtf if one.time else "open", one.expression.symbol]
        if wide:
            cells.insert(-1, _short(one.candidates))
        table.add_row(*map(escape, cells))
    return table


def _short(readings: Sequence[Period]) -> str:
    """The readings, days in a row written as first..last; of many the first and the last."""
    runs: list[list[Period]] = []
    for reading in readings:
        if runs and _follows(runs[-1][-1], reading):
            runs[-1].append(reading)
        else:
            runs.append([reading])
    if len(runs) > MOST:
        return f"{readings[0]} to {readings[-1]}, {len(readings)} in all"
    return ", ".join(f"{run[0]}..{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)


def _follows(one: Period, other: Period) -> bool:
    if one.precision != "day" or other.precision != "day" or one.day is None or other.day is None:
        return False
    return other.day - one.day == timedelta(days=1)
