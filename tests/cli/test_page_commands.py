"""The pages about one thing, typed at a ledger of annotated reports."""

import csv
import io
import json
from pathlib import Path

import pytest
from tests.cli.examples import typed


def answer(ledger: Path, *words: str):
    told = typed(*words, ledger=ledger)
    assert told.code == 0, told.err
    return told.out


def records(ledger: Path, *words: str):
    return json.loads(answer(ledger, *words, "--json"))


def rows(ledger: Path, *words: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(answer(ledger, *words, "--format", "csv"))))


def first_matter(ledger: Path, place: str) -> str:
    found = rows(ledger, "matter", "--place", place)
    return next(row["matter"] for row in found if row["family"] == "ground")


def test_control_is_that_of_the_last_day_unless_another_is_asked(annotated):
    held = {row["place"]: row for row in rows(annotated, "control")}
    assert held["Balakliia"]["holder"] == "ukraine"
    assert {row["day"] for row in held.values()} == {"2022-09-14"}
    assert {row["day"] for row in rows(annotated, "control", "--date", "2022-09-11")} == {"2022-09-11"}
    assert {row["day"] for row in rows(annotated, "control", "--known-at", "2022-09-09T08:00")} == {"2022-09-09"}


def test_what_was_known_in_the_morning_is_less_than_what_was_known_at_night(annotated):
    morning = rows(annotated, "control", "--date", "2022-09-10", "--known-at", "2022-09-10T08:00")
    night = rows(annotated, "control", "--date", "2022-09-10")
    assert {row["place"] for row in morning} < {row["place"] for row in night}


def test_the_history_of_a_place_ends_as_its_cell_stands(annotated):
    history = rows(annotated, "control", "--place", "Izjoem")
    now = {row["place"]: row for row in rows(annotated, "control")}["Izium"]
    assert history[-1]["holder"] == now["holder"]
    assert [row["day"] for row in history] == sorted({row["day"] for row in history})
    assert "Wie had Izjoem in handen" in answer(annotated, "control", "--place", "Izjoem")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("control", "--date", "2022-09"), "no single day"),
        (("control", "--place", "Nergenshuizen"), "knows no place"),
        (("control", "--language", "xx"), "no language pack"),
        (("matter",), "Name a claim"),
        (("matter", "c-none"), "is named"),
        (("matter", "--place", "Lyman", "--known-at", "2022-09-05"), "No claim known by then"),
    ],
)
def test_what_cannot_be_answered_is_said(annotated, words, said):
    told = typed(*words, ledger=annotated)
    assert told.code != 0
    assert said in " ".join(told.err.split())


def test_a_matter_is_found_by_any_of_its_claims_and_by_its_place(annotated):
    name = first_matter(annotated, "Izjoem")
    whole = records(annotated, "matter", name, "--place", "Izjoem")
    assert (whole["place"], whole["family"]) == ("Izium", "ground")
    for entry in whole["entries"]:
        other = records(annotated, "matter", entry["claims"][0], "--place", "Izjoem")
        assert other["matter"] == whole["matter"]


def test_a_matter_shows_its_parties_side_by_side_in_both_languages(annotated):
    name = first_matter(annotated, "Izjoem")
    dutch = answer(annotated, "matter", name, "--place", "Izjoem")
    english = answer(annotated, "matter", name, "--place", "Izjoem", "--language", "en")
    assert "Oekraïne" in dutch
    assert "Open vragen" in dutch
    assert "Ukraine" in english
    assert "Open questions" in english
    for word in ("niets", "NIEUWSTE"):
        assert word in dutch
        assert word not in english


def test_a_matter_known_earlier_holds_no_later_day(annotated):
    name = first_matter(annotated, "Izjoem")
    early = records(annotated, "matter", name, "--place", "Izjoem", "--known-at", "2022-09-10")
    assert {entry["day"][:10] for entry in early["entries"]} <= {"2022-09-07", "2022-09-08", "2022-09-09", "2022-09-10"}
    late = records(annotated, "matter", name, "--place", "Izjoem")
    assert len(late["entries"]) > len(early["entries"])


def test_every_claim_that_a_page_names_can_be_explained(annotated):
    for cell in records(annotated, "control")["cells"]:
        for claim in cell["claimed_by"][:1]:
            assert claim in answer(annotated, "explain", claim[:10])


def test_numbers_are_listed_and_one_row_is_shown_value_by_value(annotated):
    listed = rows(annotated, "series")
    assert {"recapture:km2"} <= {row["subject"] for row in listed}
    one = [row for row in listed if row["subject"] == "recapture:km2"]
    assert len(rows(annotated, "series", "recapture:km2")) == len(one)
    assert "vierkante kilometer" in answer(annotated, "series", "recapture:km2")


def test_silences_known_later_do_not_stand_in_an_earlier_list(annotated):
    late, early = (records(annotated, "silence", *more) for more in ((), ("--known-at", "2022-09-08")))
    assert len(early["open"]) < len(late["open"]) + len(late["closed"])
    assert all(item["since"][:10] <= "2022-09-08" for item in early["open"])
    assert {item["claim"] for item in records(annotated, "silence", "--place", "Balaklija")["open"]} < {
        item["claim"] for item in late["open"]
    }


def test_a_subject_without_numbers_is_said(annotated):
    told = typed("series", "surrender", ledger=annotated)
    assert (told.code, "No number" in told.err) == (1, True)


def test_a_record_is_shown_for_any_spelling_of_the_name(annotated):
    found = [
        records(annotated, "record", name)["actor"]
        for name in ("Russisch ministerie van Defensie", "Russian Ministry of Defence")
    ]
    assert found == ["Russian Ministry of Defence"] * 2
    assert "Hoe de letter volgt" in answer(annotated, "record", "Zelensky")
    assert {row["letter"] for row in rows(annotated, "record")} == {"F"}
    assert typed("record", "Niemand Nergens", ledger=annotated).code == 1
