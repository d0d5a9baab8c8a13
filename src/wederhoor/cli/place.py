"""`wederhoor place`: one place, its spellings and claims. Rule: why this one, beside who else bears the name."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from wederhoor.cli import moments
from wederhoor.cli.compose import Program, opened
from wederhoor.cli.failures import WRONG_USAGE, Failure
from wederhoor.cli.options import JsonOption, KnownAtOption, LedgerOption, RecordedAsOfOption, ledger_path, session
from wederhoor.cli.placing import Seen, Sense, coordinates, seen, senses
from wederhoor.cli.screen import list_facts, list_problems, out, plain
from wederhoor.cli.shelf import shelf
from wederhoor.ledger.pinning import Pin, pin, pins
from wederhoor.model.codec import encode
from wederhoor.model.folding import fold
from wederhoor.model.places import Place
from wederhoor.situation.listing import Row, Wanted, choose, record

MOST = 8  # other places of the name that the table shows
LATEST = 10  # claims that the table shows
SPELLINGS = 24


def place(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="A place in any spelling, or its id.")],
    pinned: Annotated[
        str | None, typer.Option("--pin", metavar="ID", help="From now on the name means the place with this id.")
    ] = None,
    by: Annotated[str | None, typer.Option(metavar="WHO", help="Who decides this; with --pin.")] = None,
    why: Annotated[str | None, typer.Option(metavar="TEXT", help="Why; with --pin.")] = None,
    known_at: KnownAtOption = None,
    recorded_as_of: RecordedAsOfOption = None,
    as_json: JsonOption = False,
    ledger: LedgerOption = None,
) -> None:
    """Show a place: where it is, its spellings, why this one, and its claims.

    A name that several places bear means the one with the highest sum: how many people live there, in which country,
    how near the front, whether it is known by this name. In a report the oblasts and towns that are named beside it
    and words such as "12 kilometer ten zuiden van" count too. The spellings that the ledger holds are listed by
    outlet and date.

    With --pin a person decides what a name means in the reports that are read from now on: an entry in the ledger,
    with a name and a reason. What was read before stays; read the reports again to have it read anew.

        wederhoor place Izjoem
        wederhoor place Izjoem --known-at 2022-09-10
        wederhoor place Oleksandrivka
        wederhoor place Oleksandrivka --pin "Oleksandrivka (UA, 713652)" --by "A. Visser" --why "near Kramatorsk"
        wederhoor place Izjoem --json
    """
    program, path = session(ctx).program, ledger_path(ctx, ledger)
    if pinned is not None:
        _pin(ctx, program, name, pinned, by, why, ledger)
        return
    moment, recorded = moments.known_at(known_at), moments.recorded_as_of(recorded_as_of)
    chosen: Pin | None = None
    rows: tuple[Row, ...] = ()
    if path.exists():
        with opened(path) as store:
            program.obey(store)
            chosen = pins(store, recorded).get(fold(name))
            rows = tuple(row for row in shelf(store, recorded).known_by(moment).rows() if not row.rejected)
    found = senses(program, name)
    list_problems(filter(None, (program.gazetteer.problem,)))
    if not found:
        raise Failure(f"The atlas knows no place {name!r}. Try the spelling of the report.", WRONG_USAGE)
    first = found[0].place
    here = choose(rows, Wanted(places=frozenset({first.id})))
    spelled = program.gazetteer.spellings(first.id)
    if as_json:
        plain(json.dumps(_record(found, chosen, spelled, seen(here, first.id), here), ensure_ascii=False, indent=2))
    else:
        _show(found, chosen, spelled, seen(here, first.id), here)


def _pin(
    ctx: typer.Context, program: Program, name: str, wanted: str, by: str | None, why: str | None, ledger: LedgerOption
) -> None:
    if by is None or why is None:
        raise Failure("--pin needs --by WHO and --why TEXT.", WRONG_USAGE)
    chosen = program.gazetteer.get(wanted)
    if chosen is None:
        raise Failure(f"No place has the id {wanted!r}. `wederhoor place {name}` lists the ids.", WRONG_USAGE)
    with opened(ledger_path(ctx, ledger), write=True) as store:
        pin(store, name, chosen.id, by=by, why=why, recorded_at=moments.now())
    out().print(f"From now on {name!r} means {chosen.id}, says {by}.", markup=False, soft_wrap=True)


def _show(
    found: Sequence[Sense], chosen: Pin | None, spelled: Sequence[str], said: Sequence[Seen], rows: Sequence[Row]
) -> None:
    first = found[0].place
    list_facts(_facts(first, spelled))
    out().print()
    if chosen:
        out().print(f"Pinned by {chosen.by}: {chosen.why}", markup=False, soft_wrap=True)
    elif len(found) > 1:
        out().print(_others(found))
    if said:
        out().print(_said(said))
    out().print(_claims(rows) if rows else "No claims.")


def _facts(first: Place, spelled: Sequence[str]) -> dict[str, str | None]:
    more = f" ... and {len(spelled) - SPELLINGS} more" if len(spelled) > SPELLINGS else ""
    return {
        "place": first.id,
        "kind": first.kind.value,
        "names": ", ".join(f"{name} ({code})" for code, name in first.names),
        "lies in": ", ".join(filter(None, (first.within, first.country))),
        "point": coordinates(first),
        "people": f"{first.population:,}" if first.population else None,
        "GeoNames": str(first.geonames_id) if first.geonames_id else None,
        "spellings": ", ".join(spelled[:SPELLINGS]) + more,
    }


def _others(found: Sequence[Sense]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold", title="Who bears the name", title_justify="left")
    for column in ("place", "lies in", "sum", "because of"):
        table.add_column(column, overflow="fold")
    for sense in found[:MOST]:
        grounds = ", ".join(f"{ground} {value:g}" for ground, value in sense.grounds.items())
        where = sense.place.within or sense.place.country or ""
        table.add_row(*map(escape, (sense.place.id, where, f"{sense.score:.1f}", grounds)))
    if len(found) > MOST:
        table.caption = f"and {len(found) - MOST} more"
    return table


def _said(said: Sequence[Seen]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold", title="Spellings in the ledger", title_justify="left")
    for column in ("spelling", "outlet", "times", "first", "last"):
        table.add_column(column, overflow="fold")
    for item in said:
        table.add_row(*map(escape, (item.spelling, item.outlet, str(item.times), item.first, item.last)))
    return table


def _claims(rows: Sequence[Row]) -> Table:
    title = f"Claims: {len(rows)}" + (f", the last {LATEST}" if len(rows) > LATEST else "")
    table = Table(box=None, pad_edge=False, header_style="bold", title=title, title_justify="left")
    for column in ("claim", "published", "who", "kind", "sentence"):
        table.add_column(column, overflow="fold")
    for row in rows[-LATEST:]:
        claim, when = row.claim, str(row.published or "undated")
        table.add_row(*map(escape, (claim.id, when, ", ".join(claim.claimants), claim.kind.value, row.sentence)))
    return table


def _record(
    found: Sequence[Sense], chosen: Pin | None, spelled: Sequence[str], said: Sequence[Seen], rows: Sequence[Row]
) -> dict[str, object]:
    return {
        "place": encode(found[0].place),
        "pinned": encode(chosen) if chosen else None,
        "senses": [{"place": item.place.id, "sum": item.score, "grounds": item.grounds} for item in found],
        "spellings": list(spelled),
        "seen": [asdict(item) for item in said],
        "claims": [record(row) for row in rows],
    }
