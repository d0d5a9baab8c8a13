"""The place table finds what Dutch papers write, and keeps kinds apart."""

import pytest

from wederhoor import atlas
from wederhoor.model.places import Place
from wederhoor.model.vocabulary import PlaceKind


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("Izjoem", "Izium"),
        ("Isjoem", "Izium"),
        ("Koepjansk", "Kupiansk"),
        ("Charkov", "Kharkiv"),
        ("Bachmoet", "Bakhmut"),
        ("Artjomovsk", "Bakhmut"),
        ("Avdiivka", "Avdiivka"),
        ("Vovtsjansk", "Vovchansk"),
        ("Velyka Novosilka", "Velyka Novosilka"),
        ("Zwarte Zee", "Black Sea"),
        ("Noord-Korea", "North Korea"),
        ("VS", "United States"),
        ("Peking", "Beijing"),
    ],
)
def test_the_likeliest_place_under_a_spelling(written, place):
    assert atlas.load().find(written)[0].id == place


def test_one_spelling_has_several_kinds_and_a_settlement_comes_first():
    found = atlas.load().find("Donetsk")
    assert [(place.id, place.kind) for place in found] == [
        ("Donetsk", PlaceKind.SETTLEMENT),
        ("Donetsk Oblast", PlaceKind.OBLAST),
    ]


def test_a_name_that_no_table_holds_is_not_found():
    assert atlas.load().find("Lutjebroek") == ()
    assert atlas.load().find("izjoem") == ()


def test_house_spellings():
    kupiansk = atlas.load().get("Kupiansk")
    assert kupiansk is not None
    assert (kupiansk.name("nl"), kupiansk.name("en"), kupiansk.country) == ("Koepjansk", "Kupiansk", "UA")


def test_every_place_lies_in_a_place_that_is_there_and_points_lie_on_the_map():
    book = atlas.load()
    for place in book.all():
        assert place.within is None or book.get(place.within) is not None, place.id
        assert (place.latitude is None) == (place.longitude is None), place.id
        if place.kind is PlaceKind.SETTLEMENT and place.country == "UA":
            assert 44 < (place.latitude or 0) < 53, place.id
            assert 22 < (place.longitude or 0) < 41, place.id


def test_all_twenty_four_oblasts_of_ukraine_are_there():
    oblasts = [place for place in atlas.load().all() if place.kind is PlaceKind.OBLAST and place.country == "UA"]
    assert len(oblasts) == 24
    assert all(place.name("nl").startswith("regio ") for place in oblasts)


def test_a_table_of_ones_own():
    book = atlas.build([Place("Ons Dorp", PlaceKind.SETTLEMENT)], [("Ons Dorp", "Ons Dorp")])
    assert book.longest() == 2
    with pytest.raises(KeyError):
        atlas.build([], [("Ons Dorp", "Ons Dorp")])
