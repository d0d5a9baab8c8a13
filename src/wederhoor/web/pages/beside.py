"""Two reports side by side: what a copy changed, or a new version. Rule: readers see it of cited sentences only."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from wederhoor.model.claims import Claim
from wederhoor.model.stories import Published, Story
from wederhoor.model.texts import Span
from wederhoor.model.weights import Copy
from wederhoor.situation.differing import differences
from wederhoor.situation.listing import Row
from wederhoor.situation.terms import spans_of
from wederhoor.web.lens import Lens
from wederhoor.web.pages.rows import Shown, shown
from wederhoor.web.pages.story import find
from wederhoor.web.screen import Frame, screen_of
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
    kept = [screen.desk.report(asked, name) for name in (named, other)]  # each by itself: they need not be tied
    stories = find(kept[0], named), find(kept[1], other)
    dates = [one.dated.get(story.id) for one, story in zip(kept, stories, strict=True)]
    claims = [_claims(one, story) for one, story in zip(kept, stories, strict=True)]
    cited: list[Sequence[Span] | None] = [None, None]
    if not visitor.reviewer:
        cited = [[span for claim in some for span in spans_of(claim)] for some in claims]
    found = differences(*stories, *cited)
    learned = screen.desk.source.learned(story.id for story in stories)
    values = {
        "sides": [
            Side(
                story,
                book.period(given.period) if given else "",
                book.moment(learned[story.id]) if story.id in learned else "",
                words,
                tuple(shown(row, book, screen.desk.source) for row in _only(story, given, mine, theirs)),
            )
            for story, given, words, mine, theirs in zip(
                stories, dates, (found.left, found.right), claims, reversed(claims), strict=True
            )
        ],
        "pairs": found.pairs,
        "whole": visitor.reviewer,
        "way": _way(stories, screen.desk.copies_of(asked, named)),
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


def _claims(kept: Library, story: Story) -> Sequence[Claim]:
    reading = kept.readings.get(story.id)
    return reading.claims if reading else ()


def _only(story: Story, given: Published | None, mine: Sequence[Claim], theirs: Sequence[Claim]) -> Iterator[Row]:
    """The claims that only this report makes."""
    told = {_same(claim) for claim in theirs}
    for claim in mine:
        if _same(claim) not in told:
            yield Row(claim, story, given.period if given else None)


def _same(claim: Claim) -> tuple[object, ...]:
    """What two claims agree in that say the same thing in two texts."""
    number = claim.quantity
    said = (number.value, number.high, number.unit) if number else None
    return claim.claimants, claim.kind, claim.polarity, claim.certainty, frozenset(claim.place_ids), said
