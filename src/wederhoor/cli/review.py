"""`wederhoor review`: people overrule. Rule: with a name and a reason, kept for good, and undone by another entry."""

import json
from collections.abc import Sequence
from typing import Annotated

import typer

from wederhoor.cli import moments
from wederhoor.cli.acting import record
from wederhoor.cli.compose import opened
from wederhoor.cli.failures import WRONG_USAGE, Failure
from wederhoor.cli.options import JsonOption, LedgerOption, ledger_path, session
from wederhoor.cli.screen import aside, out, plain
from wederhoor.cli.shelf import find_row, shelf
from wederhoor.cli.standing import docket, table
from wederhoor.model.entries import Entry
from wederhoor.model.reviews import CORRECTABLE, ActKind
from wederhoor.situation import deciding
from wederhoor.situation.correcting import Packs, shown
from wederhoor.situation.docket import AGAIN, Docket, state
from wederhoor.situation.listing import DONE

review = typer.Typer(no_args_is_help=True, rich_markup_mode="markdown")

ClaimArgument = Annotated[str, typer.Argument(metavar="CLAIM", help="The claim's id or its beginning.")]
OtherArgument = Annotated[str, typer.Argument(metavar="OTHER", help="The other claim's id or its beginning.")]
FirstArgument = Annotated[str, typer.Argument(metavar="ACTOR", help="An actor's id or spelling.")]
SecondArgument = Annotated[str, typer.Argument(metavar="OTHER", help="The other actor's id or spelling.")]
ByOption = Annotated[str, typer.Option(metavar="NAME", help="Who decides this.")]
CopiesOption = Annotated[
    bool, typer.Option("--copies", help="Also the same claim in the same words in other reports, an entry for each.")
]
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
def accept(
    ctx: typer.Context,
    named: ClaimArgument,
    by: ByOption,
    why: WhyOption,
    copies: CopiesOption = False,
    ledger: LedgerOption = None,
) -> None:
    """Accept a claim: it says what the report says.

    A correction that stands is accepted with it.

        wederhoor review accept c-1f3a --by "A. Visser" --why "checked against the report"
    """
    _verdict(ctx, ActKind.ACCEPT, named, copies, by, why, ledger)


@review.command()
def reject(
    ctx: typer.Context,
    named: ClaimArgument,
    by: ByOption,
    why: WhyOption,
    copies: CopiesOption = False,
    ledger: LedgerOption = None,
) -> None:
    """Reject a claim: it counts for nothing from now on.

    `claims` and `explain` still show it, as rejected.

        wederhoor review reject c-1f3a --by "A. Visser" --why "the report quotes a film"
        wederhoor review reject c-1f3a --copies --by "A. Visser" --why "the agency's report quotes a film"
    """
    _verdict(ctx, ActKind.REJECT, named, copies, by, why, ledger)


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
    copies: CopiesOption = False,
    ledger: LedgerOption = None,
) -> None:
    """Give fields of a claim another value. What was corrected before stays, unless it is set anew.

    Fields: claimants, via, agent, target and places (several values: give --set for each), kind, polarity, certainty,
    hedged_by, aspect, extent, when and said (EDTF), quantity (such as "3000 km2", "at_least 3 killed", "20-30 tanks",
    "dozens wounded"). A line of the update that rests on a corrected claim quotes the report and says that the
    newsroom corrected it; the name and the reason stand with the cited sentence. A place that takes the place of
    another does so as target too.

        wederhoor review correct c-1f3a --set kind=capture --by "A. Visser" --why "taken, not retaken"
        wederhoor review correct c-1f3a --set claimants="Kremlin" --set via=TASS --by "A. Visser" --why "TASS relays"
        wederhoor review correct c-1f3a --set extent= --by "A. Visser" --why "the report does not say how much"
    """
    program, given = session(ctx).program, _given(setting or ())
    laid = _docket(ctx, ledger)
    packs = Packs(program.language, program.theatre, program.gazetteer)
    found = deciding.correction(laid, find_row(laid.rows, named), given, packs, copies=copies)
    _write(ctx, ActKind.CORRECT, found, by, why, ledger)


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

    Where the claims stand in matters of several places, the first matter of each is meant.

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

    What repeats one of them stays with it; all else in their matter stays with the earlier one.

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

    Of several merges the newest gives the name. No claim changes its id.

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

    Where they were merged by way of a third actor, the oldest of these merges gives way.

        wederhoor review split "Valerii Zaluzhnyi" "V. Zaloezjni" --by "A. Visser" --why "his brother"
    """
    _identify(ctx, ActKind.SPLIT, (named, other), by, why, ledger)


@review.command()
def undo(
    ctx: typer.Context,
    named: Annotated[list[str], typer.Argument(metavar="ENTRY", help="The entry's id or its beginning.")],
    by: ByOption,
    why: WhyOption,
    ledger: LedgerOption = None,
) -> None:
    """Take back acts: a review, a choice of place, a withdrawal of a story, or an undo itself.

    `review list` and `log` show the entries. What stood before it stands again.

        wederhoor review undo e-90ab --by "A. Visser" --why "wrong claim"
    """
    from wederhoor.ledger import reviewing

    path = ledger_path(ctx, ledger)
    with opened(path):
        pass  # a ledger that is not there is not made by an undo
    with opened(path, write=True) as store:
        for name in named:
            entry = reviewing.undo(store, name, by=by, why=why, recorded_at=moments.now())
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
    laid = docket(kept)
    states = {entry: state(laid, entry, act) for entry, act in acts.items()}
    if as_json:
        found = [{**record(entry, act), "state": states[entry]} for entry, act in acts.items()]
        plain(json.dumps(found, ensure_ascii=False, indent=2))
        return
    if acts:
        out().print(table(kept, acts, states))
    again = sum(found == AGAIN for found in states.values())
    count = f"{len(acts)} act{'' if len(acts) == 1 else 's'}"
    aside().print(f"{count}, {again} to be seen again" if again else count)


def _docket(ctx: typer.Context, ledger: LedgerOption) -> Docket:
    with opened(ledger_path(ctx, ledger)) as store:
        return docket(shelf(store))


def _given(typed: Sequence[str]) -> dict[str, list[str]]:
    """FIELD=VALUE as typed, by field; raises Failure."""
    if not typed:
        raise Failure("Nothing to correct: give --set FIELD=VALUE at least once.", WRONG_USAGE)
    given: dict[str, list[str]] = {}
    for item in typed:
        name, equals, value = item.partition("=")
        if not equals or name not in CORRECTABLE:
            fields = ", ".join(CORRECTABLE)
            raise Failure(f"{item!r} is no FIELD=VALUE. The fields are: {fields}.", WRONG_USAGE)
        given.setdefault(name, []).append(value.strip())
    return given


def _verdict(
    ctx: typer.Context, act: ActKind, named: str, copies: bool, by: str, why: str, ledger: LedgerOption
) -> None:
    laid = _docket(ctx, ledger)
    found = deciding.verdict(laid, act, find_row(laid.rows, named), by, copies=copies)
    _write(ctx, act, found, by, why, ledger)


def _write(
    ctx: typer.Context,
    act: ActKind,
    found: Sequence[deciding.Draft],
    by: str,
    why: str,
    ledger: LedgerOption,
) -> None:
    from wederhoor.ledger import reviewing

    with opened(ledger_path(ctx, ledger), write=True) as store:
        for read, changes in found:
            entry = reviewing.review(store, act, read, changes, by=by, why=why, recorded_at=moments.now())
            _done(f"{DONE[act].capitalize()}: {read.claim.id}, by {by}", entry)
            for name in changes.fields if changes and act is ActKind.CORRECT else ():
                before, after = shown(getattr(read.claim, name)), shown(getattr(changes, name))
                out().print(f"  {name}: {before} -> {after}", markup=False, soft_wrap=True)


def _judge(ctx: typer.Context, act: ActKind, named: tuple[str, str], by: str, why: str, ledger: LedgerOption) -> None:
    from wederhoor.ledger import reviewing

    laid = _docket(ctx, ledger)
    first, second = (find_row(laid.rows, name) for name in named)
    a, b = deciding.two_claims(laid, first, second)
    with opened(ledger_path(ctx, ledger), write=True) as store:
        entry = reviewing.judge(store, act, a, b, by=by, why=why, recorded_at=moments.now())
    verb = "One matter" if act is ActKind.SAME_MATTER else "Two matters"
    _done(f"{verb}: {a.claim.id} and {b.claim.id}, by {by}", entry)


def _identify(
    ctx: typer.Context, act: ActKind, named: tuple[str, str], by: str, why: str, ledger: LedgerOption
) -> None:
    from wederhoor.ledger import reviewing

    first, second = deciding.two_actors(_docket(ctx, ledger), session(ctx).program.theatre, named)
    with opened(ledger_path(ctx, ledger), write=True) as store:
        entry = reviewing.identify(store, act, (first, second), by=by, why=why, recorded_at=moments.now())
    verb = f"{second!r} counts as {first!r}" if act is ActKind.MERGE else f"{first!r} and {second!r} are two"
    _done(f"{verb}, by {by}", entry)


def _done(said: str, entry: Entry) -> None:
    out().print(f"{said} ({entry.id}).", markup=False, soft_wrap=True)
