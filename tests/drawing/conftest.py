"""The demonstration, composed as an update, beside what is drawn of it."""

import pytest
from tests.briefing.demonstration import demonstration, gazetteer, theatre

from wederhoor import languages
from wederhoor.briefing import compose


@pytest.fixture(scope="session")
def demo_update():
    """A situation, its update and the places of both."""
    told = demonstration().situation
    return told, compose(told, None, languages.load("nl"), theatre(), gazetteer()), gazetteer()
