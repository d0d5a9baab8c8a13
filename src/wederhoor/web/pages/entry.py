"""The front door: where to begin, signing in and out. Rule: a cookie is made anew at each sign-in and dies with it."""

from secrets import compare_digest
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict

from wederhoor.web.access import COOKIE, OPEN, STAYS
from wederhoor.web.lens import Lens, own_path
from wederhoor.web.problems import Refusal
from wederhoor.web.screen import CODES, Frame, go, screen_of


class Nothing(BaseModel):
    """An address that takes no parameter."""

    model_config = ConfigDict(extra="forbid")


def plain(_: Annotated[Nothing, Query()]) -> None:
    """Refuses any parameter."""


router = APIRouter(dependencies=[Depends(plain)])


@router.get("/")
def start(request: Request) -> Response:
    """To the update, in the language that the browser asks for first."""
    wanted = request.headers.get("accept-language", "")[:2].lower()
    return go(f"/{wanted if wanted in CODES else CODES[0]}/update")


@router.get("/{code}/sign-in")
def sign_in(request: Request, code: str) -> Response:
    """The form that asks for a token."""
    screen_of(request).language(code)
    return ask(request, code)


@router.post("/{code}/sign-in")
def enter(request: Request, code: str, token: Annotated[str, Form()], to: Annotated[str, Form()] = "") -> Response:
    """Let somebody in who shows a token."""
    screen = screen_of(request)
    screen.language(code)
    try:
        cookie = screen.door.enter(token)
    except Refusal as refusal:
        return ask(request, code, refusal, to)
    response = go(own_path(to) or f"/{code}/update")
    safe = request.url.scheme == "https"
    response.set_cookie(COOKIE, cookie, max_age=STAYS, secure=safe, httponly=True, samesite="strict")
    return response


@router.post("/{code}/sign-out")
def leave(request: Request, code: str, form: Annotated[str, Form()]) -> Response:
    """Forget who is signed in."""
    screen = screen_of(request)
    screen.language(code)
    visitor = screen.visitor(request)
    response = go(f"/{code}/sign-in")
    if visitor.form and compare_digest(visitor.form, form):
        screen.door.leave(request.cookies.get(COOKIE, ""))
        response.delete_cookie(COOKIE, httponly=True, samesite="strict")
    return response


def ask(request: Request, code: str, refusal: Refusal | None = None, to: str | None = None) -> Response:
    """The form to sign in on, with what went wrong; it leads back to the page that was asked for."""
    asked = f"{request.url.path}?{request.url.query}" if request.url.query else request.url.path
    back = to if to is not None else asked if refusal else ""
    screen = screen_of(request)
    values = {"detail": screen.told(refusal, code) if refusal else "", "to": own_path(back)}
    return screen.answer(request, Frame(code, "sign_in", OPEN, Lens()), values, refusal)
