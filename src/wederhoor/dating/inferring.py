"""The Period in which a story most likely came out. Rule: an answer holds nearly all that is likely, or there is none.

All clues are weighed together, over the days of the war and some before and after. A story that tells of no
fighting and no talks is not of this war, and is not dated.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from math import fsum

from wederhoor.dating.case import Case
from wederhoor.dating.clue import Clue
from wederhoor.dating.happened import TALKS, happened
from wederhoor.dating.named import named
from wederhoor.dating.posterior import Days, weigh
from wederhoor.dating.telling import lines
from wederhoor.dating.told import told
from wederhoor.model.claims import Claim, ReadDate, Reading, Trace
from wederhoor.model.packs import LanguagePack, Theatre
from wederhoor.model.period import Period
from wederhoor.model.stories import Story
from wederhoor.model.vocabulary import FAMILY_OF, Basis, Family
from wederhoor.reading.mentions import Name, TimeExpression
from wederhoor.reading.parsed import Document

MASS = 0.75  # of what is likely that an answer must hold
SURE = frozenset({"taken", "name", "war_day", "weekday_date", "so_long_after"})  # what hardly comes twice
BOUNDS = frozenset({"office", "former_office", "state", "year", "date", "past"})  # what bars days and points at none
ALONE, TOGETHER = 30.0, 1.5  # how much better than on average a clue must fit to do alone, or beside another
WAR = frozenset({Family.GROUND, Family.STRIKES, Family.PEOPLE})
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
    """The Period in which a story without any date most likely came out, and why; None where it is too wide.

    The page's own date and what the text proves are never contradicted: a story that has either is not asked.
    """
    if story.published is not None or reading.published is not None or not any(map(_of_war, reading.claims)):
        return None
    clues = tuple(find_clues(Case.of(story, document, times, theatre), names, reading, language))
    stretch, war = likeliest(weighed(clues, theatre)), _days_of(theatre)
    if stretch is None or not _borne_out(clues, stretch, war):
        return None
    because = tuple(_because(clues, stretch, war))
    span = because[0].span if because else None
    return ReadDate(_readable(*stretch), Basis.INFERRED, "clues", span, because)


def _of_war(claim: Claim) -> bool:
    return FAMILY_OF[claim.kind] in WAR or claim.kind in TALKS


def _borne_out(clues: Sequence[Clue], stretch: tuple[int, int], war: range) -> bool:
    """Whether one clue that hardly errs, or two of different sorts, speak for a stretch."""
    strengths = [(_strength(clue, stretch, war), clue.rule) for clue in clues if clue.rule not in BOUNDS]
    alone = any(strength >= ALONE and rule in SURE for strength, rule in strengths)
    return alone or sum(strength >= TOGETHER for strength, _ in strengths) > 1


def _strength(clue: Clue, stretch: tuple[int, int], war: range) -> float:
    """How much better a clue fits a stretch than the days of the war on average."""
    average = fsum(map(clue.at, war)) / len(war)
    best = max(map(clue.at, range(stretch[0], stretch[1] + 1)))
    return round(best / average, 6) if average > 0 else 0.0


def _days_of(theatre: Theatre) -> range:
    """The days of the war as far as the chronicle tells of it."""
    last = theatre.chronicle.last or theatre.started
    return range(theatre.started.toordinal(), max(theatre.started, last).toordinal() + 1)


def likeliest(days: Days) -> tuple[int, int] | None:
    """The first and last ordinal of what an answer holds; None where that is too much to be of use."""
    core = days.smallest(MASS)
    if core is None or core[1] - core[0] >= WIDEST:
        return None
    return days.around(*core, EDGE, WIDEST)


def find_clues(case: Case, names: Sequence[Name], reading: Reading, language: LanguagePack) -> Iterator[Clue]:
    """Everything in a story that fits some days better than others."""
    sentences = lines(case, names, reading.claims)
    yield from told(case, sentences, language)
    yield from happened(case, sentences)
    yield from named(case, sentences, language)


def weighed(clues: Sequence[Clue], theatre: Theatre) -> Days:
    """The share of each day of the war, and of a year before and after it."""
    war = _days_of(theatre)
    around = range(war.start - BEFORE, war.stop + AFTER)
    return weigh(clues, around.start, [1.0 if day in war else OUTSIDE for day in around])


def _because(clues: Sequence[Clue], stretch: tuple[int, int], war: range) -> Iterator[Trace]:
    """The clues that speak for the stretch rather than for other days, the strongest first."""
    strengths = [(_strength(clue, stretch, war), clue) for clue in clues]
    for _, clue in sorted((item for item in strengths if item[0] > 1), key=lambda item: (-item[0], item[1].order)):
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
