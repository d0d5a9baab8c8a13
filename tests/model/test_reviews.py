"""Acts of people: what an undo takes back, which claim is meant after reading again, what a correction changes."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ledger.examples import make_claim, make_story

from wederhoor.model.claims import Edit, Trace, with_id
from wederhoor.model.codec import decode, encode
from wederhoor.model.period import Period
from wederhoor.model.reviews import (
    Act,
    ActKind,
    Changes,
    Identity,
    Review,
    Undo,
    corrected,
    find_again,
    in_force,
    see,
    undone,
)
from wederhoor.model.texts import Span
from wederhoor.model.vocabulary import Certainty, Kind, WhenBasis

STORY = make_story("De stad is ingenomen, zegt het leger. Drie doden.")
CLAIM = make_claim(STORY)
MERGE = Identity(ActKind.MERGE, ("A", "B"), "Anna", "dezelfde man", "2022-09-11T12:00:00.000000+00:00")


def undo(of: str, minute: int = 1) -> Undo:
    return Undo(ActKind.UNDO, of, "Anna", "vergissing", f"2022-09-11T12:{minute:02}:00.000000+00:00")


def test_an_undo_takes_back_and_an_undo_of_it_brings_back():
    acts: dict[str, Act] = {"e-1": MERGE}
    assert in_force(acts) == {"e-1": MERGE}
    acts |= {"e-2": undo("e-1")}
    assert in_force(acts) == {}
    acts |= {"e-3": undo("e-2")}
    assert in_force(acts) == {"e-1": MERGE}
    acts |= {"e-4": undo("e-1", 4)}
    assert in_force(acts) == {}
    assert undone(acts) == {"e-2", "e-1"}


def test_an_undo_of_what_is_not_there_or_of_no_act_is_harmless():
    assert undone({"e-2": undo("e-9")}) == {"e-9"}
    assert in_force({"e-1": MERGE, "e-2": undo("e-9")}) == {"e-1": MERGE}


@given(st.integers(0, 40))
def test_a_chain_of_undos_holds_by_its_last(length: int):
    acts: dict[str, Act] = {"e-0": MERGE, **{f"e-{n}": undo(f"e-{n - 1}") for n in range(1, length + 1)}}
    assert ("e-0" in in_force(acts)) == (length % 2 == 0)


def test_acts_are_listed_by_their_moment_then_by_entry():
    later = replace(MERGE, at="2022-09-11T13:00:00.000000+00:00")
    assert list(in_force({"e-1": later, "e-3": MERGE, "e-2": MERGE})) == ["e-2", "e-3", "e-1"]


def test_a_claim_is_found_by_its_id_before_anything_else():
    other = with_id(replace(CLAIM, kind=Kind.ADVANCE))
    assert find_again(see(CLAIM, (CLAIM, other)), (other, CLAIM)) == CLAIM


def test_a_claim_that_was_read_otherwise_is_found_by_sentence_and_claimants():
    seen = see(CLAIM, (CLAIM,))
    again = with_id(replace(CLAIM, kind=Kind.RECAPTURE))
    assert find_again(seen, (again,)) == again
    assert find_again(seen, (with_id(replace(CLAIM, claimants=("Kremlin",))),)) is None
    assert find_again(seen, (with_id(replace(CLAIM, sentence=Span(38, 49), content=Span(38, 49))),)) is None


def test_what_stood_beside_a_claim_is_never_taken_for_it():
    beside = with_id(replace(CLAIM, kind=Kind.CASUALTIES))
    seen = see(CLAIM, (CLAIM, beside))
    assert seen.beside == (beside.id,)
    assert find_again(seen, (beside,)) is None
    assert find_again(see(CLAIM, (CLAIM,)), (beside,)) == beside


def test_of_two_that_may_be_meant_the_one_of_its_kind_is_and_else_none():
    seen = see(CLAIM, (CLAIM,))
    first, second = (with_id(replace(CLAIM, kind=kind, content=Span(0, 21))) for kind in (Kind.ADVANCE, Kind.CAPTURE))
    assert find_again(seen, (first, second)) == second
    third = with_id(replace(CLAIM, kind=Kind.BATTLE))
    assert find_again(seen, (first, third)) is None


def test_a_correction_replaces_its_fields_alone_and_leaves_a_trace():
    claim = replace(CLAIM, trace=(Trace("kind", "verb innemen"), Trace("when", "weekday")), when_basis=WhenBasis.TOLD)
    changes = Changes(("kind", "when", "certainty"), kind=Kind.RECAPTURE, certainty=Certainty.HEDGED)
    new = corrected(claim, changes, "Anna", "heroverd")
    assert (new.kind, new.certainty, new.when, new.when_basis) == (Kind.RECAPTURE, Certainty.HEDGED, None, None)
    assert (new.id, new.sentence, new.claimants, new.cue) == (claim.id, claim.sentence, claim.claimants, claim.cue)
    assert {trace.field: trace.rule for trace in new.trace} == dict.fromkeys(changes.fields, "review by Anna")
    assert new.edited == Edit(changes.fields, "Anna", "heroverd")


@pytest.mark.parametrize(
    "fields",
    [{"fields": ("sentence",)}, {"fields": ("kind",)}, {"fields": ("claimants",)}, {"fields": ("fields",)}],
)
def test_no_change_is_made_of_the_words_or_to_nothing(fields):
    with pytest.raises(ValueError, match="cannot be"):
        Changes(**fields)


def test_a_correction_changes_something():
    with pytest.raises(ValueError, match="at least one field"):
        Review(ActKind.CORRECT, see(CLAIM, ()), "Anna", "waarom", MERGE.at)


def test_acts_survive_being_written_down():
    changes = Changes(("when", "extent"), when=Period.parse("2022-09-10"))
    act = Review(ActKind.CORRECT, see(CLAIM, ()), "Anna", "waarom", MERGE.at, changes)
    assert decode(Review, encode(act)) == act
