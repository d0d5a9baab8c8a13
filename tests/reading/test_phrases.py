"""The small language of phrases: order, gaps, alternatives, beginnings."""

import pytest
from tests.reading.documents import plain

from wederhoor.reading.phrases import GAP, compile_phrase, find_first, find_phrase

FORMS = {"laten": frozenset({"laat", "liet", "laten"})}


def match(phrase: str, text: str) -> tuple[int, ...] | None:
    return find_phrase(compile_phrase(phrase, FORMS), plain(text).sentences[0].tokens)


@pytest.mark.parametrize(
    ("phrase", "text", "positions"),
    [
        ("naar verluidt", "De stad is naar verluidt gevallen", (3, 4)),
        ("naar verluidt", "naar men zegt verluidt", None),
        ("<laten> ... weten", "Kyiv liet maandag weten dat", (1, 3)),
        ("blijft|bleef ... stil", "In Moskou bleef het stil", (2, 4)),
        ("onderzoek*", "het onderzoeksteam kwam", (1,)),
        ("weten ... laten", "Kyiv liet weten", None),
    ],
)
def test_a_phrase_is_found_in_the_order_of_the_text(phrase: str, text: str, positions: tuple[int, ...] | None) -> None:
    assert match(phrase, text) == positions


@pytest.mark.parametrize(("dots", "words"), [("...", GAP), ("... ...", 2 * GAP)])
def test_a_gap_skips_so_many_words_and_no_more(dots: str, words: int) -> None:
    phrase = f"<laten> {dots} weten"
    assert match(phrase, "liet " + "x " * words + "weten") is not None
    assert match(phrase, "liet " + "x " * (words + 1) + "weten") is None


def test_the_first_phrase_of_a_list_that_fits_decides() -> None:
    phrases = [compile_phrase(text, FORMS) for text in ("niet gevallen", "is gevallen")]
    assert find_first(phrases, plain("De stad is gevallen").sentences[0].tokens) == (2, 3)


def test_a_verb_that_the_pack_lacks_is_an_error() -> None:
    with pytest.raises(KeyError):
        compile_phrase("<zwijgen>", FORMS)
