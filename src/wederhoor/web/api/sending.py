"""Reports that are sent. Rule: only who may judge may add to the ledger; anybody who may ask may try."""

import json
from html import escape
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from wederhoor.intake.dates import read_date
from wederhoor.model.stories import Delivery
from wederhoor.situation.listing import Row
from wederhoor.web.api.asking import problems
from wederhoor.web.api.shapes import ClaimShape, StoryShape, claim_shape, story_shape
from wederhoor.web.problems import Refusal
from wederhoor.web.receiving import Engaged, Receipt, Received, Report, TooLong
from wederhoor.web.screen import screen_of
from wederhoor.web.source import Library

AGAIN = {"Retry-After": "5"}  # seconds
JSON, TEXT, HTML = "application/json", "text/plain", "text/html"
FORBIDDEN = (
    "Only a reviewer may add reports. Ask whoever runs this server for a token (`wederhoor token add NAME --role "
    "reviewer`) and send it as `Authorization: Bearer TOKEN`, or read without keeping: `?keep=false`."
)
IN_BODY = "With a body of JSON what is known of the report stands in the body, not in the address."

router = APIRouter()


class Facts(BaseModel):
    """What came with a report."""

    model_config = ConfigDict(extra="forbid")

    title: Annotated[str | None, Field(max_length=500, description="Where the report itself has none.")] = None
    outlet: Annotated[str | None, Field(max_length=200, examples=["De Dagkrant"])] = None
    url: Annotated[str | None, Field(max_length=2000, examples=["https://dagkrant.example/izjoem"])] = None
    published: Annotated[
        str | None, Field(max_length=64, description="ISO 8601 or EDTF.", examples=["2022-09-11T08:00:00+02:00"])
    ] = None
    received_at: Annotated[str | None, Field(max_length=64, description="ISO 8601.")] = None


class Wanted(Facts):
    """Whether it is kept, and what came with a report that is no JSON."""

    keep: Annotated[bool, Field(description="False: read and answered, and nothing is stored.")] = True


class Body(Facts):
    """A report as JSON: its text, or its page."""

    text: Annotated[str | None, Field(max_length=2_000_000, examples=["Oekraïne meldt herovering van Balaklija."])] = (
        None
    )
    html: Annotated[str | None, Field(max_length=2_000_000)] = None


class Item(BaseModel):
    """One story that was read, with its claims."""

    new: bool = Field(description="Whether the ledger did not have it.")
    story: StoryShape = Field(description="Its date is that of its page and text alone.")
    claims: list[ClaimShape]


class Trouble(BaseModel):
    """What could not be read as it should."""

    place: str
    message: str
    remedy: str


class Answer(BaseModel):
    """What was read in a report."""

    kept: bool
    items: list[Item]
    problems: list[Trouble]


async def _body(request: Request) -> bytes:
    return await request.body()


@router.post(
    "/stories",
    tags=["stories"],
    summary="Read a report",
    status_code=HTTPStatus.CREATED.value,
    responses={
        HTTPStatus.OK.value: {"model": Answer, "description": "Known already, or not kept."},
        HTTPStatus.CREATED.value: {"description": "Read and kept; `Location` is the address of the story."},
        **problems(
            HTTPStatus.BAD_REQUEST,
            HTTPStatus.UNAUTHORIZED,
            HTTPStatus.FORBIDDEN,
            HTTPStatus.REQUEST_TIMEOUT,
            HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
            HTTPStatus.REQUEST_URI_TOO_LONG,
            HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
            HTTPStatus.UNPROCESSABLE_ENTITY,
            HTTPStatus.SERVICE_UNAVAILABLE,
        ),
    },
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {
                JSON: {"schema": Body.model_json_schema()},
                TEXT: {"schema": {"type": "string"}},
                HTML: {"schema": {"type": "string"}},
            },
        }
    },
)
def send(
    request: Request, response: Response, asked: Annotated[Wanted, Query()], body: Annotated[bytes, Depends(_body)]
) -> Answer:
    """Read a report as `wederhoor read` does, keep it, and answer with its stories and their claims.

    The same report again adds nothing and gives what is there. Without `keep` readers may ask too.
    """
    screen = screen_of(request)
    if asked.keep and not screen.visitor(request).reviewer:
        raise Refusal(HTTPStatus.FORBIDDEN, FORBIDDEN)
    report = _report(request.headers.get("content-type", "").partition(";")[0].strip().lower(), body, asked)
    try:
        receipt = screen.desk.source.receiver().receive(report, keep=asked.keep)
    except Engaged as error:
        raise Refusal(HTTPStatus.SERVICE_UNAVAILABLE, str(error), AGAIN) from error
    except TooLong as error:
        raise Refusal(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, str(error)) from error
    if not receipt.stories:
        told = " ".join(f"{problem.message} {problem.remedy}" for problem in receipt.problems)
        raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, told)
    new = next((item.story.id for item in receipt.stories if item.new), None)
    response.headers["Cache-Control"] = "no-store"
    if asked.keep and new is not None:
        response.headers["Location"] = f"{request.url.path}/{new}"
    else:
        response.status_code = HTTPStatus.OK.value
    return _answer(receipt, kept=asked.keep)


def _report(media: str, body: bytes, asked: Wanted) -> Report:
    """The page that was sent; raises Refusal."""
    facts = outside = Facts(**asked.model_dump(exclude={"keep"}))
    if media == JSON:
        if outside != Facts():
            raise Refusal(HTTPStatus.BAD_REQUEST, IN_BODY)
        told = _parsed(body)
        if (told.text is None) == (told.html is None):
            raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, "Give either `text` or `html`.")
        html, facts = told.html is not None, told
        data = (told.html if told.html is not None else told.text or "").encode()
    elif media in {TEXT, HTML}:
        html, data = media == HTML, body
    else:
        raise Refusal(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, f"Send a report as {JSON}, {TEXT} or {HTML}.")
    return Report(_titled(data, facts.title, html=html), _delivery(facts))


def _parsed(body: bytes) -> Body:
    try:
        return Body.model_validate(json.loads(body))
    except ValidationError as error:
        told = "; ".join(f"{'.'.join(map(str, item['loc'])) or 'body'}: {item['msg']}" for item in error.errors())
        raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, f"{told}.") from error
    except (ValueError, RecursionError) as error:
        raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, "The body is no JSON.") from error


def _titled(data: bytes, title: str | None, *, html: bool) -> bytes:
    """The page with a title that came beside it, where it has none of its own."""
    line = " ".join((title or "").split())
    if not line:
        return data
    if not html:
        return f"{line}\n\n".encode() + data
    has_title = b"<title" in data.lower() or b"<h1" in data.lower()
    return data if has_title else f"<title>{escape(line)}</title>".encode() + data


def _delivery(facts: Facts) -> Delivery:
    """What came with it; raises Refusal for a date that is none."""
    for name in ("published", "received_at"):
        value = getattr(facts, name)
        if value and read_date(value) is None:
            right = "give one such as 2022-09-11 or 2022-09-11T08:00:00+02:00"
            raise Refusal(HTTPStatus.BAD_REQUEST, f"{name}: {value!r} is no possible date; {right}.")
    return Delivery(facts.outlet or None, facts.url or None, facts.published or None, facts.received_at or None)


def _answer(receipt: Receipt, *, kept: bool) -> Answer:
    return Answer(
        kept=kept,
        items=[_item(item) for item in receipt.stories],
        problems=[Trouble(place=item.place, message=item.message, remedy=item.remedy) for item in receipt.problems],
    )


def _item(item: Received) -> Item:
    name = item.story.id
    read: dict[str, Any] = {name: item.reading} if item.reading else {}  # Any: as Library has it
    dated = {name: item.published} if item.published else {}
    period = item.published.period if item.published else None
    claims = item.reading.claims if item.reading else ()
    return Item(
        new=item.new,
        story=story_shape(item.story, Library({name: item.story}, read, dated)),
        claims=[claim_shape(Row(claim, item.story, period)) for claim in claims],
    )
