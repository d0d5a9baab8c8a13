"""`wederhoor story`: one report with its claims marked. Rule: what is shown of the text is the text."""

import json
from collections.abc import Mapping, Sequence
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from wederhoor.cli import moments
from wederhoor.cli.compose import opened
from wederhoor.cli.marking import marked_story
from wederhoor.cli.options import JsonOption, KnownAtOption, LedgerOption, RecordedAsOfOption, ledger_path
from wederhoor.cli.remarking import Told, lines, recorded, told_by_claim
from wederhoor.cli.screen import list_facts, out, plain
from wederhoor.cli.shelf import Shelf, find_story, shelf
from wederhoor.model.codec import encode
from wederhoor.model.stories import Story
from wederhoor.model.texts import Span
from wederhoor.model.weights import Copy
from wederhoor.situation.listing import Row, Wanted, choose, record, value_of


def story(
    ctx: typer.Context,
    named: Annotated[str, typer.Argument(metavar="ID", help="The story's id, its beginning, or its address.")],
    known_at: KnownAtOption = None,
    recorded_as_of: RecordedAsOfOption = None,
    as_json: JsonOption = False,
    ledger: LedgerOption = None,
) -> None:
    """Show one story: its text with the claims marked, its versions and its copies.

    Each sentence that carries a claim is underlined and followed by the claim's number; the list below the text says
    what was read. Dimmed text is the page's furniture, in which no claims are looked for. An address with several
    versions shows the latest. A date that was inferred is shown with what it rests on: words of the text, or dated
    stories that print nearly the same text, or a lower and a higher total of the same count. Where the chronicle of
    the war surely has otherwise who held a town, that stands below the claims with sources; no status or update
    rests on it. With --known-at, versions, copies and dated stories that came later are left out.

        wederhoor story s-5b0c
        wederhoor story https://dagkrant.example/buitenland/raketten-op-charkiv
        wederhoor story s-5b0c --known-at 2022-09-10
        wederhoor story s-5b0c --json
    """
    from wederhoor.weighing.copies import find_copies

    moment, recorded = moments.known_at(known_at), moments.recorded_as_of(recorded_as_of)
    with opened(ledger_path(ctx, ledger)) as store:
        kept = shelf(store, recorded).known_by(moment)
    shown = find_story(kept.stories, named)
    rows = choose((row for row in kept.rows() if row.story.id == shown.id), Wanted())
    versions = tuple(other for other in kept.stories if other.key == shown.key and other.id != shown.id)
    found = (reuse.copy for reuse in find_copies(kept.stories, kept.periods()))
    copies = tuple(copy for copy in found if shown.id in (copy.story, copy.original))
    told = told_by_claim(kept, shown)
    if as_json:
        _json(kept, shown, rows, versions, copies, told)
    else:
        _show(kept, shown, rows, versions, copies, told)


def _show(
    kept: Shelf, shown: Story, rows: Sequence[Row], versions: Sequence[Story], copies: Sequence[Copy], told: Told
) -> None:
    console = out()
    list_facts(_head(kept, shown))
    console.print()
    if shown.text:
        console.print(marked_story(shown, [row.claim for row in rows]))
    else:
        console.print("The text was purged; what was read in it stays.")
    console.print()
    console.print(_claims(rows) if rows else _none(kept, shown))
    for number, row in enumerate(rows, 1):
        for line in lines(told, row):
            console.print(escape(f"[{number}] {line}"), soft_wrap=True)
    for other in versions:
        console.print(f"Version: {escape(_name(kept, other))}")
    for copy in copies:
        way = ("copy of", copy.original) if copy.story == shown.id else ("copied by", copy.story)
        other = next(item for item in kept.stories if item.id == way[1])
        console.print(f"{way[0].capitalize()} ({copy.coverage}, {copy.share:.0%}): {escape(_name(kept, other))}")


def _head(kept: Shelf, shown: Story) -> Mapping[str, str | None]:
    chosen = kept.dated().get(shown.id)
    return {
        "story": shown.id,
        "title": shown.title,
        "outlet": shown.outlet or "unknown",
        "published": f"{chosen.period} (from {chosen.basis.value})" if chosen else "undated",
        "dated by": _dated_by(kept, shown),
        "address": shown.address,
        "dateline": ", ".join(shown.dateline_places),
        "credits": ", ".join(shown.credits),
        "age": shown.age,
        "on the page": None if shown.main else "under another story",
    }


def _dated_by(kept: Shelf, shown: Story) -> str | None:
    """What an inferred date rests on: other stories, rules with what they were compared with, and the words."""
    read, derived = kept.read_date(shown.id), kept.derived(shown.id)
    rests = [f"near copy: story {other}" for other in (derived.copies if derived else ())]
    rests += [f"running count: story {other}" for other in (derived.totals if derived else ())]
    rests += [f"{trace.rule}: {_quoted(trace.span, shown)}" for trace in (read.because if read else ())]
    return "; ".join(rests) or None


def _quoted(span: Span | None, shown: Story) -> str:
    return f'"{span.of(shown.text)}"' if span and shown.text else "the text was purged"


def _none(kept: Shelf, shown: Story) -> str:
    """That a story has no claims; with the reason where it was not parsed."""
    why = next((reading.passed_over for reading in kept.readings if reading.story == shown.id), None)
    return f"No claims: passed over, {why}." if why else "No claims."


def _claims(rows: Sequence[Row]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("", "claim", "who", "kind", "certainty", "where", "number"):
        table.add_column(column, overflow="fold")
    for number, row in enumerate(rows, 1):
        claim = row.claim
        unit = claim.quantity.unit if claim.quantity else ""
        cells = (
            f"[{number}]",
            "\n".join(filter(None, (claim.id, row.reviewed))),
            ", ".join(claim.claimants),
            claim.kind.value,
            claim.certainty.value,
            ", ".join(claim.place_ids),
            f"{value_of(row)} {unit}".strip(),
        )
        table.add_row(*map(escape, cells))
    return table


def _name(kept: Shelf, other: Story) -> str:
    when = kept.periods().get(other.id, "undated")
    return f"{other.id}, {other.outlet or 'unknown outlet'}, {when}{f', {other.title}' if other.title else ''}"


def _json(
    kept: Shelf, shown: Story, rows: Sequence[Row], versions: Sequence[Story], copies: Sequence[Copy], told: Told
) -> None:
    chosen, read, derived = kept.dated().get(shown.id), kept.read_date(shown.id), kept.derived(shown.id)
    answer = {
        "story": encode(shown),
        "published": chosen.period.edtf if chosen else None,
        "basis": chosen.basis.value if chosen else None,
        "dated_by": [encode(trace) for trace in read.because] if read else [],
        "dated_by_stories": [*derived.copies, *derived.totals] if derived else [],
        "claims": [record(row) for row in rows],
        "remarks": [item for row in rows for item in recorded(told, row)],
        "versions": [other.id for other in versions],
        "copies": [encode(copy) for copy in copies],
    }
    plain(json.dumps(answer, ensure_ascii=False, indent=2))
