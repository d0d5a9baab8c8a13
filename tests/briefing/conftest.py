"""The demonstration update, composed once for all tests of this folder."""

import pytest
from tests.briefing.demonstration import Demonstration, demonstration, gazetteer, theatre

from wederhoor import languages
from wederhoor.briefing import compose
from wederhoor.briefing.update import Update
from wederhoor.model.packs import LanguagePack


@pytest.fixture(scope="session")
def demo() -> Demonstration:
    return demonstration()


@pytest.fixture(scope="session")
def dutch() -> LanguagePack:
    return languages.load("nl")


@pytest.fixture(scope="session")
def english() -> LanguagePack:
    return languages.load("en")


@pytest.fixture(scope="session")
def update(demo: Demonstration, dutch: LanguagePack) -> Update:
    return compose(demo.situation, None, dutch, theatre(), gazetteer())
