"""What a ledger hands over for a period gives the same situation as all that it holds, however it was filled."""

import random
import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.situation.ledgers import DAYS, FIRST, Told, ledgers
from tests.weighing.making import GAZETTEER, KREMLIN, MOSCOW, RUSSIANS, STAFF, THEATRE, claim, story

from wederhoor.cli.lens import caught_up, near
from wederhoor.cli.shelf import Shelf, shelf
from wederhoor.ledger import LedgerError, open_ledger
from wederhoor.ledger.cataloguing import forget
from wederhoor.ledger.registering import TABLES
from wederhoor.ledger.removing import purge, withdraw
from wederhoor.ledger.reviewing import identify, review
from wederhoor.ledger.reviewing import judge as judge_pair
from wederhoor.ledger.saving import save
from wederhoor.ledger.schema import DERIVED, sentences, word_index
from wederhoor.ledger.sqlite import SqliteStore
from wederhoor.model.claims import Reading
from wederhoor.model.period import Period
from wederhoor.model.places import PlaceRef
from wederhoor.model.reviews import ActKind, Changes, see
from wederhoor.model.vocabulary import Kind
from wederhoor.situation.assembly import assemble
from wederhoor.situation.near import Reach, reach_of
from wederhoor.situation.periods import default_period, previous
from wederhoor.situation.reviewed import renamed
from wederhoor.situation.value import Situation
from wederhoor.weighing.judged import UNJUDGED

NOON = datetime(2030, 1, 1, 12, tzinfo=UTC)
SEEDS = st.integers(0, 10_000)


def filled(path: Path, told: Sequence[Told], seed: int, by_one: bool) -> None:
    """A ledger with these stories in some order, each alone or all at once, the catalogue caught up now and then."""
    chance = random.Random(seed)  # noqa: S311  an order, not a secret
    order = list(told)
    chance.shuffle(order)
    store = open_ledger(path)
    for number, some in enumerate([[one] for one in order] if by_one else [order]):
        moment = NOON + timedelta(minutes=number)
        save(store, [one.story for one in some], [one.reading for one in some], recorded_at=moment)
        if by_one and chance.random() < 0.3:
            caught_up(path)
    store.close()


def everything(path: Path) -> Shelf:
    store = open_ledger(path)
    try:
        return shelf(store)
    finally:
        store.close()


def seen(kept: Shelf, period: Period, moment: datetime | None, reach: Reach | None) -> Situation:
    theatre, judged = THEATRE, UNJUDGED
    if kept.reviewed is not None:
        theatre, judged = renamed(THEATRE, kept.reviewed.actors), kept.reviewed.judged
    return assemble(kept.stories, kept.readings, theatre, GAZETTEER, period, moment, reach, judged)


def tables(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """What stands in the catalogue."""
    connection = sqlite3.connect(path)
    found = {table.name: sorted(connection.execute(f"SELECT * FROM {table.name}"), key=repr) for table in DERIVED}  # noqa: S608  our own names
    connection.close()
    return found


@settings(max_examples=25, deadline=None)
@given(ledgers(), SEEDS, st.booleans(), st.integers(0, DAYS), st.integers(0, 40), st.none() | st.integers(-30, 60))
def test_what_is_near_gives_the_situation_that_the_whole_ledger_gives(
    told: tuple[Told, ...], seed: int, by_one: bool, day: int, length: int, later: int | None
):
    first = FIRST + timedelta(days=day)
    period = Period.of_days(first, first + timedelta(days=length if length > 30 else 0))
    end = period.known_at
    assert end is not None
    moment = None if later is None else end + timedelta(days=later)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.sqlite"
        filled(path, told, seed, by_one)
        kept, all_ = near(path, period, moment, None), everything(path)
    assert kept.reach is not None
    assert kept.reach.since == reach_of(previous(period))
    for stretch, at in ((period, moment), (previous(period), None)):
        one, other = seen(kept, stretch, at, kept.reach), seen(all_, stretch, at, Reach(kept.reach.since))
        for name in Situation.__dataclass_fields__:
            assert getattr(one, name) == getattr(other, name), name
        assert list(one.claims) == list(other.claims)


@settings(max_examples=8, deadline=None)
@given(ledgers(), SEEDS, st.integers(0, DAYS))
def test_what_is_near_is_the_same_as_of_the_whole_ledger_where_people_overruled_claims(
    told: tuple[Told, ...], seed: int, day: int
):
    chance = random.Random(seed)  # noqa: S311  a choice of claims, not a secret
    period = Period.of_day(FIRST + timedelta(days=day))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.sqlite"
        filled(path, told, seed, False)
        judge(path, [one.reading for one in told if one.reading.claims], chance)
        kept, all_ = near(path, period, None, None), everything(path)
    assert kept.reach is not None
    for stretch in (period, previous(period)):
        assert seen(kept, stretch, None, kept.reach) == seen(all_, stretch, None, Reach(kept.reach.since))


def judge(path: Path, readings: Sequence[Reading], chance: random.Random) -> None:
    """Reject some claims, move some to another town, bring some together, and make two speakers one."""
    store = open_ledger(path)
    by, why, at = "A. Visser", "nagebeld", NOON + timedelta(days=1)
    for reading in chance.sample(readings, min(4, len(readings))):
        one = see(chance.choice(reading.claims), reading.claims)
        deed, moved = (
            chance.choice((ActKind.REJECT, ActKind.CORRECT, ActKind.MERGE)),
            PlaceRef("Kherson", one.claim.sentence),
        )
        if deed is ActKind.MERGE:
            identify(store, deed, (MOSCOW, KREMLIN), by=by, why=why, recorded_at=at)
        else:
            changes = Changes(("places", "target"), places=(moved,), target=("Kherson",))
            review(store, deed, one, changes if deed is ActKind.CORRECT else None, by=by, why=why, recorded_at=at)
    store.close()


@settings(max_examples=12, deadline=None)
@given(ledgers(), SEEDS, SEEDS)
def test_the_catalogue_is_the_same_in_whatever_order_the_stories_came(told: tuple[Told, ...], one: int, other: int):
    found = []
    with TemporaryDirectory() as folder:
        for number, (seed, by_one) in enumerate(((one, True), (other, True), (one, False))):
            path = Path(folder) / f"{number}.sqlite"
            filled(path, told, seed, by_one)
            assert caught_up(path)
            found.append(tables(path))
            store = open_ledger(path)
            assert isinstance(store, SqliteStore)
            forget(store)
            store.close()
            assert not any(tables(path).values())
            assert caught_up(path)
            assert tables(path) == found[-1]
    for name in ("cards", "card_keys", "told"):
        assert found[0][name] == found[1][name] == found[2][name]


@settings(max_examples=8, deadline=None)
@given(ledgers(most=8), st.integers(0, 7), st.booleans())
def test_what_is_taken_out_of_a_ledger_is_gone_from_its_catalogue(told: tuple[Told, ...], which: int, whole: bool):
    chosen = told[which % len(told)].story
    with TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.sqlite"
        filled(path, told, 1, by_one=True)
        caught_up(path)
        store = open_ledger(path)
        act = withdraw if whole else purge
        act(store, chosen.id, by="Anna", why="op verzoek", recorded_at=NOON + timedelta(days=1))
        store.close()
        caught_up(path)
        kept = tables(path)
        store = open_ledger(path)
        assert isinstance(store, SqliteStore)
        forget(store)
        store.close()
        caught_up(path)
        assert tables(path) == kept
    assert (chosen.id in {row[0] for row in kept["cards"]}) is not whole


def test_without_a_period_it_is_the_last_day_with_a_story(tmp_path: Path):
    told = [Told(one, Reading(one.id, "test 1")) for one in map(story, ("2022-09", "2022-09-02", "2022-08-30"))]
    filled(tmp_path / "ledger.sqlite", told, 1, by_one=False)
    kept = near(tmp_path / "ledger.sqlite", None, None, None)
    every = everything(tmp_path / "ledger.sqlite")
    assert kept.period == default_period(every.stories, every.readings) == Period.parse("2022-09-02")


def test_an_undated_story_is_dated_by_what_lies_before_the_stories_that_are_weighed(tmp_path: Path):
    """Its running count lies between one from before them and one of theirs; its copy came out long before."""
    low, middle, high = (
        _count(day, total) for day, total in (("2022-08-20", 1210), (None, 1230), ("2022-09-04", 1250))
    )
    path = tmp_path / "ledger.sqlite"
    filled(path, (low, middle, high), 1, by_one=True)
    period = Period.parse("2022-10-02")
    kept = near(path, period, None, None)
    assert {one.id for one in kept.stories} == {low.story.id, middle.story.id, high.story.id}
    found = seen(kept, period, None, kept.reach)
    assert set(found.stories) == {middle.story.id, high.story.id}
    assert found.published[middle.story.id].edtf == "2022-08-20/2022-09-04"


def test_of_an_older_story_that_only_spoke_of_a_town_its_claims_about_ground_are_read(tmp_path: Path):
    """Its other claims weigh nothing any more; a story of the month before is read whole."""
    told = []
    for moment in ("2022-05-01T10:00", "2022-09-01T10:00"):
        one = story(moment, "Lyman viel.", "Twaalf doden.")
        ground = claim(one, STAFF, Kind.CAPTURE, "Lyman", by=RUSSIANS, at="Lyman viel.")
        dead = claim(one, STAFF, Kind.CASUALTIES, number=(12, "killed"), at="Twaalf doden.")
        told.append(Told(one, Reading(one.id, "test 1", (ground, dead))))
    path = tmp_path / "ledger.sqlite"
    filled(path, told, 1, by_one=True)
    old, new = near(path, Period.parse("2022-09-02"), None, None).readings
    if old.story != told[0].story.id:
        old, new = new, old
    assert [one.kind for one in old.claims] == [Kind.CAPTURE]
    assert new == told[1].reading


def test_a_ledger_of_the_first_schema_is_brought_up_to_date(tmp_path: Path):
    path = tmp_path / "ledger.sqlite"
    filled(path, [Told(one, Reading(one.id, "test 1")) for one in map(story, ("2022-09-02", "2020-01-01"))], 1, False)
    connection = sqlite3.connect(path, isolation_level=None)
    for table in (*DERIVED, *TABLES, word_index, sentences):
        connection.execute(f"DROP TABLE {table.name}")
    connection.execute("DROP TABLE words")
    connection.execute("UPDATE alembic_version SET version_num = '0001'")
    connection.close()
    kept = near(path, None, None, None)
    assert (len(kept.stories), kept.period) == (1, Period.parse("2022-09-02"))


def test_where_there_is_no_ledger_none_is_made(tmp_path: Path):
    path = tmp_path / "ledger.sqlite"
    with pytest.raises(LedgerError, match="no ledger here yet"):
        near(path, None, None, None)
    assert not path.exists()


def test_a_catalogue_that_cannot_be_written_is_done_without(tmp_path: Path):
    """Another program writes all the while: the whole ledger is read instead."""
    path = tmp_path / "ledger.sqlite"
    filled(path, [Told(one, Reading(one.id, "test 1")) for one in map(story, ("2022-09-02", "2020-01-01"))], 1, False)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert not caught_up(path, patience=0.1)
    other.execute("ROLLBACK")
    other.close()
    assert caught_up(path)


def _count(day: str | None, total: int) -> Told:
    told = story(day or "2022", f"De teller staat op {total}.", key=f"{total}")
    told = told if day else replace(told, published=None)
    made = claim(told, STAFF, Kind.CASUALTIES, RUSSIANS, when="2022-02-24/..", number=(total, "killed"))
    return Told(told, Reading(told.id, "test 1", (replace(made, when_symbol="since(warday(1,2022-02-24))"),)))


@pytest.mark.parametrize(("first", "whole"), [("2022-09-01", False), ("2022-03-01", True)])
def test_a_claim_that_was_brought_together_with_an_older_one_is_weighed_with_it(tmp_path, first, whole):
    path = tmp_path / "ledger.sqlite"
    stories = [story(day, "Izjoem is ingenomen.", outlet=day) for day in (first, "2022-09-10")]
    claims = [claim(one, STAFF, Kind.CAPTURE, "Izium") for one in stories]
    store = open_ledger(path)
    save(store, stories, [Reading(one.story, "test 1", (one,)) for one in claims], recorded_at=NOON)
    one, other = (see(found, (found,)) for found in claims)
    act = ActKind.SAME_MATTER
    judge_pair(store, act, one, other, by="A. Visser", why="nagebeld", recorded_at=NOON + timedelta(days=1))
    store.close()
    kept = near(path, Period.of_day(FIRST.replace(month=9, day=10)), None, None)
    assert (kept.reach is None) is whole
    assert kept.reviewed is not None
    assert kept.reviewed.judged.same
