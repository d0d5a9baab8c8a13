"""What languages, theatres and readers offer. Rule: loaded packs come in as arguments; no room loads its own."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from wederhoor.model.actors import Actor
from wederhoor.model.chronicle import Chronicle
from wederhoor.model.claims import Reading
from wederhoor.model.period import Period
from wederhoor.model.stories import Published, Story


@dataclass(frozen=True, slots=True)
class LanguagePack:
    """One language's folder, loaded: TOML tables by file name without suffix."""

    code: str
    tables: Mapping[str, Mapping[str, Any]] = field(
        hash=False
    )  # "speech", "hedges", "happenings", "times", "numbers", "wording" ...
    digest: str  # of all its files
    syntax: str | None = None  # path of its syntax model, if it has one
    rules: str = ""  # digest of the files that readers use: with them a reading changes, with page words it does not


@dataclass(frozen=True, slots=True)
class Theatre:
    """One war's folder, loaded."""

    id: str
    name: Mapping[str, str]  # by language
    started: date  # day 1 of the war
    zone: str  # of local events
    parties: tuple[str, ...]  # the sides
    actors: Mapping[str, Actor]  # by id
    demonyms: Mapping[str, tuple[str, ...]]  # "nl:Russische" -> actor ids of that country
    tables: Mapping[str, Mapping[str, Any]]
    digest: str
    told: Callable[[], Chronicle] = field(default=Chronicle, compare=False)  # only dating asks for it: it is read late

    @property
    def chronicle(self) -> Chronicle:
        """What happened when, and who held what."""
        return self.told()

    def actor(self, name: str) -> Actor | None:
        """An actor by id: a listed one, or a body or office of a country as its patterns make it."""
        known = self.actors.get(name)
        return known if known else self.tables.get("made", {}).get(name)

    def party(self, actor: str) -> str:
        """The party of an actor, or 'third' for one that is not known."""
        known = self.actor(actor)
        return known.party if known else "third"

    def ancestors(self, actor: str) -> tuple[str, ...]:
        """The actor and its parents, nearest first."""
        seen: list[str] = []
        name: str | None = actor
        while name is not None and name not in seen:
            seen.append(name)
            known = self.actor(name)
            name = known.parent if known else None
        return tuple(seen)


class Reader(Protocol):
    """Reads a story: any reader passes the same span and entailment checks."""

    @property
    def name(self) -> str:
        """Name, version and digest."""
        ...

    def read(self, story: Story, published: Published | None) -> Reading:
        """The claims of one story, anchored on the Period given."""
        ...


def anchor_of(story: Story, published: Published | None) -> Period | None:
    """The Period on which relative times rest: what was proved, else what the page gives."""
    chosen = published or story.published
    return chosen.period if chosen else None
