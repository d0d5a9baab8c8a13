"""Updates as JSON. Rule: the same bytes as `wederhoor update --format json`."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Path, Query, Response

from wederhoor.briefing import render
from wederhoor.web.api.asking import PROBLEMS, Asking
from wederhoor.web.lens import Lens
from wederhoor.web.screen import CODES

router = APIRouter(responses=PROBLEMS)

PERIOD = Path(max_length=64, description="EDTF", examples=["2022-09-11", "2022-09-08/2022-09-10"])


class Choice(Lens):
    """The moments and the language."""

    language: str = CODES[0]


@router.get(
    "/updates/{period:path}",
    tags=["updates"],
    summary="The update of a period",
    responses={HTTPStatus.OK.value: {"content": {"application/json": {}}}},
    response_class=Response,
)
def update(
    screen: Asking, response: Response, period: Annotated[str, PERIOD], asked: Annotated[Choice, Query()]
) -> Response:
    """The whole update: every line with its status, claims and citations."""
    pack = screen.language(asked.language)
    told = screen.desk.update(asked.asked(period), asked.language)
    headers = {name: value for name, value in response.headers.items() if name != "content-length"}
    return Response(render(told, "json", pack), headers=headers, media_type="application/json")
