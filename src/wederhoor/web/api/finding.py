"""How the API finds claims by words. Rule: one function, the same words as the page that searches."""

from wederhoor.situation.listing import Row, Wanted, choose
from wederhoor.web.desk import Desk
from wederhoor.web.pages.rows import rows_of
from wederhoor.web.source import Asked


def find(desk: Desk, asked: Asked, words: str) -> tuple[Row, ...]:
    """The claims in whose sentence the words stand."""
    return choose(rows_of(desk.library(asked)), Wanted(text=words))
