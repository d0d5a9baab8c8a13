"""The stories of a large ledger that its register does not answer for. Rule: what was looked at is not looked at again.

They are those that others may date, and those that people judged. A ledger that grows leaves most of them as they are.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from threading import Lock

from wederhoor.cli.compose import Program
from wederhoor.cli.lens import brought_back, catalogued, caught_up, judged_stories, kept_up
from wederhoor.ledger import registering
from wederhoor.ledger.acts import standing
from wederhoor.ledger.catalogue import SqliteCatalogue
from wederhoor.ledger.opening import PATIENCE
from wederhoor.ledger.register import Scope, SqliteRegister
from wederhoor.ledger.sqlite import SqliteStore
from wederhoor.model.catalogue import EVER, NEVER, KeyKind, closed_key, key_of
from wederhoor.model.claims import Reading
from wederhoor.model.reviews import Act
from wederhoor.model.stories import Published, Story
from wederhoor.situation.counters import total_of
from wederhoor.situation.derived import Evidence
from wederhoor.situation.finding import leads_of
from wederhoor.situation.needing import Packs
from wederhoor.situation.periods import best_readings, dated
from wederhoor.situation.registering import registrar, version_of
from wederhoor.situation.reviewed import Reviewed, apply, one_name
from wederhoor.web.source import Library
from wederhoor.weighing.copies import Twin, find_twins

MOST = 10_000  # stories that are looked at themselves; where there are more, every story is

Progress = Callable[[int, int], None]
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Apart:
    """The stories that are looked at themselves, with what dates them."""

    stories: tuple[Story, ...] = ()
    readings: tuple[Reading, ...] = ()  # as people reviewed them
    others: tuple[Story, ...] = ()  # without their texts
    counts: tuple[Reading, ...] = ()  # of those others, with their running counts alone
    twins: tuple[Twin, ...] = ()
    reviewed: Reviewed | None = None  # what people decided of them; None where nobody decided anything

    def known_by(self, moment: datetime | None) -> Library:
        """Those of them that were known at a moment, by default all."""
        told, read = (*self.stories, *self.others), (*self.readings, *self.counts)
        periods = dated(told, read, moment, Evidence(None, self.twins))
        return known_by(self.stories, self.readings, periods, moment)


def known_by(
    stories: Iterable[Story], readings: Iterable[Reading], periods: Mapping[str, Published], moment: datetime | None
) -> Library:
    """Those of some stories that were known at a moment, by default all; `periods` may date others too."""
    known = {
        story.id: story
        for story in stories
        if moment is None or ((given := periods.get(story.id)) is not None and given.period.known_by(moment))
    }
    read = {name: one for name, one in best_readings(readings).items() if name in known}
    return Library(known, read, {name: periods[name] for name in known if name in periods}, whole=False)


def packs_of(program: Program) -> Packs:
    """What the stories of a ledger are held against."""
    return Packs(program.theatre, program.language, program.gazetteer)


def registered_up(program: Program, path: Path, patience: float = PATIENCE, progress: Progress | None = None) -> bool:
    """Whether the register of a ledger knows all that was recorded, or does so now."""
    if not caught_up(path, patience):
        return False
    packs = packs_of(program)
    version = version_of(packs, program.gazetteer.digest)

    def learn(store: SqliteStore) -> None:
        registering.catch_up(store, registrar(packs), version, progress)

    return kept_up(path, lambda store: registering.behind(store, version), learn, patience)


@dataclass(frozen=True, slots=True)
class _Held:
    """A story as it was loaded."""

    mark: object  # another one once the ledger says something else of it
    story: Story
    reading: Reading | None  # as it was read
    whole: bool  # else without its text, and the reading with its running counts alone


class Aparts:
    """Sets the stories of a ledger apart, each time it has grown."""

    def __init__(self, program: Program, path: Path) -> None:
        self._program, self._path, self._lock = program, path, Lock()
        self._held: dict[str, _Held] = {}
        self._twins: dict[Pair, Twin | None] = {}  # of stories that were compared

    def get(self) -> Apart | None:
        """The stories that the register does not answer for; None where it cannot answer at all.

        It cannot where it is behind and may not be written, where people took back that a story is withdrawn, where too
        many stories would have to be looked at, and where actors were made one who speak in running counts. Raises
        LedgerError.
        """
        if not registered_up(self._program, self._path):
            return None
        with self._lock, catalogued(self._path) as store:
            if store is None or brought_back(store):
                return None
            return self._apart(store, SqliteCatalogue(store), standing(store))

    def _apart(self, store: SqliteStore, catalogue: SqliteCatalogue, acts: Mapping[str, Act]) -> Apart | None:
        open_ = catalogue.undated()
        actors = one_name(acts)
        if actors and any(kind is KeyKind.OPEN_TOTAL for card in open_ for kind, _ in card.keys):
            return None
        spoken = SqliteRegister(store, Scope()).spoken(actors)
        wanted = {*(card.story for card in open_), *judged_stories(acts), *spoken}
        if len(wanted) > MOST:
            return None
        leads = leads_of(catalogue, open_)
        compared = {other for found in leads.values() for other in found}
        twins = self._compared(catalogue, wanted, leads)
        stories, raw = self._told(wanted | compared)
        reviewed = apply(raw, acts) if acts else None
        readings = reviewed.readings if reviewed else raw
        undated = {card.story for card in open_}
        counts = {total for reading in readings if reading.story in undated for total in _totals(reading)}
        holders = catalogue.holders(map(_key, counts), NEVER + 1, EVER, EVER).values()
        counting = {story for found in holders for story in found} - wanted - compared
        more, read = catalogue.load(counting)
        others = (compared | counting) - wanted
        also = apply(read, acts).readings if acts else read
        return Apart(
            tuple(story for story in stories if story.id in wanted),
            tuple(reading for reading in readings if reading.story in wanted),
            tuple(replace(story, text="") for story in (*stories, *more) if story.id in others),
            tuple(_counting(reading) for reading in (*readings, *also) if reading.story in others),
            twins,
            reviewed,
        )

    def _compared(
        self, catalogue: SqliteCatalogue, wanted: Collection[str], leads: Mapping[str, Collection[str]]
    ) -> tuple[Twin, ...]:
        """Near copies among stories and their leads, all of which are held then."""
        pairs = [(story, other) for story in sorted(leads) for other in sorted(leads[story])]
        stories = {*wanted, *(other for _, other in pairs)}
        marks = catalogue.marks(stories)
        self._held = {name: held for name, held in self._held.items() if marks.get(name) == held.mark}
        self._twins = {pair: twin for pair, twin in self._twins.items() if self._held.keys() >= {*pair}}
        new = [pair for pair in pairs if pair not in self._twins]
        bare = {name for pair in new for name in pair if name not in self._held or not self._held[name].whole}
        unread = {name for name in wanted if name not in self._held or not self._held[name].whole}
        told, raw = catalogue.load(unread | bare | (stories - self._held.keys()))
        given, read = {story.id: story for story in told}, {reading.story: reading for reading in raw}
        texts = {**{name: held.story for name, held in self._held.items() if held.whole}, **given}
        few = {one: frozenset(other for _, other in some) for one, some in groupby(new, key=itemgetter(0))}
        found = {(twin.story, twin.other): twin for twin in find_twins(texts.values(), few)}
        self._twins = {pair: self._twins.get(pair, found.get(pair)) for pair in pairs}
        for name in given.keys() & marks.keys():  # else it was recorded, or withdrawn, while this was going on
            self._held[name] = _held(marks[name], given[name], read.get(name), whole=name in wanted)
        return tuple(twin for pair in pairs if (twin := self._twins[pair]) is not None)

    def _told(self, stories: Collection[str]) -> tuple[tuple[Story, ...], tuple[Reading, ...]]:
        held = [self._held[name] for name in sorted(stories) if name in self._held]
        return tuple(one.story for one in held), tuple(one.reading for one in held if one.reading is not None)


def _held(mark: object, story: Story, reading: Reading | None, *, whole: bool) -> _Held:
    if whole:
        return _Held(mark, story, reading, whole)
    return _Held(mark, replace(story, text=""), _counting(reading) if reading else None, whole)


def _totals(reading: Reading) -> Iterator[tuple[object, ...]]:
    return (total for claim in reading.claims if (total := total_of(claim)) is not None)


def _key(total: tuple[object, ...]) -> int:
    return closed_key(key_of(KeyKind.TOTAL, repr(total)))


def _counting(reading: Reading) -> Reading:
    return replace(reading, claims=tuple(claim for claim in reading.claims if total_of(claim) is not None), missed=())
