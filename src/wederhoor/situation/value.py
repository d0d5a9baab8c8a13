"""Everything that follows from the ledger for a period. Rule: nothing later than known_at is in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from wederhoor.model.claims import Claim
from wederhoor.model.period import Period
from wederhoor.model.stories import Published, Story
from wederhoor.model.vocabulary import Basis
from wederhoor.model.weights import ControlCell, Copy, Relation, Silence
from wederhoor.weighing.weighed import Weighed


@dataclass(frozen=True, slots=True)
class Firmer:
    """A headline or subhead that says more firmly, or without a source, what its own text says with one."""

    headline: str  # claim
    body: str  # claim
    rule: str  # no_source, hedge_dropped or number_firmer


@dataclass(frozen=True, slots=True)
class Possible:
    """A story that may be of the period: its Period only overlaps it, and for certain it is known only later."""

    story: Story
    published: Published
    claims: tuple[Claim, ...]  # in the order of the text; none of them is weighed


@dataclass(frozen=True, slots=True)
class Beyond:
    """How many stories are known with those that are not weighed because they are too old."""

    reports: int
    outlets: int


@dataclass(frozen=True, slots=True)
class Situation:
    """One lens for commands, web, update and exports. Tuples of stories and claims are in the order of their moment."""

    period: Period
    known_at: datetime  # aware, UTC
    stories: Mapping[str, Story]  # the dated stories known at known_at: those weighed, and those that cells rest on
    published: Mapping[str, Period]  # of those stories: as the text proves, the page gives or near copies show it
    bases: Mapping[str, Basis]  # what those Periods rest on
    inside: tuple[str, ...]  # stories whose published Period lies inside the period
    overlapping: tuple[str, ...]  # known stories that only overlap it: "dated only to ..."
    earlier: tuple[str, ...]  # known stories published before it starts
    undated: int  # stories without a published Period with an end
    waiting: int  # stories that overlap the period and become known only after known_at
    claims: Mapping[str, Claim]  # of the stories weighed, and those that cells rest on, by id
    new: tuple[str, ...]  # claims of the stories inside
    fresh: tuple[str, ...]  # those of them that repeat no claim of an earlier story
    weighed: Weighed  # over all known stories that are near
    contradictions: tuple[Relation, ...]  # with a claim of the stories inside
    confirmations: tuple[Relation, ...]  # the same
    corrections: tuple[Relation, ...]  # the same
    silences_new: tuple[Silence, ...]  # of the stories inside
    silences_open: tuple[Silence, ...]  # of the three days before the period, without an answer so far
    cells: tuple[ControlCell, ...]  # on the last day of the period
    cells_before: tuple[ControlCell, ...]  # on the day before the period, with what was known then
    copies_new: tuple[Copy, ...]  # copies among the stories inside; all copies so far are weighed.copies
    firmer: tuple[Firmer, ...]  # headlines inside that are firmer than their text
    own_voice: tuple[str, ...]  # claims inside that their outlet prints without a source
    readers: tuple[str, ...]  # readers whose readings were used
    missed: int  # sentences inside with a sign of a claim that yielded none
    aside: int  # stories inside without a claim
    beyond: Beyond | None = None  # None where every known story was weighed
    possible: tuple[Possible, ...] = ()  # those of the waiting ones that the period does not contain, by beginning
