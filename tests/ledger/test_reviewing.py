"""Acts of people in the ledger: named, kept, taken back by an entry, and the same whichever ledger they came from."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TypedDict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.ledger.examples import NOON, STORES, at, make_claim, make_reading, make_story, new_store, note

from wederhoor.ledger import LedgerError
from wederhoor.ledger.acts import act_entry, acts, read_act, standing, undone
from wederhoor.ledger.errors import Overtaken
from wederhoor.ledger.memory import MemoryStore
from wederhoor.ledger.merging import merge
from wederhoor.ledger.pinning import pin, pins
from wederhoor.ledger.removing import purge, withdraw
from wederhoor.ledger.reviewing import decide, identify, judge, review, undo
from wederhoor.ledger.rows import stamp
from wederhoor.ledger.saving import save
from wederhoor.ledger.verifying import verify
from wederhoor.ledger.views import readings, stories, withdrawals
from wederhoor.model.entries import Entry, EntryKind, Store
from wederhoor.model.reviews import ActKind, Changes, Identity, Judgement, Pin, Review, Seen, Undo
from wederhoor.model.texts import Span
from wederhoor.model.vocabulary import Kind

STORY = make_story()
CLAIM = make_claim(STORY)
OTHER = make_claim(STORY, Kind.ADVANCE)
SEEN = Seen(CLAIM, (OTHER.id,))


class Who(TypedDict):
    by: str
    why: str


WHO = Who(by="Anna", why="nagelezen")


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    with new_store(request.param) as store:
        save(store, [STORY], [make_reading(STORY, kinds=(Kind.CAPTURE, Kind.ADVANCE))], recorded_at=NOON)
        yield store


def test_every_act_comes_back_as_it_went_in(store: Store):
    changes = Changes(("kind",), kind=Kind.RECAPTURE)
    review(store, ActKind.ACCEPT, SEEN, **WHO, recorded_at=at(1))
    review(store, ActKind.CORRECT, SEEN, changes, **WHO, recorded_at=at(2))
    judge(store, ActKind.NOT_SAME_MATTER, SEEN, Seen(OTHER), **WHO, recorded_at=at(3))
    identify(store, ActKind.MERGE, ("Kremlin", "Dmitry Peskov"), **WHO, recorded_at=at(4))
    assert list(standing(store).values()) == [
        Review(ActKind.ACCEPT, SEEN, "Anna", "nagelezen", stamp(at(1))),
        Review(ActKind.CORRECT, SEEN, "Anna", "nagelezen", stamp(at(2)), changes),
        Judgement(ActKind.NOT_SAME_MATTER, SEEN, Seen(OTHER), "Anna", "nagelezen", stamp(at(3))),
        Identity(ActKind.MERGE, ("Kremlin", "Dmitry Peskov"), "Anna", "nagelezen", stamp(at(4))),
    ]
    assert verify(store) == ()


def test_the_same_act_done_again_later_is_another_entry(store: Store):
    first = review(store, ActKind.REJECT, SEEN, **WHO, recorded_at=at(1))
    undo(store, first.id, **WHO, recorded_at=at(2))
    again = review(store, ActKind.REJECT, SEEN, **WHO, recorded_at=at(3))
    assert list(standing(store)) == [again.id]
    assert set(acts(store)) >= {first.id, again.id}


def test_an_undo_and_its_undo_are_seen_as_of_their_moments(store: Store):
    first = review(store, ActKind.REJECT, SEEN, **WHO, recorded_at=at(1))
    second = undo(store, first.id[2:10], **WHO, recorded_at=at(2))
    undo(store, second.id, **WHO, recorded_at=at(3))
    assert [list(standing(store, at(minute))) for minute in range(4)] == [[], [first.id], [], [first.id]]


@pytest.mark.parametrize("who", [Who(by=" ", why="x"), Who(by="Anna", why="")])
def test_nobody_decides_without_a_name_and_a_reason(store: Store, who):
    before = list(store.entries())
    steps = (
        lambda: review(store, ActKind.ACCEPT, SEEN, **who, recorded_at=at(1)),
        lambda: judge(store, ActKind.SAME_MATTER, SEEN, Seen(OTHER), **who, recorded_at=at(1)),
        lambda: identify(store, ActKind.SPLIT, ("A", "B"), **who, recorded_at=at(1)),
    )
    for step in steps:
        with pytest.raises(LedgerError, match="Nobody is named, or no reason"):
            step()
    assert list(store.entries()) == before


def test_only_what_a_person_decided_can_be_undone_and_only_once(store: Store):
    kinds = {entry.kind: entry.id for entry in store.entries()}
    for kind in (EntryKind.STORY, EntryKind.READING):
        with pytest.raises(LedgerError, match="cannot be undone"):
            undo(store, kinds[kind], **WHO, recorded_at=at(1))
    first = review(store, ActKind.REJECT, SEEN, **WHO, recorded_at=at(2))
    undo(store, first.id, **WHO, recorded_at=at(3))
    with pytest.raises(LedgerError, match="undone already"):
        undo(store, first.id, **WHO, recorded_at=at(4))
    with pytest.raises(LedgerError, match="No entry has the id e-zz"):
        undo(store, "e-zz", **WHO, recorded_at=at(4))
    with pytest.raises(LedgerError, match="entries begin with e-"):
        undo(store, "e-", **WHO, recorded_at=at(4))
    gone = purge(store, STORY.id, **WHO, recorded_at=at(5))
    with pytest.raises(LedgerError, match="A purge cannot be undone"):
        undo(store, gone.id, **WHO, recorded_at=at(6))
    assert verify(store) == ()


def test_a_withdrawn_story_comes_back_and_can_be_withdrawn_again(store: Store):
    shown = []
    for minute in (1, 3):
        entry = withdraw(store, STORY.id, **WHO, recorded_at=at(minute))
        shown.append((len(stories(store)), len(readings(store)), len(withdrawals(store))))
        undo(store, entry.id, **WHO, recorded_at=at(minute + 1))
        shown.append((len(stories(store)), len(readings(store)), len(withdrawals(store))))
    assert shown == [(0, 0, 1), (1, 1, 0)] * 2
    assert stories(store, at(1)) == ()


def test_a_choice_of_place_that_is_undone_gives_way_to_the_one_before(store: Store):
    pin(store, "Pisky", "A", **WHO, recorded_at=at(1))
    second = pin(store, "Pisky", "B", **WHO, recorded_at=at(2))
    undo(store, second.id, **WHO, recorded_at=at(3))
    assert pins(store)["pisky"].place == "A"


def test_an_entry_that_holds_no_act_is_named(store: Store):
    wrong = Entry.make(EntryKind.REVIEW, {"act": "bless", "by": "Anna"})
    store.add([wrong], recorded_at=at(1))
    with pytest.raises(LedgerError, match=wrong.id):
        acts(store)
    assert [problem.place for problem in verify(store)] == [f"entry {wrong.id}"]


def test_verify_finds_acts_on_what_is_not_there_or_was_changed(store: Store):
    far = replace(CLAIM, sentence=Span(0, 9000))
    odd = Review(ActKind.ACCEPT, Seen(replace(CLAIM, id="c-0123456789abcdef")), "Anna", "x", stamp(at(1)))
    wide = Review(ActKind.ACCEPT, Seen(far), "Anna", "x", stamp(at(1)))
    lost = Undo(ActKind.UNDO, note(7).id, "Anna", "x", stamp(at(1)))
    for act, message in ((odd, "not what its id says"), (wide, "do not lie in the text"), (lost, "which is missing")):
        found = MemoryStore()
        save(found, [STORY], recorded_at=NOON)
        found.add([act_entry(act)], recorded_at=at(1))
        assert [message in problem.message for problem in verify(found)] == [True]


DEEDS = st.lists(
    st.tuples(st.sampled_from(["reject", "accept", "merge", "withdraw", "undo"]), st.integers(0, 9)), max_size=5
)


def do(store: Store, deeds: list[tuple[str, int]], start: int) -> None:
    """What people did, a minute after each other; an undo takes back one of the acts so far."""
    for minute, (deed, number) in enumerate(deeds, start):
        if deed == "undo":
            gone = undone(store)
            kinds = (EntryKind.REVIEW, EntryKind.WITHDRAWAL)
            open_ = [entry.id for kind in kinds for entry in store.entries(kind) if entry.id not in gone]
            if open_:
                undo(store, open_[number % len(open_)], **WHO, recorded_at=at(minute))
        elif deed == "merge":
            identify(store, ActKind.MERGE, ("A", f"B{number}"), **WHO, recorded_at=at(minute))
        elif deed == "withdraw":
            withdraw(store, STORY.id, **WHO, recorded_at=at(minute))
        else:
            review(store, ActKind(deed), SEEN, **WHO, recorded_at=at(minute))


@settings(max_examples=20)
@given(one=DEEDS, two=DEEDS)
def test_acts_of_two_merged_ledgers_count_the_same_in_either_order(one, two):
    views = []
    for order in ((one, two), (two, one)):
        parts = []
        for name, deeds in zip("ab", order, strict=True):
            part = MemoryStore(f"l-{name}")
            save(part, [STORY], recorded_at=NOON)
            do(part, deeds, 1 if deeds is one else 3)
            parts.append(part)
        merge(parts[0], parts[1], recorded_at=at(90))
        assert verify(parts[0]) == ()
        views.append((list(standing(parts[0]).items()), undone(parts[0]), stories(parts[0])))
    assert views[0] == views[1]


@settings(max_examples=20)
@given(before=DEEDS, then=DEEDS.filter(bool))
def test_undoing_the_newest_act_leaves_what_stood_before_it(before, then):
    store = MemoryStore()
    save(store, [STORY], recorded_at=NOON)
    do(store, before, 1)
    held = (standing(store), undone(store), withdrawals(store))
    known = {entry.id for entry in store.entries()}
    do(store, then[:1], 20)
    for entry in [entry for entry in store.entries() if entry.id not in known]:
        undo(store, entry.id, **WHO, recorded_at=at(30))
        assert (standing(store), undone(store) - {entry.id}, withdrawals(store)) == held


def test_an_act_is_read_from_its_entry_alone():
    act = Identity(ActKind.SPLIT, ("A", "B"), "Anna", "twee mensen", stamp(NOON))
    assert read_act(act_entry(act)) == act


def test_acts_are_recorded_together_or_not_at_all(store: Store):
    accept = Review(ActKind.ACCEPT, SEEN, " Anna ", "nagelezen", stamp(at(1)))
    wrong = Identity(ActKind.MERGE, ("A", "B"), "Anna", " ", stamp(at(1)))
    with pytest.raises(LedgerError, match="no reason is given"):
        decide(store, [accept, wrong], since=0, recorded_at=at(1))
    assert acts(store) == {}
    chosen = Pin("izjoem", "Izium", "Anna", "in Charkiv", stamp(at(1)))
    first, _ = decide(store, [accept, chosen], since=0, recorded_at=at(1))
    assert list(standing(store).values()) == [replace(accept, by="Anna")]
    assert pins(store) == {"izjoem": chosen}
    with pytest.raises(Overtaken):
        decide(store, [accept], since=0, recorded_at=at(2))
    last = max(link.position for link, _ in store.decisions())
    decide(store, [Undo(ActKind.UNDO, first.id, "Boris", "vergissing", stamp(at(2)))], since=last, recorded_at=at(2))
    assert standing(store) == {}
    again = Undo(ActKind.UNDO, first.id, "Boris", "nog eens", stamp(at(3)))
    with pytest.raises(LedgerError, match="undone already"):
        decide(store, [again], since=last + 1, recorded_at=at(3))
