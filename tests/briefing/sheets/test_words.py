"""The words of the pages: both languages say the same things."""

import re

import pytest

from wederhoor import languages

DUTCH, ENGLISH = (languages.load(code).tables["sheets"] for code in ("nl", "en"))


@pytest.mark.parametrize("table", sorted(DUTCH))
def test_both_languages_have_the_same_words_with_the_same_slots(table: str):
    assert set(DUTCH[table]) == set(ENGLISH[table])
    for key, said in DUTCH[table].items():
        if isinstance(said, str):
            assert set(re.findall(r"\{(\w+)\}", said)) == set(re.findall(r"\{(\w+)\}", ENGLISH[table][key])), key


def test_neither_language_has_a_table_of_its_own():
    assert set(DUTCH) == set(ENGLISH)
