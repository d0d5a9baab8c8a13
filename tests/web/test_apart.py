"""Pages from the process beside the server: the same to the byte, whatever becomes of that process."""

import multiprocessing
import os
import resource
import shutil
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient
from tests.briefing.many import reports
from tests.web.judging import give

from wederhoor.cli import workshop
from wederhoor.cli.serving import LedgerSource
from wederhoor.cli.workbench import work
from wederhoor.cli.workshop import Workshop
from wederhoor.ledger import open_ledger
from wederhoor.ledger.saving import save
from wederhoor.web import apart
from wederhoor.web.access import Door
from wederhoor.web.answers import Shelf
from wederhoor.web.apart import Sort, sort_of
from wederhoor.web.application import create_app
from wederhoor.web.desk import ROOM
from wederhoor.web.rooms import PAGES, PARTS
from wederhoor.web.source import Asked, Unreadable
from wederhoor.web.tokens import Role, tokens_path
from wederhoor.web.warming import ahead

HOST = "http://127.0.0.1"
WAIT = 30.0
PATHS = (
    "/nl/update",
    "/nl/update/2022-09-11?form=json",
    "/nl/place/Izium",
    "/en/control?known_at=2022-09-10T20:00",
    "/api/v1/updates/2022-09-11",
    "/api/v1/matters?place=Izium",
    "/api/v1/control?date=2022-09-11",
    "/nl/search?q=Izjoem",
    "/api/v1/claims?limit=2",
)
WRONG = ("/nl/place/nowhere", "/nl/update/yesterday", "/nl/control?date=2022-09", "/nl/map?colour=red")


@pytest.fixture(scope="module")
def copied(demo, tmp_path_factory):
    """A ledger that this module writes to."""
    ledger = tmp_path_factory.mktemp("apart") / "copy.ledger"
    shutil.copy(demo, ledger)
    return ledger


@pytest.fixture(scope="module")
def beside(copied):
    """A process over that ledger."""
    made = Workshop(copied, lambda: True)
    yield made
    made.close()


@pytest.fixture
def soon(monkeypatch):
    """A process that has ended is started again at once."""
    monkeypatch.setattr(workshop, "PAUSE", 0.0)


class Here(LedgerSource):
    """A source that says it when pages ask it for a situation."""

    looked = 0

    def seen(self, asked, before=None):
        self.looked += 1
        return super().seen(asked, before)

    def glance(self, asked, seen=None, before=None):
        self.looked += 1
        return super().glance(asked, seen, before)


def visitor(program, ledger, beside=None):
    workplaces = dict.fromkeys(Sort, beside) if beside else None
    app = create_app(Here(program, ledger), Door(tokens_path(ledger)), workplaces=workplaces)
    return TestClient(app, base_url=HOST, follow_redirects=False)


def looked(pages):
    return pages.app.state.screen.desk.source.looked


def told(answer):
    return answer.status_code, dict(answer.headers), answer.content


def wait_until(done):
    until = time.monotonic() + WAIT
    while not done():
        assert time.monotonic() < until
        time.sleep(0.02)


def test_a_page_from_the_other_process_is_the_same_to_the_byte(program, copied, beside):
    here, there = visitor(program, copied), visitor(program, copied, beside)
    for path in (*PATHS, *WRONG):
        assert told(there.get(path)) == told(here.get(path)), path
    assert beside.process is not None
    assert (looked(there), looked(here) > 0) == (0, True)


def test_what_a_page_shows_is_for_whoever_was_let_in(program, copied, beside):
    given = give(copied, Lia=Role.READER, Rik=Role.REVIEWER)
    try:
        here, there = visitor(program, copied), visitor(program, copied, beside)
        for name in given:
            header = {"authorization": f"Bearer {given[name]}"}
            found = there.get("/nl/place/Izium", headers=header)
            assert told(found) == told(here.get("/nl/place/Izium", headers=header))
            assert ("/review/place" in found.text) == (name == "Rik")
        assert there.get("/nl/place/Izium", headers={"authorization": "Bearer wh_x_y"}).status_code == 401
        assert there.get("/api/v1/matters").status_code == 401
        assert looked(there) == 0
    finally:
        tokens_path(copied).unlink()


def test_an_answer_is_worked_out_here_where_the_process_ends_and_then_it_is_started_again(
    program, copied, beside, soon
):
    pages = visitor(program, copied, beside)
    assert pages.get("/nl/control").status_code == 200
    first = beside.process
    os.kill(first, signal.SIGSTOP)  # it will have the question and never answer
    with ThreadPoolExecutor() as reader:
        coming = reader.submit(pages.get, "/nl/silence")
        wait_until(lambda: beside._line.waiting)
        os.kill(first, signal.SIGKILL)
        assert coming.result(WAIT).status_code == 200
    before = looked(pages)
    assert before > 0
    assert told(pages.get("/nl/record")) == told(visitor(program, copied).get("/nl/record"))
    assert looked(pages) == before
    assert beside.process not in {first, None}


def test_a_process_that_ends_again_and_again_is_left_alone_for_a_while(program, copied):
    made = Workshop(copied, lambda: True)
    try:
        made.open()
        assert made.process is not None
        os.kill(made.process, signal.SIGKILL)
        wait_until(lambda: made.process is None)
        made.open()
        assert made.process is None
        assert visitor(program, copied, made).get("/nl/control").status_code == 200
    finally:
        made.close()


def test_where_no_process_can_be_started_pages_are_worked_out_here(program, copied):
    made = Workshop(copied, lambda: True)
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, before[1]))  # nothing more can be opened
    try:
        made.open()
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)
    assert made.process is None
    assert visitor(program, copied, made).get("/nl/control").status_code == 200


def test_ctrl_c_is_not_for_the_other_process(program, copied, beside):
    pages = visitor(program, copied, beside)
    assert pages.get("/nl/numbers").status_code == 200
    before = beside.process
    os.kill(before, signal.SIGINT)
    assert pages.get("/nl/numbers?date=2022-09-10").status_code == 200
    assert (beside.process, looked(pages)) == (before, 0)


def test_what_is_added_is_on_the_next_page(program, copied, beside):
    pages = visitor(program, copied, beside)
    before = pages.get("/nl/control?date=2022-09-12").text
    store = open_ledger(copied)
    stories, readings = zip(*reports(4, "2022-09-12"), strict=True)
    save(store, stories, readings, recorded_at=datetime(2031, 1, 1, tzinfo=UTC))
    store.close()
    after = pages.get("/nl/control?date=2022-09-12")
    assert after.text != before
    assert told(after) == told(visitor(program, copied).get("/nl/control?date=2022-09-12"))
    assert looked(pages) == 0


def test_a_process_that_nobody_can_ask_any_more_ends(copied):
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=work, args=(theirs, copied, Sort.DAYS), daemon=True)
    process.start()
    theirs.close()
    ours.close()  # as when the server is killed
    process.join(WAIT)
    assert process.exitcode == 0


def test_a_small_ledger_has_no_process(program, demo):
    source = Here(program, demo)
    made = Workshop(demo, source.is_large)
    made.open()
    app = create_app(source, Door(tokens_path(demo)), workplaces={Sort.DAYS: made})
    assert TestClient(app, base_url=HOST).get("/nl/control").status_code == 200
    assert made.process is None
    assert source.looked > 0


def test_a_ledger_that_cannot_be_read_starts_nothing(tmp_path):
    def unreadable():
        raise Unreadable("ledger: broken")

    made = Workshop(tmp_path / "none.ledger", unreadable)
    made.open()
    assert made.process is None


def test_every_sort_of_page_that_goes_there_is_a_page():
    def named(rooms, at):
        paths = (route.path for room in rooms for route in room.routes if isinstance(route, APIRoute))
        return {path.split("/")[at] for path in paths}

    assert named(PAGES, 2) >= apart.PAGES | apart.LOOKED_UP
    assert named(PARTS, 1) >= apart.PARTS | apart.LISTED
    assert not apart.PAGES & apart.LOOKED_UP
    assert not apart.PARTS & apart.LISTED


@pytest.mark.parametrize(
    ("method", "path", "sort"),
    [
        ("GET", "/nl/update", Sort.DAYS),
        ("GET", "/nl/update/2022-09-08/2022-09-10", Sort.DAYS),
        ("GET", "/api/v1/matters/c-1", Sort.DAYS),
        ("GET", "/nl/story/s-1", Sort.REPORTS),
        ("GET", "/nl/claim/c-1", Sort.REPORTS),
        ("GET", "/nl/review/matter/c-1", None),
        ("POST", "/nl/update", None),
        ("GET", "/api/v1/stories", Sort.REPORTS),
        ("GET", "/api/v1", None),
        ("GET", "/static/update", None),
        ("GET", "/", None),
    ],
)
def test_what_weighs_a_day_and_what_is_looked_up_go_apart(method, path, sort):
    assert sort_of({"type": "http", "method": method, "path": path}) is sort


def test_what_was_looked_at_ahead_is_at_hand(program, demo, monkeypatch):
    monkeypatch.setattr("wederhoor.web.warming.DAYS", 2)
    pages = visitor(program, demo)
    steps = list(ahead(pages.app.state.screen))
    before = looked(pages)
    day, last = pages.app.state.screen.desk.days(Asked()).all[-2:]
    for path in (
        "update",
        "control",
        "timeline",
        f"timeline?last={day}",
        f"update/{day}",
        f"place/Izium?date={day}",
        f"silence?date={last}",
    ):
        assert pages.get(f"/nl/{path}").status_code == 200, path
    made = [page.address for page in steps if page]
    assert len(made) == len(set(made)) == 28
    assert {pages.get(address).status_code for address in made} == {200}
    assert looked(pages) == before
    assert len(steps) - len(made) == 12


def test_what_was_worked_out_ahead_is_what_anybody_is_told(program, demo, tmp_path):
    ledger, shelf = tmp_path / "still.ledger", Shelf()  # to which nobody writes, so that what is ahead stays good
    shutil.copy(demo, ledger)
    app = create_app(Here(program, ledger), Door(tokens_path(ledger)), shelf=shelf)
    there, here = TestClient(app, base_url=HOST), visitor(program, ledger)
    beside = Workshop(ledger, lambda: True, shelf=shelf)
    beside.open()
    try:
        wait_until(lambda: len(shelf) > 2)  # the update comes first
    finally:
        beside.close()
    assert told(there.get("/nl/update")) == told(here.get("/nl/update"))
    assert looked(there) == 0


def test_no_more_is_looked_at_ahead_than_there_is_room_for(program, demo, monkeypatch):
    monkeypatch.setattr("wederhoor.web.warming.ROOM", 0)
    pages = visitor(program, demo)
    assert sum(page is None for page in ahead(pages.app.state.screen)) == 5
    assert looked(pages) == 2
    assert ROOM > 0
