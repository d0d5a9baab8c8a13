"""The readings of zou: hearsay, told afterwards, condition, plan and courtesy."""

import pytest
from tests.reading.reading_rooms import reader, story

from wederhoor.reading.zou import Zou, find_modal, read_zou


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Bij Bachmoet zouden honderd soldaten zijn gesneuveld.", Zou.HEARSAY),
        ("Het leger zou de stad inmiddels hebben verlaten.", Zou.HEARSAY),
        ("In Soledar zou nog worden gevochten.", Zou.HEARSAY),
        ("Als de brug valt, zou Cherson afgesneden zijn.", Zou.CONDITIONAL),
        ("Zonder munitie zou het front instorten.", Zou.CONDITIONAL),
        ("Een aanval op de kerncentrale zou een ramp veroorzaken.", Zou.CONDITIONAL),
        ("De aanval zou later een valstrik blijken.", Zou.FUTURE_IN_PAST),
        ("Oorspronkelijk zou het konvooi maandag vertrekken.", Zou.PLANNED),
        ("Ik zou die stad nooit verlaten.", Zou.POLITE),
        ("Zou Rusland de stad opgeven?", Zou.POLITE),
    ],
)
def test_a_reading_of_zou(text: str, label: Zou) -> None:
    rooms = reader()
    sentence = rooms.prepare(story(text)).document.sentences[0]
    modal = find_modal(sentence, rooms.lexicon)
    assert modal is not None
    assert read_zou(sentence, modal, rooms.lexicon)[0] is label
