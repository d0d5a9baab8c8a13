"""What people say of pairs of claims goes before every rule, whatever the order of stories, claims and words."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.weighing.demonstration import load
from tests.weighing.making import ARMY, GAZETTEER, LANGUAGE, MOSCOW, RUSSIANS, STAFF, THEATRE, ZELENSKY, claim, story

from wederhoor.model.claims import Claim
from wederhoor.model.stories import Story
from wederhoor.model.vocabulary import Certainty, Kind, RelationKind, Status
from wederhoor.weighing import Weighed, weigh
from wederhoor.weighing.judged import Judged, pair, settle

ONE, TWO = story("2022-09-10T20:00", outlet="A"), story("2022-09-11T20:00", outlet="B")
TAKEN = claim(ONE, ZELENSKY, Kind.RECAPTURE, "Izium", by=ARMY, when="2022-09-10")
AGAIN = claim(TWO, ZELENSKY, Kind.RECAPTURE, "Izium", by=ARMY, when="2022-09-10")
DENIED = claim(TWO, MOSCOW, Kind.RECAPTURE, "Izium", by=ARMY, when="2022-09-10", certainty=Certainty.DENIED)
ELSEWHERE = claim(TWO, STAFF, Kind.RECAPTURE, "Kupiansk", by=ARMY, when="2022-09-10")
LEFT = claim(TWO, MOSCOW, Kind.WITHDRAWAL, "Izium", by=RUSSIANS, when="2022-09-10")


def outcome(*claims: Claim, same=(), apart=(), stories: tuple[Story, ...] = (ONE, TWO)) -> Weighed:
    judged = Judged(tuple((a.id, b.id) for a, b in same), tuple((a.id, b.id) for a, b in apart))
    published = {one.id: one.published.period for one in stories if one.published}
    return weigh(stories, claims, THEATRE, GAZETTEER, LANGUAGE, published, judged)


def matters(found: Weighed) -> set[frozenset[str]]:
    return {frozenset(matter.claims) for matter in found.matters}


def statuses(found: Weighed) -> dict[str, Status]:
    return {name: line.standing.status for m in found.matters for line in m.lines for name in line.claims}


def test_claims_of_two_towns_are_one_matter_where_somebody_says_so():
    apart = outcome(TAKEN, ELSEWHERE)
    assert matters(apart) == {frozenset({TAKEN.id}), frozenset({ELSEWHERE.id})}
    found = outcome(TAKEN, ELSEWHERE, same=[(ELSEWHERE, TAKEN)])
    assert matters(found) == {frozenset({TAKEN.id, ELSEWHERE.id})}
    (matter,) = found.matters
    assert (matter.id, matter.place) == (TAKEN.id, "Izium")
    assert found.relations == apart.relations


def test_to_say_what_weighing_found_already_changes_nothing():
    assert outcome(TAKEN, AGAIN, DENIED, same=[(TAKEN, DENIED)]) == outcome(TAKEN, AGAIN, DENIED)
    assert outcome(TAKEN, ELSEWHERE, apart=[(TAKEN, ELSEWHERE)]) == outcome(TAKEN, ELSEWHERE)


def test_a_denial_that_is_set_apart_contests_nothing():
    assert statuses(outcome(TAKEN, DENIED))[TAKEN.id] is Status.CONTESTED
    found = outcome(TAKEN, DENIED, apart=[(DENIED, TAKEN)])
    assert matters(found) == {frozenset({TAKEN.id}), frozenset({DENIED.id})}
    assert statuses(found)[TAKEN.id] is Status.CLAIMED
    assert found.relations == ()


def test_an_admission_that_is_set_apart_confirms_nothing():
    assert statuses(outcome(TAKEN, LEFT))[TAKEN.id] is Status.CONFIRMED
    found = outcome(TAKEN, LEFT, apart=[(TAKEN, LEFT)])
    assert statuses(found)[TAKEN.id] is Status.CLAIMED
    assert matters(found) == {frozenset({TAKEN.id}), frozenset({LEFT.id})}


def test_what_is_set_apart_repeats_nothing_and_is_an_origin_of_its_own():
    together = outcome(TAKEN, AGAIN)
    assert {r.kind for r in together.relations} == {RelationKind.REPEATS}
    assert len(together.origins) == 1
    found = outcome(TAKEN, AGAIN, apart=[(TAKEN, AGAIN)])
    assert (found.relations, len(found.origins), len(matters(found))) == ((), 2, 2)


def test_a_copy_of_a_claim_is_set_apart_with_it():
    third = story("2022-09-11T21:00", outlet="C")
    copy = claim(third, ZELENSKY, Kind.RECAPTURE, "Izium", by=ARMY, when="2022-09-10")
    found = outcome(TAKEN, copy, DENIED, apart=[(TAKEN, DENIED)], stories=(ONE, TWO, third))
    assert {r.kind for r in found.relations} == {RelationKind.REPEATS}
    assert matters(found) == {frozenset({TAKEN.id, copy.id}), frozenset({DENIED.id})}


def test_no_chain_of_repeats_joins_what_is_set_apart():
    third = story("2022-09-11T21:00", outlet="C")
    last = claim(third, ZELENSKY, Kind.RECAPTURE, "Izium", by=ARMY, when="2022-09-10")
    found = outcome(TAKEN, AGAIN, last, apart=[(TAKEN, last)], stories=(ONE, TWO, third))
    groups = matters(found)
    assert not any({TAKEN.id, last.id} <= group for group in groups)
    assert len(groups) == 2
    assert len([r for r in found.relations if r.kind is RelationKind.REPEATS]) == 1


def test_a_third_claim_stays_with_the_earlier_of_two_that_are_set_apart():
    found = outcome(TAKEN, LEFT, DENIED, apart=[(TAKEN, LEFT)])
    assert frozenset({TAKEN.id, DENIED.id}) in matters(found)


def test_words_on_claims_that_are_not_known_change_nothing():
    judged = Judged((("c-1", TAKEN.id),), (("c-2", "c-3"), (TAKEN.id, "c-9")))
    published = {one.id: one.published.period for one in (ONE, TWO) if one.published}
    found = weigh((ONE, TWO), (TAKEN, DENIED), THEATRE, GAZETTEER, LANGUAGE, published, judged)
    assert found == outcome(TAKEN, DENIED)


def test_an_older_word_gives_way_to_newer_ones():
    assert settle([(True, "a", "b"), (False, "b", "a")]) == Judged((("a", "b"),))
    assert settle([(False, "a", "b"), (True, "a", "b")]) == Judged((), (("a", "b"),))
    assert settle([(True, "a", "b"), (True, "b", "c"), (False, "c", "a")]).apart == ()
    assert settle([(False, "a", "c"), (True, "a", "b"), (True, "b", "c")]) == Judged((("a", "b"),), (("a", "c"),))
    assert settle([(True, "a", "a"), (False, "b", "b")]) == Judged()


NAMES = st.sampled_from("abcdef")


@given(st.lists(st.tuples(st.booleans(), NAMES, NAMES), max_size=12))
def test_what_is_settled_never_contradicts_itself(words):
    found = settle(words)
    groups: list[set[str]] = []
    for a, b in found.same:
        touching = [group for group in groups if group & {a, b}]
        groups = [group for group in groups if group not in touching] + [{a, b}.union(*touching)]
    assert not any({a, b} <= group for a, b in found.apart for group in groups)
    if words and words[0][1] != words[0][2]:
        joins, a, b = words[0]
        assert (a, b) in (found.same if joins else found.apart)


TOLD = load()
NUMBERS = st.integers(0, len(TOLD.claims) - 1)


@settings(max_examples=10)
@given(st.lists(st.tuples(st.booleans(), NUMBERS, NUMBERS), min_size=1, max_size=4), st.randoms(use_true_random=False))
def test_judged_pairs_hold_in_every_matter_and_in_any_order(words, chance):
    named = [(joins, TOLD.claims[a].id, TOLD.claims[b].id) for joins, a, b in words]
    judged = settle(named)
    found = weigh(TOLD.stories, TOLD.claims, THEATRE, GAZETTEER, LANGUAGE, TOLD.published, judged)
    claims, stories = list(TOLD.claims), list(TOLD.stories)
    chance.shuffle(claims)
    chance.shuffle(stories)
    swapped = replace(judged, same=judged.same[::-1], apart=tuple((b, a) for a, b in judged.apart[::-1]))
    assert weigh(stories, claims, THEATRE, GAZETTEER, LANGUAGE, TOLD.published, swapped) == found
    groups = matters(found)
    parted = {pair(a, b) for a, b in judged.apart}
    assert not any({a, b} <= group for a, b in parted for group in groups)
    assert not any(pair(relation.a, relation.b) in parted for relation in found.relations)
    plain = weigh(TOLD.stories, TOLD.claims, THEATRE, GAZETTEER, LANGUAGE, TOLD.published)
    assert {name for group in groups for name in group} == {name for group in matters(plain) for name in group}
    known = {name for group in groups for name in group}
    assert all(any({a, b} <= group for group in groups) for a, b in judged.same if {a, b} <= known)
