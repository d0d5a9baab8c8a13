"""Days at the edge: nothing came in, one report, hundreds of them, none with a date. Demonstration text."""

import json
import time

import pytest
from tests.briefing.many import put, reports
from tests.cli.examples import typed

from wederhoor.briefing import FORMATS, compose, render
from wederhoor.cli.compose import Program, opened
from wederhoor.cli.lens import look
from wederhoor.cli.shelf import shelf
from wederhoor.cli.update import pictures
from wederhoor.model.period import Period

DAY = "2022-09-11"
LIMIT = 10.0  # seconds of this process for what takes one on an idle laptop: a square of the reports takes minutes


def asked(ledger, *words):
    told = typed("update", *words, "--format", "json", ledger=ledger)
    assert told.code == 0, told.err
    return json.loads(told.out)


@pytest.fixture(scope="module")
def one(tmp_path_factory):
    return put(tmp_path_factory.mktemp("edges") / "one.sqlite", reports(1, DAY))


@pytest.fixture(scope="module")
def undated(tmp_path_factory):
    return put(tmp_path_factory.mktemp("edges") / "undated.sqlite", reports(3, None))


def test_a_day_without_reports_says_so_in_every_section(one):
    update = asked(one, "2022-09-20")
    assert (update["header"]["reports"], update["header"]["so_far"]["reports"]) == (0, 1)
    assert update["lines"] == []
    empty = {section["key"] for section in update["sections"] if not section["count"]}
    assert {"short", "changed", "contradictions", "confirmed", "corrections", "talks", "own_voice"} <= empty
    assert all(section["blocks"] for section in update["sections"])


def test_one_report_gives_its_lines_each_once(one):
    update = asked(one, DAY)
    assert (update["header"]["reports"], update["header"]["outlets"]) == (1, 1)
    texts = [line["text"] for line in update["lines"] if line["printed"]]
    assert texts
    assert len(texts) == len(set(texts))
    assert typed("verify", DAY, ledger=one).code == 0


@pytest.mark.parametrize("form", FORMATS)
def test_reports_without_a_date_are_counted_and_nothing_else(undated, form):
    told = typed("update", DAY, "--format", form, ledger=undated)
    assert told.code == 0, told.err
    update = asked(undated, DAY)
    assert (update["header"]["reports"], update["header"]["undated"], update["lines"]) == (0, 3, [])


def test_without_any_date_the_last_day_is_not_guessed(undated):
    told = typed("update", ledger=undated)
    assert (told.code, told.out) == (1, "")
    assert "no dated story" in told.err


@pytest.fixture(scope="module")
def crowded(tmp_path_factory):
    """The situation of a day with 500 reports, with its packs."""
    program = Program()
    with opened(put(tmp_path_factory.mktemp("edges") / "many.sqlite", reports(500, DAY))) as store:
        kept = shelf(store)
    return program, look(program, kept, Period.parse(DAY))


def test_a_day_with_five_hundred_reports_is_short_where_it_must_be(crowded):
    program, view = crowded
    update = compose(view.situation, view.previous, program.language, program.theatre, program.gazetteer)
    assert update.header.reports == 500
    assert len(update.short) == 5
    assert len({line.matter for line in update.short}) == 5
    html = render(update, "html", program.language, pictures=pictures(program, view, "nl"))
    assert len(html.encode()) < 1_150_000  # with both drawings of map and timeline


def test_five_hundred_reports_are_composed_and_written_in_time(crowded):
    program, view = crowded
    started = time.process_time()
    update = compose(view.situation, view.previous, program.language, program.theatre, program.gazetteer)
    for form in FORMATS:
        render(update, form, program.language)
    assert time.process_time() - started < LIMIT
