"""The API's description. Rule: it says of every answer what is sent, refusals too."""

import json
from collections.abc import Callable
from http import HTTPStatus
from importlib.resources import files
from typing import Any

from fastapi import FastAPI

from wederhoor.web.api.control import GEOJSON
from wederhoor.web.api.updates import UPDATE
from wederhoor.web.problems import MEDIA

GUESSED = str(HTTPStatus.UNPROCESSABLE_ENTITY.value)  # the framework's; a bad parameter is refused with 400 here
JSON = "application/json"
OWN = ("HTTPValidationError", "ValidationError")
BEARER = {"type": "http", "scheme": "bearer", "description": "A token, where the server has given any."}
SCHEMAS = "#/components/schemas/"
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
    """Each answer under the media type in which it is sent, with an example, and what a token is for."""
    examples = _read("wederhoor.web.api", "examples.json")
    for path, operations in told["paths"].items():
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
                for media in ({JSON, GEOJSON} & content.keys()) - {sent if sent == MEDIA else ""}:
                    content[media]["example"] = examples[f"{method} {path}"]
            operation["security"] = [{}, {"token": []}]
    for name in OWN:
        told["components"]["schemas"].pop(name, None)
    told["components"]["schemas"] |= _update()
    told["components"]["securitySchemes"] = {"token": BEARER}
    return told


def _update() -> Description:
    """The published schema of an update, with its parts, as the description names them."""
    whole = _read("wederhoor.briefing", "update.schema.json", ('"#/$defs/', f'"{SCHEMAS}{UPDATE}-'))
    parts = whole.pop("$defs")
    kept = {name: value for name, value in whole.items() if not name.startswith("$")}
    return {UPDATE: kept, **{f"{UPDATE}-{name}": shape for name, shape in parts.items()}}


def _read(room: str, name: str, change: tuple[str, str] = ("", "")) -> Description:
    """A file of JSON that comes with the program, with some text for another."""
    told: Description = json.loads((files(room) / name).read_text("utf-8").replace(*change))
    return told
