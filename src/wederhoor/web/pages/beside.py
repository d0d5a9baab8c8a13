"""Two reports side by side: what a copy changed, or a new version. Rule: readers see it of cited sentences only."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from wederhoor.briefing.book import Book
from wederhoor.model.claims import Claim
from wederhoor.model.stories import Story
from wederhoor.model.texts import Span
from wederhoor.model.weights import Copy
from wederhoor.situation.differing import differences
from wederhoor.situation.listing import Row
from wederhoor.situation.terms import spans_of
from wederhoor.web.lens import Lens
from wederhoor.web.pages.rows import Shown, shown
from wederhoor.web.pages.story import find
from wederhoor.web.screen import Frame, Screen, screen_of
from wederhoor.web.source import Library

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two reports."""

    story: Story
    published: str
    learned: str
    words: int  # that only it has
    claims: tuple[Shown, ...]  # that only it makes


@router.get("/{code}/story/{named}/beside/{other}")
def beside(request: Request, code: str, named: str, other: str, lens: Annotated[Lens, Query()]) -> Response:
    """Two reports, the earlier on the left, with what differs marked."""
    screen = screen_of(request)
    visitor, book = screen.visitor(request), screen.book(code)
    asked = lens.asked()
    kept = screen.desk.library(asked)
    stories = find(kept, named), find(kept, other)
    claims = [kept.readings[story.id].claims if story.id in kept.readings else () for story in stories]
    cited: list[Sequence[Span] | None] = [None, None]
    if not visitor.reviewer:
        cited = [[span for claim in some for span in spans_of(claim)] for some in claims]
    found = differences(*stories, *cited)
    learned = screen.desk.source.learned(story.id for story in stories)
    copies = screen.desk.copies(asked)
    values = {
        "sides": [
            Side(
                story,
                book.period(kept.dated[story.id].period) if story.id in kept.dated else "",
                book.moment(learned[story.id]) if story.id in learned else "",
                words,
                tuple(_only(story, mine, theirs, kept, book, screen)),
            )
            for story, words, mine, theirs in zip(
                stories, (found.left, found.right), claims, reversed(claims), strict=True
            )
        ],
        "pairs": found.pairs,
        "whole": visitor.reviewer,
        "way": _way(stories, copies),
    }
    return screen.page(request, Frame(code, "beside", visitor, lens, "story"), values)


def _way(stories: Sequence[Story], copies: Sequence[Copy]) -> tuple[str, Copy | None]:
    """How the two are tied: versions of one report, a copy, or nothing that is known."""
    one, other = stories
    if one.key == other.key:
        return "versions", None
    pair = {one.id, other.id}
    tie = next((copy for copy in copies if {copy.story, copy.original} == pair), None)
    return ("apart", None) if tie is None else ("copied_by" if tie.original == one.id else "copy_of", tie)


def _only(
    story: Story, mine: Sequence[Claim], theirs: Sequence[Claim], kept: Library, book: Book, screen: Screen
) -> Iterator[Shown]:
    """The claims that only this report makes."""
    told = {_same(claim) for claim in theirs}
    given = kept.dated.get(story.id)
    for claim in mine:
        if _same(claim) not in told:
            yield shown(Row(claim, story, given.period if given else None), book, screen.desk.source)


def _same(claim: Claim) -> tuple[object, ...]:
    """What two claims agree in that say the same thing in two texts."""
    number = claim.quantity
    said = (number.value, number.high, number.unit) if number else None
    return claim.claimants, claim.kind, claim.polarity, claim.certainty, frozenset(claim.place_ids), said
