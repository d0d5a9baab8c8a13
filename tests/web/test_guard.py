"""Requests that must be refused, and headers that every answer must have."""

import pytest

from wederhoor.web.guard import LARGEST, LONGEST

ADDRESSES = (
    "/nl/update",
    "/nl/search",
    "/nl/nothing",
    "/static/desk.css",
    "/static/update.css",
    "/api/v1/stories",
    "/api/v1/x",
)


@pytest.mark.parametrize("path", ADDRESSES)
def test_every_answer_forbids_other_hosts_frames_and_guesses(pages, path):
    headers = pages.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


def test_no_page_names_another_host_for_what_it_loads(pages, tree):
    for path in ("/nl/update/2022-09-11", "/en/search", "/nl/silence", "/nl/sources"):
        page = tree(pages.get(path).text)
        loaded = page.xpath("//script/@src | //link[@rel!='alternate']/@href | //img/@src | //iframe/@src")
        assert loaded
        assert all(name.startswith("/") for name in page.xpath("//link/@href"))
        assert all(name.startswith("/static/") for name in loaded)
        assert not page.xpath("//style | //script[not(@src)] | //*[@style] | //*[@*[starts-with(name(), 'on')]]")


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "localhost@evil.example"])
def test_another_host_name_is_refused(pages, host):
    assert pages.get("/nl/update", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost:9", "[::1]:8765", "localhost"])
def test_this_machines_names_are_answered(pages, host):
    assert pages.get("/nl/sources", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_a_post_from_another_site_is_refused(pages, headers):
    assert pages.post("/nl/sign-in", data={"token": "x"}, headers=headers).status_code == 403


def test_a_body_that_is_too_large_is_refused_whether_or_not_it_says_so(pages):
    assert pages.post("/nl/sign-in", content=b"x" * (LARGEST + 1)).status_code == 413

    def parts():
        for _ in range(3):
            yield b"token=" + b"x" * LARGEST

    kind = {"content-type": "application/x-www-form-urlencoded"}
    assert pages.post("/nl/sign-in", content=parts(), headers=kind).status_code == 413


def test_an_address_that_is_too_long_is_refused(pages):
    assert pages.get(f"/nl/search?q={'x' * LONGEST}").status_code == 414


@pytest.mark.parametrize(
    "path",
    [
        "/static/../pyproject.toml",
        "/static/%2e%2e/application.py",
        "/static/..%2f..%2fapplication.py",
        "/static//etc/passwd",
        "/nl/story/..%2f..%2fetc%2fpasswd",
    ],
)
def test_no_path_leads_out_of_the_pages(pages, path):
    response = pages.get(path)
    assert response.status_code == 404
    assert "root:" not in response.text


def test_a_line_break_in_an_address_makes_no_header(pages):
    response = pages.get("/nl/update?period=2022-09-11%0d%0aset-cookie:%20a=b&known_at=")
    assert "set-cookie" not in response.headers
    assert "\n" not in response.headers.get("location", "")


@pytest.mark.parametrize("method", ["put", "patch", "delete", "post"])
def test_nothing_is_changed_by_a_method_that_a_page_does_not_have(pages, method):
    assert getattr(pages, method)("/nl/update").status_code == 405


FOREIGN_EN, FOREIGN_NL = "Other sites may not post here.", "Andere websites mogen hier niets plaatsen."


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/en/sign-in", f"{FOREIGN_EN}\n"),
        ("/en", f"{FOREIGN_EN}\n"),
        ("/nl/sign-in", f"{FOREIGN_NL}\n"),
        ("/enquiry", f"{FOREIGN_NL}\n"),
        ("/static/desk.css", f"{FOREIGN_NL}\n"),
        ("/api/v1/stories", f'{{"type":"about:blank","title":"Forbidden","status":403,"detail":"{FOREIGN_EN}",'),
    ],
)
def test_what_is_refused_is_said_in_the_language_of_the_path_and_not_kept(pages, path, told):
    response = pages.post(path, headers={"origin": "https://evil.example", "host": "localhost"})
    assert response.text.startswith(told)
    assert response.headers["cache-control"] == "no-store"


def test_how_long_an_address_may_be_is_said_in_dutch(pages):
    told = pages.get(f"/nl/search?q={'x' * LONGEST}").text
    assert told == f"Een adres is hier hooguit {LONGEST} tekens lang.\n"
