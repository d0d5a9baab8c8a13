"""One report with its claims. Rule: readers see the sentences that carry a claim, reviewers the whole text."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from wederhoor.model.stories import Story
from wederhoor.situation.demonstration import made_up
from wederhoor.situation.listing import Wanted, choose
from wederhoor.web.lens import Lens
from wederhoor.web.pages import tied
from wederhoor.web.pages.marking import passages
from wederhoor.web.pages.review import beside
from wederhoor.web.pages.rows import rows_of, shown
from wederhoor.web.problems import unknown_story
from wederhoor.web.screen import Frame, screen_of
from wederhoor.web.source import Library

router = APIRouter()


@router.get("/{code}/story/{named}")
def story(request: Request, code: str, named: str, lens: Annotated[Lens, Query()]) -> Response:
    """One report."""
    screen = screen_of(request)
    visitor, book = screen.visitor(request), screen.book(code)
    asked = lens.asked()
    kept = screen.desk.report(asked, named)
    report = find(kept, named)
    judging = beside(request, code, lens, report.id)
    rows = judging.rows if judging else choose((row for row in rows_of(kept) if row.story.id == report.id), Wanted())
    published = kept.dated.get(report.id)
    reading = kept.readings.get(report.id)
    values = {
        "report": report,
        "demonstration": made_up([report]),
        "published": book.period(published.period) if published else "",
        "basis": published.basis.value if published else "",
        "passages": passages(report, [row.claim for row in rows], whole=visitor.reviewer),
        "whole": visitor.reviewer,
        "judging": judging,
        "rows": [shown(row, book, screen.desk.source) for row in rows],
        "passed_over": reading.passed_over if reading else None,
        "versions": tied.versions(kept, report, book, screen.desk.source.learned(_alike(kept, report))),
        "chain": tied.chain(kept, report, book, screen.desk.copies_of(asked, report.id)),
    }
    return screen.page(request, Frame(code, "story", visitor, lens), values)


def find(kept: Library, named: str) -> Story:
    """The story of an id; raises Refusal."""
    found = kept.stories.get(named)
    if found is None:
        raise unknown_story(named)
    return found


def _alike(kept: Library, report: Story) -> Sequence[str]:
    """The versions of a report; nobody looks up when the only one was learned."""
    found = [other.id for other in kept.stories.values() if other.key == report.key]
    return found if len(found) > 1 else ()
