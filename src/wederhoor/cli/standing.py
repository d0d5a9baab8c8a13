"""Acts as they stand, laid out for `review list`. Rule: each beside the words that it is about."""

from collections.abc import Mapping

from rich.markup import escape
from rich.table import Table

from wederhoor.cli.acting import SHORT, clock, deed, sentence
from wederhoor.cli.shelf import Shelf
from wederhoor.model.period import Period
from wederhoor.model.reviews import Act, seen_by
from wederhoor.situation.docket import Docket


def docket(kept: Shelf, periods: Mapping[str, Period] | None = None) -> Docket:
    """The claims of a shelf as they lie before whoever judges them; Periods where other stories may give some."""
    read = kept.reviewed.read if kept.reviewed else kept.readings
    return Docket(kept.rows(periods), read, kept.reviewed, frozenset(story.id for story in kept.stories))


def table(kept: Shelf, acts: Mapping[str, Act], states: Mapping[str, str]) -> Table:
    """The acts with the words that they are about, laid out for the terminal."""
    shown = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("entry", "when"):
        shown.add_column(column, no_wrap=True)
    for column, share in (("who and why", 2), ("what", 3), ("sentence", 3)):
        shown.add_column(column, overflow="fold", ratio=share)
    stories = {story.id: story for story in kept.stories}
    for entry, act in acts.items():
        words = "\n".join(filter(None, (sentence(seen.claim, stories) for seen in seen_by(act))))
        cells = (entry[:SHORT], clock(act.at), f"{act.by}: {act.why}", f"{deed(act)}\n{states[entry]}", words)
        shown.add_row(*map(escape, cells))
    return shown
