"""One report with its claims. Rule: readers see the sentences that carry a claim, reviewers the whole text."""

from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from wederhoor.briefing.book import Book
from wederhoor.model.stories import Story
from wederhoor.model.weights import Copy
from wederhoor.situation.demonstration import made_up
from wederhoor.situation.listing import Wanted, choose
from wederhoor.web.lens import Lens
from wederhoor.web.pages.marking import passages
from wederhoor.web.pages.rows import rows_of, shown
from wederhoor.web.problems import Refusal
from wederhoor.web.screen import Frame, screen_of
from wederhoor.web.source import Library

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Other:
    """Another report that is tied to this one."""

    id: str
    outlet: str | None
    title: str | None
    published: str  # in words
    way: str  # the label that says how
    coverage: str = ""  # full or partial


@router.get("/{code}/story/{named}")
def story(request: Request, code: str, named: str, lens: Annotated[Lens, Query()]) -> Response:
    """One report."""
    screen = screen_of(request)
    visitor, book = screen.visitor(request), screen.book(code)
    asked = lens.asked()
    kept = screen.desk.library(asked)
    report = find(kept, named)
    rows = choose((row for row in rows_of(kept) if row.story.id == report.id), Wanted())
    published = kept.dated.get(report.id)
    reading = kept.readings.get(report.id)
    values = {
        "report": report,
        "demonstration": made_up([report]),
        "published": book.period(published.period) if published else "",
        "basis": published.basis.value if published else "",
        "passages": passages(report, [row.claim for row in rows], whole=visitor.reviewer),
        "whole": visitor.reviewer,
        "rows": [shown(row, book, screen.desk.source) for row in rows],
        "passed_over": reading.passed_over if reading else None,
        "others": (*_versions(kept, report, book), *_copies(kept, report, book, screen.desk.copies(asked))),
    }
    return screen.page(request, Frame(code, "story", visitor, lens), values)


def find(kept: Library, named: str) -> Story:
    """The story of an id; raises Refusal."""
    found = kept.stories.get(named)
    if found is None:
        raise Refusal(HTTPStatus.NOT_FOUND, f"The ledger holds no story {named!r}.")
    return found


def _versions(kept: Library, report: Story, book: Book) -> list[Other]:
    alike = (other for other in kept.stories.values() if other.key == report.key and other.id != report.id)
    return [_other(kept, other, book, "versions") for other in alike]


def _copies(kept: Library, report: Story, book: Book, copies: Sequence[Copy]) -> list[Other]:
    found = []
    for copy in copies:
        if report.id in (copy.story, copy.original):
            own = copy.story == report.id
            other = kept.stories[copy.original if own else copy.story]
            found.append(_other(kept, other, book, "copy_of" if own else "copied_by", copy.coverage))
    return found


def _other(kept: Library, other: Story, book: Book, way: str, coverage: str = "") -> Other:
    published = kept.dated.get(other.id)
    when = book.period(published.period) if published else book.word("labels", "undated_report")
    return Other(other.id, other.outlet, other.title, when, way, coverage)
