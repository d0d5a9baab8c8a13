"""The gold that ships with the tests."""

from pathlib import Path

import pytest

from wederhoor.evaluation import gold_files
from wederhoor.evaluation.gold import Gold

GOLD = Path(__file__).parents[1] / "gold"


@pytest.fixture(scope="session")
def gold() -> Gold:
    """tests/gold, read."""
    found, problems = gold_files.load(GOLD)
    assert found is not None
    assert problems == ()
    return found
