"""A known person's surname in a spelling that no table holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reading.naming import actors

from wederhoor.reading.names_variants import skeleton, variants

PAIRS = [("zj", "z"), ("zh", "z"), ("oe", "u"), ("y", "i")]


@pytest.mark.parametrize(
    ("sentence", "actor"),
    [
        ("Volgens gouverneur Oleh Sinegoebov is het rustig.", "Oleh Syniehubov"),
        ("Dat zegt opperbevelhebber Oleksandr Sirskyj.", "Oleksandr Syrskyi"),
        ("Generaal Zaloezjnij waarschuwt.", "Valerii Zaluzhnyi"),
    ],
)
def test_another_spelling_with_a_title_or_first_name(sentence, actor):
    assert (actor,) in actors(sentence).values()


@pytest.mark.parametrize("sentence", ["Zaloezjnij waarschuwt.", "Zangeres Oksana Zaloezjnij waarschuwt."])
def test_not_without_either_and_not_beside_another_first_name(sentence):
    assert ("Valerii Zaluzhnyi",) not in actors(sentence).values()


def test_a_skeleton_that_two_actors_share_stands_for_neither():
    assert variants([("Zaloezjny", "a"), ("Zaluzhni", "b")], PAIRS) == {}
    assert variants([("Zaloezjny", "a"), ("Zaluzhni", "a")], PAIRS) == {"zaluzni": "a"}


@given(st.text(alphabet="abdeklmnoprstuvyz", min_size=1, max_size=12))
def test_a_skeleton_is_no_longer_than_its_word_and_ignores_case(word):
    found = skeleton(word, PAIRS)
    assert found is None or len(found) <= len(word)
    assert skeleton(word.upper(), PAIRS) == found
