"""`wederhoor withdraw`: take a story out of everything that is shown. Rule: nothing is lost, and it can be undone."""

from typing import Annotated

import typer

from wederhoor.cli import moments
from wederhoor.cli.compose import opened
from wederhoor.cli.failures import NOT_DONE, Failure
from wederhoor.cli.options import LedgerOption, ledger_path
from wederhoor.cli.screen import out
from wederhoor.cli.shelf import find_story


def withdraw(
    ctx: typer.Context,
    named: Annotated[str, typer.Argument(metavar="STORY", help="The story's id, its beginning, or its address.")],
    by: Annotated[str, typer.Option(metavar="NAME", help="Who decides this.")],
    why: Annotated[str, typer.Option(metavar="TEXT", help="Why, such as 'the paper took it back'.")],
    ledger: LedgerOption = None,
) -> None:
    """Withdraw a story: it and its claims are in no list, situation or update from now on.

    Its text, its claims and this withdrawal stay in the ledger. `wederhoor review undo` with the entry that is printed
    brings it back. To remove a text for good, `purge` it.

        wederhoor withdraw s-5b0c --by "A. Visser" --why "the paper took it back"
    """
    from wederhoor.ledger import removing, views

    path = ledger_path(ctx, ledger)
    with opened(path) as store:
        story = find_story(views.stories(store, withdrawn=True), named)
        gone = [item for item in views.withdrawals(store) if item.story == story.id]
    if gone:
        raise Failure(f"{story.id} is withdrawn already, by {gone[0].by}.", NOT_DONE)
    with opened(path, write=True) as store:
        entry = removing.withdraw(store, story.id, by=by, why=why, recorded_at=moments.now())
    out().print(f"Withdrawn: {story.id}, by {by} ({entry.id}).", markup=False, soft_wrap=True)
