"""How the API finds claims by words. Rule: one function, and what it finds is what the page that searches finds."""

from wederhoor.situation.listing import Row, Wanted, choose
from wederhoor.web.desk import Desk
from wederhoor.web.source import Asked


def find(desk: Desk, asked: Asked, words: str) -> tuple[Row, ...]:
    """The claims whose sentences fit, each once; none for a question without a word in it."""
    if not desk.source.seek(words).parts:
        return ()
    found = desk.found(asked, words, bare=False)
    rows = {claim.id: Row(claim, item.story, item.published) for item in found for claim in item.claims}
    return choose(rows.values(), Wanted())
