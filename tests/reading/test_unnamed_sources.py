"""Who is named as the source and whom no table knows: nobody else's voice is taken for his."""

import pytest
from tests.reading.reading_rooms import read


def last_claimants(text: str) -> tuple[str, ...]:
    """The claimants of the last claim of a story."""
    return read(text).claims[-1].claimants


@pytest.mark.parametrize(
    "text",
    [
        "Rusland trekt niet weg uit Lyman, zei woordvoerder Peskov. De VS hebben Kyiv wapens gegeven, berekende het Kiel Instituut.",
        "De stad Lyman is gevallen, zegt Zelensky. Bij Cherson vielen negen gewonden, meldt Interfax-Oekraïne.",
        "De stad Lyman is gevallen, zegt Zelensky. Bij Cherson vielen negen gewonden, schrijft Kaspar Merkelbach.",
    ],
)
def test_an_unknown_name_behind_a_verb_of_saying_is_not_the_speaker_before(text: str) -> None:
    assert last_claimants(text) == ()


def test_a_verb_of_hearing_without_a_name_still_goes_on_in_the_voice_before() -> None:
    text = "De stad Lyman is gevallen, zegt Zelensky. Bij Cherson vielen negen gewonden, klinkt het donderdag."
    assert last_claimants(text) == ("Volodymyr Zelensky",)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Sjmyhal zei dat Lyman vrij is. Zelensky reisde naar Parijs. Izjoem is vrij, zei hij.", "Volodymyr Zelensky"),
        ("Sjmyhal zei dat Lyman vrij is. Er wordt nog gevochten. Izjoem is vrij, zei hij.", "Denys Shmyhal"),
        ("Sjmyhal zei dat Lyman vrij is. Izjoem is vrij, zei hij.", "Denys Shmyhal"),
    ],
)
def test_he_is_the_subject_right_before_rather_than_who_spoke_earlier(text: str, who: str) -> None:
    assert last_claimants(text) == (who,)


def test_a_body_is_not_of_the_side_that_struck_the_other_land() -> None:
    told = read(
        "Zeker tien mensen zijn gedood bij Russische aanvallen op Kyiv en Dnipro. De luchtmacht telde 158 raketten."
    )
    assert not any("Russian Air Force" in claim.claimants for claim in told.claims)
