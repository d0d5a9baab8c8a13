from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.ledger.examples import STORES, at, make_reading, make_story, new_store, note, texts_of

from wederhoor.ledger.merging import merge
from wederhoor.ledger.removing import purge
from wederhoor.ledger.saving import save
from wederhoor.ledger.verifying import verify
from wederhoor.ledger.views import readings, stories
from wederhoor.model.entries import Entry, EntryKind, Store
from wederhoor.model.ids import digest

pytest.register_assert_rewrite("tests.ledger.contract")

from tests.ledger.contract import StoreContract, tombstone  # noqa: E402  after its asserts were asked for

TEXTS = ("een", "twee", "drie", "vier")
additions = st.lists(
    st.tuples(
        st.lists(st.integers(0, 8).map(note) | st.sampled_from(TEXTS).map(tombstone), max_size=4),
        st.lists(st.sampled_from(TEXTS), max_size=3),
    ),
    max_size=5,
)
Addition = tuple[list[Entry], list[str]]


class TestStores(StoreContract):
    @pytest.fixture(params=STORES)
    def store(self, request: pytest.FixtureRequest) -> Iterator[Store]:
        with new_store(request.param) as store:
            yield store


def fill(store: Store, steps: list[Addition]) -> None:
    for minute, (entries, texts) in enumerate(steps):
        store.add(entries, texts, recorded_at=at(minute))


def content(store: Store) -> tuple[list[Entry], list[str]]:
    return list(store.entries()), texts_of(store, *TEXTS)


@pytest.mark.parametrize("kind", STORES)
@settings(max_examples=12)
@given(steps=additions, data=st.data())
def test_order_and_number_of_times_do_not_matter(kind: str, steps: list[Addition], data: st.DataObject):
    other = data.draw(st.permutations([*steps, *steps[:2]]))
    with new_store(kind) as one, new_store(kind, "b") as two:
        fill(one, steps)
        fill(two, list(other))
        assert content(one) == content(two)
        assert one.verify() == two.verify() == ()


@settings(max_examples=12)
@given(steps=additions)
def test_every_store_does_what_the_reference_does(steps: list[Addition]):
    with new_store("memory") as reference, new_store("sqlite") as store:
        for minute, (entries, texts) in enumerate(steps):
            expected = reference.add(entries, texts, recorded_at=at(minute))
            assert store.add(entries, texts, recorded_at=at(minute)) == expected
        assert content(store) == content(reference)
        moments = [(r.position, r.entry, r.recorded_at) for r in reference.recordings()]
        assert [(r.position, r.entry, r.recorded_at) for r in store.recordings()] == moments
        for minute in range(len(steps)):
            known = list(reference.entries(recorded_as_of=at(minute)))
            assert list(store.entries(recorded_as_of=at(minute))) == known


parts = st.lists(st.tuples(st.integers(0, 5), st.booleans()), max_size=4)
Part = list[tuple[int, bool]]


def fill_with_stories(store: Store, part: Part) -> None:
    for number, purged in part:
        story = make_story(f"Bericht {number} van het front.", f"krant|/{number}")
        save(store, [story], [make_reading(story)], recorded_at=at(number))
        if purged:
            purge(store, story.id, by="Anna", why="privacy", recorded_at=at(number + 1))


def merged(into: str, parts: list[Part]) -> tuple[object, ...]:
    with new_store(into) as target:
        for number, part in enumerate(parts):
            with new_store("memory", f"part-{number}") as source:
                fill_with_stories(source, part)
                merge(target, source, recorded_at=at(60 + number))
        assert verify(target) == ()
        return tuple(target.entries()), stories(target), readings(target)


@pytest.mark.parametrize("kind", STORES)
@settings(max_examples=10)
@given(parts=st.lists(parts, min_size=2, max_size=3), data=st.data())
def test_merging_in_any_order_gives_the_same_ledger(kind: str, parts: list[Part], data: st.DataObject):
    other = list(data.draw(st.permutations(parts)))
    assert merged(kind, parts) == merged(kind, other)


def test_a_merge_is_recorded_in_the_chain_of_the_receiver():
    with new_store("memory", "target") as target, new_store("sqlite", "source") as source:
        fill_with_stories(source, [(1, False), (2, True)])
        fill_with_stories(target, [(1, False)])
        before = list(target.recordings())
        new = merge(target, source, recorded_at=at(90))
        assert {entry.kind for entry in new} == {EntryKind.STORY, EntryKind.READING, EntryKind.PURGE}
        imports = list(target.recordings())[len(before) :]
        assert [recording.entry for recording in imports] == sorted(entry.id for entry in new)
        assert {recording.ledger for recording in imports} == {target.ledger_id}
        assert {recording.recorded_at for recording in imports} == {at(90)}
        assert merge(target, source, recorded_at=at(91)) == ()
        assert verify(target) == ()


def test_a_purge_travels_with_a_merge_and_takes_the_text_there_too():
    with new_store("sqlite", "target") as target, new_store("memory", "source") as source:
        fill_with_stories(target, [(3, False)])
        fill_with_stories(source, [(3, True)])
        merge(target, source, recorded_at=at(90))
        assert target.text(digest("Bericht 3 van het front.")) is None
        assert [story.text for story in stories(target)] == [""]
        assert verify(target) == ()
