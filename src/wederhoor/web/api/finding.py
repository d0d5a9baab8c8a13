"""How the API finds claims by words. Rule: one function, and what it finds is what the page that searches finds."""

from collections.abc import Sequence

from wederhoor.situation.listing import Row
from wederhoor.web.api.paging import Listed, after, part
from wederhoor.web.api.shelves import order, slot_of
from wederhoor.web.desk import Desk
from wederhoor.web.sifting import sifter_of


def find(desk: Desk, words: str, listed: Listed) -> tuple[Sequence[Row], str | None]:
    """A part of the claims whose sentences fit, and the cursor of the next; none for no word. Raises Refusal."""
    if not desk.source.seek(words).parts:
        return part((), order, listed)
    found = sifter_of(desk, listed.asked(), words, bare=False)
    return part(found.rows(slot_of(after(listed)), listed.limit + 1), order, listed)
