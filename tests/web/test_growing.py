"""A desk over a ledger that grows: what it kept is what would be worked out anew, and it keeps what is the same."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient
from tests.briefing.many import put, reports
from tests.cli.examples import typed
from tests.web.test_near import moved

from wederhoor.cli import serving
from wederhoor.cli.serving import LedgerSource
from wederhoor.cli.workbench import Bench
from wederhoor.ledger import open_ledger
from wederhoor.ledger.saving import save
from wederhoor.model.period import Period
from wederhoor.web.access import Door
from wederhoor.web.answers import Shelf
from wederhoor.web.apart import Same
from wederhoor.web.application import create_app
from wederhoor.web.desk import Desk
from wederhoor.web.source import Asked
from wederhoor.web.tokens import tokens_path
from wederhoor.web.warming import ahead

HOST = "http://127.0.0.1"
DAYS = ("2022-03-01", "2022-05-01", "2022-09-10", "2022-09-11")
WHO = ("--by", "B. Smit", "--why", "proef")
LATER = datetime(2031, 1, 1, tzinfo=UTC)
ASKED = (Asked(), Asked(Period.parse("2022-09-11")))
PATHS = ("update/2022-09-11", "map?date=2022-09-11")


def first_reports():
    return [pair for place, day in enumerate(DAYS) for pair in reports(32, day)[3 * place : 3 * place + 3]]


@pytest.fixture
def ledger(tmp_path, monkeypatch):
    """A ledger of some days that counts as a large one."""
    monkeypatch.setattr(serving, "WHOLE", 0)
    return put(tmp_path / "grows.sqlite", first_reports())


def add(ledger, number, *pairs):
    store = open_ledger(ledger)
    stories, readings = zip(*pairs, strict=True)
    save(store, stories, readings, recorded_at=LATER + timedelta(minutes=number))
    store.close()


def another_reading(pair):
    story, reading = pair
    return story, replace(reading, reader="many 2", claims=reading.claims[:2])


def silent(pair):
    story, reading = pair
    return story, replace(reading, claims=())


FIRST = first_reports()
STEPS = {
    "the day after": lambda ledger: add(ledger, 1, *reports(32, "2022-09-12")[16:18]),
    "the same day": lambda ledger: add(ledger, 2, *reports(32, "2022-09-11")[18:20]),
    "an older day, of nothing": lambda ledger: add(ledger, 7, silent(reports(32, "2022-04-01")[23])),
    "an older day": lambda ledger: add(ledger, 3, *reports(32, "2022-05-01")[20:22]),
    "a copy without a date": lambda ledger: add(ledger, 4, moved(FIRST[7], 1)),
    "without a date": lambda ledger: add(ledger, 5, reports(32, None)[22]),
    "read again": lambda ledger: add(ledger, 6, another_reading(FIRST[9])),
    "rejected": lambda ledger: typed("review", "reject", FIRST[10][1].claims[0].id, *WHO, ledger=ledger),
    "withdrawn": lambda ledger: typed("withdraw", FIRST[6][0].id, *WHO, ledger=ledger),
    "purged": lambda ledger: typed("purge", FIRST[11][0].id, *WHO, ledger=ledger),
}


def equal(kept, fresh, step):
    for asked in ASKED:
        seen, anew = kept.seen(asked), fresh.seen(asked)
        assert (seen.situation, seen.previous) == (anew.situation, anew.previous), (step, asked)
        assert kept.glance(asked).situation == fresh.glance(asked).situation, (step, asked)


def test_after_each_growth_what_was_kept_is_what_is_worked_out_anew(program, ledger):
    desk = Desk(LedgerSource(program, ledger))
    for name, step in STEPS.items():
        before = desk.source.version()
        step(ledger)
        assert desk.source.version() != before, name
        equal(desk, Desk(LedgerSource(program, ledger)), name)


def test_pages_over_what_was_kept_are_the_same_to_the_byte(visit, ledger):
    kept = visit(ledger)
    for path in PATHS:
        assert kept.get(f"/nl/{path}").status_code == 200
    STEPS["the day after"](ledger)
    STEPS["a copy without a date"](ledger)
    fresh = visit(ledger)
    for path in PATHS:
        assert kept.get(f"/nl/{path}").text == fresh.get(f"/nl/{path}").text, path


def test_a_day_stays_as_it_was_seen_when_reports_of_another_come(program, ledger):
    desk, day = Desk(LedgerSource(program, ledger)), Asked(Period.parse("2022-09-11"))
    seen, drawn, update = desk.seen(day), desk.pictures(day, "nl"), desk.update(day, "nl")
    last = desk.seen(Asked())
    STEPS["the day after"](ledger)
    assert desk.seen(day) is seen
    assert desk.pictures(day, "nl") is drawn
    assert desk.update(day, "nl") is update
    assert desk.seen(Asked()) is not last
    STEPS["the same day"](ledger)
    assert desk.seen(day) is not seen
    assert desk.update(day, "nl") is not update


def test_lists_after_each_growth_are_the_same_as_anew(visit, ledger):
    add(ledger, 0, moved(FIRST[7], 0))
    kept = visit(ledger)
    for name, step in STEPS.items():
        step(ledger)
        for path in ("/api/v1/stories?limit=99", "/nl/search"):
            assert kept.get(path).text == visit(ledger).get(path).text, (name, path)


class Heard:
    """The end of a line at which what is sent is only written down."""

    def __init__(self):
        self.told = []

    def send(self, told):
        self.told.append(told)


def test_a_page_that_was_handed_over_is_not_made_again_where_its_day_is_the_same(program, visit, ledger):
    heard: Any = Heard()
    bench, shelf = Bench(heard, ledger, ahead), Shelf()

    def made():
        """What is handed over of the pages of the day before the last."""
        steps = [page for page in ahead(bench.screen) if page and page.rests_on and "2022-09-10" in page.address]
        for page in steps:
            asyncio.run(bench.make(page, bench.screen.desk.source.version()))
        assert len(steps) == 7
        told = [sent for number, sent in heard.told[-len(steps) :] if number is None]
        assert [shelf.put(*one) for one in told] == [True] * len(steps)
        return [page.address for page in steps], [isinstance(one, Same) for _, one in told]

    assert not any(made()[1])
    STEPS["the same day"](ledger)
    addresses, same = made()
    assert all(same)
    fresh, source = visit(ledger), LedgerSource(program, ledger)
    kept = TestClient(create_app(source, Door(tokens_path(ledger)), workplaces={}, shelf=shelf), base_url=HOST)
    before = len(shelf)
    for address in addresses:
        told, anew = kept.get(address), fresh.get(address)
        assert (told.content, dict(told.headers)) == (anew.content, dict(anew.headers)), address
    assert len(shelf) == before
    add(ledger, 9, *reports(32, "2022-09-10")[24:25])
    assert not any(made()[1])
