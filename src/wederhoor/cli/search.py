"""`wederhoor search`: sentences by their words. Rule: the same question finds the same sentences here and on a page."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from wederhoor.briefing.render_terminal import safe
from wederhoor.cli import moments
from wederhoor.cli.compose import Program, opened
from wederhoor.cli.forms import Form, FormOption
from wederhoor.cli.options import KnownAtOption, LedgerOption, RecordedAsOfOption, ledger_path, session
from wederhoor.cli.screen import aside, out, plain
from wederhoor.cli.seeking import hits, making, seeker
from wederhoor.cli.shelf import shelf
from wederhoor.model.claims import Reading
from wederhoor.model.ids import canonical
from wederhoor.model.search import Sought
from wederhoor.model.stories import Story
from wederhoor.situation.listing import Row, as_csv, record

if TYPE_CHECKING:
    from wederhoor.situation.found import Found

COLUMNS = (
    "story",
    "published",
    "outlet",
    "start",
    "end",
    "sentence",
    "claim",
    "claimants",
    "kind",
    "certainty",
    "places",
    "address",
)
MOST = 40  # sentences that a table shows unless more are asked for


def search(
    ctx: typer.Context,
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help="What the sentence must hold.")],
    bare: Annotated[bool, typer.Option("--all", help="Also sentences in which no claim was read.")] = False,
    most: Annotated[
        int, typer.Option("--most", metavar="NUMBER", min=1, help="Sentences in a table; JSON and CSV hold all.")
    ] = MOST,
    known_at: KnownAtOption = None,
    recorded_as_of: RecordedAsOfOption = None,
    form: FormOption = Form.TABLE,
    ledger: LedgerOption = None,
) -> None:
    """Find sentences by their words, the best first, with the claims that rest on them.

    All words must be there, in any form: `raket` finds "raketten", `heroverde` finds "herovering". A place or a speaker
    is found in every spelling that the packs know, and also where the sentence only says "hij". A phrase in quotation
    marks stands exactly so; a word after a minus must not be there; `herov*` finds every word that begins so. No
    question is an error: signs that mean nothing are left out.

        wederhoor search raket Charkiv
        wederhoor search '"op Telegram"' Zelensky
        wederhoor search Izyum --known-at 2022-09-10T23:00
        wederhoor search -- kilometer -duizend
        wederhoor search herov* --all --format csv > found.csv

    The first search of a ledger makes an index of its words in the ledger's file, which later ones only add to; where
    the file may not be written, and with --recorded-as-of, every report is looked through instead. Nothing found is
    an empty list, not an error.
    """
    path, program = ledger_path(ctx, ledger), session(ctx).program
    sought = seeker(program).sought(" ".join(words))
    moment, recorded = moments.known_at(known_at), moments.recorded_as_of(recorded_as_of)
    found = look_up(program, path, sought, moment, recorded, bare=bare)
    if form is Form.JSON:
        plain(json.dumps([_record(item) for item in found], ensure_ascii=False, indent=2))
    elif form is Form.CSV:
        plain(as_csv(COLUMNS, (row for item in found for row in _rows(item))))
    else:
        _table(found, most, sought, program)


def look_up(
    program: Program, path: Path, sought: Sought, moment: datetime | None, recorded: datetime | None, *, bare: bool
) -> "tuple[Found, ...]":
    """The sentences that fit, as known and recorded; raises LedgerError."""
    from wederhoor.situation.found import sentences
    from wederhoor.situation.periods import best_readings

    def everything() -> tuple[tuple[Story, ...], Mapping[str, Reading]]:
        with opened(path) as store:
            kept = shelf(store, recorded)
        return kept.stories, best_readings(kept.readings)

    with making() as progress:
        rough = hits(program, path, sought, recorded, everything, progress)
    with opened(path) as store:
        kept = shelf(store, recorded).known_by(moment)
    stories = {story.id: story for story in kept.stories}
    readings = best_readings(kept.readings)
    return sentences(stories, readings, kept.dated(), hits=rough, sought=sought, bare=bare)


def _table(found: "Sequence[Found]", most: int, sought: Sought, program: Program) -> None:
    from wederhoor.situation.seeking import marked

    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("published", no_wrap=True)
    table.add_column("outlet", overflow="fold", ratio=1)
    table.add_column("sentence", overflow="fold", ratio=4)
    table.add_column("who, what, where", overflow="fold", ratio=2)
    for item in found[:most]:
        day = item.published.day if item.published else None
        words = Text()
        for text, asked in marked(item.sentence, sought, program.language):
            words.append(safe(f"|{text}|")[1:-1], "bold underline" if asked else "")  # the space at its ends stays
        told = "\n".join(_told(item))
        table.add_row(
            str(day or item.published or "undated"), escape(safe(item.story.outlet or "")), words, escape(safe(told))
        )
    if found:
        out().print(table)
    left = f", {len(found) - most} not shown (--most)" if len(found) > most else ""
    aside().print(f"{len(found)} sentence{'' if len(found) == 1 else 's'}{left}")


def _told(item: "Found") -> list[str]:
    """The claims of a sentence, one a line."""
    return [
        ", ".join(
            filter(None, (claim.id[:10], *claim.claimants, claim.kind.value, claim.certainty.value, *claim.place_ids))
        )
        for claim in item.claims
    ]


def _record(item: "Found") -> dict[str, object]:
    rows = (Row(claim, item.story, item.published) for claim in item.claims)
    return {
        "story": item.story.id,
        "outlet": item.story.outlet,
        "title": item.story.title,
        "address": item.story.address,
        "published": item.published.edtf if item.published else None,
        "start": item.span.start,
        "end": item.span.end,
        "sentence": item.sentence,
        "rank": item.rank,
        "claims": [json.loads(canonical(record(row))) for row in rows],
    }


def _rows(item: "Found") -> list[tuple[str, ...]]:
    """A row for each claim; one without a claim's cells where there is none."""
    when = item.published.edtf if item.published else ""
    place = (item.story.id, when, item.story.outlet or "", str(item.span.start), str(item.span.end), item.sentence)
    told = [
        (claim.id, "; ".join(claim.claimants), claim.kind.value, claim.certainty.value, "; ".join(claim.place_ids))
        for claim in item.claims
    ]
    return [(*place, *cells, item.story.address or "") for cells in told or [("", "", "", "", "")]]
