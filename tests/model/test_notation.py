"""The notation of claims: what is written reads back the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wederhoor.model.claims import Quantity
from wederhoor.model.notation import BadNotation, Noted, read, write
from wederhoor.model.vocabulary import Certainty, Comparison, Kind, Polarity

NAME = st.from_regex(r"[A-Z][a-z]{1,8}( [A-Z][a-z]{1,8}){0,2}", fullmatch=True)
NAMES = st.lists(NAME, min_size=1, max_size=3, unique=True).map(tuple)
FIGURE = st.integers(0, 10**6).map(float)
NUMBER = st.one_of(
    st.builds(Quantity, st.just("km2"), FIGURE, st.none() | FIGURE, st.none() | st.sampled_from(Comparison)),
    st.builds(Quantity, st.just("soldiers"), st.none(), st.none(), st.none(), st.sampled_from(["dozens", "hundreds"])),
)
NOTED = st.builds(
    Noted,
    NAMES,
    st.sampled_from(Kind),
    st.just(()) | NAMES,
    st.sampled_from(Certainty),
    st.sampled_from(Polarity),
    st.none() | NAMES,
    st.none() | NAMES,
    st.none() | NAMES,
    st.none() | st.sampled_from(["2022-09-11", "2022-09", "../2022-09-11", "XXXX-04-01"]),
    st.none() | NUMBER,
)


@given(NOTED)
def test_what_is_written_reads_back(noted: Noted) -> None:
    assert read(write(noted)) == noted


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Kyiv", "a claimant and a kind are needed"),
        ("Kyiv | conquest", "conquest"),
        ("Kyiv | capture | perhaps", "perhaps"),
        ("Kyiv | capture | where: Izium", "unknown field 'where'"),
        ("Kyiv | capture | count: many", "no number with a unit"),
    ],
)
def test_a_line_that_says_no_claim_is_refused_with_the_reason(line: str, why: str) -> None:
    with pytest.raises(BadNotation, match=why):
        read(line)
