"""What every store does. A store passes by inheriting this suite and giving the fixture `store`."""

from datetime import datetime

import pytest
from tests.ledger.examples import NOON, at, note, texts_of

from wederhoor.ledger import LedgerError
from wederhoor.ledger.acts import act_entry, acts, standing
from wederhoor.ledger.errors import Overtaken
from wederhoor.ledger.rows import stamp
from wederhoor.model.entries import Entry, EntryKind, Recording, Store
from wederhoor.model.ids import digest
from wederhoor.model.reviews import ActKind, Identity, Undo


def tombstone(text: str, why: str = "privacy") -> Entry:
    return Entry.make(
        EntryKind.PURGE, {"story": "s", "stories": ["s"], "text_hash": digest(text), "by": "x", "why": why}
    )


class StoreContract:
    def test_an_empty_store_is_sound(self, store: Store):
        assert store.verify() == ()
        assert [*store.entries(), *store.recordings()] == []
        assert store.ledger_id.startswith("l-")

    def test_add_gives_what_was_new_in_the_order_given(self, store: Store):
        first, second, third = note(1), note(2), note(3)
        assert store.add([second, first, second], recorded_at=NOON) == (second, first)
        assert store.add([first, third], recorded_at=at(1)) == (third,)
        assert list(store.entries()) == sorted([first, second, third], key=lambda entry: entry.id)

    def test_a_known_entry_adds_no_recording(self, store: Store):
        store.add([note(1)], recorded_at=NOON)
        before = list(store.recordings())
        assert store.add([note(1)], recorded_at=at(5)) == ()
        assert list(store.recordings()) == before

    def test_recordings_are_chained(self, store: Store):
        store.add([note(1), note(2)], recorded_at=NOON)
        store.add([note(3)], recorded_at=at(1))
        previous = ""
        for position, (recording, entry) in enumerate(
            zip(store.recordings(), [note(1), note(2), note(3)], strict=True), 1
        ):
            moment = NOON if position < 3 else at(1)
            assert recording == Recording.link(position, entry.id, store.ledger_id, moment, previous)
            previous = recording.hash
        assert store.verify() == ()

    def test_entries_by_kind(self, store: Store):
        store.add([note(1), tombstone("weg")], recorded_at=NOON)
        assert list(store.entries(EntryKind.PIN)) == [note(1)]
        assert list(store.entries(EntryKind.PURGE)) == [tombstone("weg")]
        assert list(store.entries(EntryKind.STORY)) == []

    def test_acts_of_people_are_entries_like_any_other(self, store: Store):
        merge = Identity(ActKind.MERGE, ("A", "B"), "Anna", "een en dezelfde", stamp(NOON))
        back = Undo(ActKind.UNDO, act_entry(merge).id, "Boris", "twee mensen", stamp(at(1)))
        store.add([act_entry(merge)], recorded_at=NOON)
        store.add([act_entry(back)], recorded_at=at(1))
        assert acts(store) == {act_entry(act).id: act for act in (merge, back)}
        assert (standing(store), standing(store, NOON)) == ({}, {act_entry(merge).id: merge})
        assert store.verify() == ()

    def test_entries_as_of_a_moment_include_that_moment(self, store: Store):
        store.add([note(1)], recorded_at=NOON)
        store.add([note(2)], recorded_at=at(10))
        assert list(store.entries(recorded_as_of=at(-1))) == []
        assert list(store.entries(recorded_as_of=NOON)) == [note(1)]
        assert list(store.entries(EntryKind.PIN, recorded_as_of=at(9))) == [note(1)]
        assert len(list(store.entries(recorded_as_of=at(10)))) == 2

    def test_a_moment_without_a_zone_is_refused_and_stores_nothing(self, store: Store):
        with pytest.raises(ValueError, match="no time zone"):
            store.add([note(1)], ["tekst"], recorded_at=datetime(2022, 9, 11))  # noqa: DTZ001  that is the point
        assert list(store.entries()) == []

    def test_an_entry_that_does_not_match_its_id_is_refused_with_all_others(self, store: Store):
        forged = Entry(note(1).id, EntryKind.PIN, note(2).payload)
        with pytest.raises(LedgerError, match="does not match its id"):
            store.add([note(3), forged], ["tekst"], recorded_at=NOON)
        assert list(store.entries()) == []
        assert texts_of(store, "tekst") == []

    def test_a_text_that_cannot_be_stored_stops_the_whole_addition(self, store: Store):
        with pytest.raises(UnicodeEncodeError):
            store.add([note(1)], ["goed", "half een teken \ud800"], recorded_at=NOON)
        assert list(store.entries()) == []
        assert texts_of(store, "goed") == []
        store.add([note(1)], ["goed"], recorded_at=NOON)
        assert store.verify() == ()

    def test_texts_come_back_as_they_went_in(self, store: Store):
        texts = ["Здравствуй, Київ", "", "a\r\nb\u00a0c", "𝄞" * 5000]
        store.add([], texts, recorded_at=NOON)
        store.add([], texts, recorded_at=NOON)
        assert texts_of(store, *texts) == texts
        assert store.text(digest("nooit gezien")) is None
        assert store.verify() == ()

    def test_a_dropped_text_is_gone_and_stays_away(self, store: Store):
        store.add([note(1)], ["weg", "blijft"], recorded_at=NOON)
        store.drop_text(digest("weg"), tombstone("weg"), recorded_at=at(1))
        assert texts_of(store, "weg", "blijft") == ["blijft"]
        store.add([note(2)], ["weg", "nieuw"], recorded_at=at(2))
        assert texts_of(store, "weg", "blijft", "nieuw") == ["blijft", "nieuw"]
        assert list(store.entries(EntryKind.PURGE)) == [tombstone("weg")]
        assert store.verify() == ()

    def test_dropping_twice_leaves_one_tombstone(self, store: Store):
        store.add([], ["weg"], recorded_at=NOON)
        for minute in (1, 2):
            store.drop_text(digest("weg"), tombstone("weg"), recorded_at=at(minute))
        assert len(list(store.recordings())) == 1

    def test_a_purge_that_comes_with_its_text_keeps_the_text_out(self, store: Store):
        store.add([tombstone("weg")], ["weg", "blijft"], recorded_at=NOON)
        assert texts_of(store, "weg", "blijft") == ["blijft"]

    def test_a_text_is_dropped_by_a_purge_of_that_text_only(self, store: Store):
        store.add([], ["een", "twee"], recorded_at=NOON)
        for wrong in (tombstone("twee"), note(1)):
            with pytest.raises(ValueError, match="no purge of text"):
                store.drop_text(digest("een"), wrong, recorded_at=NOON)
        assert texts_of(store, "een", "twee") == ["een", "twee"]
        assert list(store.entries()) == []

    def test_entries_can_be_added_while_entries_are_read(self, store: Store):
        store.add([note(number) for number in range(5)], recorded_at=NOON)
        for number, _entry in enumerate(store.entries()):
            store.add([note(100 + number)], recorded_at=at(1))
        assert len(list(store.entries())) == 10
        assert store.verify() == ()

    def test_what_people_decided_is_listed_by_position(self, store: Store):
        merge = act_entry(Identity(ActKind.MERGE, ("A", "B"), "Anna", "een en dezelfde", stamp(NOON)))
        reading = Entry.make(EntryKind.READING, {"story": "s", "reader": "r"})
        store.add([note(1), reading, merge], recorded_at=NOON)
        assert [(link.position, entry) for link, entry in store.decisions()] == [(1, note(1)), (3, merge)]

    def test_a_decision_is_stored_only_where_nobody_decided_meanwhile(self, store: Store):
        reading = Entry.make(EntryKind.READING, {"story": "s", "reader": "r"})
        store.add([note(1), reading], recorded_at=NOON)
        assert store.decide([note(2)], since=1, recorded_at=at(1)) == (note(2),)
        with pytest.raises(Overtaken, match="Somebody decided something meanwhile"):
            store.decide([note(3)], since=1, recorded_at=at(2))
        assert [entry for _, entry in store.decisions()] == [note(1), note(2)]
        assert store.verify() == ()
