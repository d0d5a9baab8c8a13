"""A shelf kept up to date by what people decide is the one that would be read anew."""

from contextlib import closing

from tests.cli.examples import FRONT, LEARNED, READER, claim_taken, reviewed_ledger

from wederhoor.cli.reshelving import reshelved
from wederhoor.cli.shelf import shelf
from wederhoor.ledger import open_ledger, views
from wederhoor.ledger.acts import acts
from wederhoor.ledger.memory import MemoryStore
from wederhoor.ledger.reviewing import undo
from wederhoor.ledger.saving import save
from wederhoor.model.claims import Reading
from wederhoor.model.entries import DECIDED, Entry, Store
from wederhoor.model.reviews import Undo


def test_each_judgement_changes_a_shelf_as_reading_it_anew_does(tmp_path):
    store, kept, seen = MemoryStore(), None, []
    with closing(open_ledger(reviewed_ledger(tmp_path / "l.sqlite"))) as source:
        texts = [story.text for story in views.stories(source, withdrawn=True)]
        entries = {entry.id: entry for entry in source.entries()}
        order: list[Entry] = [entries[link.entry] for link in source.recordings()]
    for position, entry in enumerate(order, 1):
        store.add([entry], texts, recorded_at=LEARNED.replace(minute=position))
        found = reshelved(store, kept, position - 1, position) if kept else None
        kept = shelf(store)
        seen.append(found is not None)
        assert found is None or found == kept
        assert found is None or entry.kind in DECIDED
    assert seen.count(True) == 7  # every act but the withdrawal


def test_an_undo_that_brings_a_story_back_is_read_anew(tmp_path):
    with closing(open_ledger(reviewed_ledger(tmp_path / "l.sqlite"))) as store:
        head = views.head(store)
        assert head is not None
        kept, at = shelf(store), head.position
        back = undo(store, withdrawal_of(store), by="A. Visser", why="toch goed", recorded_at=LEARNED.replace(hour=15))
        assert reshelved(store, kept, at, at + 1) is None
        kept = shelf(store)
        undo(store, back.id, by="A. Visser", why="toch niet", recorded_at=LEARNED.replace(hour=16))
        assert reshelved(store, kept, at + 1, at + 2) is None
        review = next(name for name, act in acts(store).items() if not isinstance(act, Undo))
        kept = shelf(store)
        undo(store, review, by="A. Visser", why="toch niet", recorded_at=LEARNED.replace(hour=17))
        assert reshelved(store, kept, at + 2, at + 3) == shelf(store)


def test_a_report_that_came_too_is_read_anew(tmp_path):
    with closing(open_ledger(reviewed_ledger(tmp_path / "l.sqlite"))) as store:
        head = views.head(store)
        assert head is not None
        kept = shelf(store)
        newer = Reading(FRONT.id, f"{READER} again", (claim_taken(FRONT),))
        save(store, (), (newer,), recorded_at=LEARNED.replace(hour=15))
        assert reshelved(store, kept, head.position, head.position + 1) is None


def withdrawal_of(store: Store) -> str:
    return next(entry.id for _, entry in store.decisions() if entry.kind == "withdrawal")
