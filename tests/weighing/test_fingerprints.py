"""Words of a text and the fingerprints that winnowing keeps, as they are defined."""

import zlib
from datetime import UTC, datetime

from hypothesis import example, given
from hypothesis import strategies as st
from tests.weighing.making import story

from wederhoor.weighing.fingerprints import GRAM, WINDOW, fingerprints
from wederhoor.weighing.passages import compare, make_item
from wederhoor.weighing.words import fold, words_of

NOON = datetime(2022, 9, 1, 12, tzinfo=UTC)
TEXTS = st.lists(st.sampled_from(["De", "stad", "Isjoem", "één", "ÉÉN", "viel", "“ja”", "12.000", "en"]), max_size=40)


@given(TEXTS.map(" ".join), st.integers(0, 20))
def test_each_word_is_folded_and_stands_where_the_text_has_it(text, cut):
    spans = ((0, min(cut, len(text))), (min(cut, len(text)), len(text)))
    words = words_of(text, spans)
    assert [fold(text[first:last]) for first, last in words.places] == list(words.folded)
    assert len(words.quoted) == len(words.folded)


@given(TEXTS)
@example(["stad"] * 12)
def test_of_each_window_the_last_least_fingerprint_is_kept(parts):
    words, grams, kept = fingerprints(story("2022-09-01", " ".join(parts) or "en"))
    folded = words.folded
    assert grams == tuple(zlib.crc32(" ".join(folded[i : i + GRAM]).encode()) for i in range(len(folded) - GRAM + 1))
    windows = [range(start, start + WINDOW) for start in range(max(1, len(grams) - WINDOW + 1))] if grams else []
    least = {max((-grams[i], i) for i in window if i < len(grams))[1] for window in windows}
    assert kept == tuple(sorted(least))


def test_a_text_is_laid_beside_another_by_its_words_alone():
    text = "De stad Isjoem viel op zaterdag in handen van het leger, zei de staf zondag."
    one, other = story("2022-09-01", text, outlet="A"), story("2022-09-02", text, outlet="B")
    longer = story("2022-09-03", text, "En ook Lyman viel die dag, zei hij erbij.", outlet="C")
    first, second, third = (make_item(told, NOON) for told in (one, other, longer))
    assert first == second != third
    assert compare(first, third).words == frozenset(range(len(first.words.folded)))
    assert len(compare(third, second).words) == len(first.words.folded) < third.size
