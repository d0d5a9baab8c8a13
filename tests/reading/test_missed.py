"""What is listed as perhaps missed, by which sign, and what is not. The sentences are made up."""

from dataclasses import replace

import pytest
from tests.reading.reading_rooms import read, reader, story

from wederhoor.model.claims import Missed, Reading
from wederhoor.model.codec import decode
from wederhoor.model.ids import digest
from wederhoor.model.stories import Story
from wederhoor.model.texts import Block, BlockKind
from wederhoor.model.vocabulary import Signal

KNOWN = "Volgens Zelensky is Lyman ingenomen. "


def listed(text: str) -> dict[str, list[tuple[Signal, str]]]:
    """The sentences missed, each with its signals and their words."""
    return {
        item.span.of(text): [(sign.signal, sign.span.of(text)) for sign in item.signs] for item in read(text).missed
    }


@pytest.mark.parametrize(
    ("sentence", "signs"),
    [
        ("Wie houdt de stad, is volgens bewoners de vraag?", [(Signal.REPORTING, "volgens")]),
        ("Wie zou dat willen?", [(Signal.MODAL, "zou")]),
        ("Hoeveel van de 40 huizen staan er nog?", [(Signal.NUMBER, "40 huizen")]),
        ("Is dit 'het einde'?", [(Signal.QUOTATION, "'het einde'")]),
        ("Wie meldt dat?", [(Signal.REPORTING, "meldt")]),
        ("Wie maakte dat bekend?", [(Signal.REPORTING, "maakte"), (Signal.REPORTING, "bekend")]),
    ],
)
def test_a_sentence_without_a_claim_is_listed_with_its_signs(sentence: str, signs: list[tuple[Signal, str]]):
    assert listed(KNOWN + sentence) == {sentence: signs}


@pytest.mark.parametrize(
    "sentence",
    [
        "Het regent er al dagen.",
        "Was het een lange dag?",
        "Wie dat wil weten, wacht.",
    ],
)
def test_a_sentence_without_a_sign_is_not_listed(sentence: str):
    assert listed(KNOWN + sentence) == {}


@pytest.mark.parametrize("sentence", ["Dat meldt TASS op Telegram.", "Dat meldt Zelensky.", "Aldus Zelensky."])
def test_a_sentence_that_only_names_the_source_of_a_claim_is_not_missed(sentence: str):
    text = "Het Oekraïense leger heeft Lyman ingenomen. " + sentence
    assert read(text).claims
    assert listed(text) == {}


def test_a_source_of_nothing_is_missed():
    text = "De dag begon in Oekraïne rustig. Dat meldt TASS."
    assert not read(text).claims
    assert listed(text) == {"Dat meldt TASS.": [(Signal.REPORTING, "meldt")]}


def test_a_report_that_does_not_name_the_war_has_nothing_to_miss():
    assert listed('"We wonnen met 3-1", zei de trainer.') == {}


def captioned(caption: str) -> Story:
    made = story(KNOWN.strip())
    start = len(made.text) + 1
    text = f"{made.text}\n{caption}"
    blocks = (*made.blocks, Block(start, len(text), BlockKind.CAPTION))
    return replace(made, text=text, text_hash=digest(text), blocks=blocks)


@pytest.mark.parametrize(
    ("caption", "missed"),
    [
        ("Beeld 2 van 7: een brug over de Oskil.", False),
        ("'Het plein' van Lyman, maart 2021.", False),
        ("Zo zag het plein met 12 bomen eruit.", True),
    ],
)
def test_a_caption_is_missed_only_where_it_tells_something(caption: str, missed: bool):
    made = captioned(caption)
    reading = reader().read(made, made.published)
    assert [item.span.of(made.text) for item in reading.missed] == ([caption] if missed else [])


def test_furniture_is_not_looked_at():
    made = captioned("Lees ook: 12 dingen die 'niemand' zou zeggen")
    furniture = replace(made.blocks[-1], kind=BlockKind.FURNITURE)
    made = replace(made, blocks=(*made.blocks[:-1], furniture))
    assert reader().read(made, made.published).missed == ()


def test_a_reading_that_kept_only_the_sentence_is_still_understood():
    stored = {"story": "s-1", "reader": "rules 0", "missed": [{"start": 3, "end": 9}]}
    assert decode(Reading, stored).missed == (Missed(3, 9),)
