"""The API: lists without gap or repeat, moments, problems, and a description that fits what is answered."""

import json

import pytest
from jsonschema import Draft202012Validator
from tests.cli.examples import typed

from wederhoor.model.vocabulary import Certainty, Kind


def items(pages, path, **choice):
    found, cursor = [], None
    while True:
        asked = {**choice, **({"cursor": cursor} if cursor else {})}
        answer = pages.get(f"/api/v1/{path}", params=asked).json()
        found += answer["items"]
        cursor = answer["next"]
        if cursor is None:
            return found


@pytest.fixture(scope="module")
def every(pages):
    """All claims of the demonstration in one answer."""
    return pages.get("/api/v1/claims", params={"limit": 500}).json()["items"]


LISTS = ("claims", "stories", "matters", "places", "series", "outlets", "claimants", "silence", "updates")


@pytest.mark.parametrize("path", LISTS)
def test_parts_of_a_list_make_the_list(pages, path):
    whole = pages.get(f"/api/v1/{path}", params={"limit": 500}).json()["items"]
    for limit in {len(whole) // 3 or 1, len(whole) // 2 + 1}:
        assert items(pages, path, limit=limit) == whole


def test_claims_are_those_of_the_command(pages, demo, every):
    told = typed("claims", "--format", "json", ledger=demo).out
    assert {item["id"] for item in every} == {item["id"] for item in json.loads(told)}


@pytest.mark.parametrize("name", ["kind", "certainty", "claimant", "place", "published"])
def test_each_choice_gives_the_claims_that_fit_and_all_of_them(pages, every, name):
    values = {
        "kind": ("kind", Kind.WITHDRAWAL.value, lambda item: item["kind"]),
        "certainty": ("certainty", Certainty.DENIED.value, lambda item: item["certainty"]),
        "claimant": ("claimant", "Volodymyr Zelensky", lambda item: item["claimants"]),
        "place": ("place", "Izium", lambda item: item["places"]),
        "published": ("published", "2022-09-10", lambda item: (item["published"] or "")[:10]),
    }
    option, value, of = values[name]
    expected = [item for item in every if value == of(item) or (isinstance(of(item), list) and value in of(item))]
    found = items(pages, "claims", **{option: value})
    assert expected
    assert found == expected


def test_a_moment_leaves_out_later_stories_in_every_list(pages):
    moment = "2022-09-10T23:00"
    for path in ("stories", "claims"):
        early = items(pages, path, known_at=moment)
        late = items(pages, path)
        assert {item["id"] for item in early} < {item["id"] for item in late}
        assert all(item["published"][:16] <= moment for item in early if "T" in item["published"])


def test_one_story_and_one_claim_are_those_of_the_lists(pages, every):
    claim = every[0]
    assert pages.get(f"/api/v1/claims/{claim['id']}").json() == claim
    story = pages.get("/api/v1/stories").json()["items"][0]
    assert pages.get(f"/api/v1/stories/{story['id']}").json() == story


@pytest.mark.parametrize("code", ["nl", "en"])
def test_an_update_is_that_of_the_command(pages, demo, code):
    told = typed("update", "2022-09-08/2022-09-10", "--format", "json", "--language", code, ledger=demo).out
    answer = pages.get(f"/api/v1/updates/2022-09-08/2022-09-10?language={code}")
    assert answer.headers["content-type"] == "application/json"
    assert answer.text == told


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("stories?limit=0", 400),
        ("stories?limit=501", 400),
        ("stories?colour=red", 400),
        ("stories?cursor=zzz", 400),
        ("stories?cursor=WzFd", 400),
        ("stories?known_at=never", 400),
        ("claims?kind=storm", 400),
        ("claims/c-unknown", 404),
        ("stories/s-unknown", 404),
        ("updates/yesterday", 400),
        ("updates/2022-09-11?language=xx", 404),
        ("nothing", 404),
        ("claims?format=pdf", 400),
        ("claims/c-unknown?format=csv", 400),
        ("search", 400),
        ("search?q=", 400),
        ("matters?family=storms", 400),
        ("matters/c-unknown", 404),
        ("places/Atlantis", 404),
        ("control?date=2022-09", 400),
        ("control?language=xx", 404),
        ("series/n-unknown", 404),
        ("claimants/Nobody", 404),
        ("silence?state=ajar", 400),
        ("changes?since=-1", 400),
        ("changes?since=99999", 409),
        ("changes?ledger=l-other", 409),
        ("changes?known_at=2022-09-11", 400),
    ],
)
def test_a_question_that_cannot_be_answered_gives_problem_details(pages, path, status):
    answer = pages.get(f"/api/v1/{path}")
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert told["status"] == status
    assert told["detail"]
    assert told["instance"].startswith("/api/v1/")


def test_a_search_gives_the_claims_that_the_page_finds(pages, every):
    found = items(pages, "search", q="Izyum")
    assert found
    assert found == items(pages, "search", q="izjoem")
    found = items(pages, "search", q="Koepjansk")
    assert {"Koepjansk"} < {word for item in found for word in item["sentence"].split()}
    page = pages.get("/nl/search?q=Koepjansk").text
    assert f"met {len(found)} claims" in page
    assert {item["id"] for item in found} <= {item["id"] for item in every}
    assert items(pages, "search", q="%") == []


COMMANDS = {
    "claims": ("claims",),
    "control": ("control",),
    "control?date=2022-09-10": ("control", "--date", "2022-09-10"),
    "matters?place=Balakliia": ("matter", "--place", "Balakliia"),
    "claimants": ("record",),
    "series": ("series",),
    "silence?known_at=2022-09-11T12:00": ("silence", "--known-at", "2022-09-11T12:00"),
}


@pytest.mark.parametrize("path", COMMANDS)
def test_rows_for_a_spreadsheet_are_those_of_the_command(pages, demo, path):
    told = typed(*COMMANDS[path], "--format", "csv", ledger=demo).out
    everything = f"{path}{'&' if '?' in path else '?'}limit=500" if "control" not in path else path
    answer = pages.get(f"/api/v1/{everything}", headers={"accept": "text/csv"})
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert "attachment" in answer.headers["content-disposition"]
    assert sorted(answer.text.splitlines()) == sorted(told.splitlines())


def test_no_row_is_taken_for_a_formula(small, visit):
    told = visit(small).get("/api/v1/claims?format=csv").text
    assert "'=Ruim 3.000" in told
    assert ",=Ruim" not in told


@pytest.mark.parametrize(
    ("accept", "query", "media"),
    [
        ("*/*", "", "application/json"),
        ("text/csv", "", "text/csv"),
        ("application/json, text/csv", "", "application/json"),
        ("application/json;q=0.5, text/csv", "", "text/csv"),
        ("text/csv;q=x", "", "application/json"),
        ("text/csv", "&format=json", "application/json"),
        ("*/*", "&format=csv", "text/csv"),
    ],
)
def test_the_form_is_what_the_asker_prefers(pages, accept, query, media):
    answer = pages.get(f"/api/v1/outlets?limit=2{query}", headers={"accept": accept})
    assert answer.headers["content-type"].startswith(media)
    following = pages.get(answer.headers["link"].partition(">")[0].lstrip("<"), headers={"accept": accept})
    assert following.headers["content-type"].startswith(media)
    assert following.text != answer.text


def test_the_points_on_a_map_are_those_of_the_command(pages, demo):
    told = typed("map", "--date", "2022-09-11", "--format", "geojson", "--language", "en", ledger=demo).out
    answer = pages.get("/api/v1/control?date=2022-09-11&language=en")
    assert answer.headers["content-type"] == "application/geo+json"
    assert answer.json() == json.loads(told)


def test_a_matter_is_found_by_each_of_its_claims(pages):
    listed = items(pages, "matters", place="Izium")
    first = listed[0]
    for claim in first["claims"]:
        found = pages.get(f"/api/v1/matters/{claim}").json()["items"]
        assert first in [{name: item[name] for name in first} for item in found]


def test_a_place_has_its_claims_and_who_held_it(pages, every):
    place = pages.get("/api/v1/places/Izium?limit=500").json()
    assert place["items"] == [item for item in every if "Izium" in item["places"]]
    assert place["claims"] == len(place["items"])
    assert "contested" in {cell["holder"] for cell in place["control"]}
    assert place["matters"]


def test_an_answer_that_the_asker_has_is_not_sent_again(pages):
    first = pages.get("/api/v1/claims?limit=3")
    again = pages.get("/api/v1/claims?limit=3", headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304
    assert not again.content
    other = pages.get("/api/v1/claims?limit=4", headers={"if-none-match": first.headers["etag"]})
    assert other.status_code == 200


def test_answers_fit_the_published_description(pages):
    described = pages.get("/api/v1/openapi.json").json()
    shapes = described["components"]["schemas"]
    for path, shape in (("stories", "Stories"), ("claims", "Claims"), ("stories/s-unknown", "ProblemDetails")):
        schema = {"$ref": f"#/components/schemas/{shape}", "components": {"schemas": shapes}}
        Draft202012Validator(schema).validate(pages.get(f"/api/v1/{path}").json())
    for path in described["paths"]:
        assert path.startswith("/api/v1/")
