"""How far, how much, at the place or near it: what keeps a town from being settled by a claim about its surroundings."""

import pytest
from tests.reading.reading_rooms import read

from wederhoor.model.claims import Claim
from wederhoor.model.vocabulary import Aspect, Extent, Kind


def the_claim(text: str, kind: Kind) -> Claim:
    found = [claim for claim in read(text).claims if claim.kind is kind]
    assert len(found) == 1, [claim.kind for claim in read(text).claims]
    return found[0]


@pytest.mark.parametrize(
    ("text", "aspect"),
    [
        ("Oekraïne is Lyman aan het heroveren, zegt president Zelensky.", Aspect.UNDER_WAY),
        ("De bevrijding van Lyman is volop bezig, meldt de Oekraïense generale staf.", Aspect.UNDER_WAY),
        (
            "Oekraïense troepen zijn momenteel alle dorpen en gehuchten ten oosten van de stad Lyman aan het heroveren, "
            "zegt president Zelensky.",
            Aspect.UNDER_WAY,
        ),
        ("Oekraïne heeft Lyman heroverd, zegt president Zelensky.", None),
        ("Oekraïense troepen hebben Lyman heroverd en zijn nu aan het front gelegerd, zegt president Zelensky.", None),
    ],
)
def test_what_is_under_way_is_not_done(text: str, aspect: Aspect | None) -> None:
    assert the_claim(text, Kind.RECAPTURE).aspect is aspect


@pytest.mark.parametrize(
    ("words", "extent"),
    [
        ("Lyman", None),
        ("een deel van Lyman", Extent.PART),
        ("grote delen van Lyman", Extent.MOST),
        ("heel Lyman", Extent.WHOLE),
    ],
)
def test_a_part_is_not_the_whole(words: str, extent: Extent | None) -> None:
    assert the_claim(f"Oekraïne heeft {words} heroverd, zegt president Zelensky.", Kind.RECAPTURE).extent is extent


@pytest.mark.parametrize(
    "words",
    ["dorpen rond Lyman", "een dorp bij Lyman", "dorpen in de buurt van Lyman", "drie dorpen ten zuiden van Lyman"],
)
def test_what_lies_near_a_town_is_not_the_town(words: str) -> None:
    claim = the_claim(f"Oekraïne heeft {words} heroverd, zegt president Zelensky.", Kind.RECAPTURE)
    assert "Lyman" not in claim.target
    assert claim.place_ids == ("Lyman",)
