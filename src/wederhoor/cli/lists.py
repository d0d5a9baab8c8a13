"""Lists of a large ledger. Rule: a register answers for all stories but a few, and those few are looked at.

Set apart are stories that others may date and stories that people judged. What they hold is added to what the register
says, so that an answer is the same as if every story had been looked at.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from wederhoor.cli.aparts import Apart, packs_of
from wederhoor.cli.compose import Program, opened
from wederhoor.cli.lens import judged_stories
from wederhoor.cli.seeking import indexed
from wederhoor.cli.shelf import Shelf
from wederhoor.cli.sifting import LedgerSifter, Sheets, everything, hit
from wederhoor.cli.standing import docket
from wederhoor.cli.waiting import Few, deeds, few_of, part
from wederhoor.ledger import following
from wederhoor.ledger.acts import standing
from wederhoor.ledger.catalogue import SqliteCatalogue
from wederhoor.ledger.register import Holding, Scope, SqliteRegister
from wederhoor.ledger.sqlite import SqliteStore
from wederhoor.model.claims import Claim
from wederhoor.model.register import LAST
from wederhoor.model.search import Sought
from wederhoor.model.stories import Published, Story
from wederhoor.situation.attention import Doubt
from wederhoor.situation.derived import Evidence
from wederhoor.situation.doubting import Doubts
from wederhoor.situation.listing import Wanted, choose
from wederhoor.situation.needing import SORTS, Kept, doubt_name, doubts
from wederhoor.situation.periods import best_readings, dated
from wederhoor.situation.registering import moment_of
from wederhoor.situation.reviewed import apply
from wederhoor.situation.sheets import Mask, Sheet, sheet_of_few
from wederhoor.situation.waiting import Waited
from wederhoor.web.pages.rows import rows_of
from wederhoor.web.source import Bench, Library, Look, OutletCount, PlaceCount, Sifter, Slot

T = TypeVar("T")


def _kept(library: Library) -> Kept:
    return Kept(library.stories, library.readings, library.dated)


class LedgerLists:
    """What lists show of a large ledger, as known at one moment."""

    def __init__(self, program: Program, path: Path, sheets: Sheets, apart: Apart, moment: datetime | None) -> None:
        self._program, self._path, self._sheets, self._moment = program, path, sheets, moment
        self._apart, self._few = apart, apart.known_by(moment)
        known = moment.astimezone(UTC).isoformat() if moment else None
        self._held: tuple[Wanted | None, Collection[str]] = (None, ())
        self._scope = Scope(known, tuple(sorted(story.id for story in apart.stories)))

    def after(self, begin: Slot, most: int) -> Sequence[Slot]:
        return self._listed(begin, most, Holding(), self._few.stories)

    def holding(self, begin: Slot, most: int, wanted: Wanted) -> Sequence[Slot]:
        if wanted.undated:
            begin = max(begin, (LAST, ""))
        ends = (wanted.period.start, wanted.period.end) if wanted.period and not wanted.undated else (None, None)
        first, last = (end.astimezone(UTC).isoformat() if end else None for end in ends)
        text = wanted.text.casefold() if wanted.text else None
        values = (
            ("kind", [kind.value for kind in wanted.kinds]),
            ("certainty", [certainty.value for certainty in wanted.certainties]),
            ("claimant", list(wanted.claimants)),
            ("place", list(wanted.places)),
        )
        held = Holding(first, last, text, {sort: some for sort, some in values if some})
        return self._listed(begin, most, held, self._holding(wanted))

    def _holding(self, wanted: Wanted) -> Collection[str]:
        """Those of the stories looked at themselves that have a claim that fits; kept for the next part of the list."""
        known, held = self._held
        if known != wanted:
            rows = choose(rows_of(replace(self._few, stories=self._few_of(wanted))), wanted)
            held = frozenset(row.story.id for row in rows)
            self._held = wanted, held
        return held

    def _few_of(self, wanted: Wanted) -> Mapping[str, Story]:
        """Those of the stories looked at themselves that came out in the period asked for."""
        period, given = wanted.period, self._few.dated
        if period is None or wanted.undated:
            return self._few.stories
        stories = self._few.stories.items()
        return {name: story for name, story in stories if name in given and period.contains(given[name].period)}

    def _listed(self, begin: Slot, most: int, wanted: Holding, few_of: Iterable[str]) -> Sequence[Slot]:
        """Stories in their order, some of those that are looked at themselves among them."""
        few = sorted(slot for name in few_of if (slot := (self._moment_of(name), name)) >= begin)
        found = self._asked(lambda register: register.after(begin, most, wanted))
        return sorted((*found, *few))[:most]

    def library(self, stories: Iterable[str]) -> Library:
        wanted = frozenset(stories)
        with self._opened() as store:
            told, raw = SqliteCatalogue(store).load(wanted.difference(self._scope.apart))
            acts = standing(store)
        read = apply(raw, acts).readings if acts else raw
        periods = dated(told, read, evidence=Evidence(None, ()))
        known = {story.id: story for story in told if self._knows(periods.get(story.id))}
        few = {name: story for name, story in self._few.stories.items() if name in wanted}
        readings = {**best_readings(read), **self._few.readings}
        given = {**periods, **self._few.dated}
        return Library(
            dict(sorted({**known, **few}.items())),
            {name: readings[name] for name in (*known, *few) if name in readings},
            {name: given[name] for name in (*known, *few) if name in given},
            whole=False,
        )

    def _knows(self, given: Published | None) -> bool:
        return self._moment is None or (given is not None and given.period.known_by(self._moment))

    def days(self) -> Mapping[str, tuple[int, int]]:
        stories, claims = Counter[str](), Counter[str]()
        for day, number, told in self._asked(SqliteRegister.days):
            stories[day] += number
            claims[day] += told
        for name, given in self._few.dated.items():
            if given.period.day is not None:
                stories[given.period.day.isoformat()] += 1
                claims[given.period.day.isoformat()] += self._claims(name)
        return {day: (number, claims[day]) for day, number in stories.items()}

    def of_day(self, day: str) -> Iterable[str]:
        few = (name for name, given in self._few.dated.items() if given.period.day and str(given.period.day) == day)
        return (*self._asked(lambda register: register.of_day(day)), *few)

    def outlets(self) -> Iterable[OutletCount]:
        found = [OutletCount(*row) for row in self._asked(SqliteRegister.outlets)]
        for name, story in self._few.stories.items():
            given = self._few.dated.get(name)
            when = f"{moment_of(given.period)} {given.period.edtf}" if given else None
            found.append(OutletCount(story.outlet, 1, self._claims(name), when, when))
        joined: dict[str | None, OutletCount] = {}
        for one in found:
            joined[one.outlet] = one.and_also(joined[one.outlet]) if one.outlet in joined else one
        return joined.values()

    def latest(self, stories: Iterable[str]) -> datetime | None:
        with self._opened() as store:
            return following.latest(store, stories)

    def places(self, after: str, most: int, named: Collection[str] | None) -> Sequence[PlaceCount]:
        few = defaultdict[str, list[Claim]](list)
        for claim in (claim for reading in self._few.readings.values() for claim in reading.claims):
            for place in claim.place_ids:
                if place > after and (named is None or place in named):
                    few[place].append(claim)
        found = {place: (claims, told) for place, claims, told in self._asked(lambda r: r.places(after, most, named))}
        chosen = sorted({*found, *few})[:most]
        outlets = defaultdict[str, set[str]](set)
        for place, outlet in self._asked(lambda register: register.outlets_of(chosen)):
            outlets[place].add(outlet)
        for place in chosen:
            stories = (self._few.stories[claim.story] for claim in few[place])
            outlets[place].update(story.outlet for story in stories if story.outlet)
        return [
            PlaceCount(
                place,
                found.get(place, (0, 0))[0] + len(few[place]),
                found.get(place, (0, 0))[1] + len({claim.story for claim in few[place]}),
                len(outlets[place]),
            )
            for place in chosen
        ]

    def waiting(self, chosen: Mapping[str, str], start: int, most: int, moment: datetime | None) -> Waited:
        with self._opened() as store:
            return part(store, self, self._waiting, self._doubts, chosen, start, most, moment)

    def bench(self, stories: Iterable[str]) -> Bench:
        with self._opened() as store:
            found, acts = deeds(store), standing(store)
            told, read = SqliteCatalogue(store).load({*stories, *judged_stories(acts)})
        reviewed = apply(read, acts) if acts else None
        kept = Shelf(told, reviewed.readings if reviewed else read, reviewed)
        given = {name: one.period for name, one in self.library(story.id for story in told).dated.items()}
        return Bench(docket(kept, given), found)

    @cached_property
    def _doubts(self) -> Doubts:
        lost = self._apart.reviewed.lost if self._apart.reviewed else frozenset[tuple[str, int]]()
        return Doubts(self._program.theatre, self._program.gazetteer, self._few.dated, lost)

    @cached_property
    def _waiting(self) -> Few:
        judged = self._apart.reviewed.verdicts if self._apart.reviewed else ()
        return few_of(self._few, judged, self._doubts)

    def needing(self, sort: str, most: int) -> Look:
        stories, others = self._asked(lambda register: register.needing(sort, most))
        kept = self.library((*stories, *self._few.stories))
        found = SORTS[sort](_kept(kept), packs_of(self._program))
        return Look(others + len(found), found[:most], kept)

    def doubts(self, most: int) -> tuple[int, Sequence[tuple[Doubt, int]]]:
        packs = packs_of(self._program)
        few = {doubt_name(one): one for one in doubts(_kept(self._few), packs)}
        counts = Counter({name: len(doubt.claims) for name, doubt in few.items()})
        rows = self._asked(SqliteRegister.doubts)
        counts.update({name: count for name, count, _ in rows})
        least = min((count for _, count in counts.most_common(most)), default=0)
        wanted = [story for name, _, story in rows if counts[name] >= least and name not in few]
        told = {doubt_name(one): one for one in doubts(_kept(self.library(wanted)), packs)} if wanted else {}
        known = [(doubt, counts[name]) for name, doubt in {**told, **few}.items() if counts[name] >= least]
        return len(counts), sorted(known, key=lambda one: (-one[1], one[0].name, one[0].place))[:most]

    def sifter(self, sought: Sought, *, bare: bool) -> Sifter | None:
        sheet = self._sheets.get()
        both = (self._few_sheet, bytes(1 for _ in self._few_sheet.stories)), (sheet, self._known(sheet))
        if not sought.parts:
            return LedgerSifter(everything(both), self.library)
        if not indexed(self._program, self._path):
            return None
        with self._opened() as store:
            return LedgerSifter(hit(store, sought, both, bare=bare), self.library)

    @cached_property
    def _few_sheet(self) -> Sheet:
        return sheet_of_few(self._few.stories, self._few.readings, self._few.dated)

    def _known(self, sheet: Sheet) -> Mask:
        """The stories of the register that were known and are not looked at themselves."""
        apart, known = frozenset(self._scope.apart), self._scope.known
        told = zip(sheet.stories, sheet.moments, strict=True)
        return bytes(story not in apart and (known is None or moment <= known) for story, moment in told)

    def _claims(self, story: str) -> int:
        reading = self._few.readings.get(story)
        return len(reading.claims) if reading else 0

    def _moment_of(self, story: str) -> str:
        given = self._few.dated.get(story)
        return moment_of(given.period if given else None)

    @contextmanager
    def _opened(self) -> Iterator[SqliteStore]:
        with opened(self._path) as store:
            assert isinstance(store, SqliteStore)  # else there is no register
            yield store

    def _asked(self, ask: Callable[[SqliteRegister], T]) -> T:
        with self._opened() as store:
            return ask(SqliteRegister(store, self._scope))
