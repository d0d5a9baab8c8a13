"""The wide gazetteer: every spelling, the small table first, and a cache that may be missing or broken."""

import csv
import sqlite3
from importlib.resources import files
from pathlib import Path

import pytest

from wederhoor import atlas
from wederhoor.atlas import index
from wederhoor.atlas.geonames import NoPlaces
from wederhoor.model.geometry import distance
from wederhoor.model.places import WideGazetteer
from wederhoor.model.vocabulary import PlaceKind


def ids(world: atlas.World, name: str) -> list[str]:
    return [item.place.id for item in world.further(name)]


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("IZJOEM", "Izium"),
        ("Isium", "Izium"),
        ("Wowtschansk", "Vovchansk"),
        ("Tschassiw Jar", "Chasiv Yar"),
        ("Koupiansk", "Kupiansk"),
        ("Kupjansk", "Kupiansk"),
        ("Lisitsjansk", "Lysychansk"),
        ("Oegledar", "Vuhledar"),
        ("Artemivsk", "Bakhmut"),
        ("Krasny Liman", "Lyman"),
        ("Dnepropetrovsk", "Dnipro"),
        ("Vorosjilovgrad", "Luhansk"),
        ("Soedzja", "Sudzha"),
        ("Synkivka", "Synkivka (UA, Kharkiv Oblast)"),
    ],
)
def test_a_place_is_found_under_old_names_and_the_spellings_of_four_languages(world, written, place):
    assert place in ids(world, written)


def test_the_small_table_keeps_its_ids_and_comes_first(world):
    found = world.further("Voronezh")
    assert [item.place.id for item in found[:2]] == ["Voronezh", "Voronezh Oblast"]
    assert found[0].common
    assert world.find("Izjoem")[0].id == "Izium"
    assert world.find("IZJOEM") == ()


def test_places_of_one_name_have_ids_of_their_own_that_lead_back(world):
    found = world.further("Oleksandrivka")
    assert len(found) > 10
    assert len({item.place.id for item in found}) == len(found)
    for item in found:
        assert world.get(item.place.id) == item.place


def test_the_first_level_units_of_both_countries(world):
    units = set(world._units[2].values())
    assert len(units) == 110
    assert all(world.get(unit) is not None for unit in units)
    penza = next(item.place for item in world.further("Penza") if item.place.kind is PlaceKind.OBLAST)
    assert (penza.id, penza.name("nl"), penza.name("en")) == ("Penza Oblast", "regio Penza", "Penza region")
    town = next(item.place for item in world.further("Penza") if item.place.kind is PlaceKind.SETTLEMENT)
    assert town.within == "Penza Oblast"


@pytest.mark.parametrize(("written", "place"), [("Koepjanks", "Kupiansk"), ("Wovtsjansk", "Vovchansk"), ("Kramotorsk", "Kramatorsk")])  # fmt: skip
def test_one_slip_in_a_long_name(world, written, place):
    assert place in {item.place.id for item in world.similar(written)}


@pytest.mark.parametrize("written", ["Izjom", "Amsterdamse", "Kxyzjansk"])
def test_no_slip_in_a_short_name_and_no_place_that_is_not_near(world, written):
    assert world.similar(written) == ()


def test_a_point_that_follows_from_words_is_in_the_id(world):
    place = world.get("Zeltorske (48.17, 37.18 ± 4 km)")
    assert (place.latitude, place.longitude, place.radius) == (48.17, 37.18, 4.0)
    assert place.name("nl") == "Zeltorske"
    assert world.get("Zeltorske (48.17)") is None


def test_every_spelling_of_a_place_is_known_once(world):
    spelled = world.spellings("Izium")
    assert {"Izjoem", "Izium", "Isjoem"} <= set(spelled)
    assert (
        len(
            {atlas.fold(name) for name in spelled if name.islower()}
            & {atlas.fold(n) for n in spelled if not n.islower()}
        )
        == 0
    )


def test_it_is_a_wide_gazetteer_and_opens_nothing_before_it_is_asked(tmp_path):
    lazy = atlas.wide(tmp_path / "none")
    assert isinstance(lazy, WideGazetteer)
    assert lazy.get("Izium") is not None
    assert lazy.find("Izjoem")
    assert lazy.get("Dag Zonder Naam") is None
    assert lazy.digest
    assert not (tmp_path / "none").exists()


def test_the_index_is_made_once_and_of_one_release(world, folder: Path):
    assert world.index is not None
    files = list(folder.iterdir())
    assert [file.name for file in files] == [f"places-{index.key_of_release()}.sqlite"]
    before = files[0].stat().st_mtime_ns
    (folder / "places-000000000000.sqlite").write_bytes(b"of an older release")
    again = atlas.wide(folder)
    assert again.further("Oleksandrivka") == world.further("Oleksandrivka")
    assert files[0].stat().st_mtime_ns == before


def test_a_broken_index_is_made_anew(world, folder: Path, tmp_path: Path):
    assert world.index is not None
    broken = tmp_path / f"places-{index.key_of_release()}.sqlite"
    broken.write_bytes(b"SQLite format 3\x00" + b"\x00" * 4096)
    found = atlas.wide(tmp_path)
    assert "Tula (RU" not in found.further("Tula")[0].place.id
    assert found.problem is None
    assert broken.stat().st_size > 1_000_000


def test_an_index_that_breaks_later_is_answered_from_memory_with_a_problem(world, folder: Path, tmp_path: Path):
    assert world.index is not None
    path = tmp_path / f"places-{index.key_of_release()}.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE about (digest TEXT)")
    connection.execute("INSERT INTO about VALUES (?)", (index.key_of_release(),))
    connection.commit()
    connection.close()
    found = atlas.wide(tmp_path)
    assert found.further("Oleksandrivka")
    assert found.problem is not None
    assert found.problem.source == "atlas"


def test_a_folder_that_cannot_be_used_is_a_problem_and_no_error(tmp_path: Path):
    (tmp_path / "file").write_text("no folder")
    found = atlas.wide(tmp_path / "file" / "places")
    assert found.further("Wowtschansk")[0].place.id == "Vovchansk"
    assert found.problem is not None
    assert "memory" in found.problem.remedy


def test_without_the_package_the_small_table_answers(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setattr("wederhoor.atlas.geonames.PACKAGE", "no_such_package_of_places")
    with pytest.raises(NoPlaces):
        index.key_of_release()
    found = atlas.wide(tmp_path)
    assert [item.place.id for item in found.further("IZJOEM")] == ["Izium", "Izium Raion"]
    assert found.problem is not None
    assert found.similar("Koepjanks") == ()


def test_a_choice_of_a_person_comes_before_everything(world):
    wanted = world.further("Oleksandrivka")[3].place
    chosen = atlas.Pinned(world, {"oleksandrivka": wanted.id, "izjoem": "Kupiansk", "x": "no such place"})
    assert [item.place.id for item in chosen.further("Oleksandrivka")] == [wanted.id]
    assert [place.id for place in chosen.find("Izjoem")] == ["Kupiansk"]
    assert chosen.find("Oleksandrivka") == ()
    assert chosen.find("Bachmoet") == world.find("Bachmoet")
    assert chosen.digest != world.digest


def test_a_village_of_which_no_source_says_where_it_lies_has_its_oblast_and_no_point(world):
    found = world.further("Berdytsji")[0].place
    assert (found.id, found.within) == ("Berdychi (UA, Donetsk Oblast)", "Donetsk Oblast")
    assert found.latitude is None
    assert found.longitude is None


def test_every_village_has_an_id_of_its_own_an_oblast_and_a_source(world):
    rows = list(csv.DictReader((files("wederhoor.atlas") / "villages.csv").read_text("utf-8").splitlines()))
    assert len(rows) > 100
    assert len({(row["en"], row["country"], row["within"]) for row in rows}) == len(rows)
    for row in rows:
        place = world.get(f"{row['en']} ({row['country']}, {row['within']})")
        assert place is not None, row
        assert world.get(row["within"]).kind is PlaceKind.OBLAST, row
        assert len(row["source"]) > 8, row
        assert bool(row["lat"]) == bool(row["lon"]), row


def test_no_village_stands_beside_the_same_place_of_geonames(world):
    rows = csv.DictReader((files("wederhoor.atlas") / "villages.csv").read_text("utf-8").splitlines())
    for row in rows:
        if row["lat"]:
            here = (float(row["lat"]), float(row["lon"]))
            others = [item.place for item in world.further(row["en"]) if item.place.geonames_id]
            near = [p.id for p in others if p.latitude and distance(here, (p.latitude, p.longitude)) < 5]
            assert near == [], row["en"]


@pytest.mark.parametrize(("written", "name"), [("Popasne", "Popasna"), ("Lyptse", "Lyptsi")])
def test_another_last_vowel_is_another_name_and_no_slip(world, written, name):
    assert name not in {item.place.name("en") for item in world.similar(written)}


def test_it_holds_far_more_than_the_small_table(world):
    assert world.index is not None
    places, names = world.index.count()
    assert places > 20_000
    assert names > 100_000
