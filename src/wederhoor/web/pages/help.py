"""How an update is read: words, grades, signs and keys. Rule: the words are those of the updates themselves."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from wederhoor.briefing.book import capital
from wederhoor.web.lens import Lens
from wederhoor.web.screen import Frame, screen_of

router = APIRouter()


@router.get("/{code}/help")
def reading(request: Request, code: str, lens: Annotated[Lens, Query()]) -> Response:
    """The page that explains the others."""
    screen = screen_of(request)
    pack, visitor = screen.language(code), screen.visitor(request)
    wording, told = pack.tables["wording"], pack.tables["screen"]
    statuses = wording["status_meaning"].items()
    values = {
        "help": told["help"],
        "statuses": [(name, wording["status"][name], capital(meaning)) for name, meaning in statuses],
        "signs": told["help_signs"],
        "keys": told["help_keys"],
        "where": told["help_where"],
    }
    return screen.page(request, Frame(code, "help", visitor, lens), values)
