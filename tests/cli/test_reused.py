"""Looking up only the stories that a run meets tells as much as reading the whole ledger first."""

from collections.abc import Sequence
from pathlib import Path

from tests.ledger.examples import NOON
from tests.situation.ledgers import TEXTS
from tests.test_pipeline import REPORTS, THEATRE, LineReader, deliver
from tests.weighing.making import story

from wederhoor.cli.reused import catalogue, copies
from wederhoor.ledger import open_ledger
from wederhoor.ledger.memory import MemoryStore
from wederhoor.ledger.saving import save
from wederhoor.model.entries import Store
from wederhoor.model.stories import Story
from wederhoor.pipeline import FileOutcome, ReadReport, StoryOutcome, fold, read_files

TWICE = {**REPORTS, "vijf.txt": REPORTS["vier.txt"]}  # under another key


def run(store: Store, folder: Path, names: Sequence[str], reader: str, *, looked_up: bool) -> ReadReport:
    lookup = catalogue(store) if looked_up else None
    paths = [folder / name for name in names]
    found = read_files(store, paths, LineReader(reader), theatre=THEATRE, now=lambda: NOON, lookup=lookup)
    return fold(list(found))


def test_a_run_that_looks_stories_up_says_what_one_says_that_reads_the_ledger_first(tmp_path: Path):
    for name, text in TWICE.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    deliver(tmp_path, *TWICE)
    files = sorted(TWICE)
    store, whole = open_ledger(tmp_path / "ledger.sqlite"), MemoryStore()
    for names, reader in ((files[:3], "lines 1"), (files, "lines 1"), (files[2:], "lines 2"), (files, "lines 2")):
        one = run(store, tmp_path, names, reader, looked_up=True)
        other = run(whole, tmp_path, names, reader, looked_up=False)
        assert one == other
    assert (one.new_stories, one.new_claims, one.copies) == (0, 0, 1)
    store.close()


def outcome(*stories: Story) -> ReadReport:
    told = tuple(StoryOutcome(one.id, new=True, copy=False, claims=0, new_claims=0, read=True) for one in stories)
    return fold([FileOutcome("folder", "p-test", told)])


def test_a_run_counts_the_copies_of_what_came_out_within_a_month(tmp_path: Path):
    first, again, much_later = (
        story(day, TEXTS[0], outlet=outlet, key=outlet)
        for day, outlet in (("2022-09-01", "A"), ("2022-09-20", "B"), ("2023-09-20", "C"))
    )
    store = open_ledger(tmp_path / "ledger.sqlite")
    save(store, [first, again, much_later], recorded_at=NOON)
    assert copies(store, outcome(again)) == 1
    assert copies(store, outcome(first)) == 0
    assert copies(store, outcome(much_later)) == 0
    assert copies(store, outcome(first, again, much_later)) == 2, "a run's own stories are laid beside each other"
    store.close()
