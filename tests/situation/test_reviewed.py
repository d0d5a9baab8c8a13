"""What people decided, applied to readings: corrected, rejected, merged; carried over, or to be seen again."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.weighing.making import ARMY, GAZETTEER, MOSCOW, STAFF, THEATRE, ZELENSKY, claim, story

from wederhoor.model.claims import Claim, Reading, with_id
from wederhoor.model.period import Period
from wederhoor.model.reviews import Act, ActKind, Changes, Identity, Judgement, Review, Undo, in_force, see
from wederhoor.model.texts import Span
from wederhoor.model.vocabulary import Certainty, Kind
from wederhoor.situation.assembly import assemble
from wederhoor.situation.reviewed import Reviewed, apply, one_name, renamed

DAY = Period.parse("2022-09-11")
STORY = story(
    "2022-09-11T20:00", "Izjoem is heroverd, zegt hij.", "Dat klopt niet, zegt Moskou.", "Volgens hem ook dit."
)
TAKEN = claim(STORY, ZELENSKY, Kind.RECAPTURE, "Izium", by=ARMY, at="Izjoem")
DENIED = claim(STORY, MOSCOW, Kind.RECAPTURE, "Izium", by=ARMY, at="Dat klopt", certainty=Certainty.DENIED)
LAST = claim(STORY, "the mayor", Kind.STATEMENT, at="Volgens")
CLAIMS = (TAKEN, DENIED, LAST)


def moment(minute: int) -> str:
    return f"2022-09-12T{minute // 60:02}:{minute % 60:02}:00.000000+00:00"


def reading(*claims: Claim) -> Reading:
    return Reading(STORY.id, "test 1", claims)


def review(act: str, of: Claim, changes: Changes | None = None, minute: int = 1, by: str = "Anna") -> Review:
    return Review(ActKind(act), see(of, CLAIMS), by, "nagelezen", moment(minute), changes)


def applied(*acts: Act, claims: tuple[Claim, ...] = CLAIMS) -> Reviewed:
    return apply((reading(*claims),), in_force({f"e-{number}": act for number, act in enumerate(acts)}))


def claims_of(found: Reviewed) -> dict[str, Claim]:
    return {claim.id: claim for reading in found.readings for claim in reading.claims}


def test_without_acts_readings_are_as_they_were_read():
    found = applied()
    assert found.readings == found.read == (reading(*CLAIMS),)


def test_a_rejected_claim_counts_for_nothing_and_is_kept_apart():
    found = applied(review("reject", DENIED))
    assert set(claims_of(found)) == {TAKEN.id, LAST.id}
    assert found.rejected == {DENIED.id: DENIED}
    assert found.verdicts[DENIED.id].entry == "e-0"
    assert found.read == (reading(*CLAIMS),)


def test_a_correction_replaces_fields_under_the_id_of_the_reading():
    found = applied(review("correct", TAKEN, Changes(("kind",), kind=Kind.CAPTURE)))
    new = claims_of(found)[TAKEN.id]
    assert (new.kind, new.claimants, new.edited.by if new.edited else "") == (Kind.CAPTURE, (ZELENSKY,), "Anna")


def test_of_two_acts_on_a_claim_the_newer_counts_whatever_their_order():
    no, yes = review("reject", TAKEN, minute=1), review("accept", TAKEN, minute=2, by="Boris")
    for acts in ((no, yes), (yes, no)):
        found = applied(*acts)
        assert found.verdicts[TAKEN.id].review.by == "Boris"
        assert not found.rejected
        assert claims_of(found)[TAKEN.id] == TAKEN


def test_an_act_holds_for_a_newer_reading_of_the_claim():
    anew = with_id(replace(TAKEN, certainty=Certainty.HEDGED))
    found = applied(review("reject", TAKEN), claims=(anew, DENIED))
    assert set(found.rejected) == {anew.id}
    assert found.verdicts[anew.id].carried
    assert found.again == ()


def test_an_acceptance_holds_only_for_what_says_the_same():
    anew = with_id(replace(TAKEN, certainty=Certainty.HEDGED))
    found = applied(review("accept", TAKEN), claims=(anew,))
    assert (found.verdicts, found.again) == ({}, ("e-0",))
    shorter = with_id(replace(TAKEN, content=Span(0, 18)))
    assert applied(review("accept", TAKEN), claims=(shorter,)).verdicts[shorter.id].carried


@pytest.mark.parametrize(
    "left", [(DENIED,), (with_id(replace(TAKEN, claimants=(STAFF,))),), ()], ids=["gone", "another claimant", "nothing"]
)
def test_what_is_no_longer_read_is_to_be_seen_again(left):
    found = applied(review("reject", TAKEN), claims=left)
    assert (found.again, dict(found.rejected)) == (("e-0",), {})
    assert claims_of(found) == {claim.id: claim for claim in left}


def test_an_act_on_a_story_that_is_not_there_waits_in_silence():
    found = apply((), {"e-0": review("reject", TAKEN)})
    assert (found.again, found.readings) == ((), ())


def merge(first: str, second: str, act: str = "merge", minute: int = 1) -> Identity:
    return Identity(ActKind(act), (first, second), "Anna", "een en dezelfde", moment(minute))


def test_merged_actors_are_one_claimant_under_the_first_name():
    both = with_id(replace(TAKEN, claimants=(ZELENSKY, "the mayor"), agent=("the mayor",)))
    found = applied(merge("Jan Burger", "the mayor"), merge("Jan Burger", ZELENSKY), claims=(both, LAST))
    shown = claims_of(found)
    assert (shown[both.id].claimants, shown[both.id].agent) == (("Jan Burger",), ("Jan Burger",))
    assert shown[LAST.id].claimants == ("Jan Burger",)


def test_the_newest_word_on_two_actors_counts():
    together, parted = merge("A", "B"), merge("B", "A", "split", 2)
    assert one_name({"e-1": together}) == {"B": "A"}
    assert one_name(in_force({"e-1": together, "e-2": parted})) == {}
    assert one_name(in_force({"e-1": together, "e-2": parted, "e-3": merge("B", "A", minute=3)})) == {"A": "B"}


def test_a_split_parts_two_actors_that_others_would_join():
    acts = in_force({"e-1": merge("A", "B"), "e-2": merge("B", "C", minute=2), "e-3": merge("A", "C", "split", 3)})
    assert one_name(acts) == {"C": "B"}


def test_of_a_set_of_actors_the_newest_merge_gives_the_name():
    acts = {"e-1": merge("A", "B"), "e-2": merge("C", "D", minute=2), "e-3": merge("C", "B", minute=3)}
    assert one_name(in_force(acts)) == {"A": "C", "B": "C", "D": "C"}


def test_a_merged_name_is_a_spelling_of_the_one_that_stays():
    found = renamed(THEATRE, {"the mayor": ZELENSKY, "nobody": "unheard of"})
    assert "the mayor" in found.actors[ZELENSKY].spellings
    assert set(THEATRE.actors[ZELENSKY].spellings) <= set(found.actors[ZELENSKY].spellings)
    assert found.digest == THEATRE.digest
    assert renamed(THEATRE, {}) is THEATRE


def situation(found: Reviewed):
    return assemble((STORY,), found.readings, THEATRE, GAZETTEER, DAY, judged=found.judged)


def test_a_rejected_denial_contests_nothing_and_stands_nowhere_in_the_situation():
    assert situation(applied()).contradictions
    found = situation(applied(review("reject", DENIED)))
    assert found.contradictions == ()
    assert DENIED.id not in repr(found)


def test_pairs_are_judged_as_they_are_now_read():
    anew = with_id(replace(DENIED, content=Span(DENIED.content.start, DENIED.content.end - 1)))
    word = Judgement(ActKind.NOT_SAME_MATTER, see(TAKEN, CLAIMS), see(DENIED, CLAIMS), "Anna", "andere stad", moment(1))
    found = applied(word, claims=(TAKEN, anew))
    assert found.judged.apart == ((TAKEN.id, anew.id),)
    assert situation(found).contradictions == ()
    assert applied(word, claims=(TAKEN,)).again == ("e-0",)


CHANGES = Changes(("kind", "claimants"), claimants=(STAFF,), kind=Kind.CAPTURE)
ACTS = st.one_of(
    st.builds(review, st.sampled_from(["accept", "reject"]), st.sampled_from(CLAIMS), minute=st.integers(0, 5)),
    st.builds(review, st.just("correct"), st.sampled_from(CLAIMS), st.just(CHANGES), minute=st.integers(0, 5)),
    st.builds(
        merge, st.sampled_from([ZELENSKY, "A"]), st.sampled_from([MOSCOW, "the mayor"]), minute=st.integers(0, 5)
    ),
)


@settings(max_examples=30)
@given(st.lists(ACTS, max_size=5, unique=True), st.randoms(use_true_random=False), ACTS)
def test_order_changes_nothing_and_undoing_restores_the_situation(acts, chance, more):
    named = {f"e-{number}": act for number, act in enumerate(acts)}
    before = situation(apply((reading(*CLAIMS),), in_force(named)))
    shuffled = list(named.items())
    chance.shuffle(shuffled)
    assert repr(situation(apply((reading(*CLAIMS),), in_force(dict(shuffled))))) == repr(before)
    undo = Undo(ActKind.UNDO, "e-new", "Anna", "toch niet", moment(9))
    again = apply((reading(*CLAIMS),), in_force({**named, "e-new": more, "e-undo": undo}))
    assert repr(situation(again)) == repr(before)
