"""`wederhoor verify`: whether the ledger and the last update hold. Rule: each finding is a line with its remedy."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from wederhoor.cli import moments
from wederhoor.cli.compose import Program, opened
from wederhoor.cli.failures import NOT_DONE
from wederhoor.cli.options import LedgerOption, ledger_path, session
from wederhoor.cli.screen import list_problems, out
from wederhoor.cli.shelf import shelf
from wederhoor.cli.update import composed
from wederhoor.model.problems import Problem

if TYPE_CHECKING:
    from wederhoor.cli.lens import View


def verify(
    ctx: typer.Context,
    period: Annotated[
        str | None, typer.Argument(metavar="PERIOD", help="Whose update to prove; by default the last one.")
    ] = None,
    ledger: LedgerOption = None,
) -> None:
    """Check the ledger and prove the lines of an update. Ends with 1 if anything is found.

    In the ledger: that each entry and text matches its hash, that the chain of recordings has no gap, and that each
    span lies in its text. In the update, in every language: that each line is a sentence that its claims allow, that
    each name, place, number and date of it stands in the sentences that it cites, that no hedge, denial or "niet" of
    them is lost, and that status, claimants, channels, counts and holders are those of its claims.

        wederhoor verify
        wederhoor verify 2022-09-11
        wederhoor verify --ledger archive.sqlite
    """
    from wederhoor.cli.lens import look, near
    from wederhoor.ledger import LedgerError
    from wederhoor.ledger.verifying import verify as check_ledger

    program, asked = session(ctx).program, moments.period(period)
    path = ledger_path(ctx, ledger)
    with opened(path) as store:
        found = list(check_ledger(store))
        try:
            kept = shelf(store)
        except LedgerError as error:
            list_problems(dict.fromkeys((*found, error.problem)))
            out().print("The stories and claims cannot all be read: no update was checked.")
            raise typer.Exit(NOT_DONE) from error
    lines = "no update, for no story has a date"
    if kept.dated():
        view = look(program, near(path, asked, None, None), asked)
        found.extend(_prove(program, view))
        lines = f"the update of {view.situation.period}"
    if found:
        list_problems(found)
    claims = sum(len(reading.claims) for reading in kept.readings)
    findings = "1 finding" if len(found) == 1 else f"{len(found) or 'no'} findings"
    out().print(f"Checked {len(kept.stories)} stories, {claims} claims and {lines}: {findings}.")
    if found:
        raise typer.Exit(NOT_DONE)


def _prove(program: Program, view: "View") -> Iterator[Problem]:
    """What does not hold in the lines of an update, in every language that it can be written in."""
    from wederhoor import languages
    from wederhoor.briefing import proof
    from wederhoor.briefing.material import gather

    material = gather(view.situation)
    for code in languages.available():
        language, update = program.wording(code), composed(program, view, code)
        lines = proof.rendered_lines(update, language)
        yield from proof.check(update, lines, material, program.theatre, program.gazetteer, language)
