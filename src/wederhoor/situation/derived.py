"""A story's Period from other stories. Rule: it follows from the ledger each time anew and is never stored.

A paper prints what it takes from another on the same day or the day after. Only a Period that a page gives or a text
proves dates another story, so that no date rests on a date that was itself derived or inferred.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from wederhoor.model.claims import Claim
from wederhoor.model.period import Period
from wederhoor.model.stories import Published, Story
from wederhoor.model.vocabulary import Basis
from wederhoor.situation.counters import Between, between_totals
from wederhoor.weighing.copies import Twin, find_twins
from wederhoor.weighing.fingerprints import find_leads

WIDEST = 4  # days from the first dated copy to the last, both included; more is a text that comes back
LONGEST = 62  # days between two totals from which they say too little
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Derived:
    """The Period of a story as dated stories show it, and which they are."""

    period: Period
    copies: tuple[str, ...] = ()  # near copies, by id
    totals: tuple[str, ...] = ()  # stories with a lower or higher total of the same count, by id


@dataclass(frozen=True, slots=True)
class Evidence:
    """Which stories may date others: those with running counts from a moment on, and near copies."""

    counted: datetime | None = None  # None: however old
    twins: tuple[Twin, ...] | None = None  # None: they are found among all stories given


ALL = Evidence()


def derive(
    stories: Sequence[Story],
    claims: Iterable[Claim],
    own: Mapping[str, Published],
    known_at: datetime | None = None,
    evidence: Evidence = ALL,
) -> Mapping[str, Derived]:
    """Periods of stories without a date of their own, or narrower ones inside a Period that was only inferred.

    `own` holds the dates that stories have by themselves; stories known after a moment date no other. Near copies and
    running counts that exclude each other give no Period.
    """
    unique = tuple(sorted({story.id: story for story in stories}.values(), key=lambda story: story.id))
    open_ = frozenset(story.id for story in unique if is_open(story, own.get(story.id)))
    if not open_ or len(open_) == len(unique):
        return {}
    firm = {name: given.period for name, given in own.items() if name not in open_ and _known(given.period, known_at)}
    twins: dict[str, list[Twin]] = defaultdict(list)
    for twin in _twins(unique, open_) if evidence.twins is None else evidence.twins:
        if twin.story in open_ and twin.other in firm:
            twins[twin.story].append(twin)
    days = {name: few for name, period in firm.items() if (few := _days(period)) and _lately(period, evidence.counted)}
    totals = between_totals(claims, open_, days)
    found = {name: _joined(twins.get(name, ()), totals.get(name, ()), own) for name in sorted({*twins, *totals})}
    return {name: derived for name, derived in found.items() if derived and _agrees(own.get(name), derived.period)}


def is_open(story: Story, own: Published | None) -> bool:
    """Whether other stories may date one: it has no Period of its own, or one that was only inferred."""
    return story.published is None and (own is None or own.basis is Basis.INFERRED)


@lru_cache(maxsize=2)  # the same stories are asked for at several moments
def _twins(stories: tuple[Story, ...], wanted: frozenset[str]) -> tuple[Twin, ...]:
    return find_twins(stories, find_leads(stories, wanted))


def _lately(period: Period, counted: datetime | None) -> bool:
    return counted is None or (period.known_at is not None and period.known_at >= counted)


def _known(period: Period, known_at: datetime | None) -> bool:
    return known_at is None or period.known_by(known_at)


def _agrees(own: Published | None, period: Period) -> bool:
    """Whether nothing was inferred before, or something wider around it."""
    return own is None or (own.period.contains(period) and own.period.width != period.width)


def _joined(twins: Sequence[Twin], totals: Sequence[Between], own: Mapping[str, Published]) -> Derived | None:
    """What near copies show where running counts allow it; without any copy, what all the counts allow."""
    ends = [(between.first, between.last) for between in totals]
    first, last = max((start for start, _ in ends), default=date.min), min((end for _, end in ends), default=date.max)
    if first > last:
        return None
    if twins:
        copied = _between(twins, own)
        return copied if copied and (not ends or copied.period.overlaps(Period.of_days(first, last))) else None
    if last - first >= LONGEST * DAY:
        return None
    rests = {story for between in totals for story in between.stories}
    return Derived(Period.of_days(first, last), totals=tuple(sorted(rests)))


def _between(twins: Sequence[Twin], own: Mapping[str, Published]) -> Derived | None:
    """The days from the first dated copy to the last; a single day has those beside it on which the story may be."""
    days = {twin: found for twin in twins if (found := _days(own[twin.other].period))}
    if not days:
        return None
    first, last = min(start for start, _ in days.values()), max(end for _, end in days.values())
    if last - first >= WIDEST * DAY:
        return None
    if first == last:
        earlier = DAY * (not any(twin.after for twin in days))
        later = DAY * (not any(twin.before for twin in days))
        first, last = first - earlier, last + later
    period = Period.of_days(first, last)
    if any(not own[twin.other].period.overlaps(period) for twin in twins):
        return None
    return Derived(period, copies=tuple(sorted(twin.other for twin in days)))


def _days(period: Period) -> tuple[date, date] | None:
    """First and last day of a Period of a few days; None for a wider one."""
    first, last = period.first_day, period.last_day
    return (first, last) if first and last and last - first < WIDEST * DAY else None
