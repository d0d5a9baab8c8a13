"""Speakers whom no table holds: witnesses, bodies behind a noun, boards of a place; and who only belongs to somebody."""

import pytest
from tests.reading.naming import names
from tests.reading.reading_rooms import read

from wederhoor.model.vocabulary import UNATTRIBUTED


def who(text: str) -> tuple[str, ...]:
    """The claimants of the last claim of a story."""
    return read(text).claims[-1].claimants


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("In Charkov vielen raketten, vertelt een arts van het ziekenhuis.", "arts"),
        ("Twee hulpverleners zeggen dat Bachmoet zwaar is beschoten.", "hulpverleners"),
        ("Hulpverleners spreken van tientallen doden in Dnipro.", "hulpverleners"),
        ("Een Oekraïense piloot vertelt dat hij drones heeft neergehaald bij Odesa.", "Oekraïense piloot"),
        ("Een arts in Cherson telt tien doden. De arts vertelt dat het ziekenhuis is gebombardeerd.", "arts"),
        ("Een inwoner zegt dat de Russen Lyman verlieten. Hij vertelt dat de stad is leeggeroofd.", "residents"),
        ("De luchtvaartdienst Rosaviatsia meldt dat Koersk is aangevallen met drones.", "Rosaviatsia"),
        ("Bij Soemy werd een centrale geraakt, meldt energiebedrijf DTEK.", "DTEK"),
        ("Het Telegramkanaal Grey Zone meldt dat Kyiv een brug bij Koersk heeft opgeblazen.", "Grey Zone"),
        ("Lyman ligt onder vuur, zegt het stadsbestuur van Lyman.", "stadsbestuur van Lyman"),
        ("De waarnemend gouverneur van Koersk meldt dat de stad is beschoten.", "Governor of Kursk Oblast"),
    ],
)
def test_who_speaks_is_known_by_the_words_of_the_text(text: str, speaker: str) -> None:
    assert who(text) == (speaker,)


@pytest.mark.parametrize(
    "text",
    [
        "Volgens de stafchef van Zelensky is Lyman heroverd.",
        "Volgens de woordvoerder van Poetin is Lyman gevallen.",
        "Volgens het hoofd van de SBU is Lyman heroverd.",
        "De voormalige gouverneur van Koersk zegt dat de stad is beschoten.",
        "Zijn stafchef waarschuwde het Oekraïense leger voor een aanval op Lyman.",
        "Zijn stafchef riep het Oekraïense leger op de aanval op Lyman te staken.",
        "De oppositie riep Zelensky op de aanval op Lyman te staken.",
    ],
)
def test_who_only_belongs_to_somebody_is_not_him(text: str) -> None:
    assert who(text) == ()


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Rusland spreekt van terreur in Belgorod. Kyiv viel aan, aldus de persdienst van de president.", "Kremlin"),
        (
            "Zelensky bezocht Izjoem. De stad is vrij, aldus een medewerker van de president.",
            "Office of the President of Ukraine",
        ),
        ("Volgens het hoofd van de geheime dienst HUR, Kyrylo Boedanov, is Lyman heroverd.", "Kyrylo Budanov"),
    ],
)
def test_whose_staff_speaks_follows_from_the_side_that_is_told_of(text: str, speaker: str) -> None:
    assert who(text) == (speaker,)


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Volgens de door Moskou benoemde burgemeester van Nova Kachovka is de stad beschoten.", "russia"),
        ("De pro-Russische gouverneur van Cherson zegt dat de stad is beschoten.", "russia"),
        ("Odesa is beschoten, meldt het militaire bestuur van de regio Odesa.", "ukraine"),
        ("Odesa is beschoten, vertelt een arts.", "third"),
    ],
)
def test_a_party_only_where_the_words_give_one(text: str, party: str) -> None:
    (actor,) = [name.provisional for name in names(text)[1] if name.provisional]
    assert actor.party == party


@pytest.mark.parametrize(
    "text",
    [
        "De arts overleed bij een aanval op Cherson.",
        "De Russen vielen Cherson aan en zetten artsen onder druk om te zwijgen.",
        "Persdienst Noordzee kon de aanval op Cherson niet verifiëren.",
    ],
)
def test_who_does_not_speak_is_no_source(text: str) -> None:
    assert {claim.claimants for claim in read(text).claims} == {(UNATTRIBUTED,)}
