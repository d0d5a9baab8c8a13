"""How far back a situation looks. Rule: what is near follows from the stories, so that a ledger may hand over few.

A situation weighs the stories of its period and of the month before. Who holds a town is judged by the last claims
about that town, however old, of every town of which somebody spoke in the last hundred days.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from wederhoor.model.catalogue import KeyKind, number_of
from wederhoor.model.claims import Reading
from wederhoor.model.period import BadPeriod, Period
from wederhoor.model.stories import Published
from wederhoor.situation.cards import known_second, town_keys
from wederhoor.weighing.copies import Twin

HORIZON = timedelta(days=31)  # before the period: the stories that are weighed with it
SPOKEN = timedelta(days=69)  # before that: the stories whose towns stand in the table of holders
COUNTED = timedelta(days=64)  # before it too: the running counts by which undated stories are dated
COPIED = timedelta(days=6)  # before it too: the dated stories that may be copies of undated ones
KEPT = {KeyKind.HELD: 6, KeyKind.ENTERED: 2}  # older stories of each town, the last told first


@dataclass(frozen=True, slots=True)
class Totals:
    """What is counted over all stories of a ledger, at one moment."""

    reports: int  # known by a Period of their own
    outlets: frozenset[str]  # of those
    bare: int  # stories without a Period of their own that ends


@dataclass(frozen=True, slots=True)
class Reach:
    """From which day on stories are weighed, and what a ledger knows of those that it did not hand over."""

    since: date
    totals: Mapping[datetime, Totals] = field(default_factory=dict)  # by moment; counted from the stories without one
    twins: tuple[Twin, ...] | None = None  # found among the stories where they are not given

    @property
    def start(self) -> datetime:
        """The moment from which on stories are weighed."""
        start = Period.of_day(self.since).start
        assert start is not None  # a day has one
        return start


def reach_of(period: Period) -> date:
    """The first day whose stories are weighed with a period; raises BadPeriod for one without a first day."""
    if period.first_day is None:
        raise BadPeriod(period.edtf)
    return period.first_day - HORIZON


def remembered(
    own: Mapping[str, Published], read: Mapping[str, Reading], start: datetime, moment: datetime
) -> frozenset[str]:
    """Stories from before the start that last said who held or entered a town of which somebody spoke lately."""
    spoken = {key for _, _, keys in _told(own, read, start - SPOKEN, moment) for key in keys}
    before = min(start - timedelta(seconds=1), moment)
    holders: dict[tuple[KeyKind, int], list[tuple[int, int, str]]] = defaultdict(list)
    for known, story, keys in _told(own, read, None, before):
        for key in keys & spoken:
            holders[key].append((known, number_of(story), story))
    return frozenset(
        story for (kind, _), told in holders.items() for *_, story in sorted(told, reverse=True)[: KEPT[kind]]
    )


def _told(
    own: Mapping[str, Published], read: Mapping[str, Reading], first: datetime | None, last: datetime
) -> Iterable[tuple[int, str, set[tuple[KeyKind, int]]]]:
    """Known second, story and towns of the stories that are known by themselves in that time."""
    for story, given in own.items():
        known = given.period.known_at
        if known is not None and known <= last and (first is None or known >= first) and story in read:
            yield known_second(given.period), story, set(town_keys(read[story].claims))
