"""What no page answers: each is refused with a sentence in the language of the page, and nothing ends as an error."""

import re
from html import unescape

import pytest
from tests.cli.examples import small_ledger
from tests.web.judging import give

from wederhoor.web.pages import entry
from wederhoor.web.rooms import JUDGING, PAGES, PARTS
from wederhoor.web.tokens import Role

NUL = "%00"


@pytest.fixture(scope="module")
def over(visit, tmp_path_factory):
    """The pages over a ledger of two stories."""
    return visit(small_ledger(tmp_path_factory.mktemp("refusals") / "small.sqlite"))


def alert(tree, response):
    return tree(response.text).xpath("//*[@role='alert']")[0].text_content()


@pytest.mark.parametrize(
    ("path", "status", "dutch", "english"),
    [
        ("story/s-9", 404, "Het grootboek bevat geen bericht 's-9'.", "The ledger holds no story 's-9'."),
        ("search?colour=red", 400, "Er is hier geen parameter 'colour'.", "There is no parameter 'colour' here."),
        ("sources?known_at=gisteren", 400, "'gisteren' is geen EDTF-datum", "'gisteren' is no EDTF date"),
        ("control?date=2022", 400, "'2022' is niet één dag", "'2022' has no such end: give a date with one day"),
        ("search?start=-1&a=b", 400, "parameter 'start'. Er is hier geen parameter 'a'.", "There is no parameter 'a'"),
        ("search?kind=war", 400, "kind: geef een van 'attack'", "kind: Input should be 'attack'"),
        ("control?form=pdf", 400, "Er is geen vorm 'pdf'; er zijn: csv.", "There is no form 'pdf'; there are: csv."),
        ("nothing", 404, "Op dit adres staat niets.", "There is nothing at this address."),
        ("place/Atlantis", 404, "De atlas kent geen plaats 'Atlantis'.", "The atlas knows no place 'Atlantis'."),
        ("claim/c-9", 404, "heet 'c-9'.", "is called 'c-9'."),
        ("sign-in?x=1", 400, "Er is hier geen parameter 'x'.", "There is no parameter 'x' here."),
    ],
)
def test_a_refusal_is_in_the_language_of_the_page(over, tree, path, status, dutch, english):
    for code, words in (("nl", dutch), ("en", english)):
        response = over.get(f"/{code}/{path}")
        assert response.status_code == status
        assert words in alert(tree, response)


def test_the_api_refuses_in_english_as_problem_details(over):
    response = over.get("/api/v1/claims?colour=red")
    assert (response.status_code, response.headers["content-type"]) == (400, "application/problem+json")
    assert response.json()["detail"] == "There is no parameter 'colour' here."


@pytest.mark.parametrize(
    "path",
    [
        f"/nl/story/{NUL}",
        f"/nl/search?q={NUL}",
        f"/nl/search?place={NUL}",
        f"/nl/update/2022-09-11{NUL}",
        f"/static/{NUL}.css",
        f"/static/desk.css{NUL}",
        "/nl/story/%zz",
        "/nl/story/%ff%fe",
        "/nl/search?q=%ff%zz%",
        "/nl/search?start=99999999999999999999999999999999",
        f"/nl/search?start={'9' * 3000}",
        "/nl/search?q=%0d%0aSet-Cookie:%20a=b",
        "/nl/control?date=99999-01-01",
        "/nl/control?date=0001-01-01",
        "/nl/control?date=9999-12-31",
        "/nl/update/0001-01-01",
        "/nl/update/9999-12-31",
        "/nl/update/0001-01/9999-12",
        "/nl/update/0000",
        "/nl/update/2022-09-11?known_at=9999-12-31",
        "/nl/update/2022-09-11?known_at=0001-01-01",
        "/nl/sources?recorded_as_of=0001-01-01T00:00",
        "/nl/update/..%2f..%2f",
        "/static/..%5c..%5cguard.py",
        "/static/%2e%2e%2fguard.py",
        "/static/....//guard.py",
        "/nl/place/..%2f..%2fetc%2fpasswd",
        "/..%2fnl/update",
        "/api/v1/stories?limit=99999999999999999999",
        "/api/v1/stories?cursor=%00",
        "/api/v1/stories/%00",
        "/api/v1/updates/9999-12-31",
        "/api/v1/updates/0001-01-01",
        "/?next=https://evil.example",
    ],
)
def test_no_address_ends_as_an_error_or_leads_out_of_the_pages(over, path):
    response = over.get(path)
    assert response.status_code in {200, 303, 400, 404}
    assert "set-cookie" not in response.headers
    assert "evil" not in response.headers.get("location", "")
    assert "import " not in response.text


FILLED = {"code": "en", "place": "Izium", "period": "2022-09-11"}


def test_no_address_takes_a_parameter_that_it_does_not_have(visit, tmp_path):
    ledger = small_ledger(tmp_path / "small.sqlite")
    pages = visit(ledger)
    pages.headers["Authorization"] = f"Bearer {give(ledger, Anouk=Role.REVIEWER)['Anouk']}"
    rooms = ((router, "/api/v1" if router in PARTS else "") for router in (entry.router, *PAGES, *JUDGING, *PARTS))
    for route, where in ((route, where) for router, where in rooms for route in router.routes):
        path = where + re.sub(r"{(\w+)(?::path)?}", lambda found: FILLED.get(str(found[1]), "x"), route.path)
        if "GET" in route.methods:
            told = pages.get(f"{path}?colour=red")
            assert told.status_code == 400, path
            assert "'colour'" in unescape(told.text), path


@pytest.mark.parametrize("path", ["/nl/update", "/nl/sources", "/static/desk.css", "/api/v1/stories", "/"])
@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "PROPFIND"])
def test_no_method_is_taken_that_a_page_does_not_have(over, path, method):
    assert over.request(method, path).status_code == 405


def test_a_cookie_that_somebody_brings_is_never_theirs_after_signing_in(visit, tmp_path):
    ledger = small_ledger(tmp_path / "small.sqlite")
    token = give(ledger, Anouk=Role.READER)["Anouk"]
    mine, theirs = visit(ledger), visit(ledger)
    for one in (mine, theirs):
        one.cookies.set("wederhoor", "chosen-by-somebody-else")
    entered = mine.post("/nl/sign-in", data={"token": token})
    assert entered.status_code == 303
    assert "chosen-by-somebody-else" not in entered.headers["set-cookie"]
    assert theirs.get("/nl/update").status_code == 401
