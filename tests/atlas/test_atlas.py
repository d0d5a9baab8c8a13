"""The place table finds what Dutch papers write, and keeps kinds apart."""

import pytest
from babel import Locale

from wederhoor import atlas
from wederhoor.model.places import Place
from wederhoor.model.vocabulary import PlaceKind

# Codes of CLDR that are no country or territory with people of its own, and the unions.
NO_COUNTRIES = {
    *("AC", "AQ", "BV", "CP", "CQ", "DG", "EA", "EU", "EZ", "GS", "HM"),
    *("IC", "IO", "QO", "TA", "TF", "UM", "UN", "XA", "XB", "ZZ"),
}


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
        ("Dnepr", "Dnipro River"),
        ("rivier de Don", "Don River"),
        ("Mokri Jaly", "Mokri Yaly River"),
        ("Kaspische Zee", "Caspian Sea"),
        ("stuwmeer van Kachovka", "Kakhovka Reservoir"),
        ("kerncentrale van Rivne", "Rivne Nuclear Power Plant"),
        ("Kinboernlandtong", "Kinburn Spit"),
        ("Tsjechie", "Czechia"),
        ("het VK", "United Kingdom"),
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


def test_the_countries_are_those_of_cldr_under_its_dutch_names():
    known = {str(place.country): place for place in atlas.load().all() if place.kind is PlaceKind.COUNTRY}
    dutch = {str(code): str(name) for code, name in Locale("nl").territories.items() if str(code).isalpha()}
    assert set(dutch) - set(known) == NO_COUNTRIES
    assert {code for code in known if known[code].name("nl") != dutch[code]} == {"CD", "HK", "MM", "MO"}
    assert all(place in atlas.load().find(place.name(code)) for place in known.values() for code in ("nl", "en"))


@pytest.mark.parametrize("name", ["Don", "Samara", "Krasna", "Desna", "Solona", "Congo", "VK"])
def test_a_name_that_is_an_ordinary_word_or_another_place_is_no_river_or_country_by_itself(name):
    assert all(place.kind is PlaceKind.SETTLEMENT for place in atlas.load().find(name))


def test_a_table_of_ones_own():
    book = atlas.build([Place("Ons Dorp", PlaceKind.SETTLEMENT)], [("Ons Dorp", "Ons Dorp")])
    assert book.longest() == 2
    with pytest.raises(KeyError):
        atlas.build([], [("Ons Dorp", "Ons Dorp")])
