"""Which stories of a ledger a situation needs. Rule: rather some too many than one too few; weighing chooses again."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from wederhoor.model.catalogue import EVER, NEVER, Catalogue, Filed, KeyKind, closed_key, open_key, seconds
from wederhoor.model.claims import Reading
from wederhoor.model.period import BadPeriod, Period
from wederhoor.situation.cards import town_keys
from wederhoor.situation.near import COPIED, COUNTED, KEPT, SPOKEN, Reach, Totals
from wederhoor.weighing.fingerprints import CROWD, Leads, enough

SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Asked:
    """A period and the moment at which it is looked at."""

    period: Period
    moment: datetime


@dataclass(frozen=True, slots=True)
class Decided:
    """The stories of which people decided something, and the towns of which their claims speak since."""

    stories: frozenset[str] = frozenset()
    towns: frozenset[tuple[KeyKind, int]] = frozenset()

    @classmethod
    def of(cls, readings: Iterable[Reading]) -> "Decided":
        """From their readings, as people reviewed them."""
        found = tuple(readings)
        keys = frozenset(key for reading in found for key in town_keys(reading.claims))
        return cls(frozenset(reading.story for reading in found), keys)


NOTHING = Decided()


@dataclass(frozen=True, slots=True)
class Found:
    """The stories to load, which of them may be near copies, and how far the situations made of them reach."""

    stories: frozenset[str]
    leads: Leads
    reach: Reach
    ground: frozenset[str] = frozenset()  # those of them of which only the claims about ground are asked


def find(catalogue: Catalogue, asked: Sequence[Asked], reach: Reach, decided: Decided = NOTHING) -> Found:
    """The stories that the situations of some periods need, all with one reach; raises BadPeriod for an open period.

    The catalogue knows claims as they were read: what people decided is looked at again when it is weighed.
    """
    cards = {card.story: card for card in catalogue.filed(decided.stories)}
    first = seconds(reach.start - max(SPOKEN, COUNTED))
    lately = catalogue.known(first, max(seconds(one.moment) for one in asked))
    last = set[str]()
    for one in asked:
        cards.update({card.story: card for card in _near(catalogue, one, reach.start, lately)})
        last.update(_last_told(catalogue, one, reach.start, lately, decided))
    cards.update({card.story: card for card in catalogue.open_among(last)})
    firm, candidates = _who_may_date(catalogue, asked, reach.start, lately)
    undated = {name for name in candidates if name not in cards}
    cards.update({card.story: card for card in catalogue.filed(undated)})
    open_ = [card for card in cards.values() if card.open]
    leads = leads_of(catalogue, open_)
    whole = {*cards, *(other for others in leads.values() for other in others)}
    whole |= _counted(catalogue, open_, firm)
    totals = {one.moment: Totals(*catalogue.counts(seconds(one.moment))) for one in asked}
    return Found(frozenset(whole | last), leads, Reach(reach.since, totals), frozenset(last - whole))


def find_around(catalogue: Catalogue, story: str) -> Found | None:
    """What shows one story: its versions, what may be copies of it, and what may date them; None where it is not."""
    cards = {card.story: card for card in catalogue.filed((story,))}
    if not cards:
        return None
    keys = cards[story].keys
    pages = catalogue.holders((key for kind, key in keys if kind is KeyKind.PAGE), NEVER, EVER, EVER)
    marks = {closed_key(key) for kind, key in keys if kind in {KeyKind.MARK, KeyKind.OPEN_MARK}}
    sharing = catalogue.holders({*marks, *map(open_key, marks)}, NEVER, EVER, CROWD + 1).values()
    alike = enough(Counter(other for found in sharing if len(found) <= CROWD for other in found))
    wanted = {*alike, *(other for found in pages.values() for other in found)} - cards.keys()
    cards.update({card.story: card for card in catalogue.filed(wanted)})
    open_ = [card for card in cards.values() if card.open]
    leads = leads_of(catalogue, open_)
    stories = {*cards, *(other for others in leads.values() for other in others)}
    stories |= _counted(catalogue, open_, (NEVER + 1, EVER))
    return Found(frozenset(stories), leads, Reach(date.min))


def _near(catalogue: Catalogue, asked: Asked, start: datetime, lately: Iterable[Filed]) -> Iterable[Filed]:
    """Stories of the period and before, and those that come later."""
    if asked.period.end is None:
        raise BadPeriod(asked.period.edtf)
    moment = seconds(asked.moment)
    yield from _known(lately, seconds(start), moment)
    yield from catalogue.waiting(moment, seconds(asked.period.end))


def _last_told(
    catalogue: Catalogue, asked: Asked, start: datetime, lately: Iterable[Filed], decided: Decided
) -> Iterable[str]:
    """Stories from before that last spoke of the towns of which somebody spoke lately."""
    moment = seconds(asked.moment)
    spoken = {pair for card in _known(lately, seconds(start - SPOKEN), moment) for pair in card.keys} | decided.towns
    before = min(seconds(start - SECOND), moment)
    for kind, most in KEPT.items():
        towns = sorted(key for found, key in spoken if found is kind)
        yield from catalogue.last(towns, before, most + len(decided.stories))


def _known(cards: Iterable[Filed], first: int, last: int) -> Iterable[Filed]:
    """Those of some stories that are known by themselves in that time, both ends included."""
    return (card for card in cards if card.known is not None and first <= card.known <= last)


def _who_may_date(
    catalogue: Catalogue, asked: Iterable[Asked], start: datetime, lately: Iterable[Filed]
) -> tuple[tuple[int, int], set[str]]:
    """From when to when stories date others by their counts, and the undated stories that they may date."""
    last = max(seconds(one.moment) for one in asked)
    copied, counted = seconds(start - COPIED), seconds(start - COUNTED)
    marks: set[int] = set()
    totals: set[int] = set()
    for card in _known(lately, counted, last):
        totals |= {key for kind, key in card.keys if kind is KeyKind.TOTAL}
        if card.known is not None and card.known >= copied:
            marks |= {key for kind, key in card.keys if kind is KeyKind.MARK}
    sharing = catalogue.holders(map(open_key, marks), NEVER, EVER, CROWD + 1).values()
    found = set(enough(Counter(story for stories in sharing if len(stories) <= CROWD for story in stories)))
    counting = catalogue.holders(map(open_key, totals), NEVER, EVER, EVER).values()
    found |= {story for stories in counting for story in stories}
    return (counted, last), found


def leads_of(catalogue: Catalogue, open_: Iterable[Filed]) -> Leads:
    """For each undated story the dated ones that share enough marks with it, idioms apart."""
    marks = {card.story: [closed_key(key) for kind, key in card.keys if kind is KeyKind.OPEN_MARK] for card in open_}
    every = {mark for found in marks.values() for mark in found}
    dated = catalogue.holders(every, NEVER, EVER, CROWD + 1)
    undated = catalogue.holders(map(open_key, every), NEVER, EVER, CROWD + 1)
    idioms = {mark for mark in every if len(dated.get(mark, ())) + len(undated.get(open_key(mark), ())) > CROWD}
    return {
        story: enough(Counter(other for mark in found if mark not in idioms for other in dated.get(mark, ())))
        for story, found in marks.items()
    }


def _counted(catalogue: Catalogue, open_: Iterable[Filed], between: tuple[int, int]) -> set[str]:
    """Stories whose running counts may date undated ones."""
    keys = {closed_key(key) for card in open_ for kind, key in card.keys if kind is KeyKind.OPEN_TOTAL}
    return {story for stories in catalogue.holders(keys, *between, EVER).values() for story in stories}
