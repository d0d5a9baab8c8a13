"""The wide gazetteer, made once for all tests of places."""

from pathlib import Path

import pytest

from wederhoor import atlas


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("places")


@pytest.fixture(scope="session")
def world(folder: Path) -> atlas.World:
    return atlas.wide(folder)
