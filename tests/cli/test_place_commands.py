"""`place` and `places`: what a place is and why, choices of people, and the places of a text."""

import json

import pytest
from tests.cli.examples import ADDRESS, small_ledger, typed


@pytest.fixture
def ledger(tmp_path):
    return small_ledger(tmp_path / "l.sqlite")


def test_a_place_is_shown_with_its_spellings_and_claims(ledger):
    told = json.loads(typed("place", "Isium", "--json", ledger=ledger).out)
    assert told["place"]["id"] == "Izium"
    assert {"Izjoem", "Izyum"} <= set(told["spellings"])
    assert told["seen"][0] == {
        "spelling": "Izjoem",
        "outlet": "De Dagkrant",
        "first": "2022-09-11T08:00:00+02:00",
        "last": "2022-09-11T08:00:00+02:00",
        "times": 1,
    }
    assert {claim["report"]["address"] for claim in told["claims"]} == {ADDRESS}
    shown = typed("place", "Izjoem", ledger=ledger)
    assert shown.code == 0
    assert "Izium" in shown.out
    assert "Spellings in the ledger" in shown.out


def test_places_of_one_name_are_listed_with_their_grounds(ledger):
    told = json.loads(typed("place", "Oleksandrivka", "--json", ledger=ledger).out)
    assert len(told["senses"]) > 10
    assert told["senses"] == sorted(told["senses"], key=lambda sense: (-sense["sum"], sense["place"]))
    assert all(sense["sum"] == pytest.approx(sum(sense["grounds"].values()), abs=0.01) for sense in told["senses"])
    assert "Who bears the name" in typed("place", "Oleksandrivka", ledger=ledger).out


def test_a_place_is_shown_without_a_ledger(tmp_path):
    assert "Vovchansk" in typed("place", "Wowtschansk", ledger=tmp_path / "none.sqlite").out


def test_a_choice_is_kept_and_obeyed(ledger):
    wanted = json.loads(typed("place", "Oleksandrivka", "--json", ledger=ledger).out)["senses"][4]["place"]
    words = ("place", "Oleksandrivka", "--pin", wanted, "--by", "A. Visser", "--why", "the mayor said so")
    answer = typed(*words, ledger=ledger)
    assert (answer.code, wanted in answer.out) == (0, True)
    told = json.loads(typed("place", "oleksandrivka", "--json", ledger=ledger).out)
    assert told["place"]["id"] == wanted
    assert (told["pinned"]["by"], told["pinned"]["why"]) == ("A. Visser", "the mayor said so")
    assert "Pinned by A. Visser: the mayor said so" in typed("place", "Oleksandrivka", ledger=ledger).out
    found = json.loads(typed("places", "In Oleksandrivka vielen doden.", "--json", ledger=ledger).out)
    assert [mention["place"] for mention in found] == [wanted]
    assert typed("verify", ledger=ledger).code == 0


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("place", "Nergenshuizen"), "The atlas knows no place 'Nergenshuizen'"),
        (("place", "Izjoem", "--pin", "Izium"), "--pin needs --by WHO and --why TEXT"),
        (("place", "Izjoem", "--pin", "Nergens", "--by", "A", "--why", "b"), "No place has the id 'Nergens'"),
    ],
)
def test_what_cannot_be_done_is_told(ledger, words, told):
    answer = typed(*words, ledger=ledger)
    assert answer.code == 2
    assert told in answer.err


def test_the_places_of_a_text_with_what_is_left_open(tmp_path):
    text = "Bij Koepjanks wordt gevochten, meldt Moskou.\n\nHet dorp Engels, aan de Wolga, is stil."
    found = json.loads(typed("places", text, "--json", ledger=tmp_path / "none.sqlite").out)
    assert [(mention["words"], mention["place"]) for mention in found][:2] == [
        ("Koepjanks", "Kupiansk"),
        ("Moskou", "Moscow"),
    ]
    assert found[1]["role"] == "metonym of Russia"
    left = next(mention for mention in found if mention["words"] == "Engels")
    assert left["place"] is None
    assert left["rule"].startswith("unresolved")
    assert all(text[mention["start"] :].startswith(mention["words"]) for mention in found)


def test_a_text_without_a_place(tmp_path):
    assert "No place is named." in typed("places", "Het regent vandaag.", ledger=tmp_path / "none.sqlite").out


def test_claims_are_listed_by_a_spelling_that_only_the_wide_atlas_knows(ledger):
    assert len(json.loads(typed("claims", "--place", "Isium", "--format", "json", ledger=ledger).out)) == 2
    assert len(json.loads(typed("claims", "--place", "IZJOEM", "--format", "json", ledger=ledger).out)) == 2
