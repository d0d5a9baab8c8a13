"""A ledger of the annotated demonstration reports: the right claims, so that no reading stands between."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
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
