"""The Period in which a story most likely came out. Rule: an answer holds nearly all that is likely, or there is none.

All clues are weighed together, over the days of the war and some before and after. A story that makes no claim is not
of this war, and is not dated.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from wederhoor.dating.case import Case
from wederhoor.dating.clue import Clue
from wederhoor.dating.happened import happened
from wederhoor.dating.named import named
from wederhoor.dating.posterior import Days, weigh
from wederhoor.dating.telling import lines
from wederhoor.dating.told import told
from wederhoor.model.claims import ReadDate, Reading, Trace
from wederhoor.model.packs import LanguagePack, Theatre
from wederhoor.model.period import Period
from wederhoor.model.stories import Story
from wederhoor.model.vocabulary import Basis
from wederhoor.reading.mentions import Name, TimeExpression
from wederhoor.reading.parsed import Document

MASS = 0.8  # of what is likely that an answer must hold
EDGE = 0.08  # of the likeliest day's share: days beside the answer with as much belong to it
WIDEST = 62  # days of an answer
BEFORE, AFTER = 365, 365  # days before the war and after the chronicle ends that are looked at
OUTSIDE = 0.1  # how likely such a day is beside a day between
ROUGH = 8  # days that an answer may grow to become whole months


def infer(
    story: Story,
    document: Document,
    names: Sequence[Name],
    times: Sequence[TimeExpression],
    reading: Reading,
    language: LanguagePack,
    theatre: Theatre,
) -> ReadDate | None:
    """The Period that a story without any date most likely came out in, with what it rests on; None where it is too wide.

    The page's own date and what the text proves are never contradicted: a story that has either is not asked.
    """
    if story.published is not None or reading.published is not None or not reading.claims:
        return None
    clues = tuple(find_clues(Case.of(story, document, times, theatre), names, reading, language))
    stretch = likeliest(weighed(clues, theatre))
    if stretch is None:
        return None
    because = tuple(_because(clues, stretch))
    span = because[0].span if because else None
    return ReadDate(_readable(*stretch), Basis.INFERRED, "clues", span, because)


def likeliest(days: Days) -> tuple[int, int] | None:
    """The first and last ordinal of what an answer holds; None where that is too much to be of use."""
    core = days.smallest(MASS)
    if core is None:
        return None
    first, last = days.around(*core, EDGE)
    return (first, last) if last - first < WIDEST else None


def find_clues(case: Case, names: Sequence[Name], reading: Reading, language: LanguagePack) -> Iterator[Clue]:
    """Everything in a story that fits some days better than others."""
    sentences = lines(case, names, reading.claims)
    yield from told(case, sentences, language)
    yield from happened(case, sentences)
    yield from named(case, sentences, language)


def weighed(clues: Sequence[Clue], theatre: Theatre) -> Days:
    """The share of each day of the war, and of a year before and after it."""
    started = theatre.started.toordinal()
    last = max(started, (theatre.chronicle.last or theatre.started).toordinal())
    first = started - BEFORE
    prior = [1.0 if started <= day <= last else OUTSIDE for day in range(first, last + AFTER + 1)]
    return weigh(clues, first, prior)


def _because(clues: Sequence[Clue], stretch: tuple[int, int]) -> Iterator[Trace]:
    """The clues that speak for the stretch rather than for other days, the strongest first."""
    middle = range(stretch[0], stretch[1] + 1)
    strength = [(max(map(clue.at, middle)) / max(clue.floor, 0.01), clue) for clue in clues]
    for _, clue in sorted((item for item in strength if item[0] > 1), key=lambda item: (-item[0], item[1].order)):
        yield Trace("published", f"{clue.rule} {clue.about}".strip(), clue.span)


def _readable(first: int, last: int) -> Period:
    """Whole months where that adds little, else the days."""
    start, end = date.fromordinal(first), date.fromordinal(last)
    opening = start.replace(day=1)
    closing = (end.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    if (start - opening).days + (closing - end).days > ROUGH:
        return Period.of_days(start, end)
    one = f"{opening:%Y-%m}"
    other = f"{closing:%Y-%m}"
    return Period.parse(one if one == other else f"{one}/{other}")
