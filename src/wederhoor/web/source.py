"""Where pages get what they show. Rule: whoever starts the server puts ledger and packs together."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from wederhoor.model.claims import Reading
from wederhoor.model.maps import BaseMap
from wederhoor.model.packs import LanguagePack, Theatre
from wederhoor.model.period import Period
from wederhoor.model.places import Gazetteer
from wederhoor.model.stories import Published, Story
from wederhoor.situation.value import Situation
from wederhoor.web.days import Days


class NothingDated(LookupError):
    """The ledger holds no story with a date, so that there is no last day to show."""


class Unreadable(RuntimeError):
    """The ledger cannot be read; the message names file, place and remedy."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks for: a period, by default the last day with a dated story, and two moments."""

    period: Period | None = None
    known_at: datetime | None = None  # aware; by default the end of the period
    recorded: datetime | None = None  # aware; by default all that is recorded


@dataclass(frozen=True, slots=True)
class Seen:
    """The situation that is asked for, and the one that it is compared with."""

    situation: Situation
    previous: Situation
    theatre: Theatre  # with the actors that people made one


@dataclass(frozen=True, slots=True)
class Glance:
    """One situation alone, for a page about one thing."""

    situation: Situation
    theatre: Theatre  # with the actors that people made one


@dataclass(frozen=True, slots=True)
class Library:
    """Stories with their newest readings, as people reviewed them, and their dates."""

    stories: Mapping[str, Story]
    readings: Mapping[str, Reading]
    dated: Mapping[str, Published]


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

    def days(self, recorded: datetime | None) -> Days:
        """When the reports came out that have a date of their own, of those recorded by then."""
        ...

    def seen(self, asked: Asked) -> Seen:
        """The situation of a period; raises NothingDated."""
        ...

    def glance(self, asked: Asked) -> Glance:
        """The situation of a period, by default of the day of the moment asked; raises NothingDated."""
        ...

    def library(self, asked: Asked) -> Library:
        """The stories known at the moment asked, by default all, those without a date too."""
        ...
