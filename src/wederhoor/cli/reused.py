"""What a run of reading has to do with what was there before. Rule: it looks as far as an update does, no further."""

from collections.abc import Iterable, Iterator

from wederhoor.cli.shelf import Shelf, shelf
from wederhoor.ledger.catalogue import SqliteCatalogue
from wederhoor.ledger.cataloguing import catch_up
from wederhoor.ledger.sqlite import SqliteStore
from wederhoor.model.entries import Store
from wederhoor.pipeline import ReadReport
from wederhoor.situation import cards
from wederhoor.situation.near import HORIZON
from wederhoor.weighing.copies import find_copies

REACH = int(HORIZON.total_seconds())  # between a copy and what it copies


def catalogue(store: Store) -> SqliteCatalogue | None:
    """The catalogue of a ledger, with all that was recorded so far; None for a store that keeps none."""
    if not isinstance(store, SqliteStore):
        return None
    catch_up(store, cards.card, cards.VERSION)
    return SqliteCatalogue(store)


def copies(store: Store, report: ReadReport) -> int:
    """How many stories of a run reuse a text of that run, or of a month before or after.

    One without a date is compared letter by letter only.
    """
    stories = [story for file in report.files for story in file.stories]
    verbatim = {story.story for story in stories if story.copy}
    found = {story.story for story in stories}
    kept = _beside(store, found)
    reused = {reuse.copy.story for reuse in find_copies(kept.stories, kept.periods())}
    return len(verbatim | (reused & found))


def _beside(store: Store, stories: Iterable[str]) -> Shelf:
    """Some stories of a ledger and those of the month before and after each of them."""
    held = catalogue(store)
    if held is None:
        return shelf(store)
    known = sorted(card.known for card in held.filed(stories) if card.known is not None)
    near = {card.story for first, last in _stretches(known) for card in held.known(first, last)}
    return Shelf(*held.load(near | set(stories)))


def _stretches(moments: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The time about some moments, which come in order, without overlap."""
    first = last = None
    for moment in moments:
        if last is not None and moment - REACH > last:
            assert first is not None  # both are set together
            yield first, last
            first = None
        first, last = (moment - REACH if first is None else first), moment + REACH
    if first is not None and last is not None:
        yield first, last
