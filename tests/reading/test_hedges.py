"""How firmly it is said: denials, silences, doubts, hedges, intentions, conditions and corrections."""

import pytest
from tests.reading.attributed import Case, check, params, sections

SECTIONS = ("Denials", "Silences", "Not confirmed", "Hedges", "Intention", "Conditions", "Corrections")


@pytest.mark.parametrize("case", params(*SECTIONS, *sections("firmness_examples.md")))
def test_story(case: Case) -> None:
    check(case)
