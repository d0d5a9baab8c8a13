"""What a silence, a doubt or a denial is about, where it does not name it."""

import pytest
from tests.reading.reading_rooms import read

from wederhoor.model.vocabulary import Kind

TAKEN = "Rusland heeft Soledar ingenomen, zegt Wagner-baas Prigozjin. Bij de strijd vielen 500 doden, meldt hij."
STRUCK = (
    "Drones troffen een raffinaderij in Samara, zegt Kyiv. Drie arbeiders kwamen om. De raffinaderij staat in brand."
)
TOLL = "Oekraïne heeft 300 Russen gedood, zegt Syrsky. Ook zijn vijf bruggen vernield, zegt hij."
SWAP = "Rusland en Oekraïne ruilden 95 gevangenen, zegt Kyiv."


@pytest.mark.parametrize(
    ("before", "text", "kind"),
    [
        (TAKEN, "Zijn claim kon niet worden bevestigd.", Kind.CAPTURE),
        (TAKEN, "De Russische bewering is niet onafhankelijk te verifiëren.", Kind.CAPTURE),
        (TAKEN, "De cijfers zijn niet te controleren.", Kind.CASUALTIES),
        (TAKEN, "Poetin zweeg over het front.", Kind.BATTLE),
        (TAKEN, "Het Kremlin wilde niets zeggen over de situatie in Soledar.", Kind.BATTLE),
        (TAKEN, "De beweringen over het front zijn niet te verifiëren.", Kind.CONTROL),
        (STRUCK, "Moskou heeft nog niet gereageerd.", Kind.DRONE_OR_MISSILE_STRIKE),
        (STRUCK, "Het Kremlin gaf geen commentaar.", Kind.DRONE_OR_MISSILE_STRIKE),
        (STRUCK, "Over doden zei Moskou niets.", Kind.CASUALTIES),
        (TOLL, "De cijfers zijn niet te controleren.", Kind.CASUALTIES),
        (TOLL, "Moskou spreekt de cijfers tegen.", Kind.CASUALTIES),
        (SWAP, "Het Kremlin gaf geen commentaar.", Kind.PRISONER_EXCHANGE),
    ],
)
def test_what_is_not_named_is_what_its_words_or_its_story_mean(before: str, text: str, kind: Kind) -> None:
    assert read(f"{before} {text}").claims[-1].kind is kind


def test_a_denial_is_of_what_was_said_outright_before_what_is_only_said_to_follow() -> None:
    text = (
        "Het Russische leger heeft Lysytsjansk ingenomen, zei Sjojgoe. "
        "Daarmee zou heel Loehansk in Russische handen zijn. Oekraïne sprak dat tegen."
    )
    assert read(text).claims[-1].kind is Kind.CAPTURE
