"""Choices of places: kept with name and reason, and the last one holds."""

from datetime import UTC, datetime

import pytest

from wederhoor.ledger import LedgerError, open_ledger
from wederhoor.ledger.pinning import pin, pins


def at(hour: int) -> datetime:
    return datetime(2022, 9, 12, hour, tzinfo=UTC)


def test_the_last_choice_holds_and_the_others_stay(tmp_path):
    store = open_ledger(tmp_path / "l.sqlite")
    assert pins(store) == {}
    pin(store, "Oleksandrivka", "A", by="A. Visser", why="the one near Kramatorsk", recorded_at=at(6))
    pin(store, "OLEKSANDRIVKA", "B", by="B. Smit", why="no, the other", recorded_at=at(7))
    pin(store, "Pisky", "C", by="B. Smit", why="near Donetsk", recorded_at=at(5))
    found = pins(store)
    assert {name: chosen.place for name, chosen in found.items()} == {"oleksandrivka": "B", "pisky": "C"}
    assert found["oleksandrivka"].by == "B. Smit"
    assert len(list(store.entries())) == 3
    store.close()


@pytest.mark.parametrize(("by", "why"), [("", "x"), ("A", "  ")])
def test_a_choice_needs_a_name_and_a_reason(tmp_path, by, why):
    store = open_ledger(tmp_path / "l.sqlite")
    with pytest.raises(LedgerError):
        pin(store, "Pisky", "C", by=by, why=why, recorded_at=at(5))
    store.close()
