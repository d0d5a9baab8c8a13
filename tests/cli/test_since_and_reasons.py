"""What changed since a moment, and what a line rests on. The reports are those of sample/: demonstration text."""

import json
from pathlib import Path

import pytest
from tests.cli.examples import typed

SAMPLE = Path(__file__).parents[2] / "sample"


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    """Six reports of 10 and 11 September: at 19.30, 22.15 with two copies, and at 13.30 and 14.10 the next day."""
    path = tmp_path_factory.mktemp("since") / "some.sqlite"
    names = [f"{item.name}" for item in sorted(SAMPLE.iterdir()) if item.name.startswith(("2022-09-10", "2022-09-11"))]
    told = typed("read", *(str(SAMPLE / name) for name in names), ledger=path)
    assert told.code == 0, told.err
    return path


def value(ledger, *words):
    told = typed("update", *words, "--format", "json", ledger=ledger)
    assert told.code == 0, told.err
    return json.loads(told.out)


def test_since_a_moment_only_what_came_later_is_new(ledger):
    whole, later = value(ledger, "2022-09-10"), value(ledger, "2022-09-10", "--since", "2022-09-10T21:00")
    assert later["header"]["reports"] == 3 < whole["header"]["reports"]
    assert later["header"]["since"] is True
    assert whole["header"]["since"] is False
    assert later["header"]["compared_with"].startswith("2022-09-10T19:00")
    first = {claim["id"]: claim for claim in whole["claims"]}
    early = {name for name, claim in first.items() if "koepjansk" in _address(whole, claim)}
    assert early
    assert not any(line["claims"][0] in early for line in later["lines"])
    assert any(line["claims"][0] in early for line in whole["lines"])


def _address(update, claim):
    return next(item["address"] for item in update["citations"] if item["number"] == claim["citation"])


def test_since_before_everything_is_the_whole_update(ledger):
    whole, since = value(ledger, "2022-09-10"), value(ledger, "2022-09-10", "--since", "2022-09-01")
    assert [line["text"] for line in since["lines"]] == [line["text"] for line in whole["lines"]]


def test_without_a_period_it_runs_from_that_day(ledger):
    found = value(ledger, "--since", "2022-09-10T21:00")
    assert found["header"]["period"] == "2022-09-10/2022-09-11"
    assert found["header"]["reports"] == 5


def test_the_words_name_the_moment(ledger):
    told = typed("update", "2022-09-10", "--since", "2022-09-10T21:00", ledger=ledger)
    assert "Sinds 10 september 2022, 21.00 uur" in told.out
    assert "BEVESTIGD SINDS 10 SEPTEMBER 2022, 21.00 UUR" in told.out


@pytest.mark.parametrize("moment", ["2022-09-12", "2022-09-10T23:59"])
def test_a_moment_after_the_update_itself_is_refused(ledger, moment):
    told = typed("update", "2022-09-10", "--since", moment, ledger=ledger)
    assert (told.code, told.out) == (2, "")
    assert "Name a later --known-at" in told.err


def test_a_line_is_explained_by_its_number_its_citation_and_its_id(ledger):
    update = value(ledger, "2022-09-11")
    line = update["lines"][0]
    for name in ("1", "L1", f"c{line['citations'][0]}", f"[{line['citations'][0]}]"):
        told = typed("update", "2022-09-11", "--explain", name, ledger=ledger)
        assert told.code == 0, told.err
        assert "line L1, number 1 of “In short”" in told.out
        for claim in line["claims"]:
            assert claim in told.out
        for reason in line["reasons"]:
            assert f"rule {reason['rule']}" in told.out


def test_every_citation_leads_to_what_is_printed_with_it(ledger):
    update = value(ledger, "2022-09-11")
    behind = [
        typed("update", "2022-09-11", "--explain", f"c{item['number']}", ledger=ledger)
        for item in update["citations"][:12]
    ]
    assert all("“" in told.out for told in behind if told.code == 0)
    assert sum(told.code == 0 for told in behind) > 8  # some stand in a table of holders only


def test_the_reasons_in_json_are_those_of_the_update(ledger):
    update = value(ledger, "2022-09-11")
    told = value(ledger, "2022-09-11", "--explain", "2")
    assert told["lines"] == [line for line in update["lines"] if line["number"] == 2]
    assert [claim for claim in update["claims"] if claim["id"] in told["lines"][0]["claims"]] == told["claims"]


def test_a_line_that_is_not_there_is_told(ledger):
    told = typed("update", "2022-09-11", "--explain", "99", ledger=ledger)
    assert (told.code, told.out) == (1, "")
    assert "No line of this update is named '99'" in told.err
