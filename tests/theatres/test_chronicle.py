"""The chronicle of a war holds dated rows that can be read, found and looked up."""

import tomllib
from collections import Counter
from datetime import timedelta
from importlib.resources import files
from itertools import pairwise

import pytest

from wederhoor import atlas, theatres
from wederhoor.model.period import OPEN, Period
from wederhoor.model.vocabulary import Kind

ZONE = "Europe/Kyiv"
FAR_PLACES = {  # known to the wide atlas alone
    "Antalya (TR, 323777)",
    "Olenivka (UA, 698614)",
    "Snihurivka (UA, 693379)",
    "Staryi Saltiv (UA, 692703)",
}


@pytest.fixture(scope="module")
def ukraine():
    return theatres.load("ukraine")


@pytest.fixture(scope="module")
def table():
    return tomllib.loads((files(theatres) / "ukraine" / "chronicle.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def anchors(table):
    return table["anchor"]


@pytest.fixture(scope="module")
def states(table):
    return table["state"]


@pytest.fixture(scope="module")
def places():
    return {place.id for place in atlas.load().all()} | FAR_PLACES


def span(state):
    """The days from the first to the last on which the holder may have held the place."""
    return Period.parse(f"{state['from']}/{state['to']}", ZONE)


def test_it_is_long_enough_to_date_by(anchors, states):
    assert len(anchors) + len(states) >= 150
    years = Counter(anchor["date"][:4] for anchor in anchors)
    assert all(years[year] >= 20 for year in ("2022", "2023", "2024", "2025"))


def test_every_row_has_its_own_name_and_a_source(anchors, states):
    names = Counter(row["id"] for row in [*anchors, *states])
    assert [name for name, times in names.items() if times > 1] == []
    for row in [*anchors, *states]:
        assert row["sources"], row["id"]
        assert all(source.startswith(("https://", "http://")) for source in row["sources"]), row["id"]
        assert len(set(row["sources"])) == len(row["sources"]), row["id"]


def test_anchors_are_days_or_short_intervals_in_order(anchors):
    days = []
    for anchor in anchors:
        period = Period.parse(anchor["date"], ZONE)
        assert period.precision in {"day", "interval"}, anchor["id"]
        assert period.width is not None, anchor["id"]
        assert period.width <= timedelta(days=16), anchor["id"]
        assert anchor["id"].startswith(anchor["date"][:10]), anchor["id"]
        days.append(anchor["date"][:10])
    assert days == sorted(days)


def test_anchors_speak_the_vocabulary_of_claims(ukraine, anchors, places):
    kinds = {kind.value for kind in Kind}
    for anchor in anchors:
        assert anchor["kind"] in kinds, anchor["id"]
        assert {anchor[role] for role in ("agent", "target") if role in anchor} <= set(ukraine.actors), anchor["id"]
        assert set(anchor.get("places", [])) <= places, anchor["id"]
        assert {"agent", "target", "places", "names"} & set(anchor), anchor["id"]
        assert anchor["what"], anchor["id"]


def test_a_proper_name_is_nobody_known_before(ukraine, anchors, places):
    known = {spelling for actor in ukraine.actors.values() for spelling in (actor.id, *actor.spellings)} | places
    assert [anchor["id"] for anchor in anchors if set(anchor.get("names", [])) & known] == []


def test_states_name_a_place_and_a_party(ukraine, states, places):
    for state in states:
        assert state["place"] in places, state["id"]
        assert state["holder"] in ukraine.parties, state["id"]
        assert OPEN not in state["from"], state["id"]


def test_two_holders_of_one_place_share_no_more_than_the_day_of_change(states):
    for place in {state["place"] for state in states}:
        spans = [span(state) for state in states if state["place"] == place]
        for earlier, later in pairwise(spans):
            assert earlier.last_day, place
            assert earlier.last_day <= later.first_day, place


def test_nobody_goes_on_holding_what_the_other_party_takes(ukraine, anchors, states):
    for anchor in anchors:
        if anchor["kind"] not in {"capture", "recapture"}:
            continue
        taken, taker = Period.parse(anchor["date"], ZONE).last_day, ukraine.party(anchor["agent"])
        for state in states:
            if state["place"] in anchor["places"] and state["holder"] != taker:
                held = span(state)
                ended = held.last_day is not None and held.last_day <= taken
                assert ended or held.first_day >= taken, (anchor["id"], state["id"])
