"""The API's description. Rule: it says of every answer what is sent, refusals too."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI

from wederhoor.web.api.control import GEOJSON
from wederhoor.web.problems import MEDIA

GUESSED = str(HTTPStatus.UNPROCESSABLE_ENTITY.value)  # the framework's; a bad parameter is refused with 400 here
JSON = "application/json"
OWN = ("HTTPValidationError", "ValidationError")
BEARER = {"type": "http", "scheme": "bearer", "description": "A token, where the server has given any."}
METHODS = frozenset({"get", "post"})

Description = dict[str, Any]  # Any: JSON


def describe(app: FastAPI) -> Callable[[], Description]:
    """What gives the description of an application, made at the first request for it."""
    made: list[Description] = []
    make = app.openapi

    def described() -> Description:
        if not made:
            made.append(_corrected(make()))
        return made[0]

    return described


def _corrected(told: Description) -> Description:
    """Each answer under the media type in which it is sent, and what a token is for."""
    for operations in told["paths"].values():
        for method in METHODS & operations.keys():
            operation = operations[method]
            responses = operation["responses"]
            if OWN[0] in str(responses.get(GUESSED, {})):
                del responses[GUESSED]
            for status, response in responses.items():
                content = response.get("content", {})
                sent = MEDIA if int(status) >= HTTPStatus.BAD_REQUEST else GEOJSON
                if sent in content and JSON in content:
                    content[sent] = content.pop(JSON)
            operation["security"] = [{}, {"token": []}]
    for name in OWN:
        told["components"]["schemas"].pop(name, None)
    told["components"]["securitySchemes"] = {"token": BEARER}
    return told
