from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.ledger.examples import NOON, READER, STORES, at, make_reading, make_story, new_store, note

from wederhoor.ledger import LedgerError
from wederhoor.ledger.memory import MemoryStore
from wederhoor.ledger.removing import purge, withdraw
from wederhoor.ledger.rows import stamp
from wederhoor.ledger.saving import reading_entry, save, save_reading, save_story, story_entry
from wederhoor.ledger.views import (
    Purge,
    Withdrawal,
    claims_known,
    head,
    purges,
    readings,
    stories,
    stories_known,
    story,
    withdrawals,
)
from wederhoor.model.entries import Entry, EntryKind, Store
from wederhoor.model.vocabulary import Kind

ONE = make_story("Het leger neemt de stad in.", "krant|/1")
TWO = make_story("De gouverneur ontkent dat.", "krant|/2")


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    with new_store(request.param) as store:
        yield store


def test_what_was_saved_comes_back_whole(store: Store):
    assert save_story(store, ONE, recorded_at=NOON)
    assert save_reading(store, make_reading(ONE), recorded_at=NOON)
    assert not save_story(store, ONE, recorded_at=at(1))
    assert not save_reading(store, make_reading(ONE), recorded_at=at(1))
    assert stories(store) == (ONE,)
    assert readings(store) == (make_reading(ONE),)


def test_a_payload_holds_no_text():
    assert ONE.text not in story_entry(ONE).payload
    assert ONE.text not in reading_entry(make_reading(ONE)).payload


def test_stories_and_readings_come_by_story_id(store: Store):
    both = sorted([ONE, TWO], key=lambda item: item.id)
    save(store, reversed(both), [make_reading(item) for item in reversed(both)], recorded_at=NOON)
    assert [item.id for item in stories(store)] == [item.id for item in both]
    assert [item.story for item in readings(store)] == [item.id for item in both]


def test_one_story_on_two_pages_is_one_story_whatever_the_order():
    copies = [ONE, replace(ONE, page="p-2"), replace(ONE, page="p-3")]
    seen = set()
    for order in (copies, copies[::-1]):
        store = MemoryStore()
        for minute, item in enumerate(order):
            save_story(store, item, recorded_at=at(minute))
        (chosen,) = stories(store)
        seen.add(chosen.page)
    assert len(seen) == 1


def test_the_newest_recorded_reading_of_a_story_counts(store: Store):
    old, new = make_reading(ONE, "rules 1"), make_reading(ONE, "rules 2", (Kind.CONTROL,))
    save(store, [ONE], [new], recorded_at=NOON)
    save_reading(store, old, recorded_at=at(5))
    assert readings(store) == (old,)
    assert readings(store, reader="rules 2") == (new,)
    assert readings(store, reader="rules 3") == ()
    ids = {(by, claims) for story_id, by, claims in claims_known(store) if story_id == ONE.id}
    assert ids == {(reading.reader, tuple(claim.id for claim in reading.claims)) for reading in (old, new)}
    assert list(stories_known(store)) == [(ONE.id, ONE.key, ONE.text_hash)]


def test_readings_of_one_moment_go_by_entry_id(store: Store):
    both = [make_reading(ONE, "rules 1"), make_reading(ONE, "rules 2")]
    save(store, [ONE], both, recorded_at=NOON)
    assert readings(store) == (min(both, key=lambda item: reading_entry(item).id),)


def test_a_view_as_of_a_moment_knows_nothing_later(store: Store):
    save(store, [ONE], [make_reading(ONE, "rules 1")], recorded_at=NOON)
    save(store, [TWO], [make_reading(ONE, "rules 2")], recorded_at=at(10))
    withdraw(store, ONE.id, by="Anna", why="dubbel", recorded_at=at(20))
    assert stories(store, at(-1)) == ()
    assert readings(store, at(-1)) == ()
    assert stories(store, at(9)) == (ONE,)
    assert readings(store, at(9)) == (make_reading(ONE, "rules 1"),)
    assert readings(store, at(10)) == (make_reading(ONE, "rules 2"),)
    assert withdrawals(store, at(19)) == ()
    assert readings(store, at(20)) == ()
    assert stories(store, at(20)) == (TWO,)


def test_a_withdrawn_story_is_shown_only_when_asked_for(store: Store):
    save(store, [ONE, TWO], [make_reading(ONE)], recorded_at=NOON)
    entry = withdraw(store, ONE.id[:8], by="Anna", why="verkeerde krant", recorded_at=at(1))
    assert entry.kind is EntryKind.WITHDRAWAL
    assert withdrawals(store) == (Withdrawal(ONE.id, "Anna", "verkeerde krant", stamp(at(1))),)
    assert stories(store) == (TWO,)
    assert set(stories(store, withdrawn=True)) == {ONE, TWO}
    assert story(store, ONE.id) == ONE


def test_a_purge_takes_the_text_of_every_story_that_has_it(store: Store):
    again = make_story(ONE.text, "andere krant|/9")
    save(store, [ONE, again, TWO], [make_reading(ONE)], recorded_at=NOON)
    purge(store, again.id, by="Anna", why="auteursrecht", recorded_at=at(1))
    same = tuple(sorted([ONE.id, again.id]))
    assert purges(store) == (Purge(again.id, same, ONE.text_hash, "Anna", "auteursrecht"),)
    assert {item.id: item.text for item in stories(store)} == {ONE.id: "", again.id: "", TWO.id: TWO.text}
    assert readings(store) == (make_reading(ONE),)
    assert not save_story(store, ONE, recorded_at=at(2))
    assert story(store, ONE.id).text == ""


@pytest.mark.parametrize(("by", "why"), [("", "privacy"), ("Anna", " ")])
def test_nothing_is_taken_back_without_a_name_and_a_reason(store: Store, by: str, why: str):
    save_story(store, ONE, recorded_at=NOON)
    for act in (purge, withdraw):
        with pytest.raises(LedgerError, match="Nobody is named, or no reason"):
            act(store, ONE.id, by=by, why=why, recorded_at=NOON)
    assert stories(store) == (ONE,)


def test_a_story_is_found_by_the_beginning_of_its_id(store: Store):
    save(store, [ONE, TWO], recorded_at=NOON)
    assert story(store, ONE.id) == story(store, ONE.id[2:9]) == story(store, ONE.id[:9]) == ONE
    with pytest.raises(LedgerError, match="2 stories begin with s-"):
        story(store, "s-")
    with pytest.raises(LedgerError, match="No story has the id s-zz"):
        story(store, "s-zz")


def test_the_head_is_the_last_recording(store: Store):
    assert head(store) is None
    store.add([note(1), note(2)], recorded_at=NOON)
    last = head(store)
    assert last is not None
    assert (last.position, last.entry) == (2, note(2).id)


def test_an_entry_that_is_no_story_is_named(store: Store):
    wrong = Entry.make(EntryKind.STORY, {"id": "s-1", "text_hash": "x"})
    store.add([wrong], recorded_at=NOON)
    with pytest.raises(LedgerError, match=wrong.id):
        stories(store)


texts = st.lists(st.sampled_from(["een", "twee", "drie", "vier", "vijf"]), min_size=1, unique=True)


@settings(max_examples=25)
@given(texts=texts, data=st.data())
def test_replaying_in_any_order_gives_the_same_views(texts: list[str], data: st.DataObject):
    everything = [make_story(text, f"krant|/{text}") for text in texts]
    shown = set()
    for order in (everything, data.draw(st.permutations(everything))):
        store = MemoryStore()
        for minute, item in enumerate(order):
            save(store, [item], [make_reading(item, READER)], recorded_at=at(minute))
        shown.add((stories(store), readings(store), purges(store), withdrawals(store)))
    assert len(shown) == 1
