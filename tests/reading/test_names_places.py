"""Places: which one, of what kind, and whether the name stands for somebody."""

import json
from itertools import pairwise

import pytest
from tests.reading.naming import names, places

from wederhoor import atlas
from wederhoor.reading.mentions import Role
from wederhoor.reading.place_mentions import place_mentions


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Bij Koepjansk wordt gevochten.", [("Koepjansk", "place", "Kupiansk")]),
        ("De regio's Charkiv, Soemy en Poltava zitten zonder stroom.", [("Charkiv", "place", "Kharkiv Oblast"), ("Soemy", "place", "Sumy Oblast"), ("Poltava", "place", "Poltava Oblast")]),
        ("In de regio Charkiv en de stad Soemy vielen doden.", [("Charkiv", "place", "Kharkiv Oblast"), ("Soemy", "place", "Sumy")]),
        ("De havenstad Marioepol ligt in puin.", [("Marioepol", "place", "Mariupol")]),
        ("De Koersk-regio wordt ontruimd.", [("Koersk-regio", "place", "Kursk Oblast")]),
        ("Aan de westoever van de Dnipro staan tanks.", [("Dnipro", "place", "Dnipro River")]),
        ("In Dnipro sloeg een raket in.", [("Dnipro", "place", "Dnipro")]),
        ("Ook in Soemy en Dnipropetrovsk viel de stroom uit.", [("Soemy", "place", "Sumy Oblast"), ("Dnipropetrovsk", "place", "Dnipropetrovsk Oblast")]),
        ("In het centrum van Donetsk ontplofte een bom.", [("Donetsk", "place", "Donetsk")]),
        ("In het westen van Donetsk rukten ze op.", [("Donetsk", "place", "Donetsk Oblast")]),
        ("De burgemeester van Melitopol sprak van een aanslag.", [("Melitopol", "office", "Melitopol")]),
        ("De gouverneur van Soemy meldt beschietingen.", [("Soemy", "office", "Sumy Oblast")]),
        ("De regering in Kyiv ontkent dat.", [("Kyiv", "office", "Kyiv")]),
        ("Een Chersonse boer vond een mijn.", [("Chersonse", "adjective", "Kherson Oblast")]),
    ],
)  # fmt: skip
def test_kind_and_role(sentence, found):
    assert places(sentence) == found


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("Moskou ontkent de aanval.", "metonym"),
        ("Volgens Moskou is de aanval mislukt.", "metonym"),
        ("Het klonk hoopvol in de zaal, maar Moskou zweeg.", "metonym"),
        ("In Moskou viel een drone.", "place"),
        ("De Oekraïners beschoten Moskou met drones.", "place"),
        ("De trein rijdt van Charkiv naar Moskou.", "place"),
        ("Moskou wordt beschoten.", "place"),
        ("Het bestand met Moskou houdt stand.", "metonym"),
        ("Dat klinkt het in Moskou.", "metonym"),
        ("De hoofdstad Moskou ligt ver van het front.", "place"),
        ("Bij de grens met Rusland wordt gevochten.", "place"),
        ("Het oosten van Rusland is leeg.", "place"),
        ("De bondgenoten van Rusland zwijgen.", "metonym"),
    ],
)
def test_a_capital_or_country_is_a_place_or_somebody(sentence, role):
    found = [found for found in places(sentence) if found[0] in {"Moskou", "Rusland"}]
    assert [name[1] for name in found] == [role]


@pytest.mark.parametrize(("written", "place"), [("Koepjanks", "Kupiansk"), ("Kramatosk", "Kramatorsk"), ("Vovtsjanks", "Vovchansk")])  # fmt: skip
def test_one_slip_in_a_long_name_is_forgiven_where_a_place_may_stand(written, place):
    assert places(f"Bij {written} wordt gevochten.") == [(written, "place", place)]


@pytest.mark.parametrize(
    "sentence", ["Het Poltavaanse bier is op.", "Trainer Poltawas lacht.", "Daar wint Sjachtar Donetsk weer."]
)
def test_what_is_no_place(sentence):
    assert [place for place in places(sentence) if place[1] == "place"] == []


def test_names_never_overlap_and_keep_the_order_of_the_text():
    story, found = names("Gouverneur Oleh Synjehoebov van de regio Charkiv zei dat de Russen bij Izjoem weg zijn.")
    assert all(left.span.end <= right.span.start for left, right in pairwise(found))
    assert all(name.span.of(story.text) for name in found)


def test_a_house_is_somebody_unless_a_preposition_makes_it_a_building():
    _, said = names("Het Kremlin ontkent dat.")
    _, seen = names("Boven het Kremlin hing rook.")
    assert (said[0].role, said[0].actors) == (Role.METONYM, ("Kremlin",))
    assert (seen[0].role, seen[0].place) == (Role.PLACE, "Kremlin, Moscow")


def test_the_contrast_set_of_places(shared):
    items = json.loads((shared / "gold" / "places.json").read_text("utf-8"))["items"]
    right = wrong = false = wanted = 0
    for item in items:
        _, found = names(item["text"])
        told = {mention["start"]: mention for mention in place_mentions(found, atlas.load(), item["text"])}
        for gold in item["mentions"]:
            mention = told.pop(gold["start"], {"canonical": None, "kind": None})
            wanted += 1
            right += (mention["canonical"], mention["kind"]) == (gold["canonical"], gold["kind"])
            wrong += mention["canonical"] not in {None, gold["canonical"]}
        false += len(told)
    assert right / wanted >= 0.95
    assert wrong / wanted <= 0.02
    assert false <= 2
