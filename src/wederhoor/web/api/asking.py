"""What every answer of the API has: a visitor who may ask, a tag by which it need not be sent again, and its forms."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated, Any, TypeVar

from fastapi import Depends, Request, Response

from wederhoor.briefing.sheets.reference import Reference
from wederhoor.situation.listing import as_csv
from wederhoor.web.accepting import CSV, prefers_csv
from wederhoor.web.access import Visitor
from wederhoor.web.api.shapes import ProblemDetails
from wederhoor.web.problems import MEDIA
from wederhoor.web.screen import CODES, Screen, screen_of
from wederhoor.web.source import Asked

T = TypeVar("T")

STATUSES = (
    HTTPStatus.BAD_REQUEST,
    HTTPStatus.UNAUTHORIZED,
    HTTPStatus.NOT_FOUND,
    HTTPStatus.REQUEST_URI_TOO_LONG,
    HTTPStatus.SERVICE_UNAVAILABLE,
)
TABLE: dict[int | str, dict[str, Any]] = {HTTPStatus.OK.value: {"content": {CSV: {"schema": {"type": "string"}}}}}


def problems(*statuses: HTTPStatus) -> dict[int | str, dict[str, Any]]:
    """How refusals are described, for a router or one address."""
    return {
        status.value: {"model": ProblemDetails, "content": {MEDIA: {}}, "description": status.phrase}
        for status in statuses
    }


PROBLEMS = problems(*STATUSES)


@dataclass(frozen=True, slots=True)
class Question:
    """One request to the API: whom it comes to, who asks, and how the answer is wanted."""

    screen: Screen
    visitor: Visitor
    request: Request
    response: Response

    @property
    def spreadsheet(self) -> bool:
        """Whether rows for a spreadsheet are wanted: by `format`, else by the Accept header."""
        named = self.request.query_params.get("format")
        return named == "csv" if named else prefers_csv(self.request.headers.get("accept", ""))

    @property
    def headers(self) -> dict[str, str]:
        """The headers that the answer has so far."""
        return {name: value for name, value in self.response.headers.items() if name != "content-length"}

    def reference(self, asked: Asked, language: str = CODES[0]) -> Reference:
        """The situation that is asked for, with what it is said with; raises NothingDated."""
        return self.screen.reference(asked, language)

    def listed(
        self,
        name: str,
        told: T,
        columns: Sequence[str],
        rows: Callable[[], Iterable[Sequence[str]]],
        after: str | None = None,
    ) -> T | Response:
        """A list as JSON, or as rows for a spreadsheet; a header says where the following part is."""
        if after is not None:
            url = self.request.url.include_query_params(cursor=after)
            self.response.headers["Link"] = f'<{url.path}?{url.query}>; rel="next"'
        if not self.spreadsheet:
            return told
        headers = {**self.headers, "Content-Disposition": f'attachment; filename="{name}.csv"'}
        return Response(as_csv(columns, rows()), headers=headers, media_type=f"{CSV}; charset=utf-8")


def asking(request: Request, response: Response) -> Question:
    """The question of a visitor who may ask; raises Refusal, as where the asker has the answer already."""
    screen = screen_of(request)
    visitor = screen.visitor(request)
    response.headers.update(screen.unless_unchanged(request, visitor))
    return Question(screen, visitor, request, response)


Asking = Annotated[Question, Depends(asking)]
