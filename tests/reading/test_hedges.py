"""How firmly it is said: denials, silences, doubts, hedges, intentions, conditions and corrections."""

import pytest
from tests.reading.attributed import Case, check, params

SECTIONS = ("Denials", "Silences", "Not confirmed", "Hedges", "Intention", "Conditions", "Corrections")


@pytest.mark.parametrize("case", params(*SECTIONS))
def test_story(case: Case) -> None:
    check(case)
