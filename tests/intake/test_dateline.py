"""Datelines and credits."""

import pytest

from wederhoor.intake.dateline import find_dateline, whole_credit
from wederhoor.intake.words import page_words


@pytest.mark.parametrize(
    ("text", "places", "credits"),
    [
        ("KYIV (PN) - Het leger", ("KYIV",), ("PN",)),
        ("DEN HAAG (ANP) – De Kamer", ("DEN HAAG",), ("ANP",)),
        ("NEW YORK (ANP/AFP/RTR) - De raad", ("NEW YORK",), ("ANP", "AFP", "RTR")),
        ("IZJOEM/LONDEN (ANP/RTR) - Het leger", ("IZJOEM", "LONDEN"), ("ANP", "RTR")),
        ("'S-GRAVENHAGE (ANP) - De Kamer", ("'S-GRAVENHAGE",), ("ANP",)),
        ("MEXICO-STAD (ANP/AFP) -De president", ("MEXICO-STAD",), ("ANP", "AFP")),
        ("MEXICO-STAD (ANP/AFP) — De president", ("MEXICO-STAD",), ("ANP", "AFP")),
        ("Brussel (Belga) - De raad", ("Brussel",), ("Belga",)),
        ("KYIV, 12 sept. (ANP) - Het leger", ("KYIV",), ("ANP",)),
        ("GROSSETO, Italy (AP) -- The trial", ("GROSSETO",), ("AP",)),
        ("(ANP) - Het leger", (), ("ANP",)),
        ("KYIV - Het leger", ("KYIV",), ()),
        ("Het Institute for the Study of War (ISW) - dat", (), ()),
        ("Volgens de gouverneur (links) - niet", (), ()),
        ("Denktank (ISW) - een", (), ()),
        ("De NAVO - een bondgenootschap - zegt", (), ()),
        ("VS - een", (), ()),
    ],
)
def test_datelines(text, places, credits):
    found = find_dateline(text, page_words())
    assert ((found.places, found.credits) if found else ((), ())) == (places, credits)


def test_a_dateline_ends_where_the_report_begins():
    found = find_dateline("KYIV (PN) - Het leger", page_words())
    assert found is not None
    assert "KYIV (PN) - Het leger"[found.end :] == "Het leger"


@pytest.mark.parametrize(
    "line", ["TASS en Kremlin", "AP: leger herovert dorp", "Bron: het ministerie", "De ANP", "NAVO"]
)
def test_what_is_no_credit(line):
    assert whole_credit(line, page_words()) == ()
