"""A page weighs what the command weighs for the same period, and no page weighs a large ledger whole."""

import json

import pytest
from tests.briefing.many import put, reports
from tests.cli.examples import typed

from wederhoor.cli import serving

DAY = "2022-09-11"


@pytest.fixture(scope="module")
def years(tmp_path_factory):
    """A ledger of four days, of which the first two lie months before the last."""
    days = ("2022-03-01", "2022-05-01", "2022-09-10", DAY)
    found = [pair for number, day in enumerate(days) for pair in reports(16, day)[4 * number : 4 * number + 4]]
    return put(tmp_path_factory.mktemp("near") / "years.sqlite", found)


@pytest.mark.parametrize("period", [DAY, "2022-09", "2022-05-01"])
def test_the_update_page_and_the_command_say_the_same_of_a_ledger_of_years(visit, years, period):
    told = typed("update", period, "--format", "json", ledger=years)
    assert told.code == 0, told.err
    assert json.loads(visit(years).get(f"/api/v1/updates/{period}").text) == json.loads(told.out)


@pytest.mark.parametrize("path", ["control", "numbers", "record", "silence", "place/Izium"])
def test_a_page_over_a_large_ledger_says_that_it_weighs_only_what_is_near(visit, years, tree, path, monkeypatch):
    small = tree(visit(years).get(f"/nl/{path}").text).text_content()
    monkeypatch.setattr(serving, "WHOLE", 0)
    large = tree(visit(years).get(f"/nl/{path}").text).text_content()
    assert "alleen gewogen" not in small
    assert "Van de 16 berichten in het grootboek is hier alleen gewogen" in large
