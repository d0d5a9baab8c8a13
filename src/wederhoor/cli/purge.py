"""`wederhoor purge`: remove a text for good. Rule: only with a name and a reason, which the ledger keeps."""

from typing import Annotated

import typer

from wederhoor.cli import moments
from wederhoor.cli.compose import opened
from wederhoor.cli.options import LedgerOption, ledger_path
from wederhoor.cli.screen import out
from wederhoor.cli.shelf import find_story


def purge(
    ctx: typer.Context,
    named: Annotated[str, typer.Argument(metavar="STORY", help="The story's id, its beginning, or its address.")],
    by: Annotated[str, typer.Option(metavar="WHO", help="Who decides this.")],
    why: Annotated[str, typer.Option(metavar="TEXT", help="Why, such as 'removed at the author's request'.")],
    ledger: LedgerOption = None,
) -> None:
    """Remove a story's text from the ledger, for copyright or privacy. This cannot be undone.

    Everything else stays: that the story was there, where its claims stood and what they say, and this removal with
    its name and reason. Every story with the very same text loses it too. The text does not come back when its file
    is read again, nor by merging ledgers.

        wederhoor purge s-5b0c --by "A. Visser" --why "removed at the author's request"
    """
    from wederhoor.ledger import removing, views

    path = ledger_path(ctx, ledger)
    with opened(path) as store:
        story = find_story(views.stories(store, withdrawn=True), named)
    if not story.text:
        out().print(f"The text of {story.id} was already purged.")
        return
    with opened(path, write=True) as store:
        removing.purge(store, story.id, by=by, why=why, recorded_at=moments.now())
        same = [other.id for other in views.stories(store, withdrawn=True) if other.text_hash == story.text_hash]
    out().print(f"Purged the text of {', '.join(same)}. Its claims stay, without their words.")
