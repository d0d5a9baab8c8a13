"""One contradiction for two positions, whatever is said."""

from hypothesis import given
from hypothesis import strategies as st
from tests.weighing.making import ARMY, GAZETTEER, ISW, KREMLIN, MOSCOW, RUSSIANS, THEATRE, ZELENSKY, claim, story

from wederhoor.model.claims import Claim
from wederhoor.model.period import Period
from wederhoor.model.vocabulary import THIRD, Certainty, Kind
from wederhoor.weighing import about
from wederhoor.weighing.facts import Fact, gather
from wederhoor.weighing.oppositions import find_oppositions
from wederhoor.weighing.own_words import find_own_denials
from wederhoor.weighing.positions import represent

ONE = story("2022-09-09T20:00", "Eerste zin.", "Tweede zin.", "Derde zin.", outlet="A")
TWO = story("2022-09-10T20:00", "Eerste zin.", "Tweede zin.", "Vierde zin.", outlet="B")
WORDS = ("Eerste", "Tweede")

SAID = st.builds(
    lambda told, who, kind, side, place, at, certainty: claim(
        told, who, kind, place, by=side, at=at, certainty=certainty
    ),
    st.sampled_from([ONE, TWO]),
    st.sampled_from([ZELENSKY, MOSCOW, KREMLIN, ISW, "unattributed"]),
    st.sampled_from([Kind.RECAPTURE, Kind.CONTROL, Kind.WITHDRAWAL, Kind.ADVANCE, Kind.REPELLED_ATTACK]),
    st.sampled_from([ARMY, RUSSIANS]),
    st.sampled_from(["Izium", "Lyman", ()]),
    st.sampled_from(WORDS),
    st.sampled_from([Certainty.ASSERTED, Certainty.HEDGED, Certainty.DENIED]),
)


def facts_of(claims: list[Claim]) -> tuple[Fact, ...]:
    published: dict[str, Period] = {one.id: one.published.period for one in (ONE, TWO) if one.published}
    return gather((ONE, TWO), claims, THEATRE, GAZETTEER, published)


@given(st.lists(SAID, max_size=7, unique_by=lambda one: one.id))
def test_each_two_speeches_meet_once_and_nothing_new_is_shown(claims):
    facts = facts_of(claims)
    by_id = {fact.id: fact for fact in facts}
    every = (*find_oppositions(facts, about.resolve(facts)), *find_own_denials(facts))
    shown = represent(every, facts)
    assert set(shown) <= set(every)
    assert represent(shown, facts) == shown
    assert {r for r in every if not r.opposes} <= set(shown)
    sentences = [
        (
            frozenset(
                (by_id[end].claim.story, by_id[end].claim.sentence, by_id[end].claim.claimants) for end in (r.a, r.b)
            ),
            frozenset(by_id[r.a].scope) & frozenset(by_id[r.b].scope),
        )
        for r in shown
        if r.opposes
    ]
    assert len(set(sentences)) == len(sentences)


@given(st.lists(SAID, max_size=7, unique_by=lambda one: one.id))
def test_only_parties_oppose_and_only_a_side_goes_against_its_own_denial(claims):
    facts = facts_of(claims)
    by_id = {fact.id: fact for fact in facts}
    for relation in find_oppositions(facts, about.resolve(facts)):
        a, b = by_id[relation.a].parties, by_id[relation.b].parties
        assert a != b
        assert len(a) == len(b) == 1
    for relation in find_own_denials(facts):
        a, b = by_id[relation.a].parties, by_id[relation.b].parties
        assert a == b != {THIRD}
