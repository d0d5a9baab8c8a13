"""The server as one value. Rule: it is made from a source, a door and the names that it answers to, and no more."""

from collections.abc import Iterable, Mapping
from http import HTTPStatus
from pathlib import Path

from fastapi import Depends, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import FileResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

import wederhoor
from wederhoor import briefing
from wederhoor.drawing.style import flexible
from wederhoor.languages import UnknownLanguage
from wederhoor.model.period import BadPeriod
from wederhoor.situation.moments import OpenEnd
from wederhoor.web.access import OPEN, Door
from wederhoor.web.answers import Answers, Shelf
from wederhoor.web.apart import Apart, Sort, Workplace
from wederhoor.web.api.describing import describe
from wederhoor.web.desk import Desk
from wederhoor.web.guard import LOOPBACK, Guard
from wederhoor.web.lens import Lens
from wederhoor.web.pages import entry
from wederhoor.web.problems import API, Refusal, problem_details, refusal_of
from wederhoor.web.review import reviewer
from wederhoor.web.rooms import JUDGING, PAGES, PARTS
from wederhoor.web.screen import CODES, Frame, Screen, signed_in
from wederhoor.web.source import NothingDated, NothingNew, Source, Unreadable
from wederhoor.web.tokens import BadTokens

STATIC = Path(__file__).parent / "static"
STYLE = Path(briefing.__file__).parent / "templates" / "update.css"
ERRORS = (
    Refusal,
    BadPeriod,
    OpenEnd,
    UnknownLanguage,
    NothingDated,
    NothingNew,
    Unreadable,
    BadTokens,
    RequestValidationError,
    HTTPException,
)


def create_app(
    source: Source,
    door: Door,
    hosts: Iterable[str] = LOOPBACK,
    workplaces: Mapping[Sort, Workplace] | None = None,
    shelf: Shelf | None = None,
) -> FastAPI:
    """The pages and the API over a source, for visitors who ask for it by one of the host names.

    Answers of a sort are worked out at its workplace, if there is one, and kept on the shelf.
    """
    app = answering(source, door)
    screen: Screen = app.state.screen
    if workplaces:
        app.add_middleware(Apart, workplaces=workplaces)
    app.add_middleware(Answers, screen=screen, shelf=shelf)
    app.add_middleware(Guard, hosts=tuple(hosts), say=screen.told, show=screen.refused)
    return app


def answering(source: Source, door: Door) -> FastAPI:
    """The pages and the API alone, for whoever has let a visitor in already: nothing is guarded and nothing kept."""
    app = FastAPI(
        title="Wederhoor",
        version=wederhoor.__version__,
        summary="Who says what, on whose word, how firmly, and whether the other side agrees.",
        openapi_url="/api/v1/openapi.json",
        docs_url=None,  # its page would ask another host for its scripts
        redoc_url=None,
    )
    app.state.screen = Screen(Desk(source), door)
    app.include_router(entry.router, include_in_schema=False)
    for page in PAGES:
        app.include_router(page, include_in_schema=False, dependencies=[Depends(signed_in)])
    for page in JUDGING:
        app.include_router(page, include_in_schema=False, dependencies=[Depends(reviewer)])
    for part in PARTS:
        app.include_router(part, prefix="/api/v1", dependencies=[Depends(signed_in)])
    app.add_api_route("/static/update.css", _update_style, include_in_schema=False)
    app.add_api_route("/static/drawing.css", _drawing_style, include_in_schema=False)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    app.openapi = describe(app)  # type: ignore[method-assign]  # how FastAPI says that a description is changed
    for error in ERRORS:
        app.add_exception_handler(error, _refuse)
    return app


def _update_style() -> Response:
    """The sheet of the update as a file, so that page and file look alike."""
    return FileResponse(STYLE, media_type="text/css")


def _drawing_style() -> Response:
    """The sheet of maps and timelines as a file."""
    return Response(flexible(), media_type="text/css")


async def _refuse(request: Request, error: Exception) -> Response:
    refusal = refusal_of(error)
    assert refusal is not None  # only errors that have one are handled here
    if refusal.status is HTTPStatus.NOT_MODIFIED:
        return Response(None, refusal.status.value, refusal.headers)
    if request.url.path.startswith(API):
        return problem_details(refusal, request.url.path)
    return _told(request, refusal, empty=isinstance(error, NothingDated))


def _told(request: Request, refusal: Refusal, *, empty: bool) -> Response:
    """A page that says what is wrong, or the one to sign in on."""
    screen: Screen = request.app.state.screen
    code = request.url.path[1:3] if request.url.path[1:3] in CODES else CODES[0]
    if refusal.status is HTTPStatus.UNAUTHORIZED:
        return entry.ask(request, code, refusal)
    values = {"status": str(refusal.status.value), "detail": screen.told(refusal, code), "empty": empty}
    return screen.answer(request, Frame(code, "problem", OPEN, Lens()), values, refusal)
