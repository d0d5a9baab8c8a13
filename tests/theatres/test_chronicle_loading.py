"""A chronicle's table becomes anchors and states in the order of their days."""

from datetime import date

import pytest

from wederhoor import theatres
from wederhoor.model.period import BadPeriod
from wederhoor.theatres.chronicle import chronicle

ROW = {"id": "b", "kind": "capture", "date": "2022-07-02/2022-07-03", "what": "a town is taken", "sources": ["a book"]}


def test_anchors_come_in_the_order_of_their_days():
    made = chronicle({"anchor": [ROW, {**ROW, "id": "a", "date": "2022-04"}]}, {})
    assert [anchor.id for anchor in made.anchors] == ["a", "b"]
    assert (made.anchors[1].first, made.anchors[1].last) == (date(2022, 7, 2), date(2022, 7, 3))
    assert made.last == date(2022, 7, 3)


def test_a_state_may_last():
    row = {"id": "s", "place": "Izium", "holder": "russia", "from": "2022-04-01", "to": "..", "sources": ["a book"]}
    ended = {**row, "to": "2022-09-10"}
    open_one, closed = (chronicle({"state": [item]}, {}).states[0] for item in (row, ended))
    assert (open_one.first, open_one.last) == (date(2022, 4, 1), None)
    assert closed.last == date(2022, 9, 10)


def test_a_wider_region_has_the_anchors_of_those_in_it():
    made = chronicle({"anchor": [{**ROW, "places": ["Donbas"]}]}, {"parts": {"Eastern Ukraine": ["Donbas"]}})
    assert made.at("Eastern Ukraine") == made.at("Donbas") == made.anchors
    assert made.at("Izium") == ()


@pytest.mark.parametrize("day", ["../2022-07-02", "2022-07-32", "XXXX-07-02"])
def test_a_day_that_cannot_be_placed_is_refused(day):
    with pytest.raises(BadPeriod):
        chronicle({"anchor": [{**ROW, "date": day}]}, {})


def test_the_theatre_has_its_chronicle_and_no_second_copy_of_it():
    ukraine = theatres.load("ukraine")
    assert len(ukraine.chronicle.anchors) >= 150
    assert "Kyiv" in ukraine.chronicle.everyday
    assert "chronicle" not in ukraine.tables
