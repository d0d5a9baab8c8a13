"""A register with the few stories set apart says what all stories say, whatever was recorded, in whatever order."""

import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.cli.test_lens import filled
from tests.situation.ledgers import DAYS, FIRST, TOWNS, Told, ledgers
from tests.weighing.making import KREMLIN, MOSCOW, ZELENSKY

from wederhoor.cli import serving
from wederhoor.cli.aparts import packs_of, registered_up
from wederhoor.cli.compose import Program
from wederhoor.ledger import open_ledger
from wederhoor.ledger.registering import TABLES
from wederhoor.ledger.removing import purge, withdraw
from wederhoor.ledger.reviewing import identify, review
from wederhoor.ledger.saving import save
from wederhoor.model.period import Period
from wederhoor.model.reviews import ActKind, Changes, see
from wederhoor.model.search import Sought
from wederhoor.model.vocabulary import Certainty, Kind
from wederhoor.situation.doubting import Doubts
from wederhoor.situation.found import sentences
from wederhoor.situation.listing import Row, Wanted, choose
from wederhoor.situation.needing import SORTS, Kept, doubts
from wederhoor.situation.registering import moment_of
from wederhoor.situation.sieve import Sieve
from wederhoor.situation.waiting import counted, fitting, waiting
from wederhoor.web.pages.rows import rows_of
from wederhoor.web.sifting import Near
from wederhoor.web.source import Asked, Library, Lists, PlaceCount, Slot

NOON = datetime(2031, 1, 1, 12, tzinfo=UTC)
PROGRAM = Program()
CHOICES: tuple[Mapping[str, str], ...] = (
    {},
    {"place": TOWNS[0]},
    {"kind": "strike"},
    {"place": TOWNS[1], "certainty": "denied"},
    {"claimant": KREMLIN, "kind": "battle", "source": "De Dagkrant"},
    {"claimant": "nobody"},
    {"source": "-"},
    {"published": "2022-05"},
    {"published": "2022-05-01", "place": TOWNS[2]},
)
WANTED = (
    Wanted(),
    Wanted(text="BRUG over"),
    Wanted(text="markt", places=frozenset({TOWNS[0]})),
    Wanted(kinds=frozenset({Kind.STRIKE}), certainties=frozenset({Certainty.ASSERTED})),
    Wanted(claimants=frozenset({KREMLIN}), period=Period.parse("2022-05")),
    Wanted(undated=True),
)
TYPED = ("soldaten", '"de brug"', "bericht -markt")
WAITING: tuple[Mapping[str, str], ...] = (
    {},
    {"kind": "strike"},
    {"mark": "inferred"},
    {"mark": "unknown", "place": TOWNS[0]},
    {"day": "0000-00-00"},
    {"outlet": "De Dagkrant", "claimant": KREMLIN},
    {"outlet": ""},
)


@st.composite
def deeds(draw: st.DrawFn) -> tuple[str, ...]:
    """What people do with a ledger."""
    return tuple(draw(st.lists(st.sampled_from(("reject", "correct", "merge", "withdraw", "purge")), max_size=3)))


def done(path: Path, told: tuple[Told, ...], what: tuple[str, ...]) -> None:
    """People do something with the first stories of a ledger."""
    store = open_ledger(path)
    for number, (one, deed) in enumerate(zip(told, what, strict=False)):
        at = NOON + timedelta(minutes=number)
        if deed == "merge":
            identify(store, ActKind.MERGE, (ZELENSKY, MOSCOW), by="A", why="b", recorded_at=at)
        elif deed == "withdraw":
            withdraw(store, one.story.id, by="A", why="b", recorded_at=at)
        elif deed == "purge":
            purge(store, one.story.id, by="A", why="b", recorded_at=at)
        elif one.reading.claims:
            claim = one.reading.claims[0]
            changes = Changes(("kind",), kind=Kind.VISIT) if deed == "correct" else None
            act = ActKind.CORRECT if deed == "correct" else ActKind.REJECT
            review(store, act, see(claim, one.reading.claims), changes, by="A", why="b", recorded_at=at)
    store.close()


@settings(max_examples=12, deadline=None)
@given(told=ledgers(12), seed=st.integers(0, 1000), what=deeds(), day=st.none() | st.integers(0, DAYS + 20))
def test_lists_of_the_register_are_those_of_all_stories(
    told: tuple[Told, ...], seed: int, what: tuple[str, ...], day: int | None
):
    moment = datetime.combine(FIRST + timedelta(days=day), datetime.min.time(), UTC) if day is not None else None
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        path = Path(folder) / "l.sqlite"
        grown = serving.LedgerSource(PROGRAM, path)
        for part in (told[: len(told) // 2], told[len(told) // 2 :]) if seed % 2 else (told,):
            filled(path, part, seed, by_one=seed % 3 == 0)
            if seed % 2:  # the rest, and what people do, is then learned later
                with pytest.MonkeyPatch.context() as large:
                    large.setattr(serving, "WHOLE", 0)
                    lists = grown.lists(Asked(known_at=moment))
                    assert lists is not None
                    assert lists.sifter(Sought(), bare=False) is not None
        done(path, told, what)
        source = serving.LedgerSource(PROGRAM, path)
        whole = source.library(Asked(known_at=moment))
        patch.setattr(serving, "WHOLE", 0)
        lists = grown.lists(Asked(known_at=moment))
        if lists is None:
            assert "merge" in what  # who speaks in running counts may then date more stories than a catalogue finds
            assert any(one.story.published is None for one in told)
        else:
            compare(lists, whole)
            compare_words(lists, whole, source)
            everything = serving.LedgerSource(PROGRAM, path).lists(Asked())
            assert everything is not None
            patch.undo()
            compare_waiting(everything, source, moment)


def compare(lists: Lists, whole: Library) -> None:
    """Every list, with that of all stories."""
    rows = list(rows_of(whole))
    periods = {name: given.period for name, given in whole.dated.items()}
    slots = sorted((moment_of(periods.get(name)), name) for name in whole.stories)
    assert list(lists.after(("", ""), 1000)) == slots
    assert all(lists.after(slot, 1)[0] == slot for slot in slots)
    kept = lists.library(name for _, name in slots)
    assert (kept.stories, kept.dated) == (whole.stories, {name: whole.dated[name] for name in whole.dated})
    assert kept.readings == {name: one for name, one in whole.readings.items() if name in whole.stories}

    days = Counter(str(period.day) for period in periods.values() if period.day)
    told = Counter(str(row.published.day) for row in rows if row.published and row.published.day)
    assert lists.days() == {day: (count, told[day]) for day, count in days.items()}
    for day in days:
        assert sorted(lists.of_day(day)) == [name for name, period in periods.items() if str(period.day) == day]
    assert {one.outlet: (one.stories, one.claims) for one in lists.outlets()} == {
        outlet: (count, sum(row.story.outlet == outlet for row in rows))
        for outlet, count in Counter(story.outlet for story in whole.stories.values()).items()
    }
    places = [place_of(place, rows) for place in sorted({place for row in rows for place in row.claim.place_ids})]
    assert list(lists.places("", 1000, None)) == places
    assert list(lists.places(TOWNS[0], 1, TOWNS)) == [count for count in places if count.place > TOWNS[0]][:1]
    compare_searches(lists, whole)
    compare_findings(lists, Kept(whole.stories, whole.readings, whole.dated))
    compare_claims(lists, slots, rows)


def compare_findings(lists: Lists, kept: Kept) -> None:
    packs = packs_of(PROGRAM)
    for sort, find in SORTS.items():
        found, look = find(kept, packs), lists.needing(sort, 2)
        assert (look.count, look.spots) == (len(found), found[:2])
        assert {spot.story for spot in look.spots} <= look.kept.stories.keys()
    named = [((one.name, one.place, one.others), len(one.claims)) for one in doubts(kept, packs)]
    count, first = lists.doubts(2)
    assert (count, [((one.name, one.place, one.others), many) for one, many in first]) == (len(named), named[:2])


def compare_waiting(lists: Lists, source: serving.LedgerSource, moment: datetime | None) -> None:
    bench = source.bench()
    lost = bench.docket.reviewed.lost if bench.docket.reviewed else frozenset[tuple[str, int]]()
    doubts = Doubts(PROGRAM.theatre, PROGRAM.gazetteer, source.library(Asked()).dated, lost)
    rows = [row for row in bench.docket.rows if row.verdict is None]
    known = [row for row in rows if moment is None or (row.published and row.published.known_by(moment))]
    for chosen in WAITING:
        found = fitting(waiting(known, doubts), chosen)
        for start in (0, 1, 3):
            part = lists.waiting(chosen, start, 2, moment)
            told = [(item.row.claim, item.row.published, item.day, item.marks) for item in found[start : start + 2]]
            assert [(item.row.claim, item.row.published, item.day, item.marks) for item in part.listed] == told
        assert part.total == len(found)
        assert {sort: +Counter(counts) for sort, counts in part.counts.items()} == counted(found)
    near = lists.bench({row.story.id for row in rows[:2]})
    assert near.deeds == bench.deeds
    assert set(near.docket.rows) <= set(bench.docket.rows)
    assert {row.story.id for row in rows[:2]} <= {row.story.id for row in near.docket.rows}


def place_of(place: str, rows: Sequence[Row]) -> PlaceCount:
    told = [row for row in rows if place in row.claim.place_ids]
    outlets = {row.story.outlet for row in told if row.story.outlet}
    return PlaceCount(place, len(told), len({row.story.id for row in told}), len(outlets))


def compare_searches(lists: Lists, whole: Library) -> None:
    kept = whole.stories, whole.readings, whole.dated
    sieve = Sieve(sentences(*kept, hits=None, sought=Sought(), bare=False))
    sifter = lists.sifter(Sought(), bare=False)
    assert sifter is not None
    for chosen in CHOICES:
        fitting, sifted = sieve.narrow(chosen), sifter.sifted(chosen, None, 1000, newest=False)
        assert sifted.listed == fitting
        assert (sifted.sentences, sifted.claims) == (len(fitting), sum(len(item.claims) for item in fitting))
        assert {sort: +counts for sort, counts in sifted.facets.items()} == sieve.facets(chosen)
        if len(fitting) > 2:
            assert sifter.sifted(chosen, fitting[0].key, 2, newest=False).listed == fitting[1:3]


def compare_words(lists: Lists, whole: Library, source: serving.LedgerSource) -> None:
    kept = whole.stories, whole.readings, whole.dated
    for typed, bare in product(TYPED, (False, True)):
        sought = source.seek(typed)
        found = sentences(*kept, hits=source.hits(Asked(), sought), sought=sought, bare=bare)
        sifter, sieve = lists.sifter(sought, bare=bare), Sieve(found)
        assert sifter is not None
        for chosen in CHOICES[:4]:
            fitting, sifted = sieve.narrow(chosen), sifter.sifted(chosen, None, 1000, newest=False)
            assert sifted.listed == fitting
            assert (sifted.sentences, sifted.claims) == (len(fitting), sum(len(item.claims) for item in fitting))
            assert {sort: +counts for sort, counts in sifted.facets.items()} == sieve.facets(chosen)
        if not bare:
            rows = Near(sieve).rows(("", ""), 0)
            assert {row.claim.id: row for row in sifter.rows(("", ""), 1000)} == {row.claim.id: row for row in rows}


def compare_claims(lists: Lists, slots: Sequence[Slot], rows: Sequence[Row]) -> None:
    for wanted in WANTED:
        holding = [name for _, name in lists.holding(("", ""), 1000, wanted)]
        assert {row.story.id for row in choose(rows, wanted)} <= set(holding)
        assert holding == [name for _, name in slots if name in holding]


def test_a_register_made_anew_says_the_same_as_one_that_grew(tmp_path: Path):
    from tests.ledger.examples import at, make_reading, make_story

    path = tmp_path / "l.sqlite"
    first, second = make_story(key="krant|/1"), make_story(key="krant|/2")
    store = open_ledger(path)
    save(store, (first, second), (make_reading(first), make_reading(second)), recorded_at=at(0))
    assert registered_up(PROGRAM, path)
    save(store, readings=(make_reading(first, "rules 2"),), recorded_at=at(5))
    withdraw(store, second.id, by="A", why="b", recorded_at=at(6))
    store.close()
    assert registered_up(PROGRAM, path)
    grown = register_of(path)
    assert grown["stories"]
    empty(path)
    assert registered_up(PROGRAM, path)
    assert register_of(path) == grown


def empty(path: Path) -> None:
    connection = sqlite3.connect(path)
    for table in TABLES:
        connection.execute(f"DELETE FROM {table.name}")  # noqa: S608  our own names
    connection.commit()
    connection.close()


def register_of(path: Path) -> Mapping[str, list[tuple[object, ...]]]:
    """What a register says, apart from the numbers that its rows happen to have."""
    connection = sqlite3.connect(path)
    found = {
        name: sorted(connection.execute(query), key=repr)
        for name, query in {
            "stories": "SELECT story, open, moment, newest, edtf, day, last_day, claims FROM register_stories",
            "values": "SELECT sort, value, claims FROM register_values WHERE claims",
            "marks": "SELECT s.story, m.claim & 1048575, v.sort, v.value FROM register_marks AS m "
            "JOIN register_values AS v ON v.number = m.value JOIN register_stories AS s ON s.number = m.claim >> 20",
            "sheets": "SELECT s.story, length(t.packed), t.several FROM register_sheets AS t "
            "JOIN register_stories AS s ON s.number = t.story",
        }.items()
    }
    connection.close()
    return found
