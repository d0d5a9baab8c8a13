"""A war's folder loads into parties, actors and tables that hold together."""

from collections import Counter
from datetime import date

import pytest

from wederhoor import atlas, theatres
from wederhoor.model.period import Period


@pytest.fixture(scope="module")
def ukraine():
    return theatres.load("ukraine")


def test_the_war(ukraine):
    assert (ukraine.started, ukraine.zone, ukraine.parties) == (date(2022, 2, 24), "Europe/Kyiv", ("ukraine", "russia"))
    assert set(ukraine.name) == {"nl", "en"}


@pytest.mark.parametrize(
    ("actor", "party", "parent"),
    [
        ("Volodymyr Zelensky", "ukraine", "Ukraine"),
        ("Igor Konashenkov", "russia", "Russian Ministry of Defence"),
        ("Belarus", "third", None),
        ("Mexico", "third", None),
        ("UK intelligence", "third", "UK Ministry of Defence"),
    ],
)
def test_party_and_parent(ukraine, actor, party, parent):
    assert ukraine.party(actor) == party
    assert ukraine.actors[actor].parent == parent


def test_an_actor_has_its_parents_nearest_first(ukraine):
    assert ukraine.ancestors("Dmitry Peskov") == ("Dmitry Peskov", "Kremlin", "Russia")


def test_printed_names(ukraine):
    ministry = ukraine.actors["UK Ministry of Defence"]
    assert ministry.name("nl") == "ministerie van Defensie van het Verenigd Koninkrijk"
    assert ministry.short_name("nl") == "Britse ministerie van Defensie"
    assert ukraine.tables["articles"]["nl"][ministry.id] == "het"
    assert ukraine.actors["Valerii Zaluzhnyi"].name("nl") == "Valeri Zaloezjny"
    assert "nl" in dict(ukraine.actors["Valerii Zaluzhnyi"].offices[0].titles)


def test_every_actor_has_a_source_a_party_and_a_parent_that_is_there(ukraine):
    for actor in ukraine.actors.values():
        assert actor.source, actor.id
        assert actor.party in {*ukraine.parties, "third"}, actor.id
        assert actor.parent is None or actor.parent in ukraine.actors, actor.id
        assert {code for code, _ in actor.names} == {"nl", "en"}, actor.id


def test_every_office_has_a_period_that_can_be_read(ukraine):
    periods = [office.period for actor in ukraine.actors.values() for office in actor.offices]
    dated = [Period.parse(period) for period in periods if period != "../.."]
    assert len(dated) >= 10


def test_no_spelling_names_two_actors(ukraine):
    counted = Counter(name for actor in ukraine.actors.values() for name in set(actor.spellings))
    assert [name for name, times in counted.items() if times > 1] == []


def test_what_the_tables_name_is_there(ukraine):
    places, metonyms = {place.id for place in atlas.load().all()}, ukraine.tables["metonyms"]
    assert set(metonyms["capitals"]) <= places
    assert set(metonyms["capitals"].values()) <= set(ukraine.actors)
    assert {body for bodies in metonyms["voices"].values() for body in bodies} <= set(ukraine.actors)
    assert {place for sector in ukraine.tables["sectors"]["sector"] for place in sector["places"]} <= places
    bodies = ukraine.tables["roles"]["bodies"]
    assert {actor for table in bodies.values() for actor in table.values()} <= set(ukraine.actors)


def test_atlas_and_theatre_call_a_country_by_one_name(ukraine):
    places = {place.country: place.id for place in atlas.load().all() if place.kind.value == "country"}
    assert ukraine.tables["countries"] == places


def test_a_war_that_has_no_folder():
    with pytest.raises(theatres.UnknownTheatre, match="there are: ukraine"):
        theatres.load("atlantis")
