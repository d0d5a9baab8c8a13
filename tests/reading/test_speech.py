"""Who says it, sentence by sentence: one construction after the other."""

import pytest
from tests.reading.attributed import Case, check, params

SECTIONS = (
    "Verb with a clause",
    "Inversion",
    "Volgens, aldus, dixit and their kin",
    "Klinkt het, luidt het, heet het",
    "Passive and nominal sources",
    "Dat meldt X",
    "Dash and colon",
    "Unnamed speakers",
    "Texts, seats and quotations that go on",
    "Texts, officials and pronouns, further",
)


@pytest.mark.parametrize("case", params(*SECTIONS))
def test_story(case: Case) -> None:
    check(case)
