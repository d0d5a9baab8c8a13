"""What claims count, from the table of examples: each number once, with its unit, and at the happening it belongs to."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.reading.reading_rooms import cells, read

from wederhoor.model.claims import Claim, Quantity

TABLE = Path(__file__).parent / "counting_examples.md"


def rows() -> Iterator[object]:
    """A parameter for every row of the table; those with a reason are expected to fail."""
    for text, wanted, why in cells(TABLE, 3):
        marks = [pytest.mark.xfail(strict=True, reason=why)] if why else []
        yield pytest.param(text, [item.strip() for item in wanted.split(";") if item.strip()], marks=marks, id=text)


def shown(quantity: Quantity) -> str:
    number = quantity.vague or f"{quantity.value:.15g}" + (f"..{quantity.high:.15g}" if quantity.high else "")
    return f"{quantity.comparison.value if quantity.comparison else ''} {number} {quantity.unit}".strip()


@pytest.mark.parametrize(("text", "wanted"), list(rows()))
def test_a_claim_counts_what_the_text_counts(text: str, wanted: list[str]) -> None:
    counted = [claim for claim in read(text).claims if claim.quantity is not None]
    left = list(counted)
    for item in wanted:
        fitting = next((claim for claim in left if _fits(item, claim)), None)
        assert fitting is not None, f"{item} not among {[_named(claim) for claim in left]}"
        left.remove(fitting)
    assert not left, [_named(claim) for claim in left]


def _fits(item: str, claim: Claim) -> bool:
    number, _, kind = (part.strip() for part in item.partition("@"))
    return claim.quantity is not None and shown(claim.quantity) == number and kind in ("", claim.kind.value)


def _named(claim: Claim) -> str:
    assert claim.quantity is not None
    return f"{shown(claim.quantity)} @{claim.kind.value}"


def test_the_table_is_long_enough_to_mean_something() -> None:
    assert len(list(rows())) >= 200


def test_two_statements_with_numbers_of_their_own_both_stay() -> None:
    claims = read("In Pokrovsk wonen nog 7.000 mensen en 300 kinderen, zegt gouverneur Vadym Filasjkin.").claims
    assert [shown(claim.quantity) for claim in claims if claim.quantity] == ["7000 people", "300 children"]
