"""What waits for a judgement in a large ledger. Rule: a register counts; only the days of the page are looked at."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from wederhoor.ledger import views
from wederhoor.ledger.acts import undone
from wederhoor.ledger.register import Scope, SqliteRegister
from wederhoor.ledger.sqlite import SqliteStore
from wederhoor.model.entries import Store
from wederhoor.situation.doubting import Doubts
from wederhoor.situation.waiting import SORTS, Waited, Waiting, counted, fitting, in_order, waiting
from wederhoor.web.pages.rows import rows_of
from wederhoor.web.source import Deed, Library, Lists


def deeds(store: Store) -> tuple[Deed, ...]:
    """What people decided, by position."""
    gone = undone(store)
    return tuple(
        Deed(link.position, entry.id, link.recorded_at, views.read_decision(entry), entry.id in gone)
        for link, entry in store.decisions()
    )


@dataclass(frozen=True, slots=True)
class Few:
    """What waits in the stories that are looked at themselves."""

    stories: tuple[str, ...]  # all of those stories
    items: tuple[Waiting, ...]

    def known_by(self, moment: datetime | None) -> list[Waiting]:
        """What was known at a moment, by default all."""
        return [item for item in self.items if item.known_by(moment)]


def few_of(kept: Library, judged: Iterable[str], doubts: Doubts) -> Few:
    """The claims of stories that wait: those of which nobody said anything that holds."""
    said = frozenset(judged)
    rows = (row for row in rows_of(kept) if row.claim.id not in said)
    return Few(tuple(sorted(kept.stories)), tuple(waiting(rows, doubts)))


def part(
    store: SqliteStore,
    lists: Lists,
    few: Few,
    doubts: Doubts,
    chosen: Mapping[str, str],
    start: int,
    most: int,
    moment: datetime | None,
) -> Waited:
    """A part of what waits, with how much there is of each value; `lists` are those of no moment."""
    known = moment.astimezone(UTC).isoformat() if moment else None
    register = SqliteRegister(store, Scope(known, few.stories))
    here = fitting(few.known_by(moment), chosen)
    days = Counter(register.waiting_days(chosen)) + Counter(item.day for item in here)
    before, wanted = _days(days, start, most)
    kept = lists.library(register.waiting_on(chosen, wanted))
    rows = (row for row in rows_of(kept) if row.story.id not in few.stories)
    there = fitting(waiting(rows, Doubts(doubts.theatre, doubts.gazetteer, kept.dated, doubts.again)), chosen)
    listed = in_order([*there, *(item for item in here if item.day in wanted)])
    counts, also = register.waiting_values(chosen), counted(here)
    found = {sort: counts.get(sort, Counter[str]()) + also[sort] for sort in SORTS}
    first = start - before
    return Waited(days.total(), tuple(listed[first : first + most]), {**found, "day": days})


def _days(days: Mapping[str, int], start: int, most: int) -> tuple[int, frozenset[str]]:
    """The days with the claims from one place in the list up to another, and how many claims come before them."""
    passed, before, wanted = 0, 0, set[str]()
    for day in sorted(days, reverse=True):
        if passed + days[day] <= start:
            before += days[day]
        elif passed < start + most:
            wanted.add(day)
        passed += days[day]
    return before, frozenset(wanted)
