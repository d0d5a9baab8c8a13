"""The pages over the demonstration reports, read once, and over the small ledger of the command line's tests."""

from collections.abc import Callable
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from lxml import html
from tests.cli.examples import small_ledger, typed

from wederhoor.cli.compose import Program
from wederhoor.cli.serving import LedgerSource
from wederhoor.web.access import Door
from wederhoor.web.application import create_app
from wederhoor.web.tokens import tokens_path

HOST = "http://127.0.0.1"


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
