"""A story without a date lies between two dated stories that give a lower and a higher total of the same count."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.weighing.making import MOSCOW, RUSSIANS, STAFF, claim, story

from wederhoor.model.claims import Claim, Quantity, Reading
from wederhoor.model.period import Period
from wederhoor.model.stories import Story
from wederhoor.model.vocabulary import UNATTRIBUTED, Certainty, Comparison, Kind
from wederhoor.situation.periods import dated, derived

Told = tuple[Story, Reading]


def total(value: float, day: str | None = None, *more: float, who: str = STAFF, **fields: Any) -> Told:
    """A story with one or more totals of fallen soldiers since the first day of the war."""
    told = story(day or "2022", f"De teller staat op {value}.", key=f"{value} {day} {who} {more} {fields}")
    told = told if day else replace(told, published=None)
    claims = tuple(_count(told, number, who, fields) for number in (value, *more))
    return told, Reading(told.id, "test 1", claims)


def _count(told: Story, value: float, who: str, fields: dict[str, Any]) -> Claim:
    made = claim(told, who, Kind.CASUALTIES, RUSSIANS, when="2022-02-24/..", number=(value, "killed"))
    return replace(made, **{"when_symbol": "since(warday(1,2022-02-24))", **fields})


def when(wanted: Told, *others: Told) -> str | None:
    found = dated([one for one, _ in (wanted, *others)], [read for _, read in (wanted, *others)])
    return found[wanted[0].id].period.edtf if wanted[0].id in found else None


LOW, HIGH = total(50150, "2022-09-06"), total(50610, "2022-09-08")


def test_a_total_between_two_dated_ones_was_told_between_their_days():
    asked = total(50390)
    assert when(asked, LOW, HIGH) == "2022-09-06/2022-09-08"
    rests = derived([one for one, _ in (asked, LOW, HIGH)], [read for _, read in (asked, LOW, HIGH)])[asked[0].id]
    assert (rests.copies, rests.totals) == ((), tuple(sorted((LOW[0].id, HIGH[0].id))))


def test_the_nearest_totals_bound_it_each_where_it_was_told_first():
    others = total(48350, "2022-08-31"), total(52950, "2022-09-13"), total(50610, "2022-09-20", who=STAFF)
    assert when(total(50390), LOW, HIGH, *others) == "2022-09-06/2022-09-08"


def test_a_total_outside_the_dated_ones_or_equal_to_the_last_has_no_end():
    assert when(total(50970), LOW, HIGH) is None
    assert when(total(49810), LOW, HIGH) is None
    assert when(total(50610), LOW, HIGH) is None


@pytest.mark.parametrize(
    "asked",
    [
        total(50390, who=MOSCOW),
        total(50390, who=UNATTRIBUTED),
        total(50390, None, 50450),
        total(50390, when_symbol="in(24,hour)"),
        total(50390, when=Period.parse("2022-09-01/..")),
        total(50390, target=("Ukrainian army",)),
        total(50390, quantity=Quantity("wounded", 50390)),
        total(50390, quantity=Quantity("killed", 50390, comparison=Comparison.ABOUT)),
        total(50390, quantity=Quantity("killed", 50390, high=50500)),
        total(50390, certainty=Certainty.HEDGED),
        total(50400, said=Period.parse("2022-09-07")),
    ],
)
def test_another_count_or_an_inexact_total_dates_nothing(asked: Told):
    assert when(asked, LOW, HIGH) is None


def test_a_round_total_dates_nothing():
    assert when(total(51000), LOW, HIGH, total(52950, "2022-09-13")) is None


def test_dated_totals_that_fall_or_lie_months_apart_date_nothing():
    assert when(total(50390), LOW, HIGH, total(49990, "2022-09-12")) is None
    assert when(total(50390), LOW, total(70250, "2022-11-20")) is None


def test_no_total_of_an_undated_story_or_of_the_story_itself_bounds_another():
    assert when(total(50390), LOW, total(50610)) is None
    assert when(total(50390), LOW) is None


def test_two_counts_leave_what_both_allow():
    asked = total(50390)
    other = replace(asked[1], claims=(*asked[1].claims, replace(asked[1].claims[0], quantity=Quantity("tanks", 2112))))
    lower = total(1, "2022-09-07", quantity=Quantity("tanks", 2106))
    higher = total(2, "2022-09-10", quantity=Quantity("tanks", 2122))
    assert when((asked[0], other), LOW, HIGH, lower, higher) == "2022-09-07/2022-09-08"
    late = total(1, "2022-09-09", quantity=Quantity("tanks", 2106))
    assert when((asked[0], other), LOW, HIGH, late, higher) is None


@given(st.permutations([total(50390), LOW, HIGH, total(48350, "2022-08-31"), total(50450), total(50610, "2022-09-20")]))
def test_the_order_changes_nothing(told: list[Told]):
    found = dated([one for one, _ in told], [read for _, read in told])
    stretches = {one.id: found[one.id].period.edtf for one, _ in told if one.published is None}
    assert set(stretches.values()) == {"2022-09-06/2022-09-08"}
    assert len(stretches) == 2
