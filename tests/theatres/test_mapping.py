"""The map of Ukraine: whose the Crimea is, what ran dry, and that the data stay small and known to the atlas."""

import json
from datetime import date
from importlib.resources import files
from itertools import pairwise

import pytest

from wederhoor import atlas, theatres
from wederhoor.model.lines import cut_line, cut_ring, surface, within
from wederhoor.theatres.mapmaking import inner, packed, thinned, units
from wederhoor.theatres.mapping import load_map, ring, unpacked

LIMIT = 1_000_000  # bytes
DAM = date(2023, 6, 6)
TOWNS = {  # longitude, latitude (GeoNames)
    "Kharkiv Oblast": (36.25, 49.98),
    "Donetsk Oblast": (37.8, 48.02),
    "Luhansk Oblast": (39.3, 48.57),
    "Kherson Oblast": (32.61, 46.64),
    "Zaporizhzhia Oblast": (35.18, 47.82),
    "Odesa Oblast": (30.74, 46.48),
    "Mykolaiv Oblast": (31.99, 46.97),
    "Khmelnytskyi Oblast": (26.99, 49.42),
    "Lviv Oblast": (24.02, 49.84),
    "Kyiv": (30.52, 50.45),
    "Crimea": (34.1, 44.95),
    "Sevastopol": (33.52, 44.61),
}


@pytest.fixture(scope="module")
def base():
    found = load_map("ukraine")
    assert found is not None
    return found


@pytest.mark.parametrize("unit", TOWNS)
def test_each_seat_lies_in_its_own_unit_and_in_no_other(base, unit):
    holding = {name for name, rings in base.units.items() if within(TOWNS[unit], rings)}
    assert holding == {unit}


def test_the_country_has_all_its_units(base):
    assert len(base.units) == 27
    assert {"Crimea", "Sevastopol"} <= set(base.units)


@pytest.mark.parametrize("abroad", [(36.6, 50.6), (39.7, 47.24), (37.62, 45.0), (28.86, 47.01), (30.98, 52.44)])
def test_towns_abroad_lie_in_no_unit(base, abroad):
    assert not any(within(abroad, rings) for rings in base.units.values())


def test_no_border_between_countries_crosses_the_way_to_the_crimea(base):
    isthmus = (32.3, 45.6, 35.6, 46.5)
    assert not [piece for line in base.borders for piece in cut_line(line, isthmus)]


def test_the_crimea_is_said_to_be_occupied_since_2014(base):
    (taken,) = base.occupied
    assert (taken.name, set(taken.places), taken.by) == ("Crimea", {"Crimea", "Sevastopol"}, "russia")
    anchors = {anchor.id: anchor for anchor in theatres.load("ukraine").chronicle.anchors}
    assert anchors["2014-02-27-crimea-capture"].date.day == taken.since


def test_the_kakhovka_reservoir_is_there_until_its_dam_was_destroyed(base):
    (kakhovka,) = [lake for lake in base.lakes if lake.place == "Kakhovka Reservoir"]
    others = [lake for lake in base.lakes if lake is not kakhovka]
    assert kakhovka.there(date(2023, 6, 5))
    assert not kakhovka.there(DAM)
    anchors = {anchor.id: anchor for anchor in theatres.load("ukraine").chronicle.anchors}
    assert anchors["2023-06-06-kakhovka-dam-infrastructure-damage"].date.day == DAM
    for spot in ((34.5, 47.55), (34.0, 47.3), (35.0, 47.5)):  # off Nikopol, Kamianka and Enerhodar
        assert within(spot, kakhovka.shores)
        assert not any(within(spot, lake.shores) for lake in others)
    assert all(lake.there(date(2026, 1, 1)) for lake in others)


def test_the_dnipro_runs_on_through_its_lakes(base):
    through = (33.5, 46.7, 35.2, 47.8)
    assert [piece for line in base.rivers["Dnipro River"] for piece in cut_line(line, through)]


def test_all_names_are_those_of_the_atlas(base):
    known = atlas.load()
    named = {*base.units, *base.rivers, *base.towns, *(lake.place for lake in base.lakes)}
    named |= {place for kind in base.names.values() for place in kind} | {base.country}
    strange = {name for name in named if known.get(name) is None}
    assert strange == set()
    assert all(place.longitude is not None for town in base.towns if (place := known.get(town)))


def test_the_data_are_small():
    folder = files("wederhoor.theatres") / "ukraine" / "map"
    assert sum(len(item.read_bytes()) for item in folder.iterdir() if item.is_file()) < LIMIT


def test_rings_are_closed_and_have_a_surface(base):
    for rings in (*base.units.values(), base.land, *(lake.shores for lake in base.lakes)):
        for points in rings:
            assert points[0] == points[-1]
            assert surface(points) != 0


def test_a_theatre_without_a_map_has_none():
    assert load_map("nowhere") is None


def test_packing_loses_no_more_than_half_a_step():
    line = [(36.12345, 49.98765), (36.2, 50.0), (36.2, 50.0), (37.0, 49.5)]
    back = unpacked(packed(line))
    assert len(back) == 3
    assert back[0] == pytest.approx(line[0], abs=0.0005)
    assert back[-1] == line[-1]
    assert packed([(1.0, 1.0)]) == [1000, 1000]


def test_units_are_read_from_a_topology_with_their_shared_border():
    topology = {
        "transform": {"scale": [1.0, 1.0], "translate": [30.0, 45.0]},
        "arcs": [[[0, 0], [0, 2]], [[0, 2], [-1, 0], [0, -2], [1, 0]], [[0, 2], [1, 0], [0, -2], [-1, 0]]],
        "objects": {
            "x": {
                "geometries": [
                    {"type": "Polygon", "id": "A", "properties": {"name": "One"}, "arcs": [[0, 1]]},
                    {"type": "MultiPolygon", "id": "B", "properties": {"name": "Two"}, "arcs": [[[0, 2]]]},
                ]
            }
        },
    }
    arcs, areas = units(topology, {"A One": "First", "B Two": "Second"})
    assert areas == {"First": [[0, 1]], "Second": [[0, 2]]}
    assert inner(areas) == [0]
    found = [ring([tuple(arc) for arc in arcs], numbers) for numbers in (areas["First"][0], areas["Second"][0])]
    assert [abs(surface(points)) for points in found] == [2.0, 2.0]
    assert all(points[0] == points[-1] for points in found)


def test_a_lake_is_cut_at_the_box_of_its_own():
    shore = [(0.0, 0.0), (4.0, 0.0), (4.0, 1.0), (0.0, 1.0), (0.0, 0.0)]
    assert abs(surface(cut_ring(shore, (1.0, 0.0, 3.0, 1.0)))) == pytest.approx(2.0)


def test_thinning_is_finer_than_can_be_seen():
    bent = [(36.0, 49.0), (36.5, 49.001), (37.0, 49.0)]
    assert thinned(bent) == [pytest.approx(bent[0]), pytest.approx(bent[2])]
    assert len(thinned([(36.0, 49.0), (36.5, 49.1), (37.0, 49.0)])) == 3


def test_the_shapes_are_whole_numbers():
    shapes = json.loads((files("wederhoor.theatres") / "ukraine" / "map" / "shapes.json").read_text("utf-8"))
    assert all(type(step) is int for arc in shapes["arcs"] for step in arc)
    assert all(len(line) % 2 == 0 for line in shapes["borders"])
    assert all(0 <= one < len(shapes["arcs"]) for one in shapes["inner"])
    assert sorted(shapes["inner"]) == shapes["inner"]
    assert all(first != second for first, second in pairwise(shapes["inner"]))
