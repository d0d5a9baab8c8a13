"""How the API finds claims by words. Rule: one function, the same words as the page that searches."""

from wederhoor.situation.listing import Row
from wederhoor.web.desk import Desk
from wederhoor.web.source import Asked


def find(desk: Desk, asked: Asked, words: str) -> tuple[Row, ...]:
    """The claims that rest on a sentence that fits; raises Unreadable."""
    found = desk.found(asked, words, bare=False)
    return tuple(Row(claim, item.story, item.published) for item in found for claim in item.claims)
