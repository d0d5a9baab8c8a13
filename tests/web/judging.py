"""Somebody at the pages who signs in, fills in forms and sends them, without scripts."""

import json
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlencode

from argon2 import PasswordHasher
from fastapi.testclient import TestClient
from lxml import html

from wederhoor.web.tokens import MARK, Role, tokens_path

FORM = {"content-type": "application/x-www-form-urlencoded"}


def give(ledger: Path, /, **roles: Role) -> dict[str, str]:
    """Tokens by name, hashed so that proving one takes no time."""
    hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    rows = [
        {"name": name, "role": role.value, "key": f"{number:012x}", "hash": hasher.hash(f"secret of {name}")}
        for number, (name, role) in enumerate(roles.items())
    ]
    tokens_path(ledger).write_text(json.dumps(rows), encoding="utf-8")
    return {str(row["name"]): f"{MARK}_{row['key']}_secret of {row['name']}" for row in rows}


class Desk:
    """A browser of one person."""

    def __init__(self, pages: TestClient, token: str) -> None:
        self.pages = TestClient(pages.app, base_url=str(pages.base_url), follow_redirects=False)
        entered = self.pages.post("/nl/sign-in", data={"token": token})
        assert entered.status_code == 303

    def open(self, path: str) -> html.HtmlElement:
        """A page that is there."""
        response = self.pages.get(path)
        assert response.status_code == 200, response.text
        return html.document_fromstring(response.text)

    def send(self, sheet: html.HtmlElement, /, **typed: str | list[str]):
        """The answer to a form, as it stood on its page but for what is typed."""
        fields = [(name, value) for name, value in filled(sheet) if name not in typed]
        for name, value in typed.items():
            fields += [(name, item) for item in ([value] if isinstance(value, str) else value)]
        return self.pages.post(sheet.get("action"), content=urlencode(fields), headers=FORM)

    def done(self, sheet: html.HtmlElement, /, **typed: str | list[str]) -> html.HtmlElement:
        """The page to which a form leads that was accepted."""
        answer = self.send(sheet, **typed)
        assert answer.status_code == 303, answer.text
        return self.open(answer.headers["location"])


def filled(form: html.HtmlElement) -> list[tuple[str, str]]:
    """What a browser would send of a form that nobody touched."""
    found = []
    for control in form.xpath(".//input[@name] | .//select[@name]"):
        if control.get("type") in {"radio", "checkbox"} and control.get("checked") is None:
            continue
        if control.tag == "select":
            chosen = control.xpath("./option[@selected]") or control.xpath("./option")
            found.append((control.get("name"), chosen[0].get("value")))
        else:
            found.append((control.get("name"), control.get("value") or ""))
    return found


def form(page: html.HtmlElement, action: str, **held: str) -> html.HtmlElement:
    """The first form of a page that goes to an address that ends so, and holds these fields."""
    for found in page.xpath("//form[@method='post']"):
        fields: Mapping[str, str] = dict(filled(found))
        if found.get("action").endswith(action) and all(fields.get(name) == value for name, value in held.items()):
            return found
    raise AssertionError(f"no form goes to {action} with {held}")


def said(page: html.HtmlElement, path: str = "//main") -> str:
    """The words of a part of a page, on one line."""
    return " ".join(" ".join(part.text_content() for part in page.xpath(path)).split())
