"""What a visitor is told when an address cannot be answered. Rule: RFC 9457 for programs, a page for people."""

import re
from collections.abc import Iterable, Mapping
from http import HTTPStatus

from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from wederhoor.languages import UnknownLanguage
from wederhoor.model.period import BadPeriod
from wederhoor.situation.moments import OpenEnd
from wederhoor.web.source import NothingDated, NothingNew, Unreadable
from wederhoor.web.tokens import BadTokens

API = "/api/"  # where programs ask, who are told in English
MEDIA = "application/problem+json"
NOTHING_DATED = (
    "The ledger holds no dated story yet. Read reports with `wederhoor read FOLDER`; they appear at the next click."
)


class Refusal(Exception):
    """A status with the sentence that says what was wrong and what would be right."""

    def __init__(
        self, status: HTTPStatus, detail: str, headers: dict[str, str] | None = None, sentences: Iterable[str] = ()
    ) -> None:
        super().__init__(detail)
        self.status, self.detail, self.headers = status, detail, headers or {}
        self.sentences = tuple(sentences) or (detail,)  # of the detail, each with its own translation

    def said(self, words: Mapping[str, str]) -> str:
        """The detail by patterns of sentences in English with what they are in another language; `{}` is kept."""
        return " ".join(_said(sentence, words) for sentence in self.sentences)


class Unchanged(Refusal):
    """The answer that was asked for is the one that the asker has."""

    def __init__(self, headers: dict[str, str]) -> None:
        super().__init__(HTTPStatus.NOT_MODIFIED, "", headers)


def refusal_of(error: Exception) -> Refusal | None:
    """The refusal for an error that has one."""
    if isinstance(error, Refusal):
        return error
    if isinstance(error, BadPeriod | OpenEnd | NothingNew):
        return Refusal(HTTPStatus.BAD_REQUEST, str(error))
    if isinstance(error, UnknownLanguage):
        return Refusal(HTTPStatus.NOT_FOUND, str(error.args[0]))
    if isinstance(error, NothingDated):
        return Refusal(HTTPStatus.NOT_FOUND, NOTHING_DATED)
    if isinstance(error, Unreadable | BadTokens):
        return Refusal(HTTPStatus.SERVICE_UNAVAILABLE, str(error))
    if isinstance(error, RequestValidationError):
        sentences = _invalid(error)
        return Refusal(HTTPStatus.BAD_REQUEST, " ".join(sentences), sentences=sentences)
    if isinstance(error, HTTPException):
        headers = dict(error.headers or {})
        return Refusal(HTTPStatus(error.status_code), str(error.detail), headers)
    return None


def unknown_form(form: str, forms: Iterable[str]) -> Refusal:
    """That a page has no such form, and which it has."""
    return Refusal(HTTPStatus.BAD_REQUEST, f"There is no form {form!r}; there are: {', '.join(forms)}.")


def unknown_story(named: str) -> Refusal:
    """That the ledger has no report of that id."""
    return Refusal(HTTPStatus.NOT_FOUND, f"The ledger holds no story {named!r}.")


def unknown_claim(named: str) -> Refusal:
    """That no claim has that id, or more than one begins so, as known at the moment asked."""
    return Refusal(HTTPStatus.NOT_FOUND, f"No claim known by then is called {named!r}.")


def unknown_number(named: str) -> Refusal:
    """That no number over time is called so, as known at the moment asked."""
    return Refusal(HTTPStatus.NOT_FOUND, f"No number known by then is called {named!r}.")


def unknown_place(named: str) -> Refusal:
    """That the gazetteer has no place of that id."""
    return Refusal(HTTPStatus.NOT_FOUND, f"The atlas knows no place {named!r}.")


def problem_details(refusal: Refusal, path: str) -> Response:
    """The refusal as a program reads it, of a request for a path."""
    value = {
        "type": "about:blank",
        "title": refusal.status.phrase,
        "status": refusal.status.value,
        "detail": refusal.detail,
        "instance": path,
    }
    return JSONResponse(value, refusal.status.value, refusal.headers, MEDIA)


def _said(sentence: str, words: Mapping[str, str]) -> str:
    for english, pattern in words.items():
        found = re.fullmatch("(.*?)".join(map(re.escape, english.split("{}"))), sentence, re.DOTALL)
        if found:
            return pattern.format(*found.groups())
    return sentence


def _invalid(error: RequestValidationError) -> tuple[str, ...]:
    """One sentence for each parameter that is unknown, missing or wrong."""
    told = []
    for found in error.errors():
        name = ".".join(str(part) for part in found["loc"][1:]) or str(found["loc"][0])
        unknown = found["type"] == "extra_forbidden"
        told.append(f"There is no parameter {name!r} here." if unknown else f"{name}: {found['msg']}.")
    return tuple(told)
