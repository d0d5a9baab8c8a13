"""Who vouches where several speak, a relay passes on, a voice goes on or ends, and inside quotations."""

import pytest
from tests.reading.attributed import Case, check, params

SECTIONS = (
    "Several sources in a sentence",
    "Chains and relays",
    "Carried over",
    "Where carrying stops",
    "Quotations",
    "Longer stories",
    "Hard constructions",
    "News of the day",
    "Who goes on, who is meant",
)


@pytest.mark.parametrize("case", params(*SECTIONS))
def test_story(case: Case) -> None:
    check(case)
