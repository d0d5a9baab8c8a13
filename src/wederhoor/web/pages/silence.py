"""Who gave no answer. Rule: only the one who was silent closes it, and what closed it is shown beside it."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from wederhoor.briefing.book import Book
from wederhoor.model.weights import Silence
from wederhoor.situation.listing import Row
from wederhoor.situation.value import Situation
from wederhoor.web.lens import Lens
from wederhoor.web.pages.rows import Shown, shown
from wederhoor.web.screen import Frame, screen_of
from wederhoor.web.source import Source

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Question:
    """One refusal or silence, on what, and its answer."""

    silent: Shown
    about: Shown | None
    answer: Shown | None


@router.get("/{code}/silence")
def silence(request: Request, code: str, lens: Annotated[Lens, Query()]) -> Response:
    """The call-back list, newest first, and what was answered since."""
    screen = screen_of(request)
    visitor, book = screen.visitor(request), screen.book(code)
    situation = screen.desk.seen(lens.asked()).situation
    questions = [_question(found, situation, book, screen.desk.source) for found in situation.weighed.silences]
    values = {
        "moment": book.moment(situation.known_at),
        "open": [question for question in questions if question.answer is None][::-1],
        "closed": [question for question in questions if question.answer is not None][::-1],
    }
    return screen.page(request, Frame(code, "silence", visitor, lens), values)


def _question(found: Silence, situation: Situation, book: Book, source: Source) -> Question:
    def told(claim: str | None) -> Shown | None:
        if claim is None or claim not in situation.claims:
            return None
        made = situation.claims[claim]
        return shown(Row(made, situation.stories[made.story], situation.published[made.story]), book, source)

    silent = told(found.claim)
    assert silent is not None  # a silence is a claim of the situation
    return Question(silent, told(found.about), told(found.answered_by))
