"""Headlines without a verb: a person, a little word and a place are a visit; what stands behind "na" is the occasion."""

import pytest
from tests.reading.reading_rooms import claims_of

from wederhoor.model.vocabulary import Kind


def kinds(headline: str) -> list[Kind]:
    return [claim.kind for claim in claims_of(f"# {headline}")]


@pytest.mark.parametrize(
    "headline",
    [
        "Zelensky in Rome voor overleg over wederopbouw",
        "Minister Brekelmans naar Charkiv",
        "Europese leiders in Kyiv",
        "Witkoff opnieuw in Moskou",
        "Poetin in Marioepol",
    ],
)
def test_somebody_at_a_place_is_a_visit(headline: str) -> None:
    assert kinds(headline) == [Kind.VISIT]


@pytest.mark.parametrize(
    "headline",
    [
        "Zelensky in tranen na aanval op Kyiv",  # no place
        "Navalny in Siberië overleden",  # a verb tells what happened there
        "Russen in Pokrovsk",  # no person
        "Zelensky in Kyiv onder vuur",
        "Gouverneurs in Oekraïne ontslagen",
    ],
)
def test_nothing_else_is_a_visit(headline: str) -> None:
    assert Kind.VISIT not in kinds(headline)


@pytest.mark.parametrize(
    ("headline", "told"),
    [
        ("Geen akkoord na gesprekken tussen Kyiv en Moskou", [Kind.AGREEMENT]),
        ("Dode en zes gewonden na inslag in Zaporizja", [Kind.CASUALTIES, Kind.DRONE_OR_MISSILE_STRIKE]),
    ],
)
def test_what_stands_behind_a_cause_is_the_occasion(headline: str, told: list[Kind]) -> None:
    assert kinds(headline) == told


@pytest.mark.parametrize(
    ("headline", "told"),
    [
        ("Oekraïne heeft Robotyne terug", Kind.RECAPTURE),
        ("Kerncentrale Zaporizja van stroomnet los", Kind.INFRASTRUCTURE_DAMAGE),
        ("Rusland voert aantal troepen bij Charkiv op", Kind.REINFORCEMENT),
        ("Oekraïense vlag weer boven Izjoem", Kind.CONTROL),
        ("Stroom terug in Odesa", Kind.OTHER),
    ],
)
def test_terse_words_for_what_happened(headline: str, told: Kind) -> None:
    assert kinds(headline) == [told]
