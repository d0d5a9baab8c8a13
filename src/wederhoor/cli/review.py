"""`wederhoor review`: people overrule. Rule: with a name and a reason, kept for good, and undone by another entry."""

import json
from collections.abc import Mapping
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from wederhoor.cli import moments
from wederhoor.cli.acting import SHORT, clock, deed, record, sentence, shown
from wederhoor.cli.compose import opened
from wederhoor.cli.correcting import Desk, actor_of, changes_of
from wederhoor.cli.failures import NOT_DONE, WRONG_USAGE, Failure
from wederhoor.cli.listing import DONE, Row
from wederhoor.cli.options import JsonOption, LedgerOption, ledger_path, session
from wederhoor.cli.screen import aside, out, plain
from wederhoor.cli.shelf import Shelf, find_row, shelf
from wederhoor.model.claims import Claim
from wederhoor.model.entries import Entry
from wederhoor.model.packs import Theatre
from wederhoor.model.reviews import Act, ActKind, Changes, Identity, Review, Seen, see, seen_by

review = typer.Typer(no_args_is_help=True, rich_markup_mode="markdown")

ClaimArgument = Annotated[str, typer.Argument(metavar="CLAIM", help="The claim's id or its beginning.")]
OtherArgument = Annotated[str, typer.Argument(metavar="OTHER", help="The other claim's id or its beginning.")]
FirstArgument = Annotated[str, typer.Argument(metavar="ACTOR", help="An actor's id or spelling.")]
SecondArgument = Annotated[str, typer.Argument(metavar="OTHER", help="The other actor's id or spelling.")]
ByOption = Annotated[str, typer.Option(metavar="NAME", help="Who decides this.")]
WhyOption = Annotated[str, typer.Option(metavar="TEXT", help="Why.")]


@review.callback()
def overrule() -> None:
    """Overrule what was read or weighed: verdicts on claims, on pairs of claims and on actors.

    Each act names who decides and why, is kept in the ledger for good, and counts from then on in every list, situation
    and update. `undo` takes one back with another entry. Of several acts about one thing the newest counts. A report
    that is read again keeps its reviews where sentence and claimants are the same; `list` shows what is to be seen
    again.

        wederhoor review accept c-1f3a --by "A. Visser" --why "checked against the report"
        wederhoor review correct c-1f3a --set kind=capture --by "A. Visser" --why "taken, not retaken"
        wederhoor review apart c-1f3a c-77b0 --by "A. Visser" --why "two villages of one name"
        wederhoor review list
    """


@review.command()
def accept(ctx: typer.Context, named: ClaimArgument, by: ByOption, why: WhyOption, ledger: LedgerOption = None) -> None:
    """Accept a claim: it says what the report says. A correction that stands is accepted with it.

    wederhoor review accept c-1f3a --by "A. Visser" --why "checked against the report"
    """
    _verdict(ctx, ActKind.ACCEPT, named, by, why, ledger)


@review.command()
def reject(ctx: typer.Context, named: ClaimArgument, by: ByOption, why: WhyOption, ledger: LedgerOption = None) -> None:
    """Reject a claim: it counts for nothing from now on. `claims` and `explain` still show it, as rejected.

    wederhoor review reject c-1f3a --by "A. Visser" --why "the report quotes a film"
    """
    _verdict(ctx, ActKind.REJECT, named, by, why, ledger)


@review.command()
def correct(
    ctx: typer.Context,
    named: ClaimArgument,
    by: ByOption,
    why: WhyOption,
    setting: Annotated[
        list[str] | None,
        typer.Option(
            "--set", metavar="FIELD=VALUE", help="A field's new value; once for each value. Nothing after = empties it."
        ),
    ] = None,
    ledger: LedgerOption = None,
) -> None:
    """Give fields of a claim another value. What was corrected before stays, unless it is set anew.

    Fields: claimants, via, agent, target and places (several values: give --set for each), kind, polarity, certainty,
    hedged_by, aspect, extent, when and said (EDTF), quantity (such as "3000 km2", "at_least 3 killed", "20-30 tanks",
    "dozens wounded"). A line of the update that rests on a corrected claim quotes the report and says that the
    newsroom corrected it; the name and the reason stand with the cited sentence.

        wederhoor review correct c-1f3a --set kind=capture --by "A. Visser" --why "taken, not retaken"
        wederhoor review correct c-1f3a --set claimants="Kremlin" --set via=TASS --by "A. Visser" --why "TASS relays"
        wederhoor review correct c-1f3a --set extent= --by "A. Visser" --why "the report does not say how much"
    """
    path, program = ledger_path(ctx, ledger), session(ctx).program
    with opened(path) as store:
        kept = shelf(store)
    row, seen = _one(kept, named)
    desk = Desk(program, seen.claim, row.story, _named_actors(kept))
    changes = changes_of(setting or (), desk, _before(row))
    _write(ctx, ActKind.CORRECT, seen, changes, by, why, ledger)
    for name in changes.fields:
        before, after = shown(getattr(seen.claim, name)), shown(getattr(changes, name))
        out().print(f"  {name}: {before} -> {after}", markup=False, soft_wrap=True)


@review.command()
def same(
    ctx: typer.Context,
    named: ClaimArgument,
    other: OtherArgument,
    by: ByOption,
    why: WhyOption,
    ledger: LedgerOption = None,
) -> None:
    """Say that two claims speak of one matter, so that they are weighed together.

    wederhoor review same c-1f3a c-77b0 --by "A. Visser" --why "the hospital and the clinic are one building"
    """
    _judge(ctx, ActKind.SAME_MATTER, (named, other), by, why, ledger)


@review.command()
def apart(
    ctx: typer.Context,
    named: ClaimArgument,
    other: OtherArgument,
    by: ByOption,
    why: WhyOption,
    ledger: LedgerOption = None,
) -> None:
    """Say that two claims speak of two matters: neither repeats, confirms or contradicts the other.

    wederhoor review apart c-1f3a c-77b0 --by "A. Visser" --why "two villages of one name"
    """
    _judge(ctx, ActKind.NOT_SAME_MATTER, (named, other), by, why, ledger)


@review.command()
def merge(
    ctx: typer.Context,
    named: FirstArgument,
    other: SecondArgument,
    by: ByOption,
    why: WhyOption,
    ledger: LedgerOption = None,
) -> None:
    """Say that two actors are one, under the name of the first: they count as one claimant everywhere.

    wederhoor review merge "Valerii Zaluzhnyi" "V. Zaloezjni" --by "A. Visser" --why "another spelling"
    """
    _identify(ctx, ActKind.MERGE, (named, other), by, why, ledger)


@review.command()
def split(
    ctx: typer.Context,
    named: FirstArgument,
    other: SecondArgument,
    by: ByOption,
    why: WhyOption,
    ledger: LedgerOption = None,
) -> None:
    """Say that two actors are two, whoever merged them.

    wederhoor review split "Valerii Zaluzhnyi" "V. Zaloezjni" --by "A. Visser" --why "his brother"
    """
    _identify(ctx, ActKind.SPLIT, (named, other), by, why, ledger)


@review.command()
def undo(
    ctx: typer.Context,
    named: Annotated[str, typer.Argument(metavar="ENTRY", help="The entry's id or its beginning.")],
    by: ByOption,
    why: WhyOption,
    ledger: LedgerOption = None,
) -> None:
    """Take back an act: a review, a choice of place, a withdrawal of a story, or an undo itself.

    `review list` and `log` show the entries. What stood before it stands again.

        wederhoor review undo e-90ab --by "A. Visser" --why "wrong claim"
    """
    from wederhoor.ledger import reviewing

    path = ledger_path(ctx, ledger)
    with opened(path):
        pass  # a ledger that is not there is not made by an undo
    with opened(path, write=True) as store:
        entry = reviewing.undo(store, named, by=by, why=why, recorded_at=moments.now())
    _done(f"Undone: {json.loads(entry.payload)['entry']}, by {by}", entry)


@review.command("list")
def list_acts(ctx: typer.Context, as_json: JsonOption = False, ledger: LedgerOption = None) -> None:
    """List the acts that stand, oldest first, and those that are to be seen again.

    An act is to be seen again where a newer reading of the report has no claim in that sentence of those claimants, or,
    for an acceptance, one that says something else: it changes nothing until somebody looks. `wederhoor log` also
    lists what was undone.

        wederhoor review list
        wederhoor review list --json
    """
    with opened(ledger_path(ctx, ledger)) as store:
        kept = shelf(store)
    acts = kept.reviewed.acts if kept.reviewed else {}
    states = {entry: _state(kept, entry, act) for entry, act in acts.items()}
    if as_json:
        found = [{**record(entry, act), "state": states[entry]} for entry, act in acts.items()]
        plain(json.dumps(found, ensure_ascii=False, indent=2))
        return
    if acts:
        out().print(_table(kept, acts, states))
    again = sum(state == AGAIN for state in states.values())
    count = f"{len(acts)} act{'' if len(acts) == 1 else 's'}"
    aside().print(f"{count}, {again} to be seen again" if again else count)


AGAIN = "to be seen again"


def _state(kept: Shelf, entry: str, act: Act) -> str:
    """Whether an act counts as it was given, for a newer reading, or not."""
    found = kept.reviewed
    assert found is not None  # there are acts
    if entry in found.again:
        return AGAIN
    if isinstance(act, Review):
        held = next((verdict for verdict in found.verdicts.values() if verdict.entry == entry), None)
        if held is None:
            there = any(story.id == act.seen.claim.story for story in kept.stories)
            return "a newer act counts" if there else "its story is not here"
        return "counts for a newer reading" if held.carried else "counts"
    if isinstance(act, Identity):
        first, second = (found.actors.get(name, name) for name in act.actors)
        return "counts" if (first == second) == (act.act is ActKind.MERGE) else "a newer act counts"
    return "counts"


def _table(kept: Shelf, acts: Mapping[str, Act], states: Mapping[str, str]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("entry", "when"):
        table.add_column(column, no_wrap=True)
    for column, share in (("who and why", 2), ("what", 3), ("sentence", 3)):
        table.add_column(column, overflow="fold", ratio=share)
    stories = {story.id: story for story in kept.stories}
    for entry, act in acts.items():
        words = "\n".join(filter(None, (sentence(seen.claim, stories) for seen in seen_by(act))))
        cells = (entry[:SHORT], clock(act.at), f"{act.by}: {act.why}", f"{deed(act)}\n{states[entry]}", words)
        table.add_row(*map(escape, cells))
    return table


def _verdict(ctx: typer.Context, act: ActKind, named: str, by: str, why: str, ledger: LedgerOption) -> None:
    with opened(ledger_path(ctx, ledger)) as store:
        row, seen = _one(shelf(store), named)
    if row.verdict and row.verdict.review.act is act and not row.verdict.carried:
        raise Failure(f"{row.claim.id} is {row.reviewed} already: {row.verdict.review.why}.", NOT_DONE)
    _write(ctx, act, seen, _before(row) if act is ActKind.ACCEPT else None, by, why, ledger)


def _write(
    ctx: typer.Context, act: ActKind, seen: Seen, changes: Changes | None, by: str, why: str, ledger: LedgerOption
) -> None:
    from wederhoor.ledger import reviewing

    with opened(ledger_path(ctx, ledger), write=True) as store:
        entry = reviewing.review(store, act, seen, changes, by=by, why=why, recorded_at=moments.now())
    _done(f"{DONE[act].capitalize()}: {seen.claim.id}, by {by}", entry)


def _judge(ctx: typer.Context, act: ActKind, named: tuple[str, str], by: str, why: str, ledger: LedgerOption) -> None:
    from wederhoor.ledger import reviewing

    path = ledger_path(ctx, ledger)
    with opened(path) as store:
        kept = shelf(store)
    a, b = (_one(kept, name)[1] for name in named)
    if a.claim.id == b.claim.id:
        raise Failure(f"Both name {a.claim.id}: give two claims.", WRONG_USAGE)
    with opened(path, write=True) as store:
        entry = reviewing.judge(store, act, a, b, by=by, why=why, recorded_at=moments.now())
    verb = "One matter" if act is ActKind.SAME_MATTER else "Two matters"
    _done(f"{verb}: {a.claim.id} and {b.claim.id}, by {by}", entry)


def _identify(
    ctx: typer.Context, act: ActKind, named: tuple[str, str], by: str, why: str, ledger: LedgerOption
) -> None:
    from wederhoor.ledger import reviewing

    path, theatre = ledger_path(ctx, ledger), session(ctx).program.theatre
    with opened(path) as store:
        kept = shelf(store)
    first, second = (_actor(name, theatre, kept) for name in named)
    if first == second:
        raise Failure(f"Both name {first!r}: give two actors.", WRONG_USAGE)
    with opened(path, write=True) as store:
        entry = reviewing.identify(store, act, (first, second), by=by, why=why, recorded_at=moments.now())
    verb = f"{second!r} counts as {first!r}" if act is ActKind.MERGE else f"{first!r} and {second!r} are two"
    _done(f"{verb}, by {by}", entry)


def _actor(name: str, theatre: Theatre, kept: Shelf) -> str:
    known = actor_of(name, theatre, _named_actors(kept))
    if known is None:
        raise Failure(f"No actor is named {name!r} here. `wederhoor claims --format csv` lists claimants.", NOT_DONE)
    return known


def _one(kept: Shelf, named: str) -> tuple[Row, Seen]:
    """The claim that is meant, with what its reader made of it before anybody changed it."""
    row = find_row(kept.rows(), named)
    readings = kept.reviewed.read if kept.reviewed else kept.readings
    told = [claim for reading in readings if reading.story == row.claim.story for claim in reading.claims]
    return row, see(next(claim for claim in told if claim.id == row.claim.id), told)


def _before(row: Row) -> Changes | None:
    return row.verdict.review.changes if row.verdict else None


def _named_actors(kept: Shelf) -> frozenset[str]:
    readings = kept.reviewed.read if kept.reviewed else kept.readings
    claims = (claim for reading in readings for claim in reading.claims)
    return frozenset(name for claim in claims for name in _people(claim))


def _people(claim: Claim) -> tuple[str, ...]:
    return (*claim.claimants, *claim.via, *claim.agent, *claim.target)


def _done(said: str, entry: Entry) -> None:
    out().print(f"{said} ({entry.id}).", markup=False, soft_wrap=True)
