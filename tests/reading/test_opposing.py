"""Who contradicts whom by name, and on what: what the other says in the same sentence or before it."""

import pytest
from tests.reading.reading_rooms import read

from wederhoor.model.vocabulary import Certainty

NAMED = [
    (
        "Moskou meldt dat Lyman is ingenomen. Kyiv spreekt Moskou tegen.",
        ("Russia", "capture", "asserted"),
        ("Ukraine", "capture", "denied"),
    ),
    (
        "Zelensky sprak Poetin tegen, die had beweerd dat Bachmoet is gevallen.",
        ("Vladimir Putin", "capture", "asserted"),
        ("Volodymyr Zelensky", "capture", "denied"),
    ),
    (
        "Daarmee spreekt Londen het Russische ministerie van Defensie tegen, dat van een terugtrekking sprak.",
        ("Russian Ministry of Defence", "withdrawal", "asserted"),
        ("UK Ministry of Defence", "withdrawal", "denied"),
    ),
    (
        "Moskou weerspreekt Kyiv, dat zegt dat Lyman is heroverd.",
        ("Ukraine", "recapture", "asserted"),
        ("Russia", "recapture", "denied"),
    ),
    (
        "Volgens Rusland is de aanval bij Cherson afgeslagen. De lezing van Kyiv staat haaks op die van Moskou.",
        ("Russia", "repelled_attack", "asserted"),
        ("Ukraine", "repelled_attack", "denied"),
    ),
    (
        "De Britten melden dat Rusland zich terugtrekt. Ze spreken Moskou tegen, dat sprak van een ordelijke verplaatsing.",
        ("Russia", "withdrawal", "asserted"),
        ("UK Ministry of Defence", "withdrawal", "denied"),
    ),
]


def told(text):
    return read(text).claims


@pytest.mark.parametrize(("text", "said", "denied"), NAMED)
def test_a_contradiction_is_about_what_the_other_says(text, said, denied):
    found = {(claim.claimants[0], claim.kind.value, claim.certainty.value): claim for claim in told(text)}
    assert {said, denied} <= set(found)
    assert found[denied].about == found[said].id


@pytest.mark.parametrize(
    "text",
    [
        "De NAVO spreekt Moskou geregeld tegen.",  # on what, nobody says
        "Zelensky en Poetin spraken elkaar tegen.",
        "Kyiv sprak met Moskou, dat tegen een bestand is.",
        "Volgens Kyiv is Lyman heroverd. Peskov sprak in Moskou over vrede.",
    ],
)
def test_without_something_contradicted_nothing_is_denied(text):
    assert [claim for claim in told(text) if claim.certainty is Certainty.DENIED] == []


def test_nobody_denies_what_he_said_himself():
    text = "Het Institute for the Study of War spreekt het Kremlin tegen, dat sprak van een hergroepering."
    assert [claim for claim in told(text) if claim.certainty is Certainty.DENIED] == []


def test_what_is_said_instead_is_still_told():
    text = "Rusland meldde een terugtrekking uit Lyman. Het ISW weerspreekt Rusland: de aftocht verliep chaotisch."
    found = [(claim.claimants[0], claim.certainty.value) for claim in told(text)]
    assert ("Institute for the Study of War", "denied") in found
    assert ("Institute for the Study of War", "asserted") in found
