from dataclasses import replace

import pytest
from tests.ledger.examples import NOON, at, make_claim, make_reading, make_story

from wederhoor.ledger.memory import MemoryStore
from wederhoor.ledger.removing import purge, withdraw
from wederhoor.ledger.saving import save, story_entry
from wederhoor.ledger.verifying import verify
from wederhoor.model.claims import Claim, Missed, Quantity, Reading, Sign, Trace, with_id
from wederhoor.model.entries import Entry, EntryKind
from wederhoor.model.places import PlaceRef
from wederhoor.model.texts import Block, BlockKind, Span
from wederhoor.model.vocabulary import Signal

STORY = make_story()
FAR = Span(2, 10_000)
CLAIM = make_claim(STORY)


def found(reading: Reading, *, with_story: bool = True) -> list[str]:
    store = MemoryStore()
    save(store, [STORY] if with_story else [], [reading], recorded_at=NOON)
    return [problem.message for problem in verify(store)]


def of(*claims: Claim) -> Reading:
    return replace(make_reading(STORY), claims=claims)


def test_a_sound_ledger_has_no_findings():
    store = MemoryStore()
    save(store, [STORY], [make_reading(STORY)], recorded_at=NOON)
    withdraw(store, STORY.id, by="Anna", why="dubbel", recorded_at=at(1))
    assert verify(store) == ()


def test_a_purged_text_is_no_finding():
    store = MemoryStore()
    save(store, [STORY], [make_reading(STORY)], recorded_at=NOON)
    purge(store, STORY.id, by="Anna", why="privacy", recorded_at=at(1))
    assert verify(store) == ()


def test_a_story_without_its_text_is_found():
    store = MemoryStore()
    store.add([story_entry(STORY)], recorded_at=NOON)
    assert [problem.place for problem in verify(store)] == [f"story {STORY.id}"]


def test_a_reading_without_its_story_is_found():
    assert found(make_reading(STORY), with_story=False) == ["Its story is missing."]


def test_a_claim_whose_id_is_not_that_of_what_it_says_is_found():
    assert found(of(replace(CLAIM, id="c-0123456789abcdef"))) == ["Its id is not that of what it says."]


def test_a_claim_of_another_story_is_found():
    (message,) = found(of(with_id(replace(CLAIM, story="s-other"))))
    assert message == f"It stands in a reading of another story, {STORY.id}."


@pytest.mark.parametrize("empty", [replace(CLAIM, sentence=Span(3, 3)), replace(CLAIM, content=Span(3, 3))])
def test_a_claim_without_words_is_found(empty: Claim):
    assert found(of(with_id(empty))) == ["Its sentence or content is empty."]


@pytest.mark.parametrize(
    "claim",
    [
        replace(CLAIM, sentence=FAR),
        replace(CLAIM, content=FAR),
        replace(CLAIM, claimant_spans=(FAR,)),
        replace(CLAIM, cue=(FAR,)),
        replace(CLAIM, places=(PlaceRef("Izium", FAR),)),
        replace(CLAIM, when_words=FAR),
        replace(CLAIM, quantity=Quantity("km", 3.0, span=FAR)),
        replace(CLAIM, also=(FAR,)),
        replace(CLAIM, trace=(Trace("kind", "rule", FAR),)),
    ],
)
def test_a_span_outside_the_text_is_found_in_every_field(claim: Claim):
    assert found(of(with_id(claim))) == ["Characters 2 to 10000 do not lie in the text."]


@pytest.mark.parametrize("span", [Span(-1, 2), Span(5, 4)])
def test_a_span_that_is_none_is_found(span: Span):
    assert found(of(with_id(replace(CLAIM, cue=(span,))))) != []


def test_spans_of_a_reading_and_of_a_story_are_looked_at_too():
    assert found(replace(make_reading(STORY), missed=(Missed(FAR.start, FAR.end),))) != []
    assert found(replace(make_reading(STORY), missed=(Missed(0, 2, (Sign(Signal.NUMBER, FAR),)),))) != []
    store = MemoryStore()
    save(store, [replace(STORY, blocks=(Block(2, 10_000, BlockKind.BODY, 1),))], recorded_at=NOON)
    assert [problem.place for problem in verify(store)] == [f"story {STORY.id}"]


def test_an_entry_that_cannot_be_read_hides_no_other_finding():
    store = MemoryStore()
    broken = Entry.make(EntryKind.READING, {"story": STORY.id, "claims": [{}]})
    shapeless = Entry.make(EntryKind.STORY, ["no", "story"])
    store.add([broken, shapeless, story_entry(STORY)], recorded_at=NOON)
    assert {problem.place for problem in verify(store)} == {
        f"entry {broken.id}",
        f"entry {shapeless.id}",
        f"story {STORY.id}",
    }
