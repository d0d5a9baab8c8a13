"""Two ledgers of the demonstration reports: one of the right claims, as annotated, and one as the program reads them."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.cli.examples import Answer, typed
from tests.weighing.demonstration import load

from wederhoor.ledger import open_ledger
from wederhoor.ledger.saving import save
from wederhoor.model.claims import Reading

LEARNED = datetime(2022, 9, 20, 6, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def annotated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of that ledger."""
    told, path = load(), tmp_path_factory.mktemp("annotated") / "l.sqlite"
    readings = tuple(
        Reading(one.id, "annotation", tuple(claim for claim in told.claims if claim.story == one.id))
        for one in told.stories
    )
    store = open_ledger(path)
    save(store, told.stories, readings, recorded_at=LEARNED)
    store.close()
    return path


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Answer]:
    """The first run of the demonstration, and the folder that it wrote to; tests add nothing to it."""
    folder = tmp_path_factory.mktemp("demo") / "out"
    told = typed("demo", "--output", str(folder))
    assert told.code == 0, told.err
    return folder, told
