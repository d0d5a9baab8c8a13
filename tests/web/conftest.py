"""The pages over the demonstration reports, read once, and over the small ledger of the command line's tests."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from lxml import html
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright
from tests.cli.examples import small_ledger, typed
from tests.web.browsing import serve

from wederhoor.cli.compose import Program
from wederhoor.cli.serving import LedgerSource
from wederhoor.web.access import Door
from wederhoor.web.application import create_app
from wederhoor.web.tokens import tokens_path

HOST = "http://127.0.0.1"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def program() -> Program:
    """The packs, loaded once for all servers."""
    return Program()


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """The ledger of the demonstration reports; nobody writes to it."""
    folder = tmp_path_factory.mktemp("web") / "out"
    told = typed("demo", "--output", str(folder))
    assert told.code == 0, told.err
    return folder / "demo.ledger"


@pytest.fixture(scope="session")
def visit(program) -> Callable[[Path], TestClient]:
    """A browser without scripts, over the pages of a ledger."""

    def visitor(ledger: Path) -> TestClient:
        app = create_app(LedgerSource(program, ledger), Door(tokens_path(ledger)))
        return TestClient(app, base_url=HOST, follow_redirects=False)

    return visitor


@pytest.fixture(scope="session")
def pages(demo, visit):
    """The pages over the demonstration, for a reader of an open server."""
    return visit(demo)


@pytest.fixture
def small(tmp_path) -> Path:
    """A ledger of two stories and three claims."""
    return small_ledger(tmp_path / "small.sqlite")


@pytest.fixture(scope="session")
def tree() -> Callable[[str], html.HtmlElement]:
    """The elements of a page."""

    def parse(text: str) -> html.HtmlElement:
        return html.document_fromstring(text)

    return parse


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, as the system has it."""
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        told = "No Chromium is installed: `make browser` says how to get it."
        if os.environ.get("CI"):
            pytest.fail(told, pytrace=False)
        pytest.skip(told)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def served(program, demo):
    """The address of a server over the demonstration, for readers."""
    yield from serve(program, demo)


@pytest.fixture
def page(browser, served) -> Iterator[Page]:
    """A page of its own; at the end nothing may have gone wrong or elsewhere."""
    context = browser.new_context(base_url=served, viewport={"width": 1440, "height": 900})
    opened = context.new_page()
    wrong: list[str] = []

    def heard(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and "404" not in message.text:
            wrong.append(message.text)

    def asked(request: Request) -> None:
        if not request.url.startswith(served):
            wrong.append(f"asked {request.url}")

    opened.on("console", heard)
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("request", asked)
    yield opened
    context.close()
    assert not wrong
