"""The small language of phrases: order, gaps, alternatives, beginnings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reading.documents import plain

from wederhoor.reading.phrases import GAP, Phrases, compile_phrase, find_phrase, orders

FORMS = {"laten": frozenset({"laat", "liet", "laten"}), "weg|laten": frozenset({"weglaat", "weggelaten"})}


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
        ("<laten>|<weg|laten>|bleef stil", "Kyiv heeft het weggelaten stil", (3, 4)),
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
    phrases = Phrases(compile_phrase(text, FORMS) for text in ("niet gevallen", "is gevallen", "stad"))
    assert phrases.first(plain("De stad is gevallen").sentences[0].tokens) == (2, 3)


WORDS = ("laat", "liet", "weten", "onderzoek", "onderzoeksteam", "vooronderzoek", "niet", "is")
PARTS = ("<laten>", "weten", "...", "onderzoek*", "*onderzoek", "*zoek*", "niet|is", "niet|onder*")


@given(
    st.lists(st.lists(st.sampled_from(PARTS), min_size=1, max_size=4), max_size=6),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=12),
)
def test_a_list_finds_what_trying_each_phrase_finds(written: list[list[str]], words: list[str]) -> None:
    phrases = [phrase for parts in written if (phrase := compile_phrase(" ".join(parts), FORMS))]
    tokens = plain(" ".join(words)).sentences[0].tokens
    each = [(number, match) for number, phrase in enumerate(phrases) if (match := find_phrase(phrase, tokens))]
    assert list(Phrases(phrases).all(tokens)) == each
    assert Phrases(phrases).first(tokens) == next((match for _, match in each), None)


def test_a_verb_that_the_pack_lacks_is_an_error() -> None:
    with pytest.raises(KeyError):
        compile_phrase("<zwijgen>", FORMS)


@pytest.mark.parametrize("text", ["De stad viel in Russische handen", "dat zij in handen is gevallen"])
def test_a_phrase_divided_by_and_stands_for_both_orders(text: str) -> None:
    both = orders("in ... handen & viel|gevallen")
    assert both == ("in ... handen ... viel|gevallen", "viel|gevallen ... in ... handen")
    assert len([phrase for phrase in both if match(phrase, text)]) == 1
