"""From stories and readings to one situation. Rule: the order in which a ledger was filled changes nothing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from wederhoor.model.claims import Claim, Reading
from wederhoor.model.packs import Theatre
from wederhoor.model.period import BadPeriod, Period
from wederhoor.model.places import Gazetteer
from wederhoor.model.stories import Published, Story
from wederhoor.model.vocabulary import FAMILY_OF, Family, RelationKind
from wederhoor.model.weights import OWN_DENIAL, ControlCell, Relation, Silence
from wederhoor.situation.derived import ALL, Evidence
from wederhoor.situation.headlines import firmer_headlines, own_voice
from wederhoor.situation.near import COUNTED, Reach, Totals, remembered
from wederhoor.situation.periods import best_readings, dated, own_dates
from wederhoor.situation.possible import possible_stories
from wederhoor.situation.value import Beyond, Situation
from wederhoor.weighing.control import Ground, cells, survey_facts
from wederhoor.weighing.facts import gather
from wederhoor.weighing.grading import graded
from wederhoor.weighing.judged import UNJUDGED, Judged
from wederhoor.weighing.weigh import weigh_facts
from wederhoor.weighing.weighed import Weighed

OPEN_FOR = 3  # days on which a silence stands on the list of open questions, its own day included


@dataclass(frozen=True, slots=True)
class Known:
    """The stories known at a moment, what was read in them, and which of them the period holds."""

    stories: Mapping[str, Story]
    published: Mapping[str, Published]
    readings: Mapping[str, Reading]
    claims: Mapping[str, Claim]
    order: tuple[str, ...]  # stories by their moment

    def periods(self) -> dict[str, Period]:
        """The published Period of each known story."""
        return {name: given.period for name, given in self.published.items()}


def assemble(
    stories: Sequence[Story],
    readings: Sequence[Reading],
    theatre: Theatre,
    gazetteer: Gazetteer,
    period: Period,
    known_at: datetime | None = None,
    reach: Reach | None = None,
    judged: Judged = UNJUDGED,
) -> Situation:
    """The situation of a period as known at a moment, by default at its end; raises BadPeriod for an open period.

    Readings come as people reviewed them; `judged` holds the pairs of claims that they brought together or set apart.
    With a reach only what is near is weighed: the stories from its first day on, and who last held the towns.
    """
    moment = _moment(period, known_at)
    unique = {story.id: story for story in stories}
    evidence = ALL if reach is None else Evidence(reach.start - COUNTED, reach.twins)
    published = dated(unique.values(), readings, moment, evidence)
    read = best_readings(readings)
    own = own_dates(unique.values(), read)
    known = _known(unique, published, read, moment, reach)
    facts = gather(known.stories.values(), known.claims.values(), theatre, gazetteer, known.periods())
    weighed = weigh_facts(facts, known.stories.values(), theatre, known.periods(), judged)
    weighed = graded(weighed, known.claims, known.periods(), theatre)
    inside = tuple(name for name in known.order if period.contains(known.published[name].period))
    new = _claims_of(inside, known)
    older = _older(unique, published, read, own, known, moment, reach)
    before = gather(older.stories.values(), older.claims.values(), theatre, gazetteer, older.periods())
    ground = survey_facts(sorted((*before, *facts), key=lambda fact: fact.order), theatre, gazetteer)
    last, eve = _cells(ground, period.last_day), _cells(ground, _day_before(period))
    totals = _totals(unique, own, moment, reach)
    derived = [name for name, given in published.items() if name not in own and _since(given.period, reach)]
    shown = _with(known, older, (*last, *eve))
    possible = possible_stories(period, moment, unique, published, read)
    return Situation(
        period=period,
        known_at=moment,
        stories=shown.stories,
        published=shown.periods(),
        bases={name: given.basis for name, given in shown.published.items()},
        inside=inside,
        overlapping=tuple(name for name in known.order if _overlaps(period, known.published[name].period)),
        earlier=tuple(name for name in known.order if _before(known.published[name].period, period)),
        undated=totals.bare - len(derived),
        waiting=sum(name not in known.stories and period.overlaps(given.period) for name, given in published.items()),
        claims=shown.claims,
        new=new,
        fresh=_fresh(new, weighed, inside, known),
        weighed=weighed,
        contradictions=_touching(weighed, RelationKind.CONTRADICTS, new),
        confirmations=_touching(weighed, RelationKind.CONFIRMS, new),
        corrections=_touching(weighed, RelationKind.CORRECTS, new),
        silences_new=_new_silences(weighed, new),
        silences_open=_open_silences(weighed, period, known),
        cells=last,
        cells_before=eve,
        copies_new=tuple(copy for copy in weighed.copies if copy.story in inside),
        firmer=firmer_headlines(known.claims, new, weighed.relations),
        own_voice=own_voice(known.claims, new),
        readers=_readers(known.readings, (one.story.id for one in possible), read),
        missed=sum(len(known.readings[name].missed) for name in inside if name in known.readings),
        aside=sum(not known.readings[name].claims if name in known.readings else True for name in inside),
        beyond=_beyond(known, own, totals, moment),
        possible=possible,
    )


def _readers(used: Mapping[str, Reading], possible: Iterable[str], read: Mapping[str, Reading]) -> tuple[str, ...]:
    readings = (*used.values(), *(read[name] for name in possible if name in read))
    return tuple(sorted({reading.reader for reading in readings}))


def _moment(period: Period, known_at: datetime | None) -> datetime:
    if known_at is not None:
        if known_at.tzinfo is None:
            raise ValueError("known_at needs a zone: a bare clock time names no moment")
        return known_at.astimezone(UTC)
    end = period.known_at
    if end is None or period.start is None:
        raise BadPeriod(period.edtf)
    return end


def _known(
    stories: Mapping[str, Story],
    published: Mapping[str, Published],
    read: Mapping[str, Reading],
    moment: datetime,
    reach: Reach | None,
) -> Known:
    names = (name for name, given in published.items() if _since(given.period, reach))
    return _held(stories, published, read, (name for name in names if not _later(published[name], moment)))


def _held(
    stories: Mapping[str, Story], published: Mapping[str, Published], read: Mapping[str, Reading], names: Iterable[str]
) -> Known:
    """Some stories with their Periods and claims, by their moment."""

    def at(name: str) -> datetime:
        known = published[name].period.known_at
        assert known is not None  # dated() leaves out stories that are never known
        return known

    order = tuple(sorted(names, key=lambda name: (at(name), name)))
    chosen = {name: read[name] for name in order if name in read}
    claims = {
        claim.id: claim
        for name in order
        if name in chosen
        for claim in sorted(chosen[name].claims, key=lambda claim: (claim.sentence, claim.content, claim.id))
    }
    return Known(
        {name: stories[name] for name in order}, {name: published[name] for name in order}, chosen, claims, order
    )


def _since(period: Period, reach: Reach | None) -> bool:
    return reach is None or (period.known_at is not None and period.known_at >= reach.start)


def _later(published: Published, moment: datetime) -> bool:
    return not published.period.known_by(moment)


def _older(
    stories: Mapping[str, Story],
    published: Mapping[str, Published],
    read: Mapping[str, Reading],
    own: Mapping[str, Published],
    known: Known,
    moment: datetime,
    reach: Reach | None,
) -> Known:
    """Stories from before the reach that last spoke of its towns, with their claims about ground alone."""
    if reach is None:
        return _held(stories, published, read, ())
    names = remembered(own, read, reach.start, moment) - known.stories.keys()
    found = _held(stories, published, read, names)
    ground = {name: claim for name, claim in found.claims.items() if FAMILY_OF[claim.kind] is Family.GROUND}
    return replace(found, claims=ground)


def _with(known: Known, older: Known, shown: Iterable[ControlCell]) -> Known:
    """What is known with those older claims that cells rest on, and their stories."""
    told = {claim for cell in shown for claim in (*cell.claimed_by, *cell.admitted_by, *cell.denied_by)}
    told |= {claim for cell in shown for reason in cell.reasons for claim in reason.claims}
    claims = {name: claim for name, claim in older.claims.items() if name in told}
    wanted = {claim.story for claim in claims.values()}
    return replace(
        known,
        stories={**{name: older.stories[name] for name in older.order if name in wanted}, **known.stories},
        published={**{name: older.published[name] for name in older.order if name in wanted}, **known.published},
        claims={**claims, **known.claims},
    )


def _totals(
    stories: Mapping[str, Story], own: Mapping[str, Published], moment: datetime, reach: Reach | None
) -> Totals:
    """What the ledger counted, or what can be counted where all its stories are given."""
    if reach is not None and moment in reach.totals:
        return reach.totals[moment]
    known = [name for name, given in own.items() if not _later(given, moment)]
    outlets = frozenset(outlet for name in known if (outlet := stories[name].outlet))
    return Totals(len(known), outlets, len(stories) - len(own))


def _beyond(known: Known, own: Mapping[str, Published], totals: Totals, moment: datetime) -> Beyond | None:
    """How many stories there are with those that are not near; None where all are."""
    reports = totals.reports + sum(name not in own or _later(own[name], moment) for name in known.order)
    if reports == len(known.order):
        return None
    outlets = totals.outlets | {outlet for story in known.stories.values() if (outlet := story.outlet)}
    return Beyond(reports, len(outlets))


def _claims_of(stories: Iterable[str], known: Known) -> tuple[str, ...]:
    wanted = set(stories)
    return tuple(name for name, claim in known.claims.items() if claim.story in wanted)


def _overlaps(period: Period, published: Period) -> bool:
    return period.overlaps(published) and not period.contains(published)


def _before(published: Period, period: Period) -> bool:
    return published.end is not None and period.start is not None and published.end <= period.start


def _fresh(new: Sequence[str], weighed: Weighed, inside: Sequence[str], known: Known) -> tuple[str, ...]:
    """New claims that do not repeat a claim of a story outside the period."""
    within = set(inside)
    repeated = {
        relation.a
        for relation in weighed.relations
        if relation.kind is RelationKind.REPEATS and known.claims[relation.b].story not in within
    }
    return tuple(name for name in new if name not in repeated)


def _touching(weighed: Weighed, kind: RelationKind, new: Sequence[str]) -> tuple[Relation, ...]:
    wanted = set(new)
    return tuple(r for r in weighed.relations if r.kind is kind and r.rule != OWN_DENIAL and {r.a, r.b} & wanted)


def _new_silences(weighed: Weighed, new: Sequence[str]) -> tuple[Silence, ...]:
    wanted = set(new)
    return tuple(silence for silence in weighed.silences if silence.claim in wanted)


def _open_silences(weighed: Weighed, period: Period, known: Known) -> tuple[Silence, ...]:
    """Silences of the days just before the period to which no answer is known; one that a copy repeats stands once."""
    repeated = {r.a for r in weighed.relations if r.kind is RelationKind.REPEATS}
    return tuple(
        silence
        for silence in weighed.silences
        if silence.answered_by is None
        and silence.claim not in repeated
        and _lately(_silent_day(known.claims[silence.claim], known), period.first_day)
    )


def _silent_day(claim: Claim, known: Known) -> date | None:
    """The day of a silence: of the story, or an earlier one that the claim names."""
    published = known.published[claim.story].period.last_day
    named = claim.named_when.last_day if claim.named_when is not None else None
    return min(named, published) if named is not None and published is not None else published


def _lately(day: date | None, first: date | None) -> bool:
    return day is not None and first is not None and 0 < (first - day).days < OPEN_FOR


def _day_before(period: Period) -> date | None:
    return period.first_day - timedelta(days=1) if period.first_day else None


def _cells(ground: Ground, day: date | None) -> tuple[ControlCell, ...]:
    return cells(ground, day) if day is not None else ()
