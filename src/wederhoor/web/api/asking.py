"""What every answer of the API has: a visitor who may ask, and a tag by which it need not be sent again."""

from http import HTTPStatus
from typing import Annotated, Any

from fastapi import Depends, Request, Response

from wederhoor.web.api.shapes import ProblemDetails
from wederhoor.web.problems import MEDIA, Refusal
from wederhoor.web.screen import FRESH, Screen, screen_of

PROBLEMS: dict[int | str, dict[str, Any]] = {
    status.value: {"model": ProblemDetails, "content": {MEDIA: {}}, "description": status.phrase}
    for status in (
        HTTPStatus.BAD_REQUEST,
        HTTPStatus.UNAUTHORIZED,
        HTTPStatus.NOT_FOUND,
        HTTPStatus.SERVICE_UNAVAILABLE,
    )
}


class Unchanged(Refusal):
    """The answer that was asked for is the one that the asker has."""

    def __init__(self, headers: dict[str, str]) -> None:
        super().__init__(HTTPStatus.NOT_MODIFIED, "", headers)


def asking(request: Request, response: Response) -> Screen:
    """The screen, for a visitor who may ask; raises Refusal."""
    screen = screen_of(request)
    tag = screen.tag(request, screen.visitor(request))
    headers = {"ETag": tag, "Cache-Control": FRESH, "Vary": "Accept, Authorization, Cookie"}
    if tag in request.headers.get("if-none-match", ""):
        raise Unchanged(headers)
    response.headers.update(headers)
    return screen


Asking = Annotated[Screen, Depends(asking)]
