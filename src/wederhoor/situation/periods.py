"""Which period is asked, and what came before it. Rule: the end of a period says what is known, never a clock."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta

from wederhoor.model.claims import ReadDate, Reading
from wederhoor.model.period import BadPeriod, Period
from wederhoor.model.stories import Published, Story
from wederhoor.model.vocabulary import Basis
from wederhoor.situation.derived import ALL, Derived, Evidence, derive


def published_of(story: Story, reading: Reading | None) -> Published | None:
    """When a story came out: what its text proves, where the page gives nothing or a Period that contains it."""
    read: ReadDate | None = reading.published if reading is not None else None
    given = story.published
    if read is None or (given is not None and not given.period.contains(read.period)):
        return given
    return Published(read.period, given.basis if given is not None and given.period == read.period else read.basis)


def default_period(stories: Iterable[Story], readings: Iterable[Reading]) -> Period | None:
    """The last single day with a dated story, else the last month with one; None where no story has a date."""
    found = dated(stories, readings)
    days = [day for given in found.values() if (day := given.period.day) is not None]
    if days:
        return Period.of_day(max(days))
    months = [given.period.last_day for given in found.values()]
    last = max((day for day in months if day is not None), default=None)
    return Period.parse(f"{last:%Y-%m}") if last else None


def dated(
    stories: Iterable[Story],
    readings: Iterable[Reading],
    known_at: datetime | None = None,
    evidence: Evidence = ALL,
) -> Mapping[str, Published]:
    """The published Period of each story that has one with an end, by story id.

    Stories that are known at a moment, by default all of them, date those that have no Period of their own.
    """
    told, read = tuple(stories), best_readings(readings)
    own = own_dates(told, read)
    ways = _derived(told, read, own, known_at, evidence)
    found = {name: Published(way.period, Basis.INFERRED) for name, way in ways.items()}
    return dict(sorted({**own, **found}.items()))


def derived(stories: Iterable[Story], readings: Iterable[Reading]) -> Mapping[str, Derived]:
    """The Periods that rest on other stories, with those stories, by story id."""
    told, read = tuple(stories), best_readings(readings)
    return _derived(told, read, own_dates(told, read), None, ALL)


def _derived(
    stories: Sequence[Story],
    read: Mapping[str, Reading],
    own: Mapping[str, Published],
    known_at: datetime | None,
    evidence: Evidence,
) -> Mapping[str, Derived]:
    present = {story.id for story in stories}
    claims = (claim for name in sorted(present & read.keys()) for claim in read[name].claims)
    return derive(stories, claims, own, known_at, evidence)


def own_dates(stories: Iterable[Story], read: Mapping[str, Reading]) -> Mapping[str, Published]:
    """Periods without other stories: from what each page gives and each text says."""
    found = {story.id: published_of(story, read.get(story.id)) for story in stories}
    return {name: given for name, given in sorted(found.items()) if given is not None and given.period.known_at}


def best_readings(readings: Iterable[Reading]) -> Mapping[str, Reading]:
    """One reading per story; of several the one whose reader's name sorts last, so that their order changes nothing."""
    chosen: dict[str, Reading] = {}
    for reading in readings:
        held = chosen.get(reading.story)
        if held is None or (reading.reader, len(reading.claims), repr(reading)) > (
            held.reader,
            len(held.claims),
            repr(held),
        ):
            chosen[reading.story] = reading
    return chosen


def previous(period: Period) -> Period:
    """The day, month, season or year before, or as many days just before; raises BadPeriod for an open period."""
    first, last = period.first_day, period.last_day
    if first is None or last is None:
        raise BadPeriod(period.edtf)
    before = first - timedelta(days=1)
    if period.precision == "month":
        return Period.parse(f"{before:%Y-%m}", period.zone)
    if period.precision == "year":
        return Period.parse(f"{before:%Y}", period.zone)
    if period.precision == "season":
        months = before.year * 12 + before.month - 3  # the first of three, counted from month 0 of year 0
        return Period.of_days(date(months // 12, months % 12 + 1, 1), before, period.zone)
    return Period.of_days(before - (last - first), before, period.zone)


def following(period: Period) -> Period:
    """The day, month, season or year after, or as many days just after; raises BadPeriod for an open period."""
    first, last = period.first_day, period.last_day
    if first is None or last is None:
        raise BadPeriod(period.edtf)
    after = last + timedelta(days=1)
    if period.precision == "month":
        return Period.parse(f"{after:%Y-%m}", period.zone)
    if period.precision == "year":
        return Period.parse(f"{after:%Y}", period.zone)
    if period.precision == "season":
        months = after.year * 12 + after.month + 2  # the first month after those three, counted from month 0 of year 0
        return Period.of_days(after, date(months // 12, months % 12 + 1, 1) - timedelta(days=1), period.zone)
    return Period.of_days(after, after + (last - first), period.zone)
