"""Tokens: who sees what, and everything that must not let anybody in."""

import json

import pytest
from tests.cli.examples import FURNITURE, typed
from tests.web.judging import give

from wederhoor.web import tokens
from wederhoor.web.access import TRIES
from wederhoor.web.tokens import Role, tokens_path


@pytest.fixture
def locked(small, visit):
    """Pages for which a reader and a reviewer have tokens."""
    given = give(small, **{role.value: role for role in Role})  # a role is a string
    return visit(small), given


CLOSED = (
    "/nl/update",
    "/nl/search",
    "/nl/search?colour=red",
    "/nl/story/s-1",
    "/nl/sources",
    "/nl/control",
    "/nl/place/Nowhere",
    "/nl/matter/c-1",
    "/nl/claim/c-1",
    "/nl/numbers",
    "/nl/record/nobody",
    "/nl/silence?form=csv",
    "/nl/feeds/updates.atom",
    "/nl/feeds/place/Izium.atom",
)


def sign_in(pages, token, **more):
    return pages.post("/nl/sign-in", data={"token": token, **more})


def story_of(pages, token):
    head = {"authorization": f"Bearer {token}"}
    return pages.get("/api/v1/stories", headers=head).json()["items"][0]["id"]


def test_with_a_token_given_nobody_gets_in_without_one(locked):
    pages, _ = locked
    for path in CLOSED:
        response = pages.get(path)
        assert response.status_code == 401
        assert 'name="token"' in response.text
    assert pages.get("/api/v1/stories").status_code == 401
    assert pages.get("/static/desk.css").status_code == 200


def test_a_token_opens_the_page_that_was_asked_for(locked):
    pages, given = locked
    entered = sign_in(pages, given[Role.READER], to="/nl/search?q=Izjoem")
    assert entered.status_code == 303
    assert entered.headers["location"] == "/nl/search?q=Izjoem"
    cookie = entered.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert pages.get("/nl/search").status_code == 200


def test_reviewers_see_the_whole_text_and_readers_do_not(locked):
    pages, given = locked
    path = f"/nl/story/{story_of(pages, given[Role.READER])}"
    for role, seen in ((Role.READER, False), (Role.REVIEWER, True)):
        response = pages.get(path, headers={"authorization": f"Bearer {given[role]}"})
        assert (FURNITURE in response.text) is seen


def test_what_a_reviewer_saw_is_not_a_readers_by_its_tag(locked):
    pages, given = locked
    path = f"/nl/story/{story_of(pages, given[Role.READER])}"
    tag = pages.get(path, headers={"authorization": f"Bearer {given[Role.REVIEWER]}"}).headers["etag"]
    again = pages.get(path, headers={"authorization": f"Bearer {given[Role.READER]}", "if-none-match": tag})
    assert again.status_code == 200


@pytest.mark.parametrize(
    "to", ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/x\n", "/nl/sign-out"]
)
def test_signing_in_leads_nowhere_else(locked, to):
    pages, given = locked
    assert sign_in(pages, given[Role.READER], to=to).headers["location"] == "/nl/update"


def test_each_sign_in_has_a_cookie_of_its_own(locked):
    pages, given = locked
    pages.cookies.set("wederhoor", "chosen-by-somebody-else")
    first = sign_in(pages, given[Role.READER]).cookies["wederhoor"]
    second = sign_in(pages, given[Role.READER]).cookies["wederhoor"]
    assert len({first, second, "chosen-by-somebody-else"}) == 3


def test_signing_out_needs_the_pages_own_form_and_ends_the_cookie(locked, tree):
    pages, given = locked
    sign_in(pages, given[Role.READER])
    assert pages.post("/nl/sign-out", data={"form": "guessed"}).status_code == 303
    page = tree(pages.get("/nl/search").text)
    form = page.xpath("//form[contains(@action, 'sign-out')]/input[@name='form']/@value")[0]
    cookie = pages.cookies["wederhoor"]
    pages.post("/nl/sign-out", data={"form": form})
    pages.cookies.set("wederhoor", cookie)
    assert pages.get("/nl/search").status_code == 401


@pytest.mark.parametrize("token", ["", "x", "wh__", "wh_0_0", "Bearer", "wh_" + "a" * 500])
def test_a_token_that_was_never_given_lets_nobody_in(locked, token):
    pages, _ = locked
    assert pages.get("/nl/update", headers={"authorization": f"Bearer {token}"}).status_code == 401


def test_a_token_with_another_secret_or_key_lets_nobody_in(locked):
    pages, given = locked
    mark, key, secret = given[Role.REVIEWER].split("_", 2)
    other = given[Role.READER].split("_", 2)
    for token in (f"{mark}_{key}_{secret[:-1]}", f"{mark}_{other[1]}_{secret}", f"x_{key}_{secret}"):
        assert pages.get("/nl/update", headers={"authorization": f"Bearer {token}"}).status_code == 401


def test_a_token_that_is_taken_back_is_out_at_once(locked, small):
    pages, given = locked
    sign_in(pages, given[Role.READER])
    assert pages.get("/nl/search").status_code == 200
    tokens.remove(tokens_path(small), Role.READER.value)
    assert pages.get("/nl/search").status_code == 401
    assert pages.get("/nl/search", headers={"authorization": f"Bearer {given[Role.READER]}"}).status_code == 401


def test_guessing_is_slowed_down(locked):
    pages, given = locked
    answers = [sign_in(pages, f"wh_{number}_guess").status_code for number in range(TRIES + 1)]
    assert answers == [401] * TRIES + [429]
    assert sign_in(pages, given[Role.READER]).status_code == 429


def test_no_token_is_kept_where_it_can_be_read(small):
    path = tokens_path(small)
    given = [tokens.add(path, f"Our {role}", role) for role in Role]
    kept = path.read_text("utf-8")
    assert path.stat().st_mode & 0o077 == 0
    for token in given:
        assert token.split("_", 2)[2] not in kept
    assert all(row["hash"].startswith("$argon2id$") for row in json.loads(kept))


def test_the_command_gives_lists_and_takes_back(small):
    given = typed("token", "add", "Anouk", "--role", "reviewer", ledger=small)
    assert given.code == 0
    assert given.out.startswith("wh_")
    assert "Anouk" in typed("token", "list", ledger=small).out
    assert typed("token", "add", "Anouk", ledger=small).code == 1
    assert typed("token", "remove", "Anouk", ledger=small).code == 0
    assert typed("token", "remove", "Anouk", ledger=small).code == 1
    assert "Nobody has a token" in typed("token", "list", ledger=small).out


@pytest.mark.parametrize(
    ("words", "told"), [(("Anouk", "--role", "boss"), "reader, reviewer"), (("<b>",), "is no name")]
)
def test_the_command_says_what_is_wrong(small, words, told):
    answer = typed("token", "add", *words, ledger=small)
    assert answer.code in {1, 2}
    assert told in " ".join(answer.err.split())


def test_a_broken_file_of_tokens_lets_nobody_in(small, visit):
    tokens_path(small).write_text("[{}]", encoding="utf-8")
    response = visit(small).get("/nl/update")
    assert response.status_code == 503
    assert "tokens" in response.text
