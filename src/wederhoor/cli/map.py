"""`wederhoor map`: who is said to hold what on a day. Rule: the same ledger and question give the same bytes."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from wederhoor.cli import moments
from wederhoor.cli.compose import Program, opened
from wederhoor.cli.failures import NOT_DONE, WRONG_USAGE, Failure
from wederhoor.cli.options import KnownAtOption, LedgerOption, RecordedAsOfOption, ledger_path, session
from wederhoor.cli.raster import write_png
from wederhoor.cli.screen import aside, plain
from wederhoor.cli.shelf import shelf
from wederhoor.cli.update import save
from wederhoor.model.period import Period
from wederhoor.model.places import Place
from wederhoor.situation.naming import bearers

if TYPE_CHECKING:
    from wederhoor.drawing.mapping import Sight
    from wederhoor.drawing.words import Words
    from wederhoor.model.maps import BaseMap
    from wederhoor.situation.value import Situation


class Form(StrEnum):
    """What a map is written as."""

    SVG = "svg"
    GEOJSON = "geojson"
    PNG = "png"


SUFFIXES = {".svg": Form.SVG, ".geojson": Form.GEOJSON, ".json": Form.GEOJSON, ".png": Form.PNG}


def map(
    ctx: typer.Context,
    date: Annotated[
        str | None,
        typer.Option("--date", metavar="DATE", help="The day to show, such as 2022-09-11.", show_default=False),
    ] = None,
    known_at: KnownAtOption = None,
    recorded_as_of: RecordedAsOfOption = None,
    sector: Annotated[
        str | None,
        typer.Option("--sector", metavar="NAME", help="Only a sector of the front, by its id or name."),
    ] = None,
    place: Annotated[
        str | None,
        typer.Option("--place", metavar="PLACE", help="Only a place and what lies around it, or a region."),
    ] = None,
    language: Annotated[str, typer.Option("--language", metavar="nl|en", help="The language of the map.")] = "nl",
    form: Annotated[
        Form | None,
        typer.Option("--format", metavar="|".join(Form), help="What to write; by default what --output's name says."),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", metavar="FILE", help="Write it there instead of to the terminal.")
    ] = None,
    ledger: LedgerOption = None,
) -> None:
    """Draw who is said to hold which place on a day: a map as SVG or PNG, or its marks as GeoJSON.

    A sign stands only where a claim names the place. Its shape tells the holder; it is open where the holder is only
    claimed and filled where the other side admits it. A place that changed hands since the day before, or was not
    spoken of before, has a ring; a date beside a name is that of the last word on it. No front line is drawn, for no
    claim gives one. Without --date it is the last single day with a dated story, else the last day of the last month.

    Sectors are those under which an update orders its places: kharkiv, luhansk, donetsk, zaporizhzhia, kherson ...

        wederhoor map --output map.svg
        wederhoor map --date 2022-09-11 --sector kharkiv --output kharkiv.svg
        wederhoor map --date 2022-09-11 --place Izjoem --language en --output izium.png
        wederhoor map --date 2022-09-11 --known-at 2022-09-11T12:00 --format geojson
    """
    from wederhoor.cli.lens import look
    from wederhoor.drawing.words import words_of
    from wederhoor.theatres.mapping import load_map

    program = session(ctx).program
    pack = program.wording(language)
    asked, moment, recorded = _day(date), moments.known_at(known_at), moments.recorded_as_of(recorded_as_of)
    chosen = form or SUFFIXES.get(output.suffix.lower() if output else "", Form.SVG)
    if chosen is Form.PNG and output is None:
        raise Failure("A PNG is not written to the terminal. Name a file with --output.", WRONG_USAGE)
    base = load_map(program.theatre.id)
    if base is None:
        raise Failure(f"There is no map of {program.theatre.id!r}.", NOT_DONE)
    words = words_of(pack, program.theatre, program.gazetteer)
    sight = _sight(program, base, words, sector, place)
    with opened(ledger_path(ctx, ledger)) as store:
        kept = shelf(store, recorded)
    situation = look(program, kept, asked, moment).situation
    if chosen is Form.PNG:
        assert output is not None  # said above
        write_png(output, _svg(situation, base, words, sight, fixed=True))
    else:
        drawn = _geojson if chosen is Form.GEOJSON else _svg
        text = drawn(situation, base, words, sight)
        if output is None:
            plain(text)
            return
        save(output, text)
    aside().print(f"Wrote {output}.", markup=False, soft_wrap=True)


def _day(text: str | None) -> Period | None:
    """The day that is asked for; None stays None."""
    asked = moments.period(text)
    if asked is not None and asked.day is None:
        raise Failure(f"A map shows one day, and {text!r} is longer: give one such as 2022-09-11.", WRONG_USAGE)
    return asked


def _svg(situation: "Situation", base: "BaseMap", words: "Words", sight: "Sight", *, fixed: bool = False) -> str:
    from wederhoor.drawing import style
    from wederhoor.drawing.chart import draw
    from wederhoor.drawing.flat import flatten
    from wederhoor.drawing.mapping import plan
    from wederhoor.drawing.marks import survey

    seen = plan(situation, survey(situation, words.gazetteer), flatten(base), words, sight)
    return draw(seen, words, style.fixed(style.LIGHT) if fixed else style.alone())


def _geojson(situation: "Situation", base: "BaseMap", words: "Words", sight: "Sight") -> str:
    from wederhoor.drawing.flat import flatten
    from wederhoor.drawing.geojson import collection
    from wederhoor.drawing.mapping import FRONT, plan
    from wederhoor.drawing.marks import survey

    marks = survey(situation, words.gazetteer)
    chosen = marks if sight == FRONT else plan(situation, marks, flatten(base), words, sight).marks
    return collection(situation, chosen, base, words)


def _sight(program: Program, base: "BaseMap", words: "Words", sector: str | None, place: str | None) -> "Sight":
    """What is looked at; raises Failure for a sector or place that is not known, or that has no point."""
    from wederhoor.drawing.mapping import FRONT, Sight, shown

    if sector is not None and place is not None:
        raise Failure("Give either --sector or --place.", WRONG_USAGE)
    if sector is not None:
        row = _sector(program, words, sector)
        found = shown(base, words, row["places"])
        if not found:
            raise Failure(f"The map does not reach the sector {sector!r}.", WRONG_USAGE)
        return Sight(str(row[words.code]), found, str(row["id"]))
    if place is not None:
        known = _place(program, place)
        if known is None:
            raise Failure(f"The atlas knows no place {place!r}. Try the spelling of the report.", WRONG_USAGE)
        if not shown(base, words, (known.id,)):
            raise Failure(f"The atlas has no point for {place!r}.", WRONG_USAGE)
        return Sight(known.name(words.code), (known.id,))
    return FRONT


def _place(program: Program, name: str) -> Place | None:
    """The place with an id, else the likeliest that bears a name."""
    places = program.gazetteer
    return places.get(name) or next(iter(bearers(places, name)), None)


def _sector(program: Program, words: "Words", asked: str) -> Mapping[str, Any]:
    """A sector's row in the theatre, by its id or by its name in the map's language."""
    rows = program.theatre.tables.get("sectors", {}).get("sector", ())
    for row in rows:
        if asked.casefold() in {row["id"].casefold(), row[words.code].casefold()}:
            found: Mapping[str, Any] = row
            return found
    raise Failure(f"There is no sector {asked!r}; there are: {', '.join(row['id'] for row in rows)}.", WRONG_USAGE)
