"""What a pack says of itself: which files it holds, and which of them a reading rests on."""

import pytest

from wederhoor.languages import SHOWN, load, pack_of

TEXTS = {"speech": 'say = "zegt"\n', "screen": 'menu = "Menu"\n', "wording": 'said = "zegt"\n'}


@pytest.mark.parametrize("name", ["screen", "wording"])
def test_words_that_are_only_shown_make_no_other_reader(name: str):
    before, after = pack_of("nl", TEXTS), pack_of("nl", {**TEXTS, name: 'other = "anders"\n'})
    assert after.rules == before.rules
    assert after.digest != before.digest


def test_words_that_are_read_make_another_reader():
    before, after = pack_of("nl", TEXTS), pack_of("nl", {**TEXTS, "speech": 'say = "meldt"\n'})
    assert after.rules != before.rules


def test_each_language_has_every_table_that_is_shown():
    assert all(set(load(code).tables) >= SHOWN for code in ("nl", "en"))
