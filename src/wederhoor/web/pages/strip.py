"""The lines of an update over the hours: when it happened, was said and was known. Rule: a sentence's own precision."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from wederhoor.briefing.book import Book
from wederhoor.briefing.update import Line, Update
from wederhoor.drawing.strip import Bar, Dot, Drawn, Strip, Tick, draw, joined
from wederhoor.model.claims import Claim
from wederhoor.model.period import HOME, Period, at_home
from wederhoor.model.vocabulary import UNATTRIBUTED
from wederhoor.situation.value import Situation
from wederhoor.web.pages.moments import told_by

HOURS = (6, 12, 18)  # named on a day
FEW = 4  # days up to which hours are named
LAST = 8  # reports that are named where the strip is folded
MOST = 31  # days that a strip shows: the last of the period


Path = Callable[[datetime], str]


def strip(
    told: Update, whole: Situation, situation: Situation, book: Book, words: Mapping[str, str], path: Path
) -> Drawn:
    """The strip of an update: `whole` is all that was known at the end of its period, `path` leads to a moment."""
    period = situation.period
    first, last = period.first_day, period.last_day
    assert first is not None  # a situation's period has two ends
    assert last is not None
    begins = max(first - timedelta(days=1) if period.day else first, last - timedelta(days=MOST - 1))
    start, end = _start(begins), _start(last + timedelta(days=1))
    value = Strip(
        start=start,
        end=end,
        happened=joined(_bars(told.short, _when, book, start, end), start, end),
        said=joined(_bars(told.short, _said(situation), book, start, end, who=True), start, end),
        known=tuple(_dots(whole, start, book, words["dot"], path)),
        ticks=tuple(_ticks(begins, last, book, path)),
        until=situation.known_at,
        title=words["title"].format(period=book.period(period)),
        about=words["about"],
        names=(words["happened"], words["said"], words["known"]),
    )
    return draw(value)


def hours(whole: Situation, known_at: datetime) -> tuple[str, ...]:
    """The reports of a period that were known by a moment, as signs with their hours; of many only the last."""
    copies = {copy.story for copy in whole.weighed.copies}
    found = []
    telling = told_by(whole)
    for name in whole.inside:
        moment = whole.published[name].known_at
        if moment and moment <= known_at and name in telling:
            found.append(f"{'○' if name in copies else '●'} {_hour(moment)}")
    return tuple(found[-LAST:])


def _hour(moment: datetime) -> str:
    return f"{at_home(moment):%H.%M}"


def _start(day: date) -> datetime:
    start = Period.of_day(day).start
    assert start is not None  # a day has one
    return start


def _when(claim: Claim) -> Period | None:
    return claim.named_when


def _said(situation: Situation) -> Callable[[Claim], Period | None]:
    """When a claim was said, else the day of the report that tells of it."""

    def said(claim: Claim) -> Period | None:
        if claim.said:
            return claim.said
        published = situation.published.get(claim.story)
        return Period.of_day(published.day) if published and published.day else published

    return said


def _bars(
    lines: Iterable[Line],
    when: Callable[[Claim], Period | None],
    book: Book,
    start: datetime,
    end: datetime,
    *,
    who: bool = False,
) -> Iterator[Bar]:
    for line in lines:
        claim = line.said[0].claim
        period = when(claim)
        if period and period.start and period.end and period.end > start and period.start < end:
            yield Bar(max(period.start, start), min(period.end, end), _name(line, claim, book, who=who))


def _name(line: Line, claim: Claim, book: Book, *, who: bool) -> str:
    names = [book.actor_short(name) for name in claim.claimants if name != UNATTRIBUTED] if who else []
    if not who:
        names = [book.place(line.place)] if line.place else [book.word("noun", line.kind.value)]
    return " ".join((str(line.number), *names[:1]))


def _dots(whole: Situation, start: datetime, book: Book, pattern: str, path: Path) -> Iterator[Dot]:
    copies = {copy.story for copy in whole.weighed.copies}
    telling = told_by(whole)
    for name in (*whole.earlier, *whole.inside):
        moment, story = whole.published[name].known_at, whole.stories[name]
        if moment and moment >= start and name in telling:
            outlet = story.outlet or book.word("labels", "outlet_unknown")
            about = pattern.format(moment=book.moment(moment), outlet=outlet)
            yield Dot(moment, _hour(moment), about, path(moment), name in copies)


def _ticks(first: date, last: date, book: Book, path: Path) -> Iterator[Tick]:
    length = (last - first).days + 1
    for step in range(0, length, 1 if length <= 2 * FEW else 7):
        day = first + timedelta(days=step)
        begins = _start(day)
        yield Tick(begins, book.day(day, "day_short"))
        if length <= FEW:
            for hour in HOURS:
                moment = datetime(day.year, day.month, day.day, hour, tzinfo=ZoneInfo(HOME))
                yield Tick(moment, f"{hour:02}.00", path(moment))
