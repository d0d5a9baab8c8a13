"""What each address of the API answers on the demonstration reports: what a front end is tried with."""

import json
import re

import pytest

from wederhoor.web.api.examples import ACTOR, CLAIM, SERIES, STORY

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
}


@pytest.mark.parametrize("name", ADDRESSES)
def test_an_answer_is_what_it_was(pages, golden, name):
    told = json.dumps(pages.get(f"/api/v1/{ADDRESSES[name]}").json(), ensure_ascii=False, indent=1) + "\n"
    for field, value in CHANGING.items():
        told = re.sub(rf'(?<="{field}": ")[^"]+', value, told)
    golden(f"api/{name}.json", told)


def test_every_address_of_the_description_has_its_answer(pages):
    described = {
        path.removeprefix("/api/v1/")
        for path, told in pages.get("/api/v1/openapi.json").json()["paths"].items()
        if "get" in told
    }
    shown = {re.sub(r"(?<=/).*", "", path.partition("?")[0]) for path in ADDRESSES.values()}
    assert {path.partition("{")[0] for path in described} - shown <= {"updates/"}  # tests/golden/briefing has updates
