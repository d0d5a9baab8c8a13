"""What each address of the API answers on the demonstration reports: what a front end is tried with."""

import json
import re
from pathlib import Path

import pytest

from wederhoor.web.api import examples, sending
from wederhoor.web.api.examples import ACTOR, CLAIM, DAY, SERIES, STORY
from wederhoor.web.rooms import PARTS

ADDRESSES = {
    "stories": "stories?limit=2",
    "story": f"stories/{STORY}",
    "claims": "claims?place=Izium&published=2022-09-11",
    "claim": f"claims/{CLAIM}",
    "search": "search?q=Izjoem&limit=2",
    "matters": "matters?place=Izium&family=ground&date=2022-09-11",
    "matter": f"matters/{CLAIM}?date=2022-09-11&language=en",
    "places": "places?limit=3",
    "place": "places/Izium?limit=1&date=2022-09-11&known_at=2022-09-11",
    "control": "control?date=2022-09-11&known_at=2022-09-10T23:00",
    "series": "series?subject=recapture:km2&date=2022-09-11",
    "one-series": f"series/{SERIES}?date=2022-09-10",
    "outlets": "outlets",
    "claimants": "claimants?limit=3",
    "claimant": f"claimants/{ACTOR}?date=2022-09-11",
    "silence": "silence?date=2022-09-11&state=open&limit=3",
    "updates": "updates",
    "changes": "changes?limit=2",
    "no-story": "stories/s-unknown",
    "no-parameter": "stories?colour=red",
}
CHANGING = {  # the demonstration is read anew for each run, and an entry's id follows from the reader's name
    "recorded_at": "2022-09-12T06:00:00+00:00",
    "ledger": "l-0123456789abcdef",
    "entry": "e-0123456789abcdef",
    "reader": "rules",
    "languages/en": "0123456789ab",
    "theatres/ukraine": "0123456789ab",
}
READERS = r'"rules-[^"]+"'  # the name of a reader follows from all its words and tables


UPDATE = f"updates/{DAY}?language=en"
EXAMPLES = Path(examples.__file__).with_name("examples.json")


def written(told):
    """JSON in which nothing changes from run to run."""
    text = json.dumps(told, ensure_ascii=False, indent=1) + "\n"
    for field, value in CHANGING.items():
        text = re.sub(rf'(?<="{field}": ")[^"]+', value, text)
    return re.sub(READERS, '"rules"', text)


def first_of_each(told):
    """An answer with the first of each of its lists."""
    if isinstance(told, dict):
        return {name: first_of_each(value) for name, value in told.items()}
    return [first_of_each(value) for value in told[:1]] if isinstance(told, list) else told


@pytest.mark.parametrize("name", ADDRESSES)
def test_an_answer_is_what_it_was(pages, golden, name):
    golden(f"api/{name}.json", written(pages.get(f"/api/v1/{ADDRESSES[name]}").json()))


def test_the_description_shows_an_answer_of_every_address(pages, request):
    def asked(path):
        fits = re.compile(re.sub(r"{\w+}", "[^?]+", path.lstrip("/")) + r"(\?.*)?")
        found = next(address for address in (*ADDRESSES.values(), UPDATE) if fits.fullmatch(address))
        return first_of_each(pages.get(f"/api/v1/{found}").json())

    paths = [(route.path_format, route.methods) for router in PARTS for route in router.routes]
    shown = {f"get /api/v1{path}": asked(path) for path, methods in paths if "GET" in methods}
    read = {"new": True, "story": asked("/stories/{named}"), "claims": asked("/claims")["items"]}
    shown["post /api/v1/stories"] = sending.Answer.model_validate(
        {"kept": True, "items": [read], "problems": []}
    ).model_dump(mode="json")
    text = written(shown)
    if request.config.getoption("--update-golden"):
        EXAMPLES.write_text(text, encoding="utf-8", newline="")
    assert text == EXAMPLES.read_text("utf-8"), f"{EXAMPLES.name} is out of date: make update-golden"
    described = pages.get("/api/v1/openapi.json").json()["paths"]
    for path, operations in described.items():
        for method, operation in operations.items():
            content = operation["responses"]["200"]["content"]
            (example,) = {json.dumps(media["example"]) for media in content.values() if "example" in media}
            assert json.loads(example) == json.loads(text)[f"{method} {path}"]


def test_every_address_of_the_description_has_its_answer(pages):
    described = {
        path.removeprefix("/api/v1/")
        for path, told in pages.get("/api/v1/openapi.json").json()["paths"].items()
        if "get" in told
    }
    shown = {re.sub(r"(?<=/).*", "", path.partition("?")[0]) for path in ADDRESSES.values()}
    assert {path.partition("{")[0] for path in described} - shown <= {"updates/"}  # tests/golden/briefing has updates
