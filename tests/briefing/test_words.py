"""Whole words in a text, as a pattern finds them."""

import re

from hypothesis import example, given
from hypothesis import strategies as st

from wederhoor.briefing.book import contains

SIGNS = st.sampled_from("aAbB_ -'ëË.ſıİK²9µ\n")


@given(st.text(SIGNS, max_size=14), st.text(SIGNS, max_size=4))
@example("Izjoem, stad", "izjoem")
@example("Izjoems stad", "Izjoem")
def test_words_are_found_where_a_pattern_finds_them(text, words):
    within = words.lower() in text.lower()
    pattern = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text, re.IGNORECASE)
    assert contains(text, words) == (within and pattern is not None)
