"""Which period is asked, and what came before it. Rule: the end of a period says what is known, never a clock."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta

from wederhoor.model.claims import ReadDate, Reading
from wederhoor.model.period import BadPeriod, Period
from wederhoor.model.stories import Published, Story
from wederhoor.model.vocabulary import Basis
from wederhoor.situation.derived import derive


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
    stories: Iterable[Story], readings: Iterable[Reading], known_at: datetime | None = None
) -> Mapping[str, Published]:
    """The published Period of each story that has one with an end, by story id.

    Near copies that are known at a moment, by default all of them, date the stories that have no Period of their own.
    """
    told = tuple(stories)
    own = own_dates(told, readings)
    found = {name: Published(derived.period, Basis.INFERRED) for name, derived in derive(told, own, known_at).items()}
    return dict(sorted({**own, **found}.items()))


def own_dates(stories: Iterable[Story], readings: Iterable[Reading]) -> Mapping[str, Published]:
    """The same without other stories: from what each page gives and each text says."""
    read = best_readings(readings)
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
