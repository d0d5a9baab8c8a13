"""Where pages get what they show. Rule: whoever starts the server puts ledger and packs together."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Protocol

from wederhoor.ledger.views import Decision
from wederhoor.model.claims import Reading
from wederhoor.model.maps import BaseMap
from wederhoor.model.packs import LanguagePack, Theatre
from wederhoor.model.period import Period
from wederhoor.model.places import Gazetteer, Place
from wederhoor.model.problems import Problem
from wederhoor.model.reviews import Act, Pin
from wederhoor.model.search import Hit, Sought
from wederhoor.model.stories import Published, Story
from wederhoor.situation.attention import Doubt, Spot
from wederhoor.situation.correcting import Packs
from wederhoor.situation.docket import Docket
from wederhoor.situation.found import Found, Key
from wederhoor.situation.listing import Row, Wanted
from wederhoor.situation.value import Situation
from wederhoor.situation.waiting import Waited
from wederhoor.web.days import Days
from wederhoor.web.receiving import Receiver


class NothingDated(LookupError):
    """The ledger holds no story with a date, so that there is no last day to show."""


class NothingNew(ValueError):
    """Nothing can be new since a moment that is not before the one that is asked for."""

    def __init__(self) -> None:
        super().__init__("Nothing can be new since then: the update is as known at an earlier moment. Compare earlier.")


class Unreadable(RuntimeError):
    """The ledger cannot be read; the message names file, place and remedy."""


class Occupied(RuntimeError):
    """Another program writes to the ledger: nothing was stored, and the same can be asked again."""


class Meanwhile(RuntimeError):
    """Somebody decided something meanwhile: nothing was stored."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks for: a period, by default the last day with a dated story, and two moments."""

    period: Period | None = None
    known_at: datetime | None = None  # aware; by default the end of the period
    recorded: datetime | None = None  # aware; by default all that is recorded
    since: datetime | None = None  # aware; compares with the same period as known then, not with the period before

    @property
    def moments(self) -> "Asked":
        """The same moments, of no period."""
        return replace(self, period=None)

    @property
    def ended(self) -> "Asked":
        """The same without a moment of knowledge that is the end of the period, as it is without one anyway."""
        needless = self.period is not None and self.known_at is not None and self.known_at == self.period.known_at
        return replace(self, known_at=None) if needless else self


@dataclass(frozen=True, slots=True)
class Seen:
    """The situation that is asked for, and the one that it is compared with."""

    situation: Situation
    previous: Situation
    theatre: Theatre  # with the actors that people made one
    basis: str | None = None  # the same as long as all of it is; None where only the version of the ledger says that


@dataclass(frozen=True, slots=True)
class Glance:
    """One situation alone, for a page about one thing."""

    situation: Situation
    theatre: Theatre  # with the actors that people made one
    basis: str | None = None  # as above


@dataclass(frozen=True, slots=True)
class Library:
    """Stories with their newest readings, as people reviewed them, and their dates."""

    stories: Mapping[str, Story]
    readings: Mapping[str, Reading]
    dated: Mapping[str, Published]
    whole: bool = True  # whether every story known at the moment is here


Slot = tuple[str, str]  # of a story in a list: the moment at which it is known, as text, and its id


@dataclass(frozen=True, slots=True)
class OutletCount:
    """An outlet with what it brought."""

    outlet: str | None
    stories: int
    claims: int
    first: str | None  # moment and EDTF of its first dated story
    last: str | None

    def and_also(self, other: "OutletCount") -> "OutletCount":
        """The same outlet with more of its stories."""
        firsts = [first for first in (self.first, other.first) if first is not None]
        lasts = [last for last in (self.last, other.last) if last is not None]
        stories, claims = self.stories + other.stories, self.claims + other.claims
        return OutletCount(self.outlet, stories, claims, min(firsts, default=None), max(lasts, default=None))


@dataclass(frozen=True, slots=True)
class PlaceCount:
    """A place with what speaks of it."""

    place: str
    claims: int = 0
    stories: int = 0
    outlets: int = 0


@dataclass(frozen=True, slots=True)
class Sifted:
    """What is left of a search by the values chosen."""

    sentences: int
    claims: int
    facets: Mapping[str, Counter[str]]  # for each sort how many sentences each value would leave
    listed: tuple[Found, ...]  # of the sentences asked for


class Sifter(Protocol):
    """Sentences that were found, to be narrowed."""

    def sifted(self, chosen: Mapping[str, str], after: Key | None, most: int, *, newest: bool) -> Sifted:
        """What has every value chosen, of which so many sentences are listed after one: the best or newest first."""
        ...

    def rows(self, begin: Slot, most: int) -> Sequence[Row]:
        """The claims on them, in no order, of the stories from a place in the list on.

        Of other stories than the first there are so many at least, where there are so many.
        """
        ...


@dataclass(frozen=True, slots=True)
class Look:
    """What needs an eye, of one sort."""

    count: int
    spots: tuple[Spot, ...]  # the first of them
    kept: Library  # with the stories in which they are


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that a person decided, as the ledger recorded it."""

    position: int  # in the ledger's chain
    entry: str  # Entry.id
    recorded_at: datetime
    what: Decision
    undone: bool


@dataclass(frozen=True)
class Bench:
    """What lies before whoever judges: all claims, and everything that was decided."""

    docket: Docket
    deeds: tuple[Deed, ...]  # by position

    @cached_property
    def rows(self) -> Mapping[str, Row]:
        """The claims by id."""
        return {row.claim.id: row for row in self.docket.rows}

    @property
    def position(self) -> int:
        """Of the last decision; 0 before the first."""
        return self.deeds[-1].position if self.deeds else 0


class Lists(Protocol):
    """Lists of a large ledger as known at one moment, of which no more is read than is shown."""

    def after(self, begin: Slot, most: int) -> Sequence[Slot]:
        """The stories from a place in the list on."""
        ...

    def holding(self, begin: Slot, most: int, wanted: Wanted) -> Sequence[Slot]:
        """The same, of those alone that may have a claim that fits; all that have one are among them."""
        ...

    def library(self, stories: Iterable[str]) -> Library:
        """Some of the stories that were known."""
        ...

    def days(self) -> Mapping[str, tuple[int, int]]:
        """Each day with a story that is dated to it, with how many stories and claims."""
        ...

    def of_day(self, day: str) -> Iterable[str]:
        """The stories that are dated to a day."""
        ...

    def latest(self, stories: Iterable[str]) -> datetime | None:
        """When anything about some stories was recorded last."""
        ...

    def places(self, after: str, most: int, named: Collection[str] | None) -> Sequence[PlaceCount]:
        """The places after one, by id, of which a claim speaks; only some of them where they are named."""
        ...

    def outlets(self) -> Iterable[OutletCount]:
        """Each outlet that brought a story."""
        ...

    def waiting(self, chosen: Mapping[str, str], start: int, most: int, moment: datetime | None) -> Waited:
        """A part of the claims of which nobody said anything, of those known at a moment; of lists of no moment."""
        ...

    def bench(self, stories: Iterable[str]) -> Bench:
        """What lies before whoever judges claims of some stories: those, and all of which people decided something."""
        ...

    def needing(self, sort: str, most: int) -> Look:
        """The first findings of a sort, and how many there are."""
        ...

    def doubts(self, most: int) -> tuple[int, Sequence[tuple[Doubt, int]]]:
        """How many names may mean another place, and those of most claims, each with how many."""
        ...

    def sifter(self, sought: Sought, *, bare: bool) -> Sifter | None:
        """The sentences that fit a question, all with a claim for an empty one; None where no index can say.

        `bare` says whether sentences without a claim are among them.
        """
        ...


class Source(Protocol):
    """A ledger with its packs. Every method raises Unreadable where the ledger cannot be read."""

    @property
    def theatre(self) -> Theatre:
        """The war."""
        ...

    @property
    def gazetteer(self) -> Gazetteer:
        """The places."""
        ...

    @property
    def base(self) -> BaseMap | None:
        """What the theatre's maps are drawn on; None for a theatre without."""
        ...

    def language(self, code: str) -> LanguagePack:
        """A language in which pages are written."""
        ...

    def version(self) -> str:
        """What changes whenever anything is recorded."""
        ...

    def receiver(self) -> Receiver:
        """What reads reports into the ledger and says what it learned."""
        ...

    def days(self, recorded: datetime | None) -> Days:
        """When the reports came out that have a date of their own, of those recorded by then."""
        ...

    def seen(self, asked: Asked, before: Seen | None = None) -> Seen:
        """The situation of a period; raises NothingDated or NothingNew.

        `before` is what was seen of the same when the ledger held less, and given again where it is so still.
        """
        ...

    def glance(self, asked: Asked, seen: Seen | None = None, before: Glance | None = None) -> Glance:
        """The situation of a period, by default of the day of the moment asked; raises NothingDated.

        `seen` is what was seen of the same, where that is at hand; `before` as above.
        """
        ...

    def report(self, asked: Asked, story: str) -> Library:
        """One story, if it was known at the moment asked, with at least its versions and what may be its copies."""
        ...

    def holders(self, claim: str) -> Mapping[str, str]:
        """The claims whose id begins so, each with its story; whether they were known at a moment is not looked at."""
        ...

    def library(self, asked: Asked) -> Library:
        """The stories known at the moment asked, by default all, those without a date too."""
        ...

    def lists(self, asked: Asked) -> Lists | None:
        """The same, where they are too many to be looked at each; None where they are not."""
        ...

    def demonstration(self) -> bool:
        """Whether any report of the ledger is demonstration text."""
        ...

    # judging

    def bench(self) -> Bench:
        """The claims and the decisions as they are now."""
        ...

    def packs(self) -> Packs:
        """What a correction is checked against."""
        ...

    def senses(self, name: str) -> tuple[Place, ...]:
        """The places that a written name may mean, the likeliest first."""
        ...

    def decide(self, found: Sequence[Act | Pin], since: int, now: datetime) -> tuple[str, ...]:
        """Store decisions, all or none, and give their entries.

        Raises Meanwhile where another was recorded after position `since`, and Occupied.
        """
        ...

    def seek(self, typed: str) -> Sought:
        """A question as it is typed, understood with the words, names and places of the packs."""
        ...

    def reports(self) -> LanguagePack:
        """The language of the reports."""
        ...

    def hits(self, asked: Asked, sought: Sought) -> tuple[Hit, ...]:
        """The sentences of any report that fit; which of them were known at the moment asked is not looked at."""
        ...

    def near_names(self, name: str) -> tuple[str, ...]:
        """Names of places one slip away from a name that is written wrongly."""
        ...

    def learned(self, stories: Iterable[str]) -> Mapping[str, datetime]:
        """When the ledger first learned of stories, where that can be looked up."""
        ...

    def refused(self) -> tuple[Problem, ...]:
        """What could not be read of the files that were to be, each with its remedy."""
        ...
