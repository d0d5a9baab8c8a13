"""Narrowing what a search found: the same by what is written down once as by looking at every sentence."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.cli.examples import FRONT, claim_taken

from wederhoor.model.period import Period
from wederhoor.model.vocabulary import Certainty, Kind
from wederhoor.situation.found import SORTS, Found, facets, narrow
from wederhoor.situation.sieve import Sieve

CLAIM = claim_taken(FRONT)
VALUES = {
    "kind": ("capture", "strike"),
    "certainty": ("asserted", "denied"),
    "claimant": ("a", "b"),
    "place": (CLAIM.place_ids[0], "nowhere"),
    "source": ("-", "Krant A"),
    "published": ("2022-09", "2022-09-10"),
}
assert tuple(VALUES) == SORTS

claims = st.builds(
    lambda kind, certainty, claimants, placed: replace(
        CLAIM,
        kind=Kind(kind),
        certainty=Certainty(certainty),
        claimants=claimants,
        places=CLAIM.places if placed else (),
    ),
    st.sampled_from(VALUES["kind"]),
    st.sampled_from(VALUES["certainty"]),
    st.lists(st.sampled_from(VALUES["claimant"]), min_size=1, max_size=2, unique=True).map(tuple),
    st.booleans(),
)
found = st.lists(
    st.builds(
        lambda outlet, day, some: Found(replace(FRONT, outlet=outlet), day, CLAIM.sentence, tuple(some)),
        st.sampled_from([None, "Krant A", "Krant B"]),
        st.sampled_from([None, *map(Period.parse, ("2022-09-10", "2022-09-11", "2022-09", "2022"))]),
        st.lists(claims, max_size=3),
    ),
    max_size=8,
).map(tuple)
chosen = st.fixed_dictionaries({}, optional={sort: st.sampled_from(values) for sort, values in VALUES.items()})


@given(found, chosen)
def test_a_sieve_leaves_and_counts_what_looking_at_every_sentence_does(found, chosen):
    sieve = Sieve(found)
    assert sieve.narrow(chosen) == narrow(found, chosen)
    assert {sort: +counts for sort, counts in sieve.facets(chosen).items()} == dict(facets(found, chosen))
