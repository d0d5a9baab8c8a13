"""The gate before the parser: what it lets through, what it passes over, and what a reading says of that."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reading.reading_rooms import reader, story
from tests.reading.test_examples import cases

from wederhoor import atlas, languages, theatres
from wederhoor.pipeline import read_story
from wederhoor.reading.gate import PASSED_OVER, Gate
from wederhoor.reading.names_lexicon import name_lexicon

UKRAINE = theatres.load("ukraine")
GATE = Gate(name_lexicon(languages.load("nl"), UKRAINE, atlas.load()))
PLAIN = (
    "De gemeenteraad van Zwolle stemde donderdag in met een nieuw zwembad. De wethouder zegt dat het in mei open gaat.",
    "Morgen is het bewolkt met in het zuiden kans op een bui. Het wordt 18 graden, meldt het instituut.",
    "De aanvaller scoorde twee keer en zag zijn ploeg de aanval in de slotfase afslaan.",
    "Volgens de Amerikaanse president zijn er in Israël honderden doden gevallen bij een aanval.",
)


@pytest.mark.parametrize(
    "text",
    [
        "Oekraïense troepen rukken op.",
        "Het waren prorussische strijders.",
        "De Russen zijn weg.",
        "Ruslands leger trekt zich terug.",
        "In Izjoem wappert de vlag.",
        "Het front bij Charkov schuift op.",
        "De Chersonse dorpen liggen onder vuur.",
        "Zelensky's toespraak duurde lang.",
        "In de Donetsk-regio wordt gevochten.",
        "De stad Koepjanks is gevallen.",  # a slip
        "De generale staf meldt dat de stad is bevrijd.",
        "Het Kremlin zwijgt.",
        "In Tsjasiv Jar wordt gevochten.",
    ],
)
def test_any_word_of_the_theatre_opens_the_gate(text: str) -> None:
    assert GATE.lets_through(story(text))
    assert GATE.lets_through(story(PLAIN[0] + "\n" + text))


@pytest.mark.parametrize("text", PLAIN)
def test_a_story_without_one_is_passed_over(text: str) -> None:
    assert not GATE.lets_through(story(text))
    reading = reader().read(story(text), None)
    assert (reading.claims, reading.missed, reading.passed_over) == ((), (), PASSED_OVER)


def test_a_headline_counts_and_furniture_does_not() -> None:
    assert GATE.lets_through(story(PLAIN[0], title="Rusland zwijgt"))


def test_a_story_that_is_read_says_nothing_of_the_gate() -> None:
    assert reader().read(story("Volgens Kyiv is Izjoem bevrijd."), None).passed_over is None


def test_a_story_passed_over_is_dated_all_the_same() -> None:
    made = story("Dit is het nieuws van dinsdag 6 september 2022: morgen is het bewolkt.", day="2022-09")
    reading = read_story(made, reader(), UKRAINE)
    assert reading.passed_over == PASSED_OVER
    assert reading.published is not None
    assert reading.published.period.edtf == "2022-09-06"


def test_nothing_that_the_rules_relate_to_the_war_is_passed_over() -> None:
    passed = [made for text, _ in cases() for line in text.split("\n") if not GATE.lets_through(made := story(line))]
    assert passed
    for made in passed:
        assert reader().finish(reader().prepare(made), None).claims == ()


@given(st.text(max_size=60))
def test_any_text_has_an_answer(text: str) -> None:
    assert GATE.lets_through(story(text)) in {True, False}
