"""What an update is composed from, in the shape it needs. Rule: only this module knows what a Situation is."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from wederhoor.model.claims import Claim
from wederhoor.model.period import Period
from wederhoor.model.stories import Story
from wederhoor.model.vocabulary import Basis, Certainty, Kind, Status
from wederhoor.model.weights import ControlCell, Copy, Matter, Origin, Relation, Series, Silence
from wederhoor.situation.value import Beyond, Possible, Situation

ENDS = re.compile(r"[.!?…][\"'”’»)]*\s")  # counted only to say where in a paragraph a sentence stands
EARLY = datetime(1, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Material:
    """Stories, claims and what weighing made of them, as known at one moment."""

    period: Period
    known_at: datetime | None
    stories: Mapping[str, Story]  # all that are known and dated, by id
    published: Mapping[str, Period]
    bases: Mapping[str, Basis]
    inside: frozenset[str]  # stories of the period
    overlapping: frozenset[str]  # stories dated only to a time that overlaps it
    undated: int
    claims: Mapping[str, Claim]
    new: frozenset[str]  # claims of the stories inside
    copies: tuple[Copy, ...] = ()
    origins: tuple[Origin, ...] = ()
    relations: tuple[Relation, ...] = ()
    matters: tuple[Matter, ...] = ()
    series: tuple[Series, ...] = ()
    silences: tuple[Silence, ...] = ()
    cells: tuple[ControlCell, ...] = ()
    cells_before: tuple[ControlCell, ...] = ()  # on the day before the period
    readers: tuple[str, ...] = ()
    missed: int = 0  # sentences inside the period with a sign of a claim that yielded none
    aside: int = 0  # stories inside the period without a claim
    beyond: Beyond | None = None  # how many are known with those that are too old to be weighed
    possible: tuple[Possible, ...] = ()  # stories that may be of the period; the fields above hold nothing of them
    place_in_text: Mapping[str, tuple[int, int]] = field(default_factory=dict)  # claim -> paragraph, sentence
    by_story: Mapping[str, tuple[Claim, ...]] = field(default_factory=dict)
    doubts: Mapping[str, tuple[Claim, ...]] = field(default_factory=dict)  # and silences, by story and by their object
    statuses: Mapping[tuple[str, Kind], Status] = field(default_factory=dict)  # (claim, kind of its line)
    related: Mapping[str, tuple[Relation, ...]] = field(default_factory=dict)  # by claim
    against: Mapping[str, frozenset[str]] = field(default_factory=dict)  # what contradicts a claim or is contradicted

    def order(self, claim: str) -> tuple[datetime, str, int, int, str]:
        """Where a claim comes among others: its story's moment, then its place in the text."""
        found = self.claims[claim]
        period = self.published.get(found.story)
        moment = (period.known_at if period else None) or EARLY
        return moment, found.story, found.sentence.start, found.content.start, claim

    def of_the_day(self, claim: Claim) -> bool:
        """Whether the report of a claim is dated no more narrowly than the update itself."""
        published = self.published.get(claim.story)
        alike = self.period.day is not None or (published is not None and published.contains(self.period))
        return alike and claim.story in self.inside

    def doubts_near(self, claim: Claim, certainty: Certainty) -> tuple[Claim, ...]:
        """The doubts or silences that are about a claim, or stand in its story."""
        found = (*self.doubts.get(claim.id, ()), *self.doubts.get(claim.story, ()))
        return tuple(doubt for doubt in dict.fromkeys(found) if doubt.certainty is certainty)

    def relations_of(self, claims: Iterable[str]) -> tuple[Relation, ...]:
        """How some claims stand to each other and to others, each relation once."""
        return tuple(sorted({relation for claim in claims for relation in self.related.get(claim, ())}))


def text_of(material: Material, claim: Claim) -> str:
    """The text of a claim's story; empty once it was purged."""
    story = material.stories.get(claim.story)
    return story.text if story else ""


def with_possible(material: Material) -> Material:
    """The material with the stories that may be of the period, to quote and to prove them; weighing knows none."""
    if not material.possible:
        return material
    some = material.possible
    stories = {**material.stories, **{one.story.id: one.story for one in some}}
    told = tuple(claim for one in some for claim in one.claims)
    return replace(
        material,
        stories=stories,
        published={**material.published, **{one.story.id: one.published.period for one in some}},
        bases={**material.bases, **{one.story.id: one.published.basis for one in some}},
        claims={**material.claims, **{claim.id: claim for claim in told}},
        place_in_text={**material.place_in_text, **_places_in_text(stories, told)},
        by_story={**material.by_story, **{one.story.id: one.claims for one in some}},
    )


def gather(situation: Situation) -> Material:
    """What composing needs of a situation."""
    weighed = situation.weighed
    return Material(
        period=situation.period,
        known_at=situation.known_at,
        stories=situation.stories,
        published=situation.published,
        bases=situation.bases,
        inside=frozenset(situation.inside),
        overlapping=frozenset(situation.overlapping),
        undated=situation.undated,
        claims=situation.claims,
        new=frozenset(situation.new),
        copies=weighed.copies,
        origins=weighed.origins,
        relations=weighed.relations,
        matters=weighed.matters,
        series=weighed.series,
        silences=weighed.silences,
        cells=situation.cells,
        cells_before=situation.cells_before,
        readers=situation.readers,
        missed=situation.missed,
        aside=situation.aside,
        beyond=situation.beyond,
        possible=situation.possible,
        place_in_text=_places_in_text(situation.stories, situation.claims.values()),
        by_story=_by_story(situation),
        doubts=_doubts(situation),
        related=_related(weighed.relations),
        against=opposed_by(weighed.relations),
        statuses={
            (claim, line.kind): line.standing.status
            for matter in weighed.matters
            for line in matter.lines
            for claim in line.claims
        },
    )


def _doubts(situation: Situation) -> dict[str, tuple[Claim, ...]]:
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in situation.claims.values():
        if claim.certainty in {Certainty.UNCONFIRMED, Certainty.NO_COMMENT}:
            for key in {claim.story, claim.about or claim.story}:
                found[key].append(claim)
    return {key: tuple(claims) for key, claims in found.items()}


def _related(relations: tuple[Relation, ...]) -> dict[str, tuple[Relation, ...]]:
    found: dict[str, list[Relation]] = defaultdict(list)
    for relation in relations:
        for claim in {relation.a, relation.b}:
            found[claim].append(relation)
    return {claim: tuple(some) for claim, some in found.items()}


def opposed_by(relations: Iterable[Relation]) -> dict[str, frozenset[str]]:
    """By claim, what contradicts it or what it contradicts."""
    found: dict[str, set[str]] = defaultdict(set)
    for relation in relations:
        if relation.opposes:
            found[relation.a].add(relation.b)
            found[relation.b].add(relation.a)
    return {claim: frozenset(others) for claim, others in found.items()}


def _by_story(situation: Situation) -> dict[str, tuple[Claim, ...]]:
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in situation.claims.values():
        found[claim.story].append(claim)
    return {story: tuple(claims) for story, claims in found.items()}


def _places_in_text(stories: Mapping[str, Story], claims: Iterable[Claim]) -> dict[str, tuple[int, int]]:
    """Paragraph and sentence of every claim, both from 1; the sentence is 0 where the text was purged."""
    return {claim.id: _place_in_text(stories[claim.story], claim) for claim in claims if claim.story in stories}


def _place_in_text(story: Story, claim: Claim) -> tuple[int, int]:
    block = next((item for item in story.blocks if item.span.overlaps(claim.sentence)), None)
    if block is None or not story.text:
        return 0, 0
    before = story.text[block.start : claim.sentence.start]
    return block.paragraph, len(ENDS.findall(before)) + 1
