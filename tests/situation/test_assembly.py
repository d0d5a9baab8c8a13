"""The situation of a period holds what was known then, all of it, and nothing later."""

import random
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.weighing.demonstration import load
from tests.weighing.making import ARMY, GAZETTEER, MOSCOW, POPOVA, RUSSIANS, THEATRE, ZELENSKY, claim, story

from wederhoor.model.claims import Claim, Reading
from wederhoor.model.period import BadPeriod, Period
from wederhoor.model.stories import Story
from wederhoor.model.vocabulary import Certainty, Comparison, Kind, Part
from wederhoor.situation.assembly import assemble
from wederhoor.situation.value import Situation

TOLD = load()


def readings(stories, claims):
    return tuple(Reading(one.id, "test 1", tuple(c for c in claims if c.story == one.id)) for one in stories)


def situation(
    stories: tuple[Story, ...], claims: tuple[Claim, ...], period: str, known_at: datetime | None = None
) -> Situation:
    read = readings(stories, claims)
    return assemble(stories, read, THEATRE, GAZETTEER, Period.parse(period), known_at)


def demonstration(period: str) -> Situation:
    return situation(TOLD.stories, TOLD.claims, period)


def where(found: Situation, *claims: str) -> set[tuple[str, int]]:
    return {TOLD.where[name] for name in claims}


@settings(max_examples=8)
@given(st.integers(0, 10_000))
def test_the_order_in_which_the_ledger_was_filled_changes_nothing(seed: int):
    chance = random.Random(seed)  # noqa: S311  an order, not a secret
    stories, read = list(TOLD.stories), list(readings(TOLD.stories, TOLD.claims))
    stories += stories[:3]
    read = [replace(one, claims=tuple(chance.sample(one.claims, len(one.claims)))) for one in read] + read[:4]
    chance.shuffle(stories)
    chance.shuffle(read)
    period = Period.parse("2022-09-11")
    other = assemble(stories, read, THEATRE, GAZETTEER, period)
    one = demonstration("2022-09-11")
    for name in Situation.__dataclass_fields__:
        assert getattr(other, name) == getattr(one, name), name
    assert list(other.claims) == list(one.claims)
    assert list(other.stories) == list(one.stories)


def test_later_stories_leave_no_trace_but_their_number():
    found = demonstration("2022-09-11")
    known = [s for s in TOLD.stories if TOLD.published[s.id].known_at <= found.known_at]  # type: ignore[operator]  # all of them have a date
    before = situation(tuple(known), tuple(c for c in TOLD.claims if c.story in found.stories), "2022-09-11")
    assert before == found
    assert (len(found.inside), len(found.earlier), found.waiting) == (3, 13, 0)


def test_a_day_is_known_at_its_last_minute_and_a_month_at_its_own():
    day, month, moment = story("2022-09-11"), story("2022-09"), story("2022-09-11T14:10+02:00")
    stories = (day, month, moment)
    found = situation(stories, (), "2022-09-11")
    assert set(found.inside) == {day.id, moment.id}
    assert (found.overlapping, found.waiting, found.known_at) == ((), 1, datetime(2022, 9, 11, 21, 59, tzinfo=UTC))
    later = situation(stories, (), "2022-09-11", datetime(2022, 10, 1, tzinfo=UTC))
    assert (later.overlapping, later.waiting) == ((month.id,), 0)
    at_eight = situation(stories, (), "2022-09-11", datetime(2022, 9, 11, 18, 0, tzinfo=UTC))
    assert at_eight.inside == (moment.id,)


def test_a_month_holds_its_days_and_itself():
    stories = (story("2022-09"), story("2022-09-11"), story("2022-08-31T23:00+02:00"))
    found = situation(stories, (), "2022-09")
    assert set(found.inside) == {stories[0].id, stories[1].id}
    assert found.earlier == (stories[2].id,)


def test_undated_stories_are_counted_and_never_known():
    dated, undated = story("2022-09-11"), replace(story("2022-09-12"), published=None)
    found = situation((dated, undated), (claim(undated, ZELENSKY, Kind.RECAPTURE, "Izium", by=ARMY),), "2022-09")
    assert (found.undated, found.inside, dict(found.claims)) == (1, (dated.id,), {})


def test_an_open_period_and_a_moment_without_a_zone_are_refused():
    with pytest.raises(BadPeriod):
        situation((), (), "2022-09-11/..")
    with pytest.raises(ValueError, match="zone"):
        situation((), (), "2022-09-11", datetime(2022, 9, 11, 12, 0))  # noqa: DTZ001  what is refused


def test_what_repeats_an_earlier_story_is_not_fresh():
    one, two = story("2022-09-10T20:00", outlet="A"), story("2022-09-11T20:00", outlet="B")
    old = claim(one, ZELENSKY, Kind.RECAPTURE, number=(1000, "km2"), when="2022-09-01/2022-09-10")
    again = claim(two, ZELENSKY, Kind.RECAPTURE, number=(1000, "km2"), when="2022-09-01/2022-09-10")
    new = claim(two, POPOVA, Kind.RECAPTURE, "Izium", by=ARMY)
    found = situation((one, two), (old, again, new), "2022-09-11")
    assert (set(found.new), found.fresh) == ({again.id, new.id}, (new.id,))


def test_towns_are_judged_on_the_day_and_on_the_day_before_with_what_was_known_then():
    one, two = story("2022-09-10T20:00", outlet="A"), story("2022-09-11T20:00", outlet="B")
    held = claim(one, MOSCOW, Kind.CONTROL, "Izium", by=RUSSIANS, when="2022-09-10")
    taken = claim(two, ZELENSKY, Kind.RECAPTURE, "Izium", by=ARMY, when="2022-09-10/2022-09-11")
    found = situation((one, two), (held, taken), "2022-09-11")
    assert [cell.holder for cell in found.cells_before] == ["russia"]
    assert [cell.holder for cell in found.cells] == ["ukraine"]


def test_headlines_without_source_hedge_or_limit_are_named():
    one = story("2022-09-11T20:00", "Kop.", "De tekst zegt meer.")
    body = claim(one, ZELENSKY, Kind.RECAPTURE, "Izium", by=ARMY, at="De tekst", certainty=Certainty.HEDGED)
    head = claim(one, "unattributed", Kind.RECAPTURE, "Izium", by=ARMY, part=Part.HEADLINE)
    found = situation((one,), (body, head), "2022-09-11")
    assert {(firmer.headline, firmer.body, firmer.rule) for firmer in found.firmer} == {
        (head.id, body.id, "no_source"),
        (head.id, body.id, "hedge_dropped"),
    }
    number = claim(one, ZELENSKY, Kind.CASUALTIES, number=(20, "killed"), at="De tekst")
    assert number.quantity is not None
    soft = replace(number, quantity=replace(number.quantity, comparison=Comparison.ABOUT))
    bare = claim(one, ZELENSKY, Kind.CASUALTIES, number=(20, "killed"), part=Part.HEADLINE)
    assert {firmer.rule for firmer in situation((one,), (soft, bare), "2022-09-11").firmer} == {"number_firmer"}


def test_the_demonstration_day_says_what_its_hand_written_update_says():
    found = demonstration("2022-09-11")
    corrected = {(r.rule, TOLD.where[r.a], TOLD.where[r.b]) for r in found.corrections}
    assert corrected == {
        ("other_unit", ("2022-09-11-vlaamsbericht-3000", 4), ("2022-09-10-pn-hergroepering", 11)),
    }
    assert {TOLD.where[r.a] for r in found.contradictions} == {("2022-09-11-pn-britten", 5)}
    assert found.confirmations == ()
    assert where(found, *(silence.claim for silence in found.silences_open)) == {
        ("2022-09-09-dagkrant-raketten", 9),
        ("2022-09-09-nvn-gantsjev", 5),
        ("2022-09-10-delta-koepjansk", 6),
        ("2022-09-10-delta-koepjansk", 11),
        ("2022-09-10-pn-hergroepering", 6),
    }
    holders = {cell.place: cell.holder for cell in found.cells}
    assert holders == {
        "Balakliia": "ukraine",
        "Izium": "contested",
        "Kharkiv": "ukraine",
        "Kupiansk": "contested",
        "Lyman": "russia",
        "Vysokopillia": "unknown",
    }
    assert holders == {cell.place: cell.holder for cell in found.cells_before}
    assert where(found, *found.own_voice) == {("2022-09-11-delta-stroom", 4)}
    assert len(found.copies_new) == 0
    assert len(found.weighed.copies) == 2
