"""Relations, control and series. Rule: asked twice, on the claims that were read and on those of the gold."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from wederhoor.evaluation.answers import (
    Answers,
    ClaimAnswer,
    ControlAnswer,
    DocumentAnswer,
    End,
    PointAnswer,
    RelationAnswer,
    SeriesAnswer,
)
from wederhoor.evaluation.claims import claims_of, plain
from wederhoor.evaluation.documents import Read
from wederhoor.evaluation.gold import Gold
from wederhoor.evaluation.tools import Told, Tools
from wederhoor.model.claims import Claim
from wederhoor.model.period import Period
from wederhoor.model.weights import Series, SeriesPoint
from wederhoor.weighing.weighed import Weighed


@dataclass(frozen=True, slots=True)
class Storyline:
    """What was made of a storyline."""

    relations: tuple[RelationAnswer, ...] = ()
    control: tuple[ControlAnswer, ...] = ()
    series: tuple[SeriesAnswer, ...] = ()
    matters: Mapping[str, str] = field(default_factory=dict)  # claim id -> matter id


def weigh(gold: Gold, told: Told, ends: Mapping[str, End], tools: Tools) -> Storyline:
    """What follows from stories and claims; ends says which claim of which document a claim id stands for."""
    weighed = tools.weigh(told) if tools.weigh is not None else Weighed()
    matters = {claim: matter.id for matter in weighed.matters for claim in matter.claims}
    relations = (
        RelationAnswer(r.kind.value, ends[r.a], ends[r.b]) for r in weighed.relations if r.a in ends and r.b in ends
    )
    series = (_series(one, ends) for one in weighed.series)
    return Storyline(tuple(relations), _control(gold, told, tools), tuple(series), matters)


def _series(series: Series, ends: Mapping[str, End]) -> SeriesAnswer:
    points = (
        PointAnswer(ends[point.claim], point.date, _value(point), point.unit)
        for point in series.points
        if point.claim in ends
    )
    return SeriesAnswer(tuple(points))


def _value(point: SeriesPoint) -> int | float | tuple[int | float, ...] | None:
    if point.value is None:
        return None
    return plain(point.value) if point.high is None else (plain(point.value), plain(point.high))


def _control(gold: Gold, told: Told, tools: Tools) -> tuple[ControlAnswer, ...]:
    """Who holds each place that is asked about, for a reader of everything up to that day."""
    if tools.control is None or gold.control is None:
        return ()
    holders: dict[tuple[str, str], str] = {}
    for day in dict.fromkeys(state.date for state in gold.control):
        moment = date.fromisoformat(day)
        for cell in tools.control(told.known_by(moment), moment):
            holders[(day, cell.place)] = cell.holder
    asked = ((state.date, state.place) for state in gold.control)
    return tuple(ControlAnswer(day, place, holders.get((day, place), "unknown")) for day, place in asked)


def told_by(reads: Iterable[Read]) -> Told:
    """The stories and claims that were read, with their dates."""
    every = tuple(reads)
    return Told(
        tuple(read.story for read in every),
        tuple(claim for read in every for claim in read.reading.claims),
        {read.story.id: read.published for read in every if read.published is not None},
    )


def ends_of(delivered: Mapping[str, Read], alone: Mapping[str, Read]) -> dict[str, End]:
    """Claims read with deliveries -> the same claims read without; one that was read only with them stands for none."""
    ends: dict[str, End] = {}
    for doc, read in delivered.items():
        if doc not in alone:
            continue
        places: dict[object, list[int]] = {}
        for number, claim in enumerate(alone[doc].reading.claims):
            places.setdefault(_content(claim), []).append(number)
        for claim in read.reading.claims:
            numbers = places.get(_content(claim))
            if numbers:
                ends[claim.id] = End(doc, numbers.pop(0))
    return ends


def _content(claim: Claim) -> tuple[object, ...]:
    """What a claim says, dates apart."""
    said = (claim.claimants, claim.kind, claim.polarity, claim.certainty, claim.agent, claim.target, claim.place_ids)
    return claim.sentence, claim.content, said, claim.quantity


def given_gold(gold: Gold, delivered: Mapping[str, Read], tools: Tools) -> Answers:
    """What weighing makes of the annotated claims: each with the story that was read and its true moment."""
    stories = {doc: read.story for doc, read in delivered.items() if gold.documents[doc].published_true}
    claims = {doc: claims_of(doc, gold.documents[doc].claims, story) for doc, story in stories.items()}
    published = {
        story.id: Period.parse(moment)
        for doc, story in stories.items()
        if (moment := gold.documents[doc].published_true) is not None
    }
    told = Told(tuple(stories.values()), tuple(claim for some in claims.values() for claim in some), published)
    ends = {claim.id: End(doc, number) for doc, some in claims.items() for number, claim in enumerate(some)}
    made = weigh(gold, told, ends, tools)
    return Answers(_as_given(gold, claims, made.matters), made.relations, made.control, made.series)


def _as_given(
    gold: Gold, claims: Mapping[str, tuple[Claim, ...]], matters: Mapping[str, str]
) -> dict[str, DocumentAnswer]:
    """The annotated claims as answers, each with the matter it was put in."""
    return {
        doc: DocumentAnswer(
            doc,
            claims=tuple(
                _with_matter(wanted, matters.get(claim.id))
                for wanted, claim in zip(gold.documents[doc].claims, some, strict=True)
            ),
        )
        for doc, some in claims.items()
    }


def _with_matter(claim: ClaimAnswer, matter: str | None) -> ClaimAnswer:
    shared = {name: getattr(claim, name) for name in ClaimAnswer.__dataclass_fields__}
    return ClaimAnswer(**{**shared, "matter": matter})
