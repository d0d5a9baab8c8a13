"""What waits for a judgement. Rule: the newest day first, on each day those first with most that is doubtful."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from wederhoor.situation.doubting import Doubts
from wederhoor.situation.listing import Row
from wederhoor.situation.registering import last_day_of

SORTS = ("day", "mark", "kind", "place", "claimant", "outlet")


@dataclass(frozen=True, slots=True)
class Waiting:
    """A claim that waits, with what chooses it."""

    row: Row
    day: str
    marks: tuple[str, ...]

    def values(self, sort: str) -> tuple[str, ...]:
        """What it has of one sort of choice."""
        return _VALUES[sort](self)

    def known_by(self, moment: datetime | None) -> bool:
        """Whether its report was known at a moment; always where none is asked for."""
        return moment is None or (self.row.published is not None and self.row.published.known_by(moment))


@dataclass(frozen=True, slots=True)
class Waited:
    """A part of what waits."""

    total: int
    listed: tuple[Waiting, ...]
    counts: Mapping[str, Mapping[str, int]]  # for each sort how many claims have each value


_VALUES: Mapping[str, Callable[[Waiting], tuple[str, ...]]] = {
    "day": lambda item: (item.day,),
    "mark": lambda item: item.marks,
    "kind": lambda item: (item.row.claim.kind.value,),
    "place": lambda item: item.row.claim.place_ids,
    "claimant": lambda item: item.row.claim.claimants,
    "outlet": lambda item: (item.row.story.outlet,) if item.row.story.outlet else (),
}


def waiting(rows: Iterable[Row], doubts: Doubts) -> list[Waiting]:
    """Claims that wait, in their order."""
    return in_order(Waiting(row, last_day_of(row.published), doubts.marks(row.claim)) for row in rows)


def in_order(found: Iterable[Waiting]) -> list[Waiting]:
    """The newest day first, on each day those first with most marks."""
    items = list(found)
    items.sort(key=lambda item: (-len(item.marks), item.row.story.id, item.row.claim.sentence.start, item.row.claim.id))
    return sorted(items, key=lambda item: item.day, reverse=True)


def fitting(items: Iterable[Waiting], chosen: Mapping[str, str]) -> list[Waiting]:
    """Those that have every value chosen."""
    return [item for item in items if all(value in item.values(sort) for sort, value in chosen.items())]


def counted(items: Sequence[Waiting]) -> Mapping[str, Counter[str]]:
    """For each sort how many have each value."""
    return {sort: Counter(value for item in items for value in item.values(sort)) for sort in SORTS}
